"""Each free text of each row replaced by a canary, a word of its own; columns that are codes are named here."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.documents.document import Document
from agreements.instruments.agreement import Agreement
from partners.models import Change, Officer
from partners.records.record import Visible
from tests.cast import Cast
from tests.cooperation.canary.origins import Origin, origin_of

# Texts that are codes, dates, addresses or digests; whatever is not named here is free text and carries a canary.
CODES = {
    "slug", "reference", "source_digest", "digest", "content", "code", "kind", "status", "subject", "step", "what",
    "from_status", "to_status", "to_audience", "from_audience", "was_audience", "request", "cause", "part", "asks",
    "answer", "field", "on", "as_of", "since", "until", "entry_on", "ends_reported", "source_as_of", "mandate_on",
    "shown", "source_key", "language", "dated_on", "occasion", "due", "period", "period_from",
    "period_until", "first_on", "currency", "zone", "given", "of", "profile", "encoding", "delimiter", "sheets",
    "matched", "answers", "date_order", "counts", "key", "alternative", "after", "prevails", "numbering",
    "time_values", "time_changes",
    "term", "planned", "last_held_on", "about_key", "proposed_as", "seats",
    "stage", "about", "rule", "question", "manner", "talks_level", "certified_copy_on", "starts", "ends", "binder",
    "figures", "weights", "highest", "assessment", "first_step", "ground",
}  # fmt: skip
# These tables are filled by the database from what happens to the others.
FROM_OTHERS = {Change}


class Canaries:
    """The cast, its agreements by name, and where each canary sits."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.agreements: dict[str, Agreement] = {}
        self.activities: dict[str, Activity] = {}
        self.origins: dict[str, Origin] = {}
        self.tokens: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._inside: dict[int, str] = {}

    def canary(self, origin: Origin) -> str:
        """A fresh word for a place."""
        word = f"qz{next(self._numbers):05d}x"
        self.origins[word] = origin
        return word

    def mark(self) -> None:
        """Replace every free text; rows that are set aside or marked get so first, with all that hangs on them."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            self._mark_agreement(self.agreements["UKR marked"], {"marking": 1})
            self._mark_agreement(self.agreements["UKR mistaken"], {"mistake_at": timezone.now()})
            self._mark_root(self.activities["UKR marked"], {"marking": 1})
            self._mark_root(self.activities["UKR mistaken"], {"mistake_at": timezone.now()})
            # Changes made so far told of texts that nobody wrote; those to come tell of canaries.
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
                cursor.execute(
                    "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname ~ '(append_only|stays)'",
                    [model._meta.db_table],
                )
                for (name,) in cursor.fetchall():
                    cursor.execute(f'ALTER TABLE {model._meta.db_table} DISABLE TRIGGER "{name}"')
            for model in visible_models():
                for row in model._base_manager.select_related("owner", "partnership"):
                    self._mark_row(model, row)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        for document in Document._base_manager.select_related("owner", "partnership"):
            self.origins[self._inside[document.pk]] = origin_of(document, f"content of Document {document.pk}")
        for officer in Officer.objects.all():
            self._mark_officer(officer)

    def _mark_agreement(self, agreement: Agreement, values: dict[str, Any]) -> None:
        self._mark_root(agreement, values)

    def _mark_root(self, root: Agreement | Activity, values: dict[str, Any]) -> None:
        for model in visible_models():
            names = {field.name for field in model._meta.concrete_fields}
            given = {name: value for name, value in values.items() if name in names}
            rows = model._base_manager.none()
            if model is type(root):
                rows = model._base_manager.filter(pk=root.pk)
            elif root.subject in names:
                rows = model._base_manager.filter(**{root.subject: root})
            elif "subject_id" in names:
                rows = model._base_manager.filter(subject=root.subject, subject_id=root.pk)
            elif model is Change:
                rows = model._base_manager.filter(source=root._meta.db_table, record_id=root.pk)
            if given:
                rows.update(**given)

    def _mark_row(self, model: type[models.Model], row: Any) -> None:
        values: dict[str, Any] = {}
        for field in free_texts(model):
            where = f"{model.__name__} {row.pk} {field.name}"
            word = self.canary(origin_of(row, where))
            values[field.name] = planted(field, getattr(row, field.name), word)
        if values:
            model._base_manager.filter(pk=row.pk).update(**values)

    def _mark_officer(self, officer: Officer) -> None:
        """Function and contact are for the own party; the name stands beside what an officer did."""
        for name in ("function", "office_contact"):
            origin = Origin(f"{name} of {officer.name}", officer.party.code, (), "national", 0, person=officer.pk)
            Officer.objects.filter(pk=officer.pk).update(**{name: self.canary(origin)})


def visible_models() -> Iterator[Any]:
    """The tables whose rows have readers, without those that the database fills."""
    for model in apps.get_models():
        if issubclass(model, Visible) and model not in FROM_OTHERS:
            yield model


def free_texts(model: type[models.Model]) -> list[Any]:
    """The columns into which somebody writes words."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name not in CODES
    ]


def planted(field: Any, value: Any, word: str) -> Any:
    """A value of the column's kind that says the word."""
    if isinstance(field, models.URLField):
        return f"https://{word}.example/"
    if not isinstance(field, models.JSONField):
        return word
    if isinstance(value, list) and value and isinstance(value[0], dict):
        # Clauses of a text: their words by language, not their names.
        return [
            {key: dict.fromkeys(one, word) if isinstance(one, dict) else one for key, one in row.items()}
            for row in value
        ]
    if not isinstance(value, dict):
        return [word]
    return {key: word if isinstance(one, str) else one for key, one in value.items()} or {"purpose": word}
