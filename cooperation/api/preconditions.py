"""Versions and keys that travel in headers: ETag, If-Match, If-None-Match, Idempotency-Key."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from django.utils import translation
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.problems import ParameterFault, VersionRequired
from partners.records.record import Reader

_KEY = re.compile(r"[\x21-\x7e]{1,80}")
_TAG = re.compile(r'(?:W/)?"(\d{1,9})(?:-[0-9a-f]+)?"')
VARY = "Accept-Language, Authorization, Cookie"
# Kept only by this reader, and asked for again each time.
UNCACHED = {"Cache-Control": "private, no-cache", "Vary": VARY}


def etag(version: int, reader: Reader, *more: Any) -> str:
    """The tag of what a reader sees of a version: it begins with the version itself, for If-Match.

    In the hash are the side, rights and clearance of the reader, the language,
    and whatever else the representation depends on.
    """
    seen_by = (reader.party_id, reader.reads_national, reader.reads_shared, reader.clearance)
    parts = "|".join(str(one) for one in (version, *seen_by, translation.get_language(), *more))
    return f'"{version}-{hashlib.sha256(parts.encode()).hexdigest()[:16]}"'


def plain_etag(content: bytes) -> str:
    """The tag of fixed content."""
    return f'"{hashlib.sha256(content).hexdigest()[:20]}"'


def fresh_headers(tag: str) -> dict[str, str]:
    """The headers of an answer that is kept only by this reader and asked for again each time."""
    return {"ETag": tag, **UNCACHED}


def unchanged(request: Request, tag: str) -> Response | None:
    """The 304 for a reader who has this very representation already, or None."""
    known = request.headers.get("If-None-Match", "")
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    if known.strip() == "*" or tag in tags:
        return Response(status=304, headers=fresh_headers(tag))
    return None


def version_read(request: Request) -> int:
    """The version that an edit was made on, from If-Match.

    Raises VersionRequired without one (`*` names none either), ParameterFault
    for anything but one tag that we gave.
    """
    given = request.headers.get("If-Match", "").strip()
    if given in ("", "*"):
        raise VersionRequired
    found = _TAG.fullmatch(given)
    if not found:
        raise ParameterFault("If-Match", "not_a_version")
    return int(found[1])


def submission_key(request: Request) -> str | None:
    """The Idempotency-Key of a write, or None. Raises ParameterFault for an odd one."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise ParameterFault("Idempotency-Key", "not_a_key")
    return key


def submission_of(request: Request) -> str:
    """What was sent, as a digest: the same key for something else is refused."""
    sent: Iterable[bytes] = (str(request.method).encode(), request.path.encode(), repr(_ordered(request.data)).encode())
    return hashlib.sha256(b"\n".join(sent)).hexdigest()


def _ordered(data: Any) -> Any:
    if isinstance(data, dict):
        return sorted((key, _ordered(value)) for key, value in data.items())
    return [_ordered(one) for one in data] if isinstance(data, list) else data
