"""E-mail: each message is an effect, claimed once, and sent at least once with the same Message-ID.

The effect holds identifiers alone. Words, address and language are those of
the person at the time of sending; links are made then, and kept nowhere.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from cooperation.address import site_host, site_url
from cooperation.desk.inbox import letters
from cooperation.lines import Lines
from cooperation.pages.people.signing_in.links import FORGOTTEN_LIVES, password_link
from cooperation.words import label, party_name
from cooperation.words.dates import instant_words
from cooperation.words.notices import SUBJECTS, notice_subject
from partners.models import Notice, Officer
from partners.people.digests import notices_in
from partners.records.outbox import Effect, handles

# Addresses that RFC 2606 reserves for examples lead nowhere.
NOWHERE = (".example", ".invalid", ".test")


@handles("mail")
def account_mail(effect: Effect) -> None:
    """Send a person a mail about the own account: an invitation, a link, a change that was made."""
    officer = Officer.objects.filter(pk=effect.data["officer"]).select_related("party").first()
    if officer is None or not officer.is_active:
        return
    what = effect.data["what"]
    with speaking_to(officer):
        when = instant_words(datetime.fromisoformat(effect.data["at"]))
        context: dict[str, Any] = {"when": when, "me_url": site_url(reverse("me"))}
        if what == "invitation":
            roles = [label("role", role) for role in officer.roles]
            context |= {"roles": roles, "link": password_link(officer), "days": settings.INVITATION_DAYS}
        if what == "password_reset":
            context |= {"link": password_link(officer), "hours": int(FORGOTTEN_LIVES.total_seconds() // 3600)}
        send(effect, officer, what, str(SUBJECTS[what]), context)


@handles("notice_mail")
def notice_mail(effect: Effect) -> None:
    """Send the mail of a notice: what it says, the reference and a link; title and partner only where they may leave.

    Who has meanwhile left, read the notice or lost sight of the record gets none.
    """
    notice = Notice.objects.filter(pk=effect.data["notice"]).select_related("officer__party").first()
    if notice is None or notice.read_at or not notice.officer.is_active:
        return
    officer = notice.officer
    with speaking_to(officer):
        (letter,) = letters([notice], officer)
        if letter.about is None:
            return
        line = Lines(officer, [letter]).line(letter)
        subject = notice_subject(line["sentence"], letter.reference)
        send(effect, officer, "notice", subject, {"line": line})


@handles("digest_mail")
def digest_mail(effect: Effect) -> None:
    """Send the digest of an officer: what came up since the last, by partner; of what is out of sight nothing.

    Where nothing of it is in sight any more, no mail goes.
    """
    notices = notices_in(effect.key)
    if not notices or not notices[0].officer.is_active:
        return
    officer = notices[0].officer
    with speaking_to(officer):
        groups, count = Lines(officer, letters(notices, officer)).groups()
        if not count:
            return
        subject = ngettext("One thing comes up", "%(count)s things come up", count) % {"count": count}
        addresses = {"inbox_url": site_url(reverse("notices")), "choice_url": site_url(reverse("reminding"))}
        send(effect, officer, "digest", subject, {"groups": groups, "count": count, **addresses})


@contextmanager
def speaking_to(officer: Officer) -> Iterator[None]:
    """The words and the clock of a person."""
    with translation.override(officer.language), timezone.override(officer.time_zone):
        yield


def send(effect: Effect, officer: Officer, template: str, subject: str, context: dict[str, Any]) -> None:
    """Send one message to one person; raises what the mail server says, and the effect is tried again."""
    if settings.EMAIL_URL and officer.email.endswith(NOWHERE):
        return
    known = {"officer": officer, "party": party_name(officer.party), "installation": settings.INSTALLATION_NAME}
    body = render_to_string(f"mail/{template}.txt", {**known, **context}).strip() + "\n"
    name = hashlib.sha256(effect.key.encode()).hexdigest()[:40]
    message = EmailMessage(
        subject=f"{settings.INSTALLATION_NAME}: {subject}",
        body=body,
        to=[officer.email],
        headers={"Message-ID": f"<{name}@{site_host()}>", "Auto-Submitted": "auto-generated"},
    )
    message.send()
