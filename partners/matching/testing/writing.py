"""The fitted weights as the small table that the ranking reads."""

import csv
import io
from collections.abc import Mapping

from partners.matching.fitted import BASE, WITH_TIES, WITHOUT_TIES
from partners.matching.testing.logistic import DIGITS, Both
from partners.matching.testing.metrics import Figure

HEADINGS = ("model", "part", "weight", "low", "high", "source", "as_of")


def table_text(models: Both, bounds: Mapping[str, Mapping[str, Figure]], *, source: str, as_of: str) -> str:
    """Both models as CSV: of each part its weight, the 95 % interval, what it was fitted on and until when."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADINGS)
    for name, model in ((WITH_TIES, models.with_ties), (WITHOUT_TIES, models.without_ties)):
        for part, weight in {BASE: model.base, **model.weights}.items():
            bound = bounds[name][part]
            numbers = (f"{round(value, DIGITS):g}" for value in (weight, bound.low, bound.high))
            writer.writerow([name, part, *numbers, source, as_of])
    return file.getvalue()
