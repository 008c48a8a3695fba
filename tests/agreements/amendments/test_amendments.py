"""An amendment takes its own route, and takes effect on the agreement above from its own entry into force."""

import datetime as dt
from typing import Any

import pytest

from agreements.amendments.beginning import amendment_mark, amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.amendments.editing import (
    amendment_edit_drop,
    amendment_edit_set,
    amendment_merge,
    amendment_rebase,
    amendment_time_set,
)
from agreements.amendments.reading import amendments_of, consolidated_latest, proposal_of
from agreements.instruments.acts import act_record
from agreements.instruments.entry import ActEntry
from agreements.instruments.mending import agreement_mistake
from agreements.instruments.moving import agreement_step
from agreements.models import Agreement, Amendment, Consolidated
from agreements.standing.moves import standings_advance
from agreements.standing.refresh import standing_on
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast
from tests.walks import fresh, widened

TEXT = """The two ministries

Article 1
Purpose
To train.

Article 2
Costs
Each its own.

Article 3
Term
Ten years."""


def given(cast: Cast, agreement: Agreement, officer: Any = None) -> dict[str, Any]:
    return {
        "officer": officer or cast.desk,
        "today": cast.today,
        "agreement": agreement,
        "expected_version": fresh(agreement).version,
    }


def parent_of(cast: Cast, **more: Any) -> Agreement:
    acts = [ActEntry("signed", "2024-01-12"), ActEntry("entry_into_force", "2024-02-01")]
    made = cast.record(**{"acts": acts, **more})
    consolidated_begin(**given(cast, made), texts={"en": TEXT})
    return fresh(made)


def amending(cast: Cast, parent: Agreement, entered: str = "", audience: str = "national") -> Agreement:
    """A recorded amendment beneath `parent`; in force since `entered`, where it is."""
    acts = [ActEntry("signed", "2025-01-10")] + ([ActEntry("entry_into_force", entered)] if entered else [])
    made = cast.record(
        audience=audience,
        titles={"en": "Protocol"},
        parent=parent.reference,
        acts=acts,
        instrument_type="protocol",
        term_kind="not_stated",
        term_months=None,
    )
    amendment_mark(**given(cast, made), kind="amending_protocol")
    return fresh(made)


def enter(cast: Cast, agreement: Agreement, on: str) -> None:
    act_record(**given(cast, agreement, cast.approver), kind="entry_into_force", on=on)


def clause(cast: Cast, parent: Agreement, heading: str) -> str:
    text = consolidated_latest(cast.desk, parent)
    assert text is not None
    return str(next(row["part"] for row in text.parts if row["headings"]["en"] == heading))


def draft(cast: Cast, parent: Agreement, kind: str = "amending_protocol") -> Agreement:
    made = amendment_prepare(**given(cast, parent), kind=kind, titles={"en": "Protocol"})
    return fresh(made)


def test_an_amendment_is_prepared_beneath_what_it_changes_with_its_facts(cast: Cast) -> None:
    parent = parent_of(cast, areas=["cyber"], legal_nature="treaty_binding")
    made = draft(cast, parent)
    assert (made.parent_id, made.areas, made.legal_nature) == (parent.pk, ["cyber"], "treaty_binding")
    assert made.instrument_type == "protocol"
    assert [one.agreement_id for one in amendments_of(cast.desk, parent)] == [made.pk]
    with pytest.raises(Refused):
        draft(cast, cast.prepared("concept"))
    with pytest.raises(Malformed):
        draft(cast, parent, kind="whim")
    assert not Amendment.objects.visible_to(cast.partner_desk).exists()


def test_its_edits_become_the_next_text_on_its_entry_into_force(cast: Cast) -> None:
    parent = parent_of(cast)
    child = draft(cast, parent)
    costs = clause(cast, parent, "Costs")
    amendment_edit_set(
        **given(cast, child), action="replace", part=costs, headings={"en": "Costs"}, bodies={"en": "The host pays."}
    )
    amendment_edit_set(
        **given(cast, child), action="insert", after=costs, headings={"en": "Claims"}, bodies={"en": "None."}
    )
    Agreement.objects.filter(pk=child.pk).update(status="signed", door="recorded")
    assert consolidated_latest(cast.desk, parent).number == 1  # type: ignore[union-attr]
    enter(cast, child, "2026-01-01")
    text = consolidated_latest(cast.desk, parent)
    assert text is not None and (text.number, text.since, text.by_id) == (2, "2026-01-01", child.pk)
    assert [row["headings"]["en"] for row in text.parts] == ["", "Purpose", "Costs", "Claims", "Term"]
    with pytest.raises(Refused):
        amendment_edit_drop(**given(cast, child), part=costs)


def test_of_two_that_change_one_clause_the_second_waits_for_an_officer(cast: Cast) -> None:
    parent = parent_of(cast)
    one, two = draft(cast, parent), draft(cast, parent)
    costs = clause(cast, parent, "Costs")
    for child, words in ((one, "The host pays."), (two, "The guest pays.")):
        words_by = {"headings": {"en": "Costs"}, "bodies": {"en": words}}
        amendment_edit_set(**given(cast, child), action="replace", part=costs, **words_by)
    Agreement.objects.filter(pk__in=[one.pk, two.pk]).update(status="signed", door="recorded")
    enter(cast, one, "2026-01-01")
    enter(cast, two, "2026-02-01")
    assert Consolidated.objects.filter(agreement=parent).count() == 2, "the second is not put over the first"
    row = Amendment.objects.select_related("base").get(agreement=two)
    assert [conflict.why for conflict in proposal_of(cast.desk, row, parent).found] == ["changed"]
    with pytest.raises(Refused) as refused:
        amendment_merge(**given(cast, two))
    assert [one.code for one in refused.value.conditions] == ["edit_fits"]
    amendment_rebase(**given(cast, two))
    amendment_merge(**given(cast, two))
    assert consolidated_latest(cast.desk, parent).number == 3  # type: ignore[union-attr]


def test_clauses_on_time_change_from_its_entry_into_force_and_not_before(cast: Cast) -> None:
    parent = parent_of(cast)
    ahead = (cast.today + dt.timedelta(days=30)).isoformat()
    child = amending(cast, parent)
    amendment_time_set(**given(cast, child), values={"term_months": 240})
    enter(cast, child, ahead)
    parent = fresh(parent)
    assert parent.term_months == 120, "it does not hold yet"
    assert parent.standing.ends_on == "2034-02-01"
    assert str(parent.standing.good_until) == (cast.today + dt.timedelta(days=29)).isoformat()
    assert standing_on(parent, cast.today + dt.timedelta(days=30)).ends_on == "2044-02-01"
    standings_advance(cast.today + dt.timedelta(days=31))
    parent = fresh(parent)
    assert (parent.term_months, parent.standing.ends_on) == (240, "2044-02-01")
    assert standing_on(parent, cast.today).ends_on == "2034-02-01", "an earlier day still says the old clause"
    later = given(cast, child) | {"today": cast.today + dt.timedelta(days=31)}
    agreement_mistake(**later, reason="Never signed.")
    parent = fresh(parent)
    assert (parent.term_months, parent.time_changes, parent.standing.ends_on) == (120, {}, "2034-02-01")


def test_what_one_side_recorded_for_itself_does_not_change_what_both_read(cast: Cast) -> None:
    parent = parent_of(cast)
    parent = widened(cast, parent, "parties")
    child = amending(cast, parent, entered="2026-01-01")
    assert child.audience == "national"
    Amendment.objects.filter(agreement=child).update(time_values={"term_months": 240})
    widened(cast, child, "parties")
    assert fresh(parent).term_months == 240, "once both know of it, it does"


def test_no_step_is_taken_while_an_amendment_is_on_its_way(cast: Cast) -> None:
    above = cast.prepared("in_force")
    child = draft(cast, above)
    inputs = {"on": cast.today.isoformat(), "reason": "By consent."}
    with pytest.raises(Refused) as refused:
        agreement_step(**given(cast, above, cast.approver), to="suspended", inputs=inputs)
    assert [one.code for one in refused.value.conditions] == ["no_amendment_open"]
    agreement_step(**given(cast, above, cast.partner_approver), to="suspended", inputs=inputs)
    assert fresh(above).status == "suspended", "what only we know of holds up nobody else"
    agreement_step(**given(cast, child, cast.desk), to="abandoned", inputs={"reason": "Not needed."})
    agreement_step(**given(cast, above, cast.approver), to="in_force", inputs=inputs)


def test_a_third_side_and_whoever_does_not_see_it_are_kept_out(cast: Cast) -> None:
    parent = parent_of(cast)
    child = draft(cast, parent)
    told = {"action": "remove", "part": clause(cast, parent, "Costs")}
    with pytest.raises(Unseen):
        amendment_edit_set(**given(cast, child, cast.third_desk), **told)
    with pytest.raises(Forbidden):
        amendment_edit_set(**given(cast, child, cast.minister), **told)
