"""An arrangement to share intelligence on the page of its activity."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Arrangement, IntelligencePoint
from tests.cast import TODAY, Cast
from tests.cooperation.pages.activities.test_activity_pages import at
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.sharing import Sharing


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in ("detail", "about", "next_step", "intelligence.card", "intelligence.writing"):
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: TODAY)


def test_an_arrangement_is_put_into_operation_on_its_page(cast: Cast) -> None:
    sharing = Sharing(cast)
    one = sharing.activity
    sharing.lose("channel")
    page = text(look(cast.desk, at(one)))
    assert "A channel of Ukraine is written down" in page and "What may be sent as what?" in page
    early = look(cast.desk, at(one, "intelligence/stages/in_operation/"))
    assert "Still missing" in text(early) or "A channel of United Kingdom" in text(early)
    for officer, side in ((cast.desk, "UKR"), (cast.partner_desk, "GBR")):
        given = {"name": "System A", "accredited_to": "Secret", "valid_until": "2027-06-01"}
        sent = fill(officer, at(one, f"intelligence/points/channel/{side}/"), **given)
        assert sent.status_code == 303, text(sent)
    assert fill(cast.desk, at(one, "intelligence/receipt/"), receipt_days="7").status_code == 303
    assert fill(cast.desk, at(one, "intelligence/stages/in_operation/")).status_code == 303
    page = text(look(cast.partner_desk, at(one)))
    assert "In operation" in page and "7 days after it was sent" in page and "System A" in page
    own = IntelligencePoint.objects.get(party=cast.party("GBR"), kind="channel")
    assert fill(cast.partner_desk, at(one, f"intelligence/points/{own.pk}/"), gone="on").status_code == 303
    assert fill(cast.desk, at(one, "intelligence/stages/suspended/"), reason="").status_code == 400
    assert fill(cast.desk, at(one, "intelligence/stages/suspended/"), reason="Review").status_code == 303
    assert Arrangement.objects.get().stage == "suspended" and "Review" in text(look(cast.desk, at(one)))
    assert look(cast.minister, at(one, "intelligence/receipt/")).status_code == 403
    browser = as_(cast.desk)
    browser.get(at(one))
    with CaptureQueriesContext(connection) as seen:
        browser.get(at(one))
    assert len(seen) == 62
