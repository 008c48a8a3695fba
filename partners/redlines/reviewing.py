"""Telling that a red line is to be looked at again: once for each day of review, late rather than never."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from partners.models import Notice, Officer, RedLine
from partners.people.officer import OfficerQuerySet, Role
from partners.records.service import writing_as
from partners.redlines.vocabulary import RedLineStatus

RED_LINE_REVIEW = "red_line_review"


def red_lines_tell(today: date, batch: int = 500) -> int:
    """Tell approvers, and whoever asked for it, of each red line whose day of review has come; how many notices.

    Selected by range, so that a missed night loses nothing; rows that another
    worker holds are left to it. One that was lifted meanwhile is told no more.
    """
    made, last = 0, 0
    while True:
        with writing_as(None):
            rows = list(_due(today).filter(pk__gt=last).order_by("pk")[:batch])
            made += _tell(rows)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _due(today: date) -> QuerySet[RedLine]:
    drawn = (RedLineStatus.DRAWN, RedLineStatus.LIFTING)
    due = Q(review_on__lte=today) & (Q(told_on=None) | ~Q(told_on=F("review_on")))
    found: QuerySet[RedLine] = RedLine.objects.select_for_update(skip_locked=True).filter(
        due, status__in=drawn, mistake_at=None
    )
    return found


def _tell(rows: Sequence[RedLine]) -> int:
    notices = [_notice(one, officer) for one, people in _people(rows) for officer in people]
    for one in rows:
        one.told_on = one.review_on
    RedLine.objects.bulk_update(rows, ["told_on"], batch_size=500)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _people(rows: Sequence[RedLine]) -> list[tuple[RedLine, set[Officer]]]:
    """Of each line whoever looks at it again: the approvers of its party and, while they act for it, who asked."""
    acting = OfficerQuerySet(Officer).acting().filter(party__in={one.owner_id for one in rows})
    of_party: dict[int | None, list[Officer]] = defaultdict(list)
    for officer in acting:
        of_party[officer.party_id].append(officer)
    return [
        (
            one,
            {each for each in of_party[one.owner_id] if Role.APPROVER in each.roles or each.pk == one.asked_by_id},
        )
        for one in rows
    ]


def _notice(line: RedLine, officer: Officer) -> Notice:
    on = line.review_on.isoformat() if line.review_on else ""
    return Notice(
        officer=officer,
        code=RED_LINE_REVIEW,
        subject=RedLine.subject,
        subject_id=line.pk,
        data={"on": on},
        key=f"red_line:{line.pk}:review:{on}",
        thread=f"red_line:{line.pk}",
    )
