"""A partnership that moves: from a statement of intent over two gates, once with the partner's officers, once alone.

What happens in between takes two months; the legal day of the product moves on.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import expect

from tests.browser.moving import NO_RISK, REVIEW, AtActivity, AtGate, Rest, plan, share

TRAINING = {"title": "Training exchange, one week", "activity_type": "instructor_exchange", "host": "us"}
TRAINING |= {"place": "Staff college", "purpose": "Instructors of both teach one week at each other’s college."}
PATROL = {"title": "Joint patrol exercise", "activity_type": "exercise", "place": "The common coast"}
PATROL |= {"purpose": "Two ships patrol together."}
PURCHASE = {"title": "Six patrol boats", "activity_type": "procurement_case"}
PURCHASE |= {"purpose": "Both patrol with the same boats."}
LETTER = {"evidence": "Note verbale 112 of 12 May"}
OUTCOME = "All crews followed one procedure; the signals still differ."
SAID = {"capability": "Boarding", "before": "Each alone.", "after": "By one procedure."}
TO_PILOT = {
    "Political direction": "The ministers met.",
    "A point of contact on each side": "Named in the letters.",
    "Nothing that we have taken on elsewhere": "Legal service, no obstacle.",
}
REASON, THEIR_REASON = "The exchange itself is the assessment.", "Our own assessment follows."
BALANCE = {"The first balance": "Shown at the gate meeting."}


@dataclass
class Story:
    """Two sides; `theirs` and `their_approver` where it has officers here, else it is reported by us."""

    us: str
    partner: str
    desk: Any
    approver: Any
    theirs: Any = None
    their_approver: Any = None

    @property
    def here(self) -> bool:
        return self.theirs is not None

    def agreed(self, title: str, kind: str, on: dt.date) -> None:
        """A text that applies, and that both see."""
        entry = {"parties": [self.partner], "titles": {"en": title}, "instrument_type": kind, "purpose": title}
        entry |= {"entry_method": "on_signature", "legal_nature": "political_non_binding"}
        acts = [{"kind": "signed", "on": on.isoformat()}]
        key = self.ours.post("agreements/", {**entry, "acts": acts})["reference"]
        if self.here:
            share(self.ours, Rest(self.approver), f"agreements/{key}/")

    @property
    def ours(self) -> Rest:
        return Rest(self.desk)

    def shared(self, at: AtActivity) -> AtActivity:
        """Shared where the partner is here."""
        if self.here:
            share(self.ours, Rest(self.approver), at.rest)
        return at

    def planned(self, first: dt.date, days: int, values: dict[str, str]) -> AtActivity:
        """By mouse: proposed by us, accepted by both."""
        at = self.shared(plan(self.desk, self.partner, first, days, **values))
        at.act("accepted", self.us)
        self.answers(at, "accepted")
        at.stands("Agreed")
        at.path = "/activities/" + at.page.url.split("/activities/")[1]
        return at

    def answers(self, at: AtActivity, kind: str) -> None:
        """By mouse: the partner accepts or confirms, in its way."""
        if self.here:
            AtActivity(self.theirs, at.path).act(kind, self.partner)
        else:
            at.act(kind, self.partner, **LETTER)

    def held(self, at: AtActivity) -> None:
        """By mouse: planned, manned, settled in law by each side for itself, and confirmed by both."""
        at.step("planned")
        at.brings(self.us, 14)
        (AtActivity(self.theirs, at.path) if self.here else at).brings(self.partner, 12)
        for side in self.sides:
            self.no_risk(side, f"{at.rest}risks/", NO_RISK)
        at.act("confirmed", self.us)
        self.answers(at, "confirmed")
        at.stands("Confirmed")

    def no_risk(self, side: Rest, path: str, questions: tuple[str, ...]) -> None:
        """By REST: a side answers questions of legal risk, each on the version that came before."""
        for question in questions:
            answer = {"question": question, "answer": "no", "source": "Legal service", "review_on": REVIEW}
            side.post(path, answer, path)

    def reported(self, at: AtActivity) -> None:
        """By mouse: it took place; three closing lines, and the after-action report."""
        at.step("completed")
        at.go("benefit/")
        at.send(**SAID, public_sentence="Both trained together for a week.")
        at.step("reported", outcome=OUTCOME)
        at.stands("Reported on")

    @property
    def sides(self) -> list[Rest]:
        """Who answers for a side here."""
        return [Rest(one) for one in (self.desk, self.theirs) if one is not None]

    def accepted(self, first: dt.date, days: int, values: dict[str, str]) -> AtActivity:
        """By REST: proposed by us, accepted by both."""
        last = first + dt.timedelta(days - 1)
        period = {"starts": first.isoformat(), "ends": last.isoformat(), "cost_rule": "each_own"}
        body = {"door": "prepared", "parties": [self.partner], **period, **values, "host": self.us}
        path = self.ours.post("activities/", body)["url"].split("/api/v1")[1]
        at = self.shared(AtActivity(self.desk, path))
        self.acts(at, "accepted")
        return at

    def acts(self, at: AtActivity, kind: str) -> None:
        """By REST: both accept or confirm."""
        self.ours.post(f"{at.rest}acts/", {"kind": kind}, at.rest)
        theirs = {"kind": kind} if self.here else {"kind": kind, "side": self.partner, **LETTER}
        self.sides[-1].post(f"{at.rest}acts/", theirs, at.rest)

    def confirmed(self, at: AtActivity) -> None:
        """By REST: planned, manned, covered and confirmed."""
        self.ours.post(f"{at.rest}transitions/", {"to": "planned"}, at.rest)
        for side, code in zip((self.ours, self.sides[-1]), (self.us, self.partner), strict=True):
            brings = {"side": code, "participants": 60, "contact": "Naval staff"}
            side.post(f"{at.rest}sides/", brings, at.rest)
        for side in self.sides:
            paper = {"rule": "status_of_forces", "kind": "other_paper", "reference": "Article 3"}
            side.post(f"{at.rest}coverage/papers/", paper, at.rest)
        self.acts(at, "confirmed")

    def closed(self, at: AtActivity) -> None:
        """By REST: it took place and is reported on; that no benefit is seen is an answer."""
        self.ours.post(f"{at.rest}transitions/", {"to": "completed"}, at.rest)
        self.ours.post(f"{at.rest}benefit/", {"none_seen": True}, at.rest)
        self.ours.post(f"{at.rest}transitions/", {"to": "reported", "outcome": OUTCOME}, at.rest)

    def gate(self, number: int, shown: dict[str, str]) -> AtGate:
        """Opened, and what the record does not know attached."""
        self.desk.open(f"/partners/{self.partner}/gates/new/")
        at = AtGate(self.desk, f"/partners/{self.partner}/gates/{number}/")
        at.send()
        for words, evidence in shown.items():
            at.show(words, evidence)
        if self.here and number == 1:
            phase = f"/partners/{self.partner}/phase/audience/"
            self.desk.open(phase)
            at.send(reason="Both decide on it.")
            self.approver.open(phase)
            AtGate(self.approver, "").send(button="Agree", reason="Agreed.")
        at.no_risk("end_use")
        rest = f"partnerships/{'-'.join(sorted((self.us, self.partner)))}/gates/{number}/risks/"
        for side in self.sides:
            self.no_risk(side, rest, NO_RISK if side.visitor is self.desk else (*NO_RISK, "end_use"))
        return at

    def without(self, at: AtGate, words: str) -> None:
        """Each side that is here goes ahead without a criterion, by an approver, with a reason."""
        tail = f"{at.criterion(words)}without/"
        ours = (self.approver, at.path, REASON)
        theirs = (self.their_approver, at.path.replace(self.partner, self.us), THEIR_REASON)
        for who, path, reason in (ours, theirs) if self.here else (ours,):
            gate = AtGate(who, path)
            gate.go(tail)
            gate.send(reason=reason)

    def decided(self, at: AtGate) -> None:
        """Put to the decision of both, who go on."""
        at.table()
        AtGate(self.approver, at.path).decide(self.us)
        if self.here:
            AtGate(self.their_approver, at.path.replace(self.partner, self.us)).decide(self.partner)
        else:
            at.decide(self.partner, **LETTER)
        at.stands("Passed")


def tell(story: Story, on_day: Any) -> None:
    """From the statement of intent to the second gate."""
    story.agreed("Statement of intent", "loi", on_day(0))
    training = story.planned(on_day(0) + dt.timedelta(30), 7, TRAINING)
    story.held(training)
    day = on_day(40)
    story.reported(training)
    first = story.gate(1, TO_PILOT)
    first.says("Still missing: The first assessment is done.")
    story.without(first, "The first assessment is done")
    story.decided(first)
    story.agreed("Memorandum on joint patrols", "mou", day)
    purchase = story.accepted(day + dt.timedelta(100), 45, PURCHASE)
    purchase.go("steps/planned/")
    expect(purchase.page.locator("main")).to_contain_text("In the phase “Pilot” an activity takes at most 14 days")
    assert not purchase.page.locator("main form[method=post] .button.main").count()
    patrol = story.accepted(day + dt.timedelta(3), 5, PATROL)
    story.confirmed(patrol)
    on_day(50)
    story.closed(patrol)
    patrol.stands("Reported on")
    second = story.gate(2, BALANCE)
    second.says("the record says 100 % of 1")
    story.decided(second)
    purchase.step("planned")
    purchase.stands("Planned")
    story.desk.open(f"/partners/{story.partner}/phase/")
    expect(story.desk.page.locator("h1")).to_contain_text("Regular programme")


def test_a_partnership_moves_over_two_gates_with_the_partners_officers(visit, on_day):
    desk, approver = visit("desk@adoma.example"), visit("approver@adoma.example")
    theirs, their_approver = visit("desk@ukr.example"), visit("approver@ukr.example")
    tell(Story("XAD", "UKR", desk, approver, theirs, their_approver), on_day)
    # What each side kept for itself stayed with it.
    theirs.open("/partners/XAD/gates/1/")
    expect(theirs.page.locator("main")).to_contain_text(THEIR_REASON)
    assert REASON not in theirs.page.content()


def test_the_same_with_every_act_of_the_partner_reported_by_us(visit, on_day):
    story = Story("UKR", "TGO", visit("desk@ukr.example"), visit("approver@ukr.example"))
    tell(story, on_day)
    story.desk.open("/partners/TGO/gates/2/")
    expect(story.desk.page.locator("main")).to_contain_text("reported by us")
    # The auditor reads first what was gone ahead without.
    auditor = visit("auditor@ukr.example")
    auditor.open("/gone-ahead/")
    expect(auditor.page.locator("main")).to_contain_text(REASON)
