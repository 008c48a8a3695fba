"""What notices are about, as far as their reader still sees it: codes and data, no words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from agreements.models import (
    Activity,
    Agreement,
    AskedReminder,
    Due,
    HomeApproval,
    Occasion,
    Opinion,
    ReciprocityEntry,
    Understanding,
)
from agreements.reciprocity.telling import BALANCE
from agreements.reminders.occasion import DUE, OPINION, TABLING
from agreements.reminders.telling import ASKED, REMINDER
from cooperation.desk.situations import with_parties
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from cooperation.phases.gate import Gate
from cooperation.phases.reading import GATE_JOINED
from partners.models import Notice, Partnership, Profile, RedLine
from partners.parties.disclosure import parties_that_disclose
from partners.records.record import Audience


@dataclass(frozen=True)
class Balance:
    """What the two sides of a pair gave each other, as the party of the reader sees it."""

    partnership: Partnership
    owner_id: Any
    subject: ClassVar[str] = BALANCE
    audience: ClassVar[str] = Audience.NATIONAL


Other = Meeting | MeetingSeries | Gate | ReciprocityEntry | Understanding | Balance | RedLine
_KINDS: dict[Any, tuple[str, ...]] = {
    Meeting: (),
    MeetingSeries: (),
    Gate: GATE_JOINED,
    ReciprocityEntry: ("activity",),
    Understanding: (),
    RedLine: ("party",),
}


@dataclass(frozen=True)
class Letter:
    """A notice with the record it is about; what is out of the reader's sight is not beside it."""

    notice: Notice
    agreement: Agreement | None = None
    occasion: Occasion | None = None
    asked: AskedReminder | None = None
    part: Any = None
    """What of the agreement it is about, where it is about a part of it: a due, an opinion, an approval."""

    activity: Activity | None = None
    other: Other | None = None
    view: Profile | None = None
    """Our view of a party; of such nothing leaves by mail."""

    @property
    def due(self) -> Due | None:
        """The day of a promise that it is about."""
        return self.part if isinstance(self.part, Due) else None

    @property
    def about(self) -> Agreement | Activity | Other | None:
        """The record that it is about."""
        return self.agreement or self.activity or self.other

    @property
    def reference(self) -> str:
        """The reference of that, where it has one."""
        return getattr(self.about, "reference", None) or ""

    @property
    def moved(self) -> bool:
        """Whether the day that it told of has moved, or will not come."""
        occasion = self.occasion
        gone = Occasion.State.CANCELLED
        return occasion is not None and (occasion.state == gone or occasion.on != self.notice.data["on"])


def letters(notices: Collection[Notice], reader: Any) -> list[Letter]:
    """These notices with what they are about, in their order; twelve queries at most."""
    wanted = {one.subject_id for one in notices if one.subject == Agreement.subject and one.subject_id}
    seen = with_parties(Agreement.objects.visible_to(reader)).in_bulk(wanted) if wanted else {}
    doings = {one.subject_id for one in notices if one.subject == Activity.subject and one.subject_id}
    known = Activity.objects.visible_to(reader).select_related("partnership__party_a", "partnership__party_b", "owner")
    activities = known.in_bulk(doings) if doings else {}
    others, views = _others(notices, reader), _views(notices, reader)
    occasions = _occasions(notices, seen)
    parts = _parts(occasions.values(), reader)
    asked = AskedReminder.objects.filter(officer=reader).in_bulk(_named(notices, ASKED, "asked"))
    found = []
    for notice in notices:
        occasion = occasions.get(notice.data.get("occasion", 0))
        part = parts.get((occasion.kind, occasion.part)) if occasion else None
        if occasion and occasion.part and part is None:
            occasion = None  # a promise that went out of sight, or was a mistake
        wish = asked.get(notice.data.get("asked", 0)) if notice.subject_id in seen else None
        about = seen.get(notice.subject_id or 0) if notice.subject == Agreement.subject else None
        doing = activities.get(notice.subject_id or 0) if notice.subject == Activity.subject else None
        other = others.get((notice.subject, notice.subject_id or 0))
        view = views.get(notice.subject_id or 0) if notice.subject == Profile.subject else None
        found.append(Letter(notice, about, occasion, wish, part, doing, other, view))
    return found


def _others(notices: Collection[Notice], reader: Any) -> dict[tuple[str, int], Any]:
    """Whatever else in sight notices are about; no query where there is none."""
    found: dict[tuple[str, int], Any] = _balances(notices, reader)
    for model, more in _KINDS.items():
        keys = {one.subject_id for one in notices if one.subject == model.subject and one.subject_id}
        joined = ("partnership__party_a", "partnership__party_b", "owner", *more)
        seen = model.objects.visible_to(reader).select_related(*joined).in_bulk(keys) if keys else {}
        found |= {(model.subject, key): one for key, one in seen.items()}
    return found


def _views(notices: Collection[Notice], reader: Any) -> dict[int, Profile]:
    """The views of parties in sight that notices are about; no query where there are none."""
    keys = {one.subject_id for one in notices if one.subject == Profile.subject and one.subject_id}
    seen: dict[int, Profile] = Profile.objects.visible_to(reader).select_related("party").in_bulk(keys) if keys else {}
    return seen


def _balances(notices: Collection[Notice], reader: Any) -> dict[tuple[str, int], Any]:
    """The balances of pairs of the reader's party that notices are about."""
    keys = {one.subject_id for one in notices if one.subject == Balance.subject}
    pairs = Partnership.objects.of(reader.party_id).select_related("party_a", "party_b").in_bulk(keys) if keys else {}
    return {(Balance.subject, key): Balance(pair, reader.party_id) for key, pair in pairs.items()}


def _occasions(notices: Collection[Notice], seen: Collection[int]) -> dict[int, Occasion]:
    keys = _named([one for one in notices if one.subject_id in seen], REMINDER, "occasion")
    return Occasion.objects.in_bulk(keys) if keys else {}


def _parts(occasions: Collection[Occasion], reader: Any) -> dict[tuple[str, int | None], Any]:
    """The parts of agreements that occasions are about, as far as the reader sees them; a query for each kind."""
    tables: dict[str, Any] = {
        DUE: Due.objects.visible_to(reader).select_related("obligation"),
        OPINION: Opinion.objects.visible_to(reader),
        TABLING: HomeApproval.objects.visible_to(reader),
    }
    found: dict[tuple[str, int | None], Any] = {}
    for kind, table in tables.items():
        if keys := [one.part for one in occasions if one.kind == kind]:
            found |= {(kind, key): row for key, row in table.in_bulk(keys).items()}
    return found


def _named(notices: Collection[Notice], code: str, name: str) -> list[int]:
    return [one.data[name] for one in notices if one.code == code and name in one.data]


class Leaving:
    """Of which records titles and partners may leave by mail and calendar: the public ones, and those of parties whose
    administrator allows it. Of what a partner shared, both sides have to."""

    def __init__(self, reader: Any, agreements: Collection[Any], parts: Collection[Any] = ()) -> None:
        self._reader = reader.party_id
        owners = {one.owner_id for one in (*agreements, *parts)}
        self._parties = parties_that_disclose({self._reader, *owners})

    def names(self, agreement: Agreement | Activity | Other) -> bool:
        """Whether title and partner of a record may leave to this reader; of a red line never, whoever allows it."""
        if isinstance(agreement, RedLine):
            return False
        return agreement.audience == Audience.PUBLIC or self.part(agreement)

    def part(self, record: Any) -> bool:
        """Whether what a part of a record says of itself may leave: by the administrators' word alone."""
        return {self._reader, record.owner_id} <= self._parties
