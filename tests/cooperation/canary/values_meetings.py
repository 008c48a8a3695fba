"""What is put into the addresses of meetings."""

from collections.abc import Callable
from typing import Any

from cooperation.models import AgendaItem, Delegate, Meeting, MinutesAct, Outcome, RegionalSession
from tests.cooperation.canary.found import NOBODY

Given = list[dict[str, Any]]


def _keys(scene: Any) -> list[Meeting]:
    """As they stand now: some have had a reference since."""
    return list(Meeting._base_manager.filter(pk__in=[one.pk for one in scene.meetings.values()]).order_by("pk"))


def meetings(scene: Any) -> Given:
    """Every meeting, by both of its addresses; and one that there is not."""
    rows = _keys(scene)
    return [{"key": one.key} for one in rows] + [{"key": rows[0].slug}, {"key": NOBODY}]


def series(scene: Any) -> Given:
    """Every series."""
    return [{"key": one.series.slug} for one in _keys(scene) if one.series] + [{"key": NOBODY}]


def beneath(model: type[Any], name: str = "pk") -> Callable[[Any], Given]:
    """Each meeting with a part of its own, and one with a part of another."""

    def found(scene: Any) -> Given:
        rows, last = [], 0
        for one in _keys(scene):
            own = model._base_manager.filter(meeting=one).values_list("pk", flat=True).first()
            if own:
                rows.append({"key": one.key, name: own})
                last = last or own
        return [*rows, {"key": rows[-1]["key"], name: last}, {"key": NOBODY, name: last}]

    return found


def answers(scene: Any) -> Given:
    """Each meeting with each side and answer."""
    both = (("UKR", "agree"), ("GBR", "object"))
    keys = (*(one.key for one in _keys(scene)), NOBODY)
    return [{"key": key, "side": side, "answer": said} for key in keys for side, said in both]


def steps(scene: Any) -> Given:
    """Each meeting with a step that it may not take, and one that there is not."""
    keys = (*(one.key for one in _keys(scene)), NOBODY)
    return [{"key": key, "to": to} for key in keys for to in ("cancelled", "nothing")]


def papers(scene: Any) -> Given:
    """Each meeting with each of its papers."""
    both = (("agenda", "pdf"), ("minutes", "docx"))
    keys = (*(one.key for one in _keys(scene)), NOBODY)
    return [{"key": key, "paper": paper, "form": form} for key in keys for paper, form in both]


def partners(scene: Any) -> Given:
    """Partners with whom there is much, little, or nothing."""
    return [{"code": code} for code in ("GBR", "UKR", "EST", "USA", "XXX")]


# Of the own party with a partner, with one without anything, between others, and none.
PAIRS = ("GBR-UKR", "UKR-XXX", "GBR-USA")


def sessions(scene: Any) -> Given:
    """Every session of an organisation, and one that there is not."""
    return [{"key": key} for key in (*RegionalSession._base_manager.values_list("slug", flat=True), NOBODY)]


MEETING_VALUES: dict[str, Callable[[Any], Given]] = {
    **dict.fromkeys(
        (
            "meeting", "meeting_edit", "meeting_mistake", "meeting_audience", "agenda_fill", "item_new", "items_onward",
            "delegate_new", "meeting_run", "outcome_remove", "meeting_minutes", "minutes_draft", "minutes_exchange",
            "minutes_reopen", "minutes_link",
        ),
        meetings,
    ),
    **dict.fromkeys(("meeting_series", "series_change", "series_end", "series_assign", "series_audience"), series),
    **dict.fromkeys(
        (
            "api-meeting", "api-meeting-transitions", "api-meeting-items", "api-meeting-delegates",
            "api-meeting-minutes", "api-meeting-answers", "api-meeting-onward", "api-meeting-audience",
        ),
        meetings,
    ),
    "meeting_preview": lambda scene: [
        {**one, "seen_as": seen_as} for one in meetings(scene) for seen_as in ("parties", "public")
    ],
    "series_preview": lambda scene: [
        {**one, "seen_as": seen_as} for one in series(scene) for seen_as in ("parties", "public")
    ],
    "api-series": series,
    "api-series-audience": series,
    "api-meeting-item": beneath(AgendaItem),
    "api-meeting-outcomes": beneath(AgendaItem),
    "api-meeting-outcome": beneath(Outcome),
    "api-meeting-report": beneath(Outcome),
    "api-meeting-delegate": beneath(Delegate),
    "meeting_step": steps,
    "meeting_paper": papers,
    "brief": partners,
    "brief_write": partners,
    "brief_paper": lambda scene: [{**one, "form": form} for one in partners(scene) for form in ("pdf", "docx", "odt")],
    "session_edit": sessions,
    "api-session": sessions,
    "api-brief": lambda scene: [{"pair": pair} for pair in PAIRS],
    "api-brief-paper": lambda scene: [{"pair": pair, "form": "docx"} for pair in PAIRS],
    "api-brief-binder": lambda scene: [{"form": form} for form in ("docx", "odt")],
    "item_edit": beneath(AgendaItem),
    "item_move": beneath(AgendaItem),
    "delegate_remove": beneath(Delegate),
    "action_report": beneath(Outcome),
    "minutes_contest": beneath(MinutesAct),
    "minutes_answer": answers,
}  # fmt: skip
