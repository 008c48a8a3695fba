"""The pages of people: administrators see their own party's, everybody sees themselves."""

import pytest
from django.test import Client

from partners.models import ApiToken, Look, Officer, Role
from partners.people.holding import officer_version
from partners.people.notices import notify
from tests.cast import PASSWORD, Cast


@pytest.fixture
def admin(cast: Cast) -> Client:
    """The administrator of Ukraine, signed in."""
    client = Client()
    client.force_login(cast.admin)
    return client


def as_officer(officer: Officer) -> Client:
    """Somebody signed in."""
    client = Client()
    client.force_login(officer)
    return client


def test_without_an_account_every_page_asks_to_sign_in(cast: Cast, client: Client) -> None:
    for address in (
        "/people/",
        "/people/invite/",
        "/account/me/",
        "/account/tokens/",
        "/notices/",
        "/account/sessions/",
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url == f"/account/login/?next={address}"  # type: ignore[attr-defined]


def test_an_administrator_sees_the_people_of_the_own_party_alone(cast: Cast, admin: Client) -> None:
    page = admin.get("/people/").content.decode()
    assert all(one.name in page for one in cast.everybody().values() if one.party == cast.admin.party)
    assert not any(one.email in page for one in cast.everybody().values() if one.party != cast.admin.party)
    for suffix in ("", "invite/", "deactivate/", "reactivate/", "sheet/"):
        address = f"/people/{cast.third_desk.pk}/{suffix}"
        assert admin.post(address).status_code == 404
    assert admin.get(f"/people/{cast.third_desk.pk}/").status_code == 404
    assert admin.get("/people/999999/").status_code == 404


@pytest.mark.parametrize("who", ["desk", "approver", "minister", "auditor", "own_guest", "partner_desk"])
def test_people_are_no_page_for_others(cast: Cast, who: str) -> None:
    client = as_officer(getattr(cast, who))
    for address in ("/people/", "/people/invite/", f"/people/{cast.desk.pk}/"):
        assert client.get(address).status_code == 403
    assert client.post(f"/people/{cast.desk.pk}/deactivate/").status_code == 403


def test_the_list_is_searched_filtered_and_taken_away_as_a_file(cast: Cast, admin: Client) -> None:
    for question in ("q=liaison", "role=auditor", "state=closed"):
        assert f"/people/{cast.desk.pk}/" not in admin.get(f"/people/?{question}").content.decode()
    assert f"/people/{cast.desk.pk}/" in admin.get("/people/?q=DESK&state=active").content.decode()
    lines = admin.get("/people/?role=auditor&format=csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and cast.auditor.email in lines[1]
    assert Look.objects.get(what="export").officer == cast.admin.pk


def test_inviting_by_the_page_is_done_once_however_often_it_is_sent(cast: Cast, admin: Client) -> None:
    form = {"name": "New One", "email": "new@ukr.example", "roles": ["desk_officer"], "language": "fr"}
    sent = [admin.post("/people/invite/", {**form, "submission": "one"}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [303, 303]
    assert Officer.objects.filter(email="new@ukr.example").count() == 1
    assert sent[0].url == sent[1].url  # type: ignore[attr-defined]


def test_a_refused_form_comes_back_filled(cast: Cast, admin: Client) -> None:
    form = {"name": "New One", "email": "new@ukr.example", "roles": ["guest", "approver"], "language": "fr"}
    answer = admin.post("/people/invite/", form)
    assert answer.status_code == 400
    assert "new@ukr.example" in answer.content.decode()
    taken = admin.post("/people/invite/", {**form, "roles": ["approver"], "email": cast.third_desk.email})
    assert taken.status_code == 409


def test_rights_are_changed_unless_somebody_was_faster(cast: Cast, admin: Client) -> None:
    address = f"/people/{cast.desk.pk}/"
    form = {"roles": ["auditor"], "function": "", "email": cast.desk.email, "version": officer_version(cast.desk)}
    assert admin.post(address, form).status_code == 303
    assert Officer.objects.get(pk=cast.desk.pk).roles == [Role.AUDITOR]
    assert admin.post(address, {**form, "roles": ["approver"]}).status_code == 412
    assert Officer.objects.get(pk=cast.desk.pk).roles == [Role.AUDITOR]


def test_the_last_administrator_stays(cast: Cast, admin: Client) -> None:
    assert admin.post(f"/people/{cast.admin.pk}/deactivate/").status_code == 409


def test_leaving_and_coming_back_by_the_page(cast: Cast, admin: Client) -> None:
    admin.post(f"/people/{cast.desk.pk}/deactivate/")
    assert not Officer.objects.get(pk=cast.desk.pk).is_active
    admin.post(f"/people/{cast.desk.pk}/reactivate/")
    assert Officer.objects.get(pk=cast.desk.pk).is_active


def test_a_sheet_is_shown_once_and_kept_by_no_cache(cast: Cast, admin: Client) -> None:
    address = f"/people/{cast.approver.pk}/sheet/"
    assert admin.get(address).status_code == 405
    answer = admin.post(address)
    codes = answer.context["codes"]
    assert len(codes) == 10 and all(code in answer.content.decode() for code in codes)
    assert "no-store" in answer["Cache-Control"]
    assert not any(code in admin.get(f"/people/{cast.approver.pk}/").content.decode() for code in codes)


def test_one_changes_ones_own_account_and_no_rights(cast: Cast) -> None:
    client = as_officer(cast.desk)
    form = {"name": "Olena", "language": "fr", "time_zone": "Europe/Kyiv", "roles": ["approver"], "clearance": "4"}
    assert client.post("/account/me/", form).status_code == 303
    kept = Officer.objects.get(pk=cast.desk.pk)
    assert (kept.name, kept.language, kept.time_zone, kept.shared_computer) == ("Olena", "fr", "Europe/Kyiv", False)
    assert (kept.roles, kept.clearance) == ([Role.DESK], 0)


def test_what_was_typed_and_not_sent_is_there_again_and_can_be_dropped(cast: Cast) -> None:
    client = as_officer(cast.desk)
    client.post("/drafts/me/", {"name": "Half a na", "language": "fr", "time_zone": "UTC"})
    assert "Half a na" in client.get("/account/me/").content.decode()
    client.post("/account/me/?forget")
    assert "Half a na" not in client.get("/account/me/").content.decode()


def test_the_language_is_kept_for_good_and_leads_back_here_alone(cast: Cast, client: Client) -> None:
    signed = as_officer(cast.desk)
    answer = signed.post("/language/", {"language": "fr", "next": "/notices/"})
    assert answer.url == "/notices/"  # type: ignore[attr-defined]
    assert Officer.objects.get(pk=cast.desk.pk).language == "fr"
    answer = client.post("/language/", {"language": "fr", "next": "//elsewhere.example/"})
    assert answer.url == "/"  # type: ignore[attr-defined]
    assert '<html lang="fr"' in client.get("/account/login/").content.decode()
    assert client.post("/language/", {"language": "xx"}).status_code == 400


def test_a_token_is_shown_once_and_revoked(cast: Cast) -> None:
    client = as_officer(cast.desk)
    form = {"name": "status board", "scope": "read", "expiry_days": "30", "networks": "192.0.2.0/24"}
    answer = client.post("/account/tokens/", form)
    secret = answer.context["secret"]
    assert secret in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert secret not in client.get("/account/tokens/").content.decode()
    key = ApiToken.objects.get().token_key
    assert as_officer(cast.liaison).post("/account/tokens/revoke/", {"token": key}).status_code == 404
    assert client.post("/account/tokens/revoke/", {"token": key}).status_code == 303
    assert not ApiToken.objects.exists()
    assert client.post("/account/tokens/", {**form, "networks": "everywhere"}).status_code == 400


def test_notices_name_the_record_only_while_it_is_seen(cast: Cast) -> None:
    record = cast.record(partner="POL", titles={"en": "Agreement on patrols"})
    for one in (cast.desk, cast.third_desk):
        notify([one], code="act_contested", key="contest:1", subject="agreement", subject_id=record.pk)
    client = as_officer(cast.desk)
    assert "Agreement on patrols" in client.get("/notices/").content.decode()
    assert "Agreement on patrols" not in as_officer(cast.third_desk).get("/notices/").content.decode()
    newest = client.get("/notices/").context["newest"]
    client.post("/notices/read/", {"up_to": newest})
    assert client.get("/notices/").context["newest"] is None


def test_one_place_is_signed_out_or_all_others(cast: Cast) -> None:
    places = [Client(HTTP_USER_AGENT=f"Firefox/{number} Windows") for number in range(3)]
    for place in places:
        place.post("/account/login/", {"login": cast.desk.email, "password": PASSWORD})
    here = places[0]
    rows = here.get("/account/sessions/").context["table"]["rows"]
    ends = [row["cells"][-1]["action"]["fields"][0]["value"] for row in rows if row["cells"][-1]]
    assert len(ends) == 2
    here.post("/account/sessions/", {"session": ends[0]})
    assert sum(place.get("/account/me/").status_code == 200 for place in places) == 2
    here.post("/account/sessions/", {"all": "1"})
    assert [place.get("/account/me/").status_code for place in places] == [200, 302, 302]
    assert as_officer(cast.liaison).post("/account/sessions/", {"session": ends[1]}).status_code == 404
