"""Entering what was exchanged into the register, and taking out what was entered by mistake."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import IntelligencePoint
from agreements.activities.intelligence.arranging import arrangement_of, between_the_two, hold_arrangement
from agreements.activities.intelligence.exchange import Exchange
from agreements.activities.intelligence.handling import handled_as, handling_faults
from agreements.activities.intelligence.neutral import neutral_faults
from agreements.activities.intelligence.receiving import expected_by
from agreements.activities.intelligence.vocabulary import ArrangementStage, ExchangeKind, ExchangeMistake, PointKind
from agreements.activities.sides import side_reported
from agreements.activities.stepping import activity_correction_keep
from agreements.reminders.thresholds import next_telling
from partners.models import Party
from partners.records.errors import Forbidden, Malformed, Refused, Unseen, missing, refuse_unless
from partners.records.service import service
from partners.records.ways import Way

COLUMNS = (
    "kind", "sent_on", "subject_number", "marked_as", "handle_as", "handling", "release_to", "due_on", "channel",
    "answers", "evidence",
)  # fmt: skip
_REQUIRED = ("kind", "sent_on", "subject_number", "channel")


@service
def exchange_register(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    sender: Party,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> Exchange:
    """Enter that something was sent; never what. It has the next number of its arrangement and year.

    `values` are `kind`, `sent_on`, `subject_number`, `channel` (a key) and, where they apply,
    `marked_as` (as the sender names it), `handle_as` (higher than the table says), `handling`,
    `release_to` (codes of parties), `due_on`, `answers` (the key of an earlier entry) and
    `evidence` (the number of the letter that shows it, where the other side sent it and has
    nobody here). Raises Malformed, also for what is more than a number, Forbidden, Unseen,
    Stale, Refused while the arrangement is not in operation, or where protection would fall.
    """
    held = hold_arrangement(officer, activity, expected_version)
    arrangement = arrangement_of(held, officer)
    refuse_unless(arrangement.stage == ArrangementStage.OPERATING, "arrangement_operates", stage=arrangement.stage)
    reported = side_reported(officer, held, sender)
    given = _given(officer, held, values, today, reported)
    entry = Exchange(
        activity=held,
        sender=sender,
        channel=given["channel"],
        answers=given["answers"],
        handled_as=handled_as(officer, held, sender, given["marked_as"] or "", given["handle_as"] or ""),
        way=Way.REPORTED if reported else Way.OFFICER,
        recorded_by=officer,
        receipt_by=expected_by(given["sent_on"], arrangement),
        **_plain(given, reported),
        **between_the_two(held, officer.party_id),
    )
    entry.tell_on = next_telling(entry.due_on, today, None) if entry.due_on else None
    entry.year, entry.number = entry.sent_on.year, _next_number(held, entry.sent_on.year)
    entry.save(force_insert=True)
    return entry


def _given(officer: Any, held: Activity, values: Mapping[str, Any], today: date, reported: bool) -> dict[str, Any]:
    """What was given, with the channel and the earlier entry themselves. Raises Malformed, Refused."""
    given: dict[str, Any] = {name: values.get(name) for name in COLUMNS}
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    faults |= _faults(given, today, reported) | handling_faults(given)
    found = {"channel": _channel(officer, held, given["channel"]), "answers": _entry(officer, held, given["answers"])}
    faults |= {name: ["unknown"] for name, one in found.items() if given[name] and one is None}
    if faults:
        raise Malformed(faults)
    channel = found["channel"]
    if channel.valid_until and channel.valid_until < given["sent_on"]:
        raise Refused([missing("channel_valid_then", on=channel.valid_until.isoformat())])
    return given | found


def _plain(given: Mapping[str, Any], reported: bool) -> dict[str, Any]:
    return {
        "kind": given["kind"],
        "sent_on": given["sent_on"],
        "subject_number": given["subject_number"].strip(),
        "marked_as": (given["marked_as"] or "").strip(),
        "handling": sorted(given["handling"] or ()),
        "release_to": sorted(given["release_to"] or ()),
        "due_on": given["due_on"],
        "evidence": (given["evidence"] or "").strip() if reported else "",
    }


def _faults(given: Mapping[str, Any], today: date, reported: bool) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if given["kind"] not in set(ExchangeKind):
        faults["kind"] = ["unknown"]
    if given["sent_on"] and given["sent_on"] > today:
        faults["sent_on"] = ["in_the_future"]
    for name in ("subject_number", *(["evidence"] if reported else [])):
        if found := neutral_faults((given[name] or "").strip()):
            faults[name] = found
    return faults | {name: ["required"] for name in _REQUIRED if not given[name]}


def _channel(officer: Any, held: Activity, key: Any) -> Any:
    seen = IntelligencePoint.objects.visible_to(officer).filter(activity=held, kind=PointKind.CHANNEL)
    return seen.filter(pk=key).first() if key else None


def _entry(officer: Any, held: Activity, key: Any) -> Any:
    return Exchange.objects.visible_to(officer).filter(activity=held, pk=key).first() if key else None


def _next_number(held: Activity, year: int) -> int:
    """The next of its year; the activity is held, so that no two count at once, and what was taken out keeps its."""
    last = Exchange.objects.filter(activity=held, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def entry_held(officer: Any, held: Activity, exchange_id: int) -> Exchange:
    """An entry of an arrangement that is held. Raises Unseen."""
    seen = Exchange.objects.visible_to(officer).filter(activity=held, pk=exchange_id).select_related("sender")
    found: Exchange | None = seen.first()
    if found is None:
        raise Unseen
    return found


@service
def exchange_mistake(
    *, officer: Any, today: date, activity: Activity, exchange_id: int, why: str, expected_version: int | None
) -> Exchange:
    """Take out an entry that the own party made by mistake; `why` is a code, and its number is not given again.

    Raises Unseen, Forbidden, Malformed, Refused while another entry answers it, Stale.
    """
    held = hold_arrangement(officer, activity, expected_version)
    entry = entry_held(officer, held, exchange_id)
    if entry.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if why not in set(ExchangeMistake):
        raise Malformed({"why": ["unknown"]})
    refuse_unless(not entry.answered_by.filter(mistake_at=None).exists(), "nothing_answers_it")
    entry.mistake_at, entry.tell_on = timezone.now(), None
    entry.save(update_fields=["mistake_at", "tell_on", "updated_at"])
    activity_correction_keep(officer, held, "exchange", entry.pk, {"key": entry.key}, {"mistake": True}, why)
    return entry
