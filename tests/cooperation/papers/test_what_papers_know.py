"""The treaty record says who signed and under which number; the note says what our own side did, and to us alone."""

import datetime as dt
from typing import Any

from agreements.instruments.acts import act_record
from agreements.instruments.half.approval import approval_keep
from agreements.instruments.half.opinion import opinion_ask, opinion_give
from agreements.instruments.preparing import side_edit
from agreements.models import Agreement, Round
from partners.records.record import PUBLIC
from tests.cast import Cast
from tests.cooperation.papers.test_papers import made, word_text
from tests.pdfs import pdf_text
from tests.walks import MINISTER, fresh


def told(cast: Cast, agreement: Agreement, officer: Any = None) -> dict[str, Any]:
    """What every service is told."""
    return {
        "officer": officer or cast.desk,
        "today": cast.today,
        "agreement": agreement,
        "expected_version": fresh(agreement).version,
    }


def kept(cast: Cast) -> Agreement:
    """A released agreement in force, with what our own side did for it."""
    agreement = cast.prepared("in_force", audience="public")
    row = opinion_ask(kind="legal", office="Legal service", asked_on=dt.date(2024, 1, 2), **told(cast, agreement))
    answer = {"verdict": "with_remarks", "summary": "Mind article 4.", "given_on": dt.date(2024, 1, 9)}
    opinion_give(opinion_id=row.pk, **answer, **told(cast, agreement))
    values = {"procedure": "government", "tabled_on": dt.date(2024, 1, 3), "approved_on": dt.date(2024, 2, 1)}
    approval_keep(values={**values, "act_number": "Decree 77", "gazette": "Gazette 5"}, **told(cast, agreement))
    talks = {"on": dt.date(2023, 5, 4), "our_head": "Director", "outcome": "Costs agreed", "place": "Kyiv"}
    sight = {"owner": agreement.owner, "partnership": agreement.partnership, "audience": "parties"}
    Round.objects.create(agreement=agreement, number=1, **sight, **talks)
    side_edit(values={"certified_copy_on": "2024-05-01"}, **told(cast, agreement))
    registered = {"kind": "registered", "on": "2024-06-01", "number": "I-58120"}
    act_record(**registered, **told(cast, agreement, cast.approver))
    return fresh(agreement)


OWN = ("Legal service: Favourable, with remarks", "Mind article 4.", "Decree 77", "Gazette 5")


def test_the_note_says_what_our_own_side_did_and_tells_nobody_else(cast: Cast) -> None:
    agreement = kept(cast)
    for form, read in (("pdf", pdf_text), ("docx", word_text)):
        ours = " ".join(read(made(cast.desk, agreement, "note", form).content).split())
        for words in (*OWN, "4 May 2023", "Costs agreed"):
            assert words in ours, words
        assert "which offices were heard" not in ours and "which laws or orders" not in ours
    for reader in (cast.partner_desk, cast.third_desk):
        theirs = pdf_text(made(reader, agreement, "note").content)
        assert not [words for words in OWN if words in theirs]
    assert "Costs agreed" not in pdf_text(made(cast.third_desk, agreement, "note").content)


def test_the_record_names_the_signatories_and_the_number_and_nothing_of_our_own(cast: Cast) -> None:
    agreement = kept(cast)
    for reader in (cast.desk, cast.partner_desk, PUBLIC):
        text = " ".join(pdf_text(made(reader, agreement).content).split())
        for words in ("Signatures", MINISTER.name, MINISTER.function, "I-58120"):
            assert words in text, words
        assert not [words for words in (*OWN, "Costs agreed") if words in text]
