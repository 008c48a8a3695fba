"""The second factor that must be set up before anything else."""

from django.http import HttpRequest

from partners.models import Officer
from partners.people.second_factor import second_factor_missing

_MARK = "second_factor_missing"


def require_second_factor(request: HttpRequest, officer: Officer) -> None:
    """Note in the session whether its officer must still set one up."""
    if second_factor_missing(officer):
        request.session[_MARK] = True
    else:
        request.session.pop(_MARK, None)


def must_set_up(request: HttpRequest) -> bool:
    """Whether this session is good for setting up a second factor alone."""
    return bool(request.session.get(_MARK))
