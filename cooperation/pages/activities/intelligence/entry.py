"""One entry of the register: what is known of it, receipt, return or destruction, and the link that asks for them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agreements.activities.intelligence.neutral import LONGEST
from agreements.activities.intelligence.objecting import exchange_contest, exchange_objections
from agreements.activities.intelligence.receiving import (
    exchange_act,
    exchange_conditions,
    exchange_link_conditions,
    exchange_link_make,
    receiver_of,
)
from agreements.activities.intelligence.registering import exchange_mistake
from agreements.activities.intelligence.selectors import JOINED
from agreements.activities.intelligence.vocabulary import ExchangeAct
from agreements.models import Exchange
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_crumbs, activity_frame, activity_heading
from cooperation.pages.activities.intelligence.register import arrangement_read
from cooperation.pages.activities.intelligence.told import (
    conditions,
    direction,
    due_tag,
    entry_address,
    handled,
    marked,
    receipt_tag,
    written_for,
)
from cooperation.pages.activities.intelligence.writing import arrangement_written
from cooperation.pages.activities.sheet import objection
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_exchange import EXCHANGE_ASKS
from cooperation.pages.base import page, signed_in
from cooperation.words import label, party_name, say
from cooperation.words.dates import day_words
from cooperation.words.marks import said_of
from partners.models import Role
from partners.records.errors import Unseen
from partners.records.record import Audience, Reader

Dict = dict[str, Any]


def entry_at(reader: Reader, activity: Any, pk: int) -> Exchange:
    """An entry of an arrangement. Raises Unseen."""
    seen = Exchange.objects.visible_to(reader).filter(activity=activity, pk=pk).select_related(*JOINED)
    found: Exchange | None = seen.first()
    if found is None:
        raise Unseen
    return found


def entry_facts(entry: Exchange) -> list[Dict]:
    """What the register holds of an entry; there is nothing else."""
    today = legal_day()
    receipt, due = receipt_tag(entry, today), due_tag(entry, today)
    told = [
        (_("Direction"), direction(entry)),
        (_("Kind"), label("exchange_kind", entry.kind)),
        (_("Sent"), day_words(entry.sent_on)),
        (_("Reference number"), entry.subject_number),
        (_("Marked by the sender"), marked(entry)),
        (_("Handled by the receiver as"), handled(entry)),
        (_("Condition of the originator"), "; ".join(conditions(entry))),
        (_("Channel"), entry.channel.name),
        (_("Answers"), entry.answers.key if entry.answers else ""),
    ]
    found: list[Dict] = [{"label": name, "value": value} for name, value in told if value]
    found.append({"label": _("Receipt"), "value": "", **receipt})
    if entry.due_on:
        found.append({"label": _("Returned or destroyed"), "value": "", **due})
    return found


@require_safe
@signed_in
def exchange_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One entry, for an officer of one of the two sides."""
    officer: Any = request.user
    activity = arrangement_read(officer, key)
    entry = entry_at(officer, activity, pk)
    facts = entry_facts(entry)
    if entry.answers:
        facts = [{**one, "url": _url_of(entry.answers_id, activity)} if _is_answer(one) else one for one in facts]
    replies = Exchange.objects.visible_to(officer).filter(answers=entry).order_by("id")
    return page(
        request,
        "activities/exchange.html",
        heading=activity_heading(_("Exchange %(number)s") % {"number": entry.key}, activity, officer),
        crumbs=[
            *activity_crumbs(activity, officer, beneath=True),
            {"label": _("Register of exchanges"), "url": activity_address("exchanges", activity)},
        ],
        objections=[objection(one) for one in exchange_objections(officer, pk=entry.pk)],
        facts=facts,
        replies=[{"label": one.key, "url": activity_address("exchange", activity, one.pk)} for one in replies],
        way=label("way", entry.way),
        links=_links(entry, officer),
    )


def _is_answer(fact: Dict) -> bool:
    return bool(fact["label"] == _("Answers"))


def _url_of(pk: Any, activity: Any) -> str:
    return activity_address("exchange", activity, pk)


def _links(entry: Exchange, officer: Any) -> list[Dict]:
    """What this officer may write down of it."""
    receiver = receiver_of(entry).pk
    ours, found = receiver == officer.party_id, []
    may = officer.writes and receiver in written_for(entry.activity, officer)
    if may or (ours and officer.has_role(Role.GUEST)):
        for act in ExchangeAct:
            if all(one.met for one in exchange_conditions(entry, act)):
                found.append({"label": label("exchange_do", act), "url": entry_address("exchange_act", entry, act)})
    if officer.writes and entry.owner_id == officer.party_id:
        found.append({"label": _("It was entered by mistake"), "url": entry_address("exchange_mistake", entry)})
    elif officer.writes or officer.has_role(Role.GUEST):
        found.append({"label": _("Contest it"), "url": entry_address("exchange_contest", entry)})
    return found


class ActForm(CarefulForm):
    """On which day, and of the other side the number of the letter that shows it."""

    on = forms.DateField(
        label=gettext_lazy("Date"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), initial=legal_day
    )
    evidence = line(
        gettext_lazy("Number of the letter that shows it"),
        hint=gettext_lazy("The number alone, such as: NV-112/2026."),
        most=LONGEST,
        needed=True,
    )

    def __init__(self, reported: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["on"].initial = legal_day()
        if not reported:
            del self.fields["evidence"]


@writing_page
def exchange_act_page(request: HttpRequest, key: str, pk: int, act: str) -> HttpResponse:
    """Give receipt, or say that it is returned or destroyed; of the other side as reported by us."""
    officer: Any = request.user
    activity = arrangement_written(request, key, guests=True)
    if act not in set(ExchangeAct):
        raise Unseen
    entry = entry_at(officer, activity, pk)
    receiver = receiver_of(entry)
    reported = receiver.pk != officer.party_id

    def do(form: ActForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        given = {"on": form.cleaned_data["on"], "evidence": form.cleaned_data.get("evidence", "")}
        exchange_act(**told, exchange_id=pk, act=act, **given)
        messages.success(request, _("It is recorded."))
        return entry_address("exchange", entry)

    unmet = [{"text": say(one), "done": False} for one in exchange_conditions(entry, act) if not one.met]
    asks = reported and officer.writes and entry.audience != Audience.NATIONAL
    frame = _frame(said_of(label("exchange_do", act), entry.key), entry, request, label("exchange_do", act))
    return Sheet(
        request,
        lambda _root, data: ActForm(reported, data),
        key=f"activity.{activity.pk}.exchange.{pk}.{act}",
        root=activity,
        template="agreements/writing/act.html",
        tasks=unmet,
        no_form=bool(unmet) and request.method == "GET",
        reported=reported,
        party=party_name(receiver),
        link_url=entry_address("exchange_link", entry, act) if asks else "",
        **frame,
    ).answer(do)


def _frame(title: str, entry: Exchange, request: HttpRequest, submit: str) -> Dict:
    found = activity_frame(title, entry.activity, request, submit)
    found["actions"]["cancel_url"] = entry_address("exchange", entry)
    return found


@writing_page
@never_cache
def exchange_link_page(request: HttpRequest, key: str, pk: int, act: str) -> HttpResponse:
    """Make a one-time link by which the receiver gives receipt, or says that it returned or destroyed it."""
    officer: Any = request.user
    activity = arrangement_written(request, key)
    if act not in set(ExchangeAct):
        raise Unseen
    entry = entry_at(officer, activity, pk)
    other = party_name(activity.partnership.other(officer.party_id))
    told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "exchange_id": pk, "act": act}
    title = _("Ask %(party)s: %(act)s") % {"party": other, "act": label("exchange_do", act)}
    asking = Asking(
        activity,
        Exchange.subject,
        entry.pk,
        act,
        title=title,
        question=str(EXCHANGE_ASKS[act][0]) % {"side": other},
        conditions=exchange_link_conditions(officer, entry, act),
        make=lambda version: exchange_link_make(**told, expected_version=version),
        frame=_frame(title, entry, request, _("Make a one-time link")),
    )
    return asking_page(request, asking)


@writing_page
def exchange_contest_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Object to an entry that the other side made."""
    officer: Any = request.user
    activity = arrangement_written(request, key, guests=True)
    entry = entry_at(officer, activity, pk)

    def do(form: ReasonForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        exchange_contest(**told, exchange_id=pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("Your objection is kept, and shown to the other side."))
        return entry_address("exchange", entry)

    frame = _frame(_("Contest exchange %(number)s") % {"number": entry.key}, entry, request, _("Contest it"))
    frame["does"] = _("The record stays as it is, marked as contested, until it is put right.")
    frame |= {"key": f"activity.{activity.pk}.exchange.{pk}.contest", "template": "agreements/writing/act.html"}
    return Sheet(request, lambda _root, data: ReasonForm(data), root=activity, **frame).answer(do)


class MistakeForm(CarefulForm):
    """Why an entry is taken out."""

    why = coded(gettext_lazy("Why"), "exchange_mistake")


@writing_page
def exchange_mistake_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take out an entry that the own party made by mistake."""
    officer: Any = request.user
    activity = arrangement_written(request, key)
    entry = entry_at(officer, activity, pk)

    def do(form: MistakeForm, version: int) -> str:
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        exchange_mistake(**told, exchange_id=pk, why=form.cleaned_data["why"])
        messages.success(request, _("It is taken out. Its number is not given again."))
        return activity_address("exchanges", activity)

    title = _("Exchange %(number)s was entered by mistake") % {"number": entry.key}
    key = f"activity.{activity.pk}.exchange.{pk}.mistake"
    frame = _frame(title, entry, request, _("Take it out"))
    return Sheet(request, lambda _root, data: MistakeForm(data), key=key, root=activity, **frame).answer(do)
