"""“Remind me on”: asked for in one click beneath an agreement, listed, and taken back."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.models import AskedReminder
from agreements.reminders.asked import asked_by, reminder_ask, reminder_remove
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate, add_months
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import address_of, partner_of, sample_tag, title_of, when
from cooperation.pages.reminders.inbox import back
from cooperation.words.occasions import away
from partners.people.notices import notice_read
from partners.records.errors import Malformed
from partners.records.fold import fold

WEEK = timedelta(days=7)


@signed_in
@require_POST
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Remind the officer of this agreement on the day that the form names, and go back."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    here = back(request, address_of(agreement))
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
        note = request.POST.get("note", "")
        reminder_ask(officer=officer, today=own_day(), agreement=agreement, on=on, note=note)
    except ValueError:
        messages.error(request, _("Choose a day to be reminded on."))
    except Malformed:
        messages.error(request, _("Choose a day that is still ahead."))
    else:
        messages.success(request, _("You are reminded on %(day)s.") % {"day": when(on)})
        _done_with(request)
    return HttpResponseRedirect(here, status=303)


def _done_with(request: HttpRequest) -> None:
    """Whoever puts a notice off has read it."""
    notice = request.POST.get("read", "")
    if notice.isdecimal():
        notice_read(officer=request.user, pk=int(notice))


@signed_in
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a wish to be reminded."""
    reminder_remove(officer=request.user, today=own_day(), pk=pk)
    messages.success(request, _("You are not reminded of it any more."))
    return HttpResponseRedirect(back(request, reverse("reminders")), status=303)


@require_safe
@signed_in
def reminders(request: HttpRequest) -> HttpResponse:
    """What I asked to be reminded of, soonest first, or as a file."""
    officer: Any = request.user
    columns = _columns(officer, own_day(), request.get_full_path())
    text = fold(request.GET.get("q", "").strip())
    rows = [one for one in asked_by(officer) if not text or text in _searched(officer, one)]
    rows = ordered(rows, columns, request.GET.get("ordering", ""), "on")
    if form := file_format(request):
        return file_of(request, name="reminders", columns=columns, rows=rows, form=form)
    on_page = page_of(request, rows)
    count = ngettext("One reminder", "%(count)s reminders", len(rows)) % {"count": len(rows)}
    empty = {
        "title": _("Nothing asked for"),
        "text": _("On the page of an agreement you choose a day, and are reminded of it on that day."),
        "action": {"label": _("Agreements"), "url": reverse("agreements")},
    }
    return page(
        request,
        "lists/carded.html",
        heading={"title": _("What I asked to be reminded of")},
        crumbs=[{"label": _("Notices"), "url": reverse("notices")}],
        tools=tools_of(request, placeholder=_("Title, reference, partner, note"), count=count),
        table=table_of(columns, on_page.object_list, empty=empty),
        pages=pages_of(request, on_page),
    )


def _searched(officer: Any, one: AskedReminder) -> str:
    agreement = one.agreement
    parts = (title_of(agreement), agreement.reference or "", partner_of(agreement, officer), one.note)
    return fold(" ".join(parts))


def _columns(officer: Any, today: date, here: str) -> list[Column]:
    def about(one: AskedReminder) -> dict[str, Any]:
        note = " · ".join(part for part in (one.agreement.reference, partner_of(one.agreement, officer)) if part)
        tags = sample_tag(one.agreement.is_sample)
        return {"text": title_of(one.agreement), "url": address_of(one.agreement), "note": note, "tags": tags}

    def take_back(one: AskedReminder) -> dict[str, Any]:
        url = reverse("reminder_remove", args=[one.pk])
        fields = [{"name": "next", "value": here}]
        return {"action": {"label": _("Remove"), "about": title_of(one.agreement), "post_url": url, "fields": fields}}

    def title(one: AskedReminder) -> str:
        return title_of(one.agreement)

    return [
        Column("about", _("Agreement"), cell=about, plain=title, sort=lambda one: fold(title(one))),
        Column("reference", _("Reference"), plain=lambda one: one.agreement.reference or ""),
        Column("partner", _("Partner"), plain=lambda one: partner_of(one.agreement, officer)),
        Column(
            "on",
            _("Day"),
            cell=lambda one: {"text": when(one.on, "short"), "note": away(one.on, today)},
            plain=lambda one: one.on,
            sort=lambda one: one.on,
        ),
        Column("note", _("Note"), cell=lambda one: one.note, plain=lambda one: one.note),
        Column("remove", "", cell=take_back),
    ]


def own_day() -> date:
    """Today by the clock of whoever asks."""
    return timezone.localdate()


def card(agreement: Agreement, standing: Standing, officer: Any) -> dict[str, Any] | None:
    """The card of an agreement: days to choose in one click, and those chosen; None for whoever reads nothing."""
    if not officer.reads_shared:
        return None
    today = own_day()
    asked = list(AskedReminder.objects.filter(officer=officer, agreement=agreement, removed_at=None, told_at=None))
    taken = {one.on for one in asked}
    choices = [
        {"label": words, "on": on.isoformat(), "day": when(on, "short")}
        for words, on in _choices(standing, today)
        if on > today and on not in taken
    ]
    return {
        "url": reverse("agreement_remind", args=[agreement.key]),
        "choices": choices,
        "first": (today + timedelta(days=1)).isoformat(),
        "asked": [
            {"day": when(one.on), "note": one.note, "url": reverse("reminder_remove", args=[one.pk])}
            for one in sorted(asked, key=lambda one: one.on)
        ],
        "here": address_of(agreement),
    }


_BEFORE = {
    "last_day_to_say_no": lambda: _("A month before the last day to say no"),
    "ends": lambda: _("Three months before it ends"),
    "enters_into_force": lambda: _("When it begins to apply"),
}
_MONTHS = {"last_day_to_say_no": -1, "ends": -3, "enters_into_force": 0}


def _choices(standing: Standing, today: date) -> list[tuple[str, date]]:
    found = [(_("In a week"), today + WEEK), (_("In a month"), add_months(today, 1))]
    for event in standing.next_events:
        kind = event["kind"]
        if kind in _BEFORE:
            found.append((_BEFORE[kind](), add_months(PartialDate.parse(event["date"]).first, _MONTHS[kind])))
    return found
