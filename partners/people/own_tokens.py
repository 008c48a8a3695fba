"""The tokens that an officer has made for programs."""

from typing import Any

from django.db import models

from partners.people.tokens import ApiToken
from partners.records.errors import Unseen


def own_tokens(officer: Any) -> models.QuerySet[ApiToken]:
    """One's own tokens, newest first; what they authenticate with is not among them."""
    return ApiToken.objects.filter(user=officer).order_by("-created")


def own_token(officer: Any, key: str) -> ApiToken:
    """One of one's own tokens by its short public key. Raises Unseen."""
    found = own_tokens(officer).filter(token_key=key).first()
    if found is None:
        raise Unseen
    return found
