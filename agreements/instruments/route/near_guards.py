"""What a step or an act asks of the agreement above, of its own days, and of what was recorded before (domain: C1)."""

from agreements.instruments.guards import AgreementSituation, Conditions
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.terms.clauses import ActKind, EntryMethod
from agreements.terms.dates import PartialDate
from partners.records.errors import Condition

_SIGNED = (Stage.SIGNED, Stage.APPLIES, Stage.SUSPENDED)


def parent_signed(s: AgreementSituation) -> Conditions:
    """A child is not signed before the agreement above it."""
    above = s.folder.above if s.folder else None
    if above:
        yield Condition("parent_signed", met=STAGE_OF[above.status] in _SIGNED)


def parent_applies(s: AgreementSituation) -> Conditions:
    """A child does not begin before the agreement above it."""
    above = s.folder.above if s.folder else None
    if above:
        yield Condition("parent_applies", met=STAGE_OF[above.status] == Stage.APPLIES)


def parent_not_suspended(s: AgreementSituation) -> Conditions:
    """What stands beneath a suspended agreement does not apply again before it."""
    above = s.folder.above if s.folder else None
    if above:
        yield Condition("parent_not_suspended", met=STAGE_OF[above.status] != Stage.SUSPENDED)


def not_before_signature(s: AgreementSituation) -> Conditions:
    """What follows a signature does not come before it, unless a clause says otherwise."""
    signed, on = s.agreement.standing.signed_on, str(s.inputs.get("on") or "")
    if signed and on:
        late_enough = PartialDate.parse(on).last >= PartialDate.parse(signed).first
        yield Condition("not_before_signature", {"on": signed}, met=late_enough)


def entry_known(s: AgreementSituation) -> Conditions:
    """The Secretariat asks for the date and the way of entry into force for each party (Charter, art. 102)."""
    standing = s.agreement.standing
    yield Condition("entry_day_known", met=bool(standing.entry_into_force or s.acted(ActKind.PROVISIONAL)))
    yield Condition("entry_way_known", met=s.agreement.entry_method != EntryMethod.NOT_STATED)


def title_in_two(s: AgreementSituation) -> Conditions:
    """The text stands in both languages."""
    yield Condition("title_in_both_languages", met=len([one for one in s.agreement.titles.values() if one]) > 1)


def text_there(s: AgreementSituation) -> Conditions:
    """There is a first version of the text to talk about."""
    yield Condition("text_version_there", met=bool(s.folder and s.folder.has_text))


def provisional_allowed(s: AgreementSituation) -> Conditions:
    """What may apply before its entry into force waits for something: not what applies on its signature."""
    immediate = s.agreement.entry_method == EntryMethod.ON_SIGNATURE
    yield Condition("provisional_makes_sense", met=not immediate)
