"""What an officer corrected by hand stays when a file comes again: told on its row and column, taken if so chosen."""

from collections.abc import Sequence
from typing import Any

import pytest

from agreements.importing.exporting import template_csv
from agreements.instruments.mending import act_correct, act_mistake, agreement_correct
from agreements.instruments.preparing import side_edit
from agreements.models import Agreement, AgreementAct, AgreementSide
from tests.agreements.importing.bringing import codes, row, undone, written
from tests.agreements.importing.test_template import as_csv, exported
from tests.cast import Cast
from tests.walks import fresh

HEADINGS = "Country;Title;Signed on;Validity;File number;Remarks\n"
FIRST = "Poland;Agreement one;2020-03-01;5 years;1/24;Seen in the archive\n"
SECOND = "Estonia;Agreement two;2021-03-01;5 years;2/24;\n"


@pytest.fixture
def corrected(cast: Cast) -> Agreement:
    """An agreement of a list, whose title, term, day of signature, file number and notes were corrected since."""
    written(cast, HEADINGS + FIRST + SECOND)
    one = Agreement.objects.get(source_key="list:1/24")
    told: dict[str, Any] = {"officer": cast.liaison, "today": cast.today, "reason": "As the original says"}
    values = {"titles": {"en": "Agreement number one"}, "term_months": 72}
    agreement_correct(agreement=one, values=values, expected_version=None, **told)
    signed = AgreementAct.objects.get(agreement=one)
    act_correct(agreement=one, act_id=signed.pk, values={"on": "2020-03-02"}, expected_version=None, **told)
    del told["reason"]
    side_edit(agreement=one, values={"their_file_number": "X", "notes": "Looked at"}, expected_version=None, **told)
    return fresh(one)


def stands(agreement: Agreement) -> tuple[str, int, str, str]:
    """What was corrected of it."""
    now = fresh(agreement)
    act, side = AgreementAct.objects.get(agreement=now), AgreementSide.objects.get(agreement=now)
    return now.titles["en"], now.term_months, act.on, side.notes


KEPT = {"Title corrected_here", "Validity corrected_here", "Signed on corrected_here", "Remarks corrected_here"}


@pytest.mark.parametrize("second", [SECOND, SECOND.replace("5 years", "7 years")], ids=["same file", "next file"])
@pytest.mark.parametrize("first", [FIRST, FIRST.replace("one", "the first")], ids=["same row", "other row"])
def test_what_was_corrected_stays_and_is_told(cast: Cast, corrected: Agreement, first: str, second: str) -> None:
    before = stands(corrected)
    batch = written(cast, HEADINGS + first + second)
    assert stands(corrected) == before == ("Agreement number one", 72, "2020-03-02", "Looked at")
    assert codes(batch, 2) == KEPT
    assert (row(batch, 2).outcome, batch.counts["kept"]) == ("unchanged", 4)
    found = next(one for one in row(batch, 2).findings if one["column"] == "Validity")
    assert (found["value"], found["data"]["now"], found["data"]["by"]) == ("60", "72", cast.liaison.pk)
    # What nobody corrected follows the file.
    assert row(batch, 3).outcome == ("unchanged" if second == SECOND else "changed")


@pytest.mark.parametrize(
    ("chosen", "after"),
    [
        (["*"], ("Agreement one", 60, "2020-03-01", "Looked at\nSeen in the archive")),
        (["2 term_months"], ("Agreement number one", 60, "2020-03-02", "Looked at")),
    ],
)
def test_the_value_of_the_file_is_taken_where_it_is_chosen_and_goes_back(
    cast: Cast, corrected: Agreement, chosen: Sequence[str], after: tuple[Any, ...]
) -> None:
    before = stands(corrected)
    batch = written(cast, HEADINGS + FIRST + SECOND, from_file=chosen)
    assert (stands(corrected), row(batch, 2).outcome) == (after, "changed")
    again = written(cast, HEADINGS + FIRST + SECOND)
    # What the file set is no correction of an officer any more.
    assert again.counts.get("kept", 0) == 4 - (4 if chosen == ["*"] else 1)
    undone(cast, batch)
    assert stands(corrected) == before


def test_an_act_that_was_taken_out_does_not_come_back(cast: Cast, corrected: Agreement) -> None:
    signed = AgreementAct.objects.get(agreement=corrected)
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "reason": "Never signed"}
    act_mistake(agreement=corrected, act_id=signed.pk, expected_version=None, **told)
    batch = written(cast, HEADINGS + FIRST.replace("5 years", "4 years"))
    found = next(one for one in row(batch, 2).findings if one["column"] == "Signed on")
    assert (found["code"], found["data"]["now"]) == ("corrected_here", "")
    assert not AgreementAct.objects.visible_to(cast.desk).filter(agreement=corrected).exists()


def test_an_older_export_does_not_put_back_what_was_corrected_since(cast: Cast) -> None:
    one = cast.record(titles={"en": "One"}, purpose="As it was")
    rows = exported(cast)
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    agreement_correct(agreement=one, values={"purpose": "As it is"}, reason="Read anew", **told)
    batch = written(cast, as_csv(rows))
    assert (codes(batch, 2), row(batch, 2).outcome) == ({"purpose corrected_here"}, "unchanged")
    assert fresh(one).purpose == "As it is"
    # Chosen, the older value is taken.
    assert written(cast, as_csv(rows), from_file=["*"]).counts["changed"] == 1
    # Edited after a new export, the file is what the officer wants.
    now = b"".join(template_csv(cast.desk, Agreement.objects.all())).replace(b"As it was", b"As it shall be")
    assert written(cast, now).counts == {"changed": 1}
