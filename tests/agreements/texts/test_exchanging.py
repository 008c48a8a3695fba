"""Texts between two sides: drafts stay at home, what is sent is counted, the last one alone is confirmed."""

import datetime as dt
import io
from itertools import count
from typing import Any

import pytest

from agreements.documents.mending import document_follow, document_mistake
from agreements.instruments.acts import act_record
from agreements.instruments.links import link_answer, link_make
from agreements.models import Agreement, AgreementAct, Document, TextVersion, WordingWaiver
from agreements.texts.exchanging import version_draft, version_receive, version_send
from agreements.texts.filing import Paper
from agreements.texts.objecting import version_drop, version_object
from agreements.texts.settling import wording_settled, wording_waive
from agreements.texts.version import has_text, standing_acts, version_current
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from partners.records.record import PUBLIC
from partners.records.ways import AnswerLink, Contest
from tests.agreements.texts.word_files import word_file
from tests.cast import Cast
from tests.walks import fresh, widened


def given(cast: Cast, officer: Any, agreement: Agreement) -> dict[str, Any]:
    return {"officer": officer, "today": cast.today, "agreement": agreement, "expected_version": None}


def papers(*languages: str) -> list[Paper]:
    """A Word file for each language; the content differs each time."""
    lines = [f"Text {next(_numbers)}", "The Parties shall train together."]
    return [Paper(f"text-{code}.docx", word_file([*lines, code]), code) for code in languages or ("en",)]


_numbers = count(1)


def confirm(cast: Cast, officer: Any, agreement: Agreement, side: str = "", **more: Any) -> AgreementAct:
    told = given(cast, officer, agreement) | {"kind": "text_confirmed", "on": cast.today.isoformat(), **more}
    return act_record(side=cast.party(side) if side else officer.party, **told)


def test_a_draft_is_ours_alone_and_leaves_no_gap(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    ours = version_draft(**given(cast, cast.desk, talks), written=True, note="Our red lines.")
    theirs = version_draft(**given(cast, cast.partner_desk, talks), written=True)
    assert not TextVersion.objects.visible_to(cast.partner_desk).filter(pk=ours.pk).exists()
    assert not TextVersion.objects.visible_to(cast.desk).filter(pk=theirs.pk).exists()
    sent = version_send(**given(cast, cast.partner_desk, talks), version_id=theirs.pk)
    assert sent.number == 2 and sent.audience == "parties" and sent.received_on == cast.today
    assert TextVersion.objects.visible_to(cast.desk).filter(pk=theirs.pk).exists()
    with pytest.raises(Unseen):
        version_send(**given(cast, cast.partner_desk, talks), version_id=ours.pk)
    with pytest.raises(Forbidden):
        version_drop(**given(cast, cast.desk, talks), version_id=theirs.pk)


def test_a_draft_opens_no_eyes_when_the_agreement_is_shared(cast: Cast) -> None:
    concept = cast.prepared("concept")
    draft = version_draft(**given(cast, cast.desk, concept), written=True)
    assert has_text(concept, cast.desk.party_id) and not has_text(concept, cast.partner_desk.party_id)
    shared = cast.prepared("concept")
    version_draft(**given(cast, cast.desk, shared), written=True)
    widened(cast, fresh(shared), "parties")
    assert not TextVersion.objects.visible_to(cast.partner_desk).exists()
    with pytest.raises(Refused, match="text_has_its_time"):
        version_send(**given(cast, cast.desk, concept), version_id=draft.pk)


def test_a_new_version_leaves_the_old_one_confirmed_and_itself_open(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    first = version_current(talks)
    act = confirm(cast, cast.partner_desk, talks)
    assert act.version == first
    theirs = version_draft(**given(cast, cast.partner_desk, talks), papers=papers())
    version_send(**given(cast, cast.partner_desk, talks), version_id=theirs.pk)
    # The confirmation is kept, and counts no more.
    assert AgreementAct.objects.visible_to(cast.desk).filter(pk=act.pk).exists()
    assert act not in standing_acts([talks])
    confirm(cast, cast.desk, talks)
    assert fresh(talks).status == "negotiating"
    again = confirm(cast, cast.partner_desk, talks)
    assert again.version_id == theirs.pk and fresh(talks).status == "text_agreed"
    with pytest.raises(Refused, match="text_is_open"):
        version_draft(**given(cast, cast.desk, talks), written=True)


def test_their_version_is_reported_by_us_with_its_letter_only_while_they_have_nobody_here(cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="EST")
    came = given(cast, cast.desk, talks)
    with pytest.raises(Malformed):
        version_receive(**came, evidence=" ", papers=papers())
    with pytest.raises(Malformed):
        version_receive(**came, evidence="Letter", papers=papers(), received_on=cast.today + dt.timedelta(days=1))
    with pytest.raises(Malformed):
        version_receive(
            **came,
            evidence="Letter",
            papers=papers(),
            sent_on=cast.today,
            received_on=cast.today - dt.timedelta(days=1),
        )
    theirs = version_receive(**came, evidence="Letter 7", sent_on=dt.date(2026, 11, 20), papers=papers("EN", "et"))
    assert (theirs.number, theirs.way, theirs.side, theirs.languages) == (
        2,
        "reported",
        cast.party("EST"),
        ["en", "et"],
    )
    with pytest.raises(Refused, match="side_acts_itself"):
        version_receive(**given(cast, cast.desk, cast.prepared("negotiating")), evidence="Letter", papers=papers())


def test_a_one_time_link_confirms_the_text_it_showed_and_no_later_one(cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="EST")
    asked = given(cast, cast.desk, talks) | {"asks": "text_confirmed"}
    _, old = link_make(**asked)
    version_receive(**given(cast, cast.desk, talks), evidence="Letter 7", papers=papers())
    answer = {"officer": None, "today": cast.today, "agrees": True, "answered_by": "Director"}
    with pytest.raises(Unseen):
        link_answer(token=old, **answer)
    link, token = link_make(**asked)
    link_answer(token=token, **answer)
    assert AgreementAct.objects.get(kind="text_confirmed", way="link").version == version_current(talks)
    assert AnswerLink.objects.get(pk=link.pk).answer == "agreed"


def test_a_guest_reads_confirms_and_objects_and_writes_no_text(cast: Cast) -> None:
    talks = cast.prepared("negotiating", partner="LVA")
    text = version_current(talks)
    assert text and TextVersion.objects.visible_to(cast.guest).get() == text
    with pytest.raises(Forbidden):
        version_draft(**given(cast, cast.guest, talks), written=True)
    contest = version_object(**given(cast, cast.guest, talks), version_id=text.pk, reason="Article 4.")
    assert Contest.objects.visible_to(cast.desk).get() == contest
    with pytest.raises(Forbidden):
        version_object(**given(cast, cast.desk, talks), version_id=text.pk, reason="No.")
    assert confirm(cast, cast.guest, talks).version == text


def test_no_text_is_confirmed_before_one_was_sent(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    TextVersion.objects.update(mistake_at=dt.datetime.now(tz=dt.UTC))
    with pytest.raises(Refused, match="text_sent"):
        confirm(cast, cast.desk, talks)


def test_a_third_state_has_no_part_in_it(cast: Cast) -> None:
    talks = cast.prepared("negotiating", audience="public")
    text = version_current(talks)
    assert text
    for write in (
        lambda: version_draft(**given(cast, cast.third_desk, talks), written=True),
        lambda: version_receive(**given(cast, cast.third_desk, talks), evidence="Letter", papers=papers()),
        lambda: version_object(**given(cast, cast.third_desk, talks), version_id=text.pk, reason="No."),
    ):
        with pytest.raises(Forbidden):
            write()


def test_files_of_a_draft_are_seen_when_it_is_sent_and_never_by_everyone(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    told = given(cast, cast.desk, talks)
    draft = version_draft(**told, papers=papers("en", "fr"), note="As agreed.")
    assert draft.languages == ["en", "fr"] and draft.treaty_words == 3 and draft.memo_words == 0
    assert Document.objects.visible_to(cast.desk).filter(version=draft).count() == 2
    assert not Document.objects.visible_to(cast.partner_desk).exists()
    file = Document.objects.filter(version=draft).first()
    assert file
    for widen in (
        lambda: document_follow(
            officer=cast.desk, today=cast.today, document=file, follows=True, expected_version=None
        ),
        lambda: document_mistake(
            officer=cast.desk, today=cast.today, document=file, reason="No.", expected_version=None
        ),
    ):
        with pytest.raises(Refused, match="document_of_text"):
            widen()
    version_send(**told, version_id=draft.pk)
    assert Document.objects.visible_to(cast.partner_desk).count() == 2
    public = widened(cast, fresh(talks), "public")
    assert public.audience == "public"
    assert not Document.objects.visible_to(PUBLIC).exists() and not TextVersion.objects.visible_to(PUBLIC).exists()
    assert Document.objects.visible_to(cast.partner_desk).count() == 2


def test_only_word_files_and_pdf_are_texts_and_each_language_once(cast: Cast) -> None:
    told = given(cast, cast.desk, cast.prepared("negotiating"))
    for wrong in ([], papers("en", "en"), papers("en", "fr", "pt"), [Paper("a.txt", io.BytesIO(b"Text"), "en")]):
        with pytest.raises(Malformed):
            version_draft(**told, papers=wrong)
    kept = version_draft(**told, papers=[Paper("a.pdf", io.BytesIO(b"%PDF-1.7\n%%EOF\n"), "en")])
    assert kept.treaty_words is None
    version_drop(**told, version_id=kept.pk)
    assert not Document.objects.visible_to(cast.desk).exists()


def test_wrong_words_are_settled_by_a_reason_for_this_version_and_this_side(cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False)
    told = given(cast, cast.desk, talks)
    assert wording_settled(talks)
    draft = version_draft(**told, papers=papers())
    version_send(**told, version_id=draft.pk)
    assert not wording_settled(talks) and not wording_settled(talks, cast.partner_desk.party_id)
    with pytest.raises(Malformed):
        wording_waive(**told, version_id=draft.pk, reason=" ")
    waiver = wording_waive(**told, version_id=draft.pk, reason="The minister wants it so.")
    assert waiver.words == 2 and wording_settled(talks)
    assert not wording_settled(talks, cast.partner_desk.party_id)
    assert not WordingWaiver.objects.visible_to(cast.partner_desk).exists()
    with pytest.raises(Refused, match="one_waiver_per_version"):
        wording_waive(**told, version_id=draft.pk, reason="Again.")
    again = version_draft(**told, papers=papers())
    version_send(**told, version_id=again.pk)
    assert not wording_settled(talks)
