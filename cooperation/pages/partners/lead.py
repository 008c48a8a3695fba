"""The first sentences of a partner's page: where it stands, what is next by date, who does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Activity, Due
from agreements.obligations.selectors import open_on
from cooperation.desk.horizon import Coming
from cooperation.meetings.sequence import legal_day_of
from cooperation.models import Meeting
from cooperation.pages.activities.about import period_words
from cooperation.pages.meetings.section import AHEAD
from cooperation.pages.naming import pair_name, title_of
from cooperation.pages.obligations.told import what
from cooperation.pages.partners.partner_words import event_sentence
from cooperation.words.dates import day_words
from partners.models import Partnership, PartnershipSide


@dataclass(frozen=True)
class Next:
    """One thing that comes: on which day at the earliest, and the sentence on it."""

    on: date
    sentence: str


@dataclass(frozen=True)
class Known:
    """What the page has looked up already."""

    reader: Any
    pair: Partnership
    today: date
    applies: int
    phase: str
    activities: int
    coming: Activity | None
    events: Sequence[Coming]
    meetings: Sequence[Meeting]
    gate: Any = None


def stands(known: Known) -> str:
    """Where the partnership stands, in one sentence."""
    agreed = ngettext("one agreement applies", "%(count)s agreements apply", known.applies) % {"count": known.applies}
    done = ngettext("one activity is known", "%(count)s activities are known", known.activities) % {
        "count": known.activities
    }
    if not known.applies:
        agreed = _("no agreement applies")
    if not known.activities:
        done = _("no activity is known")
    said = {"partner": pair_name(known.pair, known.reader), "phase": known.phase, "agreed": agreed, "done": done}
    return _("%(partner)s, phase “%(phase)s”: %(agreed)s, and %(done)s.") % said


def next_sentence(known: Known) -> str:
    """What comes first by its date; one query."""
    found = sorted(_coming(known), key=lambda one: one.on)
    return found[0].sentence if found else _("Nothing is planned or falls due by a date that is known.")


def _coming(known: Known) -> Iterator[Next]:
    if known.coming:
        said = {"title": known.coming.title, "when": period_words(known.coming)}
        on = max(known.coming.first_on, known.today)
        yield Next(on, _("Next: “%(title)s”, %(when)s.") % said)
    for one in known.events[:1]:
        yield Next(one.on.first, event_sentence(one))
    if known.gate is not None and known.gate.meets_on and known.gate.meets_on >= known.today:
        yield Next(known.gate.meets_on, _("Next: the gate meeting, %(day)s.") % {"day": day_words(known.gate.meets_on)})
    yield from _meeting(known)
    yield from _due(known)


def _meeting(known: Known) -> Iterator[Next]:
    ahead = [one for one in known.meetings if one.status in AHEAD and one.starts_at]
    days = [(day, one) for one in ahead if (day := legal_day_of(one)) is not None]
    for day, one in sorted(days, key=lambda row: row[0])[:1]:
        if day >= known.today:
            said = {"title": title_of(one), "day": day_words(day)}
            yield Next(day, _("Next: “%(title)s”, %(day)s.") % said)


def _due(known: Known) -> Iterator[Next]:
    """The earliest promise that is owed: what is overdue stands before anything that comes."""
    rows = Due.objects.visible_to(known.reader).filter(
        open_on(known.today),
        partnership=known.pair.pk or 0,
        due_on__isnull=False,
        fulfilled_on=None,
        agreement__mistake_at=None,
    )
    one = rows.select_related("obligation").order_by("due_on", "id").first()
    if one is None:
        return
    said = {"what": what(one.obligation), "day": day_words(one.due_on)}
    if one.due_on < known.today:
        yield Next(one.due_on, _("Overdue since %(day)s: “%(what)s”.") % said)
    else:
        yield Next(one.due_on, _("Next: “%(what)s” falls due, %(day)s.") % said)


def who(side: PartnershipSide | None, reader: Any) -> str:
    """Who of us does it; only what the reader's own side keeps is told."""
    if not reader.reads_national:
        return ""
    if side is None or side.responsible is None:
        return _("Nobody of us is responsible for it yet.")
    return _("%(officer)s is responsible for it.") % {"officer": side.responsible}
