"""Opening, writing and printing briefs."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from cooperation.meetings.brief import MOST_POINTS, MOST_SIGNS, Brief, BriefPrint
from cooperation.meetings.meeting import Meeting
from partners.models import Partnership
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.history import Placed
from partners.records.reads import look
from partners.records.roots import claim
from partners.records.service import service

PRINTED = "brief_printed"
_LISTS = ("to_say", "they_say")
_LINES = ("avoid", "our_promise", "their_promise")


def brief_of(reader: Any, pair: Partnership, meeting: Meeting | None = None) -> Brief | None:
    """The brief on a partner, for a meeting or for any occasion, as far as somebody wrote or printed one."""
    rows = Brief.objects.visible_to(reader).filter(owner=reader.party_id, partnership=pair, meeting=meeting)
    found: Brief | None = rows.select_related("partnership__party_a", "partnership__party_b").first()
    return found


def _may(officer: Any, pair: Partnership) -> None:
    if not officer.reads_national:
        raise Forbidden("role")
    if not pair.has(officer.party_id):
        raise Unseen


def _opened(officer: Any, pair: Partnership, meeting: Meeting | None) -> Brief:
    if meeting is not None:
        seen = Meeting.objects.visible_to(officer).filter(pk=meeting.pk, partnership=pair)
        if not seen.exists():
            raise Unseen
    known = {"owner": officer.party, "partnership": pair, "meeting": meeting, "mistake_at": None}
    found: Any = Brief.objects.get_or_create(**known)[0]
    brief: Brief = found
    return brief


@service
def brief_write(
    *,
    officer: Any,
    today: date,
    pair: Partnership,
    values: Mapping[str, Any],
    expected_version: int | None,
    meeting: Meeting | None = None,
) -> Brief:
    """Write the points of a brief; what is left empty is drafted from the record when it is read.

    `expected_version` is None for one that nobody wrote yet. Raises Malformed,
    Forbidden for an officer who does not write, Unseen, Stale.
    """
    _may(officer, pair)
    if not officer.writes:
        raise Forbidden("role")
    faults = {name: ["unknown_field"] for name in set(values) - {*_LISTS, *_LINES}}
    cleaned: dict[str, Any] = {}
    for name in _LISTS:
        points = [str(one).strip() for one in values.get(name) or () if str(one).strip()]
        if len(points) > MOST_POINTS:
            faults[name] = ["too_many"]
        elif any(len(one) > MOST_SIGNS for one in points):
            faults[name] = ["too_long"]
        cleaned[name] = points
    for name in _LINES:
        cleaned[name] = str(values.get(name) or "").strip()
        if len(cleaned[name]) > MOST_SIGNS:
            faults[name] = ["too_long"]
    if faults:
        raise Malformed(faults)
    held: Brief = claim(_opened(officer, pair, meeting), expected_version)
    for name, value in cleaned.items():
        setattr(held, name, value)
    held.written_at = timezone.now()
    held.save()
    return held


@service
def briefs_print(
    *, officer: Any, today: date, pairs: Sequence[Partnership], language: str, form: str, meeting: Meeting | None = None
) -> list[BriefPrint]:
    """Keep that briefs were printed, several under one binder, each with its place in the history; and log the read.

    Raises Forbidden for whoever does not read what the own party keeps to itself, Unseen.
    """
    for pair in pairs:
        _may(officer, pair)
    position = Placed.objects.aggregate(last=Max("position"))["last"] or 0
    binder = secrets.token_hex(6) if len(pairs) > 1 else ""
    made = [
        BriefPrint(
            brief=_opened(officer, pair, meeting),
            owner=officer.party,
            partnership=pair,
            language=language[:5],
            on=today,
            position=position,
            binder=binder,
            made_by=officer,
        )
        for pair in pairs
    ]
    BriefPrint.objects.bulk_create(made)
    look(officer, PRINTED, {"partners": [pair.code for pair in pairs], "form": form, "language": language})
    return made


def last_print(reader: Any, pair: Partnership) -> BriefPrint | None:
    """When a brief on this partner was printed last; None before any was."""
    rows = BriefPrint.objects.visible_to(reader).filter(owner=reader.party_id, partnership=pair)
    found: BriefPrint | None = rows.order_by("-id").first()
    return found
