"""Amendments to a text: what does not cross is put together, what crosses is refused and named."""

import datetime as dt

from agreements.amendments.changed_time import changed, corrected, last_day_of, values_on
from agreements.amendments.merging import Conflict, Edit, Part, conflicts, merged
from agreements.amendments.splitting import split_text


def part(name: str, body: str = "") -> Part:
    return Part(name, {"en": name}, {"en": body or f"About {name}."})


BASE = [part("a"), part("b"), part("c")]


def names(parts: list[Part]) -> str:
    return "".join(one.part for one in parts)


def replace(name: str, body: str) -> Edit:
    return Edit("replace", name, headings={"en": name}, bodies={"en": body})


def test_edits_of_two_amendments_to_different_clauses_are_put_together() -> None:
    once = merged(BASE, [replace("a", "New a."), Edit("insert", "x", after="b", bodies={"en": "X."})])
    second = [replace("c", "New c."), Edit("remove", "b")]
    assert conflicts(BASE, once, second) == []
    twice = merged(once, second)
    assert names(twice) == "axc"
    assert [one.bodies["en"] for one in twice] == ["New a.", "X.", "New c."]


def test_edits_that_another_amendment_crossed_are_refused_by_clause() -> None:
    once = merged(BASE, [replace("a", "New a."), Edit("remove", "b"), Edit("insert", "x", after="c")])
    second = [replace("a", "Other a."), replace("b", "Other b."), Edit("insert", "y", after="c")]
    assert conflicts(BASE, once, second) == [Conflict("a", "changed"), Conflict("b", "gone"), Conflict("y", "crowded")]
    assert conflicts(BASE, once, [Edit("insert", "z", after="b")]) == [Conflict("z", "gone")]
    assert conflicts(BASE, BASE, second) == []


def test_the_languages_that_an_edit_leaves_alone_stay() -> None:
    base = [Part("a", {"fr": "Objet", "ar": "الغرض"}, {"fr": "Un.", "ar": "واحد."})]
    after = merged(base, [Edit("replace", "a", headings={}, bodies={"fr": "Deux."})])
    assert after[0].bodies == {"fr": "Deux.", "ar": "واحد."}


def test_several_new_clauses_behind_one_stand_in_their_order() -> None:
    edits = [Edit("insert", "x", after="a"), Edit("insert", "y", after="a"), Edit("insert", "z"), Edit("remove", "a")]
    assert names(merged(BASE, edits)) == "zxybc"


def test_a_text_is_split_at_its_headings_in_each_language() -> None:
    english = "The Parties,\nhave agreed:\n\nArticle 1\nPurpose\nTo train.\n\nArticle 2 – Term\nFive years.\nSigned."
    french = "Les Parties,\n\nArticle premier\nObjet\nFormer.\n\nArticle 2\nDurée\nCinq ans."
    parts = split_text({"en": english, "fr": french})
    assert [one.numbered for one in parts] == [False, True, True]
    assert [one.headings["en"] for one in parts] == ["", "Purpose", "Term"]
    assert [one.headings["fr"] for one in parts] == ["", "Objet", "Durée"]
    assert parts[1].bodies == {"en": "To train.", "fr": "Former."}
    arabic = split_text({"ar": "إن الطرفين،\nالمادة 1\nالغرض\nالتدريب.\nالمادة ٢\nالمدة\nخمس سنوات."})
    assert [one.headings["ar"] for one in arabic] == ["", "الغرض", "المدة"]


def test_what_held_on_a_day_does_not_depend_on_the_order_of_recording() -> None:
    columns = {"term_months": 60, "notice_months": 6}
    early, late = dt.date(2027, 3, 1), dt.date(2028, 1, 1)
    first = changed({}, columns, 7, early, {"term_months": 120})
    both = changed(first, {**columns, "term_months": 120}, 8, late, {"term_months": 180, "notice_months": 12})
    other = changed({}, columns, 8, late, {"term_months": 180, "notice_months": 12})
    assert changed(other, columns, 7, early, {"term_months": 120}) == both
    assert values_on(both, dt.date(2027, 2, 28)) == {"term_months": 60, "notice_months": 6}
    assert values_on(both, early) == {"term_months": 120, "notice_months": 6}
    assert values_on(both, late) == {"term_months": 180, "notice_months": 12}
    assert last_day_of(both, dt.date(2027, 2, 1)) == dt.date(2027, 2, 28)
    assert last_day_of(both, late) is None
    assert values_on(changed(both, columns, 8, None, {}), late) == {"term_months": 120}
    assert changed(first, columns, 7, None, {}) == {}


def test_a_correction_puts_right_what_it_was_about() -> None:
    state = changed({}, {"term_months": 60}, 7, dt.date(2027, 3, 1), {"term_months": 120})
    assert values_on(corrected(state, {"term_months": (120, 96)}), dt.date(2027, 3, 1)) == {"term_months": 96}
    assert values_on(corrected(state, {"term_months": (60, 48)}), dt.date(2027, 2, 1)) == {"term_months": 48}
    assert corrected({}, {"term_months": (60, 48)}) == {}
