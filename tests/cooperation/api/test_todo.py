"""To do and our word by REST: the same rows and filters as on their pages, as lists and as files; many at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.half.opinion import opinion_ask
from agreements.models import Due, ObligationSide
from agreements.obligations.links import due_link_make
from cooperation.api.documentation.views import schema
from partners.models import Effect
from partners.people.inviting import send_mail_to
from tests.cast import TODAY, Cast
from tests.cooperation.api.test_schema import fits
from tests.cooperation.pages.looking import as_
from tests.promises import acted, due_of, in_days, promised, status_of
from tests.sharing import Sharing


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lists read is of the day of the tests."""
    monkeypatch.setattr("cooperation.api.obligations.selection.legal_day", lambda: TODAY)


def late(cast: Cast, agreement: Any, title: str, **values: Any) -> Due:
    """A day due that has passed."""
    return due_of(promised(cast, agreement, titles={"en": title}, first_on=in_days(cast, -3), **values))


def test_what_is_to_do_is_listed_narrowed_paged_and_a_file(rest: Any, cast: Cast) -> None:
    shared = cast.record(audience="parties")
    ours, theirs = late(cast, shared, "Our report"), late(cast, shared, "Their report", debtor="GBR")
    late(cast, cast.record("EST", term_kind="tacit_renewal", term_months=36, notice_months=1), "Only ours")
    whole = rest.get(cast.desk, "to-do/").data
    assert {"due", "event"} <= {one["kind"] for one in whole["results"]} and whole["count"] == len(whole["results"])
    paged, where = [], "to-do/?limit=1"
    while where:
        answer = rest.get(cast.desk, where).data
        paged, where = paged + answer["results"], answer["next"]
    assert paged == whole["results"]
    (one,) = rest.get(cast.desk, "to-do/?group=they_owe&q=their").data["results"]
    assert (one["due"], one["partner"], one["display"]) == (theirs.pk, "GBR", "United Kingdom: Their report")
    of_one = rest.get(cast.desk, "to-do/?partner=GBR&group=overdue").data["results"]
    assert [row["due"] for row in of_one] == [ours.pk]
    file = as_(cast.desk).get("/api/v1/to-do/?form=csv&q=report")
    assert file["Content-Type"].startswith("text/csv") and b"Our report" in file.content
    assert {row["due"] for row in rest.get(cast.partner_desk, "to-do/").data["results"]} == {ours.pk, theirs.pk}
    for odd in ("group=odd", "form=odd", "limit=0", "cursor=odd", "odd=1"):
        assert rest.get(cast.desk, f"to-do/?{odd}").status == 400, odd
    assert rest.get(None, "to-do/").status == 401


def test_exchanges_that_wait_stand_among_it_for_both_sides(rest: Any, cast: Cast) -> None:
    sharing = Sharing(cast).operating()
    sharing.enter(sent_on=TODAY - timedelta(days=20))
    (ours,) = rest.get(cast.desk, "to-do/?q=exchange").data["results"]
    (theirs,) = rest.get(cast.partner_desk, "to-do/?group=overdue&partner=UKR").data["results"]
    assert (ours["kind"], ours["code"], ours["group"]) == ("exchange", "exchange_received", "they_owe")
    assert ours["agreement_url"] == theirs["agreement_url"] == f"/api/v1/activities/{sharing.activity.key}/"
    assert theirs["display"].startswith("Give receipt of exchange")
    assert b"gave no receipt" in as_(cast.desk).get("/api/v1/to-do/?form=csv&q=exchange").content
    assert not rest.get(cast.third_desk, "to-do/?q=exchange").data["results"]


def test_many_are_given_on_marked_and_told_what_is_refused(rest: Any, cast: Cast) -> None:
    shared = cast.record(audience="parties")
    dues = [late(cast, shared, f"Report {number}") for number in range(2)]
    theirs = late(cast, shared, "Their report", debtor="GBR")
    keys = [one.pk for one in (*dues, theirs)]
    given = rest.post(cast.desk, "to-do/assignments/", {"dues": keys, "responsible": cast.liaison.pk})
    assert given.data == {"count": 3} and ObligationSide.objects.filter(responsible=cast.liaison).count() == 3
    assert {one["due"] for one in rest.get(cast.liaison, "to-do/?person=me").data["results"]} == set(keys)
    strange = {"dues": keys, "responsible": cast.partner_desk.pk}
    assert rest.post(cast.desk, "to-do/assignments/", strange).codes == ["no_officer"]
    body = {"dues": keys, "step": "fulfil", "on": TODAY.isoformat(), "evidence": "Note 7", "dry_run": True}
    tried = rest.post(cast.desk, "to-do/transitions/", body).data["results"]
    assert {one["outcome"] for one in tried} == {"done", "refused"} and status_of(dues[0]) == "overdue"
    done = rest.post(cast.desk, "to-do/transitions/", {**body, "dry_run": False}).data["results"]
    assert {one["due"]: one["outcome"] for one in done} == {**{one.pk: "done" for one in dues}, theirs.pk: "refused"}
    assert next(one["reasons"] for one in done if one["due"] == theirs.pk)
    assert rest.post(cast.desk, "to-do/reminders/", {"dues": [theirs.pk]}).status == 200
    assert rest.post(cast.third_desk, "to-do/reminders/", {"dues": keys}).status == 404
    assert rest.post(cast.auditor, "to-do/transitions/", {**body, "dues": keys}).status in (403, 404)


def test_our_word_counts_both_directions_alike(rest: Any, cast: Cast) -> None:
    shared = cast.record(audience="parties")
    acted(cast, late(cast, shared, "Late"), "fulfil")
    late(cast, shared, "Theirs", debtor="GBR")
    mine = {one["owed_by"]: one for one in rest.get(cast.desk, "our-word/?partner=GBR").data["results"]}
    assert (mine["us"]["late"], mine["them"]["overdue"]) == (1, 1)
    yours = {one["owed_by"]: one for one in rest.get(cast.partner_desk, "our-word/").data["results"]}
    assert (yours["them"]["late"], yours["us"]["overdue"]) == (1, 1)
    assert rest.get(cast.desk, "our-word/?partner=EST").data["results"] == []
    assert len(rest.get(cast.desk, "our-word/?limit=1").data["results"]) == 1


def test_answers_are_as_described(rest: Any, cast: Cast) -> None:
    late(cast, cast.record(audience="parties"), "Report")
    told = {"kind": "legal", "office": "Legal service", "due_on": TODAY, "expected_version": None}
    opinion_ask(officer=cast.desk, today=TODAY, agreement=cast.prepared("negotiating", partner="EST"), **told)
    send_mail_to(cast.desk, "password_changed")
    Effect.objects.update(attempts=3, error="no line")
    schema.cache_clear()
    document = schema("en")
    for where, who in (("to-do/", cast.desk), ("our-word/", cast.desk), ("mail/unsent/", cast.admin)):
        answer = rest.get(who, where)
        assert answer.data["results"]
        fits(document, answer, where)
    kinds = {one["kind"] for one in rest.get(cast.desk, "to-do/").data["results"]}
    assert {"due", "opinion"} <= kinds


# One more for the token.
COUNTS = {"to-do/": 23, "our-word/": 3, "links/": 6}


def test_queries_are_pinned_and_do_not_grow(rest: Any, cast: Cast) -> None:
    agreement, talks = cast.record(audience="parties"), cast.prepared("negotiating", partner="EST")
    shared = cast.record("EST", audience="parties", term_kind="tacit_renewal", term_months=36, notice_months=1)
    rest.get(cast.desk, "me/")  # the use of the token is noted
    for number in range(2):
        for debtor in ("UKR", "GBR"):
            late(cast, agreement, f"Report {number}", debtor=debtor)
        told = {"kind": "legal", "office": f"Office {number}", "due_on": TODAY, "expected_version": None}
        opinion_ask(officer=cast.desk, today=TODAY, agreement=talks, **told)
        asked = {"due": late(cast, shared, f"Report {number}"), "asks": "waived", "expected_version": None}
        due_link_make(officer=cast.desk, today=TODAY, **asked)
        for path, count in COUNTS.items():
            with CaptureQueriesContext(connection) as queries:
                assert rest.get(cast.desk, path).data["results"]
            assert len(queries) == count, (path, "\n".join(one["sql"] for one in queries))
