"""One-time links of the own party, with what each asks about; no words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.models import Activity, Due, Exchange, ReciprocityEntry, Understanding
from agreements.obligations.acting import JOINED
from agreements.reciprocity.access import JOINED as ENTRY_JOINED
from agreements.reciprocity.understood import JOINED as UNDERSTANDING_JOINED
from cooperation.desk.situations import with_parties
from cooperation.meetings.meeting import Meeting
from cooperation.phases.gate import Gate
from cooperation.phases.reading import GATE_JOINED
from partners.models import AnswerLink

STATES = ("open", "answered", "closed", "expired")
_PAIR = ("partnership__party_a", "partnership__party_b")
_ENTRY = tuple(f"activity__{one}" for one in _PAIR)
About = Agreement | Activity | Meeting | Gate | ReciprocityEntry | Understanding


@dataclass(frozen=True)
class SentLink:
    """A link, and what it asks about; `due` where that is a day on which a promise of the agreement is due."""

    link: AnswerLink
    about: About
    due: Due | None = None

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that it asks about, or beneath which it does."""
        return self.about if isinstance(self.about, Agreement) else None

    @property
    def state(self) -> str:
        """One of STATES."""
        return state_of(self.link)


def state_of(link: AnswerLink) -> str:
    """How a link stands: one of STATES."""
    if link.answered_at:
        return "answered"
    if link.revoked_at:
        return "closed"
    return "open" if link.is_open else "expired"


def sent_links(officer: Any, rows: Collection[AnswerLink]) -> list[SentLink]:
    """These links with what they are about, in their order, as far as the officer sees it; a query for each kind."""
    dues = _of(Due.objects.visible_to(officer).select_related(*JOINED), Due.subject, rows)
    under = {one.agreement_id for one in dues.values()}
    agreements = _of(with_parties(Agreement.objects.visible_to(officer)), Agreement.subject, rows, under)
    found: dict[str, dict[int, Any]] = {
        Agreement.subject: agreements,
        Activity.subject: _of(Activity.objects.visible_to(officer).select_related(*_PAIR), Activity.subject, rows),
        Meeting.subject: _of(Meeting.objects.visible_to(officer).select_related(*_PAIR), Meeting.subject, rows),
        ReciprocityEntry.subject: _of(
            ReciprocityEntry.objects.visible_to(officer).select_related(*ENTRY_JOINED), ReciprocityEntry.subject, rows
        ),
        Understanding.subject: _of(
            Understanding.objects.visible_to(officer).select_related(*UNDERSTANDING_JOINED), Understanding.subject, rows
        ),
        Gate.subject: _of(Gate.objects.visible_to(officer).select_related(*GATE_JOINED), Gate.subject, rows),
    }
    entries = _of(Exchange.objects.visible_to(officer).select_related(*_ENTRY), Exchange.subject, rows)
    found[Exchange.subject] = {pk: one.activity for pk, one in entries.items()}
    sent = []
    for link in rows:
        due = dues.get(link.subject_id) if link.subject == Due.subject else None
        subject, key = (Agreement.subject, due.agreement_id) if due else (link.subject, link.subject_id)
        if about := found.get(subject, {}).get(key):
            sent.append(SentLink(link, about, due))
    return sent


def _of(seen: Any, subject: str, rows: Collection[AnswerLink], more: Collection[int] = ()) -> dict[int, Any]:
    keys = {one.subject_id for one in rows if one.subject == subject} | set(more)
    return dict(seen.in_bulk(keys)) if keys else {}
