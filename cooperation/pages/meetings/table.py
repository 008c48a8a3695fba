"""The agenda and the delegations of a meeting, as a page shows them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Agreement, Obligation
from cooperation.meetings.agenda import ActionReport, AgendaItem, Outcome
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.pages.meetings.told import address, hours, joined, outcome_words, side_name, sides
from cooperation.pages.naming import address_of, title_of
from cooperation.words import label, party_name
from cooperation.words.dates import day_words

Row = dict[str, Any]


class Agenda:
    """The items of a meeting with what they came to, read once: five queries, however many items.

    With `parts` what follows the meeting is read by that reader, and only what it leads to by `reader`.
    """

    def __init__(self, reader: Any, meeting: Meeting, parts: Any = None) -> None:
        self.meeting = meeting
        of_it, parts = {"meeting": meeting}, parts or reader
        rows = AgendaItem.objects.visible_to(parts).filter(**of_it)
        self.items: list[AgendaItem] = list(rows.select_related("presenter_side").order_by("position", "id"))
        found = Outcome.objects.visible_to(parts).filter(**of_it).select_related("side").order_by("id")
        self.outcomes: dict[int, list[Outcome]] = {}
        for one in found:
            self.outcomes.setdefault(one.item_id, []).append(one)
        told = ActionReport.objects.visible_to(parts).filter(**of_it)
        self.reports: dict[int, ActionReport] = {one.outcome_id: one for one in told}
        above = {one.agreement_id for one in self.items if one.agreement_id}
        self.agreements = Agreement.objects.visible_to(reader).in_bulk(above) if above else {}
        promised = {one.obligation_id for one in found if one.obligation_id}
        seen = Obligation.objects.visible_to(reader).filter(pk__in=promised).select_related("agreement")
        self.promises: dict[int, Obligation] = {one.pk: one for one in seen} if promised else {}

    @property
    def open(self) -> list[AgendaItem]:
        """The items that came to nothing yet."""
        return [one for one in self.items if not self.outcomes.get(one.pk)]

    def times(self) -> dict[int, str]:
        """When each item begins, as far as all before it say how long they last."""
        at: datetime | None = self.meeting.starts_at
        found: dict[int, str] = {}
        for one in self.items:
            if at is None:
                break
            found[one.pk] = hours(at, self.meeting.zone)
            at = at + timedelta(minutes=one.lasts) if one.lasts else None
        return found

    def sections(self, version: int | None = None) -> list[dict[str, Any]]:
        """The items by section, in their order; with `version`, what may be done with each."""
        times, found = self.times(), list[dict[str, Any]]()
        for number, one in enumerate(self.items, 1):
            if not found or found[-1]["title"] != one.section:
                found.append({"title": one.section, "rows": []})
            found[-1]["rows"].append(self.row(number, one, times.get(one.pk, ""), version))
        return found

    def row(self, number: int, one: AgendaItem, at: str, version: int | None) -> Row:
        """One item."""
        lasts = ngettext("%(count)s minute", "%(count)s minutes", one.lasts) % {"count": one.lasts} if one.lasts else ""
        side = party_name(one.presenter_side) if one.presenter_side else ""
        above = self.agreements.get(one.agreement_id or 0)
        key = [self.meeting.key, one.pk]
        return {
            "pk": one.pk,
            "number": number,
            "at": at,
            "title": one.title,
            "note": one.note,
            "who": joined([side, one.presenter, lasts]),
            "about": {"text": title_of(above), "url": address_of(above)} if above else None,
            "outcomes": [self._outcome(outcome) for outcome in self.outcomes.get(one.pk, [])],
            "edit_url": reverse("item_edit", args=key) if version is not None else "",
            "move_url": reverse("item_move", args=key) if version is not None else "",
        }

    def _outcome(self, one: Outcome) -> Row:
        report = self.reports.get(one.pk)
        promise = self.promises.get(one.obligation_id or 0)
        url = reverse("promise", args=[promise.agreement.key, promise.pk]) if promise else ""
        state = None
        if one.kind == "action":
            said = label("action_report", report.kind) if report else _("Open")
            day = day_words(report.on, "short") if report else ""
            state = {"text": joined([said, day]), "tone": "good" if report else "warn"}
        return {
            "pk": one.pk,
            "text": outcome_words(one),
            "url": url,
            "tag": state,
            "report_url": address("action_report", self.meeting, one.pk) if state and not report else "",
        }


def delegations(reader: Any, meeting: Meeting, version: int | None) -> list[dict[str, Any]]:
    """Who sits at the table, by side, the head first."""
    seen = Delegate.objects.visible_to(reader).filter(meeting=meeting)
    people: Sequence[Delegate] = list(seen.order_by("-heads", "id"))
    return [
        {
            "title": side_name(side),
            "rows": [_person(meeting, one, version) for one in people if one.side_id == side.pk],
        }
        for side in sides(meeting, reader)
    ]


def _person(meeting: Meeting, one: Delegate, version: int | None) -> Row:
    return {
        "name": one.name,
        "function": one.function,
        "contact": one.office_contact,
        "head": one.heads,
        "remove_url": address("delegate_remove", meeting, one.pk) if version is not None else "",
    }
