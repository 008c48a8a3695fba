"""How an agreement stood on a day, as far as a reader may know it."""

from datetime import date

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.standing.refresh import standing_on
from agreements.standing.standing import Standing
from partners.records.marks import StepTaken
from partners.records.record import Reader

_PREPARING = BEFORE_SIGNATURE | {Status.ABANDONED}


def standing_seen(reader: Reader, agreement: Agreement, day: date, today: date) -> Standing:
    """The standing on `day` that `reader` may know; nothing is written.

    On another day than today it may lie in the preparation, which its owner
    kept to itself until it was shared: whoever may not see the step that led
    there learns nothing of it.
    """
    standing = standing_on(agreement, day)
    if day == today or standing.status not in _PREPARING:
        return standing
    if reader.reads_national and reader.party_id == agreement.owner_id:
        return standing
    steps = StepTaken.objects.visible_to(reader).filter(subject=Agreement.subject, subject_id=agreement.pk)
    known = steps.filter(on__lte=day, to_status=standing.status).exists()
    return standing if known else Standing(agreement=agreement, status=Status.UNKNOWN, basis="", computed_on=day)
