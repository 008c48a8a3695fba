"""The page of one activity: how it stands, what it needs next, what each side brings, what happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.moving import status_on
from agreements.activities.vocabulary import ActivityStatus
from agreements.coverage.answering import answered_once
from agreements.coverage.risk.answering import risks_of
from agreements.instruments.opened import opening_kept
from cooperation.day import legal_day
from cooperation.pages.activities import sheet
from cooperation.pages.activities.about import activity_address, activity_crumbs, status_tag
from cooperation.pages.activities.closing import benefit_card
from cooperation.pages.activities.exercise import exercise_card
from cooperation.pages.activities.history import activity_history
from cooperation.pages.activities.intelligence.card import arrangement_card
from cooperation.pages.activities.mending import act_words, acts_to_take_back
from cooperation.pages.activities.next_step import editable, next_step
from cooperation.pages.activities.procurement import procurement_card
from cooperation.pages.activities.training import training_card
from cooperation.pages.agreements.sheet import marking_words
from cooperation.pages.agreements.sight import decides
from cooperation.pages.audience.previewing import previews
from cooperation.pages.base import page, signed_in
from cooperation.pages.coverage.of_activity import legal_risk
from cooperation.pages.coverage.telling import legal_basis
from cooperation.pages.coverage.turned import turned_mark
from cooperation.pages.naming import pair_name, sample_tag
from cooperation.words import asked_words, label, party_name
from cooperation.words.dates import day_words, instant_words
from partners.models import AnswerLink
from partners.records.audience import waiting_request
from partners.records.record import Audience

LATEST = 8


@require_safe
@signed_in
def activity_page(request: HttpRequest, key: str) -> HttpResponse:
    """One activity, for an officer; an old address leads to the present one."""
    officer: Any = request.user
    activity = activity_by_key(officer, key)
    if activity.key != key:
        return HttpResponseRedirect(activity_address("activity", activity))
    opening_kept(officer=officer, root=activity)
    with answered_once():
        return _shown(request, activity, officer)


def _shown(request: HttpRequest, activity: Activity, officer: Any) -> HttpResponse:
    status = status_on(activity, legal_day())
    on = status != ActivityStatus.CANCELLED
    risks = risks_of(officer, activity, legal_day()) if on else []
    turned = turned_mark(activity, risks, officer)
    return page(
        request,
        "activities/detail.html",
        heading=_heading(activity, officer, turned),
        crumbs=activity_crumbs(activity, officer),
        ribbon=sheet.ribbon(status),
        turned=turned,
        facts=sheet.facts(activity, officer),
        sides=sheet.sides_table(activity, officer),
        bookings=sheet.bookings_table(activity, officer),
        objections=sheet.objections(activity, officer),
        next_step=next_step(activity, officer),
        legal=legal_basis(activity, officer) if on else None,
        risk=legal_risk(activity, risks, officer),
        exercise=exercise_card(activity, officer),
        intelligence=arrangement_card(activity, officer),
        training=training_card(activity, officer),
        procurement=procurement_card(activity, officer),
        benefit=benefit_card(activity, officer),
        half=sheet.half(activity, officer),
        sight=_sight(activity, officer),
        links=_links(activity, officer),
        history=activity_history(activity, officer, LATEST),
        mend=_mend(activity, officer),
    )


def _heading(activity: Activity, officer: Any, turned: dict[str, Any] | None) -> dict[str, Any]:
    sub = [pair_name(activity.partnership, officer), label("form", activity.form), marking_words(activity.marking)]
    edit = {"label": _("Edit"), "url": activity_address("activity_edit", activity), "kind": "plain"}
    return {
        "title": activity.title,
        "tags": [status_tag(activity), *([turned["tag"]] if turned else []), *sample_tag(activity.is_sample)],
        "reference": activity.reference,
        "sub": [part for part in sub if part],
        "audience": activity.audience,
        "actions": [edit] if editable(activity, officer) else [],
    }


def _sight(activity: Activity, officer: Any) -> dict[str, Any] | None:
    """Who sees it, for the party that wrote it."""
    if not (officer.reads_national and activity.owner_id == officer.party_id):
        return None
    asked = waiting_request(activity)
    told: dict[str, Any] = {"audience": activity.audience, "sentence": _sentence(activity), "opened": []}
    told["previews"] = previews("activity_preview", activity, officer)
    url = activity_address("activity_audience", activity)
    if asked:
        words = {"who": asked.asked_by, "audience": label("audience", asked.to_audience)}
        text = _("%(who)s asks that it be seen by: %(audience)s") % words
        told["asked"] = {"text": text, "when": instant_words(asked.created_at), "reason": asked.reason}
        return told | ({"action": {"label": _("Decide"), "url": url}} if decides(officer, asked) else {})
    return told | ({"action": {"label": _("Change who sees it"), "url": url}} if officer.writes else {})


def _sentence(activity: Activity) -> str:
    if activity.audience == Audience.PUBLIC:
        return _("Everyone may see it. Our own half stays with us.")
    if activity.audience == Audience.PARTIES:
        across = party_name(activity.partnership.other(activity.owner_id))
        return _("Officers of %(party)s see it. Our own half stays with us.") % {"party": across}
    return _("Only officers of our own party see it.")


def _links(activity: Activity, officer: Any) -> list[dict[str, Any]]:
    """One-time links of the own party that can still be answered."""
    if not officer.reads_national:
        return []
    found = AnswerLink.objects.visible_to(officer).filter(
        owner=officer.party_id, subject=Activity.subject, subject_id=activity.pk, revoked_at=None, answered_at=None
    )
    return [
        {
            "text": asked_words(one.asks),
            "until": _("open until %(day)s") % {"day": day_words(one.expires_at.date())},
            "revoke_url": reverse("answer_link_close", args=[one.pk]) if officer.writes else "",
            "here": activity_address("activity", activity),
        }
        for one in found.order_by("expires_at")
        if one.is_open
    ]


def _mend(activity: Activity, officer: Any) -> dict[str, Any] | None:
    """What few need: to correct, to take out, to join, to object."""
    names: list[tuple[str, str]] = []
    if officer.writes and activity.owner_id == officer.party_id:
        names = [] if editable(activity, officer) else [("activity_correct", _("Correct it, with a reason"))]
        names += [
            ("activity_same", _("It is the same as another")),
            ("activity_mistake", _("It was entered by mistake")),
        ]
    elif sheet.may_contest(activity, officer):
        names = [("activity_contest", _("Contest it"))]
    links = [{"label": words, "url": activity_address(name, activity)} for name, words in names]
    for act in acts_to_take_back(activity, officer):
        words = _("Take back: %(act)s") % {"act": act_words(act)}
        links.append({"label": words, "url": activity_address("activity_act_mistake", activity, act.pk)})
    if not links:
        return None
    return {"label": _("If something is wrong"), "links": links}
