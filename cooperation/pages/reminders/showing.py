"""How a notice is shown: what it says and what follows, on which record, on which day, and what one can do."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements.terms.dates import PartialDate
from cooperation.desk.inbox import Letter
from cooperation.pages.lists.columns import Column
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.pages.profiles.said import profile_url
from cooperation.words import party_name
from cooperation.words.dates import instant_words
from cooperation.words.notices import letter_words, promise_words
from cooperation.words.occasions import away
from partners.records.fold import fold

LATER = timedelta(days=7)


def columns(officer: Any, today: date, here: str) -> list[Column]:
    """The columns of the inbox; `here` is where one comes back to."""
    across = partial(_partner, officer)
    return [
        Column("what", _("What"), cell=_what, plain=_plain, sort=_by_words),
        Column("about", _("About"), cell=partial(_about, officer), plain=_title, sort=lambda one: fold(_title(one))),
        Column("reference", _("Reference"), plain=lambda one: one.reference),
        Column("partner", _("Partner"), plain=across),
        Column("day", _("Day"), cell=partial(_day, today), plain=lambda one: _on(one), sort=_first),
        Column("told", _("Told"), cell=_told, plain=lambda one: timezone.localtime(one.notice.at).date(), sort=_at),
        Column("read", pgettext("of a notice", "Read"), plain=lambda one: _("no") if one.notice.unread else _("yes")),
        Column("mark", "", cell=partial(_mark, here)),
        Column("again", "", cell=partial(_again, today, here)),
    ]


def _what(one: Letter) -> dict[str, Any]:
    said, otherwise = letter_words(one)
    tags = [{"text": _("moved"), "tone": "plain"}] if one.moved else []
    if one.notice.unread:  # type: ignore[attr-defined]
        tags.append({"text": _("new"), "tone": "warn"})
    note = " ".join(part for part in (_promised(one), otherwise) if part)
    return {"text": said, "note": note, "tags": tags}


def _promised(one: Letter) -> str:
    promise = promise_words(one)
    return _("“%(promise)s”.") % {"promise": promise.rstrip(".")} if promise else ""


def _plain(one: Letter) -> str:
    said, otherwise = letter_words(one)
    return " ".join(part for part in (said, _promised(one), otherwise) if part)


def _by_words(one: Letter) -> str:
    return fold(letter_words(one)[0])


def _title(one: Letter) -> str:
    if one.view:
        return _("Our view of %(party)s") % {"party": party_name(one.view.party)}
    return title_of(one.about) if one.about else ""


def _partner(officer: Any, one: Letter) -> str:
    if one.view:
        return party_name(one.view.party)
    return partner_of(one.about, officer) if one.about else ""


def _about(officer: Any, one: Letter) -> Any:
    if one.view:
        return {"text": _title(one), "url": profile_url(one.view.party)}
    if one.about is None:
        return "–"
    note = " · ".join(part for part in (one.reference, _partner(officer, one)) if part)
    sample = one.agreement or one.activity
    tags = sample_tag(bool(sample and sample.is_sample))
    return {"text": _title(one), "url": address_of(one.about), "note": note, "tags": tags}


def _on(one: Letter) -> str:
    """The day that it is about, as it is now."""
    if one.occasion:
        return one.occasion.on if one.occasion.state != "cancelled" else ""
    if one.view:
        return str(one.notice.data["on"])
    return one.asked.on.isoformat() if one.asked else ""


def _first(one: Letter) -> date | None:
    return PartialDate.parse(_on(one)).first if _on(one) else None


def _day(today: date, one: Letter) -> Any:
    first = _first(one)
    return {"text": when(_on(one), "short"), "note": away(first, today)} if first else ""


def _told(one: Letter) -> dict[str, str]:
    count = one.notice.count  # type: ignore[attr-defined]
    times = ngettext("%(count)s time", "%(count)s times", count) % {"count": count} if count > 1 else ""
    return {"text": instant_words(one.notice.at), "note": times}


def _at(one: Letter) -> Any:
    return one.notice.at


def _mark(here: str, one: Letter) -> Any:
    if not one.notice.unread:  # type: ignore[attr-defined]
        return ""
    fields = [{"name": "one", "value": one.notice.pk}, {"name": "next", "value": here}]
    about = letter_words(one)[0]
    action = {"label": _("Mark as read"), "about": about, "post_url": reverse("notices_read"), "fields": fields}
    return {"action": action}


def _again(today: date, here: str, one: Letter) -> Any:
    if one.agreement is None or not one.notice.unread:  # type: ignore[attr-defined]
        return ""
    fields: list[dict[str, Any]] = [
        {"name": "on", "value": (today + LATER).isoformat()},
        {"name": "next", "value": here},
    ]
    fields.append({"name": "read", "value": one.notice.pk})
    url = reverse("agreement_remind", args=[one.agreement.key])
    about = letter_words(one)[0]
    return {"action": {"label": _("Again in a week"), "about": about, "post_url": url, "fields": fields}}
