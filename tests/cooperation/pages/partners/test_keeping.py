"""Who is responsible, points of contact and comments on the partner's page, its list, and over REST."""

from typing import Any

import pytest

from tests.cooperation.pages.looking import as_, look, text


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, cast: Any) -> None:
    monkeypatch.setattr("cooperation.pages.partners.partner.legal_day", lambda: cast.today)
    monkeypatch.setattr("cooperation.pages.partners.keeping.legal_day", lambda: cast.today)


def send(officer: Any, path: str, **said: str) -> None:
    """Fill a form as it is opened and send it."""
    version = look(officer, path).context["version"]
    answer = as_(officer).post(path, {"version": str(version), **said})
    assert answer.status_code == 303, text(answer)


def test_the_page_says_who_does_it_and_what_was_said(cast: Any) -> None:
    cast.record("GBR")
    assert "Nobody of us is responsible" in text(look(cast.desk, "/partners/GBR/"))
    send(cast.desk, "/partners/GBR/responsible/", responsible=str(cast.other_desk.pk))
    send(cast.desk, "/partners/GBR/contacts/new/", function="Head of cooperation", party="GBR", name="Ann Lee")
    send(cast.desk, "/partners/GBR/notes/new/", kind="call", on="2026-11-20", text="Canary call")
    shown = text(look(cast.desk, "/partners/GBR/"))
    assert f"{cast.other_desk} is responsible for it." in shown
    assert "Ann Lee" in shown and "Canary call" in shown
    assert "Canary call" in text(look(cast.desk, "/partners/GBR/notes/", q="canary", kind="call"))
    assert b"Canary call" in look(cast.auditor, "/partners/GBR/notes/", format="csv").content
    theirs = text(look(cast.partner_desk, "/partners/UKR/"))
    assert "Canary" not in theirs and "Ann Lee" not in theirs
    assert look(cast.guest, "/partners/GBR/notes/").status_code == 404


def test_rest_keeps_the_same(cast: Any) -> None:
    client, base = as_(cast.desk), "/api/v1/partnerships/GBR-UKR/own/"
    made = client.post(f"{base}notes/", {"text": "Said", "kind": "talk"}, content_type="application/json")
    assert made.status_code == 201
    assert client.put(base, {"responsible": cast.desk.pk}, content_type="application/json").status_code == 428
    tag = client.get(base).headers["ETag"]
    headers = {"If-Match": tag}
    kept = client.put(base, {"responsible": cast.desk.pk}, content_type="application/json", headers=headers)
    assert kept.json()["responsible_name"] == str(cast.desk)
    (note,) = client.get(f"{base}notes/").json()["results"]
    assert (note["text"], note["kind"]) == ("Said", "talk")
    gone = {"If-Match": client.get(base).headers["ETag"]}
    path = f"{base}notes/{note['id']}/"
    assert client.patch(path, {"withdrawn": True}, content_type="application/json", headers=gone).status_code == 200
    assert client.get(f"{base}notes/").json()["results"] == []
    assert as_(cast.third_desk).get(base).status_code == 404
