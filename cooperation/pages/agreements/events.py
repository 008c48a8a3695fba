"""What happened to an agreement, newest first: steps, corrections, decisions, objections, edits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.changes import changed_words, edits
from cooperation.pages.agreements.deeds import way_words
from cooperation.pages.agreements.reading import Reading, about
from cooperation.words import label
from cooperation.words.dates import day_words, instant_words
from partners.models import AnswerLink, AudienceRequest, Correction, Officer, SameAs, StepTaken
from partners.records.ways import Way


@dataclass(frozen=True)
class Happening:
    """One thing that happened. `officer` is named to officers of the same party alone, to others the party is."""

    at: datetime
    text: str
    party: int | None = None
    officer: int | None = None
    way: str = ""
    reason: str = ""
    on: date | None = None
    tone: str = ""
    changes: list[dict[str, str]] = field(default_factory=list)
    note: str = ""


def history(reading: Reading, *, edited: bool = False, most: int | None = None) -> list[dict[str, Any]]:
    """What the reader may know of what happened; with `edited` also each edit of a field."""
    found = [*_steps(reading), *_corrections(reading), *_decisions(reading), *_objections(reading)]
    if edited:
        found += [*_links(reading), *_joined(reading), *_edits(reading, found)]
    found.sort(key=lambda one: (one.on or timezone.localtime(one.at).date(), one.at), reverse=True)
    shown = found[:most]
    names = _names(reading, {one.officer for one in shown if one.officer})
    return [_told(reading, one, names) for one in shown]


def _names(reading: Reading, keys: Iterable[int]) -> Mapping[int, str]:
    """Names of officers of the reader's own party; none for who looks with the eyes of a party without being of it."""
    if not isinstance(reading.reader, Officer):
        return {}
    return dict(Officer.objects.visible_to(reading.reader).filter(pk__in=list(keys)).values_list("pk", "name"))


def _told(reading: Reading, one: Happening, names: Mapping[int, str]) -> dict[str, Any]:
    who = names.get(one.officer or 0) or reading.names.get(one.party, "")
    if one.way == Way.SYSTEM:
        who, way = label("way", Way.SYSTEM), ""
    else:
        ours = one.way == Way.OFFICER and one.party == reading.reader.party_id
        way = way_words(reading, one.way, one.party or 0) if one.way and not ours else ""
    return {
        "when": day_words(one.on or timezone.localtime(one.at).date(), "short"),
        "iso": one.at.isoformat(),
        "at": instant_words(one.at),
        "text": one.text,
        "who": " · ".join(part for part in (who, way, one.note) if part),
        "reason": one.reason,
        "changes": one.changes,
        "tone": one.tone,
    }


_OWN_WORDS: Mapping[str, Any] = {
    "recorded": gettext_lazy("Recorded as it exists: %(status)s"),
    "begun": gettext_lazy("Begun: %(status)s"),
    "renewed": gettext_lazy("Renewed by itself"),
    "looked_over": gettext_lazy("Looked over: right as it stands"),
    "return": gettext_lazy("Given back: %(status)s"),
    "reopen_text": gettext_lazy("Text reopened: %(status)s"),
}


def _steps(reading: Reading) -> Iterator[Happening]:
    for step in StepTaken.objects.visible_to(reading.reader).filter(**about(reading.agreement)):
        status = label("status", step.to_status)
        yield Happening(
            at=step.at,
            on=step.on,
            text=str(_OWN_WORDS[step.step]) % {"status": status} if step.step in _OWN_WORDS else status,
            party=step.side_id,
            officer=step.officer_id,
            way=step.way,
            reason=step.reason,
            tone="good",
        )


def _corrections(reading: Reading) -> Iterator[Happening]:
    acts = {act.pk: label("act", act.kind) for act in reading.acts}
    for one in Correction.objects.visible_to(reading.reader).filter(**about(reading.agreement)):
        mistake = bool(one.after.get("mistake"))
        kind = one.before.get("kind", "")
        what = label("act", kind) if kind and one.part == "act" and mistake else acts.get(one.part_id, "")
        changes = [] if mistake else changed_words(reading.agreement, one.before, one.after)
        yield Happening(
            at=one.at,
            text=_correction_words(one.part, what, mistake),
            party=one.owner_id,
            officer=one.officer_id,
            reason=one.reason,
            changes=changes,
            tone="warn",
        )


def _correction_words(part: str, what: str, mistake: bool) -> str:
    if part == "agreement":
        return _("Entered by mistake") if mistake else _("Corrected")
    if mistake:
        return _("Taken out, as entered by mistake: %(what)s") % {"what": what}
    return _("Corrected: %(what)s") % {"what": what}


_DECIDED: Mapping[bool, Any] = {
    True: gettext_lazy("Who sees it, decided: %(audience)s"),
    False: gettext_lazy("Who sees it, declined: %(audience)s"),
}


def _decisions(reading: Reading) -> Iterator[Happening]:
    for one in reading.requests:
        words = {"audience": label("audience", one.to_audience)}
        yield Happening(
            at=one.created_at,
            text=_("Who sees it, asked: %(audience)s") % words,
            party=one.owner_id,
            officer=one.asked_by_id,
            reason=one.reason,
        )
        if one.decided_at:
            agreed = one.outcome == AudienceRequest.Outcome.AGREED
            yield Happening(
                at=one.decided_at,
                text=str(_DECIDED[agreed]) % words,
                party=one.owner_id,
                officer=one.decided_by_id,
                reason=one.decision_reason,
                tone="good" if agreed else "",
                note=_("decided alone") if one.decided_alone else "",
            )


def _objections(reading: Reading) -> Iterator[Happening]:
    acts: dict[int | None, str] = {act.pk: label("act", act.kind) for act in reading.acts}
    for one in reading.contests:
        what = acts.get(one.act_id, "")
        yield Happening(
            at=one.created_at,
            text=_("Contested: %(what)s") % {"what": what} if what else _("Contested"),
            party=one.party_id,
            way=one.way,
            reason=one.reason,
            tone="bad",
        )


def _links(reading: Reading) -> Iterator[Happening]:
    for one in AnswerLink.objects.visible_to(reading.reader).filter(**about(reading.agreement)):
        words = {"act": label("act", one.asks), "party": reading.names.get(one.party_id, "")}
        made = Happening(
            at=one.created_at,
            text=_("One-time link for %(party)s: %(act)s") % words,
            party=one.owner_id,
            officer=one.made_by_id,
        )
        yield made
        if one.revoked_at:
            yield replace(made, at=one.revoked_at, text=_("One-time link closed: %(act)s") % words, officer=None)
        if one.answered_at:
            yield replace(
                made,
                at=one.answered_at,
                text=_("One-time link answered: %(act)s") % words,
                party=one.party_id,
                officer=None,
                way=Way.LINK,
                note=one.answered_by,
            )


def _joined(reading: Reading) -> Iterator[Happening]:
    rows = SameAs.objects.visible_to(reading.reader).filter(subject=Agreement.subject, kept_id=reading.agreement.pk)
    for one in rows:
        yield Happening(
            at=one.created_at, text=_("Joined with a second record of it"), party=one.owner_id, reason=one.reason
        )


def _edits(reading: Reading, told: Iterable[Happening]) -> Iterator[Happening]:
    known = [one.changes for one in told if one.changes]
    for edit in edits(reading):
        if edit.changes not in known:
            yield Happening(
                at=edit.at,
                text=_("Edited: %(fields)s") % {"fields": ", ".join(one["field"] for one in edit.changes)},
                party=edit.party,
                officer=edit.officer,
                changes=edit.changes,
            )
