"""The sentence: which agreement, how it stands, when it ends or renews, and by which source."""

from typing import Any

from babel import Locale

from agreements.instruments.vocabulary import Status
from agreements.terms.clauses import ActKind, EntryMethod, NoticeDay, TermKind
from cooperation.pages.agreements.reading import Reading
from cooperation.saying.dates import by_in, date_in, day_in, length_in, on_in, since_in
from cooperation.saying.words import LANGUAGES, Words

_APPLYING = (Status.IN_FORCE, Status.IN_EFFECT)
_GOES_ON = (*_APPLYING, Status.PROVISIONAL, Status.SUSPENDED)
_MANDATE = (Status.AUTHORITY_REQUESTED, Status.MANDATE_GRANTED)


def say(reading: Reading, language: str) -> str:
    """How an agreement stands on the day that is read, in one sentence with its source."""
    words, standing = LANGUAGES[language], reading.standing
    subject = _subject(reading, words, language)
    signed = standing.signed_on if standing.status not in (Status.ABANDONED, Status.NOT_YET_SIGNED) else ""
    named = subject + (words.signed.format(on=on_in(signed, language)) if signed else "")
    told = [named, _stands(reading, words, language), _ends(reading, words, language)]
    return " ".join(part for part in told if part) + _source(reading, words, language)


def all_said(reading: Reading) -> dict[str, str]:
    """The sentence in each language."""
    return {language: say(reading, language) for language in LANGUAGES}


def party_in(party: Any, language: str) -> str:
    """The name of a state or an organisation in one of the languages; in English where it has none there."""
    if getattr(party, f"name_{language}", "") or not party.alpha2:
        return str(party.name_in(language))
    return str(Locale(language).territories.get(party.alpha2) or party.name_in("en"))


def _subject(reading: Reading, words: Words, language: str) -> str:
    agreement = reading.agreement
    noun = words.agreement if agreement.is_binding else words.text
    pair = agreement.partnership
    names = " – ".join(party_in(one, language) for one in (pair.party_a, pair.party_b))
    form = words.of_pair if agreement.reference else " ({names})"  # an opaque address says nothing in a cable
    between = form.format(names=names, reference=agreement.reference)
    return noun.format(title=agreement.title_in(language)) + between


def _stands(reading: Reading, words: Words, language: str) -> str:
    standing = reading.standing
    status = standing.status
    if status in _APPLYING:
        name, date = _applies(reading), standing.entry_into_force
        return words.stands[name].format(since=since_in(date, language) if date else "")
    if status in (Status.SIGNED, Status.IN_APPROVAL) and standing.entry_into_force:
        return words.stands["begins"].format(on=on_in(standing.entry_into_force, language))
    if status == Status.SIGNED and reading.agreement.entry_method == EntryMethod.NOT_STATED:
        return words.stands["entry_not_stated" if reading.agreement.is_binding else "effect_not_stated"]
    if status == Status.SIGNED:
        return words.stands["signed" if standing.signed_on else "signed_bare"]
    if status in (Status.EXPIRED, Status.TERMINATED):
        return _ended(reading, words, language)
    return words.stands["mandate" if status in _MANDATE else str(status)]


def _applies(reading: Reading) -> str:
    standing = reading.standing
    if not standing.entry_into_force:
        return f"{standing.status}_bare"
    assumed = standing.entry_basis == "assumed" and reading.agreement.is_binding
    return "assumed" if assumed else str(standing.status)


def _ended(reading: Reading, words: Words, language: str) -> str:
    standing = reading.standing
    if not standing.ends_on:
        return words.stands[f"{standing.status}_bare"]
    name = str(standing.status)
    if standing.ends_basis == "reported":
        name = "ended_reported"
    elif standing.status == Status.TERMINATED and reading.done(ActKind.DENOUNCED):
        name = "by_notice"
    return words.stands[name].format(on=on_in(standing.ends_on, language))


def _ends(reading: Reading, words: Words, language: str) -> str:
    standing, kind = reading.standing, reading.agreement.term_kind
    if standing.status not in _GOES_ON:
        return ""
    renews = next((one for one in standing.next_events if one["kind"] == "renews"), None)
    if renews:
        return _renews(reading, renews, words, language)
    if not standing.ends_on:
        unknown = "indefinite" if kind == TermKind.INDEFINITE else "not_stated"
        return words.ends[unknown]
    name = "reported" if standing.ends_basis == "reported" else "ends"
    if any(one["consequence"] == "ended_by_notice" for one in standing.next_events):
        name = "by_notice"
    return words.ends[name].format(on=on_in(standing.ends_on, language))


def _renews(reading: Reading, event: dict[str, Any], words: Words, language: str) -> str:
    events = reading.standing.next_events
    last_day = next((one["date"] for one in events if one["kind"] == "last_day_to_say_no"), "")
    name = "renews_passed" if event["consequence"] == "renewed" else "renews" if last_day else "renews_open"
    if name == "renews" and reading.agreement.notice_day == NoticeDay.GIVEN:
        name = "renews_given"
    months, days = event.get("months") or 0, event.get("days") or 0
    return words.ends[name].format(
        length=length_in(months if months or days else 12, days, language),
        on=on_in(event["date"], language),
        by=by_in(last_day, language) if last_day else "",
    )


def _source(reading: Reading, words: Words, language: str) -> str:
    """Where the latest of what decides comes from: the act of entry, else the signature, else a statement."""
    day = day_in(reading.day, language)
    ranked = [act for kind in (ActKind.ENTERED, ActKind.SIGNED) for act in reading.done(kind)]
    act = next((one for one in ranked if one.source or one.evidence), None)
    if act is not None:
        source, as_of = (act.source, act.source_as_of) if act.source else (act.evidence, "")
    elif reading.statements:
        source, as_of = reading.statements[0].source, reading.statements[0].as_of
    else:
        return words.sources["none"].format(day=day)
    name = "dated" if as_of else "one"
    return words.sources[name].format(source=source, source_day=date_in(as_of, language) if as_of else "", day=day)
