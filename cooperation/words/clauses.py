"""What clauses of the library, their alternatives and the kinds of amendment are called on a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from agreements.amendments.kinds import AmendmentKind, EditAction
from agreements.texts.library.numbering import Numbering
from agreements.texts.library.reading import alternatives, clauses
from cooperation.words.languages import present_language

NUMBERINGS: dict[str, Any] = {
    Numbering.ARTICLE: _("Article 1, Article 2"),
    Numbering.SECTION: _("Section 1, Section 2"),
    Numbering.PARAGRAPH: _("Paragraph 1, Paragraph 2"),
}
AMENDMENT_KINDS: dict[str, Any] = {
    AmendmentKind.PROTOCOL: _("Amending protocol"),
    AmendmentKind.NOTES: _("Exchange of notes"),
    AmendmentKind.CORRECTION: _("Correction by notice"),
    AmendmentKind.EXTENSION: _("Extension"),
    AmendmentKind.ANNEX: _("Annex replaced"),
}
EDIT_ACTIONS: dict[str, Any] = {
    EditAction.REPLACE: _("replaced"),
    EditAction.INSERT: _("put in"),
    EditAction.REMOVE: _("taken out"),
}
_UNHEADED: dict[str, Any] = {"title": _("Title"), "preamble": _("Preamble"), "signature": _("Signatures")}
_ALTERNATIVES: dict[str, Any] = {
    "joint_body": _("meets every year, in turn"),
    "joint_body.sadc_chair": _("chair of one year, with sub-committees"),
    "joint_body.eac_chain": _("chain of meetings from experts to ministers"),
    "finance.each_own": _("each side bears its own"),
    "finance.sender_travel_perdiem_host_board_lodging": _("sender: travel; host: board and lodging"),
    "finance.host_all": _("the host bears all"),
    "finance.sender_all": _("the sender bears all"),
    "finance.shared_formula": _("shared by a formula"),
    "finance.reimbursable": _("repaid"),
    "finance.third_party_funded": _("a third side pays"),
    "personnel_status.national_law": _("by the law of the host"),
    "personnel_status.separate": _("by a separate agreement"),
    "personnel_status.pfp_sofa": _("by the PfP SOFA"),
    "classified_information.none": _("none is exchanged"),
    "classified_information.separate": _("by a separate agreement"),
    "entry.on_signature": _("on signature"),
    "entry.on_date": _("on a date"),
    "entry.last_notification": _("on the last notification"),
    "entry.approval": _("on the last approval"),
    "entry.exchange_of_instruments": _("on the exchange of instruments"),
    "duration.fixed": _("a fixed term"),
    "duration.fixed_extendable": _("a fixed term that may be extended"),
    "duration.tacit_renewal": _("renews by itself"),
    "duration.indefinite": _("no end"),
    "termination.from_receipt": _("notice counts from its receipt"),
    "termination.before_end": _("notice before the end of the period"),
    "languages.one": _("one language"),
    "languages.equal": _("both count the same"),
    "languages.prevails": _("one prevails"),
    "annex.pledge": _("pledge sheet"),
    "annex.exercise_stages": _("stages of an exercise"),
    "annex.committee": _("joint committee"),
    "annex.ends_ways_means": _("ends, ways and means"),
    "annex.list": _("empty"),
}


def clause_word(key: str) -> str:
    """What a clause of the library is called, by its own heading; the key where the library has none."""
    if key in _UNHEADED:
        return str(_UNHEADED[key])
    words = clauses("fr" if present_language()[:2] == "fr" else "en", False)
    found = next((one for one in words.values() if one.key == key and one.heading), None)
    if found is None:
        return key
    return found.heading.partition(":")[0].strip() if key == "annex" else found.heading


def alternative_word(key: str, alternative: str) -> str:
    """What an alternative of a clause is called."""
    return str(_ALTERNATIVES.get(f"{key}.{alternative}" if alternative else key, alternative or clause_word(key)))


def alternative_choices(key: str) -> list[tuple[str, str]]:
    """The alternatives of a clause with their words; empty where there is but one."""
    names = [] if key == "preamble" else alternatives(key)
    return [(name, alternative_word(key, name)) for name in names] if len(names) > 1 else []
