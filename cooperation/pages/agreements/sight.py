"""Who sees an agreement: the sentence, a request that waits, open one-time links."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.opened import opened_by
from cooperation.pages.agreements.reading import Reading, about
from cooperation.pages.audience.previewing import previews
from cooperation.words import label
from cooperation.words.dates import day_words, instant_words
from partners.models import AnswerLink, AudienceRequest, Role
from partners.records.record import Audience


def sight(reading: Reading, officer: Any) -> dict[str, Any]:
    """The card of who sees it, for the party that wrote it."""
    agreement = reading.agreement
    asked = reading.request
    told = {
        "audience": agreement.audience,
        "sentence": _sentence(reading),
        "opened": _opened(reading) if agreement.audience == Audience.PARTIES else [],
        "asked": _request(asked) if asked else None,
        "previews": previews("agreement_preview", agreement, officer),
    }
    address = reverse("agreement_audience", args=[agreement.key])
    if asked:
        return told | ({"action": {"label": _("Decide"), "url": address}} if decides(officer, asked) else {})
    return told | ({"action": {"label": _("Change who sees it"), "url": address}} if officer.writes else {})


def decides(officer: Any, asked: AudienceRequest) -> bool:
    """Whether an officer may decide a request: an approver, and another one than who asked unless that is allowed."""
    another = asked.asked_by_id != officer.pk or settings.DECIDE_ALONE
    return bool(officer.has_role(Role.APPROVER) and another)


def _sentence(reading: Reading) -> str:
    if reading.agreement.audience == Audience.PUBLIC:
        return _("Everyone sees it, without an account. Our own half stays with us.")
    if reading.agreement.audience == Audience.PARTIES:
        words = {"party": reading.names.get(reading.across.pk, "")}
        return _("Officers of %(party)s see it. Our own half stays with us.") % words
    return _("Only officers of our own party see it.")


def _opened(reading: Reading) -> list[str]:
    return [
        _("Opened by their officers since %(day)s") % {"day": day_words(one.since.date())}
        for one in opened_by(reading.agreement)
    ]


def _request(asked: AudienceRequest) -> dict[str, str]:
    return {
        "text": _("%(who)s asks that it be seen by: %(audience)s")
        % {"who": asked.asked_by, "audience": label("audience", asked.to_audience)},
        "when": instant_words(asked.created_at),
        "reason": asked.reason,
    }


def open_links(reading: Reading, officer: Any) -> list[dict[str, Any]]:
    """One-time links of the own party that can still be answered."""
    links = AnswerLink.objects.visible_to(reading.reader)
    found = links.filter(owner=reading.reader.party_id, **about(reading.agreement))
    return [
        {
            "text": _("%(act)s, asked of %(party)s")
            % {"act": label("act", one.asks), "party": reading.names.get(one.party_id, "")},
            "until": _("open until %(day)s") % {"day": day_words(one.expires_at.date())},
            "revoke_url": reverse("answer_link_close", args=[one.pk]) if officer.writes else "",
            "here": reverse("agreement", args=[reading.agreement.key]),
        }
        for one in found.filter(revoked_at=None, answered_at=None).order_by("expires_at")
        if one.is_open
    ]
