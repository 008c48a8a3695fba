"""What the clauses of an agreement say of time, and the acts that happened. No database here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

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
    EXTENDABLE = "fixed_extendable"
    TACIT = "tacit_renewal"
    INDEFINITE = "indefinite"


# Terms that end by themselves, and so have a length.
TIMED = (TermKind.FIXED, TermKind.EXTENDABLE, TermKind.TACIT)


class NoticeRuns(StrEnum):
    """From where the length of a notice is counted."""

    BEFORE_END = "before_end"
    FROM_RECEIPT = "from_receipt"


class NoticeDay(StrEnum):
    """Which day of a notice counts: that of its receipt, or that on which it was given."""

    RECEIVED = "received"
    GIVEN = "given"


class Duty(StrEnum):
    """Duties that may outlive an agreement (domain: j, survival)."""

    CLASSIFIED = "classified_information"
    CLAIMS = "claims"
    PAYMENTS = "payments"
    ONGOING = "activities_under_way"
    PROPERTY = "intellectual_property"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


class Clause(StrEnum):
    """The clause of an agreement that causes a date; `ACTS` where an act does."""

    ENTRY = "entry"
    TERM = "term"
    NOTICE = "notice"
    EARLY_NOTICE = "early_notice"
    SURVIVAL = "survival"
    EARLY_END = "early_end"
    ACTS = "acts"


class ActKind(StrEnum):
    """What happened to an agreement, and is stored."""

    TEXT_CONFIRMED = "text_confirmed"
    INITIALLED = "initialled"
    SIGNED = "signed"
    SUBMITTED = "submitted_for_approval"
    APPROVED = "approved"
    NOTIFICATION_SENT = "notification_sent"
    NOTIFIED = "notified"
    EXCHANGED = "instruments_exchanged"
    PROVISIONAL = "provisional_application"
    ENTERED = "entry_into_force"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    DENUNCIATION_SENT = "denunciation_sent"
    DENOUNCED = "denounced"
    WITHDRAWN = "denunciation_withdrawn"
    EARLY_END = "early_end_event"
    REVIEWED = "reviewed"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    REGISTERED = "registered"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Length:
    """A length of time: months and days, the months counted first."""

    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    @classmethod
    def of(cls, months: int | None, days: int | None = None) -> "Length | None":
        """A length of which one part at least is stated; None where none is."""
        return None if months is None and days is None else cls(months or 0, days or 0)


@dataclass(frozen=True)
class Clauses:
    """The clauses on time. Lengths are in months and days; None is what no source states.

    `articles` says where in the text a clause stands, by `Clause`.
    """

    binding: bool = True
    entry: EntryMethod = EntryMethod.NOT_STATED
    entry_days: int = 0
    entry_months: int = 0
    entry_month_start: bool = False
    entry_on: PartialDate | None = None
    approval_needed: bool = False
    term: TermKind = TermKind.NOT_STATED
    term_months: int | None = None
    renewal_months: int | None = None
    renewals_most: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None
    notice_runs: NoticeRuns = NoticeRuns.BEFORE_END
    notice_day: NoticeDay = NoticeDay.RECEIVED
    early_notice_months: int | None = None
    early_notice_days: int | None = None
    survives: tuple[str, ...] = ()
    survival_months: int | None = None
    ends_reported: PartialDate | None = None
    articles: Mapping[str, str] = field(default_factory=dict)

    @property
    def notice(self) -> Length | None:
        """How long a notice is, where it is stated."""
        return Length.of(self.notice_months, self.notice_days)

    @property
    def early_notice(self) -> Length | None:
        """How long after a notice it ends during a term, where a clause allows that."""
        return Length.of(self.early_notice_months, self.early_notice_days)


@dataclass(frozen=True)
class Act:
    """One act: `side` is the code of the party whose act it is, empty where all acted together.

    Of a notice, `on` is the day of its receipt and `given` the day it bears;
    an extension adds `months` or names its last day, `until`.
    """

    kind: ActKind
    on: PartialDate
    side: str = ""
    months: int | None = None
    given: PartialDate | None = None
    until: PartialDate | None = None


def _rank(act: Act) -> tuple[PartialDate, str, str, str, int]:
    """A full order, so that nothing depends on the order of recording."""
    return act.on, act.side, str(act.given or ""), str(act.until or ""), act.months or 0


@dataclass(frozen=True)
class History:
    """The acts of an agreement between `sides`, and where its preparation stood if it was prepared here."""

    sides: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    prepared: str = ""

    @cached_property
    def _by_kind(self) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = {}
        for act in self.acts:
            found.setdefault(act.kind, []).append(act)
        return {kind: sorted(acts, key=_rank) if len(acts) > 1 else acts for kind, acts in found.items()}

    def of(self, kind: ActKind) -> Sequence[Act]:
        """The acts of a kind by date."""
        return self._by_kind.get(kind, ())

    def by_all(self, kind: ActKind) -> PartialDate | None:
        """When the last side had acted; None while one has not."""
        acts = self.of(kind)
        if not acts:
            return None
        together = [act.on for act in acts if not act.side]
        if together:
            return together[0]
        first = {act.side: act.on for act in reversed(acts)}
        return max(first.values()) if set(self.sides) <= set(first) else None


@dataclass(frozen=True)
class Event:
    """Something that time will bring: on which day, by which clause, and what follows from it.

    `months` is the length that a renewal adds, `by` the last day to say no to
    it, `until` the last day that it leads to.
    """

    kind: str
    on: PartialDate
    consequence: str
    months: int | None = None
    clause: str = ""
    article: str = ""
    by: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True)
class Outcome:
    """How an agreement stands on a day.

    `in_force` is None where no source lets one say; a text that binds nobody
    is "in effect" and counts as in force. `matters` are what happened and
    waits for a decision of people. `rests` are the stretches in which it was,
    is or is to be suspended, first and last day (None: open). `good_until` is the last day on which this
    very outcome holds, None: for ever.
    """

    status: str
    in_force: bool | None = None
    basis: str = "computed"
    signed_on: PartialDate | None = None
    entry_into_force: PartialDate | None = None
    entry_basis: str = ""
    ends_on: PartialDate | None = None
    ends_basis: str = ""
    ends_clause: str = ""
    survives_until: PartialDate | None = None
    assumptions: tuple[str, ...] = ()
    next_events: tuple[Event, ...] = ()
    matters: tuple[Event, ...] = ()
    renewals: int = 0
    cause: str = ""
    rests: tuple[tuple[date, date | None], ...] = ()
    good_until: date | None = None
