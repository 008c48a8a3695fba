"""What is required at each stage: one table that refuses, tells what is missing, and is shown (domain: C1).

A stage is a step of the lifecycle, an act, or every act. A row names what is
asked, by which guard, on which route, whether an approver may go ahead without
it (domain: filled or waived with reason), and which switch of a ministry turns
it off. What other subjects ask for has its rows here too. Guards of steps and
acts, the checklists of the pages and REST read it; a condition that no row
names is an error of the program.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from agreements.instruments import guards as g
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.route import act_guards as act
from agreements.instruments.route import near_guards as near
from agreements.instruments.route import own_guards as own
from agreements.instruments.route.elsewhere import Asked, asked_elsewhere
from agreements.instruments.route.switch import Switch
from agreements.terms.clauses import ActKind
from partners.records.errors import Condition
from partners.records.lifecycle import Guard

BINDING, NON_BINDING = "binding", "non_binding"
# What is asked of each act, whoever records it for whom.
EVERY_ACT = "every_act"
# The stages in the order in which an agreement comes to them.
STAGES: tuple[str, ...] = (
    *("request_authority", "grant_mandate", "open_negotiation", "start_drafting"),
    *(ActKind.TEXT_CONFIRMED, "agree_text", "reopen_text", "abandon", ActKind.SIGNED, "sign"),
    *("seek_approval", "apply_provisionally", ActKind.APPROVED, ActKind.NOTIFIED, ActKind.ENTERED, ActKind.EXCHANGED),
    *("enter_into_force", "come_into_effect", "suspend", "resume", "terminate", "supersede", ActKind.REGISTERED),
    EVERY_ACT,
)
_BOTH = frozenset({BINDING, NON_BINDING})
_TREATY = frozenset({BINDING})


@dataclass(frozen=True)
class Requirement:
    """One row: `codes` are all the conditions that its guard may yield.

    What is `of_reported` is asked too where an act is recorded for the other side.
    """

    stage: str
    codes: tuple[str, ...]
    guard: Guard
    routes: frozenset[str] = _BOTH
    waivable: bool = False
    switch: str = ""
    of_reported: bool = False

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
    *_rows((ActKind.TEXT_CONFIRMED,), _row("text_sent", act.text_sent, of_reported=True)),
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
    *_rows(
        (EVERY_ACT,),
        _row("act_has_its_time", act.has_its_time, of_reported=True),
        _row("side_acts_itself", act.side_acts_itself, of_reported=True),
    ),
)  # fmt: skip


def requirements() -> tuple[Requirement, ...]:
    """The whole table, in the order of the stages: what this subject asks and what others do."""
    return tuple(row for stage in STAGES for row in rows_at(stage))


def rows_at(stage: str) -> tuple[Requirement, ...]:
    """The rows of a stage, in order."""
    return (*_own_rows(stage), *(_from_elsewhere(stage, asked) for asked in asked_elsewhere(stage)))


@cache
def _own_rows(stage: str) -> tuple[Requirement, ...]:
    return tuple(row for row in REQUIREMENTS if row.stage == stage)


def _from_elsewhere(stage: str, asked: Asked) -> Requirement:
    def answered(s: AgreementSituation) -> Sequence[Condition]:
        return s.elsewhere.answers(asked.question, s.agreement)

    return Requirement(stage, asked.codes, answered, waivable=asked.waivable)


@dataclass(frozen=True)
class StageGuard:
    """The guard of a stage: all that its rows ask for, met, waived or missing."""

    stage: str

    def __call__(self, situation: AgreementSituation) -> Iterator[Condition]:
        """Every condition of the stage on the route that the agreement takes."""
        return conditions_at(self.stage, situation)


def required(stage: str) -> Guard:
    """The guard of a stage."""
    return StageGuard(stage)


def conditions_at(stage: str, s: AgreementSituation, reported: bool = False) -> Iterator[Condition]:
    """Every condition of a stage; what the ministry does not use is not asked, what was waived counts as met.

    Of an act that is `reported` for the other side only what concerns both is asked.
    """
    route = BINDING if s.agreement.is_binding else NON_BINDING
    for row in rows_at(stage):
        if route in row.routes and row.switch not in s.off and (row.of_reported or not reported):
            for condition in row.guard(s):
                if condition.code not in row.codes:
                    raise LookupError(f"no row of {stage} names {condition.code}")
                yield _judged(row, condition, s)


def about_of(condition: Condition) -> str:
    """What or whom a condition is about, where a stage asks it of several."""
    return str(condition.data.get("about") or condition.data.get("party") or "")


def _judged(row: Requirement, condition: Condition, s: AgreementSituation) -> Condition:
    if condition.met:
        return condition
    gone = s.waived.get((row.stage, condition.code, about_of(condition))) if row.waivable else None
    if gone is None or (row.of_own_half and not gone.own):
        return replace(condition, waivable=row.waivable)
    return replace(condition, waivable=True, waived=gone.reason, met=True)
