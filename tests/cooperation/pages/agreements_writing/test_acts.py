"""Acts: by the own side, by both together, reported for a side that has nobody here; mended and contested."""

from agreements.models import AgreementAct
from partners.models import Contest, Correction
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh

MINISTER = {"first_name": "Minister", "first_function": "Minister of Defence", "first_reference": "Full powers 3/2026"}


def test_each_side_confirms_the_text_and_it_is_agreed(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    assert fill(cast.desk, at(made, "acts/text_confirmed/UKR/")).status_code == 303
    assert fresh(made).status == "negotiating"
    assert fill(cast.partner_desk, at(made, "acts/text_confirmed/GBR/")).status_code == 303
    assert fresh(made).status == "text_agreed"
    assert set(AgreementAct.objects.filter(agreement=made).values_list("way", flat=True)) == {"officer"}


def test_a_report_for_the_other_side_needs_its_letter(cast: Cast) -> None:
    made = cast.prepared("negotiating", partner="EST", way="reported")
    path = at(made, "acts/text_confirmed/EST/")
    shown = look(cast.desk, path)
    assert "Reported by us" in text(shown) and "You report this for Estonia" in text(shown)
    assert at(made, "links/text_confirmed/") in shown.content.decode()
    bare = fill(cast.desk, path)
    assert bare.status_code == 400 and "Letter or document that shows it: Fill this in." in text(bare)
    assert fill(cast.desk, path, evidence="Note verbale 12345678").status_code == 303
    act = AgreementAct.objects.get(agreement=made)
    assert (act.way, act.side, act.evidence) == ("reported", cast.party("EST"), "Note verbale 12345678")


def test_nobody_reports_for_a_side_that_acts_itself(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    refused = look(cast.desk, at(made, "acts/text_confirmed/GBR/"))
    assert refused.status_code == 409 and "acts for itself" in text(refused)
    sent = {"version": made.version, "on_2": "2026", "evidence": "A letter"}
    assert as_(cast.desk).post(at(made, "acts/text_confirmed/GBR/"), sent).status_code == 409
    assert not AgreementAct.objects.filter(agreement=made).exists()


def test_a_liaison_officer_does_not_sign(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    for officer in (cast.liaison, cast.desk, cast.auditor, cast.own_guest):
        assert look(officer, at(made, "acts/signed/UKR/")).status_code == 403
    sent = {"version": made.version, "on_2": "2026", "place": "Kyiv", "capacity": "Minister"}
    assert as_(cast.liaison).post(at(made, "acts/signed/UKR/"), sent).status_code == 403
    assert look(cast.third_approver, at(made, "acts/signed/UKR/")).status_code == 404


def test_a_signature_says_where_and_in_which_function(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    path = at(made, "acts/signed/UKR/")
    bare = fill(cast.approver, path)
    assert bare.status_code == 400 and "Place: Fill this in." in text(bare)
    assert fill(cast.approver, path, on="2999-01-01", place="Kyiv", **MINISTER).status_code == 400
    assert fill(cast.approver, path, place="Kyiv", **MINISTER).status_code == 303
    again = fill(cast.approver, path, place="Kyiv", **MINISTER)
    assert again.status_code == 409 and fields_of(again)["place"] == ["Kyiv"]


def test_an_act_of_both_together(cast: Cast) -> None:
    made = cast.prepared("in_force")
    path = at(made, "acts/extended/both/")
    assert fill(cast.approver, path, months="x").status_code == 400
    assert fill(cast.approver, path, months="24").status_code == 303
    act = AgreementAct.objects.get(agreement=made, kind="extended")
    assert (act.side, act.months) == (None, 24)


def test_an_act_sent_twice_is_one(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    browser = as_(cast.desk)
    path = at(made, "acts/text_confirmed/UKR/")
    sent = fields_of(browser.get(path))
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert AgreementAct.objects.filter(agreement=made).count() == 1


def test_an_act_that_nobody_knows_is_not_there(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    for rest in ("acts/danced/UKR/", "acts/signed/POL/"):
        assert look(cast.approver, at(made, rest)).status_code == 404


def test_a_wrong_act_is_put_right_with_a_reason(cast: Cast) -> None:
    made = cast.record("EST", acts=[])
    fill(cast.approver, at(made, "acts/signed/both/"), on="2024-01-12", place="Tallin", **MINISTER)
    act = AgreementAct.objects.get(agreement=made)
    path = at(fresh(made), f"acts/{act.pk}/correct/")
    assert fill(cast.approver, path, place="Tallinn").status_code == 400
    nothing = fill(cast.approver, path, reason="Look")
    assert nothing.status_code == 400 and "Nothing was changed." in text(nothing)
    assert fill(cast.approver, path, place="Tallinn", reason="Misread").status_code == 303
    act.refresh_from_db()
    assert (act.place, act.on) == ("Tallinn", "2024-01-12")
    assert Correction.objects.get().reason == "Misread"
    # Of what exists, whoever may record the agreement may mend its acts.
    assert look(cast.liaison, path).status_code == 200
    assert look(cast.auditor, path).status_code == 403
    assert look(cast.third_desk, path).status_code == 404


def test_an_act_that_never_happened_is_taken_out_and_the_status_goes_back(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    act = AgreementAct.objects.get(agreement=made, side=cast.party("UKR"))
    browser = as_(cast.desk)
    path = at(made, f"acts/{act.pk}/correct/?mistake")
    sent = written(fields_of(browser.get(path)), reason="Sent too early")
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert fresh(made).acts.exclude(mistake_at=None).count() == 1


def test_the_other_side_contests_what_was_recorded(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    act = AgreementAct.objects.get(agreement=made, side=cast.party("UKR"))
    path = at(made, f"acts/{act.pk}/contest/")
    assert fill(cast.partner_desk, path).status_code == 400
    assert fill(cast.partner_desk, path, reason="Another text").status_code == 303
    assert Contest.objects.get().act_id == act.pk
    assert look(cast.desk, path).status_code == 403
    assert look(cast.third_desk, path).status_code == 404


def test_a_guest_confirms_and_contests_for_a_side_without_officers(cast: Cast) -> None:
    made = cast.prepared("negotiating", partner="LVA", way="reported")
    assert fill(cast.guest, at(made, "acts/text_confirmed/LVA/")).status_code == 303
    fill(cast.desk, at(made, "acts/text_confirmed/UKR/"))
    act = AgreementAct.objects.get(agreement=made, side=cast.party("UKR"))
    assert fill(cast.guest, at(made, f"acts/{act.pk}/contest/"), reason="Not this text").status_code == 303
    assert look(cast.guest, at(made, "half/")).status_code == 403
