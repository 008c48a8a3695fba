"""What allauth asks of the product about second factors."""

import base64
import hashlib
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

from partners.models import Officer

_MAIN = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


class SecondFactors(DefaultMFAAdapter):
    """A printed sheet of codes is a second factor in its own right; secrets are kept encrypted."""

    def is_mfa_enabled(self, user: Officer, types: Any = None) -> bool:
        """Whether the officer has one of these; where any main one is asked for, a printed sheet is one."""
        if types is not None and set(types) == _MAIN:
            types = None
        return bool(super().is_mfa_enabled(user, types))

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it: of no use without the key of the installation."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """The name in the officer's app."""
        return str(settings.INSTALLATION_NAME)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name of this installation for security keys; they are bound to its host."""
        return {"id": context.request.get_host().partition(":")[0], "name": settings.INSTALLATION_NAME}


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.blake2b(force_bytes(key), digest_size=32, person=b"second factor").digest())
