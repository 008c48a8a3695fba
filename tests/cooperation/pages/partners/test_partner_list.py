"""The list of partners: pairs in which the reader sees something, counted by what is seen, exported as shown."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.desk.pairs import pairs_of
from partners.models import FactKind, Look, Party, PartyFact
from partners.partnerships.noting import note_put
from tests.cooperation.pages.looking import look, text
from tests.doings import recorded_activity


def names(response: Any) -> list[str]:
    """The partners of a page, in its order."""
    return [row["cells"][0]["text"] for row in response.context["table"]["rows"]]


def membership(cast: Any, code: str, **more: Any) -> PartyFact:
    """A membership in the EU by the reference."""
    return PartyFact.objects.create(
        party=cast.party(code),
        kind=FactKind.MEMBER_OF,
        other=cast.party("EU"),
        value={"status": "member"},
        audience="public",
        source="Reference",
        as_of="2026",
        **more,
    )


def test_each_reader_sees_the_pairs_of_what_is_in_sight(cast: Any) -> None:
    cast.record("GBR")
    cast.record("POL", audience="parties")
    cast.record("EST", audience="public")
    assert names(look(cast.desk, "/partners/")) == ["Estonia", "Poland", "United Kingdom"]
    assert names(look(cast.third_desk, "/partners/")) == ["Ukraine"]
    assert names(look(cast.partner_desk, "/partners/")) == []
    assert names(look(cast.partner_desk, "/partners/?of=others")) == ["Estonia and Ukraine"]


def test_a_pair_of_which_anything_is_in_sight_stands_there_with_its_counts(cast: Any) -> None:
    recorded_activity(cast, "GBR", audience="parties")
    recorded_activity(cast, "GBR")
    note_put(
        officer=cast.desk, today=cast.today, partner=cast.party("POL"), note_id=None,
        values={"kind": "note", "on": cast.today, "text": "Canary"}, expected_version=None,
    )  # fmt: skip
    recorded_activity(cast, "EST", audience="public")
    cast.record("EST")
    assert names(look(cast.desk, "/partners/")) == ["Estonia", "Poland", "United Kingdom"]
    assert ">Partners<" in look(cast.partner_desk, "/").content.decode()
    assert names(look(cast.third_desk, "/partners/")) == []
    assert names(look(cast.desk, "/partners/", has="no_agreement")) == ["Poland", "United Kingdom"]
    assert names(look(cast.desk, "/partners/", has="activities", stage="applies")) == ["Estonia"]
    (chip,) = look(cast.desk, "/partners/", has="no_agreement").context["tools"]["chips"]
    assert (chip["value"], chip["remove_url"]) == ("No agreement", "/partners/")
    for reader, counts in ((cast.desk, [(1, 1), (0, 2), (0, 0)]), (cast.partner_desk, [(0, 1), (0, 1)])):
        assert [(one.count, one.activities) for one in pairs_of(reader, cast.today)] == counts
    table = look(cast.desk, "/partners/", q="GBR", format="csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["Agreements"], row["Activities"]) == ("0", "2")


def test_counts_and_dates_are_of_what_is_in_sight(cast: Any) -> None:
    cast.record("POL", audience="parties")
    cast.record("POL", term_kind="not_stated", term_months=None, ends_reported="2027-01-01")
    (ours,) = pairs_of(cast.desk, cast.today)
    (theirs,) = pairs_of(cast.third_desk, cast.today)
    assert (ours.count, theirs.count) == (2, 1)
    assert str(ours.next.on if ours.next else "") == "2027-01-01"
    assert str(theirs.next.on if theirs.next else "") == "2034-01-12"


def test_the_last_activity_does_not_tell_what_is_out_of_sight(cast: Any) -> None:
    cast.record("POL", audience="parties")
    (before,) = pairs_of(cast.third_desk, cast.today)
    cast.record("POL")
    (after,) = pairs_of(cast.third_desk, cast.today)
    assert before.last_at == after.last_at


@pytest.mark.parametrize("words", ["pologne", "POL", "Poland", "pöland"])
def test_the_search_is_blind_to_accents_and_language(cast: Any, words: str) -> None:
    cast.record("GBR")
    cast.record("POL")
    assert names(look(cast.desk, "/partners/", q=words)) == ["Poland"]


def test_filters_are_chips_that_can_be_taken_away(cast: Any) -> None:
    membership(cast, "POL")
    cast.record("GBR")
    cast.record("POL")
    cast.prepared("concept", partner="EST")
    shown = look(cast.desk, "/partners/", organisation="EU", q="p")
    assert names(shown) == ["Poland"]
    (chip,) = shown.context["tools"]["chips"]
    assert (chip["value"], chip["remove_url"]) == ("European Union", "/partners/?q=p")
    assert names(look(cast.desk, "/partners/", stage="being_prepared")) == ["Estonia"]
    assert names(look(cast.desk, "/partners/", soon="on")) == []


def test_a_membership_that_ended_is_none(cast: Any) -> None:
    membership(cast, "GBR", until="2020-01-31")
    cast.record("GBR")
    assert look(cast.desk, "/partners/").context["tools"]["fields"].fields["organisation"].choices[1:] == []


def test_it_is_sorted_as_the_address_says_and_what_has_no_date_comes_last(cast: Any) -> None:
    cast.record("GBR", term_kind="not_stated", term_months=None, ends_reported="2028")
    cast.record("POL", term_kind="not_stated", term_months=None, ends_reported="2027")
    cast.prepared("concept", partner="EST")
    assert names(look(cast.desk, "/partners/", ordering="next")) == ["Poland", "United Kingdom", "Estonia"]
    assert names(look(cast.desk, "/partners/", ordering="-next")) == ["United Kingdom", "Poland", "Estonia"]


def test_a_file_holds_exactly_what_is_shown_and_is_logged(cast: Any) -> None:
    cast.record("GBR")
    cast.record("POL")
    table = look(cast.desk, "/partners/", q="pol", format="csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert [row[0] for row in rows[1:]] == ["Poland"]
    kept = Look.objects.get(what="export")
    assert kept.officer == cast.desk.pk and kept.owner == cast.desk.party
    assert kept.detail == {"list": "partners", "format": "csv", "rows": 1, "asked": {"q": ["pol"]}}
    book = openpyxl.load_workbook(io.BytesIO(look(cast.desk, "/partners/", format="xlsx").content))
    assert [row[0].value for row in book.active.iter_rows(min_row=2)] == ["Poland", "United Kingdom"]


def test_a_name_is_never_a_formula(cast: Any) -> None:
    Party.objects.filter(code="EST").update(name_en="=HYPERLINK(1)")
    cast.record("EST")
    table = look(cast.desk, "/partners/", format="csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    book = openpyxl.load_workbook(io.BytesIO(look(cast.desk, "/partners/", format="xlsx").content))
    assert book.active["A2"].data_type == "s"


def test_an_empty_list_says_what_to_do(cast: Any) -> None:
    assert "Record an agreement" in text(look(cast.desk, "/partners/"))
    assert "Record an agreement" not in text(look(cast.auditor, "/partners/"))
    cast.record("GBR")
    assert "No partner fits" in text(look(cast.desk, "/partners/", q="nobody"))


def test_the_number_of_queries_does_not_grow(cast: Any) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            pairs_of(cast.desk, cast.today)
        return len(queries)

    cast.record("GBR")
    few = counted()
    for code in ("POL", "EST", "LVA", "POL"):
        cast.record(code)
    recorded_activity(cast, "LVA")
    assert counted() == few == 4


def test_the_map_shows_capitals_by_phase_and_names_what_it_cannot_show(cast: Any) -> None:
    from partners.models import FactKind, PartyFact

    told = {"audience": "public", "source": "Reference", "as_of": "2026", "kind": FactKind.CAPITAL}
    for code, lat, lon in (("GBR", 51.5, -0.1), ("POL", 52.2, 21.0)):
        value = {"name_en": "Capital", "lat": lat, "lon": lon}
        PartyFact.objects.create(party=cast.party(code), value=value, **told)
        cast.record(code)
    cast.record("EST")
    shown = look(cast.desk, "/partners/").context["map"]
    (sheet,) = shown["sheets"]
    assert [one["title"] for one in sheet["dots"]] == ["Poland: Getting to know", "United Kingdom: Getting to know"]
    assert shown["missing"] == 1 and shown["legend"][0]["count"] == 2
    assert look(cast.desk, "/partners/", phase="pilot").context["map"] is None
