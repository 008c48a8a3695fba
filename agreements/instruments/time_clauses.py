"""What an agreement says of time: the columns of its clauses, and where in the text each stands."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agreements.terms.clauses import Clause, Clauses, Duty, EntryMethod, NoticeDay, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate

# The clauses of an agreement on time, in the order in which people read them.
CLAUSE_COLUMNS = (
    "entry_method",
    "entry_months",
    "entry_days",
    "entry_month_start",
    "entry_on",
    "approval_needed",
    "entry_article",
    "term_kind",
    "term_months",
    "renewal_months",
    "renewals_most",
    "term_article",
    "notice_months",
    "notice_days",
    "notice_runs",
    "notice_day",
    "early_notice_months",
    "early_notice_days",
    "notice_article",
    "survives",
    "survival_months",
    "survival_article",
    "early_end",
    "early_end_article",
    "ends_reported",
)


def choices(values: Any) -> list[tuple[str, str]]:
    """Choices of a pure vocabulary, for a column."""
    return [(str(one), str(one)) for one in values]


def _article() -> Any:
    return models.CharField(max_length=40, blank=True, help_text="Where in the text the clause stands.")


def _length(help_text: str = "") -> Any:
    return models.PositiveSmallIntegerField(null=True, blank=True, help_text=help_text)


class TimeClauses(models.Model):
    """The clauses on time as far as they are known; `ends_reported` is an end whose clause nobody has read."""

    entry_method = models.CharField(max_length=24, choices=choices(EntryMethod), default="not_stated")
    entry_months = models.PositiveSmallIntegerField(default=0)
    entry_days = models.PositiveSmallIntegerField(default=0)
    entry_month_start = models.BooleanField(default=False, help_text="On the first day of the month that follows.")
    entry_on = models.CharField(max_length=21, blank=True)
    approval_needed = models.BooleanField(default=False)
    entry_article = _article()
    term_kind = models.CharField(max_length=16, choices=choices(TermKind), default="not_stated")
    term_months = _length()
    renewal_months = _length()
    renewals_most = _length("How often it renews at most; empty: without limit.")
    term_article = _article()
    notice_months = _length()
    notice_days = _length()
    notice_runs = models.CharField(max_length=12, choices=choices(NoticeRuns), default="before_end")
    notice_day = models.CharField(max_length=8, choices=choices(NoticeDay), default="received")
    early_notice_months = _length("Of a notice that ends it during a term.")
    early_notice_days = _length()
    notice_article = _article()
    survives = ArrayField(models.CharField(max_length=24, choices=choices(Duty)), default=list, blank=True)
    survival_months = _length("How long those duties outlive it; empty: no limit is stated.")
    survival_article = _article()
    early_end = models.CharField(max_length=300, blank=True, help_text="An event that the text names as ending it.")
    early_end_article = _article()
    ends_reported = models.CharField(max_length=21, blank=True)

    class Meta:
        abstract = True

    @property
    def is_binding(self) -> bool:
        """Whether it takes the binding route."""
        raise NotImplementedError

    @property
    def articles(self) -> dict[str, str]:
        """Where each clause stands in the text, as far as that is known."""
        known = {
            Clause.ENTRY: self.entry_article,
            Clause.TERM: self.term_article,
            Clause.NOTICE: self.notice_article,
            Clause.EARLY_NOTICE: self.notice_article,
            Clause.SURVIVAL: self.survival_article,
            Clause.EARLY_END: self.early_end_article,
        }
        return {str(clause): article for clause, article in known.items() if article}

    @property
    def clauses(self) -> Clauses:
        """Its clauses on time, for `agreements.terms`."""
        return Clauses(
            binding=self.is_binding,
            entry=EntryMethod(self.entry_method),
            entry_months=self.entry_months,
            entry_days=self.entry_days,
            entry_month_start=self.entry_month_start,
            entry_on=PartialDate.parse(self.entry_on) if self.entry_on else None,
            approval_needed=self.approval_needed,
            term=TermKind(self.term_kind),
            term_months=self.term_months,
            renewal_months=self.renewal_months,
            renewals_most=self.renewals_most,
            notice_months=self.notice_months,
            notice_days=self.notice_days,
            notice_runs=NoticeRuns(self.notice_runs),
            notice_day=NoticeDay(self.notice_day),
            early_notice_months=self.early_notice_months,
            early_notice_days=self.early_notice_days,
            survives=tuple(self.survives),
            survival_months=self.survival_months,
            ends_reported=PartialDate.parse(self.ends_reported) if self.ends_reported else None,
            articles=self.articles,
        )
