"""What each side gives, as words, and where each is found."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.arithmetic import Line
from agreements.reciprocity.understanding import About
from cooperation.pages.naming import pair_address, pair_name, title_of
from cooperation.pages.phases.told import pair_at, short_code
from cooperation.words import label, party_name
from cooperation.words.amounts import money_words, number_words
from cooperation.words.dates import day_words
from partners.models import Partnership, Party
from partners.records.errors import Unseen

Row = dict[str, Any]
TONES = {
    "acknowledged": "good", "settled_in_kind": "good", "settled_cash": "good", "counted_as_goodwill": "good",
    "pledged": "warn", "agreed": "good", "proposed": "warn", "declined": "bad",
}  # fmt: skip


@dataclass(frozen=True)
class Sides:
    """The two sides as the reader sees them: the own one first, for a third the first of the pair."""

    pair: Partnership
    us: Party
    them: Party

    @classmethod
    def of(cls, pair: Partnership, reader: Any) -> "Sides":
        """From where a reader looks."""
        them = pair.other(reader.party_id)
        return cls(pair, pair.party_a if them == pair.party_b else pair.party_b, them)

    def line(self, line: Line) -> Line:
        """A line of the pair, seen from the own side."""
        return line if self.us == self.pair.party_a else line.turned()

    def band(self, one: Understanding) -> tuple[int, int]:
        """Between which shares of the own side a band lies."""
        low, high = one.low or 0, one.high or 0
        return (low, high) if self.us == self.pair.party_a else (100 - high, 100 - low)


def balance_at(officer: Any, code: str) -> Partnership:
    """The pair whose balance an address names; of two others only where something of it is in sight. Raises Unseen."""
    pair = pair_at(officer, code)
    if pair.has(officer.party_id):
        return pair
    kinds: tuple[Any, ...] = (ReciprocityEntry, Understanding)
    if not any(one.objects.visible_to(officer).filter(partnership=pair.pk).exists() for one in kinds):
        raise Unseen
    return pair


def balance_address(name: str, pair: Partnership, reader: Any, *more: Any) -> str:
    """The address of a page beneath the balance of a pair."""
    return reverse(name, args=[short_code(pair, reader), *more])


def crumbs(pair: Partnership, reader: Any, *, beneath: bool = True) -> list[Row]:
    """The way to the balance of a pair, or to what stands beneath it."""
    found = [
        {"label": _("Partners"), "url": reverse("partners")},
        {"label": pair_name(pair, reader), "url": pair_address(pair, reader)},
    ]
    return found + ([{"label": _("Balance"), "url": balance_address("balance", pair, reader)}] if beneath else [])


def amount(quantity: Decimal, unit: str = "", currency: str = "") -> str:
    """A quantity in its unit, such as `1 200 days`; money with its currency."""
    if currency:
        return money_words(quantity, currency)
    return f"{number_words(quantity)} {unit_words(unit, quantity)}".strip()


def unit_words(unit: str, quantity: Decimal) -> str:
    """The unit of a quantity."""
    count = 1 if quantity == 1 else 2
    if unit == "days":
        return ngettext("day", "days", count)
    if unit == "person_days":
        return ngettext("person-day", "person-days", count)
    return ngettext("seat", "seats", count) if unit == "seats" else ""


def share_words(share: Decimal | None) -> str:
    """A share in per cent, without a needless nought."""
    return "" if share is None else _("%(n)s %%") % {"n": number_words(round(share, 1))}


def entry_tag(entry: ReciprocityEntry, today: date) -> Row:
    """How an entry stands, as a tag."""
    if entry.overdue_on(today):
        return {"text": _("Overdue"), "tone": "bad", "term": entry.status}
    return {"text": label("entry_status", entry.status), "tone": TONES.get(entry.status, "plain"), "term": entry.status}


def understanding_tag(one: Understanding) -> Row:
    """How an understanding stands, as a tag."""
    text = label("understanding_status", one.status)
    return {"text": text, "tone": TONES.get(one.status, "plain"), "term": one.status}


def understanding_title(one: Understanding) -> str:
    """What an understanding is called, with its version."""
    return title_of(one)


def understanding_words(one: Understanding, sides: Sides) -> str:
    """What an understanding says, in one sentence."""
    if one.about == About.BAND:
        low, high = sides.band(one)
        said = {"party": party_name(sides.us), "low": low, "high": high}
        return _("%(party)s gives %(low)s to %(high)s %% of all that is given.") % said
    if one.about == About.VALUATION:
        return _("In %(currency)s: %(method)s") % {"currency": one.currency, "method": one.method}
    return _("What each side had given up to %(day)s.") % {"day": on_day(one.until)}


def on_day(day: date | None) -> str:
    """A day in words."""
    return day_words(day) if day else ""


def entry_frame(title: str, entry: ReciprocityEntry, reader: Any, submit: str, today: date) -> Row:
    """The context of a form beneath an entry."""
    here = reverse("given_entry", args=[entry.key])
    return {
        "heading": {"title": title, "sub": [entry.name], "tags": [entry_tag(entry, today)]},
        "crumbs": [*crumbs(entry.partnership, reader), {"label": entry.name, "url": here}],
        "actions": {"submit": submit, "cancel_url": here},
    }


def understanding_frame(title: str, one: Understanding, reader: Any, submit: str) -> Row:
    """The context of a form beneath an understanding."""
    here, name = reverse("understanding", args=[one.key]), understanding_title(one)
    return {
        "heading": {"title": title, "sub": [name], "tags": [understanding_tag(one)]},
        "crumbs": [*crumbs(one.partnership, reader), {"label": name, "url": here}],
        "actions": {"submit": submit, "cancel_url": here},
    }
