"""What each notice says, and what each mail is about."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.reminders.occasion import OPINION
from cooperation.words import (
    activities,
    intelligence,
    label,
    meetings,
    procurement,
    profiles,
    promises,
    reciprocity,
    redlines,
    risk,
    training,
)
from cooperation.words.dates import date_words
from cooperation.words.languages import present_language
from cooperation.words.occasions import consequence, happening, moved_words
from cooperation.words.vocabularies import VOCABULARIES

NOTICES = {
    "audience_asked": gettext_lazy("Your decision is asked for: who shall see it – {to}"),
    "audience_decided:agreed": gettext_lazy("Your request on who sees it was agreed to"),
    "audience_decided:declined": gettext_lazy("Your request on who sees it was declined"),
    "document_held_back": gettext_lazy("A document may be shown as widely as its agreement, if you decide so"),
    "text_came": gettext_lazy("The other side sent version {number} of the text"),
    "text_commented": gettext_lazy("The other side commented on the text"),
    "text_objected": gettext_lazy("The other side objects to version {number} of the text"),
    "act_contested": gettext_lazy("The other side objects to something that we recorded for it"),
    "asked_reminder": gettext_lazy("You asked to be reminded of this today"),
    **activities.NOTICES,
    **promises.NOTICES,
    **risk.NOTICES,
    **redlines.NOTICES,
    **intelligence.NOTICES,
    **procurement.NOTICES,
    **meetings.NOTICES,
    **training.NOTICES,
    **profiles.NOTICES,
    **reciprocity.NOTICES,
}
_OTHER = gettext_lazy("Something changed")

# The subject of each mail about the own account.
SUBJECTS = {
    "invitation": gettext_lazy("Your account in Entente"),
    "password_reset": gettext_lazy("Choose a new password"),
    "password_changed": gettext_lazy("Your password was changed"),
    "factor_added": gettext_lazy("A second factor was added to your account"),
    "factor_removed": gettext_lazy("A second factor was removed from your account"),
    "codes_made": gettext_lazy("New recovery codes were made for your account"),
    "sheet_issued": gettext_lazy("A sheet of codes was printed for you"),
}


def notice_sentence(notice: Any) -> str:
    """A notice in a sentence, by what it says itself."""
    if notice.code == "reminder":
        return label("event", notice.data["kind"])
    outcome = notice.data.get("outcome")
    words = NOTICES.get(f"{notice.code}:{outcome}" if outcome else notice.code, _OTHER)
    audience = VOCABULARIES["audience"].get(notice.data.get("to", ""), "")
    said = str(words).replace("{to}", str(audience).lower()).replace("{hours}", str(notice.data.get("hours", "")))
    said = said.replace("{on}", date_words(str(notice.data["on"]))) if "{on}" in said else said
    return said.replace("{number}", str(notice.data.get("number", "")))


def letter_words(letter: Any) -> tuple[str, str]:
    """A notice beside its record: what it says, and what follows from it.

    Of a day that came up it says what is so now, also where that moved since it was told.
    """
    notice, occasion = letter.notice, letter.occasion
    if letter.asked:
        return notice_sentence(notice), letter.asked.note
    if occasion is None:
        return notice_sentence(notice), ""
    told = notice.data["on"]
    said = moved_words(occasion.kind, told, occasion) if letter.moved else happening(occasion.kind, told)
    if occasion.state == "done":
        return said, _("It is done.")
    return said, consequence(occasion) if occasion.state == "live" else ""


def promise_words(letter: Any) -> str:
    """What was promised, or which office or procedure it is about, where a notice is about that."""
    if letter.due:
        return str(letter.due.obligation.title_in(present_language()))
    if letter.part is None:
        return ""
    return str(letter.part.office) if letter.occasion.kind == OPINION else label("procedure", letter.part.procedure)


def notice_subject(sentence: str, reference: str) -> str:
    """The subject line of a notice's mail: what happened, and to which record."""
    return _("%(reference)s: %(sentence)s") % {"reference": reference, "sentence": sentence} if reference else sentence
