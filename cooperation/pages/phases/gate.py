"""One gate: what it asks for and how that stands, what each side decides, what is still to be done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.coverage.risk.answering import Risk
from agreements.models import Document
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.coverage.turned import turned_mark
from cooperation.pages.naming import pair_name, title_of
from cooperation.pages.phases.risk import gate_risk_card, unsettled_words
from cooperation.pages.phases.told import (
    criterion_words,
    crumbs,
    gate_address,
    gate_tag,
    measured_words,
    on_day,
    pair_at,
    ribbon,
    threshold_words,
    whose_view,
)
from cooperation.phases.gate import Gate, GateAct, GateCondition
from cooperation.phases.measures import Reading, readings_of
from cooperation.phases.moving import gate_offers
from cooperation.phases.reading import gate_at
from cooperation.phases.risks import GOES_ON, gate_risks, unsettled
from cooperation.phases.vocabulary import GateStatus, Measure
from cooperation.words import label, party_name, say
from cooperation.words.marks import one_by_one
from partners.models import Contest, Party, Role
from partners.people.officer import acts_here
from partners.records.lifecycle import Offer
from partners.records.record import Audience
from partners.records.ways import Way

Row = dict[str, Any]
_OPEN = (GateStatus.PREPARING, GateStatus.IN_REVIEW)


@require_safe
@signed_in
def gate_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One gate as the reader finds it; asking changes nothing."""
    officer: Any = request.user
    gate = gate_at(officer, pair_at(officer, code), number)
    pair, today = gate.phase.partnership, legal_day()
    readings, risks = readings_of(officer, gate, today), gate_risks(officer, gate, today)
    turned = turned_mark(gate, risks, officer)
    may = officer.writes and pair.has(officer.party_id)
    offers = [one for one in gate_offers(officer, gate, today) if not one.step.follows]
    sub = [pair_name(pair, officer), _("version %(number)s") % {"number": gate.edition}]
    if gate.meets_on:
        sub.append(_("gate meeting on %(day)s") % {"day": on_day(gate.meets_on)})
    return page(
        request,
        "phases/gate.html",
        heading={
            "title": title_of(gate),
            "tags": [gate_tag(gate), *([turned["tag"]] if turned else [])],
            "sub": sub,
            "audience": gate.audience,
        },
        crumbs=crumbs(pair, officer),
        ribbon=ribbon(gate.phase, pair),
        view=whose_view(gate.phase, pair, officer),
        turned=turned,
        lead=_lead(readings, unsettled(risks, gate), gate),
        criteria=[_criterion(officer, gate, one, may) for one in readings],
        risk=gate_risk_card(gate, risks, officer),
        conditions=_conditions(officer, gate, may),
        halves=[_half(officer, gate, one, may, turned) for one in _sides(gate, officer)],
        steps=[_step(officer, gate, one) for one in offers if one.allowed],
        add=_add(officer, gate) if may else [],
        papers=_papers(officer, gate),
    )


def _papers(officer: Any, gate: Gate) -> list[Row]:
    """What can be printed to be signed; for the own minister only where the own party decides."""
    url = gate_address("gate_paper", gate, officer)
    for_both = {"label": _("One page for both to sign (PDF)"), "url": f"{url}?for=both"}
    if not gate.phase.partnership.has(officer.party_id):
        return [for_both]
    return [{"label": _("One page for our minister’s signature (PDF)"), "url": url, "ours": True}, for_both]


def _sides(gate: Gate, officer: Any) -> list[Party]:
    pair = gate.phase.partnership
    return sorted((pair.party_a, pair.party_b), key=lambda one: (one.pk != officer.party_id, one.code))


def _lead(readings: list[Reading], risks: list[Risk], gate: Gate) -> str:
    asked = [one for one in readings if one.criterion.mandatory and not one.met and one.waiver is None]
    missing = [*(criterion_words(one.criterion) for one in asked), *([unsettled_words(risks)] if risks else [])]
    if gate.status not in _OPEN:
        return ""
    if not missing:
        return _("Nothing that the gate cannot be passed without is missing.")
    return _("Still missing: %(what)s.") % {"what": one_by_one(missing)}


def _criterion(officer: Any, gate: Gate, one: Reading, may: bool) -> Row:
    criterion = one.criterion
    parts = [threshold_words(criterion.threshold, one.measure)]
    if said := measured_words(one):
        parts.append(_("the record says %(what)s") % {"what": said})
    elif one.measure != Measure.EVIDENCE:
        parts.append(_("the record knows of nothing"))
    if not criterion.mandatory:
        parts.append(_("the gate can be passed without it"))
    if criterion.shown_on:
        parts.append(
            _("shown on %(day)s: %(what)s") % {"day": on_day(criterion.shown_on), "what": _shown(officer, one)}
        )
    return {
        "text": criterion_words(criterion),
        "done": one.met,
        "note": " · ".join(part for part in parts if part),
        "waived": one.waiver.reason if one.waiver and not one.met else "",
        "links": _links(officer, gate, one) if may else [],
    }


def _shown(officer: Any, one: Reading) -> str:
    """What shows it: the text, and the title of the document where the reader sees that."""
    criterion = one.criterion
    seen = criterion.document_id and Document.objects.visible_to(officer).filter(pk=criterion.document_id).exists()
    return ", ".join(part for part in (criterion.evidence, criterion.document.title if seen else "") if part)


def _links(officer: Any, gate: Gate, one: Reading) -> list[Row]:
    key, links = one.criterion.pk, []
    if gate.status in _OPEN:
        links.append({"label": _("Attach evidence"), "url": gate_address("criterion_show", gate, officer, key)})
    if gate.status == GateStatus.PREPARING:
        links.append({"label": _("Change what it asks"), "url": gate_address("criterion_put", gate, officer, key)})
    waivable = one.criterion.mandatory and not one.met and one.waiver is None
    if gate.status in _OPEN and waivable and officer.has_role(Role.APPROVER):
        url = gate_address("criterion_waive", gate, officer, key)
        links.append({"label": _("Go ahead without it, with a reason"), "url": url})
    return links


def _conditions(officer: Any, gate: Gate, may: bool) -> list[Row]:
    rows: Any = GateCondition.objects.visible_to(officer).filter(gate=gate).select_related("side")
    return [_condition(officer, gate, one, may) for one in rows.order_by("due_on", "id")]


def _condition(officer: Any, gate: Gate, one: GateCondition, may: bool) -> Row:
    note = _("%(party)s, by %(day)s") % {"party": party_name(one.side), "day": on_day(one.due_on)}
    if one.met_on:
        note += " · " + _("met on %(day)s: %(what)s") % {"day": on_day(one.met_on), "what": one.evidence}
    links = []
    if may and gate.status == GateStatus.CONDITIONAL and one.met_on is None:
        links.append(
            {"label": _("Say that it is met"), "url": gate_address("gate_condition_met", gate, officer, one.pk)}
        )
    return {"text": one.text, "done": one.met_on is not None, "note": note, "links": links}


def _half(officer: Any, gate: Gate, side: Party, may: bool, turned: Row | None) -> Row:
    acts: Any = GateAct.objects.visible_to(officer).filter(gate=gate, side=side).select_related("recorded_by")
    contests = Contest.objects.visible_to(officer).filter(subject=Gate.subject, subject_id=gate.pk, settled_at=None)
    said = {one.act_id: one.reason for one in contests}
    return {
        "title": party_name(side),
        "acts": [
            _act(officer, gate, one, said.get(one.pk, ""), may) | _stands(officer, one, turned)
            for one in acts.order_by("id")
        ],
        "links": _deciding(officer, gate, side) if may and gate.status == GateStatus.IN_REVIEW else [],
    }


def _act(officer: Any, gate: Gate, act: GateAct, contested: str, may: bool) -> Row:
    theirs = may and act.way == Way.REPORTED and act.owner_id != officer.party_id
    return {
        "text": label("gate_decision", act.decision),
        "tone": "good" if act.decision in ("go", "conditional_go") else "plain",
        "when": on_day(act.on),
        "way": act.way,
        "reason": act.reason,
        "note": ", ".join(part for part in (act.evidence, act.capacity) if part),
        "alone": act.decided_alone,
        "contested": contested,
        "contest_url": gate_address("gate_contest", gate, officer, act.pk) if theirs and not contested else "",
    }


def _stands(officer: Any, act: GateAct, turned: Row | None) -> Row:
    """The mark on our decision to go on that was taken before a risk turned."""
    marked = turned and act.side_id == officer.party_id and act.decision in GOES_ON
    return {"turned": turned["tag"]} if turned and marked else {}


def _deciding(officer: Any, gate: Gate, side: Party) -> list[Row]:
    url = gate_address("gate_decide", gate, officer, side.code)
    if side.pk == officer.party_id:
        return [{"label": _("Decide for us"), "url": url}] if officer.has_role(Role.APPROVER) else []
    if gate.audience != Audience.NATIONAL and acts_here(side.pk, [Role.APPROVER]):
        return []
    links = [{"label": _("Record what they decided, with their letter"), "url": url}]
    if gate.audience != Audience.NATIONAL:
        links.append({"label": _("Ask them by a one-time link"), "url": gate_address("gate_link", gate, officer)})
    return links


def _step(officer: Any, gate: Gate, offer: Offer) -> Row:
    return {
        "label": label("gate_step", offer.step.name),
        "url": gate_address("gate_step", gate, officer, offer.step.target),
        "ready": offer.ready,
        "missing": [say(one) for one in offer.missing],
    }


def _add(officer: Any, gate: Gate) -> list[Row]:
    links = []
    if gate.status == GateStatus.PREPARING:
        links.append({"label": _("Ask for one more thing"), "url": gate_address("criterion_new", gate, officer)})
    if gate.status in _OPEN:
        links.append({"label": _("Set a condition"), "url": gate_address("gate_condition_new", gate, officer)})
    return links
