"""`manage.py evaluate_matching --data DIR`: how good the ranking of partners is, told from what states signed."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.opportunities.history.layout import as_markdown, as_text
from cooperation.opportunities.history.signings import signings_in
from cooperation.opportunities.history.tables import NoData
from cooperation.runtime.account import ServiceError
from cooperation.runtime.scratch import scratch_database
from partners.matching import fitted

AGREEMENTS = "Defense Cooperation Agreement Dataset v1.0 (Kinne 2020)"
FACTS = "Correlates of War Project (states, contiguity, organisations, capabilities); capitals by Entente editors"


class Command(BaseCommand):
    """Works in a database of its own, which goes at the end; the real one is left alone."""

    help = "Fit the weights of the ranking of partners on one year, test them on a later one, and report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder of datasets, the years, and where the findings go."""
        parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of datasets")
        parser.add_argument("--fit-year", type=int, default=1995, help="what was known at its end is fitted on")
        parser.add_argument("--test-year", type=int, default=2000, help="what was known at its end is tested")
        parser.add_argument("--years", type=int, default=5, help="how many years after each are the outcome")
        parser.add_argument("--format", choices=["text", "markdown", "json"], default="text")
        parser.add_argument("--out", type=Path, metavar="FILE", help="write the report there")
        parser.add_argument("--write", action="store_true", help="store the fitted weights for the ranking")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; every fault is one sentence."""
        if options["years"] < 1 or options["fit_year"] + options["years"] > options["test_year"]:
            raise CommandError("The years after --fit-year must end with --test-year at the latest.")
        try:
            import numpy  # noqa: F401
            import scipy  # noqa: F401
        except ImportError as error:
            raise CommandError(
                f"{error.name} is missing: the test on history needs numpy and scipy, which the dependency group "
                "“evaluation” brings (uv run --group evaluation manage.py evaluate_matching …)."
            ) from None
        try:
            text = self._run(options)
        except (NoData, ServiceError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped; its database is gone, and nothing was written.") from None
        if options["out"]:
            options["out"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")

    def _run(self, options: dict[str, Any]) -> str:
        from cooperation.opportunities.history.report import Report, as_data, blocks
        from cooperation.opportunities.history.trials import trial
        from partners.matching.testing.evaluating import evaluate
        from partners.matching.testing.writing import table_text

        folder, years = options["data"], options["years"]
        signings = signings_in(folder)
        with scratch_database():
            self._tell(f"Filling the tables as of {options['fit_year']} and {options['test_year']} …")
            fitting, fitting_known = trial(folder, signings, options["fit_year"], years)
            testing, testing_known = trial(folder, signings, options["test_year"], years)
        self._tell("Fitting, choosing and testing; this takes some minutes …")
        found = evaluate(fitting, testing)
        command = f"manage.py evaluate_matching --fit-year {options['fit_year']} --years {years}"
        source = (
            f"Fitted on agreements signed {fitting_known.first}-{fitting_known.last}, {AGREEMENTS}, from what was "
            f"known at the end of {fitting_known.year}, {FACTS}; {command}"
        )
        table = table_text(found.models, found.bounds, source=source, as_of=str(fitting_known.last))
        if options["write"]:
            fitted.FILE.write_text(table, encoding="utf-8")
            fitted.fitted.cache_clear()
        stored = fitted.FILE.read_text(encoding="utf-8") == table
        report = Report(command, fitting_known, testing_known, found, stored)
        if options["format"] == "json":
            return json.dumps(as_data(report), indent=2, ensure_ascii=False) + "\n"
        return (as_markdown if options["format"] == "markdown" else as_text)(blocks(report))

    def _tell(self, text: str) -> None:
        """Say on the other stream how far it is: the report may go into a file."""
        self.stderr.write(text)
