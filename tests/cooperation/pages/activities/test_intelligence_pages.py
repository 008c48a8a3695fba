"""An arrangement to share intelligence on the page of its activity."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.models import Arrangement, Exchange, IntelligencePoint
from tests.cast import TODAY, Cast
from tests.cooperation.pages.activities.test_activity_pages import at
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import as_, look, text
from tests.sharing import Sharing

MODULES = (
    "detail", "about", "next_step", "sight", "intelligence.card", "intelligence.writing", "intelligence.register",
    "intelligence.entry", "intelligence.entering",
)  # fmt: skip


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in MODULES:
        monkeypatch.setattr(f"cooperation.pages.activities.{module}.legal_day", lambda: TODAY)
    for module in ("home.views", "todo.views", "answer.of_exchange", "answer.form"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


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
    seen_by = text(look(cast.desk, at(one, "seen-by/parties/")))
    assert "System A" in seen_by and "The arrangement" in seen_by
    assert "System A" not in text(look(cast.desk, at(one, "seen-by/public/")))
    browser = as_(cast.desk)
    browser.get(at(one))
    with CaptureQueriesContext(connection) as seen:
        browser.get(at(one))
    assert len(seen) == 61


def test_the_register_is_entered_filtered_and_goes_out_as_what_is_shown(cast: Cast) -> None:
    sharing = Sharing(cast).operating()
    one = sharing.activity
    channel = str(IntelligencePoint.objects.filter(kind="channel").earliest("pk").pk)
    assert "Nothing was exchanged yet" in text(look(cast.desk, at(one, "register/")))
    given = {"kind": "report", "subject_number": "26-0417/A", "sent_on": "2026-11-01", "channel": channel}
    wrong = fill(
        cast.desk, at(one, "register/enter/"), **given | {"subject_number": "Tanks at dawn", "release_to": None}
    )
    assert wrong.status_code == 400 and "Write a number alone" in text(wrong)
    more = {"marked_as": "Restricted", "handling": ["destroy_by"], "due_on": "2026-11-10", "release_to": None}
    made = fill(cast.desk, at(one, "register/enter/"), **given, **more)
    assert made.status_code == 303, text(made)
    entry = look(cast.partner_desk, made["Location"])
    assert "Give receipt" in text(entry) and "Give receipt" not in text(look(cast.desk, made["Location"]))
    assert "no equivalent: ask" in text(entry) and "receipt is late" in text(entry) and "overdue" in text(entry)
    assert look(cast.third_desk, made["Location"]).status_code == 404
    assert "Give receipt of exchange 2026-001 to Ukraine" in text(look(cast.partner_desk, "/to-do/"))
    assert "United Kingdom gave no receipt of exchange 2026-001" in text(look(cast.desk, "/to-do/"))
    for act in ("exchange_received", "exchange_settled"):
        sent = fill(cast.partner_desk, f"{made['Location']}{act}/", on="2026-11-20")
        assert sent.status_code == 303, text(sent)
    assert "exchange 2026-001" not in text(look(cast.desk, "/to-do/"))
    sharing.enter(kind="warning")
    narrowed = look(cast.desk, at(one, "register/"), kind="warning")
    assert "2026-002" in text(narrowed) and "2026-001" not in text(narrowed) and "1 exchange" in text(narrowed)
    sheet = look(cast.auditor, at(one, "register/"), format="csv").content.decode()
    assert "26-0417/A" in sheet and "Restricted" in sheet and sheet.count("2026-00") == 2
    assert "2026-001" in text(look(cast.desk, at(one, "register/"), handling="destroy_by", state="received"))
    entry = Exchange.objects.get(number=2)
    gone = fill(cast.desk, at(one, f"register/{entry.pk}/mistake/"), why="entered_twice")
    assert gone.status_code == 303 and "It was entered twice" in text(look(cast.desk, at(one)))
    counts = []
    for _number in range(2):
        sharing.enter()
        browser = as_(cast.desk)
        browser.get(at(one, "register/"))
        with CaptureQueriesContext(connection) as seen:
            browser.get(at(one, "register/"))
        counts.append(len(seen))
    assert counts == [15, 15]


def test_receipt_is_given_by_a_link_without_an_account(cast: Cast) -> None:
    sharing = Sharing(cast, way="reported").operating()
    sharing.share()
    one, entry = sharing.activity, sharing.enter()
    where = at(one, f"register/{entry.pk}/exchange_received/")
    assert "NV-112/2026" in text(look(cast.desk, where)) and f"{where}link/" in look(cast.desk, where).content.decode()
    browser = as_(cast.desk)
    assert fill(cast.desk, f"{where}link/", browser).status_code == 303
    address = re.findall(r"http://testserver(/answer/[^<\"]+)", browser.get(f"{where}link/").content.decode())[0]
    asked = Client().get(address)
    assert "Did Estonia receive this?" in text(asked) and "26-0417/A" in text(asked)
    fields = {"answered_by": "Head of registry", "do": "agree", "on_0": "22", "on_1": "11", "on_2": "2026"}
    assert Client().post(address, fields).status_code == 303
    assert "By a one-time link" in text(look(cast.desk, at(one, f"register/{entry.pk}/")))
    assert "Did Estonia receive this?" in text(look(cast.desk, "/one-time-links/"))
