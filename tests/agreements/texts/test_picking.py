"""Dates and promises are picked from real wordings; what is not said is not guessed."""

import pytest

from agreements.texts.papers.paragraph import Paragraph
from agreements.texts.picking.clauses import clauses_picked
from agreements.texts.picking.promises import promises_picked


def values(*texts: str) -> dict[str, object]:
    return {one.field: one.value for one in clauses_picked([Paragraph(one) for one in texts]).proposals}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This Agreement enters into force on the date of its signature.", {"entry_method": "on_signature"}),
        ("This Agreement shall enter into force thirty (30) days after the date of receipt of the last written "
         "notification.", {"entry_method": "last_notification", "entry_days": 30}),
        ("It enters into force on 1 January 2027.", {"entry_method": "on_date", "entry_on": "2027-01-01"}),
        ("It shall remain in force for a period of five (5) years and shall be automatically renewed for successive "
         "periods of one year, unless either Party gives notice at least six months before the expiry of the term.",
         {"term_kind": "tacit_renewal", "term_months": 60, "renewal_months": 12, "notice_months": 6,
          "notice_runs": "before_end"}),
        ("This Memorandum will remain in effect for an indefinite period.", {"term_kind": "indefinite"}),
        ("It may be terminated at any time; it ends six months after the receipt of the notice.",
         {"notice_months": 6, "notice_runs": "from_receipt"}),
        ("Either Party may terminate it by giving ninety days' written notice.",
         {"notice_days": 90, "notice_runs": "from_receipt"}),
        ("Le présent Accord entre en vigueur à la date de réception de la dernière notification.",
         {"entry_method": "last_notification"}),
        ("Il est conclu pour une durée de trois ans, renouvelable par tacite reconduction pour des périodes d’un an.",
         {"term_kind": "tacit_renewal", "term_months": 36, "renewal_months": 12}),
        ("Il peut être dénoncé moyennant un préavis de six mois avant l’expiration de la période en cours.",
         {"notice_months": 6, "notice_runs": "before_end"}),
        ("Obligations on classified information shall continue to apply notwithstanding termination.",
         {"survives": ["classified_information"]}),
        ("The courses last two months.", {}),
        ("It shall remain in force for five (6) years.", {}),
    ],
)  # fmt: skip
def test_clauses_of_real_texts(text: str, found: dict[str, object]) -> None:
    assert values(text) == found


def test_each_value_has_its_sentence_and_its_article_and_what_is_silent_is_told() -> None:
    picked = clauses_picked([Paragraph("Article 9"), Paragraph("They meet. It enters into force upon signature.")])
    (one,) = picked.proposals
    assert one.quote == "It enters into force upon signature." and one.place.article == "Article 9"
    assert picked.unread == ("term", "notice")


def test_two_sentences_that_disagree_are_both_told() -> None:
    picked = clauses_picked([Paragraph("It is valid for two years. This Annex remains in force for three years.")])
    assert [one.value for one in picked.proposals if one.field == "term_months"] == [24]
    assert [one.value for one in picked.doubtful] == [36]


def test_promises_with_who_and_by_when() -> None:
    names = {"UKR": ["Ukraine", "Ukrainian"], "GBR": ["United Kingdom"]}
    text = [
        Paragraph("Article 4"),
        Paragraph("The United Kingdom will provide ten course seats by 1 September 2027. The Parties shall notify each "
                  "other of changes. Ukraine shall not host exercises. They are friends."),
        Paragraph("L’Ukraine s’engage à former dix officiers."),
    ]  # fmt: skip
    found = promises_picked(text, names)
    assert [(one.debtor, one.by) for one in found] == [("GBR", "2027-09-01"), ("", ""), ("UKR", "")]
    assert found[0].place.article == "Article 4" and found[0].sentence.startswith("The United Kingdom will provide")
