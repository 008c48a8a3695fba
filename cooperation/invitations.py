"""Mails to whoever sits at the table: the invitation, its change, its withdrawal, with the calendar entry."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cooperation.address import site_host
from cooperation.mail import NOWHERE
from cooperation.meetings.inviting import KIND
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.pages.meetings.ics import invitation
from cooperation.pages.meetings.told import title_of, when_words, where_words
from cooperation.words import party_name
from partners.records.outbox import Effect, handles


@handles(KIND)
def meeting_mail(effect: Effect) -> None:
    """Send one person the invitation to a meeting as it is now, or take it back.

    What was changed again meanwhile is not sent: a later effect tells it.
    Whoever is no longer at the table hears of it once, by a withdrawal.
    """
    data = effect.data
    joined = ("partnership__party_a", "partnership__party_b", "owner")
    meeting = Meeting.objects.filter(pk=data["meeting"], mistake_at=None).select_related(*joined).first()
    person = Delegate.objects.filter(pk=data["delegate"], meeting=data["meeting"]).first()
    gone = bool(data.get("gone"))
    if meeting is None or person is None or (not gone and meeting.sequence != data["sequence"]):
        return
    if gone != (person.mistake_at is not None) or meeting.starts_at is None:
        return
    with translation.override(person.language), timezone.override(meeting.zone):
        _send(effect, meeting, person, gone)


def _send(effect: Effect, meeting: Meeting, person: Delegate, gone: bool) -> None:
    if settings.EMAIL_URL and person.office_contact.endswith(NOWHERE):
        return
    cancelled = gone or meeting.status == "cancelled"
    context: dict[str, Any] = {
        "kind": "cancelled" if cancelled else "changed" if meeting.sequence else "invited",
        "person": person,
        "title": title_of(meeting),
        "when": when_words(meeting),
        "where": where_words(meeting),
        "zone": meeting.zone,
        "reference": meeting.reference,
        "party": party_name(meeting.owner),
        "installation": settings.INSTALLATION_NAME,
    }
    subjects = {"invited": _("Invitation: %(title)s"), "changed": _("Changed: %(title)s")}
    subject = subjects.get(context["kind"], _("Cancelled: %(title)s")) % {"title": context["title"]}
    name = hashlib.sha256(effect.key.encode()).hexdigest()[:40]
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string("mail/meeting.txt", context).strip() + "\n",
        to=[person.office_contact],
        headers={"Message-ID": f"<{name}@{site_host()}>", "Auto-Submitted": "auto-generated"},
    )
    entry = invitation(meeting, sequence=effect.data["sequence"], cancelled=cancelled).decode()
    method = "CANCEL" if cancelled else "REQUEST"
    message.attach_alternative(entry, f"text/calendar; method={method}")
    message.send()
