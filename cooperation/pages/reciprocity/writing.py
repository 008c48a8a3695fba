"""Putting down what was given, what each side says of it in one of the three ways, and putting it right."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from agreements.models import ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.access import entry_by_key, own_entry_only
from agreements.reciprocity.acting import reciprocity_act, reciprocity_act_mistake, reciprocity_contest
from agreements.reciprocity.links import entry_link_conditions, reciprocity_link_make
from agreements.reciprocity.recording import (
    entry_money_condition,
    reciprocity_correct,
    reciprocity_mistake,
    reciprocity_record,
)
from agreements.reciprocity.steps import entry_offers, side_of
from agreements.reciprocity.vocabulary import COUNTED, EntryStatus
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.answer.of_given import entry_question
from cooperation.pages.phases.told import writer_of
from cooperation.pages.reciprocity.forms import ActForm, EntryForm
from cooperation.pages.reciprocity.told import Sides, balance_address, balance_at, crumbs, entry_frame
from cooperation.words import label, party_name, say
from partners.records.errors import Forbidden, Unseen

ACT = "agreements/writing/act.html"
# So many entries of the other side are offered as what returned ours.
_COUNTERS = 50


def entry_written(request: HttpRequest, key: str) -> ReciprocityEntry:
    """The entry at an address, for an officer who may write on it. Raises Unseen, Forbidden."""
    entry = entry_by_key(request.user, key)  # type: ignore[arg-type]
    writer_of(request, entry.partnership)
    return entry


def entry_sheet(
    request: HttpRequest,
    entry: ReciprocityEntry,
    what: str,
    title: str,
    make: Callable[[Any], Any],
    *,
    submit: str = "",
    **context: Any,
) -> Sheet:
    """A form beneath an entry; `make` builds it from what was sent."""
    told_ = entry_frame(title, entry, request.user, submit or title, legal_day())
    key = f"given.{entry.pk}.{what}"
    return Sheet(request, lambda _r, data: make(data), key=key, root=entry, template=ACT, **told_, **context)


def told(request: HttpRequest, entry: ReciprocityEntry, version: int) -> dict[str, Any]:
    """Who writes, today, on which entry as it was read."""
    return {"officer": request.user, "today": legal_day(), "entry": entry, "expected_version": version}


def back(entry: ReciprocityEntry) -> str:
    """The page of the entry."""
    return reverse("given_entry", args=[entry.key])


@writing_page
def given_new_page(request: HttpRequest, code: str) -> HttpResponse:
    """Put down what a side pledges or has given."""
    pair = balance_at(request.user, code)
    officer = writer_of(request, pair)
    sides, money = Sides.of(pair, officer), entry_money_condition(officer, pair)

    def do(form: EntryForm, _version: int) -> str:
        given = {"giver": form.parties[form.cleaned_data["giver"]], "evidence": form.cleaned_data["evidence"]}
        entry = reciprocity_record(
            officer=officer, today=legal_day(), partner=sides.them, values=form.values(), **given
        )
        messages.success(request, _("It is put down. Only we see it until an approver shares it."))
        return back(entry)

    title = _("Put down what was given")
    does = _("What an activity gives is counted by itself and is not put down again.")
    if not money.met:
        does += " " + _("Money is not counted until both sides agree how to value it.")
    return Sheet(
        request,
        lambda _r, data: EntryForm(sides, data, money=money.met),
        key=f"given.{pair.code}.new",
        template=ACT,
        heading={"title": title},
        crumbs=crumbs(pair, officer),
        actions={"submit": _("Put it down"), "cancel_url": balance_address("balance", pair, officer)},
        does=does,
    ).answer(do)


@writing_page
def given_act_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Say for a side that it provided, acknowledges or settles; of the other side with its letter."""
    officer: Any = request.user
    entry = entry_by_key(officer, key)
    if not entry.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    offer = next((one for one in entry_offers(officer, entry, legal_day()) if one.step.target == to), None)
    if offer is None:
        raise Unseen
    if not offer.allowed:
        raise Forbidden("role")
    side = side_of(entry, to)
    reported = side.pk != officer.party_id
    counters = _counters(officer, entry) if to == EntryStatus.IN_KIND else None

    def do(form: ActForm, version: int) -> str:
        given = {"on": form.cleaned_data["on"], "evidence": form.cleaned_data.get("evidence", "")}
        counter = form.counters.get(form.cleaned_data.get("counter", ""))
        reciprocity_act(to=to, counter=counter, **given, **told(request, entry, version))
        messages.success(request, _("It is recorded: %(what)s.") % {"what": label("entry_act", to)})
        return back(entry)

    title = label("entry_step", offer.step.name)
    make = lambda data: ActForm(data, reported=reported, counters=counters, initial={"on": legal_day()})  # noqa: E731
    more = {
        "tasks": [{"text": say(one), "done": one.met} for one in offer.conditions],
        "reported": reported,
        "party": party_name(side),
        "link_url": reverse("given_link", args=[entry.key, to]) if reported and entry.audience != "national" else "",
    }
    return entry_sheet(request, entry, f"act.{to}", title, make, **more).answer(do)


def _counters(officer: Any, entry: ReciprocityEntry) -> list[ReciprocityEntry]:
    seen = ReciprocityEntry.objects.visible_to(officer).filter(
        partnership=entry.partnership_id, giver=entry.receiver, status__in=COUNTED
    )
    return list(seen.select_related("activity").order_by("-given_on", "-id")[:_COUNTERS])


@writing_page
@never_cache
def given_link_page(request: HttpRequest, key: str, asks: str) -> HttpResponse:
    """Make a one-time link by which the other side says its word; it is shown once."""
    officer: Any = request.user
    entry = entry_written(request, key)
    if asks not in {str(one) for one in EntryStatus if one != EntryStatus.PLEDGED}:
        raise Unseen
    other = entry.partnership.other(officer.party_id)
    title = _("Ask %(party)s by a one-time link") % {"party": party_name(other)}
    given = {"officer": officer, "today": legal_day(), "entry": entry, "asks": asks}
    asking = Asking(
        entry,
        ReciprocityEntry.subject,
        entry.pk,
        asks,
        title=title,
        question=entry_question(entry, asks),
        conditions=entry_link_conditions(officer, entry, asks, legal_day()),
        make=lambda version: reciprocity_link_make(**given, expected_version=version),
        frame=entry_frame(title, entry, officer, _("Make a one-time link"), legal_day()),
    )
    return asking_page(request, asking)


@writing_page
def given_correct_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put right what an entry says, with a reason."""
    entry = entry_written(request, key)
    own_entry_only(request.user, entry)
    sides = Sides.of(entry.partnership, request.user)
    money = entry.unit == "money" or entry_money_condition(request.user, entry.partnership).met
    names = ("kind", "title", "quantity", "unit", "currency", "area", "given_on", "due_on", "settle_by")
    first = {name: getattr(entry, name) for name in names}

    def do(form: EntryForm, version: int) -> str:
        reason = form.cleaned_data["reason"]
        reciprocity_correct(values=form.values(), reason=reason, **told(request, entry, version))
        messages.success(request, _("It is corrected; what it said before is kept with the reason."))
        return back(entry)

    make = lambda data: EntryForm(sides, data, money=money, correcting=True, initial=first)  # noqa: E731
    return entry_sheet(request, entry, "correct", _("Correct it"), make).answer(do)


def _reasoned(
    request: HttpRequest,
    entry: ReciprocityEntry,
    what: str,
    title: str,
    work: Callable[[str, int], str],
    does: str = "",
) -> HttpResponse:
    def do(form: ReasonForm, version: int) -> str:
        return work(form.cleaned_data["reason"], version)

    return entry_sheet(request, entry, what, title, ReasonForm, does=does).answer(do)


@writing_page
def given_mistake_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take an entry that was put down by mistake out of every list."""
    entry = entry_written(request, key)
    own_entry_only(request.user, entry)

    def work(reason: str, version: int) -> str:
        reciprocity_mistake(reason=reason, **told(request, entry, version))
        messages.success(request, _("It is out of every list; the history keeps it."))
        return balance_address("given", entry.partnership, request.user)

    return _reasoned(request, entry, "mistake", _("Entered by mistake"), work)


@writing_page
def given_back_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take back what was said last, as a mistake."""
    entry = entry_written(request, key)

    def work(reason: str, version: int) -> str:
        reciprocity_act_mistake(reason=reason, **told(request, entry, version))
        messages.success(request, _("It is taken back; the history keeps it."))
        return back(entry)

    does = _("The entry is then where it was before.")
    return _reasoned(request, entry, "back", _("Take back what was said last"), work, does)


@writing_page
def given_contest_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Object to the entry as a whole (0), or to what was reported of us."""
    entry = entry_written(request, key)
    seen = ReciprocityAct.objects.visible_to(request.user)  # type: ignore[arg-type]
    if pk and not seen.filter(entry=entry, pk=pk).exists():
        raise Unseen

    def work(reason: str, version: int) -> str:
        reciprocity_contest(act_id=pk or None, reason=reason, **told(request, entry, version))
        messages.success(request, _("Your objection is kept, and shown to the other side."))
        return back(entry)

    return _reasoned(request, entry, f"contest.{pk}", _("Contest it"), work)
