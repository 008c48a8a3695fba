"""One-time links: asking a partner without an account to accept or confirm an activity."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agreements.activities.acting import ASKABLE
from agreements.activities.activity import Activity
from agreements.activities.links import activity_link_conditions, activity_link_make
from agreements.instruments.links import link_revoke
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, writable_activity
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_activity import ACTIVITY_ASKS
from cooperation.words import label, party_name
from partners.models import AnswerLink
from partners.records.errors import Forbidden, Unseen


@writing_page
@never_cache
def activity_link_page(request: HttpRequest, key: str, asks: str) -> HttpResponse:
    """Make a one-time link that asks the partner for one act; it is shown once."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if asks not in ASKABLE:
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    other = party_name(activity.partnership.other(officer.party_id))
    told = {"officer": officer, "today": legal_day(), "activity": activity, "asks": asks}
    title = _("Ask %(party)s: %(act)s") % {"party": other, "act": label("activity_do", asks)}
    asking = Asking(
        activity,
        Activity.subject,
        activity.pk,
        asks,
        title=title,
        question=str(ACTIVITY_ASKS[asks][0]) % {"side": other},
        conditions=activity_link_conditions(officer, activity, asks, legal_day()),
        make=lambda version: activity_link_make(**told, expected_version=version),
        frame=activity_frame(title, activity, request, _("Make a one-time link")),
        template="activities/link.html",
    )
    return asking_page(request, asking)


@writing_page
@require_POST
def activity_link_revoke_page(request: HttpRequest, key: str, link_id: int) -> HttpResponse:
    """Close a link before it is answered."""
    activity = writable_activity(request, key)
    seen = AnswerLink.objects.visible_to(request.user)  # type: ignore[arg-type]
    if not seen.filter(pk=link_id, subject=Activity.subject, subject_id=activity.pk).exists():
        raise Unseen
    link_revoke(officer=request.user, today=legal_day(), link_id=link_id)
    messages.success(request, _("The link is closed. Nobody can answer through it any more."))
    return see(activity_address("activity", activity))
