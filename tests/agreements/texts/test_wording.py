"""The wording check: words of the wrong kind are found with their place; what only looks like one is not."""

from pathlib import Path

import pytest

from agreements.texts.papers.paragraph import Paragraph, Place
from agreements.texts.wording.checking import MEMO, TREATY, wording_hits
from agreements.texts.wording.lists import WordListError, word_lists

WORDS = word_lists()


def hits(text: str, language: str = "en", kind: str = TREATY) -> list[str]:
    return [one.word for one in wording_hits([Paragraph(text)], WORDS, language, kind)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Parties shall agree on a programme.", ["Parties", "shall", "agree"]),
        ("en", "This Agreement enters into force on signature.", ["Agreement", "enters into force"]),
        ("en", "Done at Kyiv, both texts being equally authentic.", ["Done at", "equally authentic"]),
        ("en", "Each side undertakes to pay.", ["undertakes"]),
        ("fr", "Les Parties sont convenues de ce qui suit :", ["Parties", "sont convenues"]),
        ("fr", "Le présent Accord entre en vigueur à sa signature.", ["Accord", "entre en vigueur"]),
        ("fr", "Chaque Partie s’engage à former dix officiers.", ["Partie", "s’engage à"]),
        ("pt", "As Partes comprometem-se a cooperar.", ["Partes", "comprometem-se"]),
        ("ar", "يلتزم الطرفان بالتعاون.", ["يلتزم", "الطرفان"]),
    ],
)
def test_words_of_a_treaty_in_a_memorandum(language: str, text: str, found: list[str]) -> None:
    assert hits(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agreed minutes of the last meeting are annexed."),
        ("en", "In accordance with the Agreement among the States Parties to the North Atlantic Treaty of 1995,"),
        ("en", "They recall “the Parties shall consult” of the communiqué."),
        ("en", "This Memorandum does not constitute an international agreement and creates no legal obligations."),
        ("en", "Article 51 of the Charter of the United Nations is recalled."),
        ("en", "The laws in force in each state apply. No third party is told."),
        ("en", "The Participants will consult their political parties at will."),
        ("en", "They undertake joint exercises."),
        ("fr", "Ils se réfèrent à la Convention entre les États parties au Traité de l’Atlantique Nord."),
        ("fr", "Ils se consultent d’un commun accord, selon la législation en vigueur."),
        ("fr", "Le présent mémorandum ne crée aucune obligation juridique."),
        ("pt", "De comum acordo, aplica-se a legislação em vigor."),
    ],
)
def test_what_only_looks_like_one_is_no_hit(language: str, text: str) -> None:
    assert hits(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Participants will decide jointly.", ["Participants", "will", "decide"]),
        ("en", "It comes into effect when signed, both being equally valid.", ["comes into effect", "equally valid"]),
        ("en", "They act of their free will, with the will to cooperate, in mutual understanding.", []),
        ("en", "Participants in the course pay nothing.", []),
        ("fr", "Les Participants entendent coopérer ; il prend effet à sa signature.",
         ["Participants", "entendent", "prend effet"]),
    ],
)  # fmt: skip
def test_words_of_a_memorandum_in_a_treaty(language: str, text: str, found: list[str]) -> None:
    assert hits(text, language, MEMO) == found


def test_each_hit_has_its_place_its_sentence_and_what_to_write() -> None:
    text = [Paragraph("Article 3"), Paragraph("They meet. Each side shall pay. Nobody else does.")]
    heading, hit = wording_hits(text, WORDS, "en", TREATY)
    assert heading.word == "Article" and heading.instead[0] == "section"
    assert hit.place == Place("Article 3", 1) and hit.sentence == "Each side shall pay."
    assert hit.sentence[hit.start : hit.end] == "shall" and hit.instead == ("will",)


def test_a_language_without_a_list_finds_nothing() -> None:
    assert hits("Сторони домовилися.", "uk") == []


def test_a_list_of_ones_own_is_read_or_its_fault_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[en]\n[[en.treaty]]\nmatch = 'solemnly'\ninstead = ['']\n", encoding="utf-8")
    found = wording_hits([Paragraph("They solemnly shall.")], word_lists(str(own)), "en", TREATY)
    assert [one.word for one in found] == ["solemnly"]
    own.with_name("bad.toml").write_text("[en]\n[[en.treaty]]\nmatch = '('\ninstead = []\n", encoding="utf-8")
    with pytest.raises(WordListError, match=r"en\.treaty\[0\]"):
        word_lists(str(own.with_name("bad.toml")))
