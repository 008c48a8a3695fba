"""The page of record quality: what is to mend, each finding one click from the right form at the right field."""

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.instruments.entry import ActEntry
from cooperation.words.quality import SENTENCES
from partners.models import StepTaken
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of the tests is the day of the cast."""
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: value.date() if value else TODAY)


@pytest.fixture
def rest() -> Rest:
    """A client of REST."""
    return Rest()


@pytest.fixture
def wrong(cast: Cast) -> Any:
    """Recorded as in force before it was signed, with little else known."""
    acts = [ActEntry("signed", "2024-01-12", source="Series"), ActEntry("entry_into_force", "2023-05-05")]
    return cast.record(acts=acts, audience="parties")


def links(response: Any) -> list[str]:
    """Where the findings lead."""
    return re.findall(r'href="([^"]*)">Mend\xa0it', response.content.decode())


def test_each_finding_leads_to_the_form_and_the_field_that_mends_it(cast: Cast, wrong: Any) -> None:
    found = look(cast.desk, "/agreements/quality/")
    assert "It enters into force on 5 May 2023, before it was signed on 12 January 2024" in text(found)
    addresses = links(found)
    assert len(addresses) == len(set(addresses)) > 5
    for address in addresses:
        path, _, anchor = address.partition("#")
        page = as_(cast.desk).get(path.replace("&amp;", "&"))
        assert page.status_code == 200, address
        if anchor:
            source = page.content.decode()
            assert f'id="{anchor}"' in source, address
            # Nothing that is folded away hides the field.
            folded = re.findall(r"<details(?! open)[^>]*open>|<details class=\"fold\">.*?</details>", source, re.S)
            assert not any(f'id="{anchor}"' in one for one in folded), address


def test_the_gravest_comes_first_and_filters_narrow(cast: Cast, wrong: Any) -> None:
    rows = re.findall(r"<tr role=\"row\".*?</tr>", look(cast.desk, "/agreements/quality/").content.decode(), re.S)[1:]
    assert "Contradiction" in rows[0] and "Missing" in rows[-1]
    narrowed = text(look(cast.desk, "/agreements/quality/", sort="contradiction"))
    assert "before it was signed" in narrowed and "1 finding, in 1 of 1 agreements" in narrowed
    assert "The areas of cooperation" not in narrowed.split("How it stands")[-1]
    assert "Nothing here is to mend" in text(look(cast.desk, "/agreements/quality/", finding="outlives_parent"))


def test_the_file_holds_what_is_shown(cast: Cast, wrong: Any) -> None:
    found = look(cast.desk, "/agreements/quality/", sort="contradiction", format="csv")
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig"))))
    assert rows[0][0] == "What is to mend" and len(rows) == 2
    assert rows[1][0].startswith("It enters into force on 5 May 2023")
    sheet = look(cast.desk, "/agreements/quality/", format="xlsx")
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")


def test_it_is_for_the_party_that_wrote_the_records(cast: Cast, wrong: Any) -> None:
    theirs = look(cast.partner_desk, "/agreements/quality/")
    assert "Nothing is to mend" in text(theirs) and "5 May 2023" not in text(theirs)
    assert look(cast.own_guest, "/agreements/quality/").status_code == 403
    read = look(cast.auditor, "/agreements/quality/")
    assert "5 May 2023" in text(read) and not links(read)
    assert Client().get("/agreements/quality/").status_code == 302


def test_the_page_of_an_agreement_carries_a_short_mark(cast: Cast, wrong: Any) -> None:
    found = text(look(cast.desk, f"/agreements/{fresh(wrong).key}/"))
    mark = found[found.index("Record quality") :]
    assert re.search(r"\d+ % complete Contradiction It enters into force on 5 May 2023", mark), mark[:300]
    assert re.search(r"and \d more", mark), mark[:600]
    assert "Record quality" not in text(look(cast.partner_desk, f"/agreements/{fresh(wrong).key}/"))


def test_looking_it_over_takes_one_click(cast: Cast, wrong: Any) -> None:
    address = f"/agreements/{fresh(wrong).key}/looked-over/"
    assert as_(cast.desk).post(address).status_code == 303
    assert StepTaken.objects.latest("id").step == "looked_over"
    assert as_(cast.desk).get(address).status_code == 405
    assert as_(cast.partner_desk).post(address).status_code == 403
    assert as_(cast.third_desk).post(address).status_code == 404


def test_rest_says_the_same(cast: Cast, wrong: Any, rest: Rest) -> None:
    found = rest.get(cast.desk, "agreements/quality/").data["results"]
    assert [one["reference"] for one in found] == [fresh(wrong).reference]
    first = found[0]["findings"][0]
    assert (first["sort"], first["code"], first["mend"]) == ("contradiction", "entry_before_signature", "entry_method")
    assert first["rests_on"] == {"entry": "2023-05-05", "signed": "2024-01-12"}
    assert found[0]["score"] < 60
    key = fresh(wrong).reference
    tag = rest.get(cast.desk, f"agreements/{key}/").tag
    assert rest.post(cast.desk, f"agreements/{key}/looked-over/", None).status == 428
    made = rest.post(cast.desk, f"agreements/{key}/looked-over/", None, If_Match=tag)
    assert (made.status, made.data["on"]) == (201, TODAY.isoformat())
    assert rest.post(cast.desk, f"agreements/{key}/looked-over/", None, If_Match=tag).status == 412


def test_every_finding_has_its_sentence() -> None:
    """Codes of findings stand in the rules; each has words."""
    from pathlib import Path

    rules = Path("agreements/quality/rules.py").read_text() + Path("agreements/quality/contradictions.py").read_text()
    codes = set(re.findall(r'Finding\(Sort\.\w+, "(\w+)"', rules)) | set(re.findall(r'_found\(known, "(\w+)"', rules))
    assert len(codes) > 10 and codes <= set(SENTENCES)


def test_the_number_of_queries_does_not_grow_with_the_records(cast: Cast) -> None:
    counts = []
    client = as_(cast.desk)
    for number in (1, 4):
        for _ in range(number):
            cast.record("EST" if number > 1 else "GBR")
        client.get("/agreements/quality/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/agreements/quality/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22, counts
