"""Lists: filters, order, cursor, count, fields; and that none shows what is out of sight."""

from typing import Any

import pytest

from agreements.instruments.entry import ActEntry
from agreements.models import Agreement
from cooperation.api import lists
from tests.cast import Cast


def references(answer: Any) -> list[str]:
    assert answer.status == 200, answer.data
    return [one["reference"] for one in answer.data["results"]]


@pytest.fixture
def three(cast: Cast) -> dict[str, Agreement]:
    """Three agreements that differ in all that is filtered by."""
    signed = ActEntry("signed", "2025-03", place="Warsaw")
    unknown = {"term_kind": "not_stated", "term_months": None}
    return {
        "gbr": cast.record(areas=["cyber", "exercises"], instrument_type="mou", titles={"en": "Sécurité maritime"}),
        "pol": cast.record("POL", kind="exercise", acts=[signed], term_kind="indefinite", term_months=None),
        "est": cast.record("EST", acts=[], legal_nature="political_non_binding", **unknown),
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("partner=GBR", ["gbr"]),
        ("partner=UKR", ["gbr", "pol", "est"]),
        ("partner__in=gbr,pol", ["gbr", "pol"]),
        ("pair=UKR-GBR", ["gbr"]),
        ("kind=exercise", ["pol"]),
        ("kind__in=exercise,framework", ["gbr", "pol", "est"]),
        ("stage=applies", ["gbr", "pol"]),
        ("stage__in=unknown,ended", ["est"]),
        ("status=in_force", ["gbr", "pol"]),
        ("status__in=unknown", ["est"]),
        ("instrument_type=mou", ["gbr"]),
        ("legal_nature=political_non_binding", ["est"]),
        ("areas=cyber", ["gbr"]),
        ("areas=cyber,exercises", ["gbr"]),
        ("areas=cyber,environment", []),
        ("in_force=true", ["gbr", "pol"]),
        ("in_force=null", ["est"]),
        ("signed_on__gte=2025-01-01", ["pol"]),
        ("signed_on__lte=2024-12-31", ["gbr"]),
        ("signed_on__isnull=true", ["est"]),
        ("ends_on__lte=2034-01-12", ["gbr"]),
        ("ends_on__gte=2034-01-13", []),
        ("ends_on__isnull=true", ["pol", "est"]),
        ("audience=national", ["gbr", "pol", "est"]),
        ("audience=public", []),
        ("updated_since=2020-01-01T00:00:00Z", ["gbr", "pol", "est"]),
        ("updated_since=2027-01-01T00:00:00%2B02:00", []),
        ("q=securite", ["gbr"]),
        ("q=MARIT%20s%C3%A9cu", ["gbr"]),
        ("q=pologne", ["pol"]),
        ("q=gbr-ukr-2024", ["gbr"]),
        ("q=';:*%26|!()", ["gbr", "pol", "est"]),
        ("q=nothing", []),
        ("kind=framework&in_force=true&q=2024", ["gbr"]),
    ],
)
def test_filters(rest: Any, cast: Cast, three: dict[str, Agreement], question: str, expected: list[str]) -> None:
    wanted = {three[name].reference for name in expected}
    for where in ("agreements/", "agreements/status/"):
        answer = rest.get(cast.desk, f"{where}?{question}")
        assert set(references(answer)) == wanted
        assert (answer.data["count"], answer.data["count_is_exact"]) == (len(wanted), True)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("knid=exercise", "knid"),
        ("kind=exercices", "kind"),
        ("kind__in=exercise,", "kind__in"),
        ("stage=in_force", "stage"),
        ("in_force=yes", "in_force"),
        ("signed_on__gte=2025", "signed_on__gte"),
        ("updated_since=2025-01-01", "updated_since"),
        ("updated_since=9999-12-31T23:59:59-14:00", "updated_since"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=%D9%A3", "limit"),
        ("cursor=x", "cursor"),
        ("ordering=title", "ordering"),
        ("fields=titel", "fields"),
        ("omit=secret", "omit"),
        ("q=%00", "q"),
        ("partner=%27", "partner"),
        ("format=json", "format"),
    ],
)
def test_names_a_parameter_that_is_wrong(rest: Any, cast: Cast, question: str, name: str) -> None:
    answer = rest.get(cast.desk, f"agreements/?{question}")
    assert answer.status == 400
    assert [one["parameter"] for one in answer.data["errors"]] == [name]
    assert name in answer.data["detail"]


@pytest.mark.parametrize("order", ["reference", "updated_at", "signed_on", "ends_on"])
@pytest.mark.parametrize("way", ["", "-"])
def test_cursor_walks_each_order_once(rest: Any, cast: Cast, three: dict[str, Agreement], order: str, way: str) -> None:
    whole = rest.get(cast.desk, f"agreements/?ordering={way}{order}").data["results"]
    known = [one[order] for one in whole if one[order]]
    assert known == sorted(known, reverse=way == "-")
    assert all(one[order] for one in whole[: len(known)])
    walked, where = [], f"agreements/?ordering={way}{order}&limit=1"
    while where:
        answer = rest.get(cast.desk, where)
        walked += answer.data["results"]
        where = answer.data["next"]
    assert walked == whole


def test_a_cursor_of_another_order_is_refused(rest: Any, cast: Cast, three: dict[str, Agreement]) -> None:
    following = rest.get(cast.desk, "agreements/?ordering=signed_on&limit=1").data["next"]
    assert rest.get(cast.desk, following.replace("ordering=signed_on", "ordering=ends_on")).status == 400


def test_counts_to_a_limit_and_then_says_more(
    rest: Any, cast: Cast, three: dict[str, Agreement], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "COUNTED_TO", 2)
    answer = rest.get(cast.desk, "agreements/").data
    assert (answer["count"], answer["count_is_exact"], len(answer["results"])) == (2, False, 3)


def test_fields_and_omit(rest: Any, cast: Cast, three: dict[str, Agreement]) -> None:
    some = rest.get(cast.desk, "agreements/?fields=reference,title,status&omit=status").data["results"]
    assert [list(one) for one in some] == [["reference", "title"]] * 3
    one = rest.get(cast.desk, f"agreements/{three['gbr'].key}/?fields=acts,version").data
    assert set(one) == {"acts", "version"}


def test_third_readers_see_what_the_public_sees(rest: Any, cast: Cast) -> None:
    public = cast.record(audience="public")
    shared = cast.record(audience="parties")
    own = cast.record("POL", audience="national")
    draft = cast.prepared(partner="EST")
    for who in (cast.third_desk, cast.third_approver, cast.admin, cast.guest, None):
        answer = rest.get(who, "agreements/")
        assert references(answer) == [public.reference]
        assert answer.data["count"] == 1
        assert [one["code"] for one in rest.get(who, "partnerships/").data["results"]] == ["GBR-UKR"]
        assert rest.get(who, "partnerships/GBR-UKR/").data["agreements"]["total"] == 1
        for pair in ("POL-UKR", "EST-UKR", "GBR-POL"):
            assert rest.get(who, f"partnerships/{pair}/").status == 404
        for hidden in (shared, own, draft):
            for part in ("", "status/", "transitions/", "acts/", "history/", "audience/"):
                assert rest.get(who, f"agreements/{hidden.key}/{part}").status == 404
    assert set(references(rest.get(cast.partner_desk, "agreements/"))) == {public.reference, shared.reference}
    assert rest.get(cast.auditor, "agreements/").data["count"] == 4
    assert rest.get(cast.own_guest, "agreements/").data["count"] == 2


def test_an_agreement_above_that_is_out_of_sight_is_not_named(rest: Any, cast: Cast) -> None:
    above = cast.record()
    below = cast.record(audience="public", parent=above.reference)
    assert rest.get(cast.desk, f"agreements/{below.key}/").data["parent"].endswith(f"{above.reference}/")
    for who in (cast.partner_desk, None):
        assert rest.get(who, f"agreements/{below.key}/").data["parent"] is None


def test_the_own_half_is_the_own_half(rest: Any, cast: Cast) -> None:
    agreement = cast.prepared("mandate_granted", audience="parties")
    mine = rest.get(cast.desk, f"agreements/{agreement.key}/").data
    assert mine["side"]["finance_note"] == "Own budget."
    assert mine["side"]["responsible"]["name"] == "Desk"
    theirs = rest.get(cast.partner_desk, f"agreements/{agreement.key}/").data
    assert theirs["side"] is None
    assert [one["officer"] for one in rest.get(cast.desk, f"agreements/{agreement.key}/history/").data["steps"]]
    assert rest.get(cast.partner_desk, f"agreements/{agreement.key}/audience/").status == 403
