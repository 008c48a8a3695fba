"""Asking for a red line, changing it, and the decisions on it; nothing here touches what exists with the party."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from partners.parties.party import Party
from partners.parties.reference.read import PARTIAL_DATE
from partners.people.notices import notify
from partners.people.officer import Officer, Role, approvers_of
from partners.records.corrections import correction_of
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.own_steps import own_step_keep
from partners.records.roots import claim
from partners.records.service import service
from partners.redlines.redline import COLUMNS, MOST_SOURCE, MOST_TEXT, RedLine
from partners.redlines.steps import RED_LINE, situation_of
from partners.redlines.vocabulary import OPEN, Ground, RedLineStatus

S = RedLineStatus
PART = "red_line"
_NEEDED = ("why", "would_change", "source", "as_of")
_LONGEST = {"why": MOST_TEXT, "would_change": MOST_TEXT, "source": MOST_SOURCE}


@service
def red_line_ask(*, officer: Any, today: date, party: Party, values: Mapping[str, Any]) -> RedLine:
    """Ask an approver of the own party to exclude another; it excludes once drawn.

    `values` are of `COLUMNS`, all but `review_on` needed. Raises Forbidden for
    an officer who does not write, Malformed, Refused where there is one on
    this ground.
    """
    if not officer.writes:
        raise Forbidden("role")
    told = _tidy(values)
    faults = _faults({name: told.get(name) for name in COLUMNS}, today) | _unknown(values)
    if party.is_historic or party.pk == officer.party_id:
        faults["party"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    made: RedLine = RedLine.objects.create(owner=officer.party, party=party, asked_by=officer, **told)
    _tell(approvers_of(officer.party_id).exclude(pk=officer.pk), made, "red_line_asked", made.version)
    return made


@service
def red_line_change(
    *,
    officer: Any,
    today: date,
    line: RedLine,
    values: Mapping[str, Any],
    reason: str,
    expected_version: int | None,
) -> RedLine:
    """Change what a red line says; columns that are not given stay. Once it is drawn only an approver changes it.

    Raises Unseen, Forbidden, Malformed, Stale, Refused for one that was
    declined or lifted.
    """
    held = _held(officer, line, expected_version)
    if held.status != S.ASKED and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if held.status not in OPEN:
        raise Refused([Condition("red_line_stands")])
    before = {name: getattr(held, name) for name in COLUMNS}
    told = _tidy(values)
    changed = {name: value for name, value in told.items() if before.get(name) != value}
    faults = _unknown(values) or _faults(before | told, today, changed)
    if not reason.strip():
        faults["reason"] = ["required"]
    if not changed and not faults:
        faults["why"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    for name, value in changed.items():
        setattr(held, name, value)
    held.save()
    said = ({name: before[name] for name in changed}, changed)
    correction_of(officer, held, (RedLine.subject, held.pk), (PART, held.pk), said, reason).save()
    return held


@service
def red_line_step(
    *, officer: Any, today: date, line: RedLine, to: str, reason: str, expected_version: int | None
) -> RedLine:
    """Take the step to `to`: draw or decline what was asked for, ask to lift it, lift it or keep it.

    Raises Unseen, Forbidden, Malformed without a reason, Refused for whoever
    asked and for a step that there is not, Stale.
    """
    held = _held(officer, line, expected_version)
    situation = situation_of(officer, held)
    step = RED_LINE.step_to(to, situation)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    RED_LINE.check(to, situation)
    before, held.status = held.status, step.target
    asked_by = held.asked_by
    if step.name == "ask_to_lift":
        held.asked_by = officer
    else:
        held.decided_alone = situation.asked_it
    if step.name == "draw":
        held.drawn_on = today
    if step.name == "lift":
        held.lifted_on = today
    held.save()
    told = {"reason": reason.strip(), "version_read": expected_version}
    own_step_keep(officer, held, step=step.name, source=before, today=today, **told)
    if step.name == "ask_to_lift":
        _tell(approvers_of(officer.party_id).exclude(pk=officer.pk), held, "red_line_lift_asked", held.version)
    elif asked_by.pk != officer.pk:
        _tell([asked_by], held, "red_line_decided", held.version, outcome=step.name)
    return held


def _held(officer: Any, line: RedLine, expected_version: int | None) -> RedLine:
    """The own line, claimed. Raises Unseen, Forbidden for an officer who does not write, Stale."""
    if not RedLine.objects.visible_to(officer).filter(pk=line.pk, owner=officer.party_id).exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    return claim(line, expected_version)


def _tell(people: Any, line: RedLine, code: str, version: int, **data: Any) -> None:
    officers: list[Officer] = list(people)
    notify(
        officers,
        code=code,
        key=f"red_line:{line.pk}:{code}:{version}",
        subject=RedLine.subject,
        subject_id=line.pk,
        **data,
    )


def _tidy(values: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in values.items() if name in COLUMNS}
    return {name: value.strip() if isinstance(value, str) else value for name, value in known.items()}


def _unknown(values: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}


def _faults(said: Mapping[str, Any], today: date, changed: Mapping[str, Any] | None = None) -> dict[str, list[str]]:
    """What is wrong with what a line says; a day of review that is past is only wrong where it is written now."""
    faults: dict[str, list[str]] = {name: ["required"] for name in _NEEDED if not said.get(name)}
    for name, most in _LONGEST.items():
        if len(str(said.get(name) or "")) > most:
            faults[name] = ["too_long"]
    if said.get("ground") not in Ground.values:
        faults["ground"] = ["unknown"] if said.get("ground") else ["required"]
    as_of = str(said.get("as_of") or "")
    if as_of and not PARTIAL_DATE.fullmatch(as_of):
        faults["as_of"] = ["not_a_date"]
    elif as_of > today.isoformat()[: len(as_of)]:
        faults["as_of"] = ["in_the_future"]
    review = said.get("review_on")
    if review is not None and review <= today and (changed is None or "review_on" in changed):
        faults["review_on"] = ["not_in_the_future"]
    return faults
