"""The sentences of home: what needs somebody, what time will bring, what changed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.desk.horizon import Coming
from cooperation.desk.needs import Needs
from cooperation.desk.todo import DuesAhead
from cooperation.pages.home.needs import Row
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.words import label
from cooperation.words.dates import by_date, on_date

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
    if len(found) == 1:
        said = {"by": by_date(str(first.on)), "then": on_date(str(first.then or first.on))}
        return _("One agreement renews by itself %(then)s unless we write %(by)s.") % said
    return ngettext(
        "One agreement renews by itself unless we write before; the last day to say no is %(day)s.",
        "%(count)s agreements renew by themselves unless we write before; the first last day to say no is %(day)s.",
        len(found),
    ) % {"count": len(found), "day": when(first.on)}


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
