"""What the clauses of an agreement say of time, and the acts that happened. No database here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agreements.terms.dates import PartialDate


class EntryMethod(StrEnum):
    """How an agreement begins to apply (domain: C1, signed -> in force)."""

    NOT_STATED = "not_stated"
    ON_SIGNATURE = "on_signature"
    ON_DATE = "on_date"
    LAST_NOTIFICATION = "last_notification"
    APPROVAL = "approval"
    EXCHANGE = "exchange_of_instruments"


class TermKind(StrEnum):
    """How long it applies."""

    NOT_STATED = "not_stated"
    FIXED = "fixed"
    TACIT = "tacit_renewal"
    INDEFINITE = "indefinite"


class NoticeRuns(StrEnum):
    """From where the length of a notice is counted."""

    BEFORE_END = "before_end"
    FROM_RECEIPT = "from_receipt"


class ActKind(StrEnum):
    """What happened to an agreement, and is stored."""

    TEXT_CONFIRMED = "text_confirmed"
    INITIALLED = "initialled"
    SIGNED = "signed"
    SUBMITTED = "submitted_for_approval"
    APPROVED = "approved"
    NOTIFIED = "notified"
    EXCHANGED = "instruments_exchanged"
    PROVISIONAL = "provisional_application"
    ENTERED = "entry_into_force"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    DENOUNCED = "denounced"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    REGISTERED = "registered"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Clauses:
    """The clauses on time. Lengths are in months; None is what no source states."""

    binding: bool = True
    entry: EntryMethod = EntryMethod.NOT_STATED
    entry_days: int = 0
    entry_on: PartialDate | None = None
    approval_needed: bool = False
    term: TermKind = TermKind.NOT_STATED
    term_months: int | None = None
    renewal_months: int | None = None
    notice_months: int | None = None
    notice_runs: NoticeRuns = NoticeRuns.BEFORE_END
    ends_reported: PartialDate | None = None


@dataclass(frozen=True)
class Act:
    """One act: `side` is the code of the party whose act it is, empty where all acted together."""

    kind: ActKind
    on: PartialDate
    side: str = ""
    months: int | None = None


@dataclass(frozen=True)
class History:
    """The acts of an agreement between `sides`, and where its preparation stood if it was prepared here."""

    sides: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    prepared: str = ""

    def of(self, kind: ActKind) -> list[Act]:
        """The acts of a kind by date."""
        return sorted((act for act in self.acts if act.kind == kind), key=lambda act: act.on)

    def by_all(self, kind: ActKind) -> PartialDate | None:
        """When the last side had acted; None while one has not."""
        acts = self.of(kind)
        together = [act.on for act in acts if not act.side]
        if together:
            return together[0]
        first = {act.side: act.on for act in reversed(acts)}
        return max(first.values()) if acts and set(self.sides) <= set(first) else None


@dataclass(frozen=True)
class Event:
    """Something that time will bring: on which day, and what follows from it."""

    kind: str
    on: PartialDate
    consequence: str
    months: int | None = None


@dataclass(frozen=True)
class Outcome:
    """How an agreement stands on a day.

    `in_force` is None where no source lets one say; a text that binds nobody
    is "in effect" and counts as in force. `good_until` is the last day on
    which this very outcome holds, None: for ever.
    """

    status: str
    in_force: bool | None = None
    basis: str = "computed"
    signed_on: PartialDate | None = None
    entry_into_force: PartialDate | None = None
    entry_basis: str = ""
    ends_on: PartialDate | None = None
    ends_basis: str = ""
    assumptions: tuple[str, ...] = ()
    next_events: tuple[Event, ...] = ()
    renewals: int = 0
    cause: str = ""
    good_until: date | None = None
