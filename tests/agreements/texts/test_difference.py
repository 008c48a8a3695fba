"""Differences: what was changed, inserted, removed and moved is said once, in order, and nothing is lost."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.texts.difference.comparing import Difference, Kind, compared
from agreements.texts.difference.folding import folded
from agreements.texts.difference.words import words_compared
from agreements.texts.papers.paragraph import Paragraph

OLD = (
    "Article 1", "The Parties shall train together once a year.", "Each Party bears its own costs.",
    "Article 2", "Disputes are settled by negotiation between the Parties.", "Signed in Kyiv.",
)  # fmt: skip


def difference(old: tuple[str, ...] | list[str], new: tuple[str, ...] | list[str]) -> Difference:
    return compared([Paragraph(one) for one in old], [Paragraph(one) for one in new])


def test_a_changed_word_is_marked_alone() -> None:
    new = [one.replace("once a year", "twice a year") for one in OLD]
    found = difference(OLD, new)
    (line,) = [one for one in found.lines if one.kind != Kind.SAME]
    assert line.kind == Kind.CHANGED and line.old and line.new
    assert [one.text.strip() for one in line.old.pieces if one.mark] == ["once"]
    assert [one.text.strip() for one in line.new.pieces if one.mark] == ["twice"]
    assert line.new.place.article == "Article 1" and found.counts["changed"] == 1


def test_inserted_removed_and_moved() -> None:
    new = ["Article 1", OLD[2], "A committee meets every spring in turn.", "Article 2", OLD[1] + " ", OLD[5]]
    found = difference(OLD, new)
    kinds = [one.kind for one in found.lines]
    assert kinds.count(Kind.INSERTED) == 1 and kinds.count(Kind.REMOVED) == 1
    moved = next(one for one in found.lines if one.kind == Kind.MOVED_TO)
    assert moved.across and moved.across.article == "Article 1"
    assert found.counts == {"same": 4, "inserted": 1, "removed": 1, "moved": 1}


def test_kinds_of_quotes_blanks_and_counted_numbers_are_no_difference() -> None:
    one, other = Paragraph("The “Parties’ aims"), Paragraph("The \"Parties' aims", number="2.")
    assert {line.kind for line in compared([one], [other]).lines} == {Kind.SAME}


def test_arabic_and_french_are_compared_by_word() -> None:
    before, after = words_compared("يتعاون الطرفان في التدريب.", "يتعاون المشاركان في التدريب.")
    assert [one.text.strip() for one in before if one.mark] == ["الطرفان"]
    assert [one.text.strip() for one in after if one.mark] == ["المشاركان"]
    before, _ = words_compared("L’État d’accueil paie.", "L’État d’envoi paie.")
    assert [one.text.strip() for one in before if one.mark] == ["d’accueil"]


def test_unchanged_stretches_are_folded_and_one_paragraph_of_context_stays() -> None:
    old = [f"Paragraph number {at}." for at in range(20)]
    new = [*old[:10], "Something else entirely stands here.", *old[10:]]
    found = folded(difference(old, new).lines)
    assert [(one.folded, len(one.lines)) for one in found] == [
        (True, 9), (False, 1), (False, 1), (False, 1), (True, 9),
    ]  # fmt: skip
    assert sum(len(one.lines) for one in found) == 21


words = st.sampled_from(
    ["shall", "train", "the Parties", "costs", "Article 1", "once a year", "in Kyiv", "and consult"]
)
texts = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=25)


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_both_texts_can_be_read_back_from_their_difference(old: list[str], new: list[str]) -> None:
    lines = difference(old, new).lines
    before = ["".join(piece.text for piece in one.old.pieces) for one in lines if one.old]
    after = ["".join(piece.text for piece in one.new.pieces) for one in lines if one.new]
    assert before == old and after == new
    assert len([one for one in lines if one.kind == Kind.MOVED_FROM]) == len(
        [one for one in lines if one.kind == Kind.MOVED_TO]
    )


def test_the_worst_texts_are_compared_in_bounded_time() -> None:
    began = time.perf_counter()
    difference(["the same"] * 8000, ["the same"] * 7000 + ["another"] * 1000)
    difference([f"one {at} of many" for at in range(8000)], [f"one {at} of many" for at in range(8000, 0, -1)])
    difference(["word " * 5000], ["sword " * 5000])
    assert time.perf_counter() - began < 20
