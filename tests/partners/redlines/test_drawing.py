"""A red line of our own: asked for by one, decided by another, kept to ourselves for ever, and its history kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from partners.models import Change, Correction, Notice, RedLine, StepTaken
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from partners.records.record import PUBLIC
from partners.redlines.drawing import red_line_ask, red_line_change, red_line_step
from partners.redlines.reading import red_lines
from partners.redlines.reviewing import red_lines_tell
from partners.redlines.steps import red_line_offers
from partners.redlines.vocabulary import RedLineStatus
from tests.cast import Cast

SAID = {
    "ground": "minister",
    "why": "The minister wants no cooperation now.",
    "would_change": "An apology.",
    "source": "Letter of the minister",
    "as_of": "2026-11",
    "review_on": date(2027, 11, 1),
}


def asked(cast: Cast, **more: Any) -> RedLine:
    """A red line about Poland that a desk officer of Ukraine asked for."""
    party = cast.party(more.pop("party", "POL"))
    return red_line_ask(officer=cast.desk, today=cast.today, party=party, values={**SAID, **more})


def step(cast: Cast, line: RedLine, to: str, who: Any = None, **more: Any) -> RedLine:
    """A step by an approver."""
    told = {"reason": "A reason", "expected_version": None, **more}
    return red_line_step(officer=who or cast.approver, today=cast.today, line=line, to=to, **told)


def at(cast: Cast, status: str) -> RedLine:
    """A red line walked to a status by services."""
    line = asked(cast)
    way = {"asked": (), "drawn": ("drawn",), "declined": ("declined",), "lifting": ("drawn", "lifting")}
    for to in way.get(status, ("drawn", "lifting", "lifted")):
        line = step(cast, line, to, who=cast.desk if to == "lifting" else None)
    return line


STEPS = {
    "asked": {"drawn": {"approver"}, "declined": {"approver"}},
    "drawn": {"lifting": {"desk", "liaison", "approver"}},
    "lifting": {"lifted": {"approver"}, "drawn": {"approver"}},
    "declined": {},
    "lifted": {},
}
OWN = ("desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest")


@pytest.mark.parametrize("status", RedLineStatus.values)
def test_each_officer_may_do_in_each_cell_what_the_table_says(cast: Cast, status: str) -> None:
    line, wrong = at(cast, status), {}
    for name in (*OWN, "partner_approver", "third_approver"):
        officer = getattr(cast, name)
        offered = {one.step.target for one in red_line_offers(officer, line) if one.ready}
        for to in STEPS:
            done = attempted(lambda officer=officer, to=to: step(cast, line, to, who=officer))  # type: ignore[misc]
            may = name in STEPS[status].get(to, set())
            if done != may or (to in offered) != may:
                wrong[name, to] = (done, to in offered)
    assert not wrong


def attempted(do: Any) -> bool:
    """Whether a service does it; whatever it did is taken back."""
    try:
        with transaction.atomic():
            do()
            transaction.set_rollback(True)
            return True
    except (Forbidden, Refused, Unseen):
        return False


def test_it_excludes_from_the_day_it_is_drawn_until_the_day_it_is_lifted(cast: Cast) -> None:
    line = asked(cast)
    assert red_lines(cast.desk, cast.today) == {}
    line = step(cast, line, "drawn")
    (found,) = red_lines(cast.auditor, cast.today)[cast.party("POL").pk]
    assert (found.ground, found.how, found.basis, found.line) == ("minister", "our_word", "own", line)
    assert (found.source, found.since) == ("Letter of the minister", cast.today.isoformat())
    line = step(cast, step(cast, line, "lifting", who=cast.desk), "lifted")
    assert red_lines(cast.desk, cast.today) == {}
    RedLine.objects.filter(pk=line.pk).update(drawn_on=cast.today - timedelta(days=10))
    assert red_lines(cast.desk, cast.today - timedelta(days=1)) and not red_lines(cast.desk, cast.today)
    assert not red_lines(cast.desk, cast.today - timedelta(days=11))


def test_nobody_else_ever_sees_it(cast: Cast) -> None:
    at(cast, "drawn")
    for reader in (cast.partner_desk, cast.third_desk, cast.third_approver, cast.guest, cast.own_guest, PUBLIC):
        assert not RedLine.objects.visible_to(reader).exists()
        assert red_lines(reader, cast.today) == {}
    assert not Change.objects.visible_to(cast.third_desk).filter(source="partners_redline").exists()


def test_it_cannot_be_shared_or_released(cast: Cast) -> None:
    line = at(cast, "drawn")
    with pytest.raises(IntegrityError, match="red_line_is_national"), transaction.atomic():
        RedLine.objects.filter(pk=line.pk).update(audience="public")


def test_who_asked_cannot_decide_and_where_it_may_it_says_so(cast: Cast, settings: Any) -> None:
    settings.DECIDE_ALONE = False
    line = red_line_ask(officer=cast.approver, today=cast.today, party=cast.party("POL"), values=SAID)
    with pytest.raises(Refused, match="asker_cannot_decide"):
        step(cast, line, "drawn")
    assert not step(cast, line, "drawn", who=cast.other_approver).decided_alone
    settings.DECIDE_ALONE = True
    line = step(cast, line, "lifting")
    assert step(cast, line, "lifted").decided_alone


def test_each_step_and_change_leaves_who_when_and_why(cast: Cast) -> None:
    line = at(cast, "lifted")
    kept = StepTaken.objects.filter(subject="red_line", subject_id=line.pk).order_by("pk")
    assert [one.step for one in kept] == ["draw", "ask_to_lift", "lift"]
    assert {one.reason for one in kept} == {"A reason"} and kept[0].officer == cast.approver
    with pytest.raises(Refused, match="red_line_stands"):
        change(cast, line, who=cast.approver, source="B")


def change(cast: Cast, line: RedLine, who: Any = None, **values: Any) -> RedLine:
    """A change with a reason."""
    told = {"values": values, "reason": "It changed.", "expected_version": line.version}
    return red_line_change(officer=who or cast.desk, today=cast.today, line=line, **told)


def test_what_it_says_is_changed_by_whoever_writes_until_it_is_drawn_then_by_an_approver(cast: Cast) -> None:
    line = change(cast, asked(cast), would_change="A treaty.")
    kept = Correction.objects.get(subject="red_line", subject_id=line.pk)
    assert (kept.before, kept.after) == ({"would_change": "An apology."}, {"would_change": "A treaty."})
    drawn = step(cast, line, "drawn")
    with pytest.raises(Forbidden):
        change(cast, drawn, source="B")
    with pytest.raises(Stale):
        change(cast, line, who=cast.approver, source="B")
    assert change(cast, drawn, who=cast.approver, source="B").source == "B"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"why": " "}, "why", "required"),
        ({"would_change": ""}, "would_change", "required"),
        ({"source": "x" * 301}, "source", "too_long"),
        ({"as_of": "2026-12"}, "as_of", "in_the_future"),
        ({"as_of": "soon"}, "as_of", "not_a_date"),
        ({"ground": "taste"}, "ground", "unknown"),
        ({"review_on": date(2026, 11, 22)}, "review_on", "not_in_the_future"),
        ({"owner": 1}, "owner", "unknown_field"),
        ({"party": "UKR"}, "party", "unknown"),
    ],
)
def test_what_is_wrong_is_named(cast: Cast, given: Any, field: str, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        asked(cast, **given)
    assert refused.value.fields[field] == [code]


def test_there_is_one_on_each_ground_and_a_lifted_one_may_be_drawn_anew(cast: Cast) -> None:
    line = at(cast, "drawn")
    with pytest.raises(Refused, match="one_red_line_per_ground"):
        asked(cast)
    asked(cast, ground="sanctions")
    step(cast, step(cast, line, "lifting", who=cast.desk), "lifted")
    assert step(cast, asked(cast), "drawn").status == "drawn"


@pytest.mark.parametrize("who", ["minister", "auditor", "admin", "service", "own_guest", "third_desk"])
def test_who_does_not_write_asks_for_none_and_changes_none(cast: Cast, who: str) -> None:
    line = asked(cast)
    with pytest.raises((Forbidden, Unseen)):
        change(cast, line, who=getattr(cast, who), source="B")
    if who != "third_desk":
        with pytest.raises(Forbidden):
            red_line_ask(officer=getattr(cast, who), today=cast.today, party=cast.party("LVA"), values=SAID)


def test_approvers_hear_that_they_are_asked_and_who_asked_what_was_decided(cast: Cast) -> None:
    line = step(cast, asked(cast), "drawn")
    told = {(one.officer, one.code) for one in Notice.objects.filter(subject="red_line", subject_id=line.pk)}
    assert told == {
        (cast.approver, "red_line_asked"),
        (cast.other_approver, "red_line_asked"),
        (cast.desk, "red_line_decided"),
    }


def test_its_review_is_told_once_by_its_day_also_when_a_night_was_missed(cast: Cast) -> None:
    line = at(cast, "drawn")
    assert red_lines_tell(date(2027, 10, 31)) == 0
    assert red_lines_tell(date(2027, 11, 3)) == 3
    assert red_lines_tell(date(2027, 11, 4)) == 0
    people = Notice.objects.filter(code="red_line_review", subject_id=line.pk).values_list("officer", flat=True)
    assert set(people) == {cast.desk.pk, cast.approver.pk, cast.other_approver.pk}
    line.refresh_from_db()
    change(cast, line, who=cast.approver, review_on=date(2028, 1, 1))
    assert red_lines_tell(date(2028, 1, 1)) == 3
