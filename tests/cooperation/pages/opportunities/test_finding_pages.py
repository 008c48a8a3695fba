"""The ranking on pages: five names from the reference alone, sliders that change their part, who may read it."""

import csv
import io
import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Criterion, WeightSet
from cooperation.opportunities.choice import Ranking, choice_of
from cooperation.opportunities.ranking import known_for
from partners.matching.parts import Part
from partners.models import FactKind, Officer, Party, PartyFact, Role
from partners.parties.loading import reference_load
from tests.cast import PASSWORD, Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text

HTMX = {"HX-Request": "true"}


def names(response: Any) -> list[str]:
    """The first five, in their order."""
    five = re.search(r'id="five".*?</section>', response.content.decode(), re.DOTALL)
    assert five
    return re.findall(r"<bdi>(.*?)</bdi>", five[0])


def rows(officer: Any, **asked: Any) -> dict[str, dict[str, str]]:
    """The list as a file, by code."""
    answer = look(officer, "/finding/", format="csv", **asked)
    return {row["Code"]: row for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}


def facts(cast: Cast) -> None:
    """A few facts of the states on stage."""
    said = {"audience": "public", "source": "An atlas", "as_of": "2026"}
    for code, lat, lon, people in (
        ("UKR", 50.4, 30.5, 38_000_000),
        ("POL", 52.2, 21.0, 37_000_000),
        ("LVA", 56.9, 24.1, 1_800_000),
        ("GBR", 51.5, -0.1, 68_000_000),
    ):
        about = {"party": cast.party(code), **said}
        PartyFact.objects.create(**about, kind=FactKind.CAPITAL, value={"en": "Capital", "lat": lat, "lon": lon})
        PartyFact.objects.create(**about, kind=FactKind.POPULATION, value={"people": people})


def test_the_page_opens_with_five_names_of_the_reference_and_another_goal_changes_them(cast: Cast) -> None:
    reference_load()
    told = {"party": Party.objects.get(code="GHA"), "roles": [Role.DESK], "name": "Desk", "clearance": 0}
    ghana = Officer.objects.create_user("desk@gha.example", PASSWORD, **told)
    page = look(ghana, "/finding/")
    assert {"Togo", "Benin", "Côte d’Ivoire"} <= set(names(page))
    assert "eighbour by land and sea, 169 km from capital to capital" in text(page)
    assert "A likely partner is not a recommended one" in text(page)
    at_sea, online = (rows(ghana, highest=goal) for goal in ("maritime_security", "cyber_security"))
    assert int(at_sea["BFA"]["Rank"]) > int(rows(ghana)["BFA"]["Rank"])
    assert int(online["NER"]["Rank"]) < int(at_sea["NER"]["Rank"])
    assert "Togo" in names(look(ghana, "/finding/", highest="maritime_security"))[:3]
    one = text(look(ghana, "/finding/with/TGO/", highest="maritime_security"))
    assert "Goals in common: Security at sea" in one and "Enter it about us" in one
    assert look(ghana, "/finding/with/GHA/").status_code == 404
    assert look(ghana, "/finding/with/ECOWAS/").status_code == 404


def test_a_slider_changes_its_part_alone_and_is_said_to_be_tested_no_more(cast: Cast) -> None:
    facts(cast)
    client = as_(cast.desk)
    before = rows(cast.desk)
    answer = client.get("/finding/", {"w-size": "0", "w-proximity": "odd"}, headers=HTMX)
    assert answer["HX-Replace-Url"] == "/finding/?w-size=0"
    part = answer.content.decode()
    assert "<html" not in part and 'id="ranking"' in part and len(part) < 30_000
    assert "changed by you, not tested any more" in part
    after = rows(cast.desk, **{"w-size": "0"})
    assert after["POL"]["Likely to sign"] == before["POL"]["Likely to sign"]
    page = text(look(cast.desk, "/finding/with/POL/", **{"w-size": "0"}))
    known = known_for(cast.desk, cast.today)
    points = next(one.points for one in Ranking(known, choice_of(known, {})).lines("POL") if one.part == Part.SIZE)
    assert abs(float(before["POL"]["Points"]) - float(after["POL"]["Points"]) - points) < 0.11
    assert "changed by you, not tested any more" in page


def test_what_excludes_a_state_stands_apart_with_its_reason(cast: Cast) -> None:
    facts(cast)
    war = {"party": cast.party("UKR"), "other": cast.party("POL"), "kind": FactKind.ARMED_CONFLICT}
    PartyFact.objects.create(**war, audience="public", source="A chronicle", as_of="2026", since="2025", value={})
    page = text(look(cast.desk, "/finding/"))
    assert "One state is excluded before any score" in page
    assert "the armed conflict with Poland ends" in page
    assert "POL" not in rows(cast.desk)
    one = text(look(cast.desk, "/finding/with/POL/"))
    assert "Excluded before any score" in one and "In all" not in one


def test_the_list_is_narrowed_and_only_those_who_read_what_is_ours_open_it(cast: Cast) -> None:
    facts(cast)
    cast.record("GBR")
    assert set(rows(cast.desk, tied="yes")) == {"GBR"}
    assert "LVA" in rows(cast.desk, q="lettonie") and "POL" not in rows(cast.desk, q="lettonie")
    assert "No state here fits" in text(look(cast.desk, "/finding/", q="nowhere"))
    for reader in (cast.auditor, cast.minister, cast.approver):
        assert look(reader, "/finding/").status_code == 200
    for stranger in (cast.own_guest, cast.guest):
        assert look(stranger, "/finding/").status_code == 403
        assert "Find partners" not in text(look(stranger, "/"))


def test_the_ranking_asks_the_same_however_many_states_there_are(cast: Cast) -> None:
    def asked(path: str, **headers: str) -> int:
        client = as_(cast.desk)
        client.get(path, headers=headers)
        with CaptureQueriesContext(connection) as found:
            client.get(path, headers=headers)
        return len(found)

    few = [asked("/finding/"), asked("/finding/", **HTMX), asked("/finding/with/GBR/")]
    facts(cast)
    assert [asked("/finding/"), asked("/finding/", **HTMX), asked("/finding/with/GBR/")] == few


def test_what_counts_is_kept_changed_opened_with_and_put_beside_another(cast: Cast) -> None:
    facts(cast)
    assert fill(cast.desk, "/finding/sets/new/?w-size=0", name="").status_code == 400
    assert fill(cast.desk, "/finding/sets/new/?w-size=0", name="Small ones too").status_code == 303
    kept = WeightSet.objects.get()
    assert (kept.weights, kept.highest) == ({"size": 0}, "")
    page = text(look(cast.desk, "/finding/sets/"))
    assert "Small ones too" in page and "How large they are 0 instead of" in page
    assert look(cast.desk, f"/finding/sets/{kept.pk}/default/").status_code == 403
    assert fill(cast.approver, f"/finding/sets/{kept.pk}/default/", reason="So decided.").status_code == 303
    assert rows(cast.desk) == rows(cast.desk, **{"w-size": "0"}) != rows(cast.desk, set="0")
    at = f"/finding/sets/{kept.pk}/"
    assert fill(cast.approver, f"{at}?w-proximity=50&highest=cyber_security", name="Near").status_code == 303
    kept.refresh_from_db()
    assert (kept.name, kept.weights, kept.highest) == ("Near", {"size": 0, "proximity": 50}, "cyber_security")
    beside = text(look(cast.desk, "/finding/beside/", **{"a.set": "0", "b.set": str(kept.pk)}))
    assert "What moved it" in beside and "How large they are −" in beside and "Near (ours)" in beside
    assert fill(cast.approver, f"{at}remove/").status_code == 303
    assert "No set is kept yet" in text(look(cast.desk, "/finding/sets/"))
    for path in ("", "sets/", "sets/new/", "beside/", "parts/", "parts/new/"):
        assert look(cast.guest, f"/finding/{path}").status_code == 403, path


def test_a_part_is_added_with_values_one_by_one_or_as_a_table_with_errors_by_line(cast: Cast) -> None:
    assert fill(cast.desk, "/finding/parts/new/", name="Attachés", meaning="100: in the capital.").status_code == 303
    made = Criterion.objects.get()
    at = f"/finding/parts/{made.pk}/"
    said = {"source": "Embassy", "as_of_2": "2026"}
    assert fill(cast.desk, f"{at}value/", party="POL", value="70", source="", as_of_2="2026").status_code == 400
    assert fill(cast.desk, f"{at}value/", party="POL", value="70", **said).status_code == 303
    wrong = fill(cast.desk, f"{at}table/", table="XXX,1,Source,2026\nLVA,some,Source,2026\nGBR,5,Source")
    assert wrong.status_code == 400
    assert all(f"Line {number}:" in text(wrong) for number in (1, 2, 3))
    assert fill(cast.desk, f"{at}table/", table="LVA,40,Source,2026\nGBR,5,Source,2026-05").status_code == 303
    page = text(look(cast.auditor, at))
    assert all(word in page for word in ("Poland", "70", "Latvia", "40", "Embassy"))
    assert "Attachés" in text(look(cast.desk, "/finding/"))
    assert "70 of 100" in text(look(cast.desk, "/finding/with/POL/"))
    assert look(cast.partner_desk, at).status_code == 404
    assert fill(cast.desk, f"{at}edit/", name="Our attachés").status_code == 303
    assert fill(cast.desk, f"{at}remove/").status_code == 303
    assert "attachés" not in text(look(cast.desk, "/finding/"))
