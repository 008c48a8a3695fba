"""The consolidated text can be taken away: as of a day, with its list of acts, and it says that it is not authentic."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from agreements.amendments.editing import amendment_edit_set
from agreements.models import Agreement, Amendment
from cooperation.papers.making import paper_make
from partners.records.errors import Unseen
from partners.records.record import PUBLIC
from tests.agreements.amendments.test_amendments import amending, clause, enter, given, parent_of
from tests.cast import TODAY, Cast
from tests.cooperation.papers.test_papers import word_text
from tests.pdfs import pdf_promises, pdf_text
from tests.walks import fresh


def amended(cast: Cast, **more: Any) -> Agreement:
    """An agreement whose costs an amendment changed in 2025."""
    above = parent_of(cast, **more)
    protocol = amending(cast, above)
    new = {"headings": {"en": "Costs"}, "bodies": {"en": "The host pays."}}
    amendment_edit_set(**given(cast, protocol), action="replace", part=clause(cast, above, "Costs"), **new)
    enter(cast, protocol, "2025-02-01")
    assert Amendment.objects.get(agreement=protocol).merged_id
    return fresh(above)


def taken(reader: Any, agreement: Agreement, form: str = "pdf", day: date | None = None, language: str = "en") -> bytes:
    """The consolidated text as a reader takes it."""
    told: dict[str, Any] = {"paper": "consolidated", "form": form, "language": language, "where": "x.example/check"}
    return paper_make(reader, agreement, TODAY, day=day, **told).content


def test_it_is_for_the_archive_says_what_it_is_and_lists_the_acts(cast: Cast) -> None:
    agreement = amended(cast)
    promises = pdf_promises(taken(cast.desk, agreement))
    assert (promises["archive"], promises["access"], promises["tagged"]) == ("2B", "1", "True")
    for text in (pdf_text(taken(cast.desk, agreement)), word_text(taken(cast.desk, agreement, "docx"))):
        for words in ("Consolidated as of 22 November 2026, not authentic", "The host pays.", "Protocol", "Article 3"):
            assert words in " ".join(text.split()), words
        assert "Each its own." not in text and str(agreement.reference) in text


def test_the_day_before_the_amendment_it_reads_as_it_was_signed(cast: Cast) -> None:
    text = pdf_text(taken(cast.desk, amended(cast), day=date(2025, 1, 31)))
    assert "Each its own." in text and "The host pays." not in text


def test_it_is_had_from_the_pages_and_by_those_who_see_the_text(cast: Cast, settings: Any) -> None:
    agreement = amended(cast)
    for reader in (cast.third_desk, cast.partner_desk, PUBLIC):
        with pytest.raises(Unseen):
            taken(reader, agreement)
    with pytest.raises(Unseen):
        taken(cast.desk, agreement, language="ar")
    hand = Client()
    hand.force_login(cast.desk)
    link = f"/agreements/{agreement.key}/papers/consolidated/docx/?language=en"
    for page in ("papers", "amendments"):
        assert link in hand.get(f"/agreements/{agreement.key}/{page}/").content.decode()
    earlier = hand.get(f"/agreements/{agreement.key}/amendments/?earlier=1").content.decode()
    assert f"{link}&amp;as_of=2025-01-31" in earlier
    assert hand.get(link).status_code == 200
