"""What happened to an activity, as far as a reader may know."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from cooperation.words import VOCABULARIES, label, party_name
from cooperation.words.dates import day_words, instant_words
from cooperation.words.marks import said_of
from partners.models import AudienceRequest, Correction, StepTaken

Row = dict[str, Any]
_OWN = ("recorded", "begun", "changed", "mistake", "corrected")


def activity_history(activity: Activity, officer: Any, most: int = 0) -> list[Row]:
    """Steps, corrections and decisions, the latest day first, and of one day what was written last."""
    pair = activity.partnership
    names = {one.pk: party_name(one) for one in (pair.party_a, pair.party_b, activity.owner or pair.party_a)}
    about = {"subject": Activity.subject, "subject_id": activity.pk}
    rows = [*_steps(officer, about, names), *_corrections(officer, about, names), *_asked(officer, about)]
    rows.sort(key=lambda row: (row["day"], row["iso"]), reverse=True)
    return rows[:most] if most else rows


def _row(at: Any, on: Any, text: str, who: str, reason: str, tone: str = "") -> Row:
    day = on or timezone.localtime(at).date()
    return {
        "when": day_words(day, "short"),
        "day": day,
        "iso": at.isoformat(),
        "at": instant_words(at),
        "text": text,
        "who": who,
        "reason": reason,
        "tone": tone,
    }


def _steps(officer: Any, about: Row, names: dict[int, str]) -> Iterator[Row]:
    found = StepTaken.objects.visible_to(officer).filter(**about).select_related("officer")
    for one in found:
        text = _led_to(one)
        ours = one.officer is not None and one.side_id == officer.party_id
        parts = [names.get(one.side_id or 0, ""), one.officer.name if ours and one.officer else "", _way(one.way)]
        yield _row(one.at, one.on, text, " · ".join(part for part in parts if part), one.reason, "good")


def _led_to(one: StepTaken) -> str:
    """Where a step led: of the activity its status, of an exercise or an arrangement its stage."""
    if one.step in VOCABULARIES["exercise_step"]:
        return _("Exercise: %(stage)s") % {"stage": label("exercise_stage", one.to_status)}
    if one.step in VOCABULARIES["intelligence_step"]:
        return _("Arrangement: %(stage)s") % {"stage": label("intelligence_stage", one.to_status)}
    if one.step.startswith("case_"):
        return _("Purchase: %(step)s") % {"step": label("case_step", one.step.removeprefix("case_"))}
    status = label("activity_status", one.to_status)
    return said_of(label("activity_step", one.step), status) if one.step in _OWN else status


def _way(way: str) -> str:
    return {"link": _("by one-time link"), "reported": _("reported")}.get(way, "")


def _corrections(officer: Any, about: Row, names: dict[int, str]) -> Iterator[Row]:
    for one in Correction.objects.visible_to(officer).filter(**about):
        text = _("Entered by mistake") if one.after.get("mistake") else _("Corrected")
        reason = label("exchange_mistake", one.reason) if one.part == "exchange" else one.reason
        yield _row(one.at, None, text, names.get(one.owner_id or 0, ""), reason, "warn")


def _asked(officer: Any, about: Row) -> Iterator[Row]:
    for one in AudienceRequest.objects.visible_to(officer).filter(**about).select_related("asked_by", "decided_by"):
        words = {"audience": label("audience", one.to_audience)}
        text = _("Who sees it, asked: %(audience)s") % words
        yield _row(one.created_at, None, text, str(one.asked_by), one.reason)
        if one.decided_at:
            agreed = one.outcome == AudienceRequest.Outcome.AGREED
            text = (
                _("Who sees it, decided: %(audience)s") if agreed else _("Who sees it, declined: %(audience)s")
            ) % words
            who = " · ".join([str(one.decided_by), *([_("decided alone")] if one.decided_alone else [])])
            yield _row(one.decided_at, None, text % words, who, one.decision_reason, "good" if agreed else "")
