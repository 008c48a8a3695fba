"""The year as a picture: a line for each partner, on it what happens and the last days to act; its table stands beside.

Numbers of an SVG are written here, since a template would write them with the reader's comma.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.dates import get_month_names

from agreements.terms.dates import add_months
from cooperation.desk.nothing import MONTHS, Happening, Span
from cooperation.pages.naming import partner_of, title_of, when
from cooperation.templatetags.look import reader_locale
from cooperation.words import label
from partners.records.fold import fold

Mark = dict[str, str]
# More lines than this say nothing to the eye; the table has them all.
MOST_LINES = 30


def picture(rows: Sequence[Happening], span: Span, reader: Any, today: date) -> dict[str, Any]:
    """The lines by partner, each with its marks, and the months above."""
    lines: dict[str, list[Mark]] = {}
    for one in rows:
        lines.setdefault(partner_of(one.agreement, reader), []).extend(_marks(one, span))
    ordered = sorted(lines.items(), key=lambda one: fold(one[0]))
    here = f"{_share(today, span):.2f}" if span.start < today <= span.last else ""
    return {
        "months": [_month(add_months(span.start.replace(day=1), number), span) for number in range(MONTHS + 1)],
        "lines": [{"name": name, "marks": marks} for name, marks in ordered[:MOST_LINES]],
        "more": max(0, len(ordered) - MOST_LINES),
        "today_x": here,
    }


def _share(day: date, span: Span) -> float:
    """How far into the span a day lies, in per cent."""
    whole = (span.last - span.start).days or 1
    return 100 * min(max((day - span.start).days, 0), whole) / whole


def _month(first: date, span: Span) -> Mark:
    names = get_month_names("abbreviated", locale=reader_locale())
    inside = span.start <= first <= span.last
    return {"x": f"{_share(first, span):.2f}" if inside else "", "name": str(names[first.month])}


def _marks(one: Happening, span: Span) -> list[Mark]:
    """What happens as a full mark of its shape, the last day to act as an empty one."""
    found = []
    title = title_of(one.agreement)
    if span.holds(one.act_by) and one.act_by != one.day:
        assert one.act_by is not None
        said = f"{label('event', 'last_day_to_say_no')}, {when(one.act_by, 'short')}: {title}"
        found.append({"x": f"{_share(one.act_by.first, span):.2f}", "shape": "act", "said": said})
    if span.holds(one.day):
        said = f"{label('event', one.kind)}, {when(one.on, 'short')}: {title}"
        shape = one.kind if one.kind in ("renews", "ends", "due") else "other"
        found.append({"x": f"{_share(one.day.first, span):.2f}", "shape": shape, "said": said})
    return found
