"""Phases and gates as words, and where each is found."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.pages.naming import pair_address, pair_name, title_of
from cooperation.phases.gate import Gate
from cooperation.phases.measures import Reading
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import gate_at
from cooperation.phases.vocabulary import AT_MOST, SHARES, Measure, Phase
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.models import Partnership
from partners.parties.choosing import party_by_code
from partners.partnerships.partnership import pair_code
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Audience

Row = dict[str, Any]
TONES = {"passed": "good", "passed_on_conditions": "warn", "in_review": "warn", "lapsed": "bad", "stopped": "bad"}


def pair_at(officer: Any, code: str) -> Partnership:
    """The pair at an address: by the partner's code, between others by both. Raises Unseen for unknown codes."""
    codes = code.split("-") if "-" in code else [officer.party.code, code]
    if len(codes) != 2 or codes[0] == codes[1]:
        raise Unseen
    wanted = pair_code(*codes)
    found = Partnership.objects.filter(code=wanted).select_related("party_a", "party_b").first()
    if found is not None:
        return found
    first, second = (party_by_code(one) for one in wanted.split("-"))
    if first is None or second is None or officer.party not in (first, second):
        raise Unseen
    return Partnership(party_a=first, party_b=second, code=wanted)


def writer_of(request: HttpRequest, pair: Partnership) -> Any:
    """The officer who asks, where they may write of the pair. Raises Forbidden."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")
    if not pair.has(officer.party_id):
        raise Forbidden("not_a_party")
    return officer


def gate_written(request: HttpRequest, code: str, number: int) -> Gate:
    """The gate at an address, for an officer who may write on it. Raises Unseen, Forbidden."""
    officer: Any = request.user
    gate = gate_at(officer, pair_at(officer, code), number)
    writer_of(request, gate.phase.partnership)
    return gate


def short_code(pair: Partnership, reader: Any) -> str:
    """The code of a pair in an address."""
    return str(pair.other(reader.party_id).code) if pair.has(reader.party_id) else pair.code


def gate_address(name: str, gate: Gate, reader: Any, *more: Any) -> str:
    """The address of one of the pages of a gate."""
    return reverse(name, args=[short_code(gate.phase.partnership, reader), gate.number, *more])


def phase_address(pair: Partnership, reader: Any) -> str:
    """The page of the phase of a pair."""
    return reverse("phase", args=[short_code(pair, reader)])


def crumbs(pair: Partnership, reader: Any, gate: Gate | None = None) -> list[Row]:
    """The way to a page of a phase, or of a gate."""
    found = [
        {"label": _("Partners"), "url": reverse("partners")},
        {"label": pair_name(pair, reader), "url": pair_address(pair, reader)},
        {"label": _("Phase"), "url": phase_address(pair, reader)},
    ]
    return found + ([{"label": gate_title(gate), "url": gate_address("gate", gate, reader)}] if gate else [])


def gate_title(gate: Gate) -> str:
    """What a gate is called: from which phase to which."""
    return title_of(gate)


def gate_tag(gate: Gate) -> Row:
    """How a gate stands, as a tag."""
    return {"text": label("gate_status", gate.status), "tone": TONES.get(gate.status, "plain"), "term": gate.status}


def frame(title: str, pair: Partnership, reader: Any, submit: str, gate: Gate | None = None) -> Row:
    """The context of a form beneath a phase or a gate."""
    back = gate_address("gate", gate, reader) if gate else phase_address(pair, reader)
    return {
        "heading": {"title": title, "sub": [pair_name(pair, reader)], "tags": [gate_tag(gate)] if gate else []},
        "crumbs": crumbs(pair, reader, gate),
        "actions": {"submit": submit, "cancel_url": back},
    }


def ribbon(found: PartnershipPhase | None, pair: Partnership) -> Row:
    """The five phases of the two, both named, with where they stand; how it is known stands beneath it."""
    phase = Phase(found.phase) if found else Phase.EXPLORATORY
    since = _("since %(day)s") % {"day": day_words(found.since, "short")} if found and found.since else ""
    if found and found.unmeasured:
        since = _("recorded without a gate")
    names = {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
    states = ["done" if one.rank < phase.rank else "now" if one == phase else "next" for one in Phase]
    steps = [
        {"label": label("phase", one), "state": state, "note": since if one == phase else ""}
        for one, state in zip(Phase, states, strict=True)
    ]
    return {"label": _("Phase of the partnership of %(one)s and %(other)s") % names, "steps": steps}


def whose_view(found: PartnershipPhase | None, pair: Partnership, reader: Any) -> str:
    """Whose view of the phase it is, with both sides named."""
    names = {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
    if found is None:
        return (
            _("Nothing is recorded of the phase of %(one)s and %(other)s: they are getting to know each other.") % names
        )
    if found.audience != Audience.NATIONAL:
        return _("%(one)s and %(other)s share this view.") % names
    ours = {"us": party_name(found.owner), "them": pair_name(pair, reader)}
    return _("As %(us)s sees it. %(them)s does not see this view until it is shared.") % ours


def criterion_words(one: Any) -> str:
    """What a criterion asks for."""
    return one.title or label("criterion", one.code)


def threshold_words(threshold: int | None, measure: str) -> str:
    """What a criterion must reach; empty where it is shown by evidence."""
    if threshold is None:
        return ""
    words = {"n": f"{threshold} %" if measure in SHARES else str(threshold)}
    if measure in AT_MOST:
        return _("at most %(n)s") % words if threshold else _("none allowed")
    plain = threshold == 1 and measure not in SHARES
    return _("at least one") if plain else _("at least %(n)s") % words


def measured_words(reading: Reading) -> str:
    """What the record says of a criterion."""
    value = reading.measured.value
    if value is None:
        return ""
    said = {"n": value, "all": reading.measured.out_of}
    if reading.is_share:
        return _("%(n)s %% of %(all)s") % said
    if reading.measure == Measure.OUT_OF_BAND:
        return _("%(n)s of %(all)s units outside") % said
    return str(value) if value else _("none")


def on_day(day: date | None) -> str:
    """A day in words."""
    return day_words(day) if day else ""
