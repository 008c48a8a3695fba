"""Edits of an agreement and of our own half, field by field, from the one history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.models import AgreementSide
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.writing.said import field_word, value_said
from partners.models import Change

_HALF: Mapping[str, Any] = {
    "file_number": gettext_lazy("Our file number"),
    "their_file_number": gettext_lazy("Their file number"),
    "original_place": gettext_lazy("Signed original"),
    "responsible_id": gettext_lazy("Responsible"),
    "deputy_id": gettext_lazy("Deputy"),
    "partner_contact": gettext_lazy("Their point of contact"),
    "finance_note": gettext_lazy("Finance note"),
    "stands_alone": gettext_lazy("Under no other agreement"),
    "mandate_authority": gettext_lazy("Mandate"),
    "mandate_limits": gettext_lazy("Limits of the mandate"),
    "notes": gettext_lazy("Notes"),
}
# Columns that name another record by its key, which says nothing to a reader.
_KEYS = frozenset({"parent_id", "framework_id", "responsible_id", "deputy_id"})
# Columns that follow from steps and decisions, which are told by themselves.
_FOLLOW = frozenset({"status", "audience", "reference", "corrected_at", "mistake_at", "version", "updated_at"})


@dataclass(frozen=True)
class Edit:
    """Fields that one officer changed at once."""

    at: datetime
    party: int
    officer: int | None
    changes: list[dict[str, str]]


def changed_words(agreement: Agreement, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, str]]:
    """What changed, field by field, in words; what nobody reads is left out."""
    return [
        {"field": word, "before": _said(agreement, name, before.get(name)), "after": _said(agreement, name, value)}
        for name, value in after.items()
        if name not in _FOLLOW and (word := str(_HALF.get(name, "")) or field_word(name))
    ]


def _said(agreement: Agreement, name: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if name in _KEYS:
        return _("another")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value_said(agreement, name, value)


def edits(reading: Reading) -> Iterator[Edit]:
    """Edits that the reader may see, of the agreement and of the reader's own half."""
    rows = Change.objects.visible_to(reading.reader).filter(_of(reading), op="u").order_by("id")
    for row in rows:
        changes = changed_words(reading.agreement, row.before or {}, row.after or {})
        if changes:
            yield Edit(row.at, row.owner_id or 0, row.officer, changes)


def _of(reading: Reading) -> Q:
    found = Q(source=Agreement._meta.db_table, record_id=reading.agreement.pk)
    if reading.half is not None:
        found |= Q(source=AgreementSide._meta.db_table, record_id=reading.half.pk)
    return found
