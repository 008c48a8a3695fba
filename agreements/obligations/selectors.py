"""Which occasions a list shows, how many are open and overdue, and how each side keeps its word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from agreements.instruments.agreement import Agreement
from agreements.instruments.searching import matching
from agreements.obligations.acting import JOINED
from agreements.obligations.due import Due
from agreements.obligations.following import state
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.obligation import ObligationSide
from agreements.obligations.vocabulary import DueStatus as S
from partners.models import Partnership
from partners.records.fold import fold
from partners.records.record import Reader

# Of an agreement that does not apply yet nothing has come, and what is frozen or lapsed is not asked for.
_NOT_OWED = Q(status__in=(S.FROZEN, S.LAPSED)) | Q(status=S.PENDING, good_until=None)
_SETTLED = (S.FULFILLED, S.WAIVED, S.CLOSED)


def open_on(day: date) -> Q:
    """Occasions whose time had come by `day` and that were not settled by then."""
    come = Q(active_from=None) | Q(active_from__lte=day)
    return ~_NOT_OWED & come & (Q(settled_on=None) | Q(settled_on__gt=day))


def overdue_on(day: date) -> Q:
    """Open occasions whose day had passed on `day`, and that nobody said to be fulfilled by then."""
    unmet = Q(fulfilled_on=None) | Q(fulfilled_on__gt=day)
    return open_on(day) & unmet & Q(due_on__lt=day) & ~Q(status=S.DISPUTED)


def due_within(day: date, until: date) -> Q:
    """Occasions that fall due from `day` up to `until` and are not settled."""
    return ~_NOT_OWED & Q(settled_on=None, fulfilled_on=None, due_on__gte=day, due_on__lte=until)


@dataclass(frozen=True)
class Counts:
    """How many occasions of an agreement are open, and of these overdue."""

    open: int = 0
    overdue: int = 0


def obligation_counts(reader: Reader, agreements: Collection[int], day: date) -> dict[int, Counts]:
    """What of each agreement is open and overdue on a day, of what `reader` may see; one query.

    An agreement of which the reader sees no promise at all is left out: null
    says that nothing is known, not that none is due.
    """
    rows = Due.objects.visible_to(reader).filter(agreement__in=list(agreements)).order_by().values("agreement")
    counted = rows.annotate(
        running=Count("pk", filter=open_on(day)), late=Count("pk", filter=overdue_on(day))
    ).values_list("agreement", "running", "late")
    return {key: Counts(running, late) for key, running, late in counted}


@dataclass(frozen=True)
class DueFilter:
    """What a list of occasions is narrowed to; what is empty narrows nothing."""

    q: str = ""
    group: str = ""  # open, overdue, due, waiting_us, waiting_them, settled
    owed_by: str = ""  # us, them
    partner: str = ""
    kind: str = ""
    status: str = ""
    agreement: int | None = None
    obligation: int | None = None
    responsible: int | None = None
    nobody: bool = False


def dues_found(reader: Any, wanted: DueFilter, today: date, until: date | None = None) -> QuerySet[Any]:
    """The occasions in sight of `reader` that the filter names, with all that a list shows of them joined."""
    found = Due.objects.visible_to(reader).filter(_plain(wanted), agreement__mistake_at=None)
    found = found.filter(_group(reader, wanted.group, today, until))
    if wanted.owed_by:
        found = found.filter(owed_by(reader, wanted.owed_by))
    if wanted.partner:
        code = Q(party_a__code=wanted.partner) | Q(party_b__code=wanted.partner)
        found = found.filter(partnership__in=Partnership.objects.filter(code))
    if wanted.responsible or wanted.nobody:
        found = found.filter(_responsible(reader, wanted))
    return found.filter(_words(wanted.q)).select_related(*JOINED, "agreement__owner")


def _plain(wanted: DueFilter) -> Q:
    columns = {
        "obligation__kind": wanted.kind,
        "status": wanted.status,
        "agreement": wanted.agreement,
        "obligation": wanted.obligation,
    }
    return Q(**{column: value for column, value in columns.items() if value})


def _group(reader: Any, group: str, today: date, until: date | None) -> Q:
    if group == "overdue":
        return overdue_on(today)
    if group == "due":
        return due_within(today, until or date.max)
    if group == "open":
        return open_on(today) | due_within(today, until or today)
    if group == "settled":
        return Q(status__in=_SETTLED)
    if group in ("waiting_us", "waiting_them"):
        ours = group == "waiting_us"
        acks = Q(status=S.TO_ACKNOWLEDGE) & owed_by(reader, "them" if ours else "us")
        return acks | (Q(status=S.DISPUTED) & (owed_by(reader, "us") if ours else owed_by(reader, "them")))
    return Q()


def owed_by(reader: Any, whom: str) -> Q:
    """Occasions that our side owes, or the other one; what both owe is everybody's."""
    ours = Q(obligation__debtor=reader.party_id)
    return (ours if whom == "us" else ~ours & ~Q(obligation__debtor=None)) | Q(obligation__debtor=None)


def _responsible(reader: Any, wanted: DueFilter) -> Q:
    halves = ObligationSide.objects.visible_to(reader).filter(owner=reader.party_id)
    if wanted.nobody:
        return ~Q(obligation__in=halves.exclude(responsible=None).values("obligation"))
    promise = Q(obligation__in=halves.filter(responsible=wanted.responsible).values("obligation"))
    named = Q(obligation__in=halves.exclude(responsible=None).values("obligation"))
    sides = Agreement.objects.visible_to(reader).filter(
        sides__owner=reader.party_id, sides__responsible=wanted.responsible, sides__mistake_at=None
    )
    return promise | (~named & Q(agreement__in=sides.values("pk")))


def _words(text: str) -> Q:
    """By words of the agreement, its reference, or of the promise itself."""
    if not text.strip():
        return Q()
    said = Q()
    for word in fold(text).split()[:6]:
        said &= Q(obligation__titles__icontains=word) | Q(obligation__clause__icontains=word)
    agreements = Agreement.objects.filter(matching(text)).values("pk")
    return said | Q(agreement__in=agreements)


def stated_today(dues: Sequence[Due], today: date) -> None:
    """Let each occasion say how it stands today, also where the night that would have said so was missed."""
    stale = [one for one in dues if one.good_until is not None and one.good_until < today]
    if not stale:
        return
    agreements = {one.agreement_id: one.agreement for one in stale}
    stand_on(agreements.values(), today)
    acts = acts_of_dues(stale)
    for one in stale:
        one.agreement = one.obligation.agreement = agreements[one.agreement_id]
        state(one, one.obligation, acts[one.pk], today)
