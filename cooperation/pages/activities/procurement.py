"""A procurement case on the page of its activity, and on a page of its own: steps, clock, lines, plan, changes."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.clock import Reading, read_clock
from agreements.activities.procurement.plans import planned_days
from agreements.activities.procurement.situation import stage_on
from agreements.activities.procurement.steps import CaseStep, case_offers
from agreements.activities.procurement.target import targets_of
from agreements.activities.procurement.vocabulary import CaseStage, Pace, Trade
from agreements.activities.vocabulary import Form
from cooperation.day import legal_day
from cooperation.pages.activities import procurement_told as told
from cooperation.pages.activities.about import activity_address, activity_crumbs, activity_heading, two_sides
from cooperation.pages.activities.next_step import Checklist
from cooperation.pages.activities.procurement_parts import Parts
from cooperation.pages.agreements.writing.checklist import folded
from cooperation.pages.base import page, signed_in
from cooperation.pages.coverage.turned import activity_turned
from cooperation.words import label, party_name, term
from cooperation.words.dates import day_words
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Unseen
from partners.records.lifecycle import Offer
from partners.records.record import Audience

Dict = dict[str, Any]


def case_seen(activity: Activity, officer: Any) -> ProcurementCase | None:
    """The case of an activity, as far as the reader sees it."""
    seen = ProcurementCase.objects.visible_to(officer).filter(activity=activity)
    found: ProcurementCase | None = seen.select_related("seller").first()
    return found


def may_write(activity: Activity, officer: Any) -> bool:
    """Whether this officer writes on a case: one of the two sides."""
    return bool(officer.writes and activity.partnership.has(officer.party_id))


def procurement_card(activity: Activity, officer: Any) -> Dict | None:
    """The card of a case on the page of its activity; None for any other form."""
    if activity.form != Form.PROCUREMENT:
        return None
    case, url = case_seen(activity, officer), activity_address("activity_case", activity)
    if case is None:
        if not may_write(activity, officer):
            return None
        return {"facts": [], "url": activity_address("activity_case_write", activity), "link": _("Write it down")}
    reading = case_reading(case, officer)
    parts = Parts(activity, case, officer)
    facts = [*told.sides_words(case, activity, officer), {"label": _("Price"), "value": parts.totals()}]
    facts = [{**one, "missing": not one["value"]} for one in facts]
    facts += [told.clock_fact(reading)] if reading else []
    return {
        "ribbon": told.ribbon(stage_on(case, legal_day())),
        "facts": facts,
        "url": url,
        "link": _("Lines, deliveries, payments and changes"),
    }


def procurement_seen(activity: Activity, parts: Any) -> Dict | None:
    """The card as somebody sees it who changes nothing, with its lines; read by `parts`."""
    case = case_seen(activity, parts)
    if case is None or activity.form != Form.PROCUREMENT:
        return None
    beneath = Parts(activity, case, parts, changes=False)
    facts = [*told.sides_words(case, activity, parts), {"label": _("Price"), "value": beneath.totals()}]
    stage = stage_on(case, legal_day())
    stated = [one for one in facts if one["value"]]
    return {"ribbon": told.ribbon(stage), "facts": stated, "lines": beneath.lines_table()}


def case_reading(case: ProcurementCase, officer: Any) -> Reading | None:
    """Where its clock stands by the targets of the reader's party."""
    today = legal_day()
    planned = planned_days([case]).get(case.activity_id)
    return read_clock(stage_on(case, today), case.since, today, targets_of(officer.party_id), planned)


@require_safe
@signed_in
def case_page(request: HttpRequest, key: str) -> HttpResponse:
    """One case, for an officer; an old address leads to the present one."""
    officer: Any = request.user
    activity = activity_by_key(officer, key)
    if activity.key != key:
        return HttpResponseRedirect(activity_address("activity_case", activity))
    case = case_seen(activity, officer)
    if activity.form != Form.PROCUREMENT or (case is None and not may_write(activity, officer)):
        raise Unseen
    frame: Dict = {
        "heading": activity_heading(_("The purchase: %(title)s") % {"title": activity.title}, activity, officer),
        "crumbs": activity_crumbs(activity, officer, beneath=True),
    }
    if case is None:
        empty = {
            "title": _("The purchase is not written down yet"),
            "text": _("Who sells, and since when it is requested, is enough to begin."),
            "action": {"label": _("Write it down"), "url": activity_address("activity_case_write", activity)},
        }
        return page(request, "activities/procurement_page.html", empty=empty, **frame)
    stage, reading = stage_on(case, legal_day()), case_reading(case, officer)
    tags = [{"text": label("case_stage", stage), "tone": _tone(stage), "term": term(stage)}]
    if reading:
        tags.append({"text": told.day_of(reading), "tone": told.TONES[reading.pace]})
    turned = activity_turned(activity, officer, activity_address("activity", activity) + "#risk")
    frame["heading"]["tags"] = tags + ([turned["tag"]] if turned else [])
    parts = Parts(activity, case, officer)
    return page(
        request,
        "activities/procurement_page.html",
        turned=turned,
        ribbon=told.ribbon(stage),
        facts=_facts(case, activity, officer, reading),
        next_step=case_next(activity, case, officer),
        parts=parts.context(),
        taken=list(told.taken_words(case, parts.acts, targets_of(officer.party_id))),
        **frame,
    )


def _tone(stage: str) -> str:
    if stage in (CaseStage.LAPSED, CaseStage.DECLINED):
        return "bad"
    return "good" if stage in (CaseStage.DELIVERED, CaseStage.RECONCILED, CaseStage.CLOSED) else "plain"


def _facts(case: ProcurementCase, activity: Activity, officer: Any, reading: Reading | None) -> list[Dict]:
    until = day_words(case.valid_until) if case.valid_until else ""
    facts = [
        *told.sides_words(case, activity, officer),
        {"label": _("Request received"), "value": day_words(case.requested_on), "note": case.request},
        {"label": _("The offer is held open until"), "value": until, "missing": not until},
    ]
    if reading:
        facts.append(told.clock_fact(reading))
        if reading.pace == Pace.NO_TARGET and reading.target.days is None:
            facts[-1]["note"] = _("an approver sets a target under “How we work”")
    return facts


def case_next(activity: Activity, case: ProcurementCase, officer: Any) -> Dict | None:
    """The card of the next step for an officer of one of the two sides; None for anybody else."""
    offers = case_offers(officer, activity, legal_day())
    if not offers:
        return None
    main, card = offers[0], Checklist(activity, officer)
    ways = [link for one in offers for link in step_links(activity, case, officer, one)]
    urls = {"case_lines_written": "activity_case_line", "case_written": "activity_case_write"}
    tasks = []
    for one in main.conditions:
        task = card.task(one)
        name = urls.get(one.code) or ("activity_case_write" if one.code == "case_validity_stated" else "")
        if name and not one.met and may_write(activity, officer):
            task["links"] = [{"label": _("Fill in"), "url": activity_address(name, activity)}]
        tasks.append(task)
    step: Any = main.step
    whose = ", ".join(_whose(case, activity, officer, step))
    return {
        "title": _("Next: %(stage)s") % {"stage": label("case_stage", main.step.target).lower()},
        "note": _("The step of: %(who)s") % {"who": whose},
        **folded(tasks),
        "action": ways[0] if ways else None,
        "others": ways[1:],
    }


def _whose(case: ProcurementCase, activity: Activity, officer: Any, step: CaseStep) -> list[str]:
    return [party_name(one) if one else case.third for one in ends_of(case, activity, officer, step.trade)]


def ends_of(case: ProcurementCase, activity: Activity, officer: Any, trade: str) -> list[Party | None]:
    """Who stands on an end of a case, the own side first; None for the third from whom both buy."""
    both = two_sides(activity, officer)
    if trade == Trade.EITHER or (case.joint and trade == Trade.BUYER):
        return list(both)
    if case.joint:
        return [None]
    return [one for one in both if (one.pk == case.seller_id) == (trade == Trade.SELLER)]


def step_links(activity: Activity, case: ProcurementCase, officer: Any, offer: Offer) -> list[Dict]:
    """What this officer can do about a step: take it, report it, or send a one-time link."""
    if not offer.allowed:
        return []
    step: Any = offer.step
    name = label("case_step", step.name)
    done = {one.side_id for one in Parts(activity, case, officer).acts if one.step == step.name}
    found: list[Dict] = []
    for side in ends_of(case, activity, officer, step.trade):
        key = side.pk if side else None
        if key in done:
            continue
        code = side.code if side else "third"
        url = activity_address("activity_case_step", activity, step.target, code)
        own = key == officer.party_id
        theirs = side is not None and not own and activity.audience != Audience.NATIONAL
        if theirs and acts_here(key):
            continue
        who = party_name(side) if side else case.third
        text = name if own else _("%(step)s: report it for %(party)s") % {"step": name, "party": who}
        found.append({"label": text, "url": url})
        if theirs and not step.needs:
            url = activity_address("activity_link", activity, f"case_{step.name}")
            found.append({"label": _("%(step)s: send a one-time link") % {"step": name}, "url": url})
    return found
