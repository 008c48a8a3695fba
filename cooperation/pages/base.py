"""What every page shares: who may open it, its frame, and how it is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from partners.records.record import PUBLIC, Reader

View = Callable[..., HttpResponse]
V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def signed_in(view: V) -> V:
    """A page for officers: anyone else signs in first and comes back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_active):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return cast(V, guarded)


def reader_of(request: HttpRequest) -> Reader:
    """Who reads this page: the officer, or the public."""
    user: Any = request.user
    return user if user.is_authenticated and user.is_active else PUBLIC


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Answer with a page; its `heading` also gives the title."""
    return render(request, template, context, status=status)
