"""One history: every change of every record, and the reads that matter."""

from typing import Any

from django.db import connection, models
from django.db.models import Subquery

from partners.records.record import Visible
from partners.records.triggers import AppendOnly, NoTruncate


class Change(Visible):
    """One change of one row, written by the database itself, never by code.

    `before` and `after` hold the whole row when it is made or removed, and
    the changed columns otherwise. `content` is their digest.
    """

    source = models.CharField(max_length=63)
    record_id = models.BigIntegerField(null=True)
    op = models.CharField(max_length=1, choices=[("i", "made"), ("u", "changed"), ("d", "removed")])
    at = models.DateTimeField()
    officer = models.BigIntegerField(null=True)
    request = models.CharField(max_length=64, default="")
    was_partnership = models.BigIntegerField(null=True)
    was_audience = models.CharField(max_length=8, null=True)
    was_marking = models.SmallIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    content = models.CharField(max_length=64)

    class Meta(Visible.Meta):
        constraints = Visible.Meta.constraints[:0]
        indexes = [
            *Visible.Meta.indexes,
            models.Index(fields=["source", "record_id"], name="change_of_record"),
        ]
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]


class Unsealed(models.Model):
    """Changes that wait for their place in the sealed order."""

    change_id = models.BigIntegerField(primary_key=True)


class Placed(models.Model):
    """The gapless position of a change, in the order of commit."""

    position = models.BigIntegerField(primary_key=True)
    change = models.OneToOneField(Change, models.PROTECT, related_name="placed", db_constraint=False)

    class Meta:
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]


class Seal(models.Model):
    """A batch of placed changes, its digest chained to the last."""

    first = models.BigIntegerField(unique=True)
    last = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]


class Look(Visible):
    """A read that matters: export, download, print, bulk read, refused look-up, sign-in."""

    what = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)
    officer = models.BigIntegerField(null=True)
    request = models.CharField(max_length=64, default="")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Visible.Meta):
        triggers = [AppendOnly(name="append_only"), NoTruncate(name="no_truncate")]


_COMMITTED = """
SELECT coalesce((SELECT max(position) FROM partners_placed), 0) + (SELECT count(*) FROM partners_unsealed)
"""


def changes_committed() -> int:
    """How many changes of records are committed: the placed ones have no gap, the others wait. One query.

    The same number twice means that no record changed in between.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COMMITTED)
        return int(cursor.fetchone()[0])


def changes_since(*, source: str, record_id: int, version: int) -> list[dict[str, Any]]:
    """Who changed which fields of a root since it had `version`, oldest first, one entry for each version.

    The row that raises the version comes first; what was written under it follows.
    """
    rows = Change.objects.filter(source=source, record_id=record_id, op="u")
    first = rows.filter(after__version__gt=version).order_by("id").values("id")[:1]
    found: list[dict[str, Any]] = []
    for row in rows.filter(id__gte=Subquery(first)).order_by("id"):
        after = row.after or {}
        if "version" in after:
            found.append({"at": row.at, "officer": row.officer, "version": after["version"], "fields": set()})
        found[-1]["fields"] |= set(after) - {"version", "updated_at"}
    return [{**one, "fields": sorted(one["fields"])} for one in found]
