"""Goals and capabilities on pages: settled, added, changed, taken out, listed, and never shown to anybody else."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Profile, ProfileLine, ProfileTerm
from partners.profile.reading import view_of
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.partners.profile.test_importing import BAD, GOOD, received
from tests.partners.profile.test_profiles import line

SAID = {"source": "White paper", "as_of_2": "2026"}


def test_what_facts_suggest_is_settled_on_one_page(cast: Cast) -> None:
    page = text(look(cast.desk, "/parties/EST/profile/"))
    assert "Goals that facts suggest" in page and "Cooperative Cyber Defence Centre of Excellence" in page
    wrong = fill(cast.desk, "/parties/EST/profile/goals/", cyber_security="enormous")
    assert wrong.status_code == 400
    suggested = view_of(cast.desk, cast.party("EST"), cast.today).open_suggestions
    answers = {**dict.fromkeys(suggested, "struck"), "cyber_security": "high"}
    assert fill(cast.desk, "/parties/EST/profile/goals/", **answers).status_code == 303
    page = text(look(cast.auditor, "/parties/EST/profile/"))
    assert "Goals that facts suggest" not in page and "High" in page and "as of 14 May 2008" in page
    assert "Memorandum of 14 May 2008" in text(look(cast.desk, "/profiles/"))


def test_a_line_is_added_changed_and_taken_out_by_those_who_write(cast: Cast) -> None:
    assert fill(cast.desk, "/parties/GBR/profile/new/sought/", term="demining", **SAID).status_code == 303
    assert (
        fill(cast.desk, "/parties/UKR/profile/new/offered/", term="demining", level="full", **SAID).status_code == 303
    )
    found = ProfileLine.objects.get(kind="sought")
    assert "They seek, and we offer Demining" in text(look(cast.desk, "/partners/GBR/"))
    assert "They seek, and we offer Demining" in text(look(cast.desk, "/parties/GBR/profile/"))
    at = f"/parties/GBR/profile/{found.pk}/"
    assert fill(cast.desk, at, conditions="In winter.").status_code == 303
    assert "In winter." in text(look(cast.desk, "/profiles/"))
    assert fill(cast.desk, f"{at}remove/", reason="").status_code == 400
    assert fill(cast.desk, f"{at}remove/", reason="No more.").status_code == 303
    assert "They seek, and we offer Nothing is known" in text(look(cast.desk, "/partners/GBR/"))
    assert look(cast.desk, at).status_code == 404
    assert look(cast.auditor, "/parties/GBR/profile/new/sought/").status_code == 403
    assert look(cast.desk, "/parties/GBR/profile/new/wanted/").status_code == 404
    for stranger in (cast.own_guest, cast.guest):
        assert look(stranger, "/parties/GBR/profile/").status_code == 403
        assert look(stranger, "/profiles/").status_code == 403
        assert "Goals and capabilities" not in text(look(stranger, "/parties/GBR/"))
    assert "White paper" not in text(look(cast.partner_desk, "/parties/GBR/profile/"))


def test_a_slower_officer_is_told_and_keeps_what_was_typed(cast: Cast) -> None:
    found = line(cast, "GBR", "sought", "demining")
    at = f"/parties/GBR/profile/{found.pk}/"
    version = Profile.objects.get().version
    line(cast, "GBR", "sought", "airlift")
    typed = {"version": version, "conditions": "At cost.", "source": "White paper", "as_of_2": "2026"}
    answer = as_(cast.other_desk).post(at, {**typed, "submission": "1"})
    assert answer.status_code == 412 and "At cost." in answer.content.decode()


def test_the_list_is_narrowed_and_leaves_as_it_is_shown(cast: Cast) -> None:
    line(cast, "GBR", "sought", "demining")
    line(cast, "GBR", "offered", "airlift", valid_until=cast.today.replace(year=2020), level="full")
    line(cast, "LVA", "goal", "cyber_security", priority="high")

    def listed(**asked: Any) -> list[str]:
        answer = look(cast.desk, "/profiles/", format="csv", **asked)
        return [row["What it is about"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))]

    assert listed(ordering="term") == ["Airlift", "Demining", "Security in cyberspace"]
    assert listed(party="GBR", valid="on") == ["Demining"]
    assert listed(kind="goal") == listed(q="lettonie latvia") or listed(q="latvia") == ["Security in cyberspace"]
    assert listed(weight="full") == ["Airlift"]
    assert look(cast.desk, "/profiles/", format="xlsx").content.startswith(b"PK")
    assert "no longer valid" in text(look(cast.desk, "/profiles/"))
    assert "No goal or capability here fits" in text(look(cast.desk, "/profiles/", q="nowhere"))


def test_an_approver_changes_the_terms_on_a_page(cast: Cast) -> None:
    assert look(cast.desk, "/our-way/terms/new/").status_code == 403
    assert fill(cast.approver, "/our-way/terms/new/", name="Divers", kind="capability", reason="").status_code == 400
    told = {"kind": "capability", "reason": "The navy asks."}
    assert fill(cast.approver, "/our-way/terms/new/", name="Divers", **told).status_code == 303
    code = ProfileTerm.objects.get().code
    assert (
        fill(cast.approver, f"/our-way/terms/{code}/", name="Clearance divers", reason="So called.").status_code == 303
    )
    assert fill(cast.approver, "/our-way/terms/demining/", off="on", name="", reason="Not ours.").status_code == 303
    page = text(look(cast.desk, "/our-way/terms/"))
    assert "Clearance divers" in page and "So called." in page and "not used" in page
    form = look(cast.desk, "/parties/GBR/profile/new/sought/").content.decode()
    assert "Clearance divers" in form and ">Demining<" not in form


def test_a_table_is_sent_on_its_own_page_and_its_template_comes_from_the_list(cast: Cast) -> None:
    page = look(cast.desk, "/import/", of="profiles")
    assert "Import goals and capabilities" in text(page) and "/profiles/?format=template.csv" in page.content.decode()
    content = b"Pays,Nature,Objet,Niveau,Source,As of\nPOL,besoin,demining,full,Letter,2026\n"
    sent = as_(cast.desk).post("/import/?of=profiles", {"file": SimpleUploadedFile("list.csv", content)})
    assert sent.status_code == 303
    shown = text(look(cast.desk, sent["Location"]))
    assert "Goals and capabilities" in shown and "What it is about" in shown
    line(cast, "GBR", "sought", "demining")
    lines = b"".join(look(cast.desk, "/profiles/", format="template.csv").streaming_content)
    assert lines.decode("utf-8-sig").splitlines()[1].startswith("GBR,sought,demining,")
    assert look(cast.partner_desk, sent["Location"]).status_code == 404


def test_a_report_says_row_by_row_what_is_wrong_in_the_words_of_the_pages(cast: Cast) -> None:
    batch = received(cast, *GOOD, *BAD)
    page = text(look(cast.desk, f"/import/{batch.pk}/"))
    assert "Objet, “ciber security”: No goal, capability or means of communication is called so." in page
    assert "Meant: Security in cyberspace" in page and "Objet: Line 3 of this file says the same." in page
    rows = b"".join(look(cast.desk, f"/import/{batch.pk}/", format="csv").streaming_content)
    assert "Security in cyberspace" in rows.decode("utf-8-sig")
    assert look(cast.partner_desk, f"/import/{batch.pk}/").status_code == 404


def test_pages_ask_the_same_however_much_is_known(cast: Cast) -> None:
    line(cast, "GBR", "sought", "demining")

    def asked() -> list[int]:
        counts = []
        for path in ("/parties/GBR/profile/", "/profiles/", "/our-way/terms/"):
            client = as_(cast.desk)
            client.get(path)
            with CaptureQueriesContext(connection) as found:
                client.get(path)
            counts.append(len(found))
        return counts

    few = asked()
    for code in ("GBR", "POL", "LVA", "EST"):
        for term in ("airlift", "sealift", "simulation"):
            line(cast, code, "offered", term)
    assert asked() == few
