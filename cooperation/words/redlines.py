"""The words of red lines: why a party is excluded, what would have to change, and what is wrong or missing there."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "red_line_ground": {
        "sanctions": _("Sanctions"),
        "embargo": _("Arms embargo"),
        "armed_conflict": _("Armed conflict"),
        "rivalry": _("Rivalry"),
        "conflicting_obligation": _("Conflicting obligation of an alliance"),
        "minister": _("Our minister’s word"),
    },
    "red_line_status": {
        "asked": pgettext_lazy("a red line", "Waits for a decision"),
        "drawn": pgettext_lazy("a red line", "Drawn"),
        "declined": pgettext_lazy("a red line", "Declined"),
        "lifting": pgettext_lazy("a red line", "Drawn, to be lifted"),
        "lifted": pgettext_lazy("a red line", "Lifted"),
    },
    "red_line_basis": {
        "fact": pgettext_lazy("a red line", "a fact"),
        "derived": pgettext_lazy("a red line", "follows from facts"),
        "own": pgettext_lazy("a red line", "our own word"),
    },
    "red_line_step": {
        "draw": _("Draw the red line"),
        "decline": _("Decline it"),
        "ask_to_lift": _("Ask to lift it"),
        "lift": _("Lift it"),
        "keep": _("Keep it"),
    },
    "red_line_done": {
        "draw": pgettext_lazy("a red line", "Drawn"),
        "decline": pgettext_lazy("a red line", "Declined"),
        "ask_to_lift": pgettext_lazy("a red line", "Lifting asked for"),
        "lift": pgettext_lazy("a red line", "Lifted"),
        "keep": pgettext_lazy("a red line", "Kept"),
    },
}

# How a ground bears on the two: `they` is whom it excludes.
HOW: dict[str, Any] = {
    "by_us": _("We imposed it on {they}."),
    "by_ours": _("A measure against {they} of an organisation to which we belong ({by})."),
    "on_us": _("{they} imposed it on us."),
    "on_us_by_theirs": _("A measure against us of an organisation to which {they} belongs ({by})."),
    "between_us": _("It is between {they} and us."),
    "their_ally": _("{by} binds {they} to {ally}, which is in armed conflict with us."),
    "our_ally": _("{by} binds us to {ally}, which is in armed conflict with {they}."),
    "our_word": _("We drew this line ourselves."),
}
# What would have to change, so that it excludes no more.
WOULD_CHANGE: dict[str, Any] = {
    "measure_lifted": _("the measure against {on} is lifted ({by})"),
    "armed_conflict_ends": _("the armed conflict with {party} ends"),
    "rivalry_ends": _("the rivalry with {party} ends"),
    "their_ally_conflict_ends": _("our armed conflict with {party} ends"),
    "our_ally_conflict_ends": _("its armed conflict with {party} ends"),
    "alliance_left": _("{party} leaves {organisation}"),
    "own_line_lifted": _("an approver lifts our red line"),
}

CONDITIONS = {
    "red_line_stands": _("The red line was neither declined nor lifted"),
    "one_red_line_per_ground": _("There is one red line about a party on each ground"),
    "red_line_is_national": _("Our red lines are seen by nobody else, for ever"),
    "red_line_is_about_another": _("A red line is about another party"),
    "red_line_ground_known": _("A red line has one of the grounds of the list"),
    "red_line_status_known": _("A red line stands as the list of statuses has it"),
    "red_line_says_why_and_where_from": _("A red line says why, with a source and the date of it"),
    "red_line_days_fit_its_status": _("The days of a red line fit how it stands"),
}
NOTICES = {
    "red_line_asked": _("Your decision is asked for: a red line about a party"),
    "red_line_lift_asked": _("Your decision is asked for: to lift a red line"),
    "red_line_decided:draw": _("The red line that you asked for was drawn"),
    "red_line_decided:decline": _("The red line that you asked for was declined"),
    "red_line_decided:lift": _("The red line is lifted, as you asked"),
    "red_line_decided:keep": _("The red line is kept, although you asked to lift it"),
    "red_line_review": _("A red line is to be looked at again since {on}"),
}


def how_words(exclusion: Any, they: Any, name: Any) -> str:
    """How a ground bears on the two, in a sentence; `name` says a party."""
    return _filled(HOW[exclusion.how], {"they": they, "by": exclusion.by, "ally": exclusion.ally}, name)


def would_change_word(change: Any, name: Any) -> str:
    """One thing that would have to change."""
    return _filled(WOULD_CHANGE[change.code], change.data, name)


def would_change_words(exclusion: Any, name: Any) -> list[str]:
    """What would have to change, any one of it; of our own red line what it says itself."""
    own = [exclusion.line.would_change] if exclusion.line else []
    return [*own, *(would_change_word(one, name) for one in exclusion.would_change)]


def _filled(words: Any, parties: Any, name: Any) -> str:
    text = str(words)
    for key, party in parties.items():
        text = text.replace("{" + key + "}", name(party))
    return text
