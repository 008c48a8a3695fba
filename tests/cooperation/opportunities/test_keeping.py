"""Sets of weights and parts of our own: who keeps them, what they change in the ranking, what the database refuses."""

import pytest
from django.db import IntegrityError, transaction

from cooperation.models import Criterion, CriterionValue, WeightSet
from cooperation.opportunities.choice import Ranking, choice_of
from cooperation.opportunities.criterion import (
    ValueEntry,
    criterion_add,
    criterion_change,
    criterion_remove,
    criterion_values_set,
)
from cooperation.opportunities.ranking import known_for
from cooperation.opportunities.weight_set import (
    sets_of,
    weight_set_change,
    weight_set_default,
    weight_set_keep,
    weight_set_remove,
)
from partners.records.errors import Forbidden, Malformed, Refused, Stale
from tests.cast import Cast


def keep(cast: Cast, name: str = "At sea", **more: float) -> WeightSet:
    """A set of Ukraine."""
    weights = more or {"size": 30.0}
    return weight_set_keep(officer=cast.desk, today=cast.today, name=name, weights=weights, highest="maritime_security")


def test_a_set_is_kept_by_who_writes_once_under_each_name(cast: Cast) -> None:
    kept = keep(cast)
    for stranger in (cast.auditor, cast.own_guest, cast.minister):
        with pytest.raises(Forbidden):
            weight_set_keep(officer=stranger, today=cast.today, name="Mine", weights={})
    with pytest.raises(Refused):
        keep(cast)
    with pytest.raises(Malformed) as wrong:
        weight_set_keep(officer=cast.desk, today=cast.today, name=" ", weights={"size": 101}, highest="demining")
    assert set(wrong.value.fields) == {"name", "weights", "highest"}
    assert sets_of(cast.auditor) == [kept]
    assert sets_of(cast.partner_desk) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        WeightSet.objects.filter(pk=kept.pk).update(audience="public")


def test_our_ranking_opens_with_one_set_by_the_word_of_an_approver(cast: Cast) -> None:
    first, second = keep(cast), keep(cast, "Online")
    told = {"today": cast.today, "reason": "The minister asks.", "on": True}
    with pytest.raises(Forbidden):
        weight_set_default(officer=cast.desk, kept=first, expected_version=1, **told)
    with pytest.raises(Malformed):
        weight_set_default(officer=cast.approver, kept=first, expected_version=1, **{**told, "reason": " "})
    for one in (first, second):
        weight_set_default(officer=cast.approver, kept=one, expected_version=1, **told)
    assert [one.name for one in sets_of(cast.desk) if one.is_default] == ["Online"]
    changed = {"today": cast.today, "kept": second, "name": "Online", "weights": {}, "highest": ""}
    with pytest.raises(Forbidden):
        weight_set_change(officer=cast.desk, expected_version=2, **changed)
    with pytest.raises(Stale):
        weight_set_change(officer=cast.approver, expected_version=1, **changed)
    weight_set_change(officer=cast.approver, expected_version=2, **changed)
    weight_set_remove(officer=cast.approver, today=cast.today, kept=second, expected_version=3)
    assert [one.name for one in sets_of(cast.desk)] == ["At sea"]


def test_a_part_of_our_own_gives_its_points_and_is_missing_where_nobody_gave_a_value(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today}
    made = criterion_add(**told, name="Attachés", meaning="100: one in each capital.")
    entries = [ValueEntry(cast.party("POL"), 80, "Our embassy", "2026-05")]
    criterion_values_set(**told, criterion=made, entries=entries, expected_version=1)
    ranking = Ranking(known := known_for(cast.desk, cast.today), choice_of(known, {}))
    line = next(one for one in ranking.lines("POL") if one.part == made.part)
    assert (line.points, line.tested, line.measure.grounds[0].source) == (8.0, False, "Our embassy")
    assert next(one for one in ranking.lines("LVA") if one.part == made.part).stands_in
    assert made.part not in known_for(cast.partner_desk, cast.today).measured.parts
    taken = [ValueEntry(cast.party("POL"), None)]
    criterion_values_set(**told, criterion=made, entries=taken, expected_version=2)
    assert all(one.x is None for one in known_for(cast.desk, cast.today).measured.parts[made.part].values())
    with pytest.raises(Stale):
        criterion_change(**told, criterion=made, name="A", meaning="B", expected_version=1)
    criterion_remove(**told, criterion=made, expected_version=3)
    assert made.part not in known_for(cast.desk, cast.today).measured.parts


def test_a_value_has_a_source_and_a_day_and_is_of_a_hundred(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today}
    made = criterion_add(**told, name="Attachés", meaning="100: one in each capital.")
    for value, source, as_of in ((101, "A", "2026"), (1, "", "2026"), (1, "A", "soon"), (1, "A", "2031")):
        entries = [ValueEntry(cast.party("POL"), value, source, as_of)]
        with pytest.raises(Malformed):
            criterion_values_set(**told, criterion=made, entries=entries, expected_version=1)
    with pytest.raises(Forbidden):
        criterion_values_set(
            officer=cast.partner_desk, today=cast.today, criterion=made, entries=[], expected_version=1
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        CriterionValue.objects.create(
            owner=cast.party("UKR"), criterion=made, party=cast.party("POL"), value=101, source="A", as_of="2026"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Criterion.objects.filter(pk=made.pk).update(meaning="")
