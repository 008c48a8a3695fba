"""How an agreement stands on a day, in plain sentences: nothing is said that the standing does not hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.vocabulary import BEFORE_SIGNATURE, STAGE_OF, Door, Stage, Status
from agreements.terms.clauses import ActKind, Clause, EntryMethod
from cooperation.pages.agreements.future_words import OVER, future, matters
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label
from cooperation.words.dates import date_words, day_words, on_date, since_date

APPLYING = (Status.IN_FORCE, Status.IN_EFFECT)

_PREPARED: Mapping[str, Any] = {
    Status.CONCEPT: gettext_lazy("It is a concept. Nothing is agreed yet."),
    Status.AUTHORITY_REQUESTED: gettext_lazy("The mandate to negotiate is asked for and waits for its decision."),
    Status.MANDATE_GRANTED: gettext_lazy("The mandate to negotiate is granted. The negotiation is not open yet."),
    Status.NEGOTIATING: gettext_lazy("The text is being negotiated."),
    Status.DRAFTING: gettext_lazy("Both sides are drafting the text together."),
    Status.TEXT_AGREED: gettext_lazy("Both sides have confirmed the text. It waits for signature."),
    Status.NOT_YET_SIGNED: gettext_lazy("On this day it was not signed yet."),
    Status.ABANDONED: gettext_lazy("It was given up before it was signed."),
    Status.UNKNOWN: gettext_lazy("Nothing here states that both sides signed it."),
}
_WAITS_FOR: Mapping[str, Any] = {
    EntryMethod.LAST_NOTIFICATION: gettext_lazy(
        "It begins to apply when both sides have notified that their procedures are complete."
    ),
    EntryMethod.APPROVAL: gettext_lazy("It begins to apply when both sides have approved it by their own law."),
    EntryMethod.EXCHANGE: gettext_lazy("It begins to apply on the exchange of instruments."),
}
_BEGAN: Mapping[str, Any] = {
    EntryMethod.ON_SIGNATURE: gettext_lazy("by its clause: on signature"),
    EntryMethod.ON_DATE: gettext_lazy("by its clause: on a date that the text names"),
    EntryMethod.LAST_NOTIFICATION: gettext_lazy("by its clause: on the last notification"),
    EntryMethod.APPROVAL: gettext_lazy("by its clause: once both sides had approved it"),
    EntryMethod.EXCHANGE: gettext_lazy("by its clause: on the exchange of instruments"),
}


def sentences(reading: Reading) -> list[str]:
    """How it stands on the day that is read, most important first."""
    before = _not_begun(reading)
    if before:
        return [before]
    return [*matters(reading), *_present(reading), *future(reading), *_doubts(reading)]


def _not_begun(reading: Reading) -> str:
    """A preparation is not told for a day before it began here."""
    begun = reading.agreement.created_at.date()
    in_preparation = STAGE_OF[reading.standing.status] == Stage.PREPARED
    if reading.agreement.door == Door.PREPARED and reading.day < begun and in_preparation:
        return _("On this day nothing of it existed here: it was begun on %(day)s.") % {"day": day_words(begun)}
    return ""


def _present(reading: Reading) -> Iterator[str]:
    status = reading.standing.status
    if status in APPLYING:
        yield _applies(reading)
    elif status == Status.SUSPENDED:
        yield _since(reading, ActKind.SUSPENDED, _("It has been suspended %(since)s."), _("It is suspended."))
    elif status in OVER and status != Status.ABANDONED:
        yield _ended(reading)
    elif status == Status.UNKNOWN and not reading.standing.basis:
        yield _("How it stood on this day is not known to us: it was not shared yet.")
    elif status in _PREPARED:
        yield str(_PREPARED[status])
    else:
        yield from _signed(reading)
    if status in BEFORE_SIGNATURE:
        yield from _signatures(reading)


def _applies(reading: Reading) -> str:
    standing = reading.standing
    words = {
        "since": since_date(standing.entry_into_force) if standing.entry_into_force else "",
        "how": _began(reading),
    }
    if not words["since"]:
        return _("It is in effect.") if standing.status == Status.IN_EFFECT else _("It is in force.")
    if standing.entry_basis == "assumed" and reading.agreement.is_binding:
        return _("It has applied %(since)s, %(how)s.") % words
    if standing.status == Status.IN_EFFECT:
        bare, full = _("It has been in effect %(since)s."), _("It has been in effect %(since)s, %(how)s.")
    else:
        bare, full = _("It has been in force %(since)s."), _("It has been in force %(since)s, %(how)s.")
    return (full if words["how"] else bare) % words


def _began(reading: Reading) -> str:
    basis = reading.standing.entry_basis
    if basis == "assumed":
        return _("as assumed from its signature")
    method = reading.agreement.entry_method
    return str(_BEGAN[method]) if basis == "computed" and method in _BEGAN else ""


def _since(reading: Reading, kind: str, dated: str, bare: str) -> str:
    found = [act for act in reading.done(kind) if act.on[:10] <= reading.day.isoformat()]
    return dated % {"since": since_date(found[-1].on)} if found else bare


def _signed(reading: Reading) -> Iterator[str]:
    signed = reading.standing.signed_on
    yield _("It was signed %(on)s.") % {"on": on_date(signed)} if signed else _("It is signed.")
    if reading.standing.status == Status.IN_APPROVAL:
        yield _since(
            reading, ActKind.SUBMITTED, _("It has waited for approval %(since)s."), _("It waits for approval.")
        )
    if reading.standing.status == Status.PROVISIONAL:
        yield _since(
            reading,
            ActKind.PROVISIONAL,
            _("It has been applied provisionally %(since)s."),
            _("It is applied provisionally."),
        )
    method = reading.agreement.entry_method
    if method in _WAITS_FOR and not reading.standing.entry_into_force:
        yield str(_WAITS_FOR[method])
    elif reading.standing.entry_into_force:
        yield _("It begins to apply %(on)s.") % {"on": on_date(reading.standing.entry_into_force)}


def _signatures(reading: Reading) -> Iterator[str]:
    acts = {act.side_id: act for act in reading.done(ActKind.SIGNED)}
    for side in reading.sides if acts else ():
        words = {"party": reading.names[side.pk]}
        if side.pk in acts:
            yield _("%(party)s signed %(on)s.") % {**words, "on": on_date(acts[side.pk].on)}
        else:
            yield _("%(party)s has not signed yet.") % words


def _ended(reading: Reading) -> str:
    standing = reading.standing
    words = {"on": on_date(standing.ends_on) if standing.ends_on else ""}
    notice = reading.notice
    if standing.status == Status.SUPERSEDED:
        return _("Another agreement replaced it; its last day was %(on)s.") % {"on": date_words(standing.ends_on)}
    if standing.status == Status.TERMINATED and notice and standing.ends_clause != Clause.ACTS:
        return _("It ended %(on)s, by the notice received %(received)s.") % {
            **words,
            "received": on_date(str(notice.on)),
        }
    if standing.status == Status.TERMINATED:
        return _("It was terminated; its last day was %(on)s.") % {"on": date_words(standing.ends_on)}
    if standing.ends_basis == "reported":
        return _("It ended %(on)s, as reported; its clause is not read yet.") % words
    return _("It ended %(on)s, when its term was over.") % words


def _doubts(reading: Reading) -> Iterator[str]:
    standing, agreement = reading.standing, reading.agreement
    signed = bool(standing.signed_on) and standing.status not in OVER
    if signed and agreement.entry_method == EntryMethod.NOT_STATED and standing.entry_basis != "stated":
        yield (
            _("No source states its entry into force.")
            if agreement.is_binding
            else _("No source states since when it is in effect.")
        )
        if agreement.approval_needed and not standing.entry_into_force:
            yield _("A source says that it needs approval first, so it is not assumed to apply.")
    for code in ("notice_length_not_stated", "last_day_of_term_taken", "extension_came_too_late"):
        if code in standing.assumptions:
            yield label("assumption", code)
    if reading.agreement.ends_reported and reading.reported_end_differs:
        yield _("A source reports another end: %(date)s. The clause goes before it.") % {
            "date": date_words(reading.agreement.ends_reported)
        }
    if standing.status in APPLYING and standing.in_force is None:
        yield _("Whether it applies on this very day cannot be said: a date is known only in part.")
