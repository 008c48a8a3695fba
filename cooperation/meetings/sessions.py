"""Keeping the sessions of regional organisations, and finding those that two sides both attend."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.entry import is_date
from cooperation.meetings.session import RegionalSession
from partners.models import Partnership, PartyKind
from partners.records.corrections import correction_of
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.record import Reader
from partners.records.roots import claim
from partners.records.service import service

COLUMNS = ("organisation", "title", "starts_on", "ends_on", "place", "source", "source_url", "as_of")
_LENGTHS = {"title": 200, "place": 160, "source": 300, "source_url": 500}
Values = Mapping[str, Any]


def session_faults(values: Values) -> dict[str, list[str]]:
    """Codes of what is wrong with a session, by field."""
    faults = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    for name in ("organisation", "title", "starts_on", "ends_on", "source", "as_of"):
        if not values.get(name):
            faults[name] = ["required"]
    for name, most in _LENGTHS.items():
        if len(str(values.get(name) or "")) > most:
            faults[name] = ["too_long"]
    organisation = values.get("organisation")
    if organisation is not None and organisation.kind != PartyKind.ORGANISATION:
        faults["organisation"] = ["unknown"]
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts and ends and ends < starts:
        faults["ends_on"] = ["ends_before_it_begins"]
    if values.get("as_of") and not is_date(values["as_of"]):
        faults["as_of"] = ["not_a_date"]
    url = str(values.get("source_url") or "")
    if url and not url.startswith(("http://", "https://")):
        faults["source_url"] = ["not_an_address"]
    return faults


@service
def session_add(*, officer: Any, today: date, values: Values) -> RegionalSession:
    """Keep a session of an organisation, with its source and the day of the source. Raises Malformed, Forbidden."""
    if not officer.writes:
        raise Forbidden("role")
    if faults := session_faults(values):
        raise Malformed(faults)
    made = RegionalSession(owner=officer.party, **values)
    made.save()
    return made


def _held(officer: Any, session: RegionalSession, expected_version: int | None) -> RegionalSession:
    seen = RegionalSession.objects.visible_to(officer).filter(pk=session.pk).first()
    if seen is None:
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    held: RegionalSession = claim(seen, expected_version)
    return held


@service
def session_correct(
    *, officer: Any, today: date, session: RegionalSession, values: Values, reason: str, expected_version: int | None
) -> RegionalSession:
    """Put a session right, with a reason; what is not named stays. Raises Malformed, Unseen, Forbidden, Stale."""
    held = _held(officer, session, expected_version)
    whole = {name: values.get(name, getattr(held, name)) for name in COLUMNS} | dict(values)
    faults = session_faults(whole)
    if not reason.strip():
        faults["reason"] = ["required"]
    if faults:
        raise Malformed(faults)
    before = {name: str(getattr(held, name)) for name in values}
    for name, value in values.items():
        setattr(held, name, value)
    held.save()
    _keep(officer, held, before, {name: str(getattr(held, name)) for name in values}, reason)
    return held


@service
def session_mistake(
    *, officer: Any, today: date, session: RegionalSession, reason: str, expected_version: int | None
) -> RegionalSession:
    """Take out a session that was entered by mistake. Raises Malformed without a reason, Unseen, Forbidden, Stale."""
    held = _held(officer, session, expected_version)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    held.mistake_at = timezone.now()
    held.save()
    _keep(officer, held, {}, {"mistake": True}, reason)
    return held


def _keep(officer: Any, session: RegionalSession, before: Values, after: Values, reason: str) -> None:
    named = (RegionalSession.subject, session.pk)
    correction_of(officer, session, named, named, (before, after), reason).save()


def sessions_between(reader: Reader, organisations: Collection[int], since: date, until: date) -> list[RegionalSession]:
    """The sessions of these organisations that begin in a stretch of days, the first one first; one query."""
    rows = RegionalSession.objects.visible_to(reader).filter(
        organisation__in=organisations, starts_on__gte=since, starts_on__lte=until
    )
    return list(rows.select_related("organisation").order_by("starts_on", "id")) if organisations else []


def sessions_of_both(reader: Any, pair: Partnership, since: date, until: date) -> list[RegionalSession]:
    """The sessions that both sides of a pair attend as members, in a stretch of days."""
    from cooperation.desk.pairs import shared_organisations

    both = [one.organisation.pk for one in shared_organisations(reader, pair) if one.now]
    return sessions_between(reader, both, since, until)
