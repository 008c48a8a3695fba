"""Asking for a consultation or recording theirs, and writing down how it came to its end."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.models import Due, Obligation
from agreements.obligations.consulting import consultation_ask, consultation_end, consultation_mistake
from agreements.obligations.vocabulary import EventKind
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, renamed, writable
from cooperation.pages.agreements.writing.acts import ReasonForm, reason_sheet
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.obligations.finding import consultation_seen
from cooperation.pages.obligations.form import whole
from cooperation.pages.obligations.told import due_words, what
from cooperation.words import VOCABULARIES, fault, party_name
from partners.records.errors import Forbidden


class InstantForm(CarefulForm):
    """An hour on a day in a zone."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=gettext_lazy("Hour"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    zone = line(gettext_lazy("Time zone"), most=40, needed=True, hint=gettext_lazy("Of the hour: Europe/Kyiv, UTC."))

    def clean_zone(self) -> str:
        """A zone that is known here."""
        name = str(self.cleaned_data["zone"]).strip()
        if name not in available_timezones():
            raise ValidationError(fault("not_a_zone"), code="not_a_zone")
        return name

    def instant(self) -> datetime:
        """The instant that was written. An hour that comes twice when clocks go back is the first of the two."""
        given = self.cleaned_data
        # Hours are added in UTC: in a zone Python would add them to the hands of the clock.
        return datetime.combine(given["day"], given["hour"], tzinfo=ZoneInfo(given["zone"])).astimezone(UTC)


def now_in(zone: str) -> dict[str, Any]:
    """The fields as they stand now."""
    local = timezone.now().astimezone(ZoneInfo(zone))
    return {"day": local.date(), "hour": local.strftime("%H:%M"), "zone": zone}


class AskForm(InstantForm):
    """Who asks, when, about what, and how long the other side has."""

    asked_by = forms.ChoiceField(label=gettext_lazy("Who asks"), widget=forms.RadioSelect)
    promise = forms.ChoiceField(label=gettext_lazy("Under which promise"), required=False)
    within_hours = whole(gettext_lazy("Within how many hours"), gettext_lazy("24 where the text says a day."))
    event = forms.ChoiceField(label=gettext_lazy("What sets it off"))
    about = lines(gettext_lazy("About what"), hint=gettext_lazy("In general words; no content of a threat."))
    evidence = line(gettext_lazy("Letter or note that asks for it"), most=300)

    groups = (
        Group("", ("asked_by", "day", "hour", "zone", "promise", "within_hours"), folded=False),
        Group(gettext_lazy("About it"), ("event", "about", "evidence"), folded=False),
    )

    def __init__(self, officer: Any, agreement: Agreement, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        pair = agreement.partnership
        sides = sorted((pair.party_a, pair.party_b), key=lambda one: one.pk != officer.party_id)
        choose: Any = self.fields
        choose["asked_by"].choices = [(one.code, party_name(one)) for one in sides]
        choose["promise"].choices = [("", _("None that is written down")), *promises(officer, agreement)]
        events = VOCABULARIES["obligation_event"].items()
        choose["event"].choices = [(code, words) for code, words in events if code != EventKind.NONE]


def promises(officer: Any, agreement: Agreement) -> list[tuple[str, str]]:
    """The promises of an agreement that an event sets off."""
    found = Obligation.objects.visible_to(officer).filter(agreement=agreement).exclude(event=EventKind.NONE)
    return [(str(one.pk), f"{what(one)} ({one.within_hours} h)") for one in found.order_by("id")]


@writing_page
def consultation_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a consultation, or record that the other side asked; the clock begins at the hour that is given."""
    officer: Any = request.user
    agreement = writable(request, key)
    found = promises(officer, agreement)
    disputed = _disputed(request, agreement)
    first = now_in(officer.time_zone) | {
        "promise": request.GET.get("promise") or (found[0][0] if len(found) == 1 else ""),
        "event": EventKind.DISPUTE if disputed else EventKind.CONSULTATION,
        "asked_by": officer.party.code,
        "about": _dispute_words(disputed) if disputed else "",
    }

    def make(root: Agreement, data: QueryDict | None) -> AskForm:
        return AskForm(officer, root, data, initial=first)

    def do(form: AskForm, version: int) -> str:
        given, pair = form.cleaned_data, agreement.partnership
        promise = Obligation.objects.visible_to(officer).filter(pk=given["promise"] or 0, agreement=agreement).first()
        with renamed({"asked_at": "day"}):
            made = consultation_ask(
                officer=officer,
                today=legal_day(),
                now=timezone.now(),
                agreement=agreement,
                asked_at=form.instant(),
                zone=given["zone"],
                expected_version=version,
                obligation=promise,
                asked_by=pair.party_a if pair.party_a.code == given["asked_by"] else pair.party_b,
                within_hours=given["within_hours"],
                event=given["event"],
                disputed=disputed,
                about=given["about"],
                evidence=given["evidence"],
            )
        messages.success(request, _("The clock runs, and whoever sees to it is told."))
        return address("consultation", agreement, made.pk)

    back = address("agreement_promises", agreement)
    context = frame(_("Ask for consultation"), agreement, request, _("Let the clock run"), cancel=back)
    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.consultation",
        root=agreement,
        template="agreements/writing/act.html",
        does=_("Hours are counted from the hour you give, whatever clocks do in between."),
        **context,
    ).answer(do)


def _disputed(request: HttpRequest, agreement: Agreement) -> Due | None:
    officer: Any = request.user
    pk = request.GET.get("disputed", "")
    seen = Due.objects.visible_to(officer).filter(agreement=agreement).select_related("obligation")
    found: Due | None = seen.filter(pk=pk).first() if pk.isdecimal() else None
    return found


def _dispute_words(due: Due) -> str:
    return _("Whether this was kept: %(what)s, %(day)s") % {"what": what(due.obligation), "day": due_words(due)}


class EndForm(InstantForm):
    """How it came to its end."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How it ended"),
        choices=lambda: list(VOCABULARIES["consultation_outcome"].items()),
        widget=forms.RadioSelect,
    )
    note = lines(gettext_lazy("What came of it"), needed=True)
    groups = (Group("", ("outcome", "day", "hour", "zone", "note"), folded=False),)


@writing_page
def consultation_end_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Write down how a consultation came to its end; the clock stops."""
    officer: Any = request.user
    agreement = writable(request, key)
    asked = consultation_seen(request, key, pk)

    def make(_root: Agreement, data: QueryDict | None) -> EndForm:
        return EndForm(data, initial=now_in(asked.zone))

    def do(form: EndForm, version: int) -> str:
        with renamed({"ended_at": "day"}):
            consultation_end(
                officer=officer,
                today=legal_day(),
                now=timezone.now(),
                consultation=asked,
                outcome=form.cleaned_data["outcome"],
                ended_at=form.instant(),
                note=form.cleaned_data["note"],
                expected_version=version,
            )
        messages.success(request, _("The clock has stopped; nobody is reminded any more."))
        return address("consultation", agreement, asked.pk)

    back = address("consultation", agreement, asked.pk)
    context = frame(_("How the consultation ended"), agreement, request, _("Write it down"), cancel=back)
    return Sheet(request, make, key=f"consultation.{asked.pk}.end", root=agreement, **context).answer(do)


@writing_page
def consultation_mistake_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take out a consultation that was written down by mistake."""
    officer: Any = request.user
    agreement = writable(request, key)
    asked = consultation_seen(request, key, pk)
    if asked.owner_id != officer.party_id:
        raise Forbidden("owner_only")

    def do(form: ReasonForm, version: int) -> str:
        consultation_mistake(
            officer=officer,
            today=legal_day(),
            consultation=asked,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The consultation is taken out. The history keeps it."))
        return address("agreement_promises", agreement)

    back = address("consultation", agreement, asked.pk)
    context = frame(_("Entered by mistake"), agreement, request, _("Take it out"), cancel=back)
    return reason_sheet(
        request,
        key=f"consultation.{asked.pk}.mistake",
        root=agreement,
        does=_("The consultation leaves every list; the history keeps it."),
        **context,
    ).answer(do)
