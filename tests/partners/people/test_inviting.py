"""Coming and staying: who invites whom, and who opens a party."""

import pytest

from partners.models import Change, Effect, Officer, Role
from partners.people.inviting import is_invited, officer_invite, officer_invite_again, party_open
from partners.records.errors import Forbidden, Malformed, Refused, Unseen
from tests.cast import Cast

BEKELE = {"email": " Bekele@MOD.example ", "name": "Bekele Abebe", "roles": [Role.DESK]}


def mails(officer: Officer) -> list[str]:
    """What goes by mail to an officer."""
    return list(Effect.objects.filter(kind="mail", data__officer=officer.pk).values_list("data__what", flat=True))


def test_an_administrator_invites_into_the_own_party(cast: Cast) -> None:
    invited = officer_invite(officer=cast.admin, today=cast.today, **BEKELE)
    assert (invited.party, invited.email, invited.roles) == (cast.party("UKR"), "bekele@mod.example", [Role.DESK])
    assert is_invited(invited)
    assert mails(invited) == ["invitation"]


def test_the_mail_waits_with_identifiers_alone(cast: Cast) -> None:
    invited = officer_invite(officer=cast.admin, today=cast.today, **BEKELE)
    effect = Effect.objects.get(kind="mail", data__officer=invited.pk)
    assert set(effect.data) == {"what", "officer", "at"}


@pytest.mark.parametrize("who", ["desk", "liaison", "approver", "minister", "auditor", "service", "own_guest"])
def test_nobody_else_invites(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        officer_invite(officer=getattr(cast, who), today=cast.today, **BEKELE)


def test_an_address_belongs_to_one_officer_whatever_its_case(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        officer_invite(officer=cast.admin, today=cast.today, **{**BEKELE, "email": "THIRD_DESK@pol.example"})
    assert refused.value.conditions[0].code == "one_officer_per_email"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"email": "nobody"}, "email", "not_an_email"),
        ({"email": ""}, "email", "required"),
        ({"name": " "}, "name", "required"),
        ({"name": "x" * 121}, "name", "too_long"),
        ({"roles": []}, "roles", "required"),
        ({"roles": ["king"]}, "roles", "unknown"),
        ({"roles": ["guest", "approver"]}, "roles", "role_stands_alone"),
        ({"roles": ["service_account", "desk_officer"]}, "roles", "role_stands_alone"),
        ({"clearance": 1}, "clearance", "out_of_range"),
        ({"language": "xx"}, "language", "unknown"),
        ({"time_zone": "Mars/Base"}, "time_zone", "unknown"),
    ],
)
def test_what_is_wrong_is_named_by_field(cast: Cast, given: dict, field: str, code: str) -> None:
    with pytest.raises(Malformed) as malformed:
        officer_invite(officer=cast.admin, today=cast.today, **{**BEKELE, **given})
    assert malformed.value.fields == {field: [code]}


def test_a_service_account_gets_no_invitation(cast: Cast) -> None:
    made = officer_invite(officer=cast.admin, today=cast.today, **{**BEKELE, "roles": [Role.SERVICE]})
    assert mails(made) == []
    assert not is_invited(made)


def test_whoever_the_sample_invites_is_of_the_sample(cast: Cast) -> None:
    admin = cast.officer("POL", Role.ADMINISTRATOR, email="sample@pol.example", is_sample=True)
    assert officer_invite(officer=admin, today=cast.today, **BEKELE).is_sample


def test_an_invitation_is_sent_again_until_a_password_is_chosen(cast: Cast) -> None:
    invited = officer_invite(officer=cast.admin, today=cast.today, **BEKELE)
    officer_invite_again(officer=cast.admin, today=cast.today, subject=invited)
    assert mails(invited) == ["invitation"] * 2
    with pytest.raises(Refused):
        officer_invite_again(officer=cast.admin, today=cast.today, subject=cast.desk)
    with pytest.raises(Unseen):
        officer_invite_again(officer=cast.admin, today=cast.today, subject=cast.third_desk)


def test_only_a_party_without_officers_is_opened(cast: Cast) -> None:
    who = {"email": "first@est.example", "name": "Mari Tamm"}
    first = party_open(officer=None, today=cast.today, party=cast.party("EST"), **who)
    assert (first.roles, mails(first)) == ([Role.ADMINISTRATOR], ["invitation"])
    with pytest.raises(Refused) as refused:
        party_open(officer=None, today=cast.today, party=cast.party("EST"), email="b@est.example", name="B")
    assert refused.value.conditions[0].code == "party_has_officers"


def test_only_the_operator_opens_a_party(cast: Cast) -> None:
    who = {"email": "first@est.example", "name": "Mari Tamm", "party": cast.party("EST"), "today": cast.today}
    with pytest.raises(Forbidden):
        party_open(officer=cast.admin, **who)
    Officer.objects.filter(pk=cast.admin.pk).update(is_operator=True)
    cast.admin.refresh_from_db()
    assert party_open(officer=cast.admin, **who).party == cast.party("EST")


def test_the_history_keeps_that_a_person_was_made_and_not_who_it_is(cast: Cast) -> None:
    invited = officer_invite(officer=cast.admin, today=cast.today, **BEKELE)
    row = Change.objects.get(source="partners_officer", record_id=invited.pk)
    assert row.officer == cast.admin.pk
    assert row.after["roles"] == [Role.DESK]
    assert {row.after[name] for name in ("email", "name", "function", "office_contact")} == {"…"}
    assert "password" not in row.after
