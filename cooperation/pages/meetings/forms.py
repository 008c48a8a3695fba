"""The forms of a meeting: when and where, who, what is spoken of."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import (
    calendar_day,
    coded,
    length,
    line,
    lines,
    number,
    partial,
    reason_field,
)
from cooperation.pages.agreements.writing.parts import partner_choices
from cooperation.pages.meetings.told import day_of, hours, sides
from cooperation.pages.naming import title_of
from cooperation.words import fault, party_name


def day(label: Any, hint: Any = "", *, needed: bool = False) -> forms.DateField:
    """A day of the calendar."""
    return calendar_day(label, hint=hint, needed=needed)


def hour(label: Any) -> forms.TimeField:
    """An hour of the day."""
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


def zones() -> list[tuple[str, str]]:
    """Every zone by its name."""
    return [(one, one.replace("_", " ")) for one in sorted(available_timezones()) if "/" in one or one == "UTC"]


class MeetingForm(CarefulForm):
    """What a meeting is, when and where."""

    partner = forms.ChoiceField(label=_("With whom"))
    title_en = line(_("Title (English)"), most=300)
    title_fr = line(_("Title (French)"), most=300)
    kind = coded(_("Kind"), "meeting_kind")
    mode = coded(_("How one meets"), "meeting_mode")
    place = line(_("Place"), hint=_("Town and building. In the margins: of which session."), most=160)
    host = forms.ChoiceField(label=_("Who hosts"), required=False)
    planned = partial(_("Planned for"), hint=_("A month will do, as long as no day is fixed."))
    on = day(_("Day"))
    begins = hour(_("From"))
    until_day = day(_("Last day"), _("Only if it lasts longer than one day."))
    ends = hour(_("To"))
    zone = forms.ChoiceField(label=_("Time zone"))

    groups = (
        Group("", ("partner", "title_en", "title_fr", "kind"), folded=False),
        Group(_("When"), ("on", "begins", "ends", "until_day", "zone"), folded=False),
        Group(_("Where"), ("mode", "place", "host"), folded=False),
        Group(_("No day is fixed yet"), ("planned",)),
    )

    def __init__(self, officer: Any, *args: Any, pair: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.officer = officer
        choose: Any = self.fields
        choose["zone"].choices = zones()
        known = sides(pair, officer) if pair is not None else []
        if pair is not None:
            del self.fields["partner"]
        else:
            choose["partner"].choices = partner_choices(officer, named=str(self.initial.get("partner") or ""))
        names = [(one.code, party_name(one)) for one in known]
        choose["host"].choices = [("", _("Not settled")), *names]
        if not known:
            del self.fields["host"]
        self.parties = {one.code: one for one in known}

    def clean(self) -> dict[str, Any]:
        """A day and an hour come together, and it ends after it begins."""
        given = super().clean()
        if not given.get("title_en") and not given.get("title_fr"):
            self.add_error("title_en", ValidationError(fault("required"), code="required"))
        for name in ("begins", "ends"):
            if given.get("on") and not given.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(fault("required"), code="required"))
        starts, ends = self.instants()
        if starts and ends and ends <= starts:
            self.add_error("ends", ValidationError(fault("ends_before_it_begins"), code="ends_before_it_begins"))
        return given

    def instants(self) -> tuple[datetime | None, datetime | None]:
        """When it begins and ends, as instants; None where no day is fixed."""
        given = self.cleaned_data
        first, begins, ends = (given.get(name) for name in ("on", "begins", "ends"))
        if not (first and begins and ends and given.get("zone")):
            return None, None
        zone = ZoneInfo(given["zone"])
        last = given.get("until_day") or first
        return datetime.combine(first, begins, zone), datetime.combine(last, ends, zone)

    def values(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        given = self.cleaned_data
        starts, ends = self.instants()
        values = {name: given[name] for name in ("kind", "mode", "place", "zone")}
        values |= {"titles": {lang: given[f"title_{lang}"] for lang in ("en", "fr")}, "planned": given["planned"]}
        if "host" in self.fields:
            values["host"] = self.parties.get(given["host"])
        return values | {"starts_at": starts, "ends_at": ends}


def meeting_initial(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its form shows it."""
    first = {name: getattr(meeting, name) for name in ("kind", "mode", "place", "planned", "zone")}
    first |= {f"title_{lang}": meeting.titles.get(lang, "") for lang in ("en", "fr")}
    first |= {"host": meeting.host.code if meeting.host else ""}
    if meeting.starts_at:
        first |= {"on": day_of(meeting), "begins": hours(meeting.starts_at, meeting.zone)}
    if meeting.starts_at and meeting.ends_at:
        first["ends"] = hours(meeting.ends_at, meeting.zone)
        last = timezone.localtime(meeting.ends_at, ZoneInfo(meeting.zone)).date()
        first["until_day"] = last if last != first["on"] else None
    return first


class SeriesForm(CarefulForm):
    """How often one meets, and why."""

    partner = forms.ChoiceField(label=_("With whom"))
    title_en = line(_("Title (English)"), most=300)
    title_fr = line(_("Title (French)"), most=300)
    kind = coded(_("Kind"), "meeting_kind")
    every_months = length(_("At least once in"))
    last_held_on = partial(_("Last held"), hint=_("From then on the rhythm counts. A month or a year will do."))
    hosting = coded(_("Who hosts"), "hosting")
    first_host = forms.ChoiceField(label=_("Whose turn it is next, or who always hosts"), required=False)
    agreement = forms.ChoiceField(label=_("Agreement that asks for it"), required=False)
    clause = line(_("Article or section"), most=80)
    decided = line(_("Or by which decision"), hint=_("Such as: joint statement of 12 May 2026."), most=300)
    reason = reason_field()

    groups = (
        Group("", ("partner", "title_en", "title_fr", "kind"), folded=False),
        Group(_("Rhythm"), ("every_months", "last_held_on", "hosting", "first_host"), folded=False),
        Group(_("What asks for it"), ("agreement", "clause", "decided"), folded=False),
        Group("", ("reason",), folded=False),
    )

    def __init__(self, officer: Any, *args: Any, pair: Any = None, corrects: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields
        self.fields["every_months"].required = self.fields["last_held_on"].required = True
        if not corrects:
            del self.fields["reason"]
        if pair is not None:
            del self.fields["partner"]
            hosts = sides(pair, officer)
        else:
            choose["partner"].choices = partner_choices(officer, named=str(self.initial.get("partner") or ""))
            hosts = [officer.party]
        self.parties = {one.code: one for one in hosts}
        other = [] if pair is not None else [("other", _("The other side"))]
        choose["first_host"].choices = [("", _("Not settled")), *((c, party_name(p)) for c, p in self.parties.items())]
        choose["first_host"].choices += other
        seen = Agreement.objects.visible_to(officer)
        seen = seen.filter(partnership=pair.partnership) if pair is not None else seen.filter(owner=officer.party_id)
        found = list(seen.select_related("partnership").order_by("-pk")[:200])
        self.agreements = {one.key: one for one in found}
        choose["agreement"].choices = [("", _("None")), *((key, _named(one)) for key, one in self.agreements.items())]

    def clean(self) -> dict[str, Any]:
        """A series has a title."""
        given = super().clean()
        if not given.get("title_en") and not given.get("title_fr"):
            self.add_error("title_en", ValidationError(fault("required"), code="required"))
        return given

    def values(self, partner: Any = None) -> dict[str, Any]:
        """What was written, as the services take it."""
        given = self.cleaned_data
        names = ("kind", "every_months", "last_held_on", "hosting", "clause", "decided")
        values = {name: given[name] for name in names}
        host = given["first_host"]
        values["first_host"] = partner if host == "other" else self.parties.get(host)
        values["titles"] = {lang: given[f"title_{lang}"] for lang in ("en", "fr")}
        return values | {"agreement": self.agreements.get(given["agreement"])}


def _named(agreement: Agreement) -> str:
    return f"{title_of(agreement)} ({agreement.key})" if agreement.reference else title_of(agreement)


def series_initial(series: MeetingSeries) -> dict[str, Any]:
    """A series as its form shows it."""
    names = ("kind", "every_months", "last_held_on", "hosting", "clause", "decided")
    first = {name: getattr(series, name) for name in names}
    first |= {f"title_{lang}": series.titles.get(lang, "") for lang in ("en", "fr")}
    first["first_host"] = series.first_host.code if series.first_host else ""
    return first | {"agreement": series.agreement.key if series.agreement else ""}


class ItemForm(CarefulForm):
    """One item of an agenda."""

    title = line(_("What is spoken of"), most=300, needed=True)
    section = line(_("Section"), hint=_("Items of one section stand together."), most=80)
    lasts = number(_("How many minutes"), most=1440)
    presenter_side = forms.ChoiceField(label=_("Side that presents it"), required=False)
    presenter = line(_("Who presents it"), hint=_("The function, such as: Director of policy."))
    note = lines(_("Note"), hint=_("Whoever sees the meeting sees it."))

    def __init__(self, officer: Any, meeting: Meeting, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {one.code: one for one in sides(meeting, officer)}
        choose: Any = self.fields
        names = [(code, party_name(one)) for code, one in self.parties.items()]
        choose["presenter_side"].choices = [("", _("Neither in particular")), *names]

    def values(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "checked"}
        return given | {"presenter_side": self.parties.get(given["presenter_side"])}


class DelegateForm(CarefulForm):
    """Somebody who sits at the table."""

    side = forms.ChoiceField(label=_("For which side"), widget=forms.RadioSelect)
    name = line(_("Name"), most=120, needed=True)
    function = line(_("Function"), needed=True)
    office_contact = line(_("Office contact"), hint=_("An office address for the invitation; never a private one."))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)
    heads = forms.BooleanField(label=_("Heads the delegation"), required=False)

    unasked = CarefulForm.unasked | {"office_contact"}

    def __init__(self, officer: Any, meeting: Meeting, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {one.code: one for one in sides(meeting, officer)}
        choose: Any = self.fields
        choose["side"].choices = [(code, party_name(one)) for code, one in self.parties.items()]

    def values(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("side", "checked")}
