"""From where somebody signs in."""

import ipaddress

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.http import HttpRequest

# What a proxy adds that the operator has not told us to trust: behind it stands anybody.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


def is_this_machine(request: HttpRequest | None) -> bool:
    """Whether a request comes from the machine that the product runs on."""
    if request is None:
        return False
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT and any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(get_client_ip(request) or "").is_loopback
    except ValueError:
        return False
