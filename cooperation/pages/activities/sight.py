"""Who sees an activity: asked for and decided, and the page as others see it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.mending import activity_decide_audience
from agreements.activities.moving import status_on
from agreements.instruments.opened import opened_by
from cooperation.day import legal_day
from cooperation.pages.activities import sheet
from cooperation.pages.activities.about import (
    activity_address,
    activity_crumbs,
    activity_frame,
    status_tag,
    writable_activity,
)
from cooperation.pages.activities.exercise import exercise_seen
from cooperation.pages.activities.history import activity_history
from cooperation.pages.activities.intelligence.card import arrangement_seen
from cooperation.pages.activities.procurement import procurement_seen
from cooperation.pages.activities.said import field_words, value_words
from cooperation.pages.activities.training import training_seen
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.audience.changing import Said, Seeing, audience_page
from cooperation.pages.audience.previewing import eyes_of, preview_tabs
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import pair_name
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from partners.parties.choosing import party_by_code
from partners.records.record import PUBLIC, Audience

LATEST = 8


@writing_page
def activity_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees it, or decide the one that waits."""
    activity = writable_activity(request, key, own=True)
    seeing = Seeing(
        activity,
        home=lambda: activity_address("activity", activity),
        frame=lambda submit: activity_frame(_("Who sees it"), activity, request, submit),
        said=partial(_said, activity),
        keeps=_("What we keep for ourselves stays with us: costs, who sees to it, notes."),
        decide=partial(activity_decide_audience, activity=activity),
        opened=lambda: _opened(activity),
        preview=lambda to: activity_address("activity_preview", activity, to),
    )
    return audience_page(request, seeing)


def _said(activity: Activity, _audience: str) -> Said:
    return [(field_words(name), value_words(name, value)) for name, value in activity.disclosed().items()]


def _opened(activity: Activity) -> list[str]:
    return [
        _("%(party)s, since %(day)s")
        % {"party": party_name(party_by_code(one.party)), "day": day_words(one.since.date())}
        for one in opened_by(activity)
    ]


@require_safe
@signed_in
def activity_preview(request: HttpRequest, key: str, seen_as: str) -> HttpResponse:
    """The page as the partner or everyone would see it; what is only ours is not on it."""
    officer: Any = request.user
    activity = activity_by_key(officer, key)
    eyes = eyes_of(officer, activity, seen_as)
    if activity.key != key:
        return HttpResponseRedirect(activity_address("activity_preview", activity, seen_as))
    return page(
        request,
        "activities/preview.html",
        heading={
            "title": activity.title,
            "tags": [status_tag(activity)],
            "reference": activity.reference,
            "sub": [pair_name(activity.partnership, eyes.reader), label("form", activity.form)],
            "audience": eyes.audience,
        },
        crumbs=activity_crumbs(activity, officer, beneath=True),
        tabs=preview_tabs("activity_preview", activity, officer, seen_as),
        preview={"text": eyes.banner, "leave_url": activity_address("activity", activity)},
        ribbon=sheet.ribbon(status_on(activity, legal_day())),
        facts=[one for one in sheet.facts(activity, eyes.reader) if not one.get("missing")],
        sides=sheet.sides_seen(activity, eyes.reader, eyes.parts),
        bookings=sheet.bookings_seen(activity, eyes.parts),
        exercise=exercise_seen(activity, eyes.parts),
        training=training_seen(activity, eyes.parts),
        procurement=procurement_seen(activity, eyes.parts),
        intelligence=None if eyes.audience == Audience.PUBLIC else arrangement_seen(activity, eyes.parts),
        history=[] if eyes.hidden or eyes.reader is PUBLIC else activity_history(activity, eyes.reader, LATEST),
    )
