"""What a record says, as a text that is written for it needs it."""

from collections.abc import Collection, Sequence

from agreements.instruments.agreement import Agreement
from agreements.texts.library.filling import Facts, Side
from agreements.texts.library.reading import LANGUAGES
from partners.models import Party, PartyKind


def facts_of(
    agreement: Agreement, *, own: int, languages: Sequence[str], prevails: str = "", frameworks: Collection[str] = ()
) -> Facts:
    """The facts for a text of the side `own`, which stands first; at most two queries (frameworks, the one above)."""
    mine = agreement.partnership.party_a if agreement.partnership.party_a_id == own else agreement.partnership.party_b
    parent = agreement.parent
    return Facts(
        binding=agreement.is_binding,
        instrument_type=agreement.instrument_type,
        sides=(_side(mine), _side(agreement.partnership.other(mine.pk))),
        titles=agreement.titles,
        languages=tuple(languages),
        prevails=prevails,
        areas=tuple(agreement.areas),
        frameworks=tuple(map(_side, Party.objects.filter(code__in=list(frameworks)))) if frameworks else (),
        parent=parent.titles if parent else {},
        parent_signed=parent.standing.signed_on if parent else "",
        entry_method=agreement.entry_method,
        entry_days=agreement.entry_days,
        entry_months=agreement.entry_months,
        entry_month_start=agreement.entry_month_start,
        entry_on=agreement.entry_on,
        term_kind=agreement.term_kind,
        term_months=agreement.term_months,
        renewal_months=agreement.renewal_months,
        notice_months=agreement.notice_months,
        notice_days=agreement.notice_days,
        notice_runs=agreement.notice_runs,
    )


def _side(party: Party) -> Side:
    return Side({code: party.name_in(code) for code in LANGUAGES}, party.kind == PartyKind.STATE)
