"""A ministerial series whose rhythm breaks: proposed, prepared, held, minuted, agreed by both sides in two browsers."""

import datetime as dt

from playwright.sync_api import expect

from tests.browser.flows import AtAgreement, created
from tests.browser.test_flows import begin, confirm, sign

TODAY = dt.datetime.now(dt.UTC).date()


def _agreement(visit) -> tuple[AtAgreement, AtAgreement]:
    """An agreement in force between the two, beneath which a promise can stand."""
    ours, decides = begin(visit, "desk@adoma.example", "approver@adoma.example", "XBN")
    theirs = AtAgreement(visit("bureau@benuwa.example", locale="fr-FR"), ours.path)
    their_approver = AtAgreement(visit("decision@benuwa.example", locale="fr-FR"), ours.path)
    confirm(ours, "XAD")
    confirm(theirs, "XBN")
    sign(decides, "XAD")
    sign(their_approver, "XBN")
    return ours, decides


def test_a_series_whose_rhythm_breaks_is_held_again_and_its_decisions_are_promises_in_to_do(visit, product):
    agreement, decides = _agreement(visit)
    ours, theirs = agreement.visitor, visit("bureau@benuwa.example", locale="fr-FR")
    ours.open("/meetings/series/new/")
    at = AtAgreement(ours, "")
    last = TODAY - dt.timedelta(days=400)
    held = {"last_held_on_0": str(last.day), "last_held_on_1": str(last.month), "last_held_on_2": str(last.year)}
    name = {"partner": "XBN", "title_en": "Ministerial dialogue", "kind": "ministerial"}
    at.send(**name, every_months_0="1", hosting="alternates", decided="Joint statement", **held)
    expect(ours.page.locator("h1 ~ .tag")).to_contain_text("The rhythm is broken")
    # It is proposed in To do, and from there prepared with day, title and host filled in.
    ours.open("/to-do/?q=dialogue")
    expect(ours.page.locator("main")).to_contain_text("Plan the next meeting: “Ministerial dialogue”")
    ours.page.get_by_role("link", name="Prepare it").first.click()
    at.send(on=TODAY.isoformat(), begins="00:05", ends="23:55", place="Port-Adoma", zone="UTC")
    meeting = created(ours)
    meeting.go("fill/")
    at.send()
    meeting.go("items/new/")
    at.send(title="Training in the year to come", lasts="30")
    meeting.go("audience/")
    at.send(reason="They are invited.")
    decides.visitor.open(f"{meeting.path}audience/")
    AtAgreement(decides.visitor, "").send(button="Agree", reason="Invite them.")
    for step in ("open", "in_progress"):
        meeting.go(f"step/{step}/")
        at.send()
        meeting.path = "/meetings/" + ours.page.url.split("/meetings/")[1].split("/")[0] + "/"
    # Each item comes to something; the last one becomes a promise beneath the agreement.
    meeting.go("run/")
    while ours.page.locator("aside ol.tasks li.missing").count() > 1:
        at.send(kind="information", text="Taken note of.")
    key = agreement.path.strip("/").split("/")[-1]
    due = (TODAY + dt.timedelta(days=60)).isoformat()
    at.send(kind="obligation", text="Receive ten trainees", side="XAD", due_on=due, agreement=key)
    meeting.go("step/closed/")
    at.send()
    meeting.go("minutes/draft/")
    at.send(text="Both ministers reviewed the year.")
    ours.page.get_by_role("button", name="Send them to the other side").click()
    meeting.go("minutes/XAD/agree/")
    at.send()
    theirs.open(f"{meeting.path}minutes/")
    expect(theirs.page.locator("main")).to_contain_text("Both ministers reviewed the year.")
    theirs.open(f"{meeting.path}minutes/XBN/agree/")
    AtAgreement(theirs, "").send()
    expect(theirs.page.locator("main")).to_contain_text("Procès-verbal approuvé par les deux parties")
    ours.open("/to-do/?q=trainees")
    expect(ours.page.locator("main")).to_contain_text("Receive ten trainees")
    # The brief is one click away.
    ours.open("/briefs/XBN/")
    with ours.page.expect_download() as paper:
        ours.page.get_by_role("link", name="Print as PDF").click()
    assert paper.value.suggested_filename.endswith(".pdf")
    assert not ours.complaints and not theirs.complaints
