"""What the pages of a written text share: finding it, its address, its frame."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.models import TextVersion
from agreements.texts.holding import WRITTEN_IN
from cooperation.pages.agreements.writing.about import crumbs, frame, writable
from partners.records.errors import Forbidden, Unseen


def written_version(officer: Any, key: str, pk: int) -> tuple[Agreement, TextVersion]:
    """A version in sight that is written here, and its agreement. Raises Unseen."""
    agreement = agreement_by_key(officer, key)
    version: TextVersion | None = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=pk).first()
    if version is None or not version.written:
        raise Unseen
    version.agreement = agreement
    return agreement, version


def own_draft(request: HttpRequest, key: str, pk: int) -> tuple[Agreement, TextVersion]:
    """A written version of the own side, for an officer who writes. Raises Unseen, Forbidden."""
    officer: Any = request.user
    agreement = writable(request, key)
    version = written_version(officer, key, pk)[1]
    if version.side_id != officer.party_id or version.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    version.agreement = agreement
    return agreement, version


def is_written_on(officer: Any, version: TextVersion) -> bool:
    """Whether this officer may write in it now."""
    own = version.side_id == officer.party_id and version.owner_id == officer.party_id
    return bool(officer.writes and own and version.is_draft and version.agreement.status in WRITTEN_IN)


def of_text(name: str, version: TextVersion, *more: Any) -> str:
    """The address of a page of a written version."""
    return reverse(name, args=[version.agreement.key, version.pk, *more])


def text_frame(request: HttpRequest, version: TextVersion, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """The context of a form beneath a written version."""
    context = frame(title, version.agreement, request, submit, cancel=of_text(TEXT, version), **more)
    context["crumbs"] = [*crumbs(version.agreement), {"label": _("Written text"), "url": of_text(TEXT, version)}]
    return context


TEXT = "agreement_clauses"
