"""Forms and services: what a service refuses comes back to the form, filled, with every reason."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cooperation.words import fault, say
from partners.models import Officer
from partners.records.errors import Malformed, RecordError, Refused, Stale
from partners.records.submissions import submission_answer, submission_claim


@dataclass
class Attempt:
    """How a service took what a form sent: done, or why not and with which status to answer."""

    done: bool = False
    status: int = 200
    error: RecordError | None = None


@contextmanager
def attempt(form: BaseForm) -> Iterator[Attempt]:
    """Run a service inside; what it refuses lands on the form instead of climbing."""
    tried = Attempt()
    try:
        yield tried
        tried.done = True
    except (Malformed, Refused, Stale) as error:
        tried.status, tried.error = error.status, error
        for name, message in sentences(error):
            form.add_error(name if name in form.fields else None, message)


def sentences(error: RecordError) -> Iterator[tuple[str | None, ValidationError]]:
    """What a service refused, field by field or for the whole form."""
    if isinstance(error, Malformed):
        for name, codes in error.fields.items():
            for code in codes:
                yield name, ValidationError(fault(code), code=code)
    elif isinstance(error, Refused):
        for condition in error.conditions:
            message = _("Still missing: %(what)s") % {"what": say(condition)}
            yield None, ValidationError(message, code=condition.code)
    elif isinstance(error, Stale):
        yield None, ValidationError(stale_sentence(error), code="stale")


def stale_sentence(error: Stale) -> str:
    """Who changed what since the page was opened, in a sentence."""
    who = {row["officer"] for row in error.changes if row["officer"]}
    names = sorted(Officer.objects.filter(pk__in=who).values_list("name", flat=True))
    fields = sorted({name for row in error.changes for name in row["fields"]})
    if names and fields:
        return _("Changed meanwhile by %(who)s: %(fields)s. Look again, then save.") % {
            "who": ", ".join(names),
            "fields": ", ".join(fields),
        }
    return _("Somebody changed this meanwhile. Look again, then save.")


def once(request: HttpRequest, do: Callable[[], str]) -> str:
    """Do what a form asks, once: a second submit of the very same gets the address the first one led to.

    `do` returns the address to go on to. What it raises undoes everything.
    """
    officer: Any = request.user
    submission = request.POST.get("submission", "")[:40]
    if not submission:
        return do()
    sent = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    digest = hashlib.sha256(f"{request.path}\n{sent}".encode()).hexdigest()
    key = f"{submission}:{digest[:32]}"
    with transaction.atomic():
        earlier = submission_claim(officer=officer, key=key, digest=digest)
        if earlier is not None:
            return str(earlier.answer or request.path)
        address = do()
        submission_answer(officer=officer, key=key, answer=address)
    return address
