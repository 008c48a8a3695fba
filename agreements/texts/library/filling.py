"""What a record fills into a text, by language: parties, areas, dates, terms. Pure.

Names that are known to `values_of`: this_text, This_text, of_this_text,
to_this_text, noun, authority_a, authority_b, party_a, party_b, parties_list,
signatories, areas, framework, parent, entry_when, entry_on, term, renewal,
notice, language, languages, prevailing, place, date, edits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from babel import Locale
from babel.dates import format_date

from agreements.texts.library.numbering import listed
from agreements.texts.library.reading import BLANK, table
from agreements.texts.library.states import authority, bare


@dataclass(frozen=True)
class Side:
    """A party as it stands in a text: its name by language, and whether it is a state."""

    names: Mapping[str, str]
    is_state: bool = True

    def name(self, language: str) -> str:
        """Its name in a language, or in English."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True)
class Facts:
    """What is known of the agreement that a text is written for; the own side stands first."""

    binding: bool
    instrument_type: str
    sides: tuple[Side, Side]
    titles: Mapping[str, str] = field(default_factory=dict)
    languages: Sequence[str] = ("en",)
    prevails: str = ""
    areas: Sequence[str] = ()
    frameworks: Sequence[Side] = ()
    parent: Mapping[str, str] = field(default_factory=dict)
    parent_signed: str = ""
    entry_method: str = "not_stated"
    entry_days: int = 0
    entry_months: int = 0
    entry_month_start: bool = False
    entry_on: str = ""
    term_kind: str = "not_stated"
    term_months: int | None = None
    renewal_months: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None
    notice_runs: str = "before_end"


_THIS = {
    "en": ("this {}", "This {}", "of this {}", "to this {}"),
    "fr": ("le présent {}", "Le présent {}", "du présent {}", "au présent {}"),
    "pt": ("o presente {}", "O presente {}", "do presente {}", "ao presente {}"),
    "ar": ("هذا {}", "هذا {}", "هذا {}", "لهذا {}"),
}
_WHEN = {
    "en": ("on the date of", "{} after the date of", "on the first day of the month that follows"),
    "fr": ("à la date de", "{} après la date de", "le premier jour du mois qui suit"),
    "pt": ("na data", "{} após a data", "no primeiro dia do mês seguinte à data"),
    "ar": ("في تاريخ", "بعد {} من تاريخ", "في اليوم الأول من الشهر التالي لتاريخ"),
}
_AND = {"en": "\nand\n", "fr": "\net\n", "pt": "\ne\n", "ar": "\nو\n"}
_FOR = {"en": "For {}: ", "fr": "Pour {} : ", "pt": "Por {}: ", "ar": "عن {}: "}
_SIGNED_ON = {"en": ", signed on {}", "fr": ", signé le {}", "pt": ", assinado em {}", "ar": "، الموقَّع في {}"}
_BOTH = {"en": " and ", "fr": " et en ", "pt": " e ", "ar": " و"}
_PLUS = {"en": " and ", "fr": " et ", "pt": " e ", "ar": " و"}
_QUOTED = {"en": "“{}”", "fr": "« {} »", "pt": "«{}»", "ar": "«{}»"}


def values_of(facts: Facts, language: str) -> dict[str, str]:
    """Everything that a text in `language` may name and the record knows; what it does not know is left out."""
    forms = _THIS.get(language, _THIS["en"])
    full, short = noun_of(facts.instrument_type, language, binding=facts.binding)
    known = dict(zip(("this_text", "This_text", "of_this_text", "to_this_text"), forms, strict=True))
    found = {name: form.format(short) for name, form in known.items()}
    found |= {"noun": full, "place": BLANK, "date": BLANK}
    found |= _parties(facts, language) | _times(facts, language) | _languages(facts, language)
    words = table("words")["areas"].get(language, {})
    if facts.areas:
        found["areas"] = listed([words.get(code, code) for code in facts.areas], language)
    if facts.frameworks:
        found["framework"] = " / ".join(one.name(language) for one in facts.frameworks)
    if facts.parent:
        found["parent"] = parent_words(facts, language)
    return found


def noun_of(instrument_type: str, language: str, *, binding: bool) -> tuple[str, str]:
    """What a text of a type calls itself, in full and in short; one that does not bind is no agreement."""
    words = table("words")
    kind = words["noun_of"].get(instrument_type, "agreement" if binding else "memorandum")
    if kind == "agreement" and not binding:
        kind = "memorandum"
    full, short = words["nouns"].get(language, words["nouns"]["en"])[kind]
    return full, short


def _parties(facts: Facts, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    authorities = []
    for letter, side in zip("ab", facts.sides, strict=True):
        name = side.name(language)
        said = authority(name, language, binding=facts.binding, state=side.is_state)
        found |= {f"party_{letter}": bare(name, language), f"authority_{letter}": said}
        authorities.append(said)
    said_for = _FOR.get(language, _FOR["en"])
    signs = [said_for.format(one) + BLANK for one in authorities]
    if language == "pt":
        signs = [one.replace("Por o ", "Pelo ") for one in signs]
    found["parties_list"] = _AND.get(language, _AND["en"]).join(one[0].upper() + one[1:] for one in authorities)
    return found | {"signatories": "\n".join(signs)}


def parent_words(facts: Facts, language: str) -> str:
    """The agreement above by its title and, where it is signed, the day."""
    title = facts.parent.get(language) or facts.parent.get("en") or next(iter(facts.parent.values()))
    day = day_words(facts.parent_signed, language) if facts.parent_signed else ""
    said = _SIGNED_ON.get(language, _SIGNED_ON["en"]).format(day) if day else ""
    return _QUOTED.get(language, _QUOTED["en"]).format(title) + said


def _times(facts: Facts, language: str) -> dict[str, str]:
    on, after, first = _WHEN.get(language, _WHEN["en"])
    wait = length_words(facts.entry_months, language, facts.entry_days)
    found = {"entry_when": first if facts.entry_month_start else after.format(wait) if wait else on}
    day = day_words(facts.entry_on, language) if facts.entry_on else ""
    if day:
        found["entry_on"] = day
    lengths = {
        "term": length_words(facts.term_months, language),
        "renewal": length_words(facts.renewal_months, language),
        "notice": length_words(facts.notice_months, language, facts.notice_days),
    }
    return found | {name: words for name, words in lengths.items() if words}


def length_words(months: int | None, language: str, days: int | None = None) -> str:
    """A length in months and days, as years where it is whole years; empty where there is none."""
    parts = []
    if months:
        year = months % 12 == 0
        parts.append(counted(months // 12 if year else months, "year" if year else "month", language))
    if days:
        parts.append(counted(days, "day", language))
    return _PLUS.get(language, _PLUS["en"]).join(parts)


def counted(number: int, unit: str, language: str) -> str:
    """So many days, months or years, in the plural that the language's grammar asks for.

    Arabic: one, two, three to ten, and from eleven on (the last two digits decide).
    """
    forms = table("words")["units"].get(language, table("words")["units"]["en"])[unit]
    if language == "ar":
        if number in (1, 2):
            return str(forms[number - 1])
        return f"{number} {forms[2 if 3 <= number % 100 <= 10 else 3]}"
    return f"{number} {forms[0 if number == 1 else 1]}"


def day_words(day: str, language: str) -> str:
    """A full date in words; empty where the day is not known to the day."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return ""
    words = format_date(found, "long", locale="pt_PT" if language == "pt" else language)
    return words.replace("1 ", "1er ", 1) if language == "fr" and found.day == 1 else words


def language_name(code: str, language: str) -> str:
    """What a language is called in another."""
    return str(Locale.parse(language).languages.get(code, code))


def _languages(facts: Facts, language: str) -> dict[str, str]:
    names = [language_name(code, language) for code in facts.languages]
    found = {"language": names[0], "languages": _BOTH.get(language, _BOTH["en"]).join(names)} if names else {}
    return found | ({"prevailing": language_name(facts.prevails, language)} if facts.prevails else {})
