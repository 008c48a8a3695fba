"""Facts about parties in words, each with its source; the own party's word first, the reference beside it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cooperation.pages.naming import party_address, when
from cooperation.words import label, party_name
from cooperation.words.amounts import number_words
from partners.models import FactKind, PartyFact
from partners.parties.reading import Told

UN_STATUS = {
    "member": _("Member of the United Nations"),
    "observer": _("Observer at the United Nations"),
    "none": _("Not a member of the United Nations"),
}
MEMBERSHIP = {"member": _("Member"), "observer": _("Observer")}
BASIS = {"adjacent": _("Their coasts adjoin"), "opposite": _("Their coasts face each other")}
COAST = {True: _("Landlocked"), False: _("Has a coast")}


def _capital(fact: PartyFact) -> str:
    french = (get_language() or "").startswith("fr")
    return str((fact.value.get("fr") if french else "") or fact.value.get("en", ""))


_SAID: dict[str, Callable[[PartyFact], Any]] = {
    FactKind.CAPITAL: _capital,
    FactKind.LANDLOCKED: lambda fact: COAST[bool(fact.value.get("landlocked"))],
    FactKind.UN_STATUS: lambda fact: UN_STATUS.get(fact.value.get("status", ""), ""),
    FactKind.LAND_NEIGHBOUR: lambda fact: gettext("By land"),
    FactKind.SEA_NEIGHBOUR: lambda fact: BASIS.get(fact.value.get("basis", ""), gettext("By sea")),
    FactKind.MEMBER_OF: lambda fact: MEMBERSHIP.get(fact.value.get("status", ""), ""),
    FactKind.FOUNDED: lambda fact: when(fact.value.get("on", "")),
    FactKind.ENDED: lambda fact: when(fact.value.get("on", "")),
    FactKind.SEAT: lambda fact: fact.value.get("place", ""),
    FactKind.POPULATION: lambda fact: number_words(fact.value.get("people")),
    FactKind.SHARED_ORGANISATIONS: lambda fact: number_words(fact.value.get("count")),
    FactKind.ARMS_EMBARGO: lambda fact: label("fact", fact.kind),
    FactKind.SANCTIONS: lambda fact: label("fact", fact.kind),
    FactKind.ARMED_CONFLICT: lambda fact: label("fact", fact.kind),
    FactKind.RIVALRY: lambda fact: label("fact", fact.kind),
}
_DENIED = {
    FactKind.LAND_NEIGHBOUR: _("Not neighbours by land"),
    FactKind.SEA_NEIGHBOUR: _("Not neighbours by sea"),
    FactKind.MEMBER_OF: _("Not a member"),
    FactKind.ARMS_EMBARGO: _("No arms embargo"),
    FactKind.SANCTIONS: _("No sanctions"),
    FactKind.ARMED_CONFLICT: _("No armed conflict"),
    FactKind.RIVALRY: _("No rivalry"),
}


def value_words(fact: PartyFact) -> str:
    """What a fact says."""
    if not fact.holds:
        return str(_DENIED.get(FactKind(fact.kind), gettext("It is not so")))
    return str(_SAID[fact.kind](fact))


def span_words(fact: PartyFact) -> str:
    """From when until when a membership, a measure or a conflict runs, as far as known."""
    said = {"since": when(fact.since, "short"), "until": when(fact.until, "short")}
    if fact.since and fact.until:
        return gettext("%(since)s to %(until)s") % said
    if fact.until:
        return gettext("until %(until)s") % said
    return gettext("since %(since)s") % said if fact.since else ""


def source_words(fact: PartyFact) -> str:
    """Where a fact comes from, and as of when."""
    return gettext("%(source)s, as of %(day)s") % {"source": fact.source, "day": when(fact.as_of)}


def common_source(facts: Sequence[Told]) -> str:
    """The source that most of these facts share, to be told once; empty where they have several."""
    counts = Counter(source_words(one.fact) for one in facts)
    source, count = counts.most_common(1)[0] if counts else ("", 0)
    return source if count > 1 and 2 * count > len(facts) else ""


def common_words(source: str, facts: Sequence[Told]) -> str:
    """The line beneath facts that tells the source they share."""
    if all(source_words(one.fact) == source for one in facts):
        return source
    return gettext("Where no other source is named: %(source)s") % {"source": source} if source else ""


def own_tag(fact: PartyFact) -> dict[str, str] | None:
    """Marks what the own party says."""
    return {"text": gettext("Our correction"), "tone": "warn"} if fact.owner_id else None


def fact_row(told: Told, *, writes: bool, common: str = "") -> dict[str, Any]:
    """A fact for the list of facts; the reference beside a correction of our own."""
    fact = told.fact
    with_source = source_words(fact) != common
    row: dict[str, Any] = {
        "label": label("fact", fact.kind),
        "value": value_words(fact),
        "note": fact.note,
        "tag": own_tag(fact),
        "source": fact.source if with_source else "",
        "source_url": fact.source_url,
        "as_of": when(fact.as_of) if with_source else "",
        "others": [
            {"value": value_words(one), "source": one.source, "source_url": one.source_url, "as_of": when(one.as_of)}
            for one in told.beside
        ],
    }
    return row | {"actions": actions(told, row["label"]) if writes else []}


def actions(told: Told, about: str) -> list[dict[str, str]]:
    """What a writing officer may do to a fact."""
    fact = told.fact
    address = [fact.party.code, fact.pk]
    done = [{"label": gettext("Correct"), "url": reverse("party_fact_correct", args=address), "about": about}]
    if fact.owner_id:
        url = reverse("party_fact_withdraw", args=address)
        done.append({"label": gettext("Take back"), "url": url, "about": about})
    return done


def other_cells(told: Told, *, writes: bool, across: Any, with_span: bool, common: str = "") -> list[Any]:
    """A fact about two parties as a row of a table: the other party with the source, what is said, since when."""
    fact = told.fact
    beside = [
        gettext("The reference says: %(value)s") % {"value": f"{value_words(one)} {span_words(one)}".strip()}
        for one in told.beside
    ]
    cells: list[Any] = [
        {
            "text": party_name(across),
            "url": party_address(across),
            "note": "" if source_words(fact) == common else source_words(fact),
        },
        {"text": value_words(fact), "tag": own_tag(fact), "note": " ".join([*beside, fact.note])},
    ]
    if with_span:
        cells.append(span_words(fact))
    if writes:
        first = actions(told, party_name(across))
        cells.append({"action": first[-1] if fact.owner_id else first[0]})
    return cells
