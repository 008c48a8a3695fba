"""The history is for auditors and approvers: everything of the own party, nothing of another, in commit order."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Change, Look, Officer
from partners.people.officer import Role
from partners.records.reads import look as keep_look
from partners.records.seal import seal_history
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing
from tests.meetings import minuted


def lines(response: Any) -> list[str]:
    """What the page says was done, newest first."""
    return [one["text"] for one in response.context["history"]]


@pytest.mark.parametrize("who", ["desk", "liaison", "minister", "admin", "own_guest", "guest"])
@pytest.mark.parametrize("path", ["/history/", "/history/reads/"])
def test_others_are_refused_and_have_no_entry(cast: Any, who: str, path: str) -> None:
    assert look(getattr(cast, who), path).status_code == 403
    assert "/history/" not in look(getattr(cast, who), "/").content.decode()


@pytest.mark.parametrize("who", ["auditor", "approver"])
def test_checkers_read_it(cast: Any, who: str) -> None:
    assert look(getattr(cast, who), "/history/").status_code == 200
    assert "/history/" in look(getattr(cast, who), "/").content.decode()


def test_a_session_is_needed(cast: Any, client: Any) -> None:
    assert client.get("/history/").status_code == 302


def test_the_own_party_alone(cast: Any) -> None:
    agreement = cast.record(titles={"en": "Canary"}, audience="parties")
    seal_history()
    theirs = look(cast.partner_approver, "/history/")
    assert "Canary" not in text(theirs) and agreement.reference not in text(theirs)
    # Of the own party: its officers.
    assert {row.owner_id for row in Change.objects.visible_to(cast.partner_approver)} != set()
    assert all("Officer" in one for one in lines(theirs))


def test_what_is_not_sealed_yet_comes_first_then_by_position(cast: Any) -> None:
    cast.record(titles={"en": "First"})
    seal_history()
    cast.record(titles={"en": "Second"})
    shown = look(cast.auditor, "/history/").context["history"]
    sealed = ["not sealed yet" not in one["who"] for one in shown]
    assert sealed == sorted(sealed) and not sealed[0] and sealed[-1]
    positions = [int(one["who"].rsplit(" ", 1)[1]) for one in shown if "position" in one["who"]]
    assert positions == sorted(positions, reverse=True)


def test_it_goes_on_from_a_position(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cooperation.pages.history.views.PER_PAGE", 5)
    cast.record()
    seal_history()
    client, seen, path = as_(cast.auditor), [], "/history/"
    while path:
        shown = client.get(path)
        seen += [one["who"].rsplit(" ", 1)[1] for one in shown.context["history"]]
        path = shown.context["pages"]["next_url"]
    own = Change.objects.filter(owner=cast.auditor.party).values_list("placed__position", flat=True)
    assert [int(one) for one in seen] == sorted(own, reverse=True)


def test_it_says_who_changed_what_from_what_to_what(cast: Any) -> None:
    agreement = cast.prepared("concept")
    Officer.objects.filter(pk=cast.liaison.pk).update(language="fr", email="new@ukr.example")
    shown = look(cast.auditor, "/history/").context["history"]
    language = next(one for one in shown if one["text"] == "Officer changed: Liaison")
    assert {"field": "Language", "before": "English", "after": "French"} in language["changes"]
    # That an address changed is kept, not what it was.
    assert {"field": "E-mail", "before": "not kept", "after": "not kept"} in language["changes"]
    # Where nothing marked is kept, no page mentions marking or clearance.
    assert not {"Marking", "Clearance"} & {each["field"] for one in shown for each in one["changes"]}
    made = next(one for one in shown if one["text"].startswith("Agreement entered"))
    assert made["who"].startswith("Desk") and made["url"] == f"/agreements/{agreement.key}/"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "agreements_agreement", "op": "i"}, {"Agreement entered"}),
        ({"kind": "partners_officer"}, {"Officer entered"}),
        ({"who": "system", "kind": "agreements_agreement"}, set()),
        ({"until": "2020-01-01"}, set()),
        ({"kind": "agreements_agreementact", "since": "2020-01-01"}, {"Act entered"}),
    ],
)
def test_filters(cast: Any, asked: dict[str, str], expected: set[str]) -> None:
    cast.record()
    found = {one.split(":")[0] for one in lines(look(cast.auditor, "/history/", **asked))}
    assert found == expected


def test_by_officer_and_by_record(cast: Any) -> None:
    one, other = cast.record(titles={"en": "One"}), cast.record("POL", titles={"en": "Other"}, audience="parties")
    by = look(cast.auditor, "/history/", who=str(cast.approver.pk)).context["history"]
    assert by and all(row["who"].startswith("Approver") for row in by)
    about = lines(look(cast.auditor, "/history/", q=one.reference))
    assert about and all(one.reference in line for line in about)
    assert {line.split(":")[0] for line in about} >= {"Agreement entered", "Act entered", "Step entered"}
    by_words = lines(look(cast.auditor, "/history/", q="other"))
    assert by_words and all(other.reference in line for line in by_words)
    assert lines(look(cast.auditor, "/history/", q="nothing like it")) == []


def test_what_is_marked_above_the_clearance_is_not_told(cast: Any) -> None:
    agreement = cast.record(titles={"en": "Canary"})
    type(agreement).objects.filter(pk=agreement.pk).update(marking=2, titles={"en": "Canary again"})
    type(agreement).objects.filter(pk=agreement.pk).update(marking=0, titles={"en": "Plain"})
    shown = look(cast.auditor, "/history/", kind="agreements_agreement", op="u")
    assert "Canary again" not in str(shown.context["history"])


def test_a_file_holds_what_is_shown_and_is_logged(cast: Any) -> None:
    cast.record()
    answer = look(cast.auditor, "/history/", kind="agreements_agreement", op="i", format="csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2 and rows[1][3:5] == ["Agreement", "entered"]
    kept = Look.objects.get(what="export")
    assert (kept.officer, kept.detail["list"], kept.detail["rows"]) == (cast.auditor.pk, "history", 1)


def test_what_was_read_of_the_own_party(cast: Any) -> None:
    keep_look(cast.desk, "export", {"list": "agreements"})
    keep_look(cast.partner_desk, "export", {"list": "canary"})
    shown = text(look(cast.auditor, "/history/reads/"))
    assert "agreements" in shown and "canary" not in shown
    assert "list: agreements" not in text(look(cast.auditor, "/history/reads/", q="approver"))


def test_the_number_of_queries_does_not_grow(cast: Any) -> None:
    assert Role.AUDITOR in cast.auditor.roles
    client = as_(cast.auditor)

    def counted() -> int:
        client.get("/history/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/history/")
        return len(queries)

    # One of each kind of entry: the rows of a kind are looked up together.
    cast.prepared("negotiating")
    cast.record(audience="parties")
    few = counted()
    for _ in range(3):
        cast.record(audience="parties")
    assert counted() <= few <= 26


def test_activities_and_meetings_are_found_by_their_words_and_named(cast: Any) -> None:
    doing = Doing(cast, title="Winter march")
    doing.act("accepted", ours=True)
    meeting = minuted(cast, "exchanged", titles={"en": "Harbour talks"})
    of_activity = text(look(cast.auditor, "/history/", q="winter"))
    assert doing.activity.reference in of_activity and "What a side said of an activity" in of_activity
    assert "Harbour" not in of_activity
    of_meeting = text(look(cast.auditor, "/history/", q="harbour"))
    assert "Version of the minutes" in of_meeting and "Outcome of an item" in of_meeting and "Step" in of_meeting
    assert "Winter march" not in of_meeting
    assert text(look(cast.auditor, "/history/", q=meeting.key)).count("Version of the minutes") > 0
