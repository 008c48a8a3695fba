"""Taking a step: what it does, what is missing, what it needs."""

from agreements.models import Agreement
from partners.models import StepTaken
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh


def test_a_step_not_allowed_yet_shows_all_that_is_missing(cast: Cast) -> None:
    fill(cast.desk, "/agreements/new/", partner="GBR", title="Bare")
    made = Agreement.objects.get()
    shown = look(cast.desk, at(made, "steps/authority_requested/"))
    assert shown.status_code == 200 and shown.content.decode().count('class="missing"') == 5
    assert fields_of(shown) == {}
    refused = as_(cast.desk).post(at(made, "steps/authority_requested/"), {"version": made.version})
    assert refused.status_code == 409 and refused.content.decode().count('class="missing"') == 5
    assert fresh(made).status == "concept"


def test_a_step_without_inputs_is_one_click(cast: Cast) -> None:
    made = cast.prepared("concept")
    answer = as_(cast.desk).post(at(made, "steps/authority_requested/"), {"version": made.version})
    assert (answer.status_code, answer.url) == (303, f"/agreements/{made.key}/")
    assert fresh(made).status == "authority_requested"


def test_the_mandate_is_granted_with_its_limits(cast: Cast) -> None:
    made = cast.prepared("authority_requested")
    path = at(made, "steps/mandate_granted/")
    bare = fill(cast.approver, path)
    assert bare.status_code == 400 and "Limits of the mandate: Fill this in." in text(bare)
    assert fill(cast.approver, path, authority="Minister", limits="No troops.", on=str(cast.today)).status_code == 303
    assert fresh(made).status == "mandate_granted"


def test_wrong_role_wrong_side_and_strangers(cast: Cast) -> None:
    made = cast.prepared("authority_requested")
    for officer, status in (
        (cast.desk, 403),
        (cast.auditor, 403),
        (cast.partner_approver, 404),
        (cast.third_approver, 404),
        (cast.guest, 404),
    ):
        assert look(officer, at(made, "steps/mandate_granted/")).status_code == status
        sent = {"version": made.version, "authority": "A", "limits": "B", "on_2": "2026"}
        assert as_(officer).post(at(made, "steps/mandate_granted/"), sent).status_code == status
    shared = cast.prepared("text_agreed", audience="public")
    assert look(cast.third_approver, at(shared, "steps/abandoned/")).status_code == 403
    assert look(cast.partner_approver, at(shared, "steps/abandoned/")).status_code == 403


def test_a_step_that_the_table_does_not_name_is_refused(cast: Cast) -> None:
    made = cast.prepared("concept")
    assert look(cast.approver, at(made, "steps/in_force/")).status_code == 409
    assert look(cast.approver, at(made, "steps/nonsense/")).status_code == 409


def test_a_step_over_a_newer_version_keeps_what_was_typed(cast: Cast) -> None:
    made = cast.prepared("in_force")
    browser = as_(cast.approver)
    path = at(made, "steps/suspended/")
    opened = fields_of(browser.get(path))
    fill(cast.other_desk, at(made, "half/"), notes="N")
    stale = browser.post(path, written(opened, reason="Talks", on=str(cast.today)))
    assert stale.status_code == 412 and fields_of(stale)["reason"] == ["Talks"]
    assert browser.post(path, fields_of(stale)).status_code == 303
    assert fresh(made).status == "suspended"


def test_a_double_click_is_one_step(cast: Cast) -> None:
    made = cast.prepared("in_force")
    browser = as_(cast.approver)
    path = at(made, "steps/suspended/")
    sent = written(fields_of(browser.get(path)), reason="Talks", on=str(cast.today))
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert StepTaken.objects.filter(subject_id=made.pk, step="suspend").count() == 1
