"""Words of the history for what a side keeps of a partnership."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PARTNERSHIP_SOURCES: dict[str, Any] = {
    "partners_partnershipside": _("What we keep of a partnership"),
    "partners_pointofcontact": _("Point of contact"),
    "partners_partnershipnote": _("Comment on a partnership"),
}
PARTNERSHIP_FIELDS: dict[str, Any] = {
    "side_id": _("What we keep of a partnership"),
    "office": _("Office"),
    "left_on": _("No longer since"),
    "with_whom": _("With whom"),
    "written_by_id": _("Written by"),
}
PARTNERSHIP_KINDS = {"partners_partnershipnote": "note_kind"}
