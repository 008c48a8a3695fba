"""The clause library and the starting texts, as data: whole in four languages, and in the right words."""

import re

import pytest

from agreements.instruments.vocabulary import Area, InstrumentType
from agreements.texts.library.filling import Facts, Side, length_words, values_of
from agreements.texts.library.numbering import Numbering, listed, number_words
from agreements.texts.library.reading import LANGUAGES, clauses, keys, named_in, put_in, table
from agreements.texts.library.starting import must_have, starting_text, type_of
from agreements.texts.library.states import authority
from agreements.texts.papers.paragraph import Paragraph
from agreements.texts.wording.checking import MEMO, TREATY, wording_hits
from agreements.texts.wording.lists import word_lists

SENEGAL = Side({"en": "Senegal", "fr": "Sénégal", "pt": "Senegal", "ar": "السنغال"})
MOROCCO = Side({"en": "Morocco", "fr": "Maroc", "pt": "Marrocos", "ar": "المغرب"})
ECOWAS = Side({"en": "ECOWAS", "fr": "CEDEAO", "pt": "CEDEAO", "ar": "إيكواس"}, is_state=False)


def facts(*, binding: bool = True, instrument_type: str = "framework_agreement", **more: object) -> Facts:
    known: dict[str, object] = {
        "languages": LANGUAGES[:2],
        "areas": tuple(Area.values),
        "frameworks": (ECOWAS,),
        "entry_method": "last_notification",
        "entry_on": "2027-03-01",
        "term_kind": "tacit_renewal",
        "term_months": 60,
        "renewal_months": 12,
        "notice_months": 6,
        "parent": {"en": "Framework Agreement"},
        "parent_signed": "2024-05-03",
    }
    return Facts(binding=binding, instrument_type=instrument_type, sides=(SENEGAL, MOROCCO), **{**known, **more})  # type: ignore[arg-type]


def test_every_language_has_the_same_clauses_with_the_same_gaps() -> None:
    for binding in (True, False):
        english = clauses("en", binding)
        for language in LANGUAGES:
            other = clauses(language, binding)
            assert list(other) == list(english)
            for name, clause in other.items():
                assert bool(clause.heading) == bool(english[name].heading), (language, name)
                assert clause.body.count("…") == english[name].body.count("…"), (language, name)
                gaps = {gap for gap in named_in(clause.body) if "this_text" not in gap.lower()}
                assert gaps == {gap for gap in named_in(english[name].body) if "this_text" not in gap.lower()}, name
                assert not re.search(r"[\[\]|]", clause.heading + clause.body), (language, name)


@pytest.mark.parametrize("binding", [True, False])
@pytest.mark.parametrize("instrument_type", [*InstrumentType.values])
def test_a_starting_text_is_whole_and_filled_from_the_record(instrument_type: str, binding: bool) -> None:
    known = facts(binding=binding, instrument_type=instrument_type)
    for frameworks in ([], *([code] for code in table("frameworks"))):
        parts = starting_text(known, LANGUAGES, frameworks)
        assert set(must_have(instrument_type)) <= {part.key for part in parts}
        for part in parts:
            for language in LANGUAGES:
                filled = put_in(part.headings[language] + part.bodies[language], values_of(known, language))
                assert set(named_in(filled)) <= {"edits"}, (part.key, language, filled)


@pytest.mark.parametrize("binding", [True, False])
def test_the_library_passes_the_wording_check_in_each_language(binding: bool) -> None:
    instrument_type = "framework_agreement" if binding else "mou"
    for language in LANGUAGES:
        values = values_of(facts(binding=binding, instrument_type=instrument_type), language)
        for name, clause in clauses(language, binding).items():
            words = Paragraph(put_in(f"{clause.heading}\n{clause.body}", values))
            hits = wording_hits([words], word_lists(""), language, MEMO if binding else TREATY)
            assert not hits, (language, name, [hit.word for hit in hits])


def test_outlines_and_frameworks_name_clauses_that_there_are() -> None:
    there = {*clauses("en", True), "preamble"}
    for instrument_type in InstrumentType.values:
        outline = type_of(instrument_type)
        plain = {name for name in outline["clauses"] if not name.startswith("@")}
        assert {name for name in plain if name.partition(".")[0] not in ("languages", "preamble")} <= there
        assert set(outline["must"]) <= {name.removeprefix("@").partition(".")[0] for name in outline["clauses"]}
        assert set(outline["must"]) <= set(keys())
    for framework in table("frameworks").values():
        assert {f"recital.{name}" for name in framework["recitals"]} <= there
        assert {*framework["add"], *framework["annexes"], *framework.get("instead", {}).values()} <= there
        assert all(fact["source"] and fact["as_of"] and fact["en"] and fact["fr"] for fact in framework["facts"])
    assert "G5SAHEL" not in table("frameworks")


def test_the_record_decides_which_wording_on_time_a_text_has() -> None:
    known = facts(entry_method="on_date", term_kind="fixed", notice_runs="from_receipt")
    names = {part.key: part.alternative for part in starting_text(known, ["en"])}
    assert (names["entry"], names["duration"], names["termination"]) == ("on_date", "fixed", "from_receipt")
    renewing = {part.key: part.alternative for part in starting_text(facts(), ["en"])}
    assert (renewing["entry"], renewing["duration"], renewing["termination"]) == (
        "last_notification",
        "tacit_renewal",
        "before_end",
    )


def test_regional_frameworks_bring_what_they_are_known_for() -> None:
    def names(code: str) -> set[str]:
        return {f"{one.key}.{one.alternative}".rstrip(".") for one in starting_text(facts(), ["en"], [code])}

    assert {"compatibility", "annex.pledge"} <= names("AU")
    assert {"joint_body.sadc_chair", "annex.committee"} <= names("SADC")
    assert {"joint_body.eac_chain", "annex.exercise_stages"} <= names("EAC")
    assert {"personnel_status.pfp_sofa", "annex.ends_ways_means"} <= names("NATO")


def test_lengths_numbers_and_names_follow_each_grammar() -> None:
    assert [length_words(60, code) for code in LANGUAGES] == ["5 years", "5 ans", "5 anos", "5 سنوات"]
    assert [length_words(months, "ar") for months in (1, 2, 18, 24)] == ["شهر واحد", "شهرين", "18 شهرا", "سنتين"]
    assert number_words(Numbering.ARTICLE, 1, "fr") == "Article premier"
    assert number_words(Numbering.SECTION, 2, "ar") == "البند 2"
    assert listed(["x", "y"], "ar") == "(أ) x؛\n(ب) y."
    assert authority("Pays-Bas", "fr", binding=True) == "le Gouvernement des Pays-Bas"
    assert authority("Netherlands", "en", binding=False) == "the Ministry of Defence of the Netherlands"
    assert authority("Gana", "pt", binding=True) == "o Governo do Gana"
    assert authority("Union africaine", "fr", binding=True, state=False) == "Union africaine"
