"""What a text says of time: entry into force, term, renewal, notice and survival, each with its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.texts.papers.paragraph import Paragraph, Place, places, sentences
from agreements.texts.picking.lengths import Span, dates, spans

# Topics on which every agreement says something; what was not found of them is told.
TOPICS = ("entry", "term", "notice")


@dataclass(frozen=True)
class Proposal:
    """A value for a column of an agreement, the sentence that says so, and where it stands."""

    field: str
    value: Any
    quote: str
    place: Place
    topic: str


@dataclass(frozen=True)
class Picked:
    """What was found, at most one value for each column; what else the text says; the topics it was silent on."""

    proposals: tuple[Proposal, ...]
    doubtful: tuple[Proposal, ...]
    unread: tuple[str, ...]


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_ENTRY = _any(
    r"(?:enters?|entry|entering|come|comes|coming) into (?:force|effect|operation)|(?:take|takes|taking) effect",
    r"(?:entre|entrera|entrée) en vigueur|prend effet|prendra effet|prise d.effet",
    r"entra em vigor|entrará em vigor|entrada em vigor|produz efeitos",
)
_METHODS = (
    ("last_notification", _any(
        r"(?:last|later|second|latter)\b.{0,40}\b(?:notification|note|notice)",
        r"(?:notif|inform)\w*.{0,90}(?:procedures|formalities|requirements)",
        r"(?:dernière|seconde|deuxième)\b.{0,30}\b(?:notification|note)", r"(?:última|segunda)\b.{0,30}\b(?:notificação|nota)",  # noqa: E501
    )),
    ("exchange_of_instruments", _any(r"exchange of (?:the )?instruments", r"échange des instruments", r"troca dos instrumentos")),  # noqa: E501
    ("approval", _any(r"(?:after|upon|on) (?:its |their )?(?:ratification|approval)", r"après (?:sa |leur )?(?:ratification|approbation)")),  # noqa: E501
    ("on_signature", _any(
        r"(?:on|upon|from|at)\s+(?:the (?:date|day|moment) of\s+)?(?:its |the |last |their )*(?:last |final )?(?:signature|signing)",  # noqa: E501
        r"(?:dès|à|au jour de|à la date de|le jour de)\s+(?:sa|la|leur)(?: dernière)? signature",
        r"(?:na|à) (?:data d[ae] )?(?:sua |da )?(?:última )?assinatura",
    )),
)  # fmt: skip
_AFTER = _any(r"\b(?:after|following)\b", r"\baprès\b", r"\bapós\b", r"\bdepois\b")
_TERM = _any(
    r"remains? in (?:force|effect)|(?:valid|concluded|in force|effective|apply|applies) for|(?:term|period|duration) of",  # noqa: E501
    r"(?:reste|demeure|restera) en vigueur|conclu pour|est valable|durée de|pour une (?:durée|période)",
    r"permanece(?:rá)? em vigor|vigência|vigora|válido por|período de",
)
_INDEFINITE = _any(
    r"(?:indefinite|unlimited|undetermined)(?: period| duration| term)?|indefinitely|without limit of time",
    r"durée (?:indéterminée|illimitée)", r"(?:período|tempo|prazo|duração) (?:indeterminad|ilimitad)[oa]|por tempo indeterminado",  # noqa: E501
)  # fmt: skip
_TACIT = _any(
    r"(?:automatically|tacitly)\b.{0,40}\b(?:renew|extend|prolong)\w*|(?:renew|extend|prolong)\w*\b.{0,30}\b(?:automatically|tacitly)",
    r"(?:tacite reconduction|reconduit tacitement|tacitement (?:reconduit|renouvelé|prorogé)|renouvel\w+ par tacite)",
    r"(?:automaticamente|tacitamente)\b.{0,40}\b(?:renov|prorrog)\w*|(?:renov|prorrog)\w*\b.{0,30}\b(?:automaticamente|tacitamente)",
)  # fmt: skip
_EXTENDED = _any(
    r"may be (?:extended|renewed|prolonged)",
    r"peut être (?:prorogé|renouvelé|prolongé)",
    r"pode(?:rá)? ser (?:prorrogad|renovad)o",
)
_NOTICE = _any(
    r"terminat\w+|denounc\w+|denunciation|withdraw\w*|discontinu\w+|notice",
    r"dénonc\w+|résili\w+|préavis|mettre fin|met fin", r"denunci\w+|denúncia|cess\w+|pré-aviso|aviso prévio",
)  # fmt: skip
_NOTICE_LENGTH = _any(r"notice|notif|receipt", r"préavis|réception", r"aviso|receção|recebimento")
_BEFORE_END = _any(
    r"(?:before|prior to)\s+(?:the\s+)?(?:expiry|expiration|end|date of expir|its expir|termination of)",
    r"avant\s+(?:l.expiration|la fin|l.échéance|son (?:expiration|échéance|terme)|le terme)",
    r"antes d[ao]\s+(?:termo|fim|expiração|sua)",
)
_SURVIVES = _any(
    r"(?:continue to (?:apply|be (?:bound|protected|binding))|remain (?:bound|applicable|protected)|survive|notwithstanding (?:the )?terminat)",  # noqa: E501
    r"(?:continu\w+ (?:de|à) s.appliquer|demeur\w+ (?:protégé|applicable|lié)|survi[tv]|nonobstant (?:la )?(?:fin|dénonciation|résiliation))",  # noqa: E501
    r"(?:continu\w+ a (?:ser|aplicar)|permanec\w+ (?:protegid|aplicáve))",
)  # fmt: skip
_DUTIES = (
    ("classified_information", _any(r"classified|confidential|secrecy", r"classifi|protégée|secret", r"classificad")),
    ("claims", _any(r"claims|liabilit", r"réclamations|responsabilité", r"reclamaç")),
    ("payments", _any(r"payment|financial|costs", r"paiement|financi", r"pagament|financeir")),
    ("activities_under_way", _any(r"(?:activities|projects|programmes?|programs?)", r"activités|projets|programmes", r"atividades|projetos")),  # noqa: E501
    ("intellectual_property", _any(r"intellectual property", r"propriété intellectuelle", r"propriedade intelectual")),
    ("personal_data", _any(r"personal data", r"données personnelles|données à caractère personnel", r"dados pessoais")),
)  # fmt: skip


def clauses_picked(paragraphs: Sequence[Paragraph]) -> Picked:
    """Read the clauses on time; of two sentences that disagree on a column the first stands, and the other is told."""
    first: dict[str, Proposal] = {}
    doubtful: list[Proposal] = []
    for paragraph, place in zip(paragraphs, places(paragraphs), strict=True):
        for _, sentence in sentences(paragraph.text):
            for topic, field, value in _read(sentence):
                found = Proposal(field, value, sentence, place, topic)
                known = first.setdefault(field, found)
                if known.value != value and field != "survives":
                    doubtful.append(found)
    _kind_of_term(first)
    seen = {one.topic for one in first.values()}
    return Picked(tuple(first.values()), tuple(doubtful), tuple(one for one in TOPICS if one not in seen))


def _kind_of_term(found: dict[str, Proposal]) -> None:
    """A length alone is a fixed term."""
    if "term_months" in found and "term_kind" not in found:
        one = found["term_months"]
        found["term_kind"] = Proposal("term_kind", "fixed", one.quote, one.place, "term")


_Value = tuple[str, str, Any]


def _read(sentence: str) -> Iterator[_Value]:
    lengths = list(spans(sentence))
    if _ENTRY.search(sentence):
        yield from _entry(sentence, lengths)
    survives = _SURVIVES.search(sentence)
    if survives:
        duties = [code for code, words in _DUTIES if words.search(sentence)]
        if duties:
            yield "survival", "survives", duties
    yield from _term(sentence, lengths)
    if _NOTICE.search(sentence) and lengths and not survives:
        yield from _notice(sentence, lengths)


def _entry(sentence: str, lengths: Sequence[Span]) -> Iterator[_Value]:
    method = next((code for code, words in _METHODS if words.search(sentence)), "")
    begins = _ENTRY.search(sentence)
    named = list(dates(sentence[begins.start() :])) if begins else []
    if method:
        yield "entry", "entry_method", method
    elif named:
        yield "entry", "entry_method", "on_date"
        yield "entry", "entry_on", named[0]
    else:
        return
    for one in lengths:
        if _AFTER.match(sentence[one.end :].lstrip()[:12]):
            yield ("entry", "entry_days", one.days) if one.days else ("entry", "entry_months", one.months)


def _term(sentence: str, lengths: Sequence[Span]) -> Iterator[_Value]:
    tacit = _TACIT.search(sentence)
    months = [one for one in lengths if one.months]
    if tacit:
        yield "term", "term_kind", "tacit_renewal"
        near = [one for one in months if one.start > tacit.start() and not _notice_near(sentence, one)]
        if near:
            yield "term", "renewal_months", near[0].months
        months = [one for one in months if one.end <= tacit.start() and not _notice_near(sentence, one)]
    if _INDEFINITE.search(sentence) and _TERM.search(sentence):
        yield "term", "term_kind", "indefinite"
        return
    if _EXTENDED.search(sentence) and not tacit:
        yield "term", "term_kind", "fixed_extendable"
    term = _TERM.search(sentence)
    if term and months and not _notice_near(sentence, months[0]) and months[0].start >= term.start():
        yield "term", "term_months", months[0].months


def _notice_near(sentence: str, one: Span) -> bool:
    """Whether a length is that of a notice."""
    before, after = sentence[max(0, one.start - 25) : one.start], sentence[one.end : one.end + 45].split(",")[0]
    return bool(_BEFORE_END.search(after) or _NOTICE_LENGTH.search(before + " " + after))


def _notice(sentence: str, lengths: Sequence[Span]) -> Iterator[_Value]:
    near = [one for one in lengths if _notice_near(sentence, one)]
    if not near:
        return
    one = near[0]
    yield ("notice", "notice_months", one.months) if one.months else ("notice", "notice_days", one.days)
    yield "notice", "notice_runs", "before_end" if _BEFORE_END.search(sentence[one.end :]) else "from_receipt"
