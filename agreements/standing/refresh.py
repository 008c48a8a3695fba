"""Storing how agreements stand, and computing it for any other day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from agreements.amendments.changed_time import last_day_of, values_on
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Door, Status
from agreements.reminders.refresh import occasions_refresh
from agreements.standing.followers import standings_moved
from agreements.standing.standing import Standing
from agreements.terms.clauses import Act, ActKind, Event, History, Outcome
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on
from agreements.terms.term import ONE_DAY
from agreements.texts.version import standing_acts
from partners.records.marks import StepTaken

_COLUMNS = [field.name for field in Standing._meta.concrete_fields if not field.primary_key]


def history_of(agreement: Agreement, acts: Iterable[AgreementAct], prepared: str | None = None) -> History:
    """The acts of an agreement as `agreements.terms` reads them."""
    codes: dict[int | None, str] = {agreement.partnership.party_a_id: agreement.partnership.party_a.code}
    codes[agreement.partnership.party_b_id] = agreement.partnership.party_b.code
    if prepared is None:
        prepared = _prepared(agreement)
    return History(
        sides=tuple(agreement.partnership.codes),
        acts=tuple(act_read(act, codes.get(act.side_id, "")) for act in acts),
        prepared=prepared,
    )


def act_read(act: AgreementAct, side: str) -> Act:
    """An act as `agreements.terms` reads it."""
    return Act(
        ActKind(act.kind),
        PartialDate.parse(act.on),
        side,
        act.months,
        given=PartialDate.parse(act.given) if act.given else None,
        until=PartialDate.parse(act.until) if act.until else None,
    )


def _prepared(agreement: Agreement) -> str:
    """Where the preparation stands; a signature that proves a mistake leads back to the agreed text."""
    if agreement.status in BEFORE_SIGNATURE or agreement.status == Status.ABANDONED:
        return agreement.status
    return str(Status.TEXT_AGREED) if agreement.door == Door.PREPARED else ""


def acts_of(agreements: Collection[Agreement]) -> dict[int, list[AgreementAct]]:
    """The acts that count, by agreement; one query."""
    found: dict[int, list[AgreementAct]] = defaultdict(list)
    for act in standing_acts(agreements):
        found[act.agreement_id].append(act)
    return found


def standings_refresh(agreements: Collection[Agreement], today: date) -> dict[int, Standing]:
    """Compute and store how these agreements stand today, and carry status and occasions to each.

    Six queries, and those of what follows.
    """
    acts = acts_of(agreements)
    rows, moved = {}, []
    _clauses_of_the_day(agreements, today)
    for agreement in agreements:
        outcome = outcome_of(agreement, history_of(agreement, acts[agreement.pk]), today)
        rows[agreement.pk] = standing_row(agreement, outcome, today)
        if agreement.status != outcome.status:
            agreement.status = outcome.status
            moved.append(agreement)
    Standing.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["agreement"], update_fields=_COLUMNS
    )
    for status in {one.status for one in moved}:
        Agreement.objects.filter(pk__in=[one.pk for one in moved if one.status == status]).update(status=status)
    occasions_refresh(agreements, rows, today)
    standings_moved(agreements, rows, today)
    return rows


def _clauses_of_the_day(agreements: Collection[Agreement], today: date) -> None:
    """Let the columns say what holds today, where an amendment has changed the clauses on time."""
    for agreement in agreements:
        values = values_on(agreement.time_changes, today)
        stale = {name: value for name, value in values.items() if getattr(agreement, name) != value}
        if stale:
            for name, value in stale.items():
                setattr(agreement, name, value)
            Agreement.objects.filter(pk=agreement.pk).update(**stale)


def outcome_of(agreement: Agreement, history: History, day: date) -> Outcome:
    """How an agreement stands on a day, by the clauses that hold on it; good at most until one of them changes."""
    values = values_on(agreement.time_changes, day)
    told = agreement
    if values:
        told = copy(agreement)
        for name, value in values.items():
            setattr(told, name, value)
    outcome = outcome_on(told.clauses, history, day)
    last = last_day_of(agreement.time_changes, day)
    if last is None or (outcome.good_until is not None and outcome.good_until <= last):
        return outcome
    return replace(outcome, good_until=last)


def standing_row(agreement: Agreement, outcome: Outcome, day: date) -> Standing:
    """An outcome as the row that stores it."""
    entry, end = outcome.entry_into_force, outcome.ends_on
    during = DateRange(entry.first, end.last + ONE_DAY if end else None) if entry and _in_order(entry, end) else None
    return Standing(
        agreement=agreement,
        status=outcome.status,
        in_force=outcome.in_force,
        basis=outcome.basis,
        in_force_during=during,
        signed_on=str(outcome.signed_on or ""),
        entry_into_force=str(entry or ""),
        entry_basis=outcome.entry_basis,
        ends_on=str(end or ""),
        ends_basis=outcome.ends_basis,
        ends_sort=end.last if end else None,
        signed_sort=outcome.signed_on.first if outcome.signed_on else None,
        assumptions=list(outcome.assumptions),
        next_events=[event_data(one) for one in outcome.next_events],
        next_on=outcome.next_events[0].on.first if outcome.next_events else None,
        renewals=outcome.renewals,
        cause=outcome.cause,
        ends_clause=outcome.ends_clause,
        survives_until=str(outcome.survives_until or ""),
        rests=[[str(first), str(last) if last else None] for first, last in outcome.rests],
        matters=[event_data(one) for one in outcome.matters],
        computed_on=day,
        good_until=outcome.good_until,
    )


def _in_order(entry: PartialDate, end: PartialDate | None) -> bool:
    return end is None or entry.first <= end.last


def event_data(event: Event) -> dict[str, Any]:
    """An event as it is stored and sent: what says nothing is left out."""
    data: dict[str, Any] = {"kind": event.kind, "date": str(event.on), "consequence": event.consequence}
    more = {
        "months": event.months,
        "clause": str(event.clause),
        "article": event.article,
        "by": str(event.by or ""),
        "until": str(event.until or ""),
    }
    return data | {name: value for name, value in more.items() if value}


def standing_on(agreement: Agreement, day: date) -> Standing:
    """How an agreement stands on `day`: the stored row where it still holds, else computed; nothing is written."""
    return standings_on([agreement], day)[agreement.pk]


def standings_on(agreements: Collection[Agreement], day: date) -> dict[int, Standing]:
    """How these agreements stand on `day`, by key; at most two queries, none where the stored rows still hold."""
    found = {one.pk: one.standing for one in agreements if _holds(one.standing, day)}
    others = [one for one in agreements if one.pk not in found]
    if others:
        acts, prepared = acts_of(others), _prepared_on(others, day)
        for one in others:
            history = history_of(one, acts[one.pk], prepared[one.pk])
            found[one.pk] = standing_row(one, outcome_of(one, history, day), day)
    return found


def _holds(stored: Standing, day: date) -> bool:
    return bool(stored.computed_on <= day and (stored.good_until is None or day <= stored.good_until))


def _prepared_on(agreements: Collection[Agreement], day: date) -> dict[int, str]:
    """Where the preparation of each stood on a day, by the steps taken up to it."""
    stood = {one.pk: "" if one.door == Door.RECORDED else str(Status.CONCEPT) for one in agreements}
    prepared = [one.pk for one in agreements if one.door == Door.PREPARED]
    if prepared:
        steps = (
            StepTaken.objects.filter(subject=Agreement.subject, subject_id__in=prepared, on__lte=day)
            .filter(Q(to_status__in=BEFORE_SIGNATURE) | Q(to_status=Status.ABANDONED))
            .order_by("on", "id")
        )
        stood |= dict(steps.values_list("subject_id", "to_status"))
    return stood
