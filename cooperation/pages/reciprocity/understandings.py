"""What both agree about the balance: proposed, read, agreed to in one of the three ways, declined, ended."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agreements.models import Understanding, UnderstandingAct
from agreements.reciprocity.agreeing import (
    ANSWERS,
    answer_conditions,
    understanding_answer,
    understanding_contest,
    understanding_propose,
)
from agreements.reciprocity.links import AGREES, understanding_link_conditions, understanding_link_make
from agreements.reciprocity.understanding import About
from agreements.reciprocity.understood import understanding_by_key
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_given import understanding_question
from cooperation.pages.base import page, signed_in
from cooperation.pages.phases.told import writer_of
from cooperation.pages.reciprocity.figures import statement_rows
from cooperation.pages.reciprocity.forms import PROPOSALS, AnswerForm
from cooperation.pages.reciprocity.told import (
    Sides,
    balance_address,
    balance_at,
    crumbs,
    on_day,
    understanding_frame,
    understanding_tag,
    understanding_title,
    understanding_words,
)
from cooperation.words import label, party_name, say
from partners.models import Contest, Party, Role
from partners.people.officer import acts_here
from partners.records.audience import waiting_request
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Audience
from partners.records.ways import Way

Row = dict[str, Any]
ACT = "agreements/writing/act.html"


@require_safe
@signed_in
def understanding_page(request: HttpRequest, key: str) -> HttpResponse:
    """One understanding as the reader finds it."""
    officer: Any = request.user
    one = understanding_by_key(officer, key)
    sides = Sides.of(one.partnership, officer)
    may = officer.writes and one.partnership.has(officer.party_id)
    figures = [{"label": name, "value": value} for name, value in statement_rows(one, sides)]
    return page(
        request,
        "reciprocity/understanding.html",
        heading={
            "title": understanding_title(one),
            "sub": [_("agreed on %(day)s") % {"day": on_day(one.agreed_on)}] if one.agreed_on else [],
            "tags": [understanding_tag(one)],
            "audience": one.audience,
        },
        crumbs=crumbs(one.partnership, officer),
        said=understanding_words(one, sides),
        facts=figures,
        halves=[_half(officer, one, side, may=may) for side in (sides.us, sides.them)],
        links=_links(officer, one) if may else [],
    )


def _half(officer: Any, one: Understanding, side: Party, *, may: bool) -> Row:
    acts: Any = UnderstandingAct.objects.visible_to(officer).filter(understanding=one, side=side)
    contests = Contest.objects.visible_to(officer).filter(
        subject=Understanding.subject, subject_id=one.pk, settled_at=None
    )
    said = {each.act_id: each.reason for each in contests}
    return {
        "title": party_name(side),
        "acts": [_act(officer, one, each, said.get(each.pk, ""), may=may) for each in acts.order_by("id")],
        "links": _answering(officer, one, side) if may else [],
    }


def _act(officer: Any, one: Understanding, act: UnderstandingAct, contested: str, *, may: bool) -> Row:
    theirs = may and act.way == Way.REPORTED and act.owner_id != officer.party_id
    return {
        "text": label("understanding_act", act.kind),
        "tone": "good" if act.kind == "agreed" else "plain",
        "when": on_day(act.on),
        "way": act.way,
        "reason": act.reason,
        "note": ", ".join(part for part in (act.evidence, act.capacity) if part),
        "alone": act.decided_alone,
        "contested": contested,
        "contest_url": reverse("understanding_contest", args=[one.key, act.pk]) if theirs and not contested else "",
    }


def _answering(officer: Any, one: Understanding, side: Party) -> list[Row]:
    """How a side can answer now."""
    own = side.pk == officer.party_id
    if own and not officer.has_role(Role.APPROVER):
        return []
    shared = one.audience != Audience.NATIONAL
    if not own and shared and acts_here(side.pk, [Role.APPROVER]):
        return []
    words = {
        "agreed": _("Agree to it") if own else _("Record that they agree, with their letter"),
        "declined": _("Decline it") if own else _("Record that they decline, with their letter"),
        "ended": _("End it") if own else _("Record that they end it, with their letter"),
    }
    agreed = one.acts.filter(side=side, kind="agreed", mistake_at=None).exists()
    kinds = {"proposed": ["declined"] if agreed else ["agreed", "declined"], "agreed": ["ended"]}.get(one.status, [])
    kinds = [] if one.about == About.STATEMENT and one.status == "agreed" else kinds
    links = [
        {"label": words[kind], "url": reverse("understanding_answer", args=[one.key, kind, side.code])}
        for kind in kinds
    ]
    if not own and shared and "agreed" in kinds:
        links.append({"label": _("Ask them by a one-time link"), "url": reverse("understanding_link", args=[one.key])})
    return links


def _links(officer: Any, one: Understanding) -> list[Row]:
    if one.owner_id != officer.party_id:
        return []
    text = _("Decide who sees it") if waiting_request(one) else _("Change who sees it")
    return [{"label": text, "url": reverse("understanding_audience", args=[one.key])}]


@writing_page
def understanding_new_page(request: HttpRequest, code: str, about: str) -> HttpResponse:
    """Propose the figures, a band, or a way to value in money."""
    pair = balance_at(request.user, code)
    officer = writer_of(request, pair)
    if about not in set(About):
        raise Unseen
    sides = Sides.of(pair, officer)

    def do(form: Any, _version: int) -> str:
        values = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        if about == About.BAND and sides.us != pair.party_a and None not in values.values():
            values = {"low": 100 - values["high"], "high": 100 - values["low"]}
        told = {"officer": officer, "today": legal_day(), "partner": sides.them}
        one = understanding_propose(about=about, values=values, **told)
        messages.success(request, _("It is proposed. Share it with the partner, and let both agree to it."))
        return reverse("understanding", args=[one.key])

    first = {"until": legal_day()} if about == About.STATEMENT else {}
    return Sheet(
        request,
        lambda _r, data: PROPOSALS[about](data, initial=first),
        key=f"understanding.{pair.code}.{about}",
        template=ACT,
        heading={"title": label("understanding", about)},
        crumbs=crumbs(pair, officer),
        actions={"submit": _("Propose it"), "cancel_url": balance_address("balance", pair, officer)},
        does=_does(about, sides),
    ).answer(do)


def _does(about: str, sides: Sides) -> str:
    """What comes of a proposal once both agree."""
    if about == About.STATEMENT:
        return _("The figures are those that both see. Each side takes note of them, and they stay as they are.")
    if about == About.VALUATION:
        return _("Until both agree, money is counted nowhere. Both see the method and the rates.")
    return _("Which part of all that is given %(party)s gives, in each unit.") % {"party": party_name(sides.us)}


def _written(request: HttpRequest, key: str) -> Understanding:
    one = understanding_by_key(request.user, key)  # type: ignore[arg-type]
    writer_of(request, one.partnership)
    return one


def _sheet(request: HttpRequest, one: Understanding, what: str, title: str, make: Any, **context: Any) -> Sheet:
    told = understanding_frame(title, one, request.user, title)
    key = f"understanding.{one.pk}.{what}"
    return Sheet(request, lambda _r, data: make(data), key=key, root=one, template=ACT, **told, **context)


@writing_page
def understanding_answer_page(request: HttpRequest, key: str, kind: str, side: str) -> HttpResponse:
    """Agree, decline or end for a side: our own by an approver, the other as reported by us."""
    officer: Any = request.user
    one = _written(request, key)
    pair = one.partnership
    whose = next((each for each in (pair.party_a, pair.party_b) if each.code == side), None)
    if whose is None or kind not in ANSWERS:
        raise Unseen
    own = whose.pk == officer.party_id
    if own and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])

    def do(form: AnswerForm, version: int) -> str:
        given = {"on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"], "kind": kind}
        told = {"officer": officer, "today": legal_day(), "understanding": one, "expected_version": version}
        understanding_answer(side=whose, evidence=form.cleaned_data.get("evidence", ""), **given, **told)
        messages.success(request, _("It is recorded. What both agree to holds by itself."))
        return reverse("understanding", args=[one.key])

    words = {"agreed": _("Agree to it"), "declined": _("Decline it"), "ended": _("End it")}
    make = lambda data: AnswerForm(  # noqa: E731
        data, reported=not own, reasoned=kind != "agreed", initial={"on": legal_day()}
    )
    tasks = [{"text": say(each), "done": each.met} for each in answer_conditions(officer, one, kind, whose)]
    more = {"reported": not own, "party": party_name(whose), "tasks": tasks}
    does = understanding_words(one, Sides.of(pair, officer))
    return _sheet(request, one, f"{kind}.{side}", words[kind], make, does=does, **more).answer(do)


@writing_page
@never_cache
def understanding_link_page(request: HttpRequest, key: str) -> HttpResponse:
    """Make a one-time link by which the other side agrees; it is shown once."""
    officer: Any = request.user
    one = _written(request, key)
    other = one.partnership.other(officer.party_id)
    title = _("Ask %(party)s by a one-time link") % {"party": party_name(other)}
    given = {"officer": officer, "today": legal_day(), "understanding": one}
    asking = Asking(
        one,
        Understanding.subject,
        one.pk,
        AGREES,
        title=title,
        question=understanding_question(one, other),
        conditions=understanding_link_conditions(officer, one),
        make=lambda version: understanding_link_make(**given, expected_version=version),
        frame=understanding_frame(title, one, officer, _("Make a one-time link")),
    )
    return asking_page(request, asking)


@writing_page
def understanding_contest_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Object to what the other side reported of us."""
    one = _written(request, key)
    seen = UnderstandingAct.objects.visible_to(request.user)  # type: ignore[arg-type]
    if not seen.filter(understanding=one, pk=pk).exists():
        raise Unseen

    def do(form: ReasonForm, version: int) -> str:
        told: Row = {"officer": request.user, "today": legal_day(), "understanding": one, "expected_version": version}
        understanding_contest(act_id=pk, reason=form.cleaned_data["reason"], **told)
        messages.success(request, _("Your objection is kept, and shown to the other side."))
        return reverse("understanding", args=[one.key])

    return _sheet(request, one, f"contest.{pk}", _("Contest it"), ReasonForm).answer(do)
