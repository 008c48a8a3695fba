"""Handing a stored file to whoever may read it: as a download and nothing else, in whole or from a byte on.

A browser never shows it: it is an attachment, its type is not guessed, and
were it opened all the same, it could neither run nor load anything.
"""

import re

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from partners.records.files import StoredFile, file_pieces

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_CLOSED = "sandbox; default-src 'none'; frame-ancestors 'none'"


def download(request: HttpRequest, file: StoredFile, name: str) -> HttpResponseBase:
    """The file as an answer: 200, 206 for a range of it, 304 where the reader has it, 416 for a range that it lacks."""
    tag = f'"{file.digest}"'
    if tag in request.headers.get("If-None-Match", ""):
        return _marked(HttpResponse(status=304), tag)
    stretch = _asked(request, file.size, tag)
    if stretch is not None and stretch[0] >= stretch[1]:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{file.size}"
        return _marked(refused, tag)
    start, stop = stretch or (0, file.size)
    pieces = file_pieces(file, start, stop) if request.method == "GET" else ()
    response = StreamingHttpResponse(pieces, status=206 if stretch else 200, content_type=file.media_type)
    if stretch:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{file.size}"
    return attached(_marked(response, tag), name, stop - start)


def attached(response: HttpResponseBase, name: str, size: int) -> HttpResponseBase:
    """The answer as an attachment called `name`, which nothing in a browser opens by itself."""
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _CLOSED
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _marked(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Kept by this reader alone, and asked for again each time: sight may end."""
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Authorization, Cookie"
    return response


def _asked(request: HttpRequest, size: int, tag: str) -> tuple[int, int] | None:
    """The stretch that a `Range` asks for, from byte to byte; None for the whole (RFC 9110, 14)."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or found.group() == "bytes=-" or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = found[1], found[2]
    if not first:
        return max(size - int(last), 0), size if int(last) else 0
    return int(first), min(int(last) + 1, size) if last else size
