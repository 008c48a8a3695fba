"""Digests: by partner, in the reader's language, with names only where they may leave; sent again as the same mail."""

import datetime as dt

import pytest
from django.core import mail

from agreements.instruments.half.opinion import opinion_ask
from agreements.instruments.mending import agreement_decide_audience
from agreements.reminders.telling import reminders_tell
from partners.models import Effect, Notice, Officer
from partners.parties.disclosing import disclosure_decide
from partners.people.digests import digests_make
from partners.people.rhythm import rhythms_begin
from partners.records.audience import audience_ask
from partners.records.outbox import carry_out, sweep
from tests.cast import Cast
from tests.walks import fresh

TITLE = {"en": "Secret title", "fr": "Titre secret"}
ENDS = {"term_kind": "fixed", "term_months": 36, "titles": TITLE}


def digest(cast: Cast, officer: Officer, **at: str) -> str:
    """The digest of an officer after what came up was told."""
    now = dt.datetime.combine(cast.today, dt.time(12), dt.UTC)
    rhythms_begin(now)
    reminders_tell(cast.today)
    mail.outbox.clear()
    Effect.objects.exclude(kind="digest_mail").delete()
    digests_make(now + dt.timedelta(days=1))
    sweep()
    return next((one.body for one in mail.outbox if one.to == [officer.email]), "")


@pytest.mark.parametrize(("audience", "allows", "told"), [
    ("national", False, False), ("parties", False, False), ("public", False, True), ("national", True, True),
])  # fmt: skip
def test_names_leave_only_where_all_may_know_them_or_the_administrator_allows_it(
    cast: Cast, audience: str, allows: bool, told: bool
) -> None:
    agreement = cast.record(audience=audience, **ENDS)
    if allows:
        disclosure_decide(officer=cast.admin, today=cast.today, names=True, reason="Our own mail server.")
    body = digest(cast, cast.desk)
    assert str(agreement.reference) in body and f"/agreements/{agreement.reference}/" in body
    assert "12 January 2027" in body
    assert ("Secret title" in body, "United Kingdom" in body) == (told, told)


@pytest.mark.parametrize("allows", [False, True])
def test_which_office_gives_an_opinion_leaves_only_where_the_administrator_allows_it(cast: Cast, allows: bool) -> None:
    agreement = cast.record(audience="public", term_kind="indefinite", term_months=None)
    told = {"agreement": agreement, "kind": "legal", "office": "Treasury", "expected_version": None}
    opinion_ask(officer=cast.desk, today=cast.today, due_on=cast.today + dt.timedelta(days=20), **told)
    if allows:
        disclosure_decide(officer=cast.admin, today=cast.today, names=True, reason="Our own mail server.")
    body = digest(cast, cast.desk)
    assert "Opinion to be given: 12 December 2026" in body and str(agreement.reference) in body
    assert ("Treasury" in body) is allows and "Opinion" not in digest(cast, cast.partner_desk)


def test_of_what_the_partner_shared_both_sides_have_to_allow_it(cast: Cast) -> None:
    cast.record(audience="parties", **ENDS)
    gbr = cast.officer("GBR", "party_administrator", email="admin@gbr.example")
    disclosure_decide(officer=gbr, today=cast.today, names=True, reason="Ours.")
    assert "Secret title" not in digest(cast, cast.partner_desk)


def test_partners_stand_apart_and_a_french_reader_reads_french(cast: Cast) -> None:
    Officer.objects.filter(pk=cast.desk.pk).update(language="fr")
    for partner in ("GBR", "POL", "GBR"):
        cast.record(partner, audience="public", **ENDS)
    body = digest(cast, cast.desk)
    assert body.index("== Pologne ==") < body.index("== Royaume-Uni ==")
    assert body.count("==") == 4 and body.count("Titre secret") == 3
    assert "3 échéances approchent" in body and "12 janvier 2027" in body


def test_sent_again_it_is_the_same_mail(cast: Cast) -> None:
    cast.record(**ENDS)
    first = digest(cast, cast.desk)
    (effect,) = Effect.objects.filter(kind="digest_mail", data__officer=cast.desk.pk)
    Effect.objects.filter(pk=effect.pk).update(done_at=None, claimed_at=None)
    assert carry_out(effect.pk)
    mine = [one for one in mail.outbox if one.to == [cast.desk.email]]
    assert [one.body for one in mine] == [first, first]
    assert len({one.extra_headers["Message-ID"] for one in mine}) == 1
    others = {one.extra_headers["Message-ID"] for one in mail.outbox}
    assert len(others) == len({one.to[0] for one in mail.outbox}) > 1


def test_of_what_went_out_of_sight_meanwhile_nothing_is_said(cast: Cast) -> None:
    agreement = cast.record(audience="parties", **ENDS)
    reminders_tell(cast.today)
    given = {"today": cast.today, "reason": "Too early.", "expected_version": agreement.version}
    audience_ask(officer=cast.desk, root=agreement, to="national", **given)
    agreement_decide_audience(officer=cast.approver, agreement=fresh(agreement), agree=True, **given)
    assert Notice.objects.filter(officer=cast.partner_desk).exists()
    assert digest(cast, cast.partner_desk) == ""
    assert Effect.objects.filter(data__officer=cast.partner_desk.pk, done_at__isnull=False).exists()
