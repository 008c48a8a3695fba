"""The brief as a paper: its first page, then the state of the relation; several partners in one binder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.documents.papers.paper import (
    Break,
    Facts,
    Head,
    Heading,
    Listing,
    OnePage,
    Paper,
    Part,
    Plain,
    Points,
    Row,
    Table,
    Text,
)
from cooperation.desk.relation import MOST, Relation
from cooperation.meetings.brief import BriefPrint
from cooperation.meetings.sequence import Standing
from cooperation.pages.meetings.series import rhythm_words
from cooperation.pages.meetings.told import outcome_words, side_name, title_of, when_words, where_words
from cooperation.pages.naming import pair_name, when
from cooperation.pages.naming import title_of as agreement_title
from cooperation.pages.obligations.told import debtor, due_words, what
from cooperation.pages.partners.partner_words import standing_sentences
from cooperation.papers.brief.changes import Changed
from cooperation.papers.brief.giving import giving_parts
from cooperation.papers.brief.moving import moving_parts
from cooperation.papers.brief.points import Points as Said
from cooperation.papers.brief.where import Where, where_parts
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from cooperation.words.marks import said_of


@dataclass(frozen=True)
class Briefed:
    """One partner: what is read of the relation, the points, and what changed since the last print."""

    relation: Relation
    points: Said
    since: BriefPrint | None
    changes: Sequence[Changed]
    more: bool
    alert: Mapping[str, Any] | None = None
    where: Where | None = None


def brief_paper(briefs: Sequence[Briefed], head: Head) -> Paper:
    """One brief, or several bound together: each with a first page that stands alone."""
    one = briefs[0]
    title = _("Brief: %(partner)s") % {"partner": _partner(one)}
    if len(briefs) > 1:
        title = _("Briefs: %(partners)s") % {"partners": ", ".join(_partner(brief) for brief in briefs)}
    return Paper(
        title=title if len(briefs) > 1 else _partner(one),
        language=str(get_language() or "en")[:2],
        head=head,
        kicker=_("Brief for the minister") if len(briefs) == 1 else _("Briefs for the minister, bound together"),
        sub=_sub(one) if len(briefs) == 1 else [],
        author=settings.INSTALLATION_NAME,
        description=title,
        parts=list(_bound(briefs)),
    )


def _partner(brief: Briefed) -> str:
    return pair_name(brief.relation.pair, brief.relation.reader)


def _sub(brief: Briefed) -> list[str]:
    """For which meeting, when and where; nothing without one."""
    meeting = brief.relation.next
    if meeting is None:
        return []
    parts = [title_of(meeting), when_words(meeting), where_words(meeting)]
    return [" · ".join(part for part in parts if part)]


def _bound(briefs: Sequence[Briefed]) -> Iterator[Part]:
    if len(briefs) == 1:
        yield from _whole(briefs[0])
        return
    yield Listing([" – ".join([_partner(one), *_sub(one)]) for one in briefs])
    for one in briefs:
        yield Break()
        yield from _whole(one, [Heading(_partner(one)), *(Text(line, "quiet") for line in _sub(one))])


def _whole(brief: Briefed, above: Sequence[Plain] = ()) -> Iterator[Part]:
    yield OnePage([*above, *_first_page(brief)])
    yield Break()
    yield from _relation(brief)
    yield from moving_parts(brief.relation)
    yield from _due(brief)
    yield from _meetings(brief)
    yield from _people(brief)
    yield from giving_parts(brief.relation, brief.alert)
    yield from where_parts(brief.where)
    yield from _changes(brief)


def _first_page(brief: Briefed) -> Iterator[Plain]:
    points, none = brief.points, _("The record holds nothing for this.")
    lead = " ".join(standing_sentences(brief.relation.stages, brief.relation.events, _partner(brief)))
    yield Text(lead or _("Nothing is agreed with this partner yet."), "lead")
    yield Heading(_("Three things to say"))
    yield Points(points.to_say or [none])
    yield Heading(_("Three things they will say"))
    yield Points(points.they_say or [none])
    yield Heading(_("One thing to avoid"))
    yield Text(points.avoid, "lead")
    yield Heading(_("The last promise of each side"))
    us = party_name(brief.relation.pair.other(brief.relation.partner_id))
    yield Facts([Row(us, points.our_promise), Row(_partner(brief), points.their_promise)])
    if points.drafted:
        yield Text(_("What nobody has written yet is drafted from the record. Only we see this paper."), "quiet")


def _relation(brief: Briefed) -> Iterator[Part]:
    relation = brief.relation
    yield Heading(_("How the relation stands"))
    words = [one for one in relation.words if one.debtor is not None and (one.on_time or one.late or one.overdue)]
    sides = {one.debtor: side_name(_side(relation, one.debtor)) for one in words}
    rows = [[sides[one.debtor], str(one.on_time), str(one.late), str(one.overdue)] for one in words]
    if rows:
        columns = (_("How each side keeps its word"), _("In time"), _("Late"), _("Overdue"))
        yield Table(columns, rows, (3, 1, 1, 1))
    if not relation.agreements:
        return
    yield Heading(_("Agreements"), 3)
    known = [one for one in relation.agreements if one.standing.status != "abandoned"][:MOST]
    coming = {one.agreement.pk: one for one in relation.events}
    table = [
        [
            agreement_title(one),
            one.reference or "",
            label("status", one.standing.status),
            _("%(event)s: %(day)s") % {"event": label("event", event.kind), "day": when(event.on, "short")}
            if (event := coming.get(one.pk))
            else "",
        ]
        for one in known
    ]
    yield Table((_("Agreement"), _("Reference"), _("How it stands"), _("What comes next")), table, (4, 3, 2, 3))


def _side(relation: Relation, party: int | None) -> Any:
    pair = relation.pair
    return {pair.party_a_id: pair.party_a, pair.party_b_id: pair.party_b}.get(party or 0)


def _due(brief: Briefed) -> Iterator[Part]:
    relation = brief.relation
    yield Heading(_("What is due"))
    told = [
        (one.due_on, [debtor(one.obligation), what(one.obligation), due_words(one), label("due_status", one.status)])
        for one in relation.dues[:MOST]
    ]
    told += [
        (
            one.due_on,
            [side_name(one.side), one.text, day_words(one.due_on) if one.due_on else "", _("Action of a meeting")],
        )
        for one in relation.actions[:MOST]
    ]
    rows = [row for _on, row in sorted(told, key=lambda one: one[0] or date.max)]
    if not rows:
        yield Text(_("Nothing is open within half a year."))
        return
    yield Table((_("Who"), _("What"), _("By when"), _("How it stands")), rows, (2, 5, 2, 2))


def _meetings(brief: Briefed) -> Iterator[Part]:
    relation = brief.relation
    if not (relation.series or relation.last):
        return
    yield Heading(_("Meetings"))
    if relation.series:
        yield Listing([_series(one) for one in relation.series])
    if relation.last is not None:
        yield Heading(_("Last time: %(title)s") % {"title": title_of(relation.last)}, 3)
        yield Text(when_words(relation.last), "quiet")
        yield Listing([outcome_words(one) for one in relation.decisions] or [_("Nothing was written down.")])


def _series(one: Standing) -> str:
    return said_of(title_of(one.series), f"{label('beat', one.rhythm.beat)}. {rhythm_words(one)}.")


def _people(brief: Briefed) -> Iterator[Part]:
    relation = brief.relation
    rows = [Row(side_name(one.side), f"{one.name}, {one.function}") for one in relation.people]
    for half in relation.halves:
        if half.partner_contact:
            rows.append(Row(_partner(brief), half.partner_contact))
        if half.responsible:
            who = half.responsible
            rows.append(Row(_("On our side"), ", ".join(part for part in (str(who), who.function) if part)))
    distinct = list({(one.label, one.value): one for one in rows}.values())
    if distinct:
        yield Heading(_("People"))
        yield Facts(distinct[:MOST])


def _changes(brief: Briefed) -> Iterator[Part]:
    if brief.since is None:
        return
    yield Heading(_("What changed since the brief of %(day)s") % {"day": day_words(brief.since.on)})
    if not brief.changes:
        yield Text(_("Nothing that we see."))
        return
    rows = [[day_words(one.on, "short"), one.text] for one in brief.changes]
    yield Table((_("When"), _("What")), rows, (1, 5))
    if brief.more:
        yield Text(_("There is more: the rest stands in the history."), "quiet")
