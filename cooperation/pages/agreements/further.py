"""What may still be recorded of an agreement that was recorded as it exists: whatever becomes known of it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.vocabulary import STAGE_OF, Door, Stage
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label

# Which acts make sense of an agreement at each stage; acts that its lifecycle offers stand there already.
_BY_STAGE = {
    Stage.UNKNOWN: (ActKind.SIGNED,),
    Stage.SIGNED: (ActKind.ENTERED, ActKind.APPROVED, ActKind.NOTIFIED),
    Stage.APPLIES: (ActKind.ENTERED,),
    Stage.ENDED: (),
}


def further_acts(reading: Reading, officer: Any) -> list[dict[str, str]]:
    """Acts of both sides that an officer of the owner may still enter on a recorded agreement."""
    agreement = reading.agreement
    if agreement.door != Door.RECORDED or agreement.owner_id != officer.party_id:
        return []
    return [
        {
            "label": _("Record: %(act)s") % {"act": label("act", kind)},
            "url": reverse("agreement_act", args=[agreement.key, kind, "both"]),
        }
        for kind in _BY_STAGE.get(STAGE_OF[reading.standing.status], ())
        if not reading.done(kind) and officer.has_role(*ACT_RULES[kind].own)
    ]
