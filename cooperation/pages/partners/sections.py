"""Sections of a partner's page: people, letters, comments, indicators, the year; each short, with the way to all."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.activities.selectors import in_year
from agreements.models import Activity, ActivitySide, Document
from cooperation.pages.activities.year import span_of
from cooperation.pages.naming import address_of, title_of, when
from cooperation.pages.partners.keeping import may_mend
from cooperation.pages.partners.notes import note_actions
from cooperation.words import label, party_name
from partners.models import Partnership, PartnershipNote, PartnershipSide, PointOfContact

Row = dict[str, Any]
FEW = 6
BARS = 8


def people(officer: Any, pair: Partnership, side: PartnershipSide | None) -> Row | None:
    """Who of us is responsible, whom one reaches on both sides; at most two queries, None where nothing is told."""
    if not (pair.has(officer.party_id) and officer.reads_national):
        return None
    code = pair.other(officer.party_id).code
    contacts = _contacts(officer, side)
    links = []
    if officer.writes:
        links.append({"label": _("Keep a point of contact"), "url": reverse("partner_contact_new", args=[code])})
    columns = (_("Function"), _("Name"), _("Of which side"), _("Office contact"))
    return {
        "responsible": str(side.responsible) if side and side.responsible else "",
        "responsible_url": reverse("partner_responsible", args=[code]) if officer.writes else "",
        "table": {
            "columns": [{"label": one} for one in columns],
            "rows": [{"cells": _contact(officer, code, one)} for one in contacts],
        }
        if contacts
        else None,
        "named": _named(officer, pair),
        "links": links,
    }


def _contacts(officer: Any, side: PartnershipSide | None) -> list[PointOfContact]:
    if side is None:
        return []
    rows = PointOfContact.objects.visible_to(officer).filter(side=side, left_on=None)
    return list(rows.select_related("party").order_by("party__code", "id")[: FEW * 2])


def _contact(officer: Any, code: str, one: PointOfContact) -> list[Any]:
    url = reverse("partner_contact", args=[code, one.pk]) if officer.writes else ""
    function = {"text": one.function, "note": one.office} | ({"url": url} if url else {})
    return [function, one.name, party_name(one.party), one.office_contact]


def _named(officer: Any, pair: Partnership) -> list[str]:
    """Points of contact that activities name, the latest first."""
    rows = ActivitySide.objects.visible_to(officer).filter(partnership=pair.pk or 0, activity__mistake_at=None)
    found = rows.exclude(contact="").select_related("party").order_by("-activity__first_on", "-id")[: FEW * 4]
    said = [_("%(party)s: %(contact)s") % {"party": party_name(one.party), "contact": one.contact} for one in found]
    return list(dict.fromkeys(said))[:FEW]


def letters(officer: Any, pair: Partnership) -> Row | None:
    """The latest papers of the pair; one query, None where there is none in sight."""
    rows = Document.objects.visible_to(officer).filter(partnership=pair.pk or 0, agreement__mistake_at=None)
    found = list(rows.select_related("agreement").order_by("-created_at", "-id")[:FEW])
    if not found:
        return None
    columns = (_("Paper"), _("Dated"), _("Agreement"))
    return {"columns": [{"label": one} for one in columns], "rows": [{"cells": _letter(one)} for one in found]}


def _letter(one: Document) -> list[Any]:
    url = reverse("agreement_document", args=[one.agreement.key, one.pk])
    paper = {"text": one.title, "url": url, "note": label("document_kind", one.kind)}
    return [paper, when(one.dated_on, "short"), {"text": title_of(one.agreement), "url": address_of(one.agreement)}]


def comments(officer: Any, pair: Partnership, side: PartnershipSide | None) -> Row | None:
    """Our latest comments and contacts; one query, None for whoever does not read them."""
    if not (pair.has(officer.party_id) and officer.reads_national):
        return None
    code = pair.other(officer.party_id).code
    rows = PartnershipNote.objects.visible_to(officer).filter(side=side)
    found = list(rows.select_related("written_by").order_by("-on", "-pk")[: FEW + 1]) if side else []
    return {
        "entries": [_entry(officer, code, one) for one in found[:FEW]],
        "all_url": reverse("partner_notes", args=[code]) if found else "",
        "actions": note_actions(officer, code),
    }


def _entry(officer: Any, code: str, one: PartnershipNote) -> Row:
    kind = label("note_kind", one.kind)
    return {
        "when": when(one.on, "short"),
        "iso": one.on.isoformat(),
        "text": one.text,
        "who": " · ".join(filter(None, (str(one.written_by), kind, one.with_whom))),
        "url": reverse("partner_note", args=[code, one.pk]) if may_mend(officer, one) else "",
    }


def indicators(pair: Partnership, today: date) -> Row:
    """Where the indicators of this pair stand; those in front come after the page, so that print has them."""
    url = f"{reverse('indicators')}?partnership={pair.code}"
    return {"year": str(today.year), "url": url, "now_url": f"{url}&year={today.year}"}


def year(officer: Any, pair: Partnership, today: date) -> Row | None:
    """The year as a line of time, as many bars as one looks at together; one query."""
    seen = Activity.objects.visible_to(officer).filter(in_year(today.year), partnership=pair.pk or 0)
    told = seen.select_related("partnership__party_a", "partnership__party_b").annotate(total=Window(Count("pk")))
    rows = sorted(told.order_by(*_nearest(today))[:BARS], key=lambda one: (one.first_on, one.pk))
    if not rows:
        return None
    left = rows[0].total - len(rows)
    more = ngettext("and %(count)s more in this year", "and %(count)s more in this year", left) % {"count": left}
    return {
        "year": today.year,
        "today": today,
        "spans": [span_of(one, today.year) for one in rows],
        "more": more if left > 0 else "",
    }


def _nearest(today: date) -> Sequence[Any]:
    """What is on or comes first, then what is over, the latest before the earlier."""
    over = Case(When(Q(last_on__lt=today), then=Value(1)), default=Value(0), output_field=IntegerField())
    return (over, Case(When(last_on__gte=today, then=F("first_on"))).asc(nulls_last=True), F("last_on").desc(), "pk")
