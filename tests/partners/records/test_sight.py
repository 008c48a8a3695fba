"""Who sees a record: its owner, the pair it is shared with, everyone; up to the clearance, never a mistake."""

import itertools
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.models import Change, Look, Officer, PartyFact, Role
from partners.partnerships.partnership import Partnership, partnerships_between
from partners.records.record import PUBLIC, Audience, Viewpoint
from tests.cast import Cast

READS_ALL = {"desk_officer", "liaison_officer", "approver", "ministers_office", "auditor", "service_account"}


def pair(cast: Cast, *codes: str) -> Partnership:
    """The pair of two parties."""
    a, b = (cast.party(code) for code in codes)
    return next(iter(partnerships_between([(a, b)]).values()))


def fact(cast: Cast, owner: str | None = "UKR", pair_of: tuple[str, str] = ("GBR", "UKR"), **more: object) -> PartyFact:
    """A record: a statement about the United Kingdom."""
    found: PartyFact = PartyFact.objects.create(
        **{
            "party": cast.party("GBR"),
            "kind": "seat",
            "owner": cast.party(owner) if owner else None,
            "partnership": pair(cast, *pair_of),
            "source": "A letter",
            "as_of": "2026",
            **more,
        }
    )
    return found


def sees(code: str, roles: set[str], clearance: int, record: PartyFact) -> bool:
    """The rule, said again."""
    if record.marking > clearance:
        return False
    if record.audience == "public":
        return True
    if record.owner.code == code and roles & READS_ALL:
        return True
    shared = record.audience == "parties" and code in (record.partnership.party_a.code, record.partnership.party_b.code)
    return shared and bool(roles & (READS_ALL | {"guest"}))


def test_every_reader_sees_exactly_the_own(cast: Cast) -> None:
    rows = [
        fact(cast, owner, audience=audience, marking=marking)
        for owner, audience, marking in itertools.product(("UKR", "GBR"), Audience.values, (0, 1, 2))
    ]
    rows += [fact(cast, "POL", audience=audience) for audience in ("national", "public")]
    rows.append(fact(cast, "POL", ("GBR", "POL"), audience="parties"))
    readers = [*cast.everybody().values()]
    for code, role in itertools.product(("UKR", "GBR", "POL"), Role.values):
        for clearance in (0, 1):
            email = f"{role}{clearance}@{code.lower()}.example"
            readers.append(cast.officer(code, role, email=email, clearance=clearance))
    readers.append(cast.officer("UKR", email="nobody@ua.example"))
    for reader in readers:
        expected = {row.pk for row in rows if sees(reader.party.code, set(reader.roles), reader.clearance, row)}
        found = set(PartyFact.objects.visible_to(reader).values_list("pk", flat=True))
        assert found == expected, (reader.party.code, reader.roles, reader.clearance)
    public = {row.pk for row in rows if row.audience == "public" and row.marking == 0}
    assert set(PartyFact.objects.visible_to(PUBLIC).values_list("pk", flat=True)) == public
    partner = set(PartyFact.objects.visible_to(Viewpoint(cast.party("GBR").pk)).values_list("pk", flat=True))
    assert partner == {row.pk for row in rows if row.audience != "national" and row.marking == 0}


def test_whoever_left_sees_what_the_public_sees(cast: Cast) -> None:
    fact(cast)
    public = fact(cast, audience="public")
    Officer.objects.filter(pk=cast.desk.pk).update(is_active=False)
    cast.desk.refresh_from_db()
    assert list(PartyFact.objects.visible_to(cast.desk)) == [public]


def test_a_mistaken_record_is_seen_by_nobody(cast: Cast) -> None:
    fact(cast, audience="public", mistake_at=timezone.now())
    for reader in (cast.desk, cast.partner_desk, PUBLIC):
        assert not PartyFact.objects.visible_to(reader).exists()


def test_history_is_seen_as_its_record_was(cast: Cast) -> None:
    fact(cast)
    fact(cast, audience="parties")
    changes = Change.objects.filter(source="partners_partyfact")
    assert changes.visible_to(cast.desk).count() == 2
    assert changes.visible_to(cast.partner_desk).count() == 1
    assert changes.visible_to(cast.third_desk).count() == changes.visible_to(PUBLIC).count() == 0
    Look.objects.create(what="export", owner=cast.party("UKR"))
    assert [Look.objects.visible_to(one).count() for one in (cast.auditor, cast.partner_desk)] == [1, 0]


def test_a_third_party_shares_nothing_between_two_others(cast: Cast) -> None:
    refused(lambda: fact(cast, "POL", ("GBR", "UKR"), audience="parties"))
    row = fact(cast, "POL", ("GBR", "UKR"))
    refused(lambda: PartyFact.objects.filter(pk=row.pk).update(audience="parties"))


@pytest.mark.parametrize(
    "given", [{"audience": "friends"}, {"owner": None}, {"audience": "parties", "partnership": None}]
)
def test_the_database_refuses_what_has_no_readers(cast: Cast, given: dict[str, object]) -> None:
    refused(lambda: fact(cast, **given))


def test_a_pair_is_of_two_and_made_once(cast: Cast) -> None:
    assert pair(cast, "UKR", "GBR") == pair(cast, "GBR", "UKR")
    assert pair(cast, "UKR", "GBR").code == "GBR-UKR"
    refused(lambda: Partnership.objects.create(party_a=cast.party("UKR"), party_b=cast.party("UKR"), code="UKR-UKR"))


def refused(write: Callable[[], object]) -> None:
    """The database does not take it."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
