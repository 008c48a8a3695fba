"""What the side itself did, for its own explanatory note: mandate, talks, offices heard, approval at home.

All of it is of the reader's own side: nobody reads here what the other keeps to itself.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.documents.papers.paper import Listing, Part, Text
from agreements.models import FullPowers, HomeApproval, Opinion, Round
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label
from cooperation.words.dates import date_words, day_words


def own_rows(reading: Reading, model: Any) -> Any:
    """Rows of the reader's own side on the agreement; none for one who does not read what it keeps to itself."""
    return model.objects.visible_to(reading.reader).filter(agreement=reading.agreement, owner=reading.reader.party_id)


def mandate(reading: Reading) -> Iterator[Part]:
    """Who allowed the talks, when and how far."""
    half = reading.half
    if half is None or not half.mandate_authority:
        return
    said = _("Mandate to negotiate: %(authority)s.") % {"authority": half.mandate_authority}
    if half.mandate_on:
        said += " " + _("Given on %(when)s.") % {"when": date_words(half.mandate_on)}
    if half.mandate_limits:
        said += " " + _("Its limits: %(limits)s") % {"limits": half.mandate_limits}
    yield Text(said)


def talks(reading: Reading) -> Iterator[Part]:
    """How often both sides met, from when to when."""
    rounds = list(Round.objects.visible_to(reading.reader).filter(agreement=reading.agreement).order_by("number"))
    if not rounds:
        return
    count = ngettext("Negotiated in %(count)d round", "Negotiated in %(count)d rounds", len(rounds))
    first, last = rounds[0].on, max(one.until or one.on for one in rounds)
    span = _("%(count)s, from %(first)s to %(last)s:") % {
        "count": count % {"count": len(rounds)},
        "first": day_words(first),
        "last": day_words(last),
    }
    yield Text(span)
    yield Listing([_round(one) for one in rounds])


def _round(one: Round) -> str:
    where = ", ".join(part for part in (day_words(one.on), label("means", one.means), one.place) if part)
    return f"{where} – {one.outcome}"


def opinions(reading: Reading) -> Iterator[Part]:
    """Which offices were heard, and what each said; one that has not answered is named."""
    rows = list(own_rows(reading, Opinion).order_by("asked_on", "id"))
    if rows:
        yield Text(_("Offices that were heard:"))
        yield Listing([_opinion(one) for one in rows])


def _opinion(one: Opinion) -> str:
    when = _day(one.given_on) or _("asked on %(when)s") % {"when": day_words(one.asked_on)}
    return f"{one.office}: {label('verdict', one.verdict)}, {when}" + (f" – {one.summary}" if one.summary else "")


def approvals(reading: Reading) -> Iterator[Part]:
    """Before whom the text lay, how long it must, and by which law or decree it was approved."""
    rows = list(own_rows(reading, HomeApproval).order_by("id"))
    if rows:
        yield Text(_("Approval by our own law:"))
        yield Listing([_approval(one, reading.day) for one in rows])


def _approval(one: HomeApproval, day: date) -> str:
    parts = [label("procedure", one.procedure)]
    if one.tabled_on:
        parts.append(_("tabled on %(when)s") % {"when": day_words(one.tabled_on)})
    if one.days:
        clock = {"days": one.days, "kind": label("day_kind", one.days_kind)}
        parts.append(_("to lie for %(days)d %(kind)s") % clock)
    if one.exemption:
        parts.append(_("exempted: %(why)s") % {"why": one.exemption})
    if one.approved_on:
        act = {"when": day_words(one.approved_on), "number": one.act_number}
        parts.append(_("approved on %(when)s by %(number)s") % act)
    else:
        parts.append(_("not approved yet"))
    return ", ".join([*parts, one.gazette] if one.gazette else parts)


def powers(reading: Reading) -> Iterator[Part]:
    """Who may sign for the own side, and by what power."""
    rows = list(own_rows(reading, FullPowers).order_by("id"))
    if rows:
        yield Text(_("Who may sign for us:"))
        yield Listing([_power(one) for one in rows])


def _power(one: FullPowers) -> str:
    given = ", ".join(part for part in (one.reference, one.issued_by, _day(one.issued_on)) if part)
    return f"{one.name}, {one.function}: {label('power', one.power)}" + (f" ({given})" if given else "")


def _day(value: date | None) -> str:
    return day_words(value) if value else ""
