"""What meetings ask of an officer, as sentences with one button each."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.desk.meetings import Matter
from cooperation.pages.naming import address_of, partner_of, title_of, when
from cooperation.words.dates import day_words
from partners.records.record import Audience

Said = tuple[str, str, str]


def matter_said(matter: Matter, reader: Any) -> Said:
    """What is to do, what follows if nothing is done, and what stands on the button."""
    about = {"title": title_of(matter.about), "partner": partner_of(matter.about, reader)}
    said: Said = _WORDS[matter.code](matter, about)
    return said


# What the partner is to do.
THEIRS = ("waiting_them", "they_owe")
_TONES = {"overdue": "bad", "they_owe": "warn"}


def _plan(matter: Matter, about: dict[str, str]) -> Said:
    broken = matter.group == "overdue"
    what = _("Plan the next meeting: “%(title)s” with %(partner)s") % about
    day = {"day": day_words(matter.on) if matter.on else ""}
    otherwise = _("Its rhythm has been broken since %(day)s.") if broken else _("Its rhythm breaks after %(day)s.")
    return what, otherwise % day, _("Prepare it")


def _action(matter: Matter, about: dict[str, str]) -> Said:
    action = matter.action
    text = action.text if action else ""
    what = _("Action: %(text)s") % {"text": text}
    theirs = matter.group in THEIRS
    otherwise = _("It stands open at “%(title)s”.") % about
    return what, otherwise, _("Look") if theirs else _("Say what became of it")


def _answer(matter: Matter, about: dict[str, str]) -> Said:
    if matter.group == "waiting_them":
        return _("Their answer on the minutes of “%(title)s”") % about, "", _("Look")
    what = _("Agree to the minutes of “%(title)s” with %(partner)s") % about
    return what, _("Until both sides agree, they are not fixed."), _("Answer")


def _decide(matter: Matter, about: dict[str, str]) -> Said:
    if matter.data["audience"] == Audience.PARTIES:
        what = _("Decide whether to share “%(title)s” with %(partner)s") % about
        return what, _("Until you decide, %(partner)s does not see it.") % about, _("Decide")
    what = _("Decide who sees “%(title)s”") % about
    return what, _("Until you decide, whoever sees it now goes on seeing it."), _("Decide")


_WORDS: dict[str, Any] = {"plan": _plan, "action": _action, "answer_minutes": _answer, "decide_audience": _decide}


def matter_url(matter: Matter, reader: Any) -> str:
    """Where it is done, for whoever may; else where it stands."""
    key = matter.about.key
    if matter.code == "plan":
        return f"{reverse('meeting_new')}?series={key}" if reader.writes else address_of(matter.about)
    if matter.code == "action" and matter.action:
        may = reader.writes and matter.group not in THEIRS
        return reverse("action_report", args=[key, matter.action.pk]) if may else address_of(matter.about)
    if matter.code == "answer_minutes":
        return reverse("meeting_minutes", args=[key])
    name = "meeting_audience" if matter.about.subject == "meeting" else "series_audience"
    return reverse(name, args=[key])


def matter_row(matter: Matter, reader: Any) -> dict[str, Any]:
    """A row of what needs somebody, as home shows it."""
    what, otherwise, label = matter_said(matter, reader)
    url = matter_url(matter, reader)
    since = _("By %(day)s.") % {"day": when(matter.on)} if matter.on else ""
    return {
        "what": what,
        "url": url,
        "since": since,
        "otherwise": otherwise,
        "tone": _TONES.get(matter.group, ""),
        "tag": None,
        "action": {"label": label, "url": url, "about": what},
    }
