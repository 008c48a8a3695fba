"""What has changed since a print, as far as a reader may see it."""

from typing import Any

from django.apps import apps
from django.db.models import Q

from agreements.documents.prints import PrintMade
from agreements.instruments.agreement import Agreement
from partners.records.feed import Seen, feed_after
from partners.records.record import Reader, Record, Visible

# A longer list is read in the history itself.
MOST = 200


def seen_since(reader: Reader, made: PrintMade) -> tuple[list[Seen], bool]:
    """The changes of a record, and of what hangs beneath it, that were made after a print; and whether there are more.

    The print knows the last sealed place of its day, which lags a little
    behind, and the version of the record. Each write raises the version first
    and holds the record, so that what follows the raise beyond the printed
    version, in the order of commit, is what came after the print.
    """
    table = Agreement._meta.db_table
    rows = rows_beneath(made.agreement)
    tables = sorted({model._meta.db_table for model in _models()})
    feed = feed_after(reader, tables, made.position, MOST + 1, rows=rows)
    found, version = [], made.version
    for one in feed.seen:
        after = one.change.after or {}
        if one.change.source == table and "version" in after:
            version = after["version"]
        if version > made.version:
            found.append(one)
    return found[:MOST], feed.more or len(found) > MOST


def _models() -> list[Any]:
    """The records that hang beneath agreements, and what is said of them."""
    found: list[Any] = []
    for model in apps.get_models():
        if issubclass(model, Visible) and model not in (PrintMade,):
            names = {field.name for field in model._meta.concrete_fields}
            if model is Agreement or _hangs(model) or {"subject", "subject_id"} <= names:
                found.append(model)
    return found


def _hangs(model: type[Visible]) -> bool:
    fields = {field.name: field for field in model._meta.concrete_fields}
    return issubclass(model, Record) and "agreement" in fields and fields["agreement"].related_model is Agreement


def rows_beneath(agreement: Agreement) -> Q:
    """The changes of an agreement and of all that hangs beneath it, by table and key."""
    found = Q()
    for model in _models():
        rows = model._base_manager.all()
        if model is Agreement:
            keys = [agreement.pk]
        elif _hangs(model):
            keys = list(rows.filter(agreement=agreement.pk).values_list("pk", flat=True))
        else:
            mine = rows.filter(subject=Agreement.subject, subject_id=agreement.pk)
            keys = list(mine.values_list("pk", flat=True))
        if keys:
            found |= Q(source=model._meta.db_table, record_id__in=keys)
    return found
