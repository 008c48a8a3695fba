"""Writing down a series; preparing a meeting, changing it, moving its day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.models import Obligation
from cooperation.meetings.access import hold_root, own_only
from cooperation.meetings.entry import Values, meeting_faults, series_faults, titles_of
from cooperation.meetings.inviting import invitations_send
from cooperation.meetings.meeting import Meeting, MeetingAddress
from cooperation.meetings.moving import step_keep
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.vocabulary import MeetingStatus as S
from partners.models import Officer, Partnership, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.corrections import correction_of, plain
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen, refuse_unless
from partners.records.service import service

# What an invitation tells: whoever has it is told when it changes.
_TOLD = ("titles", "mode", "place", "starts_at", "ends_at", "zone")


def _pair(officer: Any, partner: Party) -> Partnership:
    if partner.pk == officer.party_id:
        raise Malformed({"partner": ["two_that_are_one"]})
    (pair,) = partnerships_between([(officer.party, partner)]).values()
    return pair


def _seen(officer: Any, values: Values) -> None:
    """What the values name is in the officer's sight. Raises Unseen."""
    for name, model in (("agreement", Agreement), ("obligation", Obligation)):
        one = values.get(name)
        if one is not None and not model.objects.visible_to(officer).filter(pk=one.pk).exists():
            raise Unseen


@service
def series_begin(
    *, officer: Any, today: date, partner: Party, values: Values, responsible: Officer | None = None
) -> MeetingSeries:
    """Write down a series of meetings with a partner; seen by us alone until it is shared.

    `values` are the columns of the series; `agreement` and `obligation` are
    what asks for it, else `decided` names the decision. Raises Malformed,
    Forbidden for an officer who does not write, Unseen for an agreement out of sight.
    """
    if not officer.writes:
        raise Forbidden("role")
    pair = _pair(officer, partner)
    _seen(officer, values)
    faults = series_faults(values, pair)
    if faults:
        raise Malformed(faults)
    made = MeetingSeries(owner=officer.party, partnership=pair)
    _put(made, values)
    made.save()
    if responsible is not None:
        _answers(officer, made, responsible)
    return made


def _put(row: Any, values: Values) -> None:
    for name, value in values.items():
        setattr(
            row, name, titles_of(values) if name == "titles" else value.strip() if isinstance(value, str) else value
        )


@service
def series_change(
    *, officer: Any, today: date, series: MeetingSeries, values: Values, reason: str, expected_version: int | None
) -> MeetingSeries:
    """Put right what is written of a series, with a reason; what is not named stays.

    Raises Malformed, Forbidden for another party, Unseen, Stale.
    """
    held = hold_root(officer, series, expected_version)
    own_only(officer, held)
    _seen(officer, values)
    now: dict[str, Any] = {"agreement": held.agreement, "obligation": held.obligation, "decided": held.decided}
    now |= {"hosting": held.hosting, "first_host": held.first_host}
    faults = series_faults({**now, **values}, held.partnership, whole=False)
    if not reason.strip():
        faults["reason"] = ["required"]
    if faults:
        raise Malformed(faults)
    before = {name: plain(getattr(held, name)) for name in values}
    _put(held, values)
    held.save()
    after = {name: plain(getattr(held, name)) for name in values}
    changed = [name for name in values if before[name] != after[name]]
    if not changed:
        raise Malformed({"": ["nothing_changed"]})
    _correction(officer, held, {n: before[n] for n in changed}, {n: after[n] for n in changed}, reason)
    return held


def _correction(officer: Any, root: Any, before: Values, after: Values, reason: str) -> None:
    named = (root.subject, root.pk)
    correction_of(officer, root, named, named, (before, after), reason).save()


@service
def series_end(
    *, officer: Any, today: date, series: MeetingSeries, on: date | None, reason: str, expected_version: int | None
) -> MeetingSeries:
    """Let no meeting of a series be proposed after a day; None lets it go on. Raises Malformed, Forbidden, Stale."""
    held = hold_root(officer, series, expected_version)
    own_only(officer, held)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    before, held.ended_on = held.ended_on, on
    held.save()
    _correction(officer, held, {"ended_on": plain(before)}, {"ended_on": plain(on)}, reason)
    return held


@service
def series_assign(
    *, officer: Any, today: date, series: MeetingSeries, responsible: Officer, expected_version: int | None
) -> SeriesSide:
    """Say who of the own party sees to a series. Raises Malformed for somebody else's officer, Forbidden, Stale."""
    return _answers(officer, hold_root(officer, series, expected_version), responsible)


def _answers(officer: Any, series: MeetingSeries, responsible: Officer) -> SeriesSide:
    if responsible.party_id != officer.party_id or not responsible.is_active:
        raise Malformed({"responsible": ["no_officer"]})
    half, _ = SeriesSide.objects.update_or_create(
        series=series,
        owner=officer.party,
        defaults={
            "partnership": series.partnership,
            "marking": series.marking,
            "responsible": responsible,
            "mistake_at": None,
        },
    )
    return half


@service
def meeting_prepare(
    *,
    officer: Any,
    today: date,
    values: Values,
    partner: Party | None = None,
    series: MeetingSeries | None = None,
) -> Meeting:
    """Begin a draft, of a series or alone with a partner; seen by us alone until it is shared.

    `values` are the columns of the meeting. Raises Malformed, Forbidden for an
    officer who does not write, Unseen for a series out of sight.
    """
    if not officer.writes:
        raise Forbidden("role")
    if series is not None and not MeetingSeries.objects.visible_to(officer).filter(pk=series.pk).exists():
        raise Unseen
    if series is None and partner is None:
        raise Malformed({"partner": ["required"], **meeting_faults(values, None)})
    pair = series.partnership if series else _pair(officer, partner)  # type: ignore[arg-type]
    faults = meeting_faults(values, pair)
    if faults:
        raise Malformed(faults)
    if not pair.has(officer.party_id):
        raise Forbidden("not_a_party")
    made = Meeting(owner=officer.party, partnership=pair, series=series)
    made.zone = officer.time_zone
    _put(made, values)
    made.save()
    MeetingAddress.objects.create(key=made.slug, meeting=made)
    step_keep(made, "begun", "", made.status, today, officer)
    return made


@service
def meeting_edit(
    *, officer: Any, today: date, meeting: Meeting, values: Values, expected_version: int | None
) -> Meeting:
    """Change a meeting before it begins; where it was opened, whoever is invited is told of the change.

    The calendar entry keeps its identity and is sent again with the next
    sequence number. Raises Malformed, Refused once it has begun, Forbidden, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    now = {"starts_at": held.starts_at, "ends_at": held.ends_at}
    faults = meeting_faults({**now, **values}, held.partnership, whole=False)
    if faults:
        raise Malformed(faults)
    refuse_unless(held.status in (S.DRAFT, S.OPEN), "meeting_not_begun", status=held.status)
    before = {name: getattr(held, name) for name in _TOLD}
    _put(held, values)
    if held.status == S.OPEN:
        unmet = [
            Condition("meeting_time_set", met=bool(held.starts_at and held.ends_at)),
            Condition("meeting_place_set", met=held.mode == "video" or bool(held.place)),
        ]
        if any(not one.met for one in unmet):
            raise Refused(unmet)
    moved = before != {name: getattr(held, name) for name in _TOLD}
    if moved and held.status == S.OPEN:
        held.sequence += 1
    held.save()
    if moved and held.status == S.OPEN:
        step_keep(held, "rescheduled", S.OPEN, S.OPEN, today, officer, version=expected_version)
        invitations_send(held)
    return held


@service
def meeting_mistake(
    *, officer: Any, today: date, meeting: Meeting, reason: str, expected_version: int | None
) -> Meeting:
    """Take a meeting that was entered by mistake out of every list, with all beneath it, before it is held.

    Raises Forbidden for another party, Malformed without a reason, Refused once it was opened.
    """
    held = hold_root(officer, meeting, expected_version)
    own_only(officer, held)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    refuse_unless(held.status == S.DRAFT, "meeting_is_draft", status=held.status)
    stamp = timezone.now()
    parts: Iterable[Any] = [*held.following(), *held.between()]
    for rows in parts:
        rows.filter(mistake_at=None).update(mistake_at=stamp, updated_at=stamp)
    held.mistake_at = stamp
    held.save()
    _correction(officer, held, {}, {"mistake": True}, reason)
    return held
