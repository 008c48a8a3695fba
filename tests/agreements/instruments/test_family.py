"""The ladder, the family, what a step brings to those beneath, and what a partnership has and lacks."""

from typing import Any

import pytest

from agreements.instruments.acts import act_record
from agreements.instruments.entry import ActEntry
from agreements.instruments.family.effects import effects_of, outcome_if
from agreements.instruments.family.holdings import above_for, holdings_of
from agreements.instruments.family.ladder import RUNGS, SPECIAL, fit, parents_of
from agreements.instruments.family.tree import family_of
from agreements.instruments.moving import agreement_step
from agreements.instruments.preparing import agreement_edit, agreement_prepare
from agreements.instruments.vocabulary import InstrumentType
from agreements.models import Agreement
from agreements.standing.moves import standings_advance
from partners.records.errors import Malformed, Refused
from tests.cast import Cast
from tests.walks import fresh


@pytest.mark.parametrize(
    ("child", "parent", "found"),
    [
        ("technical_arrangement", "mou", "usual"),
        ("annex", "support_order", "usual"),
        ("protocol", "mou", "usual"),
        ("sofa", "framework_agreement", "usual"),
        ("support_order", "acsa", "usual"),
        ("support_order", "framework_agreement", "unusual"),
        ("gsomia", "sofa", "unusual"),
        ("framework_agreement", "mou", "upside_down"),
        ("mou", "annual_plan", "upside_down"),
        ("not_stated", "annex", "usual"),
    ],
)
def test_which_text_stands_beneath_which(child: str, parent: str, found: str) -> None:
    assert fit(child, parent) == found


def test_every_type_has_its_rung_and_somewhere_to_stand() -> None:
    assert set(RUNGS) == set(InstrumentType.values) - {"not_stated"}
    for kind in RUNGS:
        assert parents_of(kind) or kind == "framework_agreement", kind
    assert set(SPECIAL) <= set(RUNGS)


def prepared(cast: Cast, parent: Any, **values: Any) -> Agreement:
    """A concept beneath another."""
    given = {"titles": {"en": "Child"}, "parent": parent, **values}
    made = agreement_prepare(officer=cast.desk, today=cast.today, partner=cast.party("GBR"), values=given)
    return fresh(made)


def test_a_parent_is_of_the_same_pair_not_lower_and_not_beneath_the_child(cast: Cast) -> None:
    top = cast.record(instrument_type="mou")
    for parent, kind, wrong in (
        (cast.record("POL"), "mou", "other_pair"),
        (top, "framework_agreement", "upside_down"),
    ):
        with pytest.raises(Malformed) as caught:
            prepared(cast, parent, instrument_type=kind)
        assert caught.value.fields == {"parent": [wrong]}
    child = prepared(cast, None, instrument_type="technical_arrangement")
    grandchild = prepared(cast, child, instrument_type="annual_plan")
    with pytest.raises(Malformed) as caught:
        given = {"values": {"parent": grandchild, "instrument_type": "not_stated"}, "expected_version": child.version}
        agreement_edit(officer=cast.desk, today=cast.today, agreement=child, **given)
    assert caught.value.fields == {"parent": ["in_a_circle"]}


def family(cast: Cast) -> tuple[Agreement, list[Agreement]]:
    """A framework, and beneath it what follows it, what does not, what says nothing; and one beneath the first."""
    top = cast.prepared("in_force", audience="public")
    found: list[Agreement] = []
    for with_parent in ("follows_it", "stands_alone", "not_stated"):
        found.append(cast.record(audience="public", parent=top.reference, with_parent=with_parent))
    found.append(cast.record(audience="public", parent=found[0].reference, with_parent="follows_it"))
    return top, found


def test_the_whole_tree_is_told_as_far_as_it_is_in_sight(cast: Cast) -> None:
    top, children = family(cast)
    hidden = cast.record(parent=top.reference)
    told = [(one.agreement.pk, one.depth) for one in family_of(cast.partner_desk, children[3])]
    assert told == [(top.pk, 0), (children[0].pk, 1), (children[3].pk, 2), (children[1].pk, 1), (children[2].pk, 1)]
    assert hidden.pk in [one.agreement.pk for one in family_of(cast.desk, top)]
    assert family_of(cast.desk, cast.record("EST")) == []


def step(cast: Cast, agreement: Agreement, to: str, **inputs: str) -> None:
    """Our approver takes a step."""
    given = {"on": "2026-11-22", "reason": "By common consent.", **inputs}
    version = fresh(agreement).version
    agreement_step(
        officer=cast.approver, today=cast.today, agreement=agreement, to=to, expected_version=version, inputs=given
    )


def test_what_is_foretold_is_what_happens(cast: Cast) -> None:
    top, children = family(cast)
    kept = {children[1].pk: "outlives_it", children[2].pk: "not_stated"}
    for name, to, word, status in (
        ("suspend", "suspended", "is_suspended_with_it", "suspended"),
        ("resume", "in_force", "resumes_with_it", "in_force"),
        ("terminate", "terminated", "ends_with_it", "terminated"),
    ):
        told = {one.agreement.pk: one.code for one in effects_of(cast.approver, fresh(top), name, cast.today)}
        following = {children[0].pk: word, children[3].pk: word}
        assert told == (following if name == "resume" else {**kept, **following})
        step(cast, top, to, **({"evidence": "Note 5"} if name == "terminate" else {}))
        assert [fresh(one).status for one in children] == [status, "in_force", "in_force", status]
        assert fresh(children[0]).acts.order_by("-id")[0].evidence == top.reference


def test_what_time_ends_ends_those_that_follow(cast: Cast) -> None:
    top = cast.record(acts=[ActEntry("signed", "2016-11-22")], term_months=120)
    child = cast.record(parent=top.reference, with_parent="follows_it")
    other = cast.record(parent=top.reference)
    standings_advance(cast.today.replace(day=30))
    assert [fresh(one).status for one in (top, child, other)] == ["expired", "terminated", "in_force"]


def test_a_replacement_names_what_replaces(cast: Cast) -> None:
    agreement, successor = cast.prepared("in_force"), cast.record()
    for wrong in (agreement.key, "nothing", cast.record("POL").key):
        with pytest.raises(Malformed) as caught:
            step(cast, agreement, "superseded", successor=wrong)
        assert caught.value.fields == {"successor": ["unknown"]}
    step(cast, agreement, "superseded", successor=successor.key)
    assert fresh(agreement).acts.get(kind="superseded").successor == successor


def test_a_termination_has_its_paper(cast: Cast) -> None:
    agreement = cast.prepared("in_force")
    with pytest.raises(Malformed) as caught:
        step(cast, agreement, "terminated")
    assert caught.value.fields == {"evidence": ["required"]}


def test_a_notice_tells_when_it_would_end(cast: Cast) -> None:
    agreement = cast.prepared("in_force")
    assert str(outcome_if(agreement, "denounced", cast.today).ends_on) == "2031-11-22"
    assert not fresh(agreement).acts.filter(kind="denounced").exists()


def test_a_child_is_not_signed_before_what_stands_above_it(cast: Cast) -> None:
    concept = prepared(cast, None)
    child = cast.prepared("text_agreed", values={"parent": concept})
    given = {"kind": "signed", "on": "2026-11-22", "side": cast.party("UKR"), "place": "Kyiv", "capacity": "Minister"}
    with pytest.raises(Refused) as caught:
        act_record(officer=cast.approver, today=cast.today, agreement=child, expected_version=None, **given)
    assert "parent_signed" in [one.code for one in caught.value.conditions]


def test_what_one_partnership_has_and_lacks(cast: Cast) -> None:
    ended = {"acts": [ActEntry("signed", "2001-01-12")], "term_months": 12}
    cast.record(instrument_type="sofa")
    cast.record(instrument_type="sofa", **ended)
    cast.record(instrument_type="acsa", **ended)
    framework = cast.record(instrument_type="framework_agreement")
    cast.prepared("concept", values={"instrument_type": "gsomia"})
    cast.record()
    seen = list(Agreement.objects.visible_to(cast.desk).select_related("standing"))
    found = {one.instrument_type: one for one in holdings_of(seen)}
    assert {kind: str(one.held) for kind, one in found.items()} == {
        "framework_agreement": "in_force", "sofa": "in_force", "vfa": "lacking", "gsomia": "prepared",
        "acsa": "ended", "hns_mou": "lacking", "mpep": "lacking", "annual_plan": "lacking",
    }  # fmt: skip
    assert len(found["sofa"].agreements) == 2
    assert [kind for kind, one in found.items() if one.may_be_prepared] == [
        "vfa",
        "acsa",
        "hns_mou",
        "mpep",
        "annual_plan",
    ]
    assert above_for("vfa", seen) == framework
    theirs = list(Agreement.objects.visible_to(cast.partner_desk).select_related("standing"))
    assert {str(one.held) for one in holdings_of(theirs)} == {"lacking"}
    with_eu = {one.instrument_type for one in holdings_of([], with_organisation=True)}
    assert with_eu == {"gsomia", "fpa"}
