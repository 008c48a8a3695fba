"""Signing in: who may, from where, how often, and what is told."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cooperation.pages.people.signing_in.links import PasswordLinks, password_link
from partners.models import Look, Officer, Role
from partners.people.holding import officer_version
from partners.people.inviting import officer_invite
from partners.people.leaving import officer_deactivate
from partners.people.roles import officer_change
from partners.people.second_factor import recovery_sheet_issue
from partners.records.outbox import sweep
from tests.cast import PASSWORD, Cast

LOGIN = "/account/login/"
NEW = "a wholly different phrase"


def sign_in(client: Client, officer: Officer, password: str = PASSWORD, **more: Any) -> Any:
    """Send the form of signing in."""
    return client.post(LOGIN, {"login": officer.email, "password": password}, **more)


def is_in(client: Client) -> bool:
    """Whether a page for officers opens."""
    return client.get("/account/me/").status_code == 200


def code_of(secret: str) -> str:
    """The code that an app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_one_signs_in_by_address_and_password_whatever_the_case(cast: Cast, client: Client) -> None:
    cast.desk.email = cast.desk.email.upper()
    assert sign_in(client, cast.desk).status_code == 302
    assert is_in(client)
    look = Look.objects.get(what="signed_in")
    assert (look.officer, look.owner_id) == (cast.desk.pk, cast.desk.party_id)


def test_signing_out_is_kept_too(cast: Cast, client: Client) -> None:
    sign_in(client, cast.desk)
    client.post("/account/logout/")
    assert not is_in(client)
    assert Look.objects.filter(what="signed_out", officer=cast.desk.pk).count() == 1


def test_a_wrong_password_is_kept_in_the_log_of_the_party(cast: Cast, client: Client) -> None:
    sign_in(client, cast.desk, "wrong")
    assert Look.objects.get(what="sign_in_failed").owner_id == cast.desk.party_id
    client.post(LOGIN, {"login": "nobody@nowhere.example", "password": "wrong"})
    assert Look.objects.count() == 1


def test_who_may_not_sign_in_is_answered_like_a_wrong_password(cast: Cast, client: Client) -> None:
    def told(answer: Any) -> list[str]:
        return [str(error) for error in answer.context["form"].non_field_errors()]

    wrong = told(sign_in(client, cast.desk, "wrong"))
    officer_deactivate(officer=cast.admin, today=cast.today, subject=cast.liaison, expected_version=None)
    Officer.objects.filter(pk=cast.liaison.pk).update(password=cast.desk.password)
    for refused in (cast.liaison, cast.service):
        assert told(sign_in(client, refused)) == wrong
        assert not is_in(client)


def test_sample_accounts_work_from_this_machine_alone(cast: Cast, client: Client) -> None:
    sample = cast.officer("POL", Role.DESK, email="sample@pol.example", is_sample=True)
    assert sign_in(client, sample, REMOTE_ADDR="203.0.113.9").status_code == 200
    assert sign_in(client, sample, HTTP_X_FORWARDED_FOR="127.0.0.1").status_code == 200
    with override_settings(SAMPLE_ANYWHERE=True):
        assert sign_in(Client(), sample, REMOTE_ADDR="203.0.113.9").status_code == 302
    assert sign_in(client, sample).status_code == 302


@pytest.mark.parametrize("without_redis", [False, True])
def test_tries_are_limited_also_where_the_cache_is_a_table(cast: Cast, client: Client, without_redis: bool) -> None:
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}
    with override_settings(CACHES={"default": table if without_redis else memory}):
        for _ in range(5):
            sign_in(client, cast.desk, "wrong")
        assert "form" in sign_in(client, cast.desk).context
        assert not is_in(client)
        assert sign_in(client, cast.minister).status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    for name in ("account_signup", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/account/signup/").status_code == 404


def test_an_invitation_leads_to_a_password_and_works_once(cast: Cast, client: Client) -> None:
    invited = officer_invite(
        officer=cast.admin, today=cast.today, email="new@ukr.example", name="New", roles=[Role.DESK], language="fr"
    )
    sweep()
    message = next(one for one in mail.outbox if one.to == ["new@ukr.example"])
    link = re.search(r"http://[^/]+(/account/password/reset/key/\S+)", message.body).group(1)  # type: ignore[union-attr]
    form = client.get(link, follow=True)
    answer = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert answer.url == "/account/password/reset/key/done/"
    assert sign_in(client, invited, NEW).status_code == 302
    page = client.get("/account/me/").content.decode()
    assert '<html lang="fr"' in page
    assert Client().get(link, follow=True).context["token_fail"]


def test_the_link_of_a_forgotten_password_ends_before_that_of_an_invitation(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = PasswordLinks()
    invited = cast.officer("UKR", Role.DESK, email="new@ukr.example")
    invited.set_unusable_password()
    invited.save()
    keys = {one.pk: links.make_token(one) for one in (cast.desk, invited)}
    later = links._now() + timezone.timedelta(days=1)
    monkeypatch.setattr(PasswordLinks, "_now", lambda self: later)
    assert not links.check_token(cast.desk, keys[cast.desk.pk])
    assert links.check_token(invited, keys[invited.pk])


def test_asking_for_a_new_password_tells_nobody_who_is_known_here(cast: Cast, client: Client) -> None:
    pages = []
    for address in (cast.desk.email, cast.service.email, "nobody@nowhere.example"):
        answer = client.post("/account/password/reset/", {"email": address}, follow=True)
        pages.append(re.sub(r'value="[^"]{64}"', "", answer.content.decode()))
    assert pages[0] == pages[1] == pages[2]
    sweep()
    assert [one.to for one in mail.outbox] == [[cast.desk.email]]


def test_whoever_must_have_a_second_factor_sets_it_up_first(cast: Cast, client: Client) -> None:
    sign_in(client, cast.approver)
    for address in ("/account/me/", "/people/", "/notices/"):
        assert client.get(address).url == "/account/second-factor/"  # type: ignore[attr-defined]
    refused = client.get("/api/v1/me/")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    form = client.get("/account/2fa/totp/activate/")
    code = code_of(form.context["form"].secret)
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    assert is_in(client)


def test_an_app_is_asked_for_at_the_next_sign_in(cast: Cast, client: Client) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(cast.desk, secret)
    assert sign_in(client, cast.desk).url == "/account/2fa/authenticate/"
    assert not is_in(client)
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert not is_in(client)
    assert Look.objects.get(what="sign_in_failed").detail == {"by": "totp"}
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert is_in(client)
    assert secret not in str(Authenticator.objects.get(user=cast.desk).data)


def test_a_printed_sheet_signs_in_each_code_once(cast: Cast, client: Client) -> None:
    codes = recovery_sheet_issue(officer=cast.admin, today=cast.today, subject=cast.approver)
    for code, works in ((codes[0], True), (codes[0], False), (f"{codes[1][:4]} {codes[1][4:]}", True)):
        assert sign_in(client, cast.approver).url == "/account/2fa/authenticate/"
        client.post("/account/2fa/authenticate/", {"code": code})
        assert is_in(client) is works
        client.post("/account/logout/")


def test_closing_an_account_ends_what_is_open(cast: Cast, client: Client) -> None:
    sign_in(client, cast.desk)
    assert is_in(client)
    officer_deactivate(officer=cast.admin, today=cast.today, subject=cast.desk, expected_version=None)
    assert not is_in(client)


def test_a_new_approver_proves_more_before_going_on(cast: Cast, client: Client) -> None:
    sign_in(client, cast.desk)
    officer_change(
        officer=cast.admin,
        today=cast.today,
        subject=cast.desk,
        expected_version=officer_version(cast.desk),
        roles=[Role.APPROVER],
    )
    assert not is_in(client)
    sign_in(client, cast.desk)
    assert client.get("/account/me/").url == "/account/second-factor/"  # type: ignore[attr-defined]


@pytest.mark.parametrize("shared", [True, False])
def test_a_shared_computer_is_left_signed_out(
    cast: Cast, client: Client, shared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    Officer.objects.filter(pk=cast.desk.pk).update(shared_computer=shared)
    sign_in(client, cast.desk)
    now = time.time()
    monkeypatch.setattr("cooperation.pages.people.signing_in.middleware.time.time", lambda: now + 29 * 60)
    assert is_in(client)
    monkeypatch.setattr("cooperation.pages.people.signing_in.middleware.time.time", lambda: now + 60 * 60)
    assert is_in(client) is not shared
    assert Look.objects.filter(what="signed_out", detail={"idle": True}).exists() is shared


def test_a_program_with_an_idle_session_is_told_in_its_own_form(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, cast.desk)
    is_in(client)
    later = time.time() + 60 * 60
    monkeypatch.setattr("cooperation.pages.people.signing_in.middleware.time.time", lambda: later)
    answer = client.get("/api/v1/me/")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_links_lead_to_the_address_of_the_installation(cast: Cast) -> None:
    with override_settings(SITE_ADDRESS="https://entente.ministry.example/"):
        assert password_link(cast.desk).startswith("https://entente.ministry.example/account/password/reset/key/")
