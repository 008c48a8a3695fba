"""What a text asks before it is agreed, and what a side has taken on before anything is prepared under it."""

from collections.abc import Collection, Iterator, Sequence

from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import Answers, asked_at
from agreements.instruments.vocabulary import Status
from agreements.texts.library.starting import must_have
from agreements.texts.settling import wordings_settled
from agreements.texts.version import versions_current
from agreements.texts.writing.commitments import commitments_asked
from agreements.texts.writing.missing import clauses_lacking
from partners.records.errors import Condition

# Where a text is written, and so agreed from.
_WRITTEN_AT = (Status.NEGOTIATING, Status.DRAFTING)


@asked_at("agree_text", codes="wording_settled clause_filled", waivable=True)
def text_is_ready(agreements: Sequence[Agreement], _side: int | None) -> Answers:
    """The text on the table has no word of the wrong kind, or its owner goes ahead with it as it is; and it has each
    clause that a text of its type must have, where it is written here and not kept as files.

    Three queries at most.
    """
    open_ones = [one for one in agreements if one.status in _WRITTEN_AT]
    current = versions_current([one.pk for one in open_ones])
    settled = wordings_settled([(one, one.owner_id) for one in open_ones], current)
    written = {one.pk: current[one.pk] for one in open_ones if one.pk in current and current[one.pk].written}
    lacking = clauses_lacking([(written[one.pk], one.instrument_type) for one in open_ones if one.pk in written])
    return {
        one.pk: [
            Condition("wording_settled", met=settled[one.pk]),
            *(_filled(one, lacking[written[one.pk].pk]) if one.pk in written else ()),
        ]
        for one in open_ones
    }


def _filled(agreement: Agreement, lacking: Collection[str]) -> Iterator[Condition]:
    for key in must_have(agreement.instrument_type):
        yield Condition("clause_filled", {"clause": key, "about": key}, met=key not in lacking)


@asked_at("request_authority", "start_drafting", codes="commitments_checked contradiction_accepted")
def nothing_contradicts(agreements: Sequence[Agreement], side: int | None) -> Answers:
    """Where its framework asks: the own side has answered that nothing it has taken on stands against it."""
    return commitments_asked(agreements, side)
