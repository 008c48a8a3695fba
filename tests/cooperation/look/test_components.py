"""Components say what they are given, escape it, isolate its direction, and name what is not known."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from cooperation.templatetags import look


class Dates(forms.MultiWidget):
    """Three boxes, as the pages' date field has them."""

    look = "partial-date"

    def __init__(self) -> None:
        super().__init__([forms.TextInput] * 3)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DateBoxes(forms.MultiValueField):
    """Keeps what the boxes hold."""

    widget = Dates

    def compress(self, data_list: list[Any]) -> list[Any]:
        return data_list


class Sample(forms.Form):
    """One field of each layout."""

    title = forms.CharField(label="Title", help_text="As on paper")
    nature = forms.ChoiceField(label="Nature", choices=[("b", "Binding")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sure", required=False)
    signed = DateBoxes(fields=[forms.IntegerField(required=False)] * 3, label="Signed", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def rendered(source: str, **context: Any) -> str:
    """A template's text with the tags of the look loaded."""
    return Template("{% load look %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("title", "plain"), ("nature", "group"), ("sure", "check"), ("signed", "dates"), ("token", "hidden")],
)
def test_a_field_is_laid_out_by_its_widget(name: str, kind: str) -> None:
    assert look.field_kind(Sample()[name]) == kind


def test_an_error_is_said_above_and_beside_its_field_and_linked() -> None:
    form = Sample({"nature": "b"})
    page = rendered("{% error_summary form %}{% field form.title %}", form=form)
    assert '<a href="#id_title">Title:' in page
    assert 'id="id_title_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page


def test_the_link_to_a_group_points_at_its_first_choice() -> None:
    page = rendered("{% error_summary form %}{% field form.nature %}", form=Sample({"title": "x"}))
    assert 'href="#id_nature_0"' in page
    assert page.count('id="id_nature_0"') == 1


def test_nothing_is_said_of_a_form_without_errors() -> None:
    assert rendered("{% error_summary form %}", form=Sample()).strip() == ""


def test_date_boxes_keep_what_was_typed_also_when_it_is_no_date() -> None:
    form = Sample({"signed_0": "", "signed_1": "13", "signed_2": "2024"})
    page = rendered("{% field form.signed %}", form=form)
    assert 'name="signed_1" value="13"' in page
    assert 'name="signed_2" value="2024"' in page


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "12 January 2024"), ("month", "January 2024"), ("year", "2024"), ("unknown", "not known")],
)
def test_a_date_is_said_as_far_as_it_is_known(precision: str, words: str) -> None:
    with translation.override("en"):
        page = rendered("{% day value precision %}", value=date(2024, 1, 12), precision=precision)
    assert words in page
    assert ("12" in page) == (precision == "day")


def test_a_date_speaks_the_readers_language() -> None:
    with translation.override("fr"):
        assert "12 janvier 2024" in rendered("{% day value %}", value=date(2024, 1, 12))


def test_sorting_keeps_the_filters_turns_round_and_restarts_the_pages() -> None:
    request = RequestFactory().get("/", {"area": "cyber", "ordering": "due", "cursor": "abc"})
    link = look.ordering_link(Context({"request": request}), "due")
    assert link == {"url": "?area=cyber&ordering=-due", "state": "ascending"}


@pytest.mark.parametrize(
    ("start", "end", "x", "width"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "0.00", "100.00"),
        (date(2025, 6, 1), None, "0.00", "100.00"),
        (date(2026, 7, 2), date(2026, 7, 2), "49.86", "0.60"),
        (date(2026, 12, 31), date(2027, 3, 1), "99.40", "0.60"),
    ],
)
def test_a_span_stands_on_the_year_where_its_days_are(start: date, end: date | None, x: str, width: str) -> None:
    with translation.override("fr"):
        bar = look.span_bar(2026, {"label": "", "start": start, "end": end})
    assert (bar["x"], bar["width"]) == (x, width)


def test_a_balance_of_nothing_has_no_share() -> None:
    assert look.balance_row({"us": 0, "them": 0})["width"] is None
    assert look.balance_row({"us": 1, "them": 3})["width"] == "25.0"


def test_facts_name_their_source_and_what_is_not_stated() -> None:
    facts = [
        {"label": "Ends", "value": "<b>2034</b>", "source": "gov.uk", "as_of": "2025"},
        {"label": "Place", "missing": True},
    ]
    with translation.override("en"):
        page = render_to_string("components/facts.html", {"facts": facts})
    assert "&lt;b&gt;2034" in page
    assert "gov.uk, as of 2025" in page
    assert "not stated" in page


def test_every_cell_of_a_card_says_its_column() -> None:
    table = {
        "columns": [{"label": "Promise", "sort": "title"}, {"label": "Due"}],
        "rows": [{"cells": [{"text": "Review", "url": "/r/"}, "3 Dec"]}],
    }
    context = {"table": table, "request": RequestFactory().get("/")}
    page = render_to_string("components/table.html", context)
    assert 'data-label="Promise"' in page
    assert 'data-label="Due"' in page
    assert "<bdi>3 Dec</bdi>" in page
    assert 'href="?ordering=title"' in page


def test_a_card_leaves_out_the_label_of_an_empty_cell() -> None:
    table = {"columns": [{"label": "Promise"}, {"label": "Due"}], "rows": [{"cells": ["Review", {"text": ""}]}]}
    assert 'data-label="Due"' not in render_to_string("components/table.html", {"table": table})


def test_home_shows_seven_rows_and_no_more() -> None:
    rows = [{"what": f"thing {number}", "url": "/"} for number in range(9)]
    page = render_to_string("components/sentences.html", {"home": {"rows": rows}})
    assert page.count("thing") == 7


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "409", "412", "429", "500", "503"])
def test_pages_of_refusal_stand_without_any_context(code: str) -> None:
    page = render_to_string(f"{code}.html")
    assert page.count("<h1") == 1
    assert '<main id="content"' in page


def test_right_to_left_follows_the_language() -> None:
    with translation.override("ar"):
        assert 'dir="rtl"' in render_to_string("404.html")
    with translation.override("en"):
        assert 'dir="ltr"' in render_to_string("404.html")
