"""How long, as lists say it: `5 ans`, `tacite reconduction`, `jusqu'en 2027`, `indéterminée`; in four languages."""

import re
from dataclasses import dataclass, field
from typing import Any

from agreements.terms.clauses import TermKind
from partners.records.fold import fold
from partners.records.imports.dates import read_date

_NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "um dois tres quatro cinco seis sete oito nove dez onze doze",
        "واحد اثنان ثلاث اربع خمس ست سبع ثماني تسع عشر",
    )
    for number, word in enumerate(words.split(), 1)
} | {
    "une": 1,
    "a": 1,
    "uma": 1,
    "ثلاثة": 3,
    "أربع": 4,
    "خمسة": 5,
    "quinze": 15,
    "vingt": 20,
    "fifteen": 15,
    "twenty": 20,
}
_YEARS = "ans|an|annees|annee|years?|yrs?|anos?|سنوات|سنة|اعوام|أعوام|عام"
_MONTHS = "mois|months?|mes|meses|أشهر|اشهر|شهر|شهور"
_WORD = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_LENGTH = re.compile(rf"(?<![\w])(\d{{1,3}}|{_WORD})[\s-]*(?:\(\d+\)\s*)?({_YEARS}|{_MONTHS})(?!\w)")
_TACIT = re.compile(
    r"tacit|reconduction|renouvel\w* automatique|automatic\w*[\s-]+renew|renew\w* automatic|renew\w* itself|"
    r"renova\w* automatic|automaticamente renov|تجديد\w* (?:ال)?(?:تلقائي|ضمني)|يجدد تلقائي|تلقائيا|ضمني"
)
_NOT_TACIT = re.compile(r"\b(?:sans|without|no|sem|non)\b[^.;,]*(?:tacit|reconduction|renew|renouvel|renova)")
_INDEFINITE = re.compile(
    r"indetermine|illimite|sans (?:limitation|limite)|indefinite|unlimited|no (?:end|expiry|fixed term)|open[- ]ended|"
    r"permanent|perpetu|indeterminad|ilimitad|غير محدد|غير محدود|دائم"
)
_UNTIL = re.compile(
    r"^(?:valable |valid |valido |vigente )?"
    r"(?:jusqu['’ ]?(?:a la |a l['’]|au |en |a |a fin )?(?:fin |le )?|until(?: the)?(?: end of)? |till |to |up to |"
    r"expires?(?: on| in)? |expiring |expire (?:le |en )|echeance (?:le |en |au )?|ate (?:a|ao|o|fim de)? ?|"
    r"termina em |fin (?:le |en )?|حتى (?:عام )?|الى غاية |إلى غاية |لغاية )"
)


@dataclass(frozen=True)
class Validity:
    """Clauses on time as far as a text says them, and what of it was not understood."""

    values: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    told: str = ""
    suggestions: tuple[str, ...] = ()


def read_validity(text: str, order: str = "") -> Validity:
    """Read how long an agreement applies. What is not sure is not taken: the text stays as it was said."""
    plain = " ".join(fold(text).replace("’", "'").split()).strip(" .;")
    if not plain:
        return Validity()
    lengths = [_months(number, unit) for number, unit in _LENGTH.findall(plain)]
    if _TACIT.search(plain) and not _NOT_TACIT.search(plain):
        return _tacit(lengths)
    if _INDEFINITE.search(plain):
        return Validity({"term_kind": TermKind.INDEFINITE}) if not lengths else Validity(fault="validity_not_read")
    until = _UNTIL.match(plain)
    if until:
        return _until(plain[until.end() :], order)
    if len(lengths) == 1:
        exact = _LENGTH.fullmatch(plain) is not None
        return Validity({"term_kind": TermKind.FIXED, "term_months": lengths[0]}, told="" if exact else "rest_not_read")
    found = read_date(plain, order)
    if found.on or found.fault == "day_or_month":
        return _until(plain, order, "read_as_the_end")
    return Validity(fault="validity_not_read", suggestions=found.suggestions)


def _tacit(lengths: list[int]) -> Validity:
    if not lengths:
        # That it renews is known, for how long is not: kept as it is said.
        return Validity(told="renewal_without_length")
    values: dict[str, Any] = {"term_kind": TermKind.TACIT, "term_months": lengths[0]}
    if len(lengths) == 2:
        values["renewal_months"] = lengths[1]
    return Validity(values) if len(lengths) < 3 else Validity(fault="validity_not_read")


def _until(rest: str, order: str, told: str = "") -> Validity:
    found = read_date(rest.strip(), order)
    if found.on:
        return Validity({"ends_reported": found.on}, told=told)
    return Validity(fault=found.fault or "validity_not_read", suggestions=found.suggestions)


def read_notice(text: str) -> int | None:
    """The months of a notice that a text says; None where it says none that is sure."""
    found = _LENGTH.findall(" ".join(fold(text).split()))
    return _months(*found[0]) if len(found) == 1 else (int(text) if text.strip().isdecimal() else None)


def _months(number: str, unit: str) -> int:
    count = int(number) if number.isdecimal() else _NUMBERS[number]
    return count * (1 if re.fullmatch(_MONTHS, unit) else 12)
