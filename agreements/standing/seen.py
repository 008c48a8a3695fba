"""How an agreement stood on a day, as far as a reader may know it."""

from collections.abc import Collection
from datetime import date

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.standing.refresh import standings_on
from agreements.standing.standing import Standing
from partners.records.marks import StepTaken
from partners.records.record import Reader

_PREPARING = BEFORE_SIGNATURE | {Status.ABANDONED}


def standing_seen(reader: Reader, agreement: Agreement, day: date, today: date) -> Standing:
    """How one agreement stood on `day`: a batch of one."""
    return standings_seen(reader, [agreement], day, today)[agreement.pk]


def standings_seen(reader: Reader, agreements: Collection[Agreement], day: date, today: date) -> dict[int, Standing]:
    """The standings on `day` that `reader` may know, by key; nothing is written, at most three queries.

    On another day than today one may lie in the preparation, which its owner
    kept to itself until it was shared: whoever may not see the step that led
    there learns nothing of it.
    """
    found = standings_on(agreements, day)
    if day == today:
        return found
    others = [one for one in agreements if not (reader.reads_national and reader.party_id == one.owner_id)]
    hidden = {one.pk: found[one.pk].status for one in others if found[one.pk].status in _PREPARING}
    if hidden:
        steps = StepTaken.objects.visible_to(reader).filter(subject=Agreement.subject, subject_id__in=hidden)
        known = set(steps.filter(on__lte=day).values_list("subject_id", "to_status"))
        for one in others:
            if one.pk in hidden and (one.pk, hidden[one.pk]) not in known:
                found[one.pk] = Standing(agreement=one, status=Status.UNKNOWN, basis="", computed_on=day)
    return found
