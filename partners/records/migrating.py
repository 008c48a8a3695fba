"""How the tables of many models are made at once."""

from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Operations of one kind, one after the other, for which the models of the migration are built once.

    Django builds a model anew, and all that are related to it, after each of
    its operations; a hundred records that refer to each other make that the
    longest part of a first start. Only what leaves the others alone may stand
    together: making models, adding fields, adding constraints, indexes and
    triggers, each kind by itself.
    """

    def __init__(self, *operations: Operation) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """What is not built is not built anew: it is when it is next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Each in its turn."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """The other way round."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """All of them."""
        return "; ".join(one.describe() for one in self.operations)
