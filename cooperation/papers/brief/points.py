"""What a brief says on its first page: as somebody wrote it, else drafted from the record."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.vocabulary import Stage, Status
from agreements.models import Due, Obligation
from agreements.obligations.vocabulary import DueStatus
from agreements.terms.dates import add_months
from cooperation.desk.horizon import Coming
from cooperation.desk.relation import Relation
from cooperation.meetings.brief import MOST_POINTS, Brief
from cooperation.meetings.vocabulary import OutcomeKind
from cooperation.pages.naming import pair_name, title_of, when
from cooperation.pages.obligations.told import what
from cooperation.papers.brief.moving import uncovered
from cooperation.words.dates import date_words, day_words
from partners.records.record import Audience


@dataclass(frozen=True)
class Points:
    """The first page; `drafted` names what nobody wrote yet."""

    to_say: list[str]
    they_say: list[str]
    avoid: str
    our_promise: str
    their_promise: str
    drafted: frozenset[str]


def points_of(relation: Relation, brief: Brief | None, alert: Mapping[str, Any] | None = None) -> Points:
    """The points of a brief in the present language; `alert` is that of a balance that is out of balance."""
    drafts: dict[str, Callable[[], Any]] = {
        "to_say": lambda: list(islice(_distinct(_to_say(relation, alert)), MOST_POINTS)),
        "they_say": lambda: list(islice(_distinct(_they_say(relation, alert)), MOST_POINTS)),
        "avoid": lambda: next(_avoid(relation)),
        "our_promise": lambda: _promise(relation, relation.reader.party_id),
        "their_promise": lambda: _promise(relation, relation.partner_id),
    }
    written = {name: getattr(brief, name) for name in drafts if brief is not None and getattr(brief, name)}
    said = {name: written.get(name) or draft() for name, draft in drafts.items()}
    return Points(**said, drafted=frozenset(set(drafts) - set(written)))


def _distinct(lines: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in lines:
        if one not in seen:
            seen.add(one)
            yield one


def _late(relation: Relation, party: int) -> Iterator[Due]:
    return (one for one in relation.owed_by(party) if one.status in (DueStatus.OVERDUE, DueStatus.PARTLY))


def _day(due: Due) -> str:
    return date_words(due.due) if due.due else _("a day that is not set")


def _to_say(relation: Relation, alert: Mapping[str, Any] | None) -> Iterator[str]:
    """Ours to raise, the weightiest first: what they owe, what we have to settle, what we want to plan."""
    yield from _they_owe(relation)
    yield from _events(relation, "last_day_to_say_no", SETTLE)
    yield from _waiting(relation)
    if alert and relation.one_way and relation.one_way.ours_alone:
        yield _one_way(_("Say that we give more than we gain."), alert)
    yield from _rhythms(relation)
    yield from _events(relation, "ends", FOLLOWS)
    yield from _decisions(relation)
    yield from _we_keep(relation, CONFIRM)
    for activity in relation.moving.ahead:
        if lacks := uncovered(relation.moving, activity):
            said = {"title": activity.title, "what": ", ".join(lacks)}
            yield _("Settle what “%(title)s” still lacks: %(what)s.") % said
    for one in relation.stages.get(str(Stage.APPLIES), []):
        yield _("Recall that “%(title)s” applies, and ask what it lacks in practice.") % {"title": title_of(one)}


SETTLE = gettext_lazy("Settle whether “%(title)s” goes on: it renews by itself unless notice is given by %(day)s.")
FOLLOWS = gettext_lazy("Raise what follows “%(title)s”, which ends on %(day)s.")
CONFIRM = gettext_lazy("Confirm that we keep our promise by %(day)s: %(what)s.")
WANT = gettext_lazy("They may want to hear that we keep this by %(day)s: %(what)s.")


def _they_owe(relation: Relation) -> Iterator[str]:
    for due in _late(relation, relation.partner_id):
        said = {"what": what(due.obligation), "day": _day(due), "title": title_of(due.agreement)}
        yield _("Ask when they will keep their promise: %(what)s. It was due on %(day)s (“%(title)s”).") % said
    for action in relation.actions_of(relation.partner_id):
        if action.due_on and action.due_on < relation.today:
            said = {"text": action.text, "day": day_words(action.due_on), "title": title_of(action.meeting)}
            yield _("Ask what became of their action: %(text)s. It was due on %(day)s, from “%(title)s”.") % said


def _events(relation: Relation, kind: str, words: Any) -> Iterator[str]:
    for event in _near(relation):
        if event.kind == kind:
            yield str(words) % {"title": title_of(event.agreement), "day": when(event.on)}


def _near(relation: Relation) -> list[Coming]:
    """What comes within a year and a half: nobody speaks of what is further off."""
    until = add_months(relation.today, 18)
    return [one for one in relation.events if one.on.first <= until]


def _waiting(relation: Relation) -> Iterator[str]:
    for agreement in relation.agreements:
        said = {"title": title_of(agreement)}
        if agreement.standing.status in (Status.SIGNED, Status.IN_APPROVAL):
            yield _("Ask for the remaining steps for “%(title)s”: it is signed, and waits for approval.") % said
        elif agreement.standing.status == Status.TEXT_AGREED:
            yield _("Offer a date to sign “%(title)s”: both sides have confirmed the text.") % said


def _rhythms(relation: Relation) -> Iterator[str]:
    for standing in relation.series:
        if standing.rhythm.to_propose:
            said = {"title": title_of(standing.series), "day": day_words(standing.rhythm.due_by)}
            yield _("Propose a date for “%(title)s”: its rhythm asks for a meeting by %(day)s.") % said


def _decisions(relation: Relation) -> Iterator[str]:
    for one in relation.decisions:
        if one.kind == OutcomeKind.DECISION and relation.last:
            said = {"text": one.text, "title": title_of(relation.last)}
            yield _("Take up the decision of “%(title)s”: %(text)s") % said


def _we_keep(relation: Relation, words: Any) -> Iterator[str]:
    for due in relation.owed_by(relation.reader.party_id):
        if due.due_on and due.due_on >= relation.today and due.status != DueStatus.DISPUTED:
            yield str(words) % {"what": what(due.obligation), "day": _day(due)}


def _one_way(words: str, alert: Mapping[str, Any]) -> str:
    return " ".join([words, alert["said"], *([alert["offer"]] if alert["known"] else [])])


def _they_say(relation: Relation, alert: Mapping[str, Any] | None) -> Iterator[str]:
    """What they may raise: what we owe, what they asked for, what was put off."""
    yield from _we_owe(relation)
    for one in relation.consultations:
        if one.asked_by_id != relation.reader.party_id:
            said = {"title": title_of(one.agreement), "day": day_words(one.asked_at.date())}
            yield _("They asked for consultation under “%(title)s” on %(day)s, and it is still open.") % said
    if alert and relation.one_way and not relation.one_way.ours_alone:
        yield _one_way(_("They may say that they give more than they gain."), alert)
    for item in relation.deferred:
        yield _("They may come back to what was put off last time: %(title)s") % {"title": item.title}
    yield from _they_ask(relation)
    yield from _we_keep(relation, WANT)
    for standing in relation.series:
        if standing.rhythm.to_propose:
            yield _("They may propose a date for “%(title)s”.") % {"title": title_of(standing.series)}
    for event in _near(relation):
        said = {"title": title_of(event.agreement), "day": when(event.on)}
        yield _("They may ask what we intend with “%(title)s” after %(day)s.") % said


def _we_owe(relation: Relation) -> Iterator[str]:
    us = relation.reader.party_id
    for due in _late(relation, us):
        said = {"what": what(due.obligation), "day": _day(due)}
        yield _("They may ask for what we owe since %(day)s: %(what)s.") % said
    for action in relation.actions_of(us):
        said = {"text": action.text, "day": day_words(action.due_on) if action.due_on else ""}
        yield _("They may ask about our action, due on %(day)s: %(text)s") % said


def _they_ask(relation: Relation) -> Iterator[str]:
    for due in relation.owed_by(relation.partner_id):
        if due.status == DueStatus.DISPUTED:
            yield _("They may dispute whether this was kept: %(what)s.") % {"what": what(due.obligation)}
    for agreement in relation.agreements:
        shared = agreement.audience != Audience.NATIONAL
        if shared and agreement.standing.status == Status.TEXT_AGREED:
            yield _("They may ask when we sign “%(title)s”.") % {"title": title_of(agreement)}
        if shared and agreement.standing.status in (Status.NEGOTIATING, Status.DRAFTING):
            yield _("They may ask where we stand on the text of “%(title)s”.") % {"title": title_of(agreement)}


def _avoid(relation: Relation) -> Iterator[str]:
    """The one thing to leave alone, the gravest first."""
    for due in relation.dues:
        if due.status == DueStatus.DISPUTED:
            said = {"what": what(due.obligation)}
            yield _("Do not argue the dispute itself (%(what)s): it belongs in the consultation.") % said
    for one in relation.stages.get(str(Stage.PREPARED), []):
        if one.audience == Audience.NATIONAL:
            yield _("Do not mention “%(title)s”: only we know of it so far.") % {"title": title_of(one)}
    for due in relation.owed_by(relation.reader.party_id):
        if due.obligation.appropriation:
            said = {"what": what(due.obligation)}
            yield _("Do not name a sum for this promise: it is subject to the availability of funds: %(what)s.") % said
    partner = pair_name(relation.pair, relation.reader)
    yield _("Promise nothing that the record does not hold: each promise to %(partner)s is followed here.") % {
        "partner": partner
    }


def _promise(relation: Relation, party: int) -> str:
    """The last promise of a side, with where it stands written."""
    found: Obligation | None = relation.promises.get(party) or relation.promises.get(None)
    if found is None:
        return _("The record holds none.")
    said = {"what": what(found), "title": title_of(found.agreement), "clause": found.clause}
    words = _("%(what)s (“%(title)s”, %(clause)s)") if found.clause else _("%(what)s (“%(title)s”)")
    return words % said
