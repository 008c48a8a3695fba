"""Who sees it: asked, decided by another, shown field by field, withdrawn knowing who has seen it."""

from agreements.instruments.opened import opening_kept
from partners.models import AudienceRequest
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh


def test_what_becomes_visible_is_shown_field_by_field(cast: Cast) -> None:
    made = cast.prepared("mandate_granted")
    words = text(look(cast.desk, at(made, "audience/?to=parties")))
    assert "United Kingdom today" in words and "To patrol the sea together." in words
    assert "Own budget." not in words and "Directorate of cooperation" not in words


def test_one_asks_another_decides(cast: Cast) -> None:
    made = cast.prepared("mandate_granted")
    assert fill(cast.desk, at(made, "audience/?to=parties")).status_code == 400
    assert fill(cast.desk, at(made, "audience/?to=parties"), reason="Talks begin").status_code == 303
    waiting = look(cast.desk, at(made, "audience/"))
    assert "another approver decides" in text(waiting) and fields_of(waiting) == {}
    assert fill(cast.approver, at(made, "audience/"), do="agree").status_code == 400
    decided = fill(cast.approver, at(made, "audience/"), do="agree", reason="Yes")
    assert decided.status_code == 303 and decided.url == f"/agreements/{fresh(made).key}/"
    assert fresh(made).audience == "parties" and fresh(made).reference


def test_who_asked_cannot_decide(cast: Cast) -> None:
    made = cast.prepared("mandate_granted")
    fill(cast.approver, at(made, "audience/?to=parties"), reason="Talks begin")
    assert fields_of(look(cast.approver, at(made, "audience/"))) == {}
    sent = {"version": made.version, "reason": "Yes", "do": "agree"}
    assert as_(cast.approver).post(at(made, "audience/"), sent).status_code == 409
    assert fill(cast.other_approver, at(made, "audience/"), do="decline", reason="No").status_code == 303
    assert AudienceRequest.objects.get().outcome == "declined" and fresh(made).audience == "national"


def test_a_decision_over_a_newer_version_is_made_anew(cast: Cast) -> None:
    made = cast.prepared("mandate_granted")
    fill(cast.desk, at(made, "audience/?to=parties"), reason="Talks begin")
    browser = as_(cast.approver)
    opened = fields_of(browser.get(at(made, "audience/")))
    fill(cast.other_desk, at(made, "edit/"), purpose="Something else")
    stale = browser.post(at(made, "audience/"), written(opened, reason="Yes", do="agree"))
    assert stale.status_code == 412 and "Something else" in text(stale) and fresh(made).audience == "national"
    assert browser.post(at(made, "audience/"), {**fields_of(stale), "do": "agree"}).status_code == 303


def test_a_withdrawal_says_who_has_seen_it(cast: Cast) -> None:
    made = cast.record("GBR", audience="parties")
    assert "Nobody of another party has opened it" in text(look(cast.desk, at(made, "audience/?to=national")))
    opening_kept(officer=cast.partner_desk, root=made)
    words = text(look(cast.desk, at(made, "audience/?to=national")))
    assert "United Kingdom, since" in words and str(cast.partner_desk) not in words
    assert fill(cast.desk, at(made, "audience/?to=national"), reason="Too early").status_code == 303
    assert fill(cast.approver, at(made, "audience/"), do="agree", reason="Yes").status_code == 303
    assert fresh(made).audience == "national"


def test_what_the_partner_did_on_it_keeps_it_shared(cast: Cast) -> None:
    made = cast.prepared("text_agreed")
    shown = look(cast.desk, at(made, "audience/?to=national"))
    assert "The partner has not acted on it" in text(shown) and fields_of(shown) == {}
    sent = {"version": made.version, "reason": "Away"}
    assert as_(cast.desk).post(at(made, "audience/?to=national"), sent).status_code == 409


def test_only_the_owner_changes_who_sees_it(cast: Cast) -> None:
    made = cast.prepared("negotiating")
    for officer, status in (
        (cast.partner_approver, 403),
        (cast.auditor, 403),
        (cast.third_approver, 404),
    ):
        assert look(officer, at(made, "audience/")).status_code == status
        assert as_(officer).post(at(made, "audience/"), {"reason": "X"}).status_code == status
