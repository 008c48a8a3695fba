"""Words of the history for profiles: views of parties, their lines, and the terms in which they are written."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROFILE_SOURCES: dict[str, Any] = {
    "partners_profile": _("View of a party"),
    "partners_profileline": _("Line of a profile"),
    "partners_profileterm": _("Term of profiles"),
}
PROFILE_FIELDS: dict[str, Any] = {
    "profile_id": _("View of a party"),
    "term": _("What it is about"),
    "priority": _("Priority"),
    "conditions": _("Conditions"),
    "struck": _("Struck out"),
}
PROFILE_CODED = {"term": "profile_term", "highest": "profile_term", "priority": "priority"}
# Columns that mean something else elsewhere.
PROFILE_OF_TABLE = {
    ("partners_profileline", "level"): ("capability_level",),
    ("partners_profileterm", "code"): ("profile_term",),
}
PROFILE_KINDS = {"partners_profileline": "profile_kind", "partners_profileterm": "profile_term_kind"}
