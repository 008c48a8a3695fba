"""A year of agreements and promises, made from a seed, and the ledger of what is to be told of them.

The ledger is counted here by itself, from the numbers that the agreements were
made of, with nothing of the product but the vocabulary: what it should tell is
compared with what it told.
"""

import calendar
import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.recording import agreements_record
from agreements.models import Agreement, AgreementSide
from agreements.obligations.writing import obligation_add
from partners.models import Officer, Role
from tests.cast import Cast

START = dt.date(2027, 1, 1)
LEVELS = (180, 90, 60, 30, 0)
ZONES = ("UTC", "Europe/Kyiv", "America/St_Johns", "Pacific/Auckland", "Asia/Kathmandu")

# Who is told of what, on which day, at which threshold.
Told = tuple[int, int, str, str, int]


def shifted(day: dt.date, months: int) -> dt.date:
    """The day so many months later, at most the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Plan:
    """One agreement as it was made, and who answers for it."""

    signed: dt.date
    kind: str
    term: int
    step: int = 0
    notice: int = 0
    responsible: Any = None
    deputy: Any = None
    promises: list[dt.date] = field(default_factory=list)
    agreement: int = 0

    def days(self, last: dt.date) -> list[tuple[str, dt.date, dt.date]]:
        """What happens up to a day: what, when, and since when that is known."""
        found = [("due", day, START) for day in self.promises if self._asked(day)]
        if self.kind == "fixed":
            return [*found, ("ends", shifted(self.signed, self.term), START)]
        known = START
        for n in range(200):
            end = shifted(self.signed, self.term + n * self.step)
            cutoff = shifted(self.signed, self.term + n * self.step - self.notice)
            if cutoff >= START:
                found.append(("last_day_to_say_no", cutoff, known))
                # The day after the cut-off the next one comes into sight.
                found.append(("renews", end + dt.timedelta(days=1), known))
                known = cutoff + dt.timedelta(days=1)
            elif end >= START:
                found.append(("renews", end + dt.timedelta(days=1), START))
            if known > last:
                break
        return found

    def _asked(self, day: dt.date) -> bool:
        return self.kind != "fixed" or day <= shifted(self.signed, self.term)


def levels(on: dt.date, known: dt.date) -> list[int]:
    """The thresholds of a day that is known since another: those ahead, and the nearest that had gone by."""
    left = (on - known).days
    if left < 0:
        return []
    passed = [level for level in LEVELS if level >= left]
    return ([min(passed)] if passed else []) + [level for level in LEVELS if level < left]


class World:
    """Officers, agreements and promises on stage."""

    def __init__(self, seed: int, agreements: int, officers: int) -> None:
        self.random = random.Random(seed)
        self.cast = Cast()
        Officer.objects.filter(party=self.cast.party("UKR")).exclude(pk=self.cast.desk.pk).update(is_active=False)
        self.officers = [self.cast.desk] + [self._officer(number) for number in range(officers - 1)]
        self.plans = [self._plan() for _ in range(agreements)]
        self._record()

    def _officer(self, number: int) -> Officer:
        role = self.random.choice([Role.DESK, Role.LIAISON])
        zone = self.random.choice(ZONES)
        return self.cast.officer("UKR", role, email=f"officer{number}@ukr.example", time_zone=zone)

    def _plan(self) -> Plan:
        draw = self.random
        plan = Plan(START - dt.timedelta(days=draw.randint(1, 3000)), draw.choice(["fixed", "tacit_renewal"]), 0)
        lived = (START - plan.signed).days // 30
        plan.term = draw.choice([12, 24, 36, 60, 120]) if plan.kind != "fixed" else lived + draw.randint(2, 24)
        plan.step, plan.notice = draw.choice([6, 12, 24]), draw.choice([1, 3, 6])
        # Of a few nobody is named: those who follow agreements are told.
        named = draw.sample(self.officers, min(2, len(self.officers)))
        plan.responsible = named[0] if draw.random() < 0.9 else None
        plan.deputy = named[1] if plan.responsible and draw.random() < 0.3 else None
        if draw.random() < 0.4:
            plan.promises = sorted({START + dt.timedelta(days=draw.randint(1, 400)) for _ in range(3)})
        return plan

    def _record(self) -> None:
        entries = [
            AgreementEntry(
                parties=[self.random.choice(["GBR", "POL", "EST", "LVA"])],
                titles={"en": f"Agreement {number}"},
                acts=[
                    ActEntry("signed", plan.signed.isoformat()),
                    ActEntry("entry_into_force", plan.signed.isoformat()),
                ],
                term_kind=plan.kind,
                term_months=plan.term,
                **({"renewal_months": plan.step, "notice_months": plan.notice} if plan.kind != "fixed" else {}),
            )
            for number, plan in enumerate(self.plans)
        ]
        rows = agreements_record(officer=self.cast.desk, today=START, entries=entries)
        for plan, row in zip(self.plans, rows, strict=True):
            assert row.agreement is not None, row.faults
            plan.agreement = row.agreement.pk
            AgreementSide.objects.filter(agreement=plan.agreement).update(
                responsible=plan.responsible, deputy=plan.deputy
            )
            if plan.promises:
                self._promise(plan)

    def _promise(self, plan: Plan) -> None:
        agreement = Agreement.objects.select_related("partnership", "standing").get(pk=plan.agreement)
        values = {
            "kind": "report", "debtor": "UKR", "titles": {"en": "A report"},
            "recurrence": "on_dates", "on_dates": [day.isoformat() for day in plan.promises],
        }  # fmt: skip
        given = {"officer": self.cast.desk, "today": START, "agreement": agreement, "expected_version": None}
        obligation_add(**given, values=values)

    def told(self, plan: Plan) -> list[int]:
        """Who is told of an agreement."""
        named = [one.pk for one in (plan.responsible, plan.deputy) if one]
        return named or [one.pk for one in self.officers]

    def ledger(self, last: dt.date) -> set[Told]:
        """Everything that is to be told up to a day."""
        return {
            (officer, plan.agreement, kind, on.isoformat(), level)
            for plan in self.plans
            for kind, on, known in plan.days(last)
            for level in levels(on, known)
            if max(on - dt.timedelta(days=level), known) <= last
            for officer in self.told(plan)
        }
