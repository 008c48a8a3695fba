"""What is required at each stage: one table that refuses, tells what is missing, and is shown (domain: C1).

A stage is a step of the lifecycle or an act. A row names what is asked, by
which guard, on which route, whether an approver may go ahead without it
(domain: filled or waived with reason), and which switch of a ministry turns it
off. Guards of steps and acts, the checklists of the pages and REST read it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from agreements.instruments import guards as g
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.route import near_guards as near
from agreements.instruments.route import own_guards as own
from agreements.instruments.route.elsewhere import asked_elsewhere
from agreements.instruments.route.switch import Switch
from agreements.terms.clauses import ActKind
from partners.records.errors import Condition
from partners.records.lifecycle import Guard

BINDING, NON_BINDING = "binding", "non_binding"
_BOTH = frozenset({BINDING, NON_BINDING})
_TREATY = frozenset({BINDING})


@dataclass(frozen=True)
class Requirement:
    """One row: `codes` are the conditions that its guard yields."""

    stage: str
    codes: tuple[str, ...]
    guard: Guard
    routes: frozenset[str] = _BOTH
    waivable: bool = False
    switch: str = ""

    @property
    def of_own_half(self) -> bool:
        """Whether it is about what a side does for itself, which the other side does not waive."""
        return self.guard.__module__ == own.__name__


def _rows(stages: tuple[str, ...], *rows: Requirement) -> tuple[Requirement, ...]:
    return tuple(replace(row, stage=stage) for stage in stages for row in rows)


def _row(codes: str, guard: Guard, **more: object) -> Requirement:
    return Requirement("", tuple(codes.split()), guard, **more)  # type: ignore[arg-type]


REQUIREMENTS: tuple[Requirement, ...] = (
    *_rows(
        ("request_authority", "start_drafting"),
        _row("purpose_written", g.purpose_written),
        _row("areas_named", g.areas_named),
        _row("nature_proposed", g.nature_proposed),
        _row("parent_settled", g.parent_settled),
        _row("duplicates_checked", own.duplicates_checked, waivable=True, switch=Switch.DUPLICATES),
        _row("finance_noted", g.finance_noted, routes=_TREATY, switch=Switch.FINANCE),
    ),
    *_rows(
        ("grant_mandate",),
        _row("asker_cannot_decide", g.asker_does_not_decide),
        _row(
            "opinion_given_by opinion_not_against", own.opinions_given, waivable=True, switch=Switch.OPINIONS
        ),
    ),
    *_rows(
        ("open_negotiation", "start_drafting"),
        _row("responsible_named partner_contact_named", g.contacts_named),
        _row("shared_with_partner", g.shared),
        _row("text_version_there", near.text_there, waivable=True),
        _row("talks_level_set", own.talks_level_set, switch=Switch.TALKS_LEVEL),
    ),
    *_rows(
        ("agree_text",),
        _row("entry_chosen", g.entry_chosen, waivable=True),
        _row("term_chosen", g.term_chosen, waivable=True),
        _row("notice_chosen", g.notice_chosen, waivable=True),
        _row("title_in_both_languages", near.title_in_two, routes=_TREATY, waivable=True),
        _row("text_confirmed_by", g.text_confirmed_by_each),
    ),
    *_rows(("reopen_text", "abandon"), _row("nobody_signed", g.nobody_signed)),
    *_rows(
        (ActKind.SIGNED,),
        _row("parent_signed", near.parent_signed, waivable=True),
        _row("signatories_named", own.signatories_named, routes=_TREATY),
        _row(
            "signatories_empowered", own.signatories_empowered, routes=_TREATY, waivable=True,
            switch=Switch.FULL_POWERS,
        ),
    ),
    *_rows(("sign",), _row("signed_by", g.signed_by_each)),
    *_rows(("seek_approval",), _row("approval_expected", g.approval_expected)),
    *_rows(("apply_provisionally",), _row("provisional_makes_sense", near.provisional_allowed)),
    *_rows(
        (ActKind.APPROVED,),
        _row(
            "tabling_elapsed approval_act_named", own.approval_in_order, routes=_TREATY, waivable=True,
            switch=Switch.APPROVAL,
        ),
    ),
    *_rows(
        (ActKind.NOTIFIED,),
        _row("approved_at_home", own.approved_at_home, waivable=True, switch=Switch.APPROVAL),
        _row("parent_applies", near.parent_applies, waivable=True),
    ),
    *_rows(
        (ActKind.ENTERED, ActKind.EXCHANGED),
        _row("not_before_signature", near.not_before_signature, waivable=True),
        _row("parent_applies", near.parent_applies, waivable=True),
    ),
    *_rows(("enter_into_force", "come_into_effect"), _row(
            "approved_by notified_by instruments_exchanged entry_recorded entry_day_reached", g.entry_met
        )),
    *_rows(("resume",), _row("parent_not_suspended", near.parent_not_suspended, waivable=True)),
    *_rows(
        (ActKind.REGISTERED,),
        _row("entry_day_known entry_way_known", near.entry_known, routes=_TREATY),
        _row("certified_copy_made", own.certified_copy_made, routes=_TREATY, waivable=True),
        _row("title_in_both_languages", near.title_in_two, routes=_TREATY, waivable=True),
    ),
)  # fmt: skip


@cache
def rows_at(stage: str) -> tuple[Requirement, ...]:
    """The rows of a stage, in order."""
    return tuple(row for row in REQUIREMENTS if row.stage == stage)


def required(stage: str) -> Guard:
    """The guard of a stage: everything that it asks on the route that the agreement takes, met, waived or missing."""

    def asked(situation: AgreementSituation) -> Iterator[Condition]:
        return conditions_at(stage, situation)

    return asked


def conditions_at(stage: str, s: AgreementSituation) -> Iterator[Condition]:
    """Every condition of a stage; what the ministry does not use is not asked, what was waived counts as met."""
    route = BINDING if s.agreement.is_binding else NON_BINDING
    for row in rows_at(stage):
        if route in row.routes and row.switch not in s.off:
            for condition in row.guard(s):
                yield _judged(stage, condition, s, row.waivable, own_only=row.of_own_half)
    for asked in asked_elsewhere(stage):
        for condition in asked.question(s.agreement):
            yield _judged(stage, condition, s, asked.waivable)


def about_of(condition: Condition) -> str:
    """What or whom a condition is about, where a stage asks it of several."""
    return str(condition.data.get("about") or condition.data.get("party") or "")


def _judged(
    stage: str, condition: Condition, s: AgreementSituation, waivable: bool, own_only: bool = False
) -> Condition:
    if condition.met:
        return condition
    gone = s.waived.get((stage, condition.code, about_of(condition))) if waivable else None
    if gone is None or (own_only and not gone.own):
        return replace(condition, waivable=waivable)
    return replace(condition, waivable=True, waived=gone.reason, met=True)
