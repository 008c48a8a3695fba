"""What pages call an agreement, a pair and a party, and where each is found."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from agreements.activities.activity import Activity
from agreements.instruments.agreement import Agreement
from agreements.models import ReciprocityEntry, Understanding
from agreements.terms.dates import PartialDate
from cooperation.desk.inbox import Balance, Other
from cooperation.phases.gate import Gate
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words
from cooperation.words.languages import present_language
from partners.models import Officer, Partnership, Party, RedLine

Link = dict[str, str]
Whole = Agreement | Activity | Other
_PAGES = {
    "activity": "activity",
    "meeting": "meeting",
    "series": "meeting_series",
    "reciprocity": "given_entry",
    "understanding": "understanding",
}


def title_of(whole: Whole) -> str:
    """The title of a whole in the reader's language, as far as it has one in it; of a gate, between which phases.

    What was given is called as its writer called it, and what both settle by what it is about.
    """
    if isinstance(whole, Gate):
        said = {"from": label("phase", whole.from_phase), "to": label("phase", whole.to_phase)}
        return gettext("Gate: %(from)s to %(to)s") % said
    if isinstance(whole, ReciprocityEntry):
        return whole.name
    if isinstance(whole, Understanding):
        named = {"what": label("understanding", whole.about), "number": whole.number}
        return gettext("%(what)s, version %(number)s") % named
    if isinstance(whole, RedLine):
        return gettext("Red line: %(party)s") % {"party": party_name(whole.party)}
    return gettext("Balance") if isinstance(whole, Balance) else whole.title_in(present_language())


def address_of(whole: Whole) -> str:
    """Its page; of a gate and a balance at the address by both codes, which leads there for each side."""
    if isinstance(whole, Balance):
        return reverse("balance", args=[whole.partnership.code])
    if isinstance(whole, Gate):
        return reverse("gate", args=[whole.phase.key, whole.number])
    if isinstance(whole, RedLine):
        return reverse("red_line", args=[whole.pk])
    return reverse(_PAGES.get(whole.subject, "agreement"), args=[whole.key])


def partner_of(whole: Whole, reader: Any) -> str:
    """The party across from the reader; both where the reader's is neither."""
    if isinstance(whole, RedLine):
        return party_name(whole.party)
    pair: Any = whole.partnership
    return pair_name(pair, reader)


def pair_name(partnership: Partnership, reader: Any) -> str:
    """A partnership as the reader names it: by the partner, or by both where it is between others."""
    if partnership.has(reader.party_id):
        return party_name(partnership.other(reader.party_id))
    names = {"one": party_name(partnership.party_a), "other": party_name(partnership.party_b)}
    return gettext("%(one)s and %(other)s") % names


def pair_address(partnership: Partnership, reader: Any) -> str:
    """The page of a partnership: by the partner's code, or by both codes where it is between others."""
    ours = partnership.has(reader.party_id)
    return reverse("partner", args=[partnership.other(reader.party_id).code if ours else partnership.code])


def party_address(party: Party) -> str:
    """The page of a state or an organisation."""
    return reverse("party", args=[party.code])


def sample_tag(is_sample: bool) -> list[dict[str, str]]:
    """What marks invented content."""
    return [{"text": gettext("Sample"), "tone": "plain"}] if is_sample else []


def person(officer: Officer | None) -> str:
    """An officer's name; empty for nobody."""
    return str(officer) if officer else ""


def when(value: PartialDate | date | str | None, length: str = "long") -> str:
    """A date as words, as precise as it is known; empty for none. An instant is told by its day here."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return day_words(value, length) if isinstance(value, date) else date_words(str(value), length)
