"""A mail server that is gone for days loses no mail; what is given up is seen by its administrator, and sent again."""

import datetime as dt
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone

from cooperation.desk.needs import needs_of
from partners.models import Effect, Look
from partners.people.inviting import send_mail_to
from partners.people.unsent import mail_send_again, unsent_mail
from partners.records.errors import Forbidden, Unseen
from partners.records.outbox import GIVE_UP_AFTER, carry_out, sweep, wait_after
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.pages.looking import as_, look, text

SEND = "django.core.mail.EmailMessage.send"


def lost(officer: Any) -> Effect:
    """A mail to somebody that nobody tries any more."""
    send_mail_to(officer, "password_changed")
    made = Effect.objects.latest("pk")
    Effect.objects.filter(pk=made.pk).update(attempts=GIVE_UP_AFTER, error="ConnectionError('no line')")
    mail.outbox.clear()
    return made


def test_mail_is_tried_for_four_days_and_never_more_than_an_hour_apart(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_mail_to(cast.desk, "password_changed")
    effect = Effect.objects.latest("pk")
    first = now = effect.due_at
    monkeypatch.setattr("partners.records.outbox.timezone.now", lambda: now)
    with patch(SEND, side_effect=ConnectionError("no line")):
        while Effect.objects.get(pk=effect.pk).attempts < GIVE_UP_AFTER:
            assert not carry_out(effect.pk)
            waited = Effect.objects.get(pk=effect.pk).due_at - now
            assert dt.timedelta() < waited <= dt.timedelta(hours=1)
            now += waited
            if now - first >= dt.timedelta(days=4):
                break
    assert now - first >= dt.timedelta(days=4)
    assert carry_out(effect.pk) and len(mail.outbox) == 1
    assert sum((wait_after(one) for one in range(1, GIVE_UP_AFTER)), dt.timedelta()) < dt.timedelta(days=6)


def test_what_is_given_up_is_on_the_administrators_desk_and_goes_again(cast: Cast) -> None:
    rest = Rest()
    ours, theirs = lost(cast.desk), lost(cast.partner_desk)
    assert sweep() == 0
    assert [need.code for need in needs_of(cast.admin, TODAY).mine if need.code == "mail_unsent"] == ["mail_unsent"]
    assert not [need for need in needs_of(cast.desk, TODAY).mine if need.code == "mail_unsent"]
    seen = look(cast.admin, "/people/mail/")
    assert cast.desk.email in text(seen) and cast.partner_desk.email not in text(seen) and "no line" in text(seen)
    assert cast.desk.email in look(cast.admin, "/people/mail/", format="csv").content.decode()
    assert cast.desk.email not in text(look(cast.admin, "/people/mail/", state="tried"))
    assert look(cast.desk, "/people/mail/").status_code == 403
    assert [one["given_up"] for one in rest.get(cast.admin, "mail/unsent/").data["results"]] == [True]
    assert rest.get(cast.desk, "mail/unsent/").status == 403
    assert rest.post(cast.admin, "mail/unsent/", {"ids": [theirs.pk]}).status == 404
    assert as_(cast.admin).post("/people/mail/again/", {"mail": [ours.pk]}).status_code == 303
    assert sweep() == 1 and [one.to for one in mail.outbox] == [[cast.desk.email]]
    assert unsent_mail(cast.admin) == [] and Look.objects.filter(what="mail_sent_again").count() == 1
    assert "All mail was sent" in text(look(cast.admin, "/people/mail/"))


def test_only_an_administrator_sends_again_and_only_what_did_not_go(cast: Cast) -> None:
    ours = lost(cast.desk)
    told: dict[str, Any] = {"today": TODAY, "keys": [ours.pk]}
    with pytest.raises(Forbidden):
        mail_send_again(officer=cast.desk, **told)
    Effect.objects.filter(pk=ours.pk).update(done_at=timezone.now())
    with pytest.raises(Unseen):
        mail_send_again(officer=cast.admin, **told)
