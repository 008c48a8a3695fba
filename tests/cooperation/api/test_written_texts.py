"""Texts that are written here, remarks and amendments in REST: begun, read, written; each as its rules say."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import TextVersion
from tests.cast import Cast


def test_a_text_is_begun_written_and_read(rest: Any, cast: Cast) -> None:
    made = cast.prepared("concept", binding=False, values={"instrument_type": "mou"})
    where = f"agreements/{made.key}/"
    tag = rest.get(cast.desk, where).tag
    begun = rest.post(cast.desk, f"{where}texts/write/", {"languages": ["fr", "ar"]}, If_Match=tag)
    assert begun.status == 201, begun.data
    assert begun.data["languages"] == ["fr", "ar"] and begun.data["missing"] == ["competent_authorities"]
    entry = next(one for one in begun.data["clauses"] if one["key"] == "entry")
    assert entry["alternative"] == "on_signature" and entry["reads"]["ar"]["number"].startswith("البند")
    path = f"{where}texts/{begun.data['text']}/clauses/"
    sent = {"bodies": {"fr": "Former ensemble."}}
    part = begun.data["clauses"][2]["part"]
    edited = rest.patch(cast.desk, f"{path}{part}/", sent, If_Match=begun.tag)
    assert edited.status == 200 and edited.data["clauses"][2]["reads"]["fr"]["body"] == "Former ensemble."
    assert rest.patch(cast.desk, f"{path}{part}/", sent, If_Match=begun.tag).status == 412
    assert rest.patch(cast.desk, f"{path}{part}/", sent).status == 428
    assert rest.post(cast.desk, path, {"name": "no_such"}, If_Match=edited.tag).status == 400
    for who in (cast.partner_desk, cast.third_desk):
        assert rest.get(who, path).status == 404
    with CaptureQueriesContext(connection) as queries:
        rest.get(cast.desk, path)
    assert len(queries) == 6, "\n".join(one["sql"] for one in queries)


def test_remarks_say_to_each_side_what_is_its_own(rest: Any, cast: Cast) -> None:
    made = cast.prepared("negotiating")
    where = f"agreements/{made.key}/remarks/"
    text = TextVersion.objects.get(agreement=made).pk
    tag = rest.get(cast.desk, where).tag
    ours = {"text": "Our red line.", "text_version": text, "place": "Article 1"}
    first = rest.post(cast.desk, where, ours, If_Match=tag)
    assert first.status == 201, first.data
    shared = rest.post(cast.desk, where, {**ours, "text": "A word?", "shared": True}, If_Match=first.tag)
    assert len(shared.data["results"]) == 2
    theirs = rest.get(cast.partner_desk, where)
    assert [one["said"][0]["text"] for one in theirs.data["results"]] == ["A word?"]
    assert theirs.data["results"][0]["said"][0]["by"] == "UKR"
    closed = rest.patch(
        cast.partner_desk,
        f"{where}{theirs.data['results'][0]['id']}/",
        {"resolved": True},
        If_Match=theirs.tag,
    )
    assert closed.status == 200 and not closed.data["results"][0]["open"]


def test_an_amendment_is_prepared_written_and_seen_by_its_own_side(rest: Any, cast: Cast) -> None:
    made = cast.prepared("in_force")
    where = f"agreements/{made.key}/"
    tag = rest.get(cast.desk, where).tag
    text = TextVersion.objects.get(agreement=made).pk
    laid = rest.post(cast.desk, f"{where}consolidated/", {"text_version": text}, If_Match=tag)
    assert laid.status == 201, laid.data
    part = laid.data["results"][0]["parts"][1]["part"]
    sent = {"kind": "amending_protocol", "titles": {"en": "Protocol"}}
    begun = rest.post(cast.desk, f"{where}amendments/", sent, If_Match=laid.tag)
    assert begun.status == 201, begun.data
    child = begun.data["results"][0]["url"].split("/api/v1/")[1]
    change = {"action": "replace", "part": part, "bodies": {"en": "Other words."}}
    tag = rest.get(cast.desk, f"{child}changes-made/").tag
    changed = rest.post(cast.desk, f"{child}changes-made/", change, If_Match=tag)
    assert changed.status == 200, changed.data
    assert changed.data["edits"][0]["bodies"] == {"en": "Other words."}
    timed = rest.patch(cast.desk, f"{child}changes-made/", {"time_values": {"term_months": 120}}, If_Match=changed.tag)
    assert timed.data["time_values"] == {"term_months": 120}
    assert rest.get(cast.partner_desk, f"{where}amendments/").data["results"] == []
    assert rest.get(cast.partner_desk, f"{child}changes-made/").status == 404


def test_the_library_is_read_in_all_its_languages(rest: Any, cast: Cast) -> None:
    rows = rest.get(cast.desk, "library/").data["results"]
    claims = [one for one in rows if one["name"] == "claims"]
    assert [one["binding"] for one in claims] == [True, False]
    assert set(claims[0]["bodies"]) == {"en", "fr", "pt", "ar"}
    assert rest.get(cast.desk, "library/own/").data["results"] == []
