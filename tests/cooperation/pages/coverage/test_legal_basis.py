"""The legal basis on the page of an activity, in words; and its rules, kept by an approver."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import CoveragePaper, LegalWaiver
from tests.agreements.coverage.test_covered import forces
from tests.cast import TODAY, Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing

RULE = "status_of_forces"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in ("activities.detail", "activities.about", "activities.next_step", "coverage.acting"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


def test_the_page_says_in_words_what_is_missing_and_how_to_come_by_it_and_then_what_covers_it(cast: Cast) -> None:
    doing = Doing(cast)
    doing.to("planned")
    doing.bring()
    page = f"/activities/{doing.fresh().key}/"
    shown = text(look(cast.desk, page))
    assert "It is not covered on all of its days." in shown and "Missing" in shown
    assert "Prepare an agreement: Status of forces" in shown and "Still missing: Covered on all of its days" in shown
    assert "Go ahead without it" not in shown and "Go ahead without it" in text(look(cast.approver, page))
    assert look(cast.desk, f"{page}coverage/{RULE}/go-ahead/").status_code == 403
    done = fill(cast.approver, f"{page}coverage/{RULE}/go-ahead/", reason="A note is on its way.")
    assert done.status_code == 303 and LegalWaiver.objects.count() == 1
    shown = text(look(cast.auditor, page))
    assert "A note is on its way." in shown and "Gone ahead without: Covered on all of its days" in shown
    assert "A note is on its way." not in text(look(cast.partner_desk, page))
    forces(cast)
    for officer in (cast.desk, cast.partner_desk):
        assert "It is covered on all of its days." in text(look(officer, page))


def test_the_page_is_red_before_the_day_on_which_the_agreement_enters_into_force_and_green_from_it_on(
    cast: Cast,
) -> None:
    forces(cast, entry_method="on_date", entry_on="2026-12-31")
    shown = {}
    for day in ("2026-12-30", "2026-12-31"):
        page = look(cast.desk, f"/activities/{Doing(cast, starts=day, ends=day).activity.key}/")
        card = page.content.decode().split('id="legal"')[1].split("</section>")[0]
        shown[day] = ("tag bad" in card, "tag good" in card)
        waits = "It enters into force on 31 December 2026: begin on that day or later." in card
        assert waits == (day == "2026-12-30")
    assert shown == {"2026-12-30": (True, False), "2026-12-31": (False, True)}


def test_what_covers_it_is_named_and_taken_out_again(cast: Cast) -> None:
    doing = Doing(cast, activity_type="procurement_case")
    page = f"/activities/{doing.activity.key}/"
    at = f"{page}coverage/export_licence/paper/"
    wrong = fill(cast.desk, at, kind="export_licence", reference="", valid_from="2026-12-20", valid_until="2026-12-01")
    assert wrong.status_code == 400
    done = fill(cast.desk, at, kind="export_licence", reference="214/2026", issued_by="Ministry of trade")
    assert done.status_code == 303 and "214/2026" in text(look(cast.desk, page))
    assert "214/2026" not in text(look(cast.partner_desk, page))
    paper, activity = CoveragePaper.objects.get(), doing.fresh()
    drop = f"{page}coverage/papers/{paper.pk}/drop/"
    assert as_(cast.desk).post(drop, {"version": activity.version, "submission": "1"}).status_code == 303
    assert "214/2026" not in text(look(cast.desk, page))


def test_an_approver_changes_the_rules_and_everybody_of_the_party_reads_them(cast: Cast) -> None:
    shown = text(look(cast.desk, "/our-way/coverage/"))
    assert "Status of forces on foreign soil" in shown and "Add a rule" not in shown
    assert look(cast.desk, f"/our-way/coverage/{RULE}/").status_code == 403
    changed = fill(cast.approver, f"/our-way/coverage/{RULE}/", off="on", reason="Our law asks for none.")
    assert changed.status_code == 303, text(changed)
    shown = text(look(cast.auditor, "/our-way/coverage/"))
    assert "Our law asks for none." in shown and "not used" in shown
    assert "Our law asks for none." not in text(look(cast.partner_desk, "/our-way/coverage/"))
    own = {"name": "Medical care", "instruments": ["annex"], "source": "Law 12", "reason": "Since the last exercise."}
    added = fill(cast.approver, "/our-way/coverage/new/", **own)
    assert added.status_code == 303, text(added)
    assert "Medical care" in text(look(cast.desk, f"/activities/{Doing(cast).activity.key}/"))


def test_the_number_of_queries_does_not_grow_with_what_there_is_to_cover_it(cast: Cast) -> None:
    page, client = f"/activities/{Doing(cast).activity.key}/", as_(cast.desk)
    client.get(page)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        return len(queries)

    forces(cast, term_kind="fixed", term_months=12)
    few = counted()
    forces(cast, term_kind="fixed", term_months=24)
    assert counted() == few
