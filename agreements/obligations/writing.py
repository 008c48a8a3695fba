"""Writing down a promise, putting it right, ending it, taking it out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.corrections import correction_keep
from agreements.obligations.assigning import SeenToBy, half_of, halves_put, own_officer
from agreements.obligations.due import DueAct
from agreements.obligations.entry import COLUMNS, SIDES, cleaned, obligation_faults
from agreements.obligations.following import obligations_follow
from agreements.obligations.obligation import Obligation, ObligationSide
from agreements.obligations.vocabulary import Recurrence
from agreements.terms.dates import PartialDate
from partners.models import Officer, Partnership
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service

Values = Mapping[str, Any]


@service
def obligations_add(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    entries: Sequence[Values],
    expected_version: int | None,
    responsible: Officer | None = None,
) -> list[Obligation]:
    """Write down promises of an agreement, all or none; their occasions are laid out at once.

    An entry holds columns of the promise, `debtor` and `creditor` as codes of
    the two parties (empty: both; a creditor left out is the other side), and
    perhaps `tracked_from`, the day from which occasions are followed (else
    today). Raises Malformed with faults by `number.field`, Forbidden, Stale.
    """
    held = hold(officer, agreement, expected_version)
    faults: dict[str, list[str]] = {}
    for number, entry in enumerate(entries):
        found = obligation_faults(entry) | _side_faults(held.partnership, entry)
        faults |= {f"{number}.{name}": codes for name, codes in found.items()}
    if faults:
        raise Malformed(faults)
    made = [_obligation(officer, held, entry, today) for entry in entries]
    Obligation.objects.bulk_create(made)
    if responsible is not None:
        own_officer(officer, responsible)
        ObligationSide.objects.bulk_create([half_of(officer, one, responsible) for one in made])
    obligations_follow(made, today)
    return made


def obligation_add(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    values: Values,
    expected_version: int | None,
    responsible: Officer | None = None,
) -> Obligation:
    """Write down one promise: a batch of one. Raises Malformed with what is wrong, by field."""
    try:
        return obligations_add(
            officer=officer,
            today=today,
            agreement=agreement,
            entries=[values],
            expected_version=expected_version,
            responsible=responsible,
        )[0]
    except Malformed as error:
        raise Malformed({name.removeprefix("0."): codes for name, codes in error.fields.items()}) from error


def _obligation(officer: Any, agreement: Agreement, values: Values, today: date) -> Obligation:
    made = Obligation(
        agreement=agreement,
        owner=officer.party,
        partnership=agreement.partnership,
        audience=agreement.audience,
        marking=agreement.marking,
        tracked_from=values.get("tracked_from") or today,
        **cleaned(values),
        **_sides(agreement.partnership, values),
    )
    named = made.first_on or made.period_until
    if made.recurrence == Recurrence.ONCE and named and not values.get("tracked_from"):
        # Whoever writes down a single promise means it, also where its day has passed.
        made.tracked_from = min(today, PartialDate.parse(named).last)
    return made


def _side_faults(pair: Partnership, values: Values) -> dict[str, list[str]]:
    codes = {one.code for one in (pair.party_a, pair.party_b)}
    faults = {name: ["not_of_pair"] for name in SIDES if values.get(name) and values[name] not in codes}
    if values.get("debtor") and values.get("debtor") == values.get("creditor"):
        faults["creditor"] = ["two_that_are_one"]
    return faults


def _sides(pair: Partnership, values: Values) -> dict[str, Any]:
    """Both sides of a promise; a creditor that is not named is whoever does not owe it."""
    by_code = {one.code: one for one in (pair.party_a, pair.party_b)}
    debtor = by_code.get(values.get("debtor") or "")
    creditor = by_code.get(values.get("creditor") or "")
    if debtor is not None and "creditor" not in values:
        creditor = pair.other(debtor.pk)
    return {"debtor": debtor, "creditor": creditor}


def held_obligation(
    officer: Any, obligation: Obligation, expected_version: int | None, *, own: bool = True
) -> Obligation:
    """A promise as it is now that nobody else writes beneath its agreement.

    Raises Unseen out of sight, Forbidden for another party's where `own`, Stale.
    """
    if not Obligation.objects.visible_to(officer).filter(pk=obligation.pk).exists():
        raise Unseen
    agreement = hold(officer, obligation.agreement, expected_version)
    found: Obligation = Obligation.objects.select_related("debtor", "creditor").get(pk=obligation.pk)
    found.agreement = agreement
    if own and found.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return found


@service
def obligation_correct(
    *,
    officer: Any,
    today: date,
    obligation: Obligation,
    values: Values,
    reason: str,
    expected_version: int | None,
    seen_to_by: SeenToBy | None = None,
) -> Obligation:
    """Put right what is written of a promise, with a reason; dates that nobody acted on follow.

    With `seen_to_by` it is given to somebody of the own side at once: both are done, or neither. Raises Malformed
    (without a reason, where nothing changes, or for somebody else's officer), Forbidden for another party, Stale.
    """
    held = held_obligation(officer, obligation, expected_version)
    before = {**{name: getattr(held, name) for name in COLUMNS}, "tracked_from": held.tracked_from}
    sides = {name: one.code if (one := getattr(held, name)) else "" for name in SIDES}
    whole = {**before, **sides, **values}
    faults = obligation_faults(whole) | _side_faults(held.agreement.partnership, whole)
    if not reason.strip():
        faults["reason"] = ["required"]
    if faults:
        raise Malformed(faults)
    after = cleaned({**before, **values}) | {"tracked_from": whole["tracked_from"]}
    after |= _sides(held.agreement.partnership, whole)
    changed = {name: value for name, value in after.items() if getattr(held, name) != value}
    if not changed:
        raise Malformed({"reason": ["nothing_changed"]})
    was = {name: getattr(held, name) for name in changed}
    for name, value in changed.items():
        setattr(held, name, value)
    held.save()
    correction_keep(officer, held.agreement, "obligation", held.pk, was, changed, reason)
    if seen_to_by:
        if seen_to_by.officer:
            own_officer(officer, seen_to_by.officer)
        halves_put(officer, [held], seen_to_by.officer)
    obligations_follow([held], today)
    return held


@service
def obligation_mistake(
    *, officer: Any, today: date, obligation: Obligation, reason: str, expected_version: int | None
) -> Obligation:
    """Take out a promise that was written down by mistake, with its occasions. What the partner acted on stays."""
    held = held_obligation(officer, obligation, expected_version)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    theirs = DueAct.objects.filter(due__obligation=held, mistake_at=None).exclude(owner=held.owner).exists()
    if theirs:
        raise Refused([Condition("partner_has_not_acted")])
    now = timezone.now()
    held.mistake_at = now
    held.save(update_fields=["mistake_at", "updated_at"])
    DueAct.objects.filter(due__obligation=held, mistake_at=None).update(mistake_at=now, updated_at=now)
    held.dues.filter(mistake_at=None).update(mistake_at=now, updated_at=now)
    held.consultations.filter(mistake_at=None).update(mistake_at=now, updated_at=now)
    correction_keep(officer, held.agreement, "obligation", held.pk, {}, {"mistake": True}, reason)
    return held


@service
def obligation_end(
    *, officer: Any, today: date, obligation: Obligation, on: date | None, reason: str, expected_version: int | None
) -> Obligation:
    """Let no occasion arise after a day, or (`on` None) let them arise again; with a reason.

    Raises Malformed without a reason, Forbidden for another party, Stale.
    """
    held = held_obligation(officer, obligation, expected_version)
    faults = {} if reason.strip() else {"reason": ["required"]}
    if held.closed_on == on:
        faults.setdefault("reason", ["nothing_changed"])
    if faults:
        raise Malformed(faults)
    was, held.closed_on = held.closed_on, on
    held.save(update_fields=["closed_on", "updated_at"])
    correction_keep(officer, held.agreement, "obligation", held.pk, {"closed_on": was}, {"closed_on": on}, reason)
    obligations_follow([held], today)
    return held
