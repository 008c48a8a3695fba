"""Mistakes are mended, not hidden: corrected, taken out, joined; always with a reason."""

from agreements.models import Agreement
from partners.models import Correction, SameAs
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh


def test_a_fact_is_corrected_with_a_reason_and_dates_follow(cast: Cast) -> None:
    made = cast.record("EST")
    path = at(made, "correct/")
    bare = fill(cast.desk, path, term_months_0="5")
    assert bare.status_code == 400 and fields_of(bare)["term_months_0"] == ["5"]
    unchanged = fill(cast.desk, path, reason="Looked")
    assert unchanged.status_code == 400 and "Nothing was changed." in text(unchanged)
    assert fill(cast.desk, path, term_months_0="5", reason="Article 9").status_code == 303
    after = fresh(made)
    assert after.term_months == 60 and after.standing.ends_on == "2029-01-12"
    assert Correction.objects.get().before == {"term_months": 120}


def test_a_stale_correction_is_told_what_changed(cast: Cast) -> None:
    made = cast.record("EST")
    browser = as_(cast.desk)
    opened = fields_of(browser.get(at(made, "correct/")))
    fill(cast.other_desk, at(made, "correct/"), purpose="Sea", reason="Read")
    stale = browser.post(at(made, "correct/"), written(opened, kind="training", reason="Read too"))
    assert stale.status_code == 412 and f"{cast.other_desk} changed this meanwhile." in text(stale)
    assert browser.post(at(made, "correct/"), fields_of(stale)).status_code == 303
    assert (fresh(made).purpose, fresh(made).kind) == ("Sea", "training")


def test_a_record_by_mistake_leaves_every_list(cast: Cast) -> None:
    made = cast.record("EST")
    browser = as_(cast.desk)
    path = at(made, "mistake/")
    assert fill(cast.desk, path).status_code == 400
    sent = written(fields_of(browser.get(path)), reason="Never existed")
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert not Agreement.objects.visible_to(cast.desk).exists()


def test_what_the_partner_did_on_it_is_not_taken_out(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    answer = fill(cast.desk, at(made, "mistake/"), reason="Wrong")
    assert answer.status_code == 409 and "The partner has not acted on it" in text(answer)


def test_two_records_of_one_agreement_are_joined(cast: Cast) -> None:
    kept, double = cast.record("EST"), cast.record("EST", titles={"en": "The same"})
    other = cast.record("LVA")
    browser = as_(cast.desk)
    path = at(double, "same/")
    opened = browser.get(path)
    assert kept.key in opened.content.decode() and f'value="{other.key}"' not in opened.content.decode()
    assert fill(cast.desk, path, reason="One text").status_code == 400
    sent = written(fields_of(opened), kept=kept.key, reason="One text")
    answers = [browser.post(path, sent) for _ in range(2)]
    assert [one.url for one in answers] == [f"/agreements/{kept.key}/"] * 2
    assert SameAs.objects.count() == 1


def test_only_the_party_that_wrote_it_mends_it(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    for page in ("correct/", "mistake/", "same/"):
        for officer, status in (
            (cast.partner_desk, 403),
            (cast.auditor, 403),
            (cast.minister, 403),
            (cast.third_desk, 404),
        ):
            assert look(officer, at(made, page)).status_code == status
            assert as_(officer).post(at(made, page), {"reason": "X", "version": "1"}).status_code == status
