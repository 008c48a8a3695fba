"""Sessions of organisations, briefs, and items that go on, by REST."""

from typing import Any

from agreements.models import Obligation
from cooperation.api.documentation.views import schema
from cooperation.meetings.brief import BriefPrint
from tests.cast import Cast
from tests.cooperation.api.test_schema import fits
from tests.cooperation.pages.looking import as_
from tests.doings import Doing
from tests.meetings import decided, meeting_at
from tests.pdfs import pdf_text

SESSION = {"organisation": "EU", "title": "Council", "starts_on": "2026-12-01", "ends_on": "2026-12-02"}
SOURCE = {"source": "Calendar of the Council", "as_of": "2026-11-20"}


def test_sessions_are_kept_with_their_source_and_only_for_us(cast: Cast, rest: Any) -> None:
    unsourced = rest.post(cast.desk, "organisation-sessions/", SESSION)
    assert unsourced.status == 400 and {one["pointer"] for one in unsourced.data["errors"]} == {"#/source", "#/as_of"}
    made = rest.post(cast.desk, "organisation-sessions/", SESSION | SOURCE)
    assert made.status == 201 and made.data["organisation"] == "EU"
    url = made.headers["Location"]
    listed = rest.get(cast.desk, "organisation-sessions/?organisation=EU&from=2026-12-02")
    schema.cache_clear()
    fits(schema("en"), listed, "organisation-sessions/")
    assert [one["title"] for one in listed.data["results"]] == ["Council"]
    assert rest.get(cast.desk, "organisation-sessions/?until=2026-11-30").data["results"] == []
    assert rest.get(cast.desk, "organisation-sessions/?until=soon").status == 400
    assert rest.get(cast.partner_desk, url).status == 404
    assert rest.get(cast.partner_desk, "organisation-sessions/").data["results"] == []
    changed = {"title": "Summit", "reason": "Renamed."}
    assert rest.patch(cast.desk, url, changed).status == 428
    assert rest.patch(cast.auditor, url, changed, If_Match=made.tag).status == 403
    put = rest.patch(cast.desk, url, changed, If_Match=made.tag)
    assert (put.status, put.data["title"]) == (200, "Summit")
    out = {"mistake": True, "reason": "It is another year."}
    assert rest.patch(cast.desk, url, {**out, "title": "x"}, If_Match=put.tag).status == 400
    assert rest.patch(cast.desk, url, out, If_Match=put.tag).status == 204
    assert rest.get(cast.desk, url).status == 404


def test_a_brief_is_read_written_and_taken_as_a_file(cast: Cast, rest: Any) -> None:
    cast.record(audience="parties", titles={"en": "Harbour pact", "fr": "Pacte portuaire"})
    Doing(cast)
    assert not Obligation.objects.exists()
    drafted = rest.get(cast.desk, "partnerships/GBR-UKR/brief/")
    schema.cache_clear()
    fits(schema("en"), drafted, "partnerships/{pair}/brief/")
    assert drafted.data["version"] == 0 and "avoid" in drafted.data["drafted"]
    points = {"to_say": ["Thank them."], "avoid": "The past."}
    written = rest.send(cast.desk, "PUT", "partnerships/GBR-UKR/brief/", points)
    assert (written.data["to_say"], written.data["avoid"]) == (["Thank them."], "The past.")
    assert rest.send(cast.desk, "PUT", "partnerships/GBR-UKR/brief/", points).status == 428
    again = rest.send(cast.desk, "PUT", "partnerships/GBR-UKR/brief/", {"avoid": "x"}, If_Match=written.tag)
    assert again.status == 200 and rest.get(cast.minister, "partnerships/GBR-UKR/brief/").data["avoid"] == "x"
    many = {"to_say": list("abcd")}
    assert rest.send(cast.desk, "PUT", "partnerships/GBR-UKR/brief/", many, If_Match=again.tag).status == 400
    assert "Thank them." not in str(rest.get(cast.partner_desk, "partnerships/GBR-UKR/brief/").data)
    assert rest.get(cast.third_desk, "partnerships/GBR-UKR/brief/").status == 404
    assert rest.get(cast.own_guest, "partnerships/GBR-UKR/brief/").status == 403


def test_the_file_is_in_the_language_that_was_asked_for_and_kept_as_printed(cast: Cast) -> None:
    cast.record(audience="parties", titles={"en": "Harbour pact", "fr": "Pacte portuaire"})
    cast.record("POL", titles={"en": "Border pact", "fr": "Pacte frontalier"})
    client = as_(cast.minister)
    made = client.get("/api/v1/partnerships/GBR-UKR/brief/pdf/?language=fr")
    assert "Pacte portuaire" in pdf_text(made.content) and "attachment" in made.headers["Content-Disposition"]
    assert client.get("/api/v1/partnerships/GBR-UKR/brief/odt/").status_code == 404
    bound = client.get("/api/v1/briefs/pdf/?partnership=GBR-UKR&partnership=POL-UKR&language=en")
    assert "Border pact" in pdf_text(bound.content)
    assert client.get("/api/v1/briefs/pdf/").status_code == 400
    assert BriefPrint.objects.count() == 3


def test_items_go_on_to_another_meeting(cast: Cast, rest: Any) -> None:
    here, there = meeting_at(cast, "in_progress", items=2), meeting_at(cast, "draft", items=0)
    first, second = here.items.order_by("position")
    decided(cast, first)
    url = f"meetings/{here.key}/items/onward/"
    tag = rest.get(cast.desk, f"meetings/{here.key}/").tag
    assert rest.post(cast.desk, url, {"items": [first.pk], "to": "nowhere"}, If_Match=tag).status == 400
    carried = rest.post(cast.desk, url, {"items": [first.pk], "to": there.key}, If_Match=tag)
    assert carried.status == 201 and carried.data["id"] == there.pk
    (item,) = carried.data["items"]
    assert (item["title"], len(item["outcomes"])) == ("Item 1", 1)
    assert rest.post(cast.desk, url, {"items": [second.pk], "to": there.key}, If_Match=tag).status == 412
    tag = rest.get(cast.desk, f"meetings/{here.key}/").tag
    copied = rest.post(cast.desk, url, {"items": [second.pk], "to": there.key, "duplicate": True}, If_Match=tag)
    assert [one["title"] for one in copied.data["items"]] == ["Item 1", "Item 2"]
    assert here.items.filter(pk=second.pk).exists()


def test_who_sees_a_meeting_is_asked_for_and_decided(cast: Cast, rest: Any) -> None:
    meeting = meeting_at(cast, audience="national")
    url = f"meetings/{meeting.key}/audience/"
    shown = rest.get(cast.desk, url)
    schema.cache_clear()
    fits(schema("en"), shown, "meetings/{key}/audience/")
    assert shown.data["audience"] == "national" and shown.data["shows"]["agenda"] == ["Item 1"]
    wish = {"to": "parties", "reason": "Agreed with the partner."}
    assert rest.post(cast.desk, url, wish, If_Match=shown.tag).data["request"]["outcome"] == "waiting"
    decided = rest.post(cast.approver, url, {"agree": True, "reason": "Yes."}, If_Match=shown.tag)
    assert (decided.status, decided.data["audience"]) == (201, "parties")
    assert rest.get(cast.partner_desk, url).status == 403 and rest.get(cast.third_desk, url).status == 404
