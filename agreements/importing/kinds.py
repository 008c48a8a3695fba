"""The kinds of table that are known by their headings, and how each is read."""

from collections.abc import Sequence
from typing import Any

from agreements.importing import dcad, reference, uk_treaties
from agreements.importing.fields import KEY_COLUMNS, LISTS, TEMPLATE
from agreements.importing.lists import ListProfile
from agreements.importing.read import Profile
from agreements.importing.template import TemplateProfile
from partners.models import Officer
from partners.parties.choosing import parties_named_by
from partners.parties.meaning import PartyNames
from partners.records.imports.batch import Import, answers_of
from partners.records.imports.headings import NOTE
from partners.records.imports.layout import Layout
from partners.records.imports.receiving import content_of

LIST, TEMPLATE_KIND, DCAD, UK, REFERENCE = "list", "template", "dcad", "uk_treaties", "reference"
_BY_HEADINGS = (
    (TEMPLATE_KIND, frozenset({*KEY_COLUMNS, "party_a", "party_b"})),
    (DCAD, dcad.HEADINGS),
    (UK, uk_treaties.HEADINGS),
    (REFERENCE, reference.HEADINGS),
)


def kind_of(headings: Sequence[str]) -> str:
    """The kind of table that has these headings; any other is a list."""
    present = set(headings)
    return next((kind for kind, wanted in _BY_HEADINGS if wanted <= present), LIST)


def matched_by(kind: str, headings: Sequence[str]) -> dict[str, str]:
    """Fields by place of their column."""
    if kind == LIST:
        return LISTS.matched(headings)
    if kind == UK:
        return {str(place): uk_treaties.FIELDS.get(heading, NOTE) for place, heading in enumerate(headings)}
    known = set(TEMPLATE) if kind == TEMPLATE_KIND else set(headings)
    return {str(place): heading if heading in known else NOTE for place, heading in enumerate(headings)}


def missing_in(kind: str, fields: Sequence[str]) -> list[str]:
    """The fields without which no row of a list can be read: a partner and a title."""
    if kind != LIST:
        return []
    lacking = [] if {"partner", "parties", "party_a"} & set(fields) else ["partner"]
    return lacking + ([] if any(field.startswith("title_") for field in fields) else ["title"])


def profile_for(batch: Import, officer: Any) -> Profile:
    """How the rows of an import are read."""
    layout = Layout(batch.headings, batch.matched)
    if batch.profile == REFERENCE:
        return reference.ReferenceProfile(layout, content_of(batch.beside) if batch.beside else b"")
    parties = {one.code: one for one in parties_named_by(officer)}
    if batch.profile == TEMPLATE_KIND:
        people = {one.email.lower(): one for one in Officer.objects.visible_to(officer).filter(is_active=True)}
        return TemplateProfile(layout, people, parties)
    names = PartyNames(parties.values(), answers_of(batch))
    if batch.profile == DCAD:
        return dcad.DcadProfile(layout, names, parties)
    if batch.profile == UK:
        return uk_treaties.UkTreatiesProfile(layout, names)
    return ListProfile(layout, names, batch.source, batch.date_order)
