"""What was corrected here since is said on the page, in the file of the report and by the command."""

import csv
import io
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from agreements.instruments.mending import agreement_correct
from agreements.models import Agreement
from tests.agreements.importing.bringing import written
from tests.cast import Cast
from tests.cooperation.pages.imports.clicking import Clicker

LIST = "Country,Title,Validity,File number\nPoland,Agreement one,5 years,1/24\n"
SAID = "The file says “60”, corrected here to “72” by Orysia Liaison on "


def corrected(cast: Cast) -> Agreement:
    """An agreement of the list whose term an officer corrected since."""
    written(cast, LIST)
    one = Agreement.objects.get()
    given: dict[str, Any] = {"values": {"term_months": 72}, "reason": "Read", "expected_version": None}
    return agreement_correct(officer=cast.liaison, today=cast.today, agreement=one, **given)


def test_the_page_and_its_report_say_what_stays_and_let_the_file_be_right(cast: Cast) -> None:
    one = corrected(cast)
    hand = Clicker(cast.desk)
    hand.open("/import/")
    hand.press("Look at it", **hand.choose_file("list.csv", LIST.encode()))
    hand.press("Check every row")
    said = SAID.replace("Orysia Liaison", str(cast.liaison))
    assert f"Row 2, Validity: {said}" in hand.text
    text = b"".join(hand.client.get(f"{hand.address}?format=csv")).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    assert (line["Row"], line["Column"], line["What stood there"]) == ("2", "Validity", "60")
    assert line["Reason"].startswith(said)
    (box,) = [one for one in hand.page.iter("input") if one.get("name") == "from_file"]
    hand.press("Take what is marked from the file", from_file=box.get("value"))
    one.refresh_from_db()
    assert one.term_months == 60


def test_the_command_keeps_it_unless_told_otherwise(cast: Cast, tmp_path: Path) -> None:
    one, file, out = corrected(cast), tmp_path / "list.csv", StringIO()
    file.write_text(LIST, encoding="utf-8")
    call_command("import_agreements", str(file), "--officer", cast.desk.email, stdout=out)
    assert "The file says “60”, corrected here to “72”" in out.getvalue() and "1 unchanged" in out.getvalue()
    call_command("import_agreements", str(file), "--officer", cast.desk.email, "--from-file", stdout=out)
    one.refresh_from_db()
    assert one.term_months == 60
