"""The sentences of home: what needs somebody, what time will bring, what changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.desk.horizon import Coming
from cooperation.desk.needs import Need, Needs
from cooperation.desk.todo import DuesAhead
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.words import label, party_name, say
from cooperation.words.dates import by_date, on_date
from partners.records.record import Audience

Row = dict[str, Any]
# From so many days on, waiting is marked.
LONG = 14
# A last day within so many days is a need, a later one an outlook.
SOON = 60


def lead(
    reader: Any,
    needs: Needs,
    events: Sequence[Coming],
    soon: Sequence[Coming],
    promised: Sequence[str] = (),
    more: int = 0,
) -> list[str]:
    """How things stand, in a few sentences; `promised` says what of our promises is due, `more` counts other needs."""
    count = len(needs.mine) + len(soon) + more
    sentences = list(promised)
    if count or not promised:
        sentences.append(
            ngettext("One thing needs you.", "%(count)s things need you.", count) % {"count": count}
            if count
            else _("Nothing needs you today.")
        )
    sentences += _of_kind(events, "last_day_to_say_no", _renewals)
    sentences += _of_kind(events, "ends", _endings)
    sentences += _of_kind(events, "enters_into_force", _beginnings)
    if needs.owed:
        sentences.append(_owed(reader, needs))
    return sentences


def promises_due(dues: DuesAhead) -> list[str]:
    """What of our promises is due this week and overdue; nothing where nothing is."""
    said = []
    if dues.week:
        due = ngettext("This week one promise is due.", "This week %(count)s promises are due.", dues.week)
        said.append(due % {"count": dues.week})
    if dues.late:
        overdue = ngettext("One promise is overdue.", "%(count)s promises are overdue.", dues.late)
        said.append(overdue % {"count": dues.late})
    return said


def promise_rows(reader: Any, dues: DuesAhead) -> Iterator[Row]:
    """What of our promises is overdue or due this week, as one row each that leads to them; a reader needs nothing."""
    url = reverse("todo")
    for group, count in (("overdue", dues.late), ("due", dues.week)):
        if not count or not reader.writes:
            continue
        what = {
            "overdue": ngettext("Keep one promise that is overdue", "Keep %(count)s promises that are overdue", count),
            "due": ngettext("Keep one promise by its day", "Keep %(count)s promises by their day", count),
        }[group] % {"count": count}
        yield {
            "what": what,
            "url": f"{url}?group={group}",
            "since": "" if group == "overdue" else _("It is due this week."),
            "otherwise": "" if group == "overdue" else label("consequence", "overdue"),
            "tone": "bad" if group == "overdue" else "warn",
            "action": {"label": _("Look"), "url": f"{url}?group={group}", "about": what},
        }


def _of_kind(events: Sequence[Coming], kind: str, words: Any) -> list[str]:
    found = [one for one in events if one.kind == kind]
    return [words(found)] if found else []


def _renewals(found: Sequence[Coming]) -> str:
    first = found[0]
    return ngettext(
        "One agreement renews by itself %(then)s unless we write %(by)s.",
        "%(count)s agreements renew by themselves unless we write before; the first last day to say no is %(day)s.",
        len(found),
    ) % {
        "count": len(found),
        "day": when(first.on),
        "by": by_date(str(first.on)),
        "then": on_date(str(first.then or first.on)),
    }


def _endings(found: Sequence[Coming]) -> str:
    return ngettext(
        "One agreement ends %(day)s.", "%(count)s agreements end within a year, the first %(day)s.", len(found)
    ) % {"count": len(found), "day": on_date(str(found[0].on))}


def _beginnings(found: Sequence[Coming]) -> str:
    return ngettext(
        "One agreement begins to apply %(day)s.",
        "%(count)s agreements begin to apply within a year, the first %(day)s.",
        len(found),
    ) % {"count": len(found), "day": on_date(str(found[0].on))}


def _owed(reader: Any, needs: Needs) -> str:
    names = sorted({partner_of(one, reader) for one in needs.owed})
    return ngettext(
        "One partner owes us an answer: %(names)s.", "%(count)s partners owe us an answer: %(names)s.", len(names)
    ) % {"count": len(names), "names": ", ".join(names)}


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
    missing = [_within(say(one)) for one in need.data["missing"]]
    shown = "; ".join(missing[:2])
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


def event_row(reader: Any, event: Coming) -> Row:
    """A day that comes soon, as something to act on."""
    about = {
        "title": title_of(event.agreement),
        "partner": partner_of(event.agreement, reader),
        "day": on_date(str(event.on)),
        "event": label("event", event.kind),
    }
    url = address_of(event.agreement)
    return {
        "what": _("%(event)s: “%(title)s” with %(partner)s") % about,
        "url": url,
        "since": _("It comes %(day)s.") % about,
        "otherwise": label("consequence", event.consequence),
        "tone": "warn",
        "tag": next(iter(sample_tag(event.agreement.is_sample)), None),
        "action": {"label": _("Look"), "url": url, "about": about["title"]},
    }


def rest(
    rows: Sequence[Row], shown: int, events: Sequence[Coming], soon: Sequence[Coming], due: date | None = None
) -> str:
    """What the list leaves out, or until when nothing else comes: no event, no promise of ours, due next on `due`."""
    if len(rows) > shown:
        more = len(rows) - shown
        return ngettext("And one more.", "And %(count)s more.", more) % {"count": more}
    days = [one.on.first for one in events if one not in soon][:1] + ([due] if due else [])
    if not days:
        return _("Nothing else needs you within twelve months.")
    return _("Nothing else needs you before %(day)s.") % {"day": when(min(days))}


def outlook(reader: Any, events: Sequence[Coming]) -> Iterator[dict[str, Any]]:
    """What ends, renews or begins, as rows of a table."""
    for one in events:
        then = _("Otherwise it renews %(day)s.") % {"day": on_date(str(one.then))} if one.then else ""
        yield {
            "cells": [
                {
                    "text": title_of(one.agreement),
                    "url": address_of(one.agreement),
                    "tags": sample_tag(one.agreement.is_sample),
                },
                partner_of(one.agreement, reader),
                {"text": label("event", one.kind), "note": then or label("consequence", one.consequence)},
                when(one.on, "short"),
            ]
        }
