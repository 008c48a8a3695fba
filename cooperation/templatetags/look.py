"""Tags and filters the components of the look are built from.

They know templates, forms and the reader's language, and no subject: words and
decisions arrive made.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from cooperation.words.marks import said_of

register = template.Library()


# Small shapes the components ask for.


@register.filter
def as_list(value: Any) -> list[Any]:
    """A text becomes a list of one, nothing an empty list, a list stays."""
    if not value:
        return []
    return [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)


@register.filter
def is_plain(cell: Any) -> bool:
    """True for a cell that is text, a number or nothing, not a dict or an object with parts."""
    return cell is None or isinstance(cell, str | int | float | date) or hasattr(cell, "_proxy____args")


@register.filter
def says_something(cell: Any) -> bool:
    """False for a cell with nothing to show, whose label a card leaves out."""
    if is_plain(cell):
        return cell is not None and cell != ""
    keys = ("text", "tag", "tags", "audience", "note", "action")
    return any(
        (cell.get(key) if isinstance(cell, dict) else getattr(cell, key, None)) not in (None, "") for key in keys
    )


@register.filter
def beside(cells: Sequence[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Pairs each cell with its column."""
    return list(zip(columns, cells, strict=False))


@register.filter
def copyable(text: str) -> dict[str, str]:
    """The context of copy.html for a text."""
    return {"text": text}


@register.filter
def as_tabs(links: Sequence[Any]) -> dict[str, Any]:
    """The context of tabs.html for saved views of a list."""
    return {"label": gettext("Saved views"), "links": links}


@register.inclusion_tag("components/tag.html")
def tag(text: str, tone: str = "plain", term: str = "") -> dict[str, Any]:
    """A status in words; tones are good, warn, bad and plain."""
    return {"tag": {"text": text, "tone": tone, "term": term}}


# Dates.


def reader_locale() -> Locale:
    """Babel's locale of the language in use; plain English means the British order of dates."""
    code = (get_language() or "en").replace("-", "_")
    try:
        return Locale.parse("en_GB" if code == "en" else code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@register.simple_tag
def day(value: date | None, precision: str = "day", length: str = "long") -> SafeString | str:
    """A date as far as it is known: precision is day, month, year or unknown; length long or short."""
    if value is None or precision == "unknown":
        return gettext("not known")
    locale = reader_locale()
    if precision == "year":
        return format_html('<time datetime="{}">{}</time>', f"{value:%Y}", value.year)
    if precision == "month":
        skeleton = "yMMM" if length == "short" else "yMMMM"
        words = format_skeleton(skeleton, value, locale=locale)
        return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m}", words)
    words = format_date(value, "medium" if length == "short" else "long", locale=locale)
    return format_html('<time datetime="{}" class="nowrap">{}</time>', value.isoformat(), words)


# Lists.


@register.simple_tag(takes_context=True)
def ordering_link(context: Context, name: str) -> dict[str, str]:
    """Where sorting by a field leads (the filters stay, the page restarts) and how it is sorted now."""
    request = context["request"]
    current = request.GET.get("ordering", "")
    query = request.GET.copy()
    query["ordering"] = f"-{name}" if current == name else name
    for gone in ("page", "cursor", "after"):
        query.pop(gone, None)
    states = {name: "ascending", f"-{name}": "descending"}
    return {"url": f"?{query.urlencode()}", "state": states.get(current, "")}


# Forms.


@register.inclusion_tag("components/field.html", name="field")
def form_field(field: BoundField, note: str = "") -> dict[str, Any]:
    """One field with its label, hint, error and control, whatever its widget."""
    kind = field_kind(field)
    answer = {"field": field, "kind": kind, "note": note}
    if kind == "dates":
        answer["dates"] = date_group(field)
    return answer


def field_kind(field: BoundField) -> str:
    """How a bound field is laid out: hidden, dates, check, group or plain."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if getattr(widget, "look", "") == "partial-date":
        return "dates"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) or field.use_fieldset:
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "plain"


def date_group(field: BoundField) -> dict[str, Any]:
    """The context of partial_date.html for a field with three boxes: day, month, year."""
    value = field.value()
    parts = value if isinstance(value, list | tuple) else field.field.widget.decompress(value)
    keys = ("day", "month", "year")
    return {
        "id": field.auto_id,
        "names": [f"{field.html_name}{name}" for name in field.field.widget.widgets_names],
        "label": field.label,
        "hint": field.help_text,
        "errors": field.errors,
        "required": field.field.required,
        **dict(zip(keys, parts or ("", "", ""), strict=False)),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*sources: Any, title: str = "") -> dict[str, Any]:
    """The errors of forms, formsets or ready lists of {text, field_id}, in their order; title heads them."""
    found: list[dict[str, str]] = []
    for source in sources:
        found += list(errors_of(source))
    return {"error_list": found, "title": title}


def errors_of(source: Any) -> Iterable[dict[str, str]]:
    """The errors of one form, formset or list, each with the id of the control it is about."""
    if not source:
        return
    if isinstance(source, forms.BaseFormSet):
        yield from ({"text": str(text), "field_id": ""} for text in source.non_form_errors())
        for form in source.forms:
            yield from errors_of(form)
    elif isinstance(source, forms.BaseForm):
        for name, errors in source.errors.items():
            yield from named_errors(source, name, [str(error) for error in errors])
    else:
        yield from source


def named_errors(form: forms.BaseForm, name: str, errors: Iterable[str]) -> Iterable[dict[str, str]]:
    """The errors of one field of a form, headed by its label; those of the form as a whole stand alone."""
    if name not in form.fields:
        yield from ({"text": text, "field_id": ""} for text in errors)
        return
    field = form[name]
    kind = field_kind(field)
    target = f"{field.auto_id}_0" if kind == "group" else field.auto_id
    for text in errors:
        yield {"text": f"{field.label}: {text}", "field_id": target}


# Pictures. Numbers of an SVG are written here, since a template would write them with the reader's comma.


def year_share(year: int, moment: date) -> float:
    """How far into a year a day lies, in per cent; days outside it clamp to its ends."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    clamped = min(max(moment, first), after)
    return 100 * (clamped - first).days / (after - first).days


@register.inclusion_tag("components/year.html")
def year_bar(year: int, spans: Iterable[Any], today: date | None = None) -> dict[str, Any]:
    """A year as a line of time; a span is {label, note, start, end or None, tone, url}, both days included."""
    bars = [span_bar(year, span) for span in spans]
    names = get_month_names("narrow", locale=reader_locale())
    here = f"{year_share(year, today):.2f}" if today and today.year == year else ""
    months = [names[number] for number in range(1, 13)]
    return {"year": str(year), "months": months, "bars": bars, "today_x": here}


def span_bar(year: int, span: dict[str, Any]) -> dict[str, Any]:
    """Where a span of days begins on the year's line and how wide it is, never too thin to see."""
    start = year_share(year, span["start"])
    last = span.get("end") or date(year, 12, 31)
    width = max(year_share(year, last + timedelta(days=1)) - start, 0.6)
    return {**span, "x": f"{min(start, 99.4):.2f}", "width": f"{width:.2f}"}


@register.inclusion_tag("components/balance.html")
def balance(rows: Iterable[Any], us: str, them: str) -> dict[str, Any]:
    """What each side gave, a bar for each row {label, us, them, us_text, them_text, url}."""
    return {"us": us, "them": them, "rows": [balance_row(row) for row in rows]}


def balance_row(row: dict[str, Any]) -> dict[str, Any]:
    """A row with our part in per cent, or none where neither side gave anything."""
    ours, theirs = row.get("us") or 0, row.get("them") or 0
    total = ours + theirs
    return {
        **row,
        "width": f"{100 * ours / total:.1f}" if total else None,
        "us_text": row.get("us_text") or ours,
        "them_text": row.get("them_text") or theirs,
    }


@register.simple_tag
def colon() -> str:
    """A colon as the language sets it, between a name and what is said of it."""
    return said_of("", "")
