"""Races of each kind of write to an agreement: one wins, the other is told, nothing is overwritten.

RACES says how many of each; one without its guard is lost within the first few.
"""

import os
from collections.abc import Callable
from typing import Any

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.links import link_answer, link_make
from agreements.instruments.mending import (
    act_correct,
    act_mistake,
    agreement_correct,
    agreement_decide_audience,
    agreement_same_as,
)
from agreements.instruments.moving import agreement_step
from agreements.instruments.preparing import agreement_edit, agreement_prepare, side_edit
from agreements.instruments.recording import agreement_record, agreements_record
from agreements.standing.moves import moves_record
from partners.models import AudienceRequest, Officer, Party, StepTaken
from partners.records.audience import audience_ask
from partners.records.errors import RecordError, Refused, Stale, Unseen
from tests.cast import Cast
from tests.races.together import Crew
from tests.walks import COMPLETE, HALF, MINISTER, fresh

RACES = int(os.environ.get("RACES", "20"))


def one_wins(crew: Crew, *works: Callable[[], Any]) -> int:
    """Race two writers: one succeeds, the other is told what changed; which one won."""
    results = crew.together(*works)
    lost = [one for one in results if isinstance(one, BaseException)]
    assert [type(one) for one in lost] == [Stale] * (len(works) - 1), results
    for stale in lost:
        assert isinstance(stale, Stale) and stale.changes and stale.changes[-1]["officer"]
    return next(place for place, one in enumerate(results) if not isinstance(one, BaseException))


def draft(cast: Cast) -> Agreement:
    """A concept with everything filled."""
    values = {**COMPLETE, "legal_nature": "treaty_binding"}
    given = {"partner": cast.party("EST"), "values": values, "side": HALF}
    return fresh(agreement_prepare(officer=cast.desk, today=cast.today, **given))


def test_two_edits(cast: Cast, crew: Crew) -> None:
    agreement = draft(cast)
    for number in range(RACES):
        agreement = fresh(agreement)

        def edit(officer: Officer, text: str, read: Agreement = agreement) -> Any:
            given = {"values": {"purpose": text}, "expected_version": read.version}
            return agreement_edit(officer=officer, today=cast.today, agreement=fresh(read), **given)

        texts = (f"Desk {number}", f"Liaison {number}")
        won = one_wins(crew, lambda: edit(cast.desk, texts[0]), lambda: edit(cast.liaison, texts[1]))
        after = fresh(agreement)
        assert (after.purpose, after.version) == (texts[won], agreement.version + 1)


def test_an_edit_and_a_write_to_the_own_half(cast: Cast, crew: Crew) -> None:
    agreement = draft(cast)
    for number in range(RACES):
        agreement = fresh(agreement)
        given = {"today": cast.today, "agreement": agreement, "expected_version": agreement.version}
        won = one_wins(
            crew,
            lambda: agreement_edit(officer=cast.desk, values={"purpose": f"p{number}"}, **given),
            lambda: side_edit(officer=cast.liaison, values={"notes": f"n{number}"}, **given),
        )
        written = (fresh(agreement).purpose == f"p{number}", agreement.sides.get().notes == f"n{number}")
        assert written == (won == 0, won == 1)


def test_two_steps(cast: Cast, crew: Crew) -> None:
    agreement = draft(cast)
    for _ in range(RACES):
        agreement = fresh(agreement)
        taken = StepTaken.objects.filter(subject_id=agreement.pk).count()

        def step(officer: Officer, to: str, read: Agreement = agreement, **inputs: str) -> Any:
            given = {"to": to, "expected_version": read.version, "inputs": inputs}
            return agreement_step(officer=officer, today=cast.today, agreement=fresh(read), **given)

        won = one_wins(
            crew, lambda: step(cast.desk, "authority_requested"), lambda: step(cast.liaison, "authority_requested")
        )
        assert StepTaken.objects.filter(subject_id=agreement.pk).count() == taken + 1
        last = StepTaken.objects.filter(subject_id=agreement.pk).latest("id")
        assert last.officer == (cast.desk, cast.liaison)[won]
        agreement = fresh(agreement)
        step(cast.approver, "concept", agreement, reason="Again.")


def test_two_steps_to_different_ends(cast: Cast, crew: Crew) -> None:
    agreement = draft(cast)
    for _ in range(RACES):
        agreement = fresh(agreement)
        given = {"today": cast.today, "agreement": agreement, "expected_version": agreement.version}
        won = one_wins(
            crew,
            lambda: agreement_step(officer=cast.desk, to="authority_requested", **given),
            lambda: agreement_step(officer=cast.liaison, to="abandoned", inputs={"reason": "No."}, **given),
        )
        assert fresh(agreement).status == ("authority_requested", "abandoned")[won]
        if won == 1:
            agreement = draft(cast)
            continue
        back = {"to": "concept", "expected_version": fresh(agreement).version, "inputs": {"reason": "Again."}}
        agreement_step(officer=cast.approver, today=cast.today, agreement=agreement, **back)


def sign(cast: Cast, officer: Officer, agreement: Agreement, code: str, version: int | None) -> Any:
    """Record a signature."""
    given = {"on": "2026-11-22", "side": cast.party(code), "place": "Kyiv", "capacity": "Minister"}
    return act_record(
        officer=officer,
        today=cast.today,
        agreement=fresh(agreement),
        kind="signed",
        expected_version=version,
        signatories=[MINISTER],
        **given,
    )


def unsign(cast: Cast, agreement: Agreement) -> None:
    """Take the signatures back."""
    for act in agreement.acts.filter(kind="signed", mistake_at=None):
        officer = cast.approver if act.side == cast.party("UKR") else cast.partner_approver
        given = {"act_id": act.pk, "reason": "A race.", "expected_version": None}
        act_mistake(officer=officer, today=cast.today, agreement=agreement, **given)


def test_two_signatures_for_one_side(cast: Cast, crew: Crew) -> None:
    agreement = cast.prepared("text_agreed")
    for number in range(RACES):
        agreement = fresh(agreement)
        version = agreement.version if number % 2 else None
        signers = (cast.approver, cast.other_approver)
        results = crew.together(*[lambda who=who: sign(cast, who, agreement, "UKR", version) for who in signers])
        lost = [one for one in results if isinstance(one, Exception)]
        assert [type(one) for one in lost] == [Stale if version else Refused]
        won = signers[0] if isinstance(results[1], Exception) else signers[1]
        assert agreement.acts.get(kind="signed", mistake_at=None).recorded_by == won
        unsign(cast, agreement)


def test_both_sides_sign_at_once(cast: Cast, crew: Crew) -> None:
    agreement = cast.prepared("text_agreed")
    for _ in range(RACES):
        agreement = fresh(agreement)
        won = one_wins(
            crew,
            lambda: sign(cast, cast.approver, agreement, "UKR", agreement.version),
            lambda: sign(cast, cast.partner_approver, agreement, "GBR", agreement.version),
        )
        late = ((cast.partner_approver, "GBR"), (cast.approver, "UKR"))[won]
        assert fresh(agreement).status == "text_agreed"
        sign(cast, late[0], agreement, late[1], fresh(agreement).version)
        assert fresh(agreement).status == "signed"
        unsign(cast, agreement)


def test_both_sides_sign_without_having_read(cast: Cast, crew: Crew) -> None:
    """A client that does not say what it read: both count, the agreement is signed once."""
    agreement = cast.prepared("text_agreed")
    for _ in range(RACES):
        before = StepTaken.objects.filter(subject_id=agreement.pk, step="sign").count()
        results = crew.together(
            lambda: sign(cast, cast.approver, agreement, "UKR", None),
            lambda: sign(cast, cast.partner_approver, agreement, "GBR", None),
        )
        assert not [one for one in results if isinstance(one, Exception)], results
        assert fresh(agreement).status == fresh(agreement).standing.status == "signed"
        assert StepTaken.objects.filter(subject_id=agreement.pk, step="sign").count() == before + 1
        unsign(cast, agreement)


def test_two_answers_to_one_link(cast: Cast, crew: Crew) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    for _ in range(RACES):
        asked = {"asks": "text_confirmed", "expected_version": None}
        _, token = link_make(officer=cast.desk, today=cast.today, agreement=fresh(agreement), **asked)
        given = {"officer": None, "today": cast.today, "token": token, "reason": "Not so."}
        results = crew.together(
            lambda: link_answer(agrees=True, answered_by="Head", **given),
            lambda: link_answer(agrees=False, answered_by="Deputy", **given),
        )
        assert sorted(type(one).__name__ for one in results) == ["AnswerLink", "Unseen"]
        confirmed = agreement.acts.filter(kind="text_confirmed", mistake_at=None)
        assert confirmed.count() == (not isinstance(results[0], Unseen))
        confirmed.update(mistake_at="2026-11-22T00:00Z")


def test_two_decisions_on_one_request(cast: Cast, crew: Crew) -> None:
    agreement = draft(cast)
    for _ in range(RACES):
        agreement = fresh(agreement)
        to = "parties" if agreement.audience == "national" else "national"
        asked = {"to": to, "reason": "Talks.", "expected_version": agreement.version}
        request = audience_ask(officer=cast.desk, today=cast.today, root=agreement, **asked)
        given = {"today": cast.today, "agreement": agreement, "expected_version": agreement.version, "reason": "Yes."}
        won = one_wins(
            crew,
            lambda: agreement_decide_audience(officer=cast.approver, agree=True, **given),
            lambda: agreement_decide_audience(officer=cast.other_approver, agree=False, **given),
        )
        request.refresh_from_db()
        assert request.decided_by == (cast.approver, cast.other_approver)[won]
        assert fresh(agreement).audience == (to if won == 0 else agreement.audience)


def test_two_requests_for_one_record(cast: Cast, crew: Crew) -> None:
    for _ in range(RACES):
        agreement = draft(cast)
        given = {"today": cast.today, "root": agreement, "reason": "x", "expected_version": agreement.version}
        results = crew.together(
            lambda: audience_ask(officer=cast.desk, to="parties", **given),
            lambda: audience_ask(officer=cast.liaison, to="public", **given),
        )
        (lost,) = [one for one in results if isinstance(one, RecordError)]
        assert isinstance(lost, Refused) and lost.conditions[0].code == "one_audience_request_at_a_time"
        assert AudienceRequest.objects.filter(subject_id=agreement.pk).count() == 1


def test_an_edit_and_a_decision(cast: Cast, crew: Crew) -> None:
    """What is shared is what the approver read."""
    for number in range(RACES):
        agreement = draft(cast)
        asked = {"to": "parties", "reason": "x", "expected_version": agreement.version}
        audience_ask(officer=cast.desk, today=cast.today, root=agreement, **asked)
        given = {"today": cast.today, "agreement": agreement, "expected_version": agreement.version}
        won = one_wins(
            crew,
            lambda: agreement_decide_audience(officer=cast.approver, agree=True, reason="Yes.", **given),
            lambda: agreement_edit(officer=cast.liaison, values={"purpose": f"Unread {number}"}, **given),
        )
        after = fresh(agreement)
        assert (after.audience, after.purpose == f"Unread {number}") == (("parties", False), ("national", True))[won]


def test_two_corrections(cast: Cast, crew: Crew) -> None:
    agreement = cast.record()
    act = agreement.acts.get()
    for number in range(RACES):
        agreement = fresh(agreement)
        given = {"today": cast.today, "agreement": agreement, "expected_version": agreement.version, "reason": "x"}
        place = f"Place {number}"
        won = one_wins(
            crew,
            lambda: agreement_correct(officer=cast.desk, values={"term_months": 12 + number}, **given),
            lambda: act_correct(officer=cast.approver, act_id=act.pk, values={"place": place}, **given),
        )
        act.refresh_from_db()
        written = (fresh(agreement).term_months == 12 + number, act.place == place)
        assert written == (won == 0, won == 1)


def test_two_records_joined_crosswise(cast: Cast, crew: Crew) -> None:
    for _ in range(RACES):
        one, other = cast.record("EST"), cast.record("EST")
        given = {"today": cast.today, "reason": "The same."}
        results = crew.together(
            lambda: agreement_same_as(
                officer=cast.desk, duplicate=one, kept=other, expected_version=one.version, **given
            ),
            lambda: agreement_same_as(
                officer=cast.liaison, duplicate=other, kept=one, expected_version=other.version, **given
            ),
        )
        (lost,) = [each for each in results if isinstance(each, Exception)]
        assert isinstance(lost, (Stale, Unseen))
        assert Agreement.objects.visible_to(cast.desk).filter(pk__in=[one.pk, other.pk]).count() == 1


def test_numbers_are_given_once_and_without_gap(cast: Cast, crew: Crew) -> None:
    """Eight writers at a time; every other one fails after its number was taken."""
    entry = AgreementEntry(parties=["GBR"], titles={"en": "T"}, acts=[ActEntry("signed", "2024-01-12")])
    failing = AgreementEntry(parties=["GBR"], titles={"en": "T" * 10, "x": "\0"}, acts=[ActEntry("signed", "2024")])
    made = 0
    for _ in range(RACES // 4):
        works = [lambda: agreement_record(officer=cast.desk, today=cast.today, entry=entry) for _ in range(6)]
        works += [lambda: agreement_record(officer=cast.desk, today=cast.today, entry=failing) for _ in range(2)]
        results = crew.together(*works)
        assert [isinstance(one, Exception) for one in results] == [False] * 6 + [True] * 2
        made += 6
    references = Agreement.objects.order_by("reference").values_list("reference", flat=True)
    assert list(references) == [f"GBR-UKR-2024-{number:03d}" for number in range(1, made + 1)]


def test_one_source_key_is_recorded_once(cast: Cast, crew: Crew) -> None:
    for number in range(RACES):
        entry = AgreementEntry(parties=["GBR"], titles={"en": "T"}, source_key=f"K{number}")
        given = {"today": cast.today, "entries": [entry]}
        results = crew.together(
            lambda: agreements_record(officer=cast.desk, **given)[0].outcome,
            lambda: agreements_record(officer=cast.liaison, **given)[0].outcome,
        )
        assert Agreement.objects.filter(source_key=f"K{number}").count() == 1
        told = sorted(one if isinstance(one, str) else one.conditions[0].code for one in results)
        assert told in (["created", "unchanged"], ["created", "one_agreement_per_source_key"])


def test_two_sides_that_explore_each_other_never_collide(cast: Cast, crew: Crew) -> None:
    values = {"titles": {"en": "Quietly"}}
    for number in range(RACES):
        state = Party.objects.create(code=f"XA{number:02d}", name_en="Elsewhere", name_fr="Ailleurs")
        stranger = cast.officer("POL", "desk_officer", email=f"stranger{number}@x.example")
        stranger.party = state
        stranger.save()
        given = {"today": cast.today, "values": values}
        ours, theirs = crew.together(
            lambda state=state, given=given: agreement_prepare(officer=cast.desk, partner=state, **given),
            lambda stranger=stranger, given=given: agreement_prepare(
                officer=stranger, partner=cast.party("UKR"), **given
            ),
        )
        assert ours.partnership_id == theirs.partnership_id
        assert not Agreement.objects.visible_to(stranger).filter(pk=ours.pk).exists()


def test_an_officer_and_the_clock(cast: Cast, crew: Crew) -> None:
    """Time moves an agreement while an officer corrects it: neither is lost, and the clock waits for nobody."""
    later = cast.today.replace(year=2030)
    agreement = cast.record(term_kind="tacit_renewal", term_months=12, entry_method="on_signature", notice_months=0)
    for number in range(RACES):
        agreement = fresh(agreement)
        given = {"values": {"purpose": f"p{number}"}, "reason": "x", "expected_version": agreement.version}
        day = later.replace(year=2030 + number)
        results = crew.together(
            lambda: agreement_correct(officer=cast.desk, today=cast.today, agreement=agreement, **given),
            lambda: moves_record(keys=[agreement.pk], today=day),
        )
        assert not isinstance(results[1], Exception), results
        assert isinstance(results[0], (Agreement, Stale)), results
        assert (fresh(agreement).purpose == f"p{number}") == isinstance(results[0], Agreement)
