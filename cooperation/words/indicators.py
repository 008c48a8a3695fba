"""The words of indicators: what they are about, in what they are told, whether a record counts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "theme": {
        "law": _("Law"),
        "obligations": _("Promises"),
        "execution": _("Execution"),
        "meetings": _("Meetings"),
        "reciprocity": _("Reciprocity"),
        "interoperability": _("Interoperability"),
        "gates": _("Gates"),
        "partners_found": _("Partners found"),
        "openness": _("Openness"),
        "data": pgettext_lazy("an indicator", "Record"),
    },
    "indicator_unit": {"percent": _("per cent"), "number": _("number"), "days": _("days")},
    "counts": {"yes": pgettext_lazy("a record", "Counts"), "no": pgettext_lazy("a record", "Counts in alone")},
}
