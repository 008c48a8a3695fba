"""What a text asks before it is agreed, and what a side has taken on before anything is prepared under it."""

from collections.abc import Sequence

from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import Answers, asked_at
from agreements.instruments.vocabulary import Status
from agreements.texts.settling import wordings_settled
from agreements.texts.writing.commitments import commitments_asked
from partners.records.errors import Condition

# Where a text is written, and so agreed from.
_WRITTEN_AT = (Status.NEGOTIATING, Status.DRAFTING)


@asked_at("agree_text", codes="wording_settled", waivable=True)
def wording_is_settled(agreements: Sequence[Agreement], _side: int | None) -> Answers:
    """The text on the table has no word of the wrong kind, or its owner goes ahead with it as it is."""
    settled = wordings_settled([(one, one.owner_id) for one in agreements if one.status in _WRITTEN_AT])
    return {key: [Condition("wording_settled", met=met)] for key, met in settled.items()}


@asked_at("request_authority", "start_drafting", codes="commitments_checked contradiction_accepted")
def nothing_contradicts(agreements: Sequence[Agreement], side: int | None) -> Answers:
    """Where its framework asks: the own side has answered that nothing it has taken on stands against it."""
    return commitments_asked(agreements, side)
