"""The initial assessment: what a ranking said of a candidate on a day, kept as codes and numbers with sources."""

from collections.abc import Mapping
from typing import Any

from cooperation.opportunities.choice import Ranking, choice_of, plain_weights
from cooperation.opportunities.proposed import Proposed
from cooperation.opportunities.ranking import Known
from partners.matching.parts import Measure
from partners.matching.ranking import Line

Kept = dict[str, Any]


def assessment_of(known: Known, weights: Mapping[str, float] | None, highest: str, code: str) -> Kept:
    """What the ranking says of one candidate, line by line, by what counts: changed weights, a goal put highest."""
    choice = choice_of(known, weights or {}, highest)
    ranking = Ranking(known, choice)
    found = next(one for one in ranking.rows if one.code == code)
    return {
        "usual_weights": not highest and choice.weights == plain_weights(known),
        "highest": highest,
        "with_ties": known.measured.with_ties,
        "place": found.place,
        "of": len(ranking.rows),
        "total": round(found.total, 1),
        "tested_share": round(found.tested_share, 3),
        "likelihood": round(found.likelihood, 4),
        "fit": round(found.fit, 1),
        "most_fit": round(found.most_fit, 1),
        "known": found.known,
        "parts": found.parts,
        "lines": [_line(one) for one in ranking.lines(code)],
    }


def _line(line: Line) -> Kept:
    return {
        "part": str(line.part),
        "weight": line.weight,
        "points": round(line.points, 2),
        "share": round(line.share, 3),
        "tested": line.tested,
        **_measure(line.measure),
    }


def _measure(measure: Measure) -> Kept:
    if measure.x is None:
        return {"x": None, "missing": str(measure.missing or "")}
    value = list(measure.value) if isinstance(measure.value, tuple) else measure.value
    sources = dict.fromkeys((one.source, one.as_of) for one in measure.grounds)
    return {
        "x": round(measure.x, 3),
        "value": value,
        "sources": [{"source": source, "as_of": as_of} for source, as_of in sources],
    }


def first_step_of(proposed: Proposed) -> Kept:
    """A first step that was chosen, as codes and numbers: what it was when it was chosen stays."""
    one = proposed.proposal
    size, basis, framework = one.size, one.basis, one.framework
    return {
        "step": one.key,
        "activity_type": one.step.activity_type,
        "area": one.step.area,
        "title_en": one.step.title_en,
        "title_fr": one.step.title_fr,
        "about": str(basis.about),
        "term": basis.term,
        "also": list(one.also),
        "grounds": _grounds(proposed),
        "framework": framework.code if framework else "",
        "we_host": one.step.we_host,
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "days": size.days,
        "our_people": size.our_people,
        "their_people": size.their_people,
        "amount": str(size.amount),
        "currency": size.currency,
        "cut": list(size.cut),
        "before_gate": size.before_gate,
        "legal": [
            {"rule": answer.rule.code, "name": answer.rule.name, "state": answer.state} for answer in proposed.answers
        ],
        "ours": {"code": one.ours.code, "term": one.ours.term, "priority": one.ours.priority},
        "theirs": {"code": one.theirs.code, "term": one.theirs.term, "priority": one.theirs.priority},
    }


def _grounds(proposed: Proposed) -> list[Kept]:
    basis = proposed.proposal.basis
    if basis.shared:
        common = [{"code": one.code, "source": one.source, "as_of": one.as_of} for one in basis.shared.common]
        said = [*basis.shared.ours.sources, *basis.shared.theirs.sources]
        return common or [{"code": "", "source": source, "as_of": as_of} for source, as_of in dict.fromkeys(said)]
    if basis.meets:
        lines = (basis.meets.sought, basis.meets.offered)
        return [{"code": "", "source": one.source, "as_of": one.as_of} for one in lines]
    return []
