"""The legal risk of an activity: its card, and the forms on it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.activities.vocabulary import OPEN
from agreements.coverage.risk.answering import Risk
from cooperation.pages.activities.about import activity_address, activity_frame
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.coverage.acting import taking_part
from cooperation.pages.coverage.risk import Place, answer_sheet, not_any_more, risk_card, waive_sheet


def legal_risk(activity: Activity, risks: Sequence[Risk], officer: Any) -> dict[str, Any] | None:
    """The card on its page; None where nothing is asked, or not of this reader."""
    return risk_card(_place(activity, None), risks, officer)


@writing_page
def risk_answer_page(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Answer a question of legal risk; only we see it, for ever."""
    return answer_sheet(request, _place(taking_part(request, key), request), question)


@writing_page
def risk_waive_page(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Go ahead although a question is not settled; an approver's decision."""
    return waive_sheet(request, _place(taking_part(request, key), request), question)


def _place(activity: Activity, request: Any) -> Place:
    return Place(
        root=activity,
        name=f"activity.{activity.pk}",
        stops=_("It may not be confirmed before each question is settled.")
        if activity.status in OPEN
        else not_any_more(),
        page=activity_address("activity", activity),
        address=lambda what, question: activity_address(f"risk_{what}", activity, question),
        frame=lambda title, submit, note: activity_frame(title, activity, request, submit, does=note),
    )
