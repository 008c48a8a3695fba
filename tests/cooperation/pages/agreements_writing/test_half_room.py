"""Our half on its own page, the ways to fill it, going ahead without something, and how a ministry works."""

from agreements.models import Agreement, HomeApproval, Opinion, Round, StepSwitch, Waiver
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fill
from tests.cooperation.pages.looking import look, text
from tests.walks import fresh


def test_our_half_is_filled_from_its_page_and_seen_by_us_alone(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    asked = fill(cast.desk, at(made, "own/opinions/new/"), kind="legal", office="Legal service", due_on="2026-11-20")
    assert asked.status_code == 400 and "before the day on which it was asked" in text(asked)
    asked = fill(cast.desk, at(made, "own/opinions/new/"), kind="legal", office="Legal service", due_on="2026-12-20")
    assert (asked.status_code, asked.url) == (303, at(made, "own/#opinions"))
    row = Opinion.objects.get()
    bare = fill(cast.desk, at(made, f"own/opinions/{row.pk}/"), verdict="with_remarks")
    assert bare.status_code == 400
    fill(cast.desk, at(made, f"own/opinions/{row.pk}/"), verdict="with_remarks", summary="See article 4.")
    fill(cast.desk, at(made, "own/approvals/new/"), procedure="government", tabled_on="2026-11-10")
    approval = HomeApproval.objects.get()
    passed = {"approved_on": "2026-11-20", "act_number": "Decree 9"}
    assert fill(cast.desk, at(made, f"own/approvals/{approval.pk}/"), **passed).status_code == 303
    shown = text(look(cast.auditor, at(made, "own/")))
    for words in ("Legal service", "See article 4.", "Decree 9", "Nobody is named yet."):
        assert words in shown, words
    assert "See article 4." not in text(look(cast.partner_desk, at(made, "own/")))
    assert look(cast.partner_desk, at(made, f"own/opinions/{row.pk}/")).status_code == 404
    assert look(cast.own_guest, at(made, "own/")).status_code == 403


def test_a_round_is_written_down_and_both_sides_read_it(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    given = {"place": "Kyiv", "our_head": "Director of policy", "outcome": "Articles 1 to 4 are agreed."}
    assert fill(cast.desk, at(made, "rounds/new/"), **given).status_code == 303
    for officer in (cast.desk, cast.partner_desk):
        assert "Articles 1 to 4 are agreed." in text(look(officer, f"/agreements/{made.key}/"))
    row = Round.objects.get()
    assert fill(cast.desk, at(made, f"rounds/{row.pk}/"), outcome="All agreed.").status_code == 303
    assert look(cast.partner_desk, at(made, f"rounds/{row.pk}/")).status_code == 403


def test_an_approver_goes_ahead_without_and_the_checklist_says_why(cast: Cast) -> None:
    made = cast.prepared("negotiating", values={"titles": {"en": "Patrols"}})
    where = at(made, "waive/agree_text/title_in_both_languages/")
    assert where in look(cast.approver, f"/agreements/{made.key}/").content.decode()
    assert where not in look(cast.desk, f"/agreements/{made.key}/").content.decode()
    assert look(cast.desk, where).status_code == 403
    assert fill(cast.approver, where, reason="English alone is authentic.").status_code == 303
    assert Waiver.objects.get().reason == "English alone is authentic."
    assert "gone ahead without it: English alone is authentic." in text(look(cast.desk, f"/agreements/{made.key}/"))
    assert "English alone" not in text(look(cast.partner_desk, f"/agreements/{made.key}/"))
    assert "English alone" in text(look(cast.auditor, at(made, "own/")))


def test_a_signature_names_who_signed_and_shows_it_to_both(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    path = at(made, "acts/signed/UKR/")
    bare = fill(cast.approver, path, place="Kyiv", first_name="A. Person", first_function="Deputy minister")
    assert bare.status_code == 409 and "by office or by full powers" in text(bare)
    people = {"first_name": "A. Person", "first_function": "Prime minister", "first_power": "by_office"}
    assert fill(cast.approver, path, place="Kyiv", **people).status_code == 303
    assert "A. Person, Prime minister" in text(look(cast.partner_desk, f"/agreements/{made.key}/"))
    assert "signed on paper, recorded by Approver" in text(look(cast.desk, f"/agreements/{made.key}/"))


def test_a_step_tells_what_it_brings_before_it_is_taken(cast: Cast) -> None:
    top = cast.prepared("in_force")
    child = cast.record(parent=top.reference, with_parent="follows_it", titles={"en": "Annex on fuel"})
    shown = text(look(cast.approver, at(top, "steps/terminated/")))
    assert "Annex on fuel" in shown and "ends with it" in shown
    given = {"reason": "By consent.", "evidence": "Note 5", "on": str(cast.today)}
    assert fill(cast.approver, at(top, "steps/terminated/"), **given).status_code == 303
    assert fresh(child).status == "terminated"
    family = text(look(cast.desk, f"/agreements/{fresh(child).key}/"))
    assert "Agreement on patrols" in family


def test_a_ministry_does_without_a_step_from_one_page(cast: Cast) -> None:
    page = look(cast.approver, "/our-way/")
    assert page.status_code == 200 and "/our-way/mandate/" in page.content.decode()
    assert "/our-way/mandate/" not in look(cast.desk, "/our-way/").content.decode()
    assert look(cast.desk, "/our-way/mandate/").status_code == 403
    assert look(cast.approver, "/our-way/nothing/").status_code == 404
    assert fill(cast.approver, "/our-way/mandate/", reason="Our law knows none.").status_code == 303
    assert StepSwitch.objects.get().off
    assert "Our law knows none." in text(look(cast.auditor, "/our-way/"))
    rule = {"name": "All", "days": 21, "kind": "sitting_days", "source": "Law 7"}
    assert fill(cast.desk, "/our-way/times/new/", **rule).status_code == 303
    days = {"first": "2026-11-02", "last": "2026-12-20", "weekdays": ["2", "3"]}
    assert fill(cast.desk, "/our-way/sittings/new/", **days).status_code == 303
    assert "21 sitting days" in text(look(cast.desk, "/our-way/"))


def test_what_is_lacking_is_prepared_from_the_partners_page(cast: Cast) -> None:
    cast.record(instrument_type="framework_agreement")
    body = look(cast.desk, "/partners/GBR/").content.decode()
    assert "instrument_type=sofa" in body and "parent=GBR-UKR-2024-001" in body
    start = body.index("/agreements/new/?partner=GBR&amp;instrument_type=sofa")
    address = body[start : body.index('"', start)].replace("&amp;", "&")
    assert fill(cast.desk, address, title="Status of forces").status_code == 303
    made = Agreement.objects.get(titles__en="Status of forces")
    assert (made.instrument_type, made.legal_nature, made.parent.reference) == (
        "sofa", "treaty_binding", "GBR-UKR-2024-001",
    )  # fmt: skip
