"""A modest limit for readers without an account."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from cooperation.api.authentication import client_address

WINDOW = 60


class AnonymousLimit(BaseThrottle):
    """So many requests a minute from one address; without a cache nobody is refused."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether this request is still within the limit; officers have none."""
        if request.user and request.user.is_authenticated:
            return True
        key = f"api:{client_address(request)}:{int(time.time()) // WINDOW}"
        try:
            count = 1 if cache.add(key, 1, WINDOW) else cache.incr(key)
        except (ValueError, DatabaseError):
            return True
        return bool(count <= settings.API_ANONYMOUS_PER_MINUTE)

    def wait(self) -> float:
        """Seconds until the next window."""
        return WINDOW - time.time() % WINDOW
