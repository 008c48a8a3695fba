"""The words of what a side keeps of a partnership."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "note_kind": {
        "note": _("Comment"),
        "call": _("Call"),
        "message": _("Message"),
        "letter": _("Letter"),
        "talk": pgettext_lazy("a contact", "Talk"),
    },
}
CONDITIONS: dict[str, Any] = {
    "note_of_another": _("Whoever wrote a comment, or an approver, puts it right"),
    "one_partnership_side_per_party": _("What your party keeps of this partnership is begun once"),
    "partnership_side_is_national": _("Only we see what we keep of a partnership"),
    "contact_has_function": _("The point of contact has a function"),
    "contact_is_national": _("Only we see our points of contact"),
    "note_says_something": _("The comment says something"),
    "note_is_national": _("Only we see our comments"),
    "note_kind_known": _("It is a comment or a way to be in contact"),
}
