"""Recording what a side did, in one of the three ways; correcting it; objecting to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agreements.instruments.access import agreement_by_key
from agreements.instruments.act_rules import ACT_RULES, ActRule, may_record
from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import act_contest, contest_settle
from agreements.instruments.links import ASKABLE
from agreements.instruments.parts import AgreementAct
from agreements.instruments.vocabulary import Door
from agreements.terms.clauses import ActKind
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.act_forms import ActForm, SignatureForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.effects import act_tasks, ends_if
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import ACT_DOES
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.naming import address_of
from cooperation.words import label, party_name
from partners.people.officer import acts_here
from partners.records.errors import Forbidden, Unseen, refuse_unless

BOTH = "both"


class ReasonForm(CarefulForm):
    """A reason and nothing else."""

    reason = reason_field()


def reason_sheet(request: HttpRequest, *, key: str, root: Agreement, **context: Any) -> Sheet:
    """A page that asks for a reason and nothing else."""
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=key,
        root=root,
        template="agreements/writing/act.html",
        **context,
    )


@writing_page
def agreement_act_page(request: HttpRequest, key: str, kind: str, side: str) -> HttpResponse:
    """Record an act of the own side, of both together, or of the other side as reported by us."""
    officer: Any = request.user
    agreement = writable(request, key, guests=True)
    rule, party = _rule(kind), _side(agreement, side)
    reported = party is not None and party.pk != officer.party_id
    _may_record(officer, agreement, kind, party, reported)

    def make(_root: Agreement, data: QueryDict | None) -> ActForm:
        if kind == ActKind.SIGNED:
            return SignatureForm(officer, _root, data, reported=reported)
        return ActForm(rule, data, initial={"on": legal_day().isoformat()}, reported=reported)

    def do(form: ActForm, version: int) -> str:
        act_record(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            kind=kind,
            side=party,
            expected_version=version,
            **form.told(),
        )
        agreement.refresh_from_db()
        messages.success(
            request,
            _("Recorded: %(act)s. It now stands: %(status)s.")
            % {"act": label("act", kind), "status": label("status", agreement.status)},
        )
        return address_of(agreement)

    title = act_title(kind, party)
    tasks = [] if reported else act_tasks(officer, agreement, kind, party)
    context = {"tasks": tasks, "ends": ends_if(agreement, kind)}
    context |= frame(title, agreement, request, _("Record it"), does=ACT_DOES.get(kind, ""), reported=reported)
    if reported:
        context |= {"party": party_name(party), "link_url": _link_url(agreement, kind)}
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.act.{kind}.{side}",
        root=agreement,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


def _may_record(officer: Any, agreement: Agreement, kind: str, party: Any, reported: bool) -> None:
    """Refuse whoever could not send the form, before it is filled in."""
    rule = ACT_RULES[kind]
    if not may_record(officer, rule, agreement.door, reported):
        raise Forbidden("act_role", act=kind)
    if reported and agreement.door == Door.PREPARED:
        refuse_unless(not acts_here(party.pk, rule.own), "side_acts_itself", party=party.code)


def _rule(kind: str) -> ActRule:
    if kind not in ACT_RULES:
        raise Unseen
    return ACT_RULES[kind]


def _side(agreement: Agreement, side: str) -> Any:
    if side == BOTH:
        return None
    pair = agreement.partnership
    found = next((party for party in (pair.party_a, pair.party_b) if party.code == side), None)
    if found is None:
        raise Unseen
    return found


def act_title(kind: str, party: Any) -> str:
    """What an act is called, and whose it is."""
    if party is None:
        return label("act", kind)
    return _("%(act)s: %(party)s") % {"act": label("act", kind), "party": party_name(party)}


def _link_url(agreement: Agreement, kind: str) -> str:
    return address("agreement_link", agreement, kind) if kind in ASKABLE and agreement.audience != "national" else ""


def held_act(request: HttpRequest, agreement: Agreement, act_id: int) -> AgreementAct:
    """An act of this agreement in sight of the officer. Raises Unseen."""
    officer: Any = request.user
    found = (
        AgreementAct.objects.visible_to(officer).filter(agreement=agreement, pk=act_id).select_related("side").first()
    )
    if found is None:
        raise Unseen
    act: AgreementAct = found
    return act


@writing_page
def agreement_act_contest_page(request: HttpRequest, key: str, act_id: int) -> HttpResponse:
    """Object to an act that the other side recorded."""
    officer: Any = request.user
    agreement = writable(request, key, guests=True)
    act = held_act(request, agreement, act_id)
    if act.owner_id == officer.party_id:
        raise Forbidden("contest_own")

    def do(form: ReasonForm, version: int) -> str:
        act_contest(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            act_id=act.pk,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("Your objection is kept, and the other side is told."))
        return address_of(agreement)

    title = _("Contest: %(act)s") % {"act": act_title(act.kind, act.side)}
    note = _("The act stays recorded, marked as contested, until both sides have settled it.")
    return reason_sheet(
        request,
        key=f"agreement.{agreement.pk}.contest.{act.pk}",
        root=agreement,
        **frame(title, agreement, request, _("Contest it"), does=note),
    ).answer(do)


@require_POST
@writing_page
def agreement_contest_settle_page(request: HttpRequest, key: str, contest_id: int) -> HttpResponse:
    """Take back an objection that is settled."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    contest_settle(
        officer=officer, today=legal_day(), agreement=agreement, contest_id=contest_id, expected_version=None
    )
    messages.success(request, _("The objection is settled."))
    return see(address_of(agreement))
