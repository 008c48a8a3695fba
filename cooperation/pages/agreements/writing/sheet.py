"""One page with one form: filled from the record or from its draft, sent once, returned filled."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.meanwhile import merged, seen, shown_value
from cooperation.pages.agreements.writing.said import field_word
from cooperation.pages.base import page
from cooperation.pages.drafts import draft_done, draft_of, draft_url
from cooperation.pages.forms import Attempt, attempt, once
from cooperation.words.dates import instant_words
from partners.models import Officer
from partners.records.errors import Malformed, Stale
from partners.records.roots import Root

# Columns that follow from what somebody did, which is told by itself.
_FOLLOWING = frozenset({"corrected_at", "mistake_at"})
TEMPLATE = "agreements/writing/form.html"


class Sheet:
    """A form on a page. `make(root, data)` builds it: unbound without data, filled from the root as it is.

    `do(form, version)` of `answer` calls the service and returns the address to go on to.
    """

    def __init__(
        self,
        request: HttpRequest,
        make: Callable[[Any, QueryDict | None], CarefulForm],
        *,
        key: str,
        root: Root | None = None,
        template: str = TEMPLATE,
        **context: Any,
    ) -> None:
        self.request, self.make, self.key, self.root = request, make, key, root
        self.template, self.context = template, context
        self.told = False  # What others changed meanwhile.

    def answer(self, do: Callable[[Any, int], str]) -> HttpResponse:
        """Show the form, or do what it asks: 303 onward when done, else the form with what is wrong."""
        if self.request.method != "POST":
            return self._show(self._opened())
        if "forget" in self.request.GET:
            draft_done(self.request.user, self.key)
            return see(self._own_address())
        form = self.make(self.root, self.request.POST)
        if not form.is_valid():
            return self._show(form, 400)
        with attempt(form) as tried:
            address = once(self.request, lambda: do(form, self._version()))
        if tried.done:
            draft_done(self.request.user, self.key)
            return see(address)
        return self._refused(form, tried)

    def _own_address(self, *more: str) -> str:
        query = self.request.GET.copy()
        query.pop("forget", None)
        text = "&".join([*filter(None, [query.urlencode()]), *more])
        return f"{self.request.path}?{text}" if text else self.request.path

    def _version(self) -> int:
        if self.root is None:
            return 0
        text = self.request.POST.get("version", "")
        if not text.isdecimal():
            raise Malformed({"version": ["required"]})
        return int(text)

    def _version_read(self) -> int | str:
        """The version that the form was filled on: a form that comes back speaks of the one it was sent with."""
        if self.root is None:
            return ""
        sent = self.request.POST.get("version", "") if not self.told else ""
        return sent if sent.isdecimal() else self.root.version

    def _opened(self) -> CarefulForm:
        fresh = self.make(self.root, None)
        draft = draft_of(self.request.user, self.key)
        if not draft:
            return fresh
        data = QueryDict(mutable=True)
        for name, values in draft.items():
            data.setlist(name, values)
        data, both = merged(fresh, data)
        form = self.make(self.root, data)
        form.full_clean()
        form.errors.clear()
        self.context |= {
            "forget_url": self._own_address("forget"),
            "both_changed": _both(self.make(self.root, None), both),
        }
        return form

    def _refused(self, form: CarefulForm, tried: Attempt) -> HttpResponse:
        if isinstance(tried.error, Stale) and self.root is not None:
            self.root.refresh_from_db()
            self.told = True
            data, both = merged(self.make(self.root, None), self.request.POST)
            form = self.make(self.root, data)
            form.is_valid()
            changes = list(changes_told(self.request.user, tried.error))
            form.add_error(None, _stale_words(changes))
            self.context |= {"changes": changes, "both_changed": _both(self.make(self.root, None), both)}
        return self._show(form, tried.status)

    def _show(self, form: CarefulForm, status: int = 200) -> HttpResponse:
        form.wanted = self.request.GET.get("field", "")
        self.context.setdefault("actions", {})["draft"] = len(form.fields) > 1
        return page(
            self.request,
            self.template,
            status=status,
            form=form,
            sections=list(form.sections()),
            draft_url=draft_url(self.key),
            submission=uuid4(),
            seen=form.data.get("seen") or seen(self.make(self.root, None)),
            version=self._version_read(),
            **({"refused_title": _("This cannot be done yet")} if status == 409 else {}),
            **self.context,
        )


def see(address: str) -> HttpResponseRedirect:
    """On to another page, which is then read."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def changes_told(officer: Any, error: Stale) -> Iterable[dict[str, str]]:
    """Who changed what meanwhile, when, in words; of the other side no names."""
    who = {row["officer"] for row in error.changes if row["officer"]}
    names = dict(Officer.objects.visible_to(officer).filter(pk__in=who).values_list("pk", "name"))
    for row in error.changes:
        words = [field_word(name) for name in row["fields"] if field_word(name) and name not in _FOLLOWING]
        yield {
            "field": ", ".join(words) or _("Something that belongs to it"),
            "who": names.get(row["officer"]) or _("The other side"),
            "when": instant_words(row["at"]),
        }


def _stale_words(changes: list[dict[str, str]]) -> str:
    who = ", ".join(dict.fromkeys(row["who"] for row in changes))
    if not who:
        return _("Somebody changed this meanwhile. What you typed is kept: look at it again, then save.")
    return _("%(who)s changed this meanwhile. What you typed is kept: look at it again, then save.") % {"who": who}


def _both(fresh: BaseForm, names: list[str]) -> list[dict[str, str]]:
    """The fields that two officers changed: what they are called and what the record says now."""
    return [{"label": str(fresh[name].label), "now": shown_value(fresh, name)} for name in names]
