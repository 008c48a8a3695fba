"""Red lines on pages: who is excluded and why, what would have to change; asked for, decided, and nobody else's."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.desk.inbox import letters
from cooperation.lines import Lines
from partners.models import Notice, PartyFact, RedLine
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.partners.redlines.test_drawing import asked, at, step

SAID = {
    "ground": "minister",
    "why": "No cooperation now.",
    "would_change": "An apology.",
    "source": "Letter 12",
    "as_of_2": "2026",
}


@pytest.fixture
def embargo(cast: Cast) -> PartyFact:
    """The Union's embargo on Poland, to whom Latvia belongs, and Ukraine not."""
    said = {"other": cast.party("EU"), "audience": "public", "source": "Decision 1/CFSP", "as_of": "2026"}
    PartyFact.objects.create(party=cast.party("UKR"), kind="member_of", value={"status": "member"}, **said)
    made: PartyFact = PartyFact.objects.create(party=cast.party("POL"), kind="arms_embargo", since="2014-07-31", **said)
    return made


def test_the_list_says_who_is_excluded_why_and_what_would_have_to_change(cast: Cast, embargo: PartyFact) -> None:
    page = text(look(cast.auditor, "/red-lines/"))
    assert "1 party excluded, 1 reason" in page
    assert "A measure against Poland of an organisation to which we belong (European Union)." in page
    assert "the measure against Poland is lifted (European Union)" in page
    assert "Decision 1/CFSP" in page and "as of 2026" in page and "31 Jul 2014" in page
    at(cast, "drawn")
    asked(cast, party="LVA")
    page = text(look(cast.desk, "/red-lines/", party="POL"))
    assert "1 party excluded, 2 reasons" in page and "An apology, or: an approver lifts our red line" in page
    rows = list(
        csv.DictReader(io.StringIO(look(cast.desk, "/red-lines/", format="csv").getvalue().decode("utf-8-sig")))
    )
    assert {(row["Code"], row["How it stands"]) for row in rows} == {
        ("POL", "Excludes today"),
        ("LVA", "Waits for a decision"),
    }
    assert "Waits for a decision" in text(look(cast.desk, "/red-lines/", stands="asked"))
    assert "No red line here fits" in text(look(cast.desk, "/red-lines/", q="nowhere"))
    assert "Nobody is excluded" in text(look(cast.partner_desk, "/red-lines/"))


def test_the_pages_of_a_party_say_that_it_is_excluded_only_where_it_is(cast: Cast, embargo: PartyFact) -> None:
    for path in ("/parties/POL/", "/partners/POL/"):
        page = text(look(cast.desk, path))
        assert (
            "We may not take it as a new partner" in page
            and "A measure against Poland of an organisation to which we belong (European Union)." in page
        )
        assert "We may not take it" not in text(look(cast.own_guest, path))
    assert "We may not take it" not in text(look(cast.desk, "/parties/GBR/"))
    page = text(look(cast.third_desk, "/parties/POL/"))
    assert "We may not take it" not in page and "Measures on it" in page and "Arms embargo" in page


def test_it_is_asked_for_decided_by_another_changed_and_lifted_on_pages(cast: Cast) -> None:
    made = fill(cast.desk, "/red-lines/new/?party=POL", party="POL", **SAID)
    line = RedLine.objects.get()
    assert made.status_code == 303 and made.headers["Location"] == f"/red-lines/{line.pk}/"
    page = text(look(cast.desk, f"/red-lines/{line.pk}/"))
    assert "Red line: Poland" in page and "Waits for a decision" in page and "Draw the red line" not in page
    assert look(cast.desk, f"/red-lines/{line.pk}/step/drawn/").status_code == 403
    assert look(cast.approver, f"/red-lines/{line.pk}/step/lifted/").status_code == 404
    draw = f"/red-lines/{line.pk}/step/drawn/"
    assert fill(cast.approver, draw, reason="").status_code == 400
    assert fill(cast.approver, draw, reason="As asked.").status_code == 303
    assert "We may not take it" in text(look(cast.desk, "/parties/POL/"))
    assert look(cast.desk, f"/red-lines/{line.pk}/change/").status_code == 403
    change = f"/red-lines/{line.pk}/change/"
    assert fill(cast.approver, change, would_change="A treaty.", reason="Clearer.").status_code == 303
    assert fill(cast.desk, f"/red-lines/{line.pk}/step/lifting/", reason="A treaty is there.").status_code == 303
    assert fill(cast.approver, f"/red-lines/{line.pk}/step/lifted/", reason="It is.").status_code == 303
    page = text(look(cast.auditor, f"/red-lines/{line.pk}/"))
    for said in ("Lifted", "Lifting asked for", "Changed", "Clearer.", "An apology. A treaty.", "Drawn", "Asked for"):
        assert said in page
    assert "We may not take it" not in text(look(cast.desk, "/parties/POL/"))
    told = {one["cells"][0]["text"] for one in as_(cast.approver).get("/notices/").context["table"]["rows"]}
    assert "Your decision is asked for: a red line about a party" in told
    assert "Red line" in text(look(cast.auditor, "/history/?kind=partners_redline"))


def test_who_does_not_read_what_is_only_ours_sees_none(cast: Cast) -> None:
    line = at(cast, "drawn")
    for stranger in (cast.own_guest, cast.guest, cast.admin):
        assert look(stranger, "/red-lines/").status_code == 403
        assert look(stranger, f"/red-lines/{line.pk}/").status_code == 403
    for other in (cast.partner_approver, cast.third_desk):
        assert look(other, f"/red-lines/{line.pk}/").status_code == 404
    assert look(cast.auditor, "/red-lines/new/").status_code == 403
    assert look(cast.auditor, f"/red-lines/{line.pk}/change/").status_code == 403


def test_mail_of_it_leads_there_and_names_nobody(cast: Cast) -> None:
    line = asked(cast)
    (letter,) = letters(Notice.objects.filter(officer=cast.approver, code="red_line_asked"), cast.approver)
    said: dict[str, Any] = Lines(cast.approver, [letter]).line(letter)
    assert said["url"].endswith(f"/red-lines/{line.pk}/") and (said["title"], said["partner"]) == ("", "")


def test_the_list_asks_as_much_for_many_as_for_one(cast: Cast, embargo: PartyFact) -> None:
    step(cast, asked(cast), "drawn")
    counts = []
    for party in ("LVA", "EST", "GBR"):
        with CaptureQueriesContext(connection) as queries:
            assert look(cast.desk, "/red-lines/").status_code == 200
        counts.append(len(queries))
        step(cast, asked(cast, party=party), "drawn")
    assert len(set(counts[1:])) == 1 and counts[1] <= counts[0]
