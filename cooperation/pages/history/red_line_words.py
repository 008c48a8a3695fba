"""Words of the history for red lines."""

from typing import Any

from django.utils.translation import gettext_lazy as _

RED_LINE_SOURCES: dict[str, Any] = {"partners_redline": _("Red line")}
RED_LINE_FIELDS: dict[str, Any] = {
    "ground": _("Ground"),
    "why": _("Why"),
    "would_change": _("What would have to change"),
    "source": _("Source"),
    "as_of": _("As the source stood on"),
    "review_on": _("To be looked at again on"),
    "drawn_on": _("Excludes since"),
    "lifted_on": _("Lifted on"),
    "told_on": _("Day of review that was told of"),
}
RED_LINE_OF_TABLE = {
    ("partners_redline", "ground"): ("red_line_ground",),
    ("partners_redline", "status"): ("red_line_status",),
}
