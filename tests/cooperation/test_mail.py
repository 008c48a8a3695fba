"""Mail: sent with the same Message-ID however often, in the reader's language, and of a national record no title."""

from unittest.mock import patch

import pytest
from django.core import mail
from django.test import override_settings

from partners.models import Effect, Officer
from partners.people.inviting import send_mail_to
from partners.people.notices import notify
from partners.records.outbox import carry_out, sweep
from tests.cast import Cast


def notice_about(cast: Cast, officer: Officer, audience: str, partner: str = "GBR") -> str:
    """A notice on a record of this audience; its reference."""
    record = cast.record(partner=partner, audience=audience, titles={"en": "Secret title", "fr": "Titre secret"})
    mail.outbox.clear()
    Effect.objects.all().delete()
    notify([officer], code="audience_asked", key="k", subject="agreement", subject_id=record.pk, to="public")
    return record.reference or ""


@pytest.mark.parametrize(("audience", "told"), [("national", False), ("parties", False), ("public", True)])
def test_the_title_goes_by_mail_only_where_all_may_know_it(cast: Cast, audience: str, told: bool) -> None:
    reference = notice_about(cast, cast.approver, audience)
    sweep()
    message = mail.outbox[0]
    assert message.to == [cast.approver.email]
    assert reference in message.body and reference in message.subject
    assert ("Secret title" in message.body) is told


def test_the_words_are_those_of_the_reader(cast: Cast) -> None:
    Officer.objects.filter(pk=cast.approver.pk).update(language="fr")
    notice_about(cast, cast.approver, "public")
    sweep()
    assert "Titre secret" in mail.outbox[0].body


@pytest.mark.parametrize("gone", ["sight", "read", "left"])
def test_whoever_lost_sight_read_it_or_left_gets_none(cast: Cast, gone: str) -> None:
    reader = cast.third_desk if gone == "sight" else cast.approver
    notice_about(cast, reader, "national")
    if gone == "read":
        reader.notices.update(read_at="2026-11-22T00:00:00Z")
    if gone == "left":
        Officer.objects.filter(pk=reader.pk).update(is_active=False)
    sweep()
    assert mail.outbox == []
    assert Effect.objects.get(kind="notice_mail").done_at


def test_a_mail_sent_again_carries_the_same_identifier(cast: Cast) -> None:
    send_mail_to(cast.desk, "password_changed")
    pk = Effect.objects.get(kind="mail").pk
    with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionError("no line")):
        assert not carry_out(pk)
    Effect.objects.filter(pk=pk).update(due_at="2026-01-01T00:00:00Z")
    assert carry_out(pk)
    Effect.objects.filter(pk=pk).update(done_at=None, claimed_at=None)
    assert carry_out(pk)
    identifiers = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert len(mail.outbox) == 2 and len(identifiers) == 1


def test_invented_addresses_get_no_real_mail(cast: Cast) -> None:
    send_mail_to(cast.desk, "password_changed")
    with override_settings(EMAIL_URL="smtp://mail.ministry"):
        sweep()
    assert mail.outbox == []
