"""The one sentence: what the standing holds, sourced, in each language; a text that binds nobody is never in force."""

import datetime as dt

import pytest

from agreements.instruments.entry import ActEntry
from cooperation.pages.agreements.reading import read
from cooperation.saying.sentence import all_said, say
from cooperation.saying.words import LANGUAGES
from tests.cast import TODAY, Cast
from tests.walks import fresh

ACTS = [ActEntry("signed", "2024-01-12", place="Kyiv", source="Gazette", source_as_of="2024-05")]


def said(cast: Cast, language: str = "en", day: dt.date | None = None, **entry: object) -> str:
    """The sentence on an agreement that is recorded with these clauses."""
    made = fresh(cast.record(acts=ACTS, titles={"en": "Pact", "fr": "Pacte"}, **entry))
    return say(read(made, cast.desk, TODAY, day=day), language)


def test_a_renewal_is_said_with_its_last_day_in_four_languages(cast: Cast) -> None:
    clauses = {
        "entry_method": "on_signature", "term_kind": "tacit_renewal", "term_months": 36, "renewal_months": 12,
        "notice_months": 6,
    }  # fmt: skip
    made = cast.record(acts=ACTS, titles={"en": "Pact", "fr": "Pacte", "pt": "Pacto", "ar": "ميثاق"}, **clauses)
    found = all_said(read(fresh(made), cast.desk, TODAY, day=dt.date(2026, 6, 1)))
    assert found["en"] == (
        "The agreement “Pact” (United Kingdom – Ukraine, GBR-UKR-2024-001), signed on 12 January 2024, has been in "
        "force since 12 January 2024 and renews by itself for 1 year on 13 January 2027 unless notice is received by "
        "12 July 2026 (source: Gazette, as of May 2024; record as of 1 June 2026)."
    )
    assert found["fr"] == (
        "L’accord « Pacte » (Royaume-Uni – Ukraine, GBR-UKR-2024-001), signé le 12 janvier 2024, est en vigueur depuis "
        "le 12 janvier 2024 et se renouvelle tacitement pour 1 an le 13 janvier 2027, sauf dénonciation reçue au plus "
        "tard le 12 juillet 2026 (source : Gazette, mai 2024 ; état du dossier au 1er juin 2026)."
    )
    assert found["pt"].startswith(
        "O acordo «Pacto» (Reino Unido – Ucrânia, GBR-UKR-2024-001), assinado em 12 de janeiro"
    )
    assert "renova-se automaticamente por 1 ano em 13 de janeiro de 2027" in found["pt"]
    assert "salvo denúncia recebida até 12 de julho de 2026" in found["pt"]
    assert found["ar"].startswith(
        "الاتفاق «ميثاق» (المملكة المتحدة – أوكرانيا، GBR-UKR-2024-001)، الموقَّع في 12 يناير 2024،"
    )
    assert "ما لم يُتسلَّم إشعار في موعد أقصاه 12 يوليو 2026" in found["ar"]


def test_a_text_that_binds_nobody_is_in_effect(cast: Cast) -> None:
    for language, word, never in (
        ("en", "in effect", "in force"), ("fr", "produit ses effets", "en vigueur"),
        ("pt", "produz efeitos", "em vigor"), ("ar", "معمول به", "ساري المفعول"),
    ):  # fmt: skip
        text = said(cast, language, legal_nature="political_non_binding")
        assert word in text and never not in text


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"term_kind": "indefinite", "term_months": None}, "and has no end of its own"),
        ({"term_kind": "not_stated", "term_months": None}, "has no entry into force stated by any source"),
        (
            {"term_kind": "not_stated", "term_months": None, "entry_method": "on_signature"},
            "and no source states how long it applies",
        ),
        ({"term_kind": "not_stated", "term_months": None, "ends_reported": "2030-05"}, "ends in May 2030, as reported"),
        ({"term_kind": "fixed", "term_months": 12}, "ended on"),
    ],
)
def test_an_end_is_said_as_well_as_it_is_known(cast: Cast, entry: dict[str, object], words: str) -> None:
    assert words in said(cast, **entry)


@pytest.mark.parametrize(
    "at", ["concept", "authority_requested", "mandate_granted", "negotiating", "text_agreed", "signed",
           "in_approval", "in_force"],
)  # fmt: skip
def test_every_status_has_its_words_in_each_language(cast: Cast, at: str) -> None:
    found = all_said(read(cast.prepared(at), cast.desk, TODAY))
    assert set(found) == set(LANGUAGES)
    assert all("{" not in text and text.endswith(").") for text in found.values())


def test_all_languages_say_the_same_things() -> None:
    first, *others = LANGUAGES.values()
    for words in others:
        for name in ("stands", "ends", "sources"):
            assert set(getattr(words, name)) == set(getattr(first, name))
