"""Rights and leaving: the party keeps an administrator, and a session never outlives its rights."""

from threading import Thread

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import override_settings

from partners.models import ApiToken, Change, Effect, Officer, Role
from partners.people.holding import officer_version
from partners.people.leaving import officer_deactivate, officer_reactivate
from partners.people.own_account import officer_profile_change
from partners.people.roles import officer_change
from partners.people.second_factor import (
    recovery_sheet_issue,
    second_factor_missing,
    second_factor_required,
    second_factors,
)
from partners.people.sessions import UserSession
from partners.people.tokens import token_create
from partners.records.errors import Forbidden, Malformed, Refused, Stale, Unseen
from tests.cast import Cast


def session_of(officer: Officer) -> SessionStore:
    """A session that is open somewhere."""
    store = SessionStore()
    store["_auth_user_id"] = str(officer.pk)
    store.save()
    UserSession.objects.create(user=officer, ip="192.0.2.1", session_key=store.session_key, user_agent="Test")
    return store


def change(cast: Cast, subject: Officer, **values: object) -> Officer:
    """A change of rights by the administrator."""
    given = {"expected_version": officer_version(subject), **values}
    return officer_change(officer=cast.admin, today=cast.today, subject=subject, **given)


def test_an_administrator_changes_roles_and_function(cast: Cast) -> None:
    changed = change(cast, cast.desk, roles=[Role.AUDITOR, Role.LIAISON], function="Head of section")
    assert changed.roles == [Role.LIAISON, Role.AUDITOR]
    assert changed.function == "Head of section"


def test_administering_gives_no_sight_of_records(cast: Cast) -> None:
    assert not cast.admin.reads_national and not cast.admin.reads_shared and not cast.admin.writes


@pytest.mark.parametrize("who", ["desk", "approver", "auditor", "own_guest", "partner_approver"])
def test_nobody_else_gives_rights(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        officer_change(
            officer=getattr(cast, who),
            today=cast.today,
            subject=cast.desk,
            expected_version=None,
            roles=[Role.APPROVER],
        )


def test_people_of_another_party_are_not_there(cast: Cast) -> None:
    for service in (officer_change, officer_deactivate, officer_reactivate):
        with pytest.raises(Unseen):
            service(officer=cast.admin, today=cast.today, subject=cast.third_desk, expected_version=None)


def test_the_slower_of_two_administrators_is_told_what_changed(cast: Cast) -> None:
    read = officer_version(cast.desk)
    change(cast, cast.desk, function="Head of section")
    with pytest.raises(Stale) as stale:
        change(cast, cast.desk, roles=[Role.AUDITOR], expected_version=read)
    assert [row["fields"] for row in stale.value.changes] == [["function"]]
    assert Officer.objects.get(pk=cast.desk.pk).roles == [Role.DESK]


def test_the_last_administrator_neither_leaves_nor_drops_the_role(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        change(cast, cast.admin, roles=[Role.AUDITOR])
    assert refused.value.conditions[0].code == "last_administrator"
    with pytest.raises(Refused):
        officer_deactivate(officer=cast.admin, today=cast.today, subject=cast.admin, expected_version=None)
    other = cast.officer("UKR", Role.ADMINISTRATOR, email="second@ukr.example")
    assert change(cast, cast.admin, roles=[Role.AUDITOR]).roles == [Role.AUDITOR]
    assert other.is_active


def test_of_two_administrators_who_leave_at_once_one_stays(committed_db: object, cast: Cast) -> None:
    other = cast.officer("UKR", Role.ADMINISTRATOR, email="second@ukr.example")
    outcomes: list[str] = []

    def leave(officer: Officer) -> None:
        try:
            officer_deactivate(officer=officer, today=cast.today, subject=officer, expected_version=None)
            outcomes.append("left")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=leave, args=(one,)) for one in (cast.admin, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["left", "refused"]


def test_a_person_does_not_become_a_service_account(cast: Cast) -> None:
    for subject, roles in ((cast.desk, [Role.SERVICE]), (cast.service, [Role.DESK])):
        with pytest.raises(Malformed):
            change(cast, subject, roles=roles)


def test_another_address_must_be_proved(cast: Cast) -> None:
    open_one = session_of(cast.desk)
    changed = change(cast, cast.desk, email="New@ukr.example")
    assert changed.email == "new@ukr.example"
    assert not Officer.objects.get(pk=cast.desk.pk).has_usable_password()
    assert not SessionStore().exists(open_one.session_key)
    assert Effect.objects.filter(kind="mail", data__officer=cast.desk.pk, data__what="invitation").count() == 1


def test_whoever_must_prove_more_than_before_signs_in_anew(cast: Cast) -> None:
    desk, minister = session_of(cast.desk), session_of(cast.minister)
    change(cast, cast.desk, roles=[Role.APPROVER])
    change(cast, cast.minister, roles=[Role.AUDITOR])
    assert not SessionStore().exists(desk.session_key)
    assert SessionStore().exists(minister.session_key)


def test_leaving_ends_sessions_tokens_and_the_password_and_deletes_nobody(cast: Cast) -> None:
    open_one = session_of(cast.desk)
    token_create(officer=cast.desk, today=cast.today, name="board")
    officer_deactivate(officer=cast.admin, today=cast.today, subject=cast.desk, expected_version=None)
    left = Officer.objects.get(pk=cast.desk.pk)
    assert not left.is_active and not left.has_usable_password()
    assert left.roles == [Role.DESK]
    assert not SessionStore().exists(open_one.session_key)
    assert not ApiToken.objects.filter(user=left).exists()
    with pytest.raises(Refused):
        officer_deactivate(officer=cast.admin, today=cast.today, subject=left, expected_version=None)


def test_coming_back_is_by_invitation(cast: Cast) -> None:
    with pytest.raises(Refused):
        officer_reactivate(officer=cast.admin, today=cast.today, subject=cast.desk, expected_version=None)
    officer_deactivate(officer=cast.admin, today=cast.today, subject=cast.desk, expected_version=None)
    back = officer_reactivate(officer=cast.admin, today=cast.today, subject=cast.desk, expected_version=None)
    assert back.is_active and not back.has_usable_password()
    assert Effect.objects.filter(kind="mail", data__officer=back.pk, data__what="invitation").count() == 1


def test_one_changes_how_one_is_called_and_the_history_keeps_that_alone(cast: Cast) -> None:
    changed = officer_profile_change(
        officer=cast.desk, today=cast.today, name="Olena Bondar", language="fr", time_zone="Europe/Kyiv"
    )
    assert (changed.name, changed.language, changed.roles) == ("Olena Bondar", "fr", [Role.DESK])
    row = Change.objects.filter(source="partners_officer", record_id=cast.desk.pk, op="u").latest("id")
    assert row.after == {"name": "…", "language": "fr", "time_zone": "Europe/Kyiv"}


def test_a_new_password_is_no_change_of_the_record(cast: Cast) -> None:
    read = officer_version(cast.desk)
    cast.desk.set_password("another long phrase")
    cast.desk.save(update_fields=["password", "last_login"])
    assert officer_version(cast.desk) == read


@pytest.mark.parametrize(
    ("who", "setting", "required"),
    [
        ("desk", False, False),
        ("desk", True, True),
        ("approver", False, True),
        ("admin", False, True),
        ("service", True, False),
    ],
)
def test_who_needs_a_second_factor(cast: Cast, who: str, setting: bool, required: bool) -> None:
    with override_settings(SECOND_FACTOR_REQUIRED=setting):
        assert second_factor_required(getattr(cast, who)) is required


def test_the_sample_needs_none_unless_the_setting_asks(cast: Cast) -> None:
    approver = cast.officer("POL", Role.APPROVER, email="sample@pol.example", is_sample=True)
    assert not second_factor_required(approver)
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        assert second_factor_required(approver)


def test_a_printed_sheet_is_a_second_factor_and_ends_the_earlier_one(cast: Cast) -> None:
    assert second_factor_missing(cast.approver)
    first = recovery_sheet_issue(officer=cast.admin, today=cast.today, subject=cast.approver)
    assert second_factors(cast.approver) == ["recovery_codes"]
    assert not second_factor_missing(cast.approver)
    second = recovery_sheet_issue(officer=cast.admin, today=cast.today, subject=cast.approver)
    sheet = Authenticator.objects.get(user=cast.approver).wrap()
    assert len(set(first) | set(second)) == 20
    assert not sheet.validate_code(first[0])
    assert sheet.validate_code(second[0]) and not sheet.validate_code(second[0])


def test_codes_are_kept_encrypted_and_shown_to_nobody_afterwards(cast: Cast) -> None:
    recovery_sheet_issue(officer=cast.admin, today=cast.today, subject=cast.approver)
    kept = Authenticator.objects.get(user=cast.approver)
    assert kept.data["seed"].startswith("gAAAA")
    assert kept.wrap().did_view


def test_nobody_prints_a_sheet_for_themselves_or_for_strangers(cast: Cast) -> None:
    today = cast.today
    with pytest.raises(Forbidden):
        recovery_sheet_issue(officer=cast.admin, today=today, subject=cast.admin)
    with pytest.raises(Forbidden):
        recovery_sheet_issue(officer=cast.approver, today=today, subject=cast.desk)
    with pytest.raises(Unseen):
        recovery_sheet_issue(officer=cast.admin, today=today, subject=cast.third_approver)
    with pytest.raises(Refused):
        recovery_sheet_issue(officer=cast.admin, today=today, subject=cast.service)
