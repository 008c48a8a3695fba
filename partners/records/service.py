"""What makes a function a service: the one door through which writes enter.

A service is keyword-only, is the transaction, and tells the database on whose
behalf it writes, so that the history knows without being told by each caller.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import IntegrityError, connection, transaction

from partners.records.errors import Condition, Refused

P = ParamSpec("P")
T = TypeVar("T")

# The identifier under which the faces know the present request, if there is one.
request_id: ContextVar[str] = ContextVar("request_id", default="")


class Actor(Protocol):
    """Whoever writes: an officer, by key."""

    pk: Any


@contextmanager
def writing_as(officer: Actor | None) -> Iterator[None]:
    """A transaction whose changes the history ascribes to `officer` (None: the system)."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('entente.officer', %s, true), set_config('entente.request', %s, true)",
                [str(officer.pk) if officer else "", request_id.get()],
            )
        yield


def service(function: Callable[P, T]) -> Callable[P, T]:
    """Run `function` as one transaction in the name of its `officer`.

    A constraint of the database that refuses becomes Refused with the
    constraint's name as its code.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        if args:
            raise TypeError(f"{function.__name__} takes keyword arguments only")
        officer: Any = kwargs.get("officer")
        try:
            with writing_as(officer):
                return function(**kwargs)  # type: ignore[call-arg]
        except IntegrityError as error:
            name = _constraint(error)
            if not name:
                raise
            raise Refused([Condition(name)]) from error

    return call


def _constraint(error: IntegrityError) -> str:
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or ""
