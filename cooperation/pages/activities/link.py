"""One-time links: asking a partner without an account to accept or confirm an activity."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from agreements.activities.acting import ASKABLE
from agreements.activities.activity import Activity
from agreements.activities.links import activity_link_conditions, activity_link_make
from agreements.activities.procurement.links import ASKABLE as OF_CASES
from agreements.activities.procurement.links import case_link_conditions, case_link_make
from agreements.activities.procurement.situation import case_of
from agreements.activities.training.links import ASKABLE as SEATS
from agreements.activities.training.links import ASKS, seats_link_conditions, seats_link_make
from agreements.activities.vocabulary import Form
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_frame, writable_activity
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_activity import ACTIVITY_ASKS
from cooperation.pages.answer.of_case import CASE_ASKS
from cooperation.words import label, party_name
from partners.records.errors import Forbidden, Unseen


@writing_page
@never_cache
def activity_link_page(request: HttpRequest, key: str, asks: str) -> HttpResponse:
    """Make a one-time link that asks the partner for one act; it is shown once."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    to = asks.removeprefix(ASKS) if asks.startswith(ASKS) else ""
    case = case_of(activity) if asks in OF_CASES else None
    if asks not in ASKABLE and case is None and (to not in SEATS or activity.form != Form.TRAINING):
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    other = party_name(activity.partnership.other(officer.party_id))
    told: dict[str, Any] = {"officer": officer, "today": legal_day(), "activity": activity}
    told |= {"to": to} if to else {"asks": asks}
    does = label("seat_do", to) if to else label("activity_do", asks)
    title = _("Ask %(party)s: %(act)s") % {"party": other, "act": does}
    conditions: Any = seats_link_conditions if to else activity_link_conditions
    make: Any = seats_link_make if to else activity_link_make
    if case is not None:
        conditions, make = partial(case_link_conditions, case=case), case_link_make
    asking = Asking(
        activity,
        Activity.subject,
        activity.pk,
        asks,
        title=title,
        question=str({**ACTIVITY_ASKS, **CASE_ASKS}[asks][0]) % {"side": other},
        conditions=conditions(**told),
        make=lambda version: make(**told, expected_version=version),
        frame=activity_frame(title, activity, request, _("Make a one-time link")),
    )
    return asking_page(request, asking)
