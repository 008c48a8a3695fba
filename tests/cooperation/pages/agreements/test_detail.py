"""One agreement: how it stands, each fact with its source, and nothing that the reader may not know."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.instruments.contesting import act_contest
from agreements.instruments.entry import ActEntry, StatementEntry
from agreements.instruments.mending import act_correct, agreement_mistake, agreement_same_as
from agreements.instruments.opened import opened_by
from agreements.models import Agreement
from partners.models import Look
from partners.records.audience import audience_ask
from tests.cast import Cast
from tests.cooperation.pages.agreements.opening import Open, name_everybody
from tests.walks import fresh


def address(agreement: Agreement, rest: str = "") -> str:
    """The page of an agreement."""
    return f"/agreements/{agreement.key}/{rest}"


def test_facts_have_their_source_or_say_that_none_is_stated(cast: Cast, look: Open) -> None:
    acts = [ActEntry("signed", "2024-01-12", place="Kyiv", source="Daily", source_url="https://daily.example/1")]
    made = cast.record("GBR", acts=acts)
    page = look(cast.desk, address(made))
    assert "12 January 2024, Kyiv" in page.text
    assert "https://daily.example/1" in page.links
    assert "Entry into force not stated assumed: 12 January 2024, from its signature" in page.text
    assert re.search(r"Ends 12 January 2034 .*assumed: counted from its signature", page.text)
    assert "It has applied since 12 January 2024, as assumed from its signature." in page.text
    assert "It ends on 12 January 2034 unless both sides extend it." in page.text
    assert "No source states its entry into force." in page.text
    assert "Notice not stated" in page.text


def test_sources_that_disagree_stand_side_by_side(cast: Cast, look: Open) -> None:
    said = [
        StatementEntry("approval", {"en": "It needs approval."}, "Paper A", "https://a.example"),
        StatementEntry("approval", {"en": "It needs none."}, "Paper B", "https://b.example"),
    ]
    page = look(cast.desk, address(cast.record(statements=said)))
    assert re.search(r"It needs approval\. Paper A .*another source says: It needs none\. Paper B", page.text)


def test_how_it_stands_on_any_day(cast: Cast, look: Open) -> None:
    made = cast.prepared("in_force")
    cases = {
        "2029-01-01": "It renews by itself for 1 year on 23 November 2031 unless notice is received by 22 May 2031.",
        "2031-06-01": "It renews by itself for 1 year on 23 November 2031; the time to say no has passed.",
        "2026-11-22": "It has been in force since 22 November 2026, by its clause: on the last notification.",
        "2026-11-01": "On this day nothing of it existed here",
    }
    for day, sentence in cases.items():
        assert sentence in look(cast.desk, address(made) + f"?as_of={day}").text, day
    assert look(cast.desk, address(made) + "?as_of=nonsense").status == 200


def test_a_text_that_binds_nobody_is_in_effect_and_never_in_force(cast: Cast, look: Open) -> None:
    for made in (cast.prepared("in_effect", binding=False), cast.record(legal_nature="political_non_binding")):
        page = look(cast.desk, address(made))
        assert "in effect" in page.text.lower()
        assert "in force" not in page.text.lower()


def test_a_reported_end_says_that_its_clause_is_not_read(cast: Cast, look: Open) -> None:
    made = cast.record(term_kind="not_stated", term_months=None, ends_reported="2030-05")
    page = look(cast.desk, address(made))
    assert "It ends in May 2030, as reported; its clause is not read yet." in page.text
    assert "clause not read yet" in page.text


def test_nothing_states_a_signature(cast: Cast, look: Open) -> None:
    page = look(cast.desk, address(cast.record(acts=[], term_kind="not_stated", term_months=None)))
    assert "Nothing here states that both sides signed it." in page.text


# Who sees what.


@pytest.mark.parametrize("rest", ["", "history/", "seen-by/parties/", "seen-by/public/", "?as_of=2025-01-01"])
def test_a_third_state_finds_nothing_of_what_is_not_public(cast: Cast, look: Open, rest: str) -> None:
    for made in (cast.record(), cast.record(audience="parties")):
        assert look(cast.third_desk, address(made, rest)).status == 404
        assert look(cast.guest, address(made, rest)).status == 404


def test_the_partner_sees_nothing_of_our_own_half_nor_who_of_us_did_what(cast: Cast, look: Open) -> None:
    names = set(name_everybody(cast))
    made = cast.prepared("negotiating")
    for path in (address(made), address(made, "history/")):
        page = look(cast.partner_desk, path)
        assert page.status == 200
        for ours in (
            "Own budget.",
            "Directorate of cooperation",
            "Minister of Defence",
            *names - {str(cast.partner_desk)},
        ):
            assert ours not in page.text, ours
        assert "Mandate" not in page.text
        assert "Who sees it, decided" not in page.text


def test_what_was_before_sharing_is_not_told_by_asking_for_that_day(cast: Cast, look: Open) -> None:
    made = cast.prepared("in_force")
    Agreement.objects.filter(pk=made.pk).update(created_at="2026-01-01T00:00Z")
    asked = address(made) + "?as_of=2026-11-21"
    assert "not known to us: it was not shared yet" in look(cast.partner_desk, asked).text
    assert "It is a concept." in look(cast.desk, asked).text


def test_previews_show_nothing_national_and_are_for_the_owner(cast: Cast, look: Open) -> None:
    names = set(name_everybody(cast)) - {str(cast.auditor)}
    for made in (cast.prepared("mandate_granted"), cast.prepared("signed")):
        for seen_as in ("parties", "public"):
            page = look(cast.auditor, address(made, f"seen-by/{seen_as}/"))
            assert page.status == 200
            for ours in ("Own budget.", "Directorate of cooperation", "Our own half", "Next:", "Who sees it", *names):
                assert ours not in page.text, (seen_as, ours)
            assert "To patrol the sea together." in page.text
    shared = cast.record(audience="parties")
    assert look(cast.partner_desk, address(shared, "seen-by/public/")).status == 404
    assert look(cast.own_guest, address(shared, "seen-by/public/")).status == 404
    assert look(cast.desk, address(shared, "seen-by/nobody/")).status == 404


def test_a_preview_reads_what_the_partner_reads(cast: Cast, look: Open) -> None:
    made = cast.prepared("signed")
    ours = look(cast.desk, address(made, "seen-by/parties/")).text
    theirs = look(cast.partner_desk, address(made)).text
    facts = re.compile(r"How it stands (.*?) What was done")
    told = re.sub(r"On another day Show ", "", facts.findall(theirs)[0])
    told = re.sub(r"Next: .*? (?=Dates and)", "", told)
    assert facts.findall(ours)[0] == told


def test_who_of_a_partner_opened_a_shared_record_is_kept_once(cast: Cast, look: Open) -> None:
    made = cast.record(audience="parties")
    for officer in (cast.partner_desk, cast.partner_desk, cast.partner_liaison, cast.desk):
        look(officer, address(made))
    assert [(one.party, one.officers) for one in opened_by(made)] == [("GBR", 2)]
    assert Look.objects.filter(what="shared_opened").count() == 2
    assert "Opened by their officers since" in look(cast.approver, address(made)).text


def test_a_request_that_waits_is_decided_by_another_approver(cast: Cast, look: Open) -> None:
    made = cast.prepared("mandate_granted")
    audience_ask(
        officer=cast.approver, today=cast.today, root=made, to="parties", reason="Known.", expected_version=made.version
    )
    assert "Decide" in look(cast.other_approver, address(made)).text
    for officer in (cast.approver, cast.desk, cast.auditor):
        page = look(officer, address(made))
        assert "Known." in page.text
        assert "It is asked for, and waits for an approver." in page.text
        assert address(made, "audience/") not in page.links


def test_old_addresses_lead_to_the_present_one(cast: Cast, look: Open) -> None:
    made = cast.record()
    other = cast.record()
    assert made.reference
    for rest in ("", "history/", "seen-by/public/"):
        answer = look(cast.desk, f"/agreements/{made.slug}/{rest}")
        assert (answer.status, answer.response["Location"]) == (302, address(made, rest))
    assert look(cast.third_desk, f"/agreements/{made.slug}/").status == 404
    agreement_same_as(
        officer=cast.desk,
        today=cast.today,
        duplicate=other,
        kept=made,
        reason="Entered twice.",
        expected_version=other.version,
    )
    assert look(cast.desk, address(other)).response["Location"] == address(made)
    assert "Joined with a second record of it" in look(cast.desk, address(made, "history/")).text


def test_what_was_entered_by_mistake_is_gone(cast: Cast, look: Open) -> None:
    made = cast.record()
    agreement_mistake(
        officer=cast.desk, today=cast.today, agreement=made, reason="Twice.", expected_version=made.version
    )
    assert look(cast.desk, address(made)).status == 404


# What can be done.


def test_the_next_step_leads_to_all_that_is_missing(cast: Cast, look: Open) -> None:
    bare = {"purpose": "", "areas": [], "legal_nature": "not_stated"}
    made = cast.prepared("concept", values=bare)
    page = look(cast.desk, address(made))
    assert "Next: ask for the mandate" in page.text
    assert address(made, "edit/#id_purpose") in page.links
    assert address(made, "edit/#id_areas") in page.links
    assert address(made, "steps/authority_requested/") not in page.links
    ready = cast.prepared("concept")
    assert address(ready, "steps/authority_requested/") in look(cast.desk, address(ready)).links


@pytest.mark.parametrize("role", ["approver", "auditor", "minister", "own_guest"])
def test_no_button_that_the_role_would_be_refused(cast: Cast, look: Open, role: str) -> None:
    made = cast.prepared("concept")
    links = look(getattr(cast, role), address(made)).links
    assert address(made, "steps/authority_requested/") not in links
    if role != "approver":
        assert not [one for one in links if re.search(r"/(edit|half|steps|acts|audience|correct|mistake|same)/", one)]


def test_a_liaison_officer_is_not_offered_to_sign(cast: Cast, look: Open) -> None:
    made = cast.prepared("text_agreed", partner="EST", way="reported")
    signing = {address(made, "acts/signed/UKR/"), address(made, "acts/signed/EST/")}
    assert signing <= look(cast.approver, address(made)).links
    assert not signing & look(cast.liaison, address(made)).links


def test_for_a_partner_without_officers_we_report_or_send_a_link(cast: Cast, look: Open) -> None:
    absent = cast.prepared("negotiating", partner="EST", way="reported")
    links = look(cast.desk, address(absent)).links
    assert {address(absent, "acts/text_confirmed/EST/"), address(absent, "links/text_confirmed/")} <= links
    present = cast.prepared("negotiating")
    page = look(cast.desk, address(present))
    assert address(present, "acts/text_confirmed/GBR/") not in page.links
    assert "It has officers here and acts for itself." in page.text
    assert address(present, "acts/text_confirmed/GBR/") in look(cast.partner_desk, address(present)).links


def test_what_the_other_side_reported_is_named_so_and_contested(cast: Cast, look: Open) -> None:
    made = cast.prepared("signed", partner="EST", way="reported")
    page = look(cast.approver, address(made))
    assert "reported by us" in page.text
    guest = cast.officer("EST", "guest", email="guest@ee.example")
    page = look(guest, address(made))
    assert "reported by Ukraine" in page.text
    assert "reported by us" not in page.text
    act = made.acts.get(kind="signed", side=cast.party("EST"))
    assert address(made, f"acts/{act.pk}/contest/") in page.links
    act_contest(
        officer=guest, today=cast.today, agreement=made, act_id=act.pk, reason="Not yet.", expected_version=None
    )
    page = look(cast.desk, address(made))
    assert "Estonia contests “Signature”" in page.text
    assert "Not yet." in page.text


def test_history_tells_who_when_and_why(cast: Cast, look: Open) -> None:
    name_everybody(cast)
    made = cast.record(audience="public")
    act = made.acts.get()
    act_correct(
        officer=cast.approver,
        today=cast.today,
        agreement=made,
        act_id=act.pk,
        values={"place": "Lviv"},
        reason="The source says Lviv.",
        expected_version=fresh(made).version,
    )
    page = look(cast.desk, address(made, "history/"))
    for words in (
        "Corrected: Signature",
        "The source says Lviv.",
        "Kyiv Lviv",
        str(cast.approver),
        "Recorded as it exists",
    ):
        assert words in page.text, words
    assert str(cast.approver) not in look(cast.third_desk, address(made, "history/")).text


def test_a_sample_says_that_it_is_one(cast: Cast, look: Open) -> None:
    assert "This is a sample." in look(cast.desk, address(cast.record(is_sample=True))).text
    assert "This is a sample." not in look(cast.desk, address(cast.record())).text


def test_no_page_mentions_a_marking_where_none_above_unclassified_is_kept(
    cast: Cast, look: Open, settings: object
) -> None:
    made = cast.record()
    assert "nclassified" not in look(cast.desk, address(made)).text
    settings.MARKING_CEILING = "restricted"  # type: ignore[attr-defined]
    assert "Unclassified" in look(cast.desk, address(made)).text


@pytest.mark.parametrize("at", ["concept", "negotiating", "signed", "in_force"])
def test_the_number_of_queries_is_small_and_does_not_grow(cast: Cast, day: None, at: str) -> None:
    made = cast.prepared(at, partner="EST", way="reported")
    client = Client()
    client.force_login(cast.approver)
    client.get(address(made))
    with CaptureQueriesContext(connection) as queries:
        client.get(address(made))
    assert len(queries) <= 37, "\n".join(one["sql"] for one in queries)


def test_a_page_that_is_read_takes_no_post(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.desk)
    made = cast.record()
    for rest in ("", "history/", "seen-by/public/"):
        assert client.post(address(made, rest)).status_code == 405
