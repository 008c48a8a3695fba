"""Versions and turns in words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import TextVersion
from agreements.texts.turn import Waits
from cooperation.desk.texts import Texts
from cooperation.words.dates import day_words
from partners.records.ways import Way


def version_title(version: TextVersion) -> str:
    """What a version is called."""
    return _("Version %(number)d") % {"number": version.number} if version.number else _("Draft, not sent")


def turn_sentence(texts: Texts) -> str:
    """Whose turn it is, and what is waited for, in a sentence."""
    turn = texts.turn
    if not texts.is_party:
        return _("The two sides put their texts to each other, and to nobody else.")
    if texts.agreement.status == "text_agreed":
        return _("Both sides have confirmed version %(number)d. The text is agreed.") % _said(texts)
    if not texts.is_open:
        return _("No text is waited for any more.") if texts.sent else _("No version of the text is kept here.")
    ours = texts.is_party and turn.side == texts.officer.party_id
    words = _OURS if ours else _THEIRS
    return str(words()[turn.waits]) % _said(texts)


def _said(texts: Texts) -> dict[str, Any]:
    turn = texts.turn
    last = texts.sent[0] if texts.sent else None
    across = last and next(
        (
            one
            for one in (texts.agreement.partnership.party_a_id, texts.agreement.partnership.party_b_id)
            if one != last.side_id
        ),
        None,
    )
    return {
        "party": texts.name_of(turn.side),
        "number": last.number if last else 0,
        "sender": texts.name_of(last.side_id) if last else "",
        "other": texts.name_of(across) if across else "",
        "day": day_words(turn.since) if turn.since else _("a day that is not known"),
    }


def _OURS() -> dict[Waits, str]:
    return {
        Waits.BEGIN: _("It is our turn: no text was sent yet."),
        Waits.ANSWER: _("It is our turn since %(day)s: %(sender)s sent version %(number)d."),
        Waits.CONFIRM: _("It is our turn: %(other)s has confirmed our version %(number)d, and we have not yet."),
        Waits.COUNTER: _("It is our turn: %(other)s objects to version %(number)d."),
        Waits.NOTHING: _("Both sides have confirmed version %(number)d."),
    }


def _THEIRS() -> dict[Waits, str]:
    return {
        Waits.BEGIN: _("%(party)s begins: no text was sent yet."),
        Waits.ANSWER: _("We wait for %(party)s since %(day)s: version %(number)d lies with them."),
        Waits.CONFIRM: _("We wait for %(party)s: we have confirmed their version %(number)d, and they have not yet."),
        Waits.COUNTER: _("We wait for %(party)s: we object to version %(number)d."),
        Waits.NOTHING: _("Both sides have confirmed version %(number)d."),
    }


def way_said(version: TextVersion, texts: Texts) -> str:
    """In which way a version came."""
    if version.way == Way.REPORTED:
        if version.owner_id == texts.officer.party_id:
            return _("came by letter, reported by us: %(letter)s") % {"letter": version.evidence}
        return _("reported by %(party)s: %(letter)s") % {
            "party": texts.name_of(version.owner_id),
            "letter": version.evidence,
        }
    if version.is_draft:
        return ""
    return _("put here by their own officer") if version.side_id != texts.officer.party_id else ""


def days_said(version: TextVersion) -> str:
    """When it was sent and received."""
    told = []
    if version.sent_on:
        told.append(_("sent on %(day)s") % {"day": day_words(version.sent_on)})
    if version.received_on and version.received_on != version.sent_on:
        told.append(_("received on %(day)s") % {"day": day_words(version.received_on)})
    return ", ".join(told)


def address(name: str, texts: Texts, *more: Any) -> str:
    """The address of a page beneath the texts of an agreement."""
    return reverse(name, args=[texts.agreement.key, *more])
