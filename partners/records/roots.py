"""Aggregate roots, and the one primitive for two officers at once."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import F
from django.utils import timezone

from partners.records.errors import Condition, Stale, Unseen
from partners.records.history import changes_since
from partners.records.record import Record

R = TypeVar("R", bound="Root")


class Root(Record):
    """A record that others hang beneath; `version` counts the writes to all of it."""

    version = models.PositiveIntegerField(default=1)

    # The code by which steps, requests and notices name this kind of record.
    subject: ClassVar[str] = ""

    class Meta(Record.Meta):
        abstract = True

    @property
    def claimed(self) -> "Root":
        """What a write about it claims; a part that is decided by for itself names the root that it hangs beneath."""
        return self

    def following(self) -> list[models.QuerySet[Any]]:
        """The parts beneath it that are seen by whoever sees it."""
        return []

    def between(self) -> list[models.QuerySet[Any]]:
        """The parts beneath it that its two sides alone see once it is shared, however widely it is released."""
        return []

    def disclosed(self) -> Mapping[str, Any]:
        """What its audience sees of it, field by field; what is empty is left out."""
        return {}

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """What stands against a narrower audience."""
        return []


def claim(root: R, expected_version: int | None) -> R:
    """Raise the version of `root`, hold its row for this transaction, and return it as it now is.

    `expected_version` is the one that was read; None claims whatever is there
    (a batch, the system). Raises Stale with what changed since, when somebody
    was faster.
    """
    model: Any = type(root)
    rows = model._default_manager.filter(pk=root.pk)
    if expected_version is not None:
        rows = rows.filter(version=expected_version)
    if not rows.update(version=F("version") + 1, updated_at=timezone.now()):
        if not model._default_manager.filter(pk=root.pk).exists():
            raise Unseen
        raise Stale(changes_since(source=model._meta.db_table, record_id=root.pk, version=expected_version or 0))
    held: R = model._default_manager.get(pk=root.pk)
    return held
