"""Writing a text here: it starts half done, is written by clauses, and is fixed when it is sent."""

from typing import Any

import pytest

from agreements.instruments.acts import act_record
from agreements.instruments.moving import agreement_offers
from agreements.instruments.route.waiving import condition_waive
from agreements.models import Agreement, Clause, CommitmentCheck, OwnClause, TextVersion
from agreements.texts.exchanging import version_send
from agreements.texts.writing.beginning import text_begin, text_begin_from
from agreements.texts.writing.commitments import commitment_accept, commitment_answer, commitments_asked
from agreements.texts.writing.editing import clause_choose, clause_edit, clause_insert, clause_move, clause_remove
from agreements.texts.writing.keeping import clause_keep, own_clauses
from agreements.texts.writing.missing import clauses_missing
from agreements.texts.writing.shaping import text_shape
from agreements.texts.writing.showing import text_read
from partners.models import Party
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from tests.cast import Cast
from tests.walks import fresh

MOU = {"instrument_type": "mou", "legal_nature": "political_non_binding"}


def given(cast: Cast, agreement: Agreement, officer: Any = None) -> dict[str, Any]:
    return {
        "officer": officer or cast.desk,
        "today": cast.today,
        "agreement": agreement,
        "expected_version": fresh(agreement).version,
    }


def begun(cast: Cast, agreement: Agreement, **more: Any) -> TextVersion:
    return text_begin(**given(cast, agreement), **{"languages": ["fr", "ar"], "frameworks": ["ECOWAS"], **more})


def order(version: TextVersion) -> list[str]:
    rows = Clause.objects.filter(version=version, mistake_at=None).order_by("order")
    return [row.key for row in rows]


def part(version: TextVersion, key: str) -> str:
    return str(Clause.objects.get(version=version, key=key, mistake_at=None).part)


def test_a_starting_text_reads_as_the_record_says_today(cast: Cast) -> None:
    concept = cast.prepared("concept", binding=False, values=MOU)
    text = text_read(cast.desk, begun(cast, concept))
    by_key = {one.clause.key: one for one in text.clauses}
    assert by_key["duration"].by_language["fr"].body.startswith("Le présent Mémorandum demeure en application pour une")
    assert "5 ans" in by_key["duration"].by_language["fr"].body
    assert "5 سنوات" in by_key["duration"].by_language["ar"].body
    assert by_key["purpose"].by_language["fr"].number == "Section première"
    assert by_key["purpose"].by_language["ar"].number == "البند 1"
    assert by_key["entry"].from_record and by_key["duration"].from_record and not by_key["areas"].from_record
    assert by_key["competent_authorities"].gaps == ["…"]
    assert by_key["signature"].gaps == []


def test_a_clause_on_time_says_where_it_differs_from_the_record(cast: Cast) -> None:
    concept = cast.prepared("concept", binding=False, values=MOU)
    version = begun(cast, concept)
    clause_choose(
        **given(cast, concept), version_id=version.pk, part=part(version, "entry"), alternative="last_notification"
    )
    entry = next(one for one in text_read(cast.desk, version).clauses if one.clause.key == "entry")
    assert entry.differs == "on_signature"


def test_clauses_are_inserted_moved_and_removed(cast: Cast) -> None:
    concept = cast.prepared("concept", values={"instrument_type": "loi"})
    version = begun(cast, concept, languages=["en"], frameworks=[])
    before = order(version)
    told = {"version_id": version.pk}
    made = clause_insert(**given(cast, concept), **told, after=part(version, "intent"), name="consultation")
    assert order(version) == [*before[:3], "consultation", *before[3:]]
    clause_move(**given(cast, concept), **told, part=made.part, by=-1)
    assert order(version)[2] == "consultation"
    clause_move(**given(cast, concept), **told, part=made.part, by=-90)
    assert order(version)[0] == "consultation"
    clause_remove(**given(cast, concept), **told, part=made.part)
    assert order(version) == before
    with pytest.raises(Malformed):
        clause_insert(**given(cast, concept), **told, name="no_such")


def test_the_second_of_two_officers_is_told_and_loses_nothing(cast: Cast) -> None:
    concept = cast.prepared("concept")
    version = begun(cast, concept)
    read = given(cast, concept)
    words = {"version_id": version.pk, "part": part(version, "purpose"), "headings": {}}
    clause_edit(**read, **words, bodies={"fr": "Autre objet."})
    with pytest.raises(Stale):
        clause_edit(**read | {"officer": cast.other_desk}, **words, bodies={"fr": "Encore un autre."})
    assert Clause.objects.get(version=version, key="purpose").bodies["fr"] == "Autre objet."


def test_what_was_sent_is_filled_for_good_and_seen_by_the_partner(cast: Cast) -> None:
    talks = cast.prepared("negotiating", values={"instrument_type": "framework_agreement"})
    version = begun(cast, talks, languages=["en"], frameworks=[])
    assert not Clause.objects.visible_to(cast.partner_desk).filter(version=version).exists()
    version_send(**given(cast, talks), version_id=version.pk)
    seen = Clause.objects.visible_to(cast.partner_desk).get(version=version, key="duration")
    assert "5 years" in seen.bodies["en"] and "{" not in seen.bodies["en"]
    Agreement.objects.filter(pk=talks.pk).update(term_months=120)
    again = text_read(cast.partner_desk, TextVersion.objects.select_related("agreement").get(pk=version.pk))
    duration = next(one for one in again.clauses if one.clause.key == "duration")
    assert "5 years" in duration.by_language["en"].body
    with pytest.raises(Refused):
        clause_edit(
            **given(cast, talks), version_id=version.pk, part=seen.part, headings={}, bodies={"en": "Ten years."}
        )


def test_the_other_side_goes_on_from_what_it_got(cast: Cast) -> None:
    talks = cast.prepared("negotiating")
    version = begun(cast, talks, languages=["en"], frameworks=[])
    with pytest.raises(Unseen):
        text_begin_from(**given(cast, talks, cast.partner_desk), version_id=version.pk)
    version_send(**given(cast, talks), version_id=version.pk)
    theirs = text_begin_from(**given(cast, talks, cast.partner_desk), version_id=version.pk)
    assert order(theirs) == order(version)
    assert part(theirs, "purpose") == part(version, "purpose")
    assert not Clause.objects.visible_to(cast.desk).filter(version=theirs).exists()


def test_mandatory_clauses_are_missing_until_they_are_filled_in_each_language(cast: Cast) -> None:
    concept = cast.prepared("concept", binding=False, values=MOU)
    version = begun(cast, concept)
    assert clauses_missing(version) == ["competent_authorities"]
    words = {"version_id": version.pk, "part": part(version, "competent_authorities"), "headings": {}}
    clause_edit(**given(cast, concept), **words, bodies={"fr": "Les ministères de la Défense."})
    assert clauses_missing(version) == ["competent_authorities"]
    clause_edit(**given(cast, concept), **words, bodies={"ar": "وزارتا الدفاع."})
    assert clauses_missing(version) == []
    clause_remove(**given(cast, concept), version_id=version.pk, part=part(version, "disputes"))
    assert clauses_missing(version) == ["disputes"]


def test_a_language_that_is_added_gets_the_librarys_words(cast: Cast) -> None:
    concept = cast.prepared("concept", binding=False, values=MOU)
    version = begun(cast, concept, languages=["fr"])
    words = {"version_id": version.pk, "part": part(version, "purpose"), "headings": {}}
    clause_edit(**given(cast, concept), **words, bodies={"fr": "Autre objet."})
    shape = {"version_id": version.pk, "numbering": "paragraph", "prevails": "fr"}
    text_shape(**given(cast, concept), **shape, languages=["fr", "ar"])
    version.refresh_from_db()
    by_key = {one.clause.key: one for one in text_read(cast.desk, version).clauses}
    assert by_key["areas"].by_language["ar"].body
    assert by_key["purpose"].by_language["ar"].body == "", "what was written by hand is translated by hand"
    assert by_key["languages"].clause.alternative == "prevails"
    assert "prévaut" in by_key["languages"].by_language["fr"].body
    assert by_key["areas"].by_language["fr"].number.startswith("Paragraphe")


def test_the_own_library_stays_with_the_ministry(cast: Cast) -> None:
    talks = cast.prepared("negotiating", values={"instrument_type": "mou"})
    version = begun(cast, talks, languages=["en"], frameworks=[])
    version_send(**given(cast, talks), version_id=version.pk)
    told = {"today": cast.today, "agreement": talks, "version_id": version.pk, "part": part(version, "claims")}
    kept = clause_keep(officer=cast.desk, name="Our claims clause", **told)
    assert [one.pk for one in own_clauses(cast.liaison)] == [kept.pk]
    assert own_clauses(cast.partner_desk) == []
    assert not OwnClause.objects.visible_to(cast.partner_desk).exists()
    with pytest.raises(Refused):
        clause_keep(officer=cast.desk, name="Our claims clause", **told)
    with pytest.raises(Forbidden):
        clause_keep(officer=cast.minister, name="Another", **told)


def test_whether_it_contradicts_is_answered_by_each_side_for_itself(cast: Cast) -> None:
    union = Party.objects.create(code="AU", kind="organisation", name_en="African Union", name_fr="Union africaine")
    talks = cast.prepared("negotiating")
    Agreement.objects.filter(pk=talks.pk).update(framework=union)
    talks.refresh_from_db()

    def unmet() -> list[str]:
        asked = commitments_asked([fresh(talks)], cast.desk.party_id)[talks.pk]
        return [one.code for one in asked if not one.met]

    assert unmet() == ["commitments_checked"]
    answer = {"framework": union, "reason": "It gives bases to a third state."}
    commitment_answer(**given(cast, talks), contradicts=True, **answer)
    assert unmet() == ["contradiction_accepted"]
    with pytest.raises(Forbidden):
        commitment_accept(**given(cast, talks), framework=union, reason="Taken to the cabinet.")
    commitment_accept(**given(cast, talks, cast.approver), framework=union, reason="Taken to the cabinet.")
    assert unmet() == []
    commitment_answer(**given(cast, talks), contradicts=True, **answer)
    assert unmet() == ["contradiction_accepted"], "another answer is accepted anew"
    assert not CommitmentCheck.objects.visible_to(cast.partner_desk).exists()
    theirs = commitments_asked([fresh(talks)], cast.partner_desk.party_id)[talks.pk]
    assert [(one.code, one.met) for one in theirs] == [("commitments_checked", False)]


def test_a_text_written_here_is_agreed_once_its_mandatory_clauses_are_written_or_gone_ahead_without(cast: Cast) -> None:
    talks = cast.prepared("drafting", binding=False, values=MOU)
    for officer, code in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        told = {"kind": "text_confirmed", "on": cast.today.isoformat(), "side": cast.party(code)}
        act_record(**given(cast, talks, officer), **told)
    talks = fresh(talks)
    assert talks.status == "drafting"

    def missing() -> list[str]:
        offers = {one.step.name: one for one in agreement_offers(cast.approver, fresh(talks), cast.today)}
        return [one.data["clause"] for one in offers["agree_text"].missing if one.code == "clause_filled"]

    assert missing() == ["competent_authorities"]
    waiver = {"stage": "agree_text", "code": "clause_filled", "about": "competent_authorities"}
    told = given(cast, talks, cast.approver) | {"expected_version": talks.version}
    condition_waive(**told, **waiver, reason="Named in a letter.")
    assert fresh(talks).status == "text_agreed"
    filed = cast.prepared("drafting", binding=False, values=MOU)
    TextVersion.objects.filter(agreement=filed).update(written=False)
    asked = [one for offer in agreement_offers(cast.desk, filed, cast.today) for one in offer.conditions]
    assert "clause_filled" not in {one.code for one in asked}, "of files nothing is known"
