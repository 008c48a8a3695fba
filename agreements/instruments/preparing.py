"""The door for a new agreement, and its edits while it is being prepared."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.amendments.changed_time import corrected
from agreements.instruments.access import hold, own_only, side_of
from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.entry import COLUMNS, faults_of, is_date
from agreements.instruments.family.parent import parent_faults
from agreements.instruments.numbering import agreements_index
from agreements.instruments.parts import AgreementSide
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Door, Status
from agreements.standing.moves import step_row
from agreements.standing.refresh import standings_refresh
from agreements.terms.clauses import EntryMethod, NoticeRuns, TermKind
from partners.models import Officer, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Forbidden, Malformed, refuse_unless
from partners.records.record import Marking
from partners.records.service import service
from partners.records.ways import Way

SIDE_COLUMNS = (
    "file_number",
    "their_file_number",
    "original_place",
    "responsible",
    "deputy",
    "partner_contact",
    "finance_note",
    "stands_alone",
    "duplicates_checked",
    "talks_level",
    "certified_copy_on",
    "notes",
)
# Up to where talks may go; a word about them, no content of them.
TALKS_LEVELS = tuple(one.name.lower() for one in Marking)
_PLAIN: dict[str, Any] = {
    "entry_method": EntryMethod.NOT_STATED,
    "term_kind": TermKind.NOT_STATED,
    "notice_runs": NoticeRuns.BEFORE_END,
}


@service
def agreement_prepare(
    *, officer: Any, today: date, partner: Party, values: Mapping[str, Any], side: Mapping[str, Any] | None = None
) -> Agreement:
    """Begin a new agreement with a partner: a national concept, at an address that says nothing.

    `values` are columns of the agreement, `titles` at least; `side` columns of
    the own half. Raises Malformed, or Forbidden for an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    if partner == officer.party:
        raise Malformed({"partner": ["two_that_are_one"]})
    checked = _checked(officer, {**_PLAIN, "titles": {}, **values}, (officer.party_id, partner.pk))
    pair = partnerships_between([(officer.party, partner)])
    agreement = Agreement.objects.create(
        owner=officer.party,
        partnership=next(iter(pair.values())),
        door=Door.PREPARED,
        status=Status.CONCEPT,
        **checked,
    )
    AgreementAddress.objects.create(key=agreement.slug, agreement=agreement)
    half = {"responsible": officer, **(side or {})}
    AgreementSide.objects.create(
        agreement=agreement, owner=officer.party, partnership=agreement.partnership, **_half(officer, half)
    )
    standings_refresh([agreement], today)
    agreements_index([agreement])
    step_row(
        agreement,
        step="begun",
        source="",
        target=Status.CONCEPT,
        on=today,
        officer=officer,
        side=officer.party,
        way=Way.OFFICER,
    ).save(force_insert=True)
    return agreement


@service
def agreement_edit(
    *, officer: Any, today: date, agreement: Agreement, values: Mapping[str, Any], expected_version: int
) -> Agreement:
    """Change what an agreement that is being prepared says.

    Once the text is agreed, or for what is recorded as it exists, it is
    corrected instead, with a reason. Raises Malformed, Forbidden, Stale, Refused.
    """
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    editable = held.status in BEFORE_SIGNATURE and held.status != Status.TEXT_AGREED
    refuse_unless(editable, "edit_while_prepared", status=held.status)
    apply_values(officer, held, values)
    standings_refresh([held], today)
    agreements_index([held])
    return held


@service
def side_edit(
    *, officer: Any, today: date, agreement: Agreement, values: Mapping[str, Any], expected_version: int
) -> AgreementSide:
    """Change the own party's half of an agreement; the other side never sees it."""
    held = hold(officer, agreement, expected_version)
    side = side_of(officer, held)
    for name, value in _half(officer, values).items():
        setattr(side, name, value)
    side.save()
    return side


def apply_values(officer: Any, agreement: Agreement, values: Mapping[str, Any]) -> list[str]:
    """Set columns of an agreement after checking them together with the rest; the names that changed."""
    present = {name: getattr(agreement, name) for name in COLUMNS}
    pair = (agreement.partnership.party_a_id, agreement.partnership.party_b_id)
    checked = _checked(officer, {**present, **values}, pair, agreement.pk)
    changed = [name for name, value in checked.items() if getattr(agreement, name) != value]
    if "parent" in changed:
        refuse_unless(not hasattr(agreement, "amendment"), "amendment_keeps_parent")
    moved = {name: (present[name], checked[name]) for name in changed if name in present}
    for name in changed:
        setattr(agreement, name, checked[name])
    agreement.time_changes = corrected(agreement.time_changes, moved)
    agreement.save(update_fields=[*changed, "time_changes"]) if changed else None
    return changed


def _checked(officer: Any, values: Mapping[str, Any], pair: tuple[Any, Any], own: int | None = None) -> dict[str, Any]:
    faults = faults_of(values)
    unknown = set(values) - {*COLUMNS, "parent", "framework"}
    faults |= {name: ["unknown_field"] for name in unknown}
    parent = values.get("parent")
    kind = str(values.get("instrument_type", ""))
    wrong = parent_faults(officer, parent, instrument_type=kind, pair=pair, own=own) if parent else []
    faults |= {"parent": wrong} if wrong else {}
    if faults:
        raise Malformed(faults)
    return {**values, **{name: list(values[name]) for name in ("areas", "survives") if name in values}}


def _half(officer: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    faults = {name: ["unknown_field"] for name in set(values) - set(SIDE_COLUMNS)}
    for name in ("responsible", "deputy"):
        person = values.get(name)
        if person and not Officer.objects.filter(pk=person.pk, party=officer.party, is_active=True).exists():
            faults[name] = ["unknown"]
    if values.get("talks_level") and values["talks_level"] not in TALKS_LEVELS:
        faults["talks_level"] = ["unknown"]
    if values.get("certified_copy_on") and not is_date(values["certified_copy_on"]):
        faults["certified_copy_on"] = ["not_a_date"]
    if faults:
        raise Malformed(faults)
    return dict(values)
