"""What needs an officer, as a row: what, since when, what follows if nothing is done, and one button."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.desk.needs import Need
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.words import label, party_name, say
from partners.records.record import Audience

Row = dict[str, Any]


# From so many days on, waiting is marked.
LONG = 14


def need_row(reader: Any, need: Need, today: date) -> Row:
    """What, since when, what follows if nothing is done, and one button."""
    what, otherwise, action = _WORDS[need.code](reader, need)
    url = _address(need)
    return {
        "what": what,
        "url": url,
        "since": _since(need.since, today),
        "otherwise": otherwise,
        "tone": "warn" if need.since and (today - _day(need.since)).days > LONG else "",
        "tag": next(iter(sample_tag(bool(need.agreement and need.agreement.is_sample))), None),
        "action": {"label": action, "url": url, "about": title_of(need.agreement) if need.agreement else ""},
    }


def _address(need: Need) -> str:
    """Where the need is met."""
    if need.code == "mail_unsent":
        return reverse("unsent_mail")
    if need.agreement is None:
        return reverse("notices")
    if need.code == "decide_audience":
        return reverse("agreement_audience", args=[need.agreement.key])
    return address_of(need.agreement)


def _day(moment: Any) -> date:
    return timezone.localtime(moment).date() if hasattr(moment, "hour") else moment


def _since(moment: Any, today: date) -> str:
    if moment is None:
        return ""
    day = _day(moment)
    return _("Waiting since today.") if day == today else _("Waiting since %(day)s.") % {"day": when(day)}


def _about(reader: Any, need: Need) -> Mapping[str, str]:
    assert need.agreement is not None
    return {"title": title_of(need.agreement), "partner": partner_of(need.agreement, reader)}


def _decide_audience(reader: Any, need: Need) -> tuple[str, str, str]:
    about = _about(reader, need)
    if need.data["audience"] == Audience.PARTIES:
        what = _("Decide whether to share “%(title)s” with %(partner)s") % about
        return what, _("Until you decide, %(partner)s does not see it.") % about, _("Decide")
    if need.data["audience"] == Audience.PUBLIC:
        what = _("Decide whether to release “%(title)s” to everyone") % about
        return what, _("Until you decide, the public does not see it."), _("Decide")
    what = _("Decide whether to withdraw “%(title)s”") % about
    return what, _("Until you decide, whoever sees it now goes on seeing it."), _("Decide")


def _decide_mandate(reader: Any, need: Need) -> tuple[str, str, str]:
    what = _("Decide on the mandate for “%(title)s” with %(partner)s") % _about(reader, need)
    return what, _("Until it is granted, the negotiation does not open."), _("Decide")


def _settle_contest(reader: Any, need: Need) -> tuple[str, str, str]:
    about = {**_about(reader, need), "party": party_name(need.data["party"])}
    what = _("%(party)s contests what we recorded of “%(title)s”") % about
    return what, _("Until it is settled, the record stays marked as contested."), _("Answer")


def _take_step(reader: Any, need: Need) -> tuple[str, str, str]:
    assert need.agreement is not None
    about = {**_about(reader, need), "step": label("step", need.data["step"])}
    what = _("%(step)s: “%(title)s” with %(partner)s") % about
    return what, _("Nothing is missing. Until then it stays: %(status)s.") % _status(need), _("Go on")


def _record_act(reader: Any, need: Need) -> tuple[str, str, str]:
    about = _about(reader, need)
    what, otherwise, action = _ACTS.get(need.data["act"], _ACTS[""])()
    return what % about, otherwise, action


_ACTS: dict[str, Any] = {
    "text_confirmed": lambda: (
        _("Confirm the text of “%(title)s” with %(partner)s"),
        _("Until both sides confirm it, the text is not agreed."),
        _("Confirm"),
    ),
    "signed": lambda: (
        _("Sign “%(title)s” with %(partner)s"),
        _("Until both sides sign, nothing is agreed."),
        _("Sign"),
    ),
    "approved": lambda: (
        _("Have “%(title)s” with %(partner)s approved by our own law"),
        _("Until both sides approve it, it does not apply."),
        _("Record"),
    ),
    "notified": lambda: (
        _("Notify %(partner)s that our procedures for “%(title)s” are complete"),
        _("Until both sides notify, it does not apply."),
        _("Record"),
    ),
    "": lambda: (
        _("Complete the entry into force of “%(title)s” with %(partner)s"),
        _("Until then it does not apply."),
        _("Record"),
    ),
}


def _complete(reader: Any, need: Need) -> tuple[str, str, str]:
    what = _("Complete “%(title)s” with %(partner)s") % _about(reader, need)
    missing = need.data["missing"]
    shown = "; ".join(_within(say(one)) for one in missing[:2])
    if len(missing) > 2:
        more = len(missing) - 2
        shown = ngettext("%(shown)s; and one more", "%(shown)s; and %(more)s more", more) % {
            "shown": shown,
            "more": more,
        }
    return what, _("Still missing: %(what)s.") % {"what": shown}, _("Go on")


def _within(sentence: str) -> str:
    """A sentence of ours as a part of another."""
    return sentence[:1].lower() + sentence[1:]


def _read_notices(reader: Any, need: Need) -> tuple[str, str, str]:
    count = need.data["count"]
    what = ngettext("One notice is unread", "%(count)s notices are unread", count) % {"count": count}
    return what, "", _("Read")


def _mail_unsent(reader: Any, need: Need) -> tuple[str, str, str]:
    what = ngettext("One mail to us was given up", "%(count)s mails to us were given up", need.data["count"])
    return what % need.data, _("Who should know of it learns of it only here."), _("Look")


_WORDS = {
    "decide_audience": _decide_audience,
    "decide_mandate": _decide_mandate,
    "settle_contest": _settle_contest,
    "take_step": _take_step,
    "record_act": _record_act,
    "complete": _complete,
    "mail_unsent": _mail_unsent,
    "read_notices": _read_notices,
}


def _status(need: Need) -> dict[str, str]:
    return {"status": label("status", need.agreement.status).lower() if need.agreement else ""}
