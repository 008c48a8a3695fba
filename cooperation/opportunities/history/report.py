"""What the test on history found, for people: first the two figures that count, then what they rest on."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from cooperation.opportunities.history.layout import Block, Grid, Heading
from cooperation.opportunities.history.trials import Known
from cooperation.opportunities.history.words import PARTS, REASONS, TRIED
from partners.matching.testing.enough import lowest
from partners.matching.testing.evaluating import MODEL, Evaluation
from partners.matching.testing.metrics import Calibration, Figure, Figures
from partners.matching.ties import ENOUGH_TIES


@dataclass(frozen=True)
class Report:
    """One run: what was known in both years, what was found, and whether the stored weights are the fitted ones."""

    command: str
    fitting: Known
    testing: Known
    found: Evaluation
    stored: bool


def as_data(report: Report) -> dict[str, Any]:
    """For a program."""
    return {
        "command": report.command,
        "fitting": asdict(report.fitting),
        "testing": asdict(report.testing),
        "stored_weights_are_these": report.stored,
        "enough_agreements": {"by_the_table": lowest(report.found.enough), "in_use": ENOUGH_TIES},
        **asdict(report.found),
    }


def blocks(report: Report) -> Iterator[Block]:
    """The report from top to bottom."""
    yield from _first(report)
    yield from _tests(report)
    yield from _weights(report)
    yield from _chosen(report)
    yield from _calibrated(report.found.calibration, report.found.calibration_without)
    yield from _enough(report)
    yield from _red_lines(report)
    yield from _read(report)


def _first(report: Report) -> Iterator[Block]:
    model, test = report.found.tested[MODEL], report.testing
    yield Heading(f"How the ranking of partners holds against {test.first}-{test.last}")
    yield (
        f"Within each state's own ranking the area under the curve is {_interval(model.within)}: of a partner that "
        f"the state found and another that it did not, the first stands higher {model.within.value:.0%} of the time."
    )
    yield (
        f"Recall at ten is {_interval(model.recall)}: so large a share of a state's new partners stands among its "
        f"first ten of {test.states - 1}. Both are means over the {report.found.ranked} states that signed anything."
    )
    yield "A likely partner is not a recommended one: this tells what states so placed did, not what is wise."
    yield (
        f"Fitted on what was known at the end of {report.fitting.year} and on who signed from {report.fitting.first} "
        f"to {report.fitting.last}; tested from {test.year} with {test.first} to {test.last}, which were opened once. "
        "In brackets: the 95 % interval."
    )


def _tests(report: Report) -> Iterator[Block]:
    yield Heading("The test, against other ways to rank")
    yield _figures(report.found.tested)
    yield Heading("The same on the years for fitting")
    yield _figures(report.found.fitted)


def _figures(found: dict[str, Figures]) -> Grid:
    rows = [
        [name, *(_interval(one) for one in (all_of.within, all_of.recall, all_of.area, all_of.precision))]
        for name, all_of in found.items()
    ]
    return Grid(["ranking", "within states", "recall at ten", "all pairs", "average precision"], rows)


def _weights(report: Report) -> Iterator[Block]:
    found = report.found
    yield Heading("Weights, and what each part adds in the test")
    both = (found.models.with_ties, found.models.without_ties), tuple(found.bounds.values())
    rows = []
    for added in found.added:
        cells = [
            _interval(bounds[added.part], 2) if added.part in model.weights else ""
            for model, bounds in zip(*both, strict=True)
        ]
        alone = [f"{added.within_without:.3f}", f"{added.recall_without:.3f}", f"{added.within_alone:.3f}"]
        rows.append([PARTS[added.part], *cells, *alone])
    yield Grid(["part", "weight", "weight without ties", "within, left out", "recall, left out", "alone"], rows)
    stored = "The weights in use are these." if report.stored else "The weights in use are others: run with --write."
    yield f"No weight is below zero. {stored}"


def _chosen(report: Report) -> Iterator[Block]:
    yield Heading(f"Chosen by cross-validation on {report.fitting.first}-{report.fitting.last}")
    rows = [
        [
            TRIED[one.code].format(about=PARTS.get(one.about, one.about)),
            *_two(one.within, one.recall),
            _three(one.spread),
        ]
        for one in report.found.tried
    ]
    yield Grid(["tried", "within states", "recall at ten", "spread over seeds"], rows)
    yield (
        "Five folds of pairs, three seeds. What differs by less than the spread is no different: the seven parts that "
        "an officer reads stay, each with the weight that the fit gives it, which is zero where it adds nothing. Votes "
        "and pacts are here to compare with: the product does not keep them of today's states."
    )


def _calibrated(found: Calibration, without: Calibration) -> Iterator[Block]:
    yield Heading("Whether the likelihoods mean what they say")
    rows = [[f"{one.pairs} pairs", f"{one.predicted:.2%}", _interval(one.signed, percent=True)] for one in found.groups]
    yield Grid(["a tenth of all pairs", "predicted", "signed"], rows)
    yield (
        f"Predicted {found.expected:.0f} pairs, signed {found.signed}. Brier score {_interval(found.brier, 4)}; "
        f"without ties {_interval(without.brier, 4)}; of the mean alone {found.brier_of_mean:.4f}."
    )


def _enough(report: Report) -> Iterator[Block]:
    yield Heading("How many agreements must be in sight")
    rows = [
        [str(one.agreements), *(f"{value:+.3f}" for value in (one.worst, one.mean, one.best))]
        for one in report.found.enough
    ]
    yield Grid(["drawn by lot", "worst draw", "mean", "best draw"], rows)
    yield (
        f"The gain within states against the model without ties, on {report.fitting.first}-{report.fitting.last}. "
        f"Every draw gains from {lowest(report.found.enough) or 'none'} on; parts that count ties are missing below "
        f"{ENOUGH_TIES}."
    )


def _red_lines(report: Report) -> Iterator[Block]:
    red = report.found.red_lines
    yield Heading("Red lines")
    if not red.pairs:
        yield "The folder names no rivals of that year."
        return
    yield (
        f"{red.pairs} pairs were rivals at the end of {report.testing.year}; {red.lost} of them signed all the same, "
        f"of {report.testing.signed}. With rivals put last, within states {red.within:.3f}, recall at ten "
        f"{red.recall:.3f}. A red line costs next to nothing of what history tells, and is no matter of likelihood."
    )


def _read(report: Report) -> Iterator[Block]:
    yield Heading("What was read")
    both = (report.fitting, report.testing)
    yield Grid(
        ["", *(f"end of {one.year}" for one in both)],
        [
            ["states", *(str(one.states) for one in both)],
            ["pairs", *(str(one.pairs) for one in both)],
            ["agreements known", *(str(one.agreements) for one in both)],
            ["pairs that signed after", *(f"{one.signed} ({one.first}-{one.last})" for one in both)],
            *([REASONS.get(code, code), *(str(one.refused.get(code, 0)) for one in both)] for code in _reasons(both)),
            *([source, *(str(dict(one.read).get(source, "")) for one in both)] for source, _ in both[0].read),
        ],
    )
    yield from _limits(report)


def _reasons(both: tuple[Known, Known]) -> list[str]:
    return sorted({code for one in both for code in one.refused})


def _limits(report: Report) -> Iterator[Block]:
    for one in (report.fitting, report.testing):
        older = [f"{source} ({year})" for source, year in one.read if year < one.year]
        if older:
            yield f"For {one.year} the latest that there is was taken: {'; '.join(older)}."
        if one.last_signature < one.last:
            yield f"The agreements end in {one.last_signature}: of {one.first}-{one.last} some years are empty."
        if one.without_capital:
            yield f"No capital is known of {', '.join(one.without_capital)}."
        if one.signed_by_others:
            left = f"{one.signed_by_others} pairs with a state that was not there at the end of {one.year}"
            yield f"Left out of {one.first}-{one.last}: {left}."


def _two(*values: float) -> list[str]:
    return [_three(value) for value in values]


def _three(value: float) -> str:
    return f"{value:.3f}"


def _interval(figure: Figure, digits: int = 3, *, percent: bool = False) -> str:
    form = ".2%" if percent else f".{digits}f"
    return f"{figure.value:{form}} ({figure.low:{form}} to {figure.high:{form}})"
