"""Clauses on time that amendments change: said in words, and written in a form."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from agreements.amendments.amendment import Amendment
from agreements.amendments.editing import amendment_time_set
from agreements.amendments.kinds import TIME_COLUMNS
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.amendments.framing import sheet, tab
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.said import field_word, value_said
from cooperation.words.dates import date_words
from partners.records.errors import Unseen

_SHOWN = tuple(name for name in TIME_COLUMNS if name in parts.ClauseFields.base_fields)


def time_told(agreement: Agreement, row: Amendment | None = None) -> list[dict[str, Any]]:
    """What amendments change in the clauses on time of an agreement; of one amendment, where `row` is given."""
    state = agreement.time_changes
    if row is not None:
        since = next((one["since"] for one in state.get("changes", []) if one["by"] == row.agreement_id), "")
        return [_told(agreement, row.time_values, since)] if row.time_values else []
    return [_told(agreement, one["values"], one["since"]) for one in state.get("changes", [])]


def _told(agreement: Agreement, values: dict[str, Any], since: str) -> dict[str, Any]:
    rows = [
        {"label": field_word(name) or name, "value": _value(agreement, name, value)} for name, value in values.items()
    ]
    return {"since": date_words(since) if since else "", "facts": rows}


def _value(agreement: Agreement, name: str, value: Any) -> str:
    return str(_("not stated")) if value in (None, "") else value_said(agreement, name, value)


class TimeForm(parts.ClauseFields, CarefulForm):
    """The clauses on time of the agreement above, as they will be; what stays as it is changes nothing."""

    def __init__(self, above: Agreement, row: Amendment, *args: Any, **more: Any) -> None:
        self.present = {name: getattr(above, name) for name in _SHOWN}
        super().__init__(*args, initial={**self.present, **row.time_values}, **more)
        for name in set(parts.CLAUSE_NAMES) - set(_SHOWN):
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What differs from what holds now."""
        given = self.cleaned_data
        return {name: given[name] for name in _SHOWN if given[name] != self.present[name]}


@writing_page
def amendment_time(request: HttpRequest, key: str) -> HttpResponse:
    """Say which clauses on time change from the entry into force of the amendment."""
    officer: Any = request.user
    agreement = writable(request, key)
    row = Amendment.objects.visible_to(officer).filter(agreement=agreement).first()
    above = Agreement.objects.visible_to(officer).filter(pk=agreement.parent_id).first()
    if row is None or above is None:
        raise Unseen

    def make(_root: Agreement, data: QueryDict | None) -> TimeForm:
        return TimeForm(above, row, data)

    def do(form: TimeForm, expected: int) -> str:
        given: dict[str, Any] = {"officer": officer, "today": legal_day(), "agreement": agreement}
        amendment_time_set(**given, values=form.values(), expected_version=expected)
        return tab(agreement)

    does = _("They hold from the day on which the amendment enters into force; earlier days keep what held then.")
    title = _("Dates and terms that change")
    return sheet(request, agreement, make, "amendment.time", title, _("Save"), does).answer(do)
