"""What the wording of a text asks before it is agreed: no word of the wrong kind, or a reason why it stays."""

from collections.abc import Iterator

from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import asked_at
from agreements.texts.settling import wording_settled
from partners.records.errors import Condition


@asked_at("agree_text", code="wording_settled", waivable=True)
def wording_is_settled(agreement: Agreement) -> Iterator[Condition]:
    """The text on the table has no word of the wrong kind, or its owner goes ahead with it as it is."""
    yield Condition("wording_settled", met=wording_settled(agreement))
