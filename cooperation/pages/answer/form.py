"""What whoever answers through a one-time link writes down."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial


class AnswerForm(CarefulForm):
    """Who answers, in which function, and what; `place` and `why` where the act asks for a place, or for a reason."""

    answered_by = line(
        gettext_lazy("Your function and office"),
        hint=gettext_lazy("Not your name: Head of bilateral cooperation, Ministry of Defence."),
        most=160,
        needed=True,
    )
    on = partial(gettext_lazy("Date"), needed=True)
    place = line(gettext_lazy("Place"), hint=gettext_lazy("The town."))
    reason = lines(gettext_lazy("If you object: why"))

    def __init__(self, *args: Any, place: bool = False, why: Any = False, objects: bool = False, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day().isoformat()}, **more)
        self.fields["place"].required = self.fields["on"].required = not objects
        self.fields["reason"].required = objects or why
        if why:
            self.fields["reason"].label = _("Why") if why is True else why
        if not place:
            del self.fields["place"]

    def only_objects(self) -> None:
        """Leave nothing but the objection: the time for the act has passed."""
        for name in {"on", "place"} & set(self.fields):
            del self.fields[name]
        self.fields["reason"].label = _("Why you object")
        self.fields["reason"].required = True
