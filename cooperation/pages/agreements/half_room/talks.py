"""Rounds of negotiation, and going ahead without a condition."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.route.waiving import condition_waive, conditions_now
from agreements.instruments.talks.round import COLUMNS, round_correct, round_record
from agreements.models import Round
from cooperation.day import legal_day
from cooperation.pages.agreements.half_room.forms import RoundForm, WaiveForm
from cooperation.pages.agreements.half_room.tables import stage_words
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from cooperation.words import label, say
from cooperation.words.dates import date_words
from partners.models import Role
from partners.records.errors import Forbidden, Unseen, refuse_unless

TEMPLATE = "agreements/writing/act.html"


@writing_page
def agreement_round_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down a round of negotiation."""
    return _round(request, writable(request, key), None)


@writing_page
def agreement_round_page(request: HttpRequest, key: str, part: int) -> HttpResponse:
    """Put right what we wrote down of a round."""
    agreement = writable(request, key)
    officer: Any = request.user
    row = Round.objects.visible_to(officer).filter(agreement=agreement, pk=part).first()
    if row is None:
        raise Unseen
    if row.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return _round(request, agreement, row)


def _round(request: HttpRequest, agreement: Agreement, row: Round | None) -> HttpResponse:
    initial = {name: getattr(row, name) for name in COLUMNS} if row else {"on": legal_day()}

    def do(form: RoundForm, version: int) -> str:
        told: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
        told["expected_version"] = version
        given = {name: form.cleaned_data[name] for name in COLUMNS}
        if row is None:
            round_record(**told, values=given)
        else:
            changed = {name: value for name, value in given.items() if name in touched(form)}
            round_correct(**told, round_id=row.pk, values=changed)
        messages.success(request, _("The round is written down."))
        return address_of(agreement) + "#rounds"

    note = _("Both sides see it where they see the agreement; it is never released to everyone.")
    title = _("Round %(number)d") % {"number": row.number} if row else _("Write down a round")
    return Sheet(
        request,
        lambda _root, data: RoundForm(data, initial=initial),
        key=f"agreement.{agreement.pk}.round.{row.pk if row else 'new'}",
        root=agreement,
        template=TEMPLATE,
        **frame(title, agreement, request, _("Save"), does=note),
    ).answer(do)


def rounds_table(agreement: Agreement, officer: Any) -> dict[str, Any] | None:
    """The rounds in sight, as a table; None where there is none."""
    rows = list(
        Round.objects.visible_to(officer).filter(agreement=agreement).select_related("owner").order_by("number")
    )
    if not rows:
        return None
    columns = [_("Round"), _("When"), _("Where"), _("What came out"), ""]
    return {
        "columns": [{"label": one} for one in columns],
        "rows": [{"cells": _cells(one, agreement, officer)} for one in rows],
    }


def _cells(one: Round, agreement: Agreement, officer: Any) -> list[Any]:
    days = [date_words(day.isoformat(), "short") for day in (one.on, one.until) if day]
    heads = " / ".join(part for part in (one.our_head, one.their_head) if part)
    following = _("next: %(day)s") % {"day": date_words(one.next_on.isoformat(), "short")} if one.next_on else ""
    action: dict[str, Any] = {}
    if officer.writes and one.owner_id == officer.party_id:
        url = reverse("agreement_round", args=[agreement.key, one.pk])
        action = {"action": {"label": _("Correct"), "about": str(one.number), "url": url}}
    return [
        {"text": str(one.number)},
        {"text": " – ".join(days)},
        {"text": one.place or label("means", one.means), "note": heads},
        {"text": one.outcome, "note": following},
        action,
    ]


@writing_page
def agreement_waive_page(request: HttpRequest, key: str, stage: str, code: str) -> HttpResponse:
    """Go ahead without one named condition, with a reason."""
    officer: Any = request.user
    agreement = writable(request, key)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    about = request.GET.get("about", "")
    found = conditions_now(officer, agreement, legal_day()).get((stage, code, about))
    if found is None:
        raise Unseen
    refuse_unless(found.waivable, "condition_may_be_waived")

    def do(form: WaiveForm, version: int) -> str:
        condition_waive(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            stage=stage,
            code=code,
            about=about,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("Gone ahead without it. The reason stands on the checklist, for us alone."))
        return address_of(agreement)

    note = _("Still missing for “%(step)s”: %(what)s.") % {"step": stage_words(stage), "what": say(found)}
    return Sheet(
        request,
        lambda _root, data: WaiveForm(data),
        key=f"agreement.{agreement.pk}.waive.{stage}.{code}.{about}",
        root=agreement,
        template=TEMPLATE,
        **frame(_("Go ahead without it"), agreement, request, _("Go ahead without it"), does=note),
    ).answer(do)
