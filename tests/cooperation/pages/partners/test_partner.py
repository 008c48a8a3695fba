"""One partner: what is agreed with it as far as it is in sight, and nothing of a pair that is not."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import FactKind, Party, PartyFact
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing, recorded_activity


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, cast: Any) -> None:
    monkeypatch.setattr("cooperation.pages.partners.partner.legal_day", lambda: cast.today)


def belongs(cast: Any, code: str, organisation: Party, **more: Any) -> None:
    """A membership by the reference."""
    PartyFact.objects.create(
        party=cast.party(code),
        kind=FactKind.MEMBER_OF,
        other=organisation,
        value={"status": "member"},
        audience="public",
        source="Reference",
        as_of="2026",
        **more,
    )


def test_it_says_where_the_partnership_stands(cast: Any) -> None:
    cast.record("GBR", titles={"en": "Old pact"})
    cast.prepared("concept", values={"titles": {"en": "New pact"}})
    shown = text(look(cast.desk, "/partners/GBR/"))
    assert "One agreement applies. One is being prepared." in shown
    assert "The next end is on 12 January 2034." in shown
    assert "Old pact" in shown and "New pact" in shown
    (row,) = look(cast.desk, "/partners/GBR/").context["home"]["rows"]
    assert "New pact" in row["what"]


def test_both_sides_see_their_half_of_it(cast: Any) -> None:
    cast.record("GBR", titles={"en": "Shared pact"}, audience="parties")
    cast.record("GBR", titles={"en": "Canary"})
    shown = text(look(cast.partner_desk, "/partners/UKR/"))
    assert "Shared pact" in shown and "Canary" not in shown


def test_a_pair_of_others_is_there_only_with_something_in_sight(cast: Any) -> None:
    cast.record("GBR", titles={"en": "Canary"}, audience="parties")
    assert look(cast.third_desk, "/partners/GBR-UKR/").status_code == 404
    cast.record("GBR", titles={"en": "Public pact"}, audience="public")
    shown = look(cast.third_desk, "/partners/GBR-UKR/")
    assert shown.status_code == 200 and "Public pact" in text(shown) and "Canary" not in text(shown)
    assert "Prepare a new agreement" not in text(shown)


def test_a_record_of_ours_about_two_others(cast: Any) -> None:
    cast.record(titles={"en": "Their pact"}, parties=["GBR", "POL"])
    assert "Their pact" in text(look(cast.desk, "/partners/GBR-POL/"))
    assert look(cast.partner_desk, "/partners/POL/").status_code == 200
    assert "Their pact" not in text(look(cast.partner_desk, "/partners/POL/"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/partners/GBR-UKR/", "/partners/GBR/"),
        ("/partners/UKR/", "/parties/UKR/"),
        ("/partners/POL-GBR/", "/partners/GBR-POL/"),
    ],
)
def test_each_pair_has_one_address(cast: Any, asked: str, answer: str) -> None:
    assert look(cast.desk, asked).headers["Location"] == answer


@pytest.mark.parametrize("code", ["XYZ", "GBR-XYZ", "GBR-GBR", "GBR-POL-EST", "-", "GBR-"])
def test_no_such_partner(cast: Any, code: str) -> None:
    assert look(cast.desk, f"/partners/{code}/").status_code == 404


def test_a_partner_without_agreements_says_what_to_do(cast: Any) -> None:
    shown = text(look(cast.desk, "/partners/EST/"))
    assert "Nothing with Estonia yet" in shown and "Prepare a new agreement" in shown
    reading = text(look(cast.auditor, "/partners/EST/"))
    assert "Nothing with Estonia yet" in reading and "Prepare a new agreement" not in reading


def test_what_both_belong_to_now_and_once_did(cast: Any) -> None:
    union = cast.party("EU")
    gone = Party.objects.create(
        code="GONE", kind="organisation", name_en="Gone league", name_fr="Ligue", is_historic=True
    )
    left = Party.objects.create(code="LEFT", kind="organisation", name_en="Left league", name_fr="Ligue")
    missed = Party.objects.create(code="MISSED", kind="organisation", name_en="Missed league", name_fr="Ligue")
    for code in ("UKR", "GBR"):
        belongs(cast, code, union)
        belongs(cast, code, gone)
    belongs(cast, "UKR", left)
    belongs(cast, "GBR", left, since="2000", until="2020-01-31")
    # They were never there together.
    belongs(cast, "UKR", missed, since="2021")
    belongs(cast, "GBR", missed, until="2020")
    both = look(cast.desk, "/partners/GBR/").context["both"]
    assert [one["name"] for one in both["now"]] == ["European Union"]
    assert [(one["name"], one["historic"]) for one in both["past"]] == [("Gone league", True), ("Left league", False)]
    assert "United Kingdom: 2000 to 31 Jan 2020" in both["past"][1]["note"].replace("\xa0", " ")


def test_every_request_asks_the_same_number_of_queries_whatever_there_is(cast: Any) -> None:
    client = as_(cast.desk)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/partners/GBR/").status_code == 200
        return len(queries)

    def more(number: int) -> None:
        cast.record("GBR", titles={"en": f"Pact {number}"})
        cast.prepared("concept")
        Doing(cast, title=f"Patrol {number}", starts=f"2026-12-0{number + 1}")

    more(0)
    client.get("/partners/GBR/")
    found = [counted() for _ in range(2)]
    for number in range(1, 4):
        more(number)
    assert [*found, counted(), counted()] == [42] * 4


def test_three_sentences_say_where_it_stands_what_is_next_and_who_does_it(cast: Any) -> None:
    cast.record("GBR")
    recorded_activity(cast, "GBR", title="Spring talks", starts="2027-03-02")
    first, following, who = look(cast.desk, "/partners/GBR/").context["home"]["lead"]
    assert first == "United Kingdom, phase “Getting to know”: one agreement applies, and one activity is known."
    assert following == "Next: “Spring talks”, 2 March 2027."
    assert who == "Nobody of us is responsible for it yet."
    assert len(look(cast.partner_desk, "/partners/UKR/").context["home"]["lead"]) == 3


def test_long_lists_are_summed_up_with_the_way_to_all(cast: Any) -> None:
    for number in range(10):
        cast.record("GBR", titles={"en": f"Pact {number}"})
    shown = look(cast.desk, "/partners/GBR/")
    assert sum(len(table["rows"]) for table in shown.context["agreed"]["groups"]) == 6
    assert shown.context["agreed"]["all"]["url"] == "/agreements/?partner=GBR"
    assert len(shown.content) < 30_000
