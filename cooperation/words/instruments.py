"""Words for what a side keeps of an agreement: offices asked, powers, approvals, rounds, and what is not used."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, Any]

INSTRUMENT_WORDS: dict[str, Words] = {
    "with_parent": {
        "not_stated": _("Not stated"),
        "follows_it": _("It ends, or is suspended, with it"),
        "stands_alone": _("It stands, whatever becomes of the other"),
    },
    "office": {
        "legal": _("Legal"),
        "finance": _("Finance"),
        "security": _("Security"),
        "foreign_affairs": _("Foreign affairs"),
        "general_staff": _("General staff"),
        "other": _("Other"),
    },
    "verdict": {
        "waiting": _("Waiting for the answer"),
        "favourable": _("Favourable"),
        "with_remarks": _("Favourable, with remarks"),
        "unfavourable": _("Unfavourable"),
    },
    "power": {
        "by_office": _("By office: head of state, of government, or minister for foreign affairs"),
        "full_powers": _("By full powers"),
        "authorised": _("Authorised by the own rules, for what does not bind in law"),
    },
    "manner": {
        "on_paper": _("Signed on paper"),
        "on_screen": _("Signed on screen"),
    },
    "procedure": {
        "parliament": _("Parliament"),
        "government": _("Government"),
        "head_of_state": _("Head of state"),
    },
    "day_kind": {
        "calendar_days": _("calendar days"),
        "sitting_days": _("sitting days"),
    },
    "means": {
        "in_person": _("In person"),
        "by_video": _("By video"),
        "in_writing": _("In writing"),
    },
    "switch": {
        "mandate": _("Mandate to negotiate"),
        "finance_note": _("Finance note"),
        "duplicate_check": _("Check for agreements that do the same already"),
        "opinions": _("Opinions of other offices"),
        "talks_level": _("Security level of the talks"),
        "full_powers": _("Full powers of signatories"),
        "approval": _("Approval at home after signature"),
        "provisional_application": _("Provisional application"),
        "registration": _("Registration with the United Nations"),
    },
    "holding": {
        "in_force": _("In force"),
        "suspended": pgettext_lazy("an agreement", "Suspended"),
        "signed": pgettext_lazy("an agreement", "Signed"),
        "prepared": _("Being prepared"),
        "ended": _("Ended"),
        "unknown": _("Not known"),
        "lacking": _("There is none"),
    },
    "effect": {
        "ends_with_it": _("ends with it"),
        "is_suspended_with_it": _("is suspended with it"),
        "resumes_with_it": _("applies again with it"),
        "outlives_it": _("stands, whatever becomes of this one"),
        "not_stated": _("its text does not say what becomes of it: look at it"),
        "promise_frozen": _("is not due while it is suspended"),
        "promise_lapses": _("falls away"),
        "promise_still_owed": _("is still owed"),
        "promise_survives": _("is owed all the same: it survives the end"),
    },
}
