"""One page of a gate for signature, as PDF: for our own minister, or for both sides to sign.

What goes across the table holds nothing that is ours alone: neither our answers on legal risk, nor what we went ahead
without, nor figures from what the other side does not see.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.coverage.risk.answering import Risk
from agreements.documents.papers.paper import Head, Heading, Listing, Paper, Part, Said, Side, Signatures, Table, Text
from agreements.documents.papers.pdf import MEDIA_TYPE, pdf_of
from cooperation.day import legal_day
from cooperation.downloads import attached
from cooperation.pages.base import signed_in
from cooperation.pages.coverage.turned import question_words
from cooperation.pages.naming import title_of
from cooperation.pages.phases.risk import unsettled_words
from cooperation.pages.phases.told import criterion_words, measured_words, on_day, pair_at, threshold_words
from cooperation.phases.gate import Gate, GateAct, GateCondition
from cooperation.phases.measures import Reading, readings_of
from cooperation.phases.reading import gate_at
from cooperation.phases.risks import gate_risks, unsettled
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from cooperation.words.marks import one_by_one, said_of
from partners.records.reads import look
from partners.records.record import Audience, Viewpoint


@require_safe
@signed_in
def gate_paper(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """What the gate asks for, how it stands as the reader sees it, what was decided, and where to sign."""
    officer: Any = request.user
    gate = gate_at(officer, pair_at(officer, code), number)
    pair = gate.phase.partnership
    both = request.GET.get("for") == "both" or not pair.has(officer.party_id)
    paper = paper_of(officer, gate, both=both)
    look(officer, "printed", {"paper": "gate", "form": "pdf", "of": f"{pair.code}/{gate.number}"})
    content = pdf_of(paper, timezone.now())
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    return attached(answer, f"{pair.code}-gate-{gate.number}{'-both' if both else ''}.pdf", len(content))


def paper_of(officer: Any, gate: Gate, *, both: bool = False) -> Paper:
    """The page as a paper: for the own minister, or for `both` to sign."""
    pair, today, language = gate.phase.partnership, legal_day(), (get_language() or "en")[:2]
    names = {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
    head = Head(
        reference=_("%(pair)s, gate %(number)s, version %(edition)s")
        % {"pair": pair.code, "number": gate.number, "edition": gate.edition},
        as_of=_("as of %(when)s") % {"when": day_words(today)},
        check="" if both else _("Only us: for the minister’s signature"),
        page=_("Page {page} of {pages}"),
    )
    return Paper(
        title=title_of(gate),
        language=language,
        head=head,
        kicker=_("%(one)s and %(other)s") % names,
        sub=[label("gate_status", gate.status)],
        author=settings.INSTALLATION_NAME,
        description=_("Gate of a partnership, for decision"),
        parts=_parts(officer, gate, today, language, both),
    )


def _parts(officer: Any, gate: Gate, today: date, language: str, both: bool) -> list[Part]:
    reader, readings, risks = _seen(officer, gate, today, both)
    parts: list[Part] = []
    asked = [one for one in readings if one.criterion.mandatory and not one.met and one.waiver is None]
    against = unsettled(risks, gate)
    missing = [*(criterion_words(one.criterion) for one in asked), *([unsettled_words(against)] if against else [])]
    if missing:
        parts.append(Text(_("Still missing: %(what)s.") % {"what": one_by_one(missing)}, "lead"))
    else:
        parts.append(Text(_("Nothing that the gate cannot be passed without is missing."), "lead"))
    rows = [[criterion_words(one.criterion), _asked(one), _stands(one)] for one in readings]
    parts.append(Table([_("What the gate asks for"), _("Threshold"), _("How it stands")], rows, [5, 2, 3]))
    waived = [one for one in readings if one.waiver is not None and not one.met]
    if waived:
        parts.append(Heading(_("Gone ahead without")))
        parts.append(Listing([said_of(criterion_words(one.criterion), one.waiver.reason) for one in waived]))
    if told := [_risk(one) for one in risks if one.waived or one in against]:
        parts += [Heading(_("Legal risk")), Listing(told)]
    owed = GateCondition.objects.visible_to(reader).filter(gate=gate).select_related("side").order_by("due_on")
    if lines := [f"{one.text} ({party_name(one.side)}, {on_day(one.due_on)})" for one in owed]:
        parts += [Heading(_("Conditions")), Listing(lines)]
    acts = GateAct.objects.visible_to(reader).filter(gate=gate).select_related("side").order_by("id")
    if lines := [
        said_of(party_name(one.side), f"{label('gate_decision', one.decision)}, {on_day(one.on)}") for one in acts
    ]:
        parts += [Heading(_("Decided so far")), Listing(lines)]
    pair = gate.phase.partnership
    sides = [
        Side([Said(language, party_name(one))], Said(language, _("Decision, name, function, date, signature")))
        for one in (pair.party_a, pair.party_b)
        if both or one.pk == officer.party_id
    ]
    return [*parts, Signatures(sides)]


def _seen(officer: Any, gate: Gate, today: date, both: bool) -> tuple[Any, list[Reading], list[Risk]]:
    """With whose eyes it is read, the criteria, and the questions of legal risk; for both nothing that is ours."""
    if not both:
        return officer, readings_of(officer, gate, today), gate_risks(officer, gate, today)
    pair, reader = gate.phase.partnership, officer
    if pair.has(officer.party_id) and gate.audience == Audience.PARTIES:
        reader = Viewpoint(pair.other(officer.party_id).pk, gate.phase.marking)
    return reader, [replace(one, waiver=None) for one in readings_of(reader, gate, today)], []


def _risk(one: Risk) -> str:
    """A question that is not settled, or that was gone ahead with."""
    said = label("risk_state", one.state)
    ahead = _("gone ahead without it, with a reason: %(reason)s")
    reason = ahead % {"reason": one.waived.reason} if one.waived else ""
    return f"{question_words(one.question)} {', '.join(part for part in (said, reason) if part)}"


def _asked(one: Reading) -> str:
    words = threshold_words(one.criterion.threshold, one.measure) or _("shown by evidence")
    return words if one.criterion.mandatory else f"{words} ({_('can be passed without it')})"


def _stands(one: Reading) -> str:
    state = _("met") if one.met else _("gone ahead without") if one.waiver else _("missing")
    return ", ".join(part for part in (state, measured_words(one), one.criterion.evidence[:200]) if part)
