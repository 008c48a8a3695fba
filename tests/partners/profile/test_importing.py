"""A table of goals and capabilities comes in: errors by row, nothing guessed, the same again changes nothing."""

from typing import Any

import pytest

from partners.models import Import, ProfileLine
from partners.profile.importing.exporting import template_csv
from partners.profile.recording import profile_line_remove, profile_line_set
from partners.records import jobs
from partners.records.imports.asking import import_check, import_undo, import_write
from partners.records.imports.receiving import import_receive
from tests.cast import Cast

HEADINGS = "Pays,Nature,Objet,Priorité,Niveau,Valable jusqu’au,Source,État de la source au,Office"
GOOD = (
    "Pologne,objectif,cyber security,haute,,,White paper,2026-03,Policy",
    "LVA,besoin,demining,,full,2027-12-31,Letter,2026-11-02,",
)
BAD = (
    "Nowhere,goal,cyber_security,high,,,Letter,2026,",
    "GBR,goal,ciber security,high,,,Letter,2026,",
    "GBR,wish,demining,,,,Letter,2026,",
    "GBR,sought,demining,high,,,Letter,2026,",
    "GBR,sought,airlift,,,2027,Letter,2026,",
    "GBR,sought,sealift,,,,,2026,",
    "LVA,besoin,demining,,full,2027-12-31,Letter,2026-11-02,",
    "GBR,goal,cyber_security,,,,Letter,2026,",
    "GBR,sought,airfield,,,,Letter,3/4/2026,",
)


def received(cast: Cast, *rows: str, **more: Any) -> Import:
    given = {"officer": cast.desk, "today": cast.today, "of": "profiles", "name": "views.csv", "source": "Views"}
    given["content"] = "\n".join((HEADINGS, *rows)).encode()
    return worked(cast, import_check, import_receive(**{**given, **more}))


def worked(cast: Cast, ask: Any, batch: Import, **more: Any) -> Import:
    asked = ask(officer=cast.desk, today=cast.today, batch=batch, expected_version=None, **more)
    jobs.run(asked.job_id)
    return Import.objects.get(pk=batch.pk)


def written(cast: Cast, *rows: str, **more: Any) -> Import:
    sent = {name: more.pop(name) for name in ("content", "name") if name in more}
    return worked(cast, import_write, received(cast, *rows, **sent), **{"take": "good", "from_file": [], **more})


def outcomes(batch: Import) -> list[str]:
    return [row.outcome for row in batch.rows.order_by("line")]


def codes(batch: Import) -> list[set[str]]:
    rows = batch.rows.order_by("line")
    return [{one["code"] for one in row.findings if one["weight"] == "refuses"} for row in rows]


def test_rows_say_what_is_wrong_and_nothing_is_guessed(cast: Cast) -> None:
    batch = received(cast, *GOOD, *BAD)
    assert codes(batch) == [
        set(), set(), {"party_not_known"}, {"term_not_known"}, {"word_not_known"}, {"not_of_this_kind"},
        {"whole_day_wanted"}, {"required"}, {"line_repeated"}, {"required"}, {"day_or_month"},
    ]  # fmt: skip
    term = batch.rows.get(line=5).findings[0]
    assert term["suggestions"][0] == "cyber_security" and term["column"] == "Objet"
    assert not ProfileLine.objects.exists()
    written(cast, *GOOD, *BAD)
    kept = {(one.profile.party.code, one.kind, one.term): one for one in ProfileLine.objects.all()}
    assert set(kept) == {("POL", "goal", "cyber_security"), ("LVA", "sought", "demining")}
    goal = kept["POL", "goal", "cyber_security"]
    assert (goal.priority, goal.as_of, goal.source, goal.note) == ("high", "2026-03", "White paper", "Office: Policy")
    assert kept["LVA", "sought", "demining"].valid_until.isoformat() == "2027-12-31"


def test_the_same_file_again_changes_nothing_and_a_new_one_what_it_says(cast: Cast) -> None:
    written(cast, *GOOD)
    before = ProfileLine.objects.values_list("pk", "updated_at")
    assert outcomes(written(cast, *GOOD)) == ["unchanged", "unchanged"]
    assert list(before) == list(ProfileLine.objects.values_list("pk", "updated_at"))
    lower = GOOD[0].replace("haute", "basse")
    changed = written(cast, lower, GOOD[1])
    assert outcomes(changed) == ["changed", "unchanged"]
    assert changed.rows.first().changes == {"priority": ["high", "low"]}  # type: ignore[union-attr]
    worked(cast, import_undo, changed, reason="Too early.")
    assert ProfileLine.objects.get(kind="goal").priority == "high"


def test_what_officers_corrected_survives_unless_the_file_is_marked_as_right(cast: Cast) -> None:
    first = written(cast, *GOOD)
    goal, sought = ProfileLine.objects.get(kind="goal"), ProfileLine.objects.get(kind="sought")
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    values = {"priority": "low", "note": "Said by the minister."}
    profile_line_set(**told, party=goal.profile.party, kind="goal", term=goal.term, values=values)
    profile_line_remove(**told, line=sought, reason="Not so.")
    again = written(cast, *GOOD)
    assert outcomes(again) == ["unchanged", "unchanged"]
    said = [one for row in again.rows.order_by("line") for one in row.findings if one["code"] == "corrected_here"]
    assert [one["data"]["cell"] for one in said] == ["priority", "note", "taken_out"]
    assert ProfileLine.objects.get(kind="goal").priority == "low"
    assert outcomes(written(cast, *GOOD, from_file=["2 priority", "3 taken_out"])) == ["changed", "created"]
    goal.refresh_from_db()
    assert (goal.priority, goal.note) == ("high", "Said by the minister.")
    worked(cast, import_undo, first, reason="Wrong list.")
    assert [row.undone for row in first.rows.order_by("line")] == ["touched", "gone"]


def test_our_own_template_is_known_by_its_headings_and_comes_back_unharmed(cast: Cast) -> None:
    written(cast, *GOOD)
    lines = ProfileLine.objects.select_related("profile__party")
    content = b"".join(template_csv(lines))
    given = {"officer": cast.desk, "today": cast.today, "of": "agreements", "name": "back.csv", "content": content}
    batch = import_receive(**given)
    assert (batch.of, batch.profile) == ("profiles", "profiles")
    assert outcomes(worked(cast, import_check, batch)) == ["unchanged", "unchanged"]


@pytest.mark.parametrize("stranger", ["partner_desk", "third_desk"])
def test_a_table_writes_only_the_views_of_those_who_sent_it(cast: Cast, stranger: str) -> None:
    written(cast, *GOOD)
    assert not ProfileLine.objects.visible_to(getattr(cast, stranger)).exists()
