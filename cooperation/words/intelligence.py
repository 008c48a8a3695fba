"""The words of intelligence sharing and of the markings between two sides."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VOCABULARIES: dict[str, dict[str, Any]] = {}

CONDITIONS = {
    "marking_not_below_lower": _("{marking} is not handled lower than {beneath}, which stands beneath it"),
    "marking_comes_back_as_high": _(
        "Handled as {handled}, {marking} would come back as {back}: protection is never lowered"
    ),
    "marking_not_in_table": _("{marking} stands in the table no more before it is taken out"),
    "one_marking_per_name": _("A marking stands once on the scale of its side"),
    "marking_has_name_and_rank": _("A marking has a name and a place on its scale"),
    "marking_has_source": _("It is said where the scale stands"),
    "one_equivalence_per_marking": _("A marking is handled as one other"),
    "equivalence_is_of_two": _("A marking is handled as one of the other side"),
    "equivalence_has_source": _("It is said where the equivalence stands"),
}

FAULTS = {
    "twice": _("One of these stands here twice."),
}
