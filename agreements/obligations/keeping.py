"""How each side keeps its word, and what an end or a suspension does to promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from agreements.instruments.agreement import Agreement
from agreements.obligations.acting import JOINED
from agreements.obligations.due import Due
from agreements.obligations.ground import ground_for, terms_of
from agreements.obligations.selectors import open_on, overdue_on
from agreements.obligations.timing import Ground, Phase, lapses
from agreements.obligations.vocabulary import DueStatus as S
from partners.records.record import Reader


@dataclass(frozen=True)
class Word:
    """How one side kept its word to another, in occasions."""

    partnership: int
    debtor: int | None
    on_time: int
    late: int
    open: int
    overdue: int
    disputed: int
    waived: int
    unmet: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.open + self.overdue + self.disputed + self.waived + self.unmet


def words_kept(reader: Reader, day: date) -> list[Word]:
    """All promises whose time has come, by pair and by whoever owes them, of what `reader` sees; one query.

    Kept on time: fulfilled by its day, or with no day set; late: after it.
    What was waived is neither; unmet is what was closed without being kept.
    """
    kept = Q(status__in=(S.FULFILLED, S.CLOSED, S.TO_ACKNOWLEDGE), fulfilled_on__isnull=False)
    in_time = Q(due_on=None) | Q(fulfilled_on__lte=F("due_on"))
    late_now = overdue_on(day)
    running = open_on(day) & ~Q(status=S.DISPUTED) & ~kept
    sums = {
        "on_time": kept & in_time,
        "late": kept & ~in_time,
        "running": running & ~late_now,
        "overdue": late_now,
        "disputed": Q(status=S.DISPUTED),
        "waived": Q(status=S.WAIVED),
        "unmet": Q(status=S.CLOSED, fulfilled_on=None),
    }
    rows = Due.objects.visible_to(reader).filter(agreement__mistake_at=None).order_by()
    grouped = rows.values("partnership", "obligation__debtor")
    found = grouped.annotate(**{name: Count("pk", filter=one) for name, one in sums.items()})
    return [
        Word(
            row["partnership"],
            row["obligation__debtor"],
            row["on_time"],
            row["late"],
            row["running"],
            row["overdue"],
            row["disputed"],
            row["waived"],
            row["unmet"],
        )
        for row in found
    ]


@dataclass(frozen=True)
class Affected:
    """What a suspension or an end on a day does to the promises of an agreement."""

    frozen: list[Due]
    lapsed: list[Due]
    survives: list[Due]
    still_owed: list[Due]


def dues_living(reader: Any, agreement: Agreement) -> list[Due]:
    """The occasions of an agreement that are neither settled nor fallen away, in sight of `reader`; one query."""
    living = Due.objects.visible_to(reader).filter(agreement=agreement, settled_on=None).exclude(status=S.LAPSED)
    return list(living.select_related(*JOINED).order_by("due_on", "id"))


def obligations_affected(dues: Iterable[Due], agreement: Agreement, on: date, suspended: bool) -> Affected:
    """Which of the living occasions would be frozen by a suspension, or fall away with an end, on a day."""
    found = Affected([], [], [], [])
    for due in dues:
        terms = terms_of(due.obligation, agreement.partnership)
        ground = ground_for(due.obligation, Ground(Phase.ENDED, on))
        if terms.survives:
            found.survives.append(due)
        elif suspended:
            found.frozen.append(due)
        elif due.due_on is None or lapses(due.times, ground, terms, on):
            found.lapsed.append(due)
        else:
            found.still_owed.append(due)
    return found
