"""What happened lately, as lines of a history."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.desk.recent import Happening
from cooperation.pages.naming import address_of, title_of, when
from cooperation.words import label, party_name
from partners.records.ways import Way

Line = dict[str, Any]

_ENDED = ("expired", "terminated", "superseded", "abandoned")
_APPLIES = ("in_force", "in_effect")


def line_of(happening: Happening) -> Line:
    """One happening as a line: when, what, who, in which way, why."""
    agreement = happening.agreements[0]
    at = timezone.localtime(happening.at)
    step = happening.step
    return {
        "when": when(at.date(), "short"),
        "iso": at.isoformat(),
        "text": _text(happening),
        "url": address_of(agreement) if len(happening.agreements) == 1 else "",
        "who": _who(happening),
        "way": step.way if step and step.way in (Way.LINK, Way.REPORTED) else "",
        "reason": step.reason if step else happening.correction.reason if happening.correction else "",
        "tone": _tone(happening),
    }


def _text(happening: Happening) -> str:
    title = title_of(happening.agreements[0])
    if happening.step is None:
        return _("%(title)s: corrected") % {"title": title}
    count, step = len(happening.agreements), happening.step
    said = {"title": title, "status": label("status", step.to_status).lower()}
    if step.step == "recorded" and count > 1:
        return ngettext("One agreement recorded", "%(count)s agreements recorded", count) % {"count": count}
    if step.step == "recorded":
        return _("%(title)s: recorded") % said
    if step.step == "begun":
        return _("%(title)s: begun") % said
    if step.step == "renewed":
        return _("%(title)s: renewed by itself") % said
    return _("%(title)s: %(status)s") % said


def _who(happening: Happening) -> str:
    if happening.step and happening.step.way == Way.SYSTEM:
        return _("by the passing of time")
    return str(happening.officer) if happening.officer else party_name(happening.side)


def _tone(happening: Happening) -> str:
    if happening.step is None:
        return "warn"
    if happening.step.to_status in _ENDED:
        return "bad"
    return "good" if happening.step.to_status in _APPLIES else ""
