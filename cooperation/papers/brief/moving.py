"""How far the partnership has come, and what the two do next, as a part of the brief."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from agreements.coverage.vocabulary import State
from agreements.documents.papers.paper import Facts, Heading, Listing, Part, Row, Table, Text
from cooperation.desk.moving import Moving
from cooperation.desk.relation import Relation
from cooperation.pages.activities.about import period_words
from cooperation.pages.coverage.telling import rule_words
from cooperation.pages.phases.told import criterion_words, gate_title, whose_view
from cooperation.phases.vocabulary import Phase
from cooperation.words import label


def moving_parts(relation: Relation) -> Iterator[Part]:
    """The phase with its gate and what is missing, then the activities ahead with what covers them."""
    moving = relation.moving
    yield Heading(_("How far the partnership has come"))
    phase = moving.phase.phase if moving.phase else Phase.EXPLORATORY
    rows = [Row(_("Phase"), label("phase", phase))]
    if moving.gate:
        said = {"gate": gate_title(moving.gate), "status": label("gate_status", moving.gate.status)}
        rows.append(Row(_("Next decision"), _("%(gate)s (%(status)s)") % said))
    yield Facts(rows)
    yield Text(whose_view(moving.phase, relation.pair, relation.reader), "quiet")
    if moving.missing:
        yield Heading(_("Still missing"), 3)
        yield Listing([criterion_words(one.criterion) for one in moving.missing])
    yield from _ahead(moving)


def _ahead(moving: Moving) -> Iterator[Part]:
    if not moving.ahead:
        return
    yield Heading(_("Activities ahead"), 3)
    rows = [
        [one.title, period_words(one, "short"), label("activity_status", one.status), basis_words(moving, one)]
        for one in moving.ahead
    ]
    yield Table((_("Activity"), _("When"), _("How it stands"), _("Legal basis")), rows, (4, 2, 2, 4))


def basis_words(moving: Moving, activity: Any) -> str:
    """Whether an activity is covered on its days, else by what it is not."""
    if missing := uncovered(moving, activity):
        return _("Not covered: %(what)s") % {"what": ", ".join(missing)}
    return label("coverage_state", State.COVERED) if moving.basis.get(activity.pk) else _("Nothing is asked")


def uncovered(moving: Moving, activity: Any) -> list[str]:
    """What an activity lacks on its days."""
    return [rule_words(one.rule) for one in moving.basis.get(activity.pk, []) if not one.met]
