"""Two officers at one form: what was left as it was follows the other's change, what was typed is kept.

A form carries a short print of every value it was opened with. When it comes
back to a record that has changed, what its officer did not touch is taken
fresh, and what both changed is named; so saving again overwrites nothing unseen.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

Posted = dict[str, list[str]]


def initial_as_posted(form: forms.BaseForm, name: str) -> Posted:
    """What a browser would post for a field that nobody touched."""
    field = form.fields[name]
    value = field.prepare_value(form.get_initial_for_field(field, name))
    widget = field.widget
    if isinstance(widget, forms.MultiWidget):
        parts = widget.decompress(value) or []
        return _tidy({f"{name}_{at}": [part] for at, part in enumerate(parts)})
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if value else {}
    if isinstance(value, list | tuple):
        return _tidy({name: sorted(str(one) for one in value)})
    return _tidy({name: ["" if value is None else str(value)]})


def typed(form: forms.BaseForm, name: str, data: QueryDict) -> Posted:
    """What was posted for a field."""
    widget = form.fields[name].widget
    if isinstance(widget, forms.MultiWidget):
        return _tidy({f"{name}_{at}": data.getlist(f"{name}_{at}") for at in range(len(widget.widgets))})
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if data.get(name) else {}
    if isinstance(widget, forms.SelectMultiple | forms.CheckboxSelectMultiple):
        return _tidy({name: sorted(data.getlist(name))})
    return _tidy({name: data.getlist(name)})


def touched(form: forms.BaseForm) -> set[str]:
    """The fields that a bound form would change."""
    data: Any = form.data
    return {name for name in form.fields if typed(form, name, data) != initial_as_posted(form, name)}


def seen(form: forms.BaseForm) -> str:
    """Prints of what the form was opened with, to be carried by it."""
    return json.dumps({name: _print(initial_as_posted(form, name)) for name in form.fields})


def merged(fresh: forms.BaseForm, data: QueryDict) -> tuple[QueryDict, list[str]]:
    """What was typed, over the record as it now is; and the fields that both changed.

    `fresh` is the unbound form of the record as it now is, `data` what was
    posted by a form that was opened earlier.
    """
    opened = _prints(data.get("seen", ""))
    kept, both = data.copy(), []
    for name in fresh.fields:
        now, then = initial_as_posted(fresh, name), opened.get(name)
        mine = typed(fresh, name, data)
        if then is None or _print(now) == then or mine == now:
            continue
        if _print(mine) == then:
            for key in mine:
                kept.pop(key, None)
            for key, values in now.items():
                kept.setlist(key, values)
        else:
            both.append(name)
    kept["seen"] = seen(fresh)
    return kept, both


def shown_value(form: forms.BaseForm, name: str) -> str:
    """What the record says in a field, as somebody reads it in the form."""
    field: Any = form.fields[name]
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(field.widget, forms.MultiWidget):
        return " ".join(part for part in field.widget.decompress(value) or [] if part)
    values = value if isinstance(value, list | tuple) else [value]
    named = {str(code): str(words) for code, words in getattr(field, "choices", ())}
    return ", ".join(named.get(str(one), str(one)) for one in values if one not in (None, ""))


def _prints(text: str) -> Mapping[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _tidy(posted: Posted) -> Posted:
    """Without what is empty, and with one kind of line end."""
    plain = {key: [value.replace("\r\n", "\n").strip() for value in values] for key, values in posted.items()}
    return {key: values for key, values in plain.items() if any(values)}


def _print(posted: Posted) -> str:
    return hashlib.sha256(json.dumps(posted, sort_keys=True).encode()).hexdigest()[:12]
