"""Every address of the product.

Routes are read from the resolver. One that takes values and is not in `VALUES`
fails the walk, so that no address is added without being walked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.cooperation.canary.found import NOBODY
from tests.cooperation.canary.queries import QUERIES
from tests.cooperation.canary.scene import Scene
from tests.cooperation.canary.values import VALUES

# Who holds the code of a print is led by it, as by a link.
BY_CODE = ("check_code", "api-print")
# Addresses that one walk tries of a route that takes anything but an agreement, or of the ways to ask a list.
FEW = 2


@dataclass(frozen=True)
class Address:
    """One address: the name of its route, and what was put into it."""

    name: str
    url: str
    query: str = ""
    key: str = ""
    token: str = ""

    @property
    def full(self) -> str:
        """As it is asked for."""
        return self.url + self.query


def names(resolver: Any = None) -> Iterator[str]:
    """The name of every route."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one)
        elif isinstance(one, URLPattern):
            yield str(one.name)


@cache
def addresses(scene: Scene) -> list[Address]:
    """Every address. Raises AssertionError for a route that nobody told what to put into it."""
    found = []
    for name in names():
        for values in VALUES.get(name, lambda scene: [{}])(scene):
            try:
                url = reverse(name, kwargs=values)
            except NoReverseMatch:
                raise AssertionError(f"the route {name} is not in the walk: say in VALUES what it takes") from None
            token = values.get("token") or (values.get("code") if name in BY_CODE else "")
            told = {"key": str(values.get("key", "")), "token": str(token or "")}
            found += [Address(name, url, query, **told) for query in QUERIES.get(name, ("",))]
    return found


def sampled(walked: list[Address], unseen: set[str], turn: int, missing: bool) -> list[Address]:
    """A part of the addresses, others with each turn and route, so that a walk by the whole cast meets them all.

    Of those beneath a record, for each route one that is out of sight, one in
    sight and, where `missing`, one that there is not; of those that take
    something else, and of the ways to ask of those that take nothing, a few.
    """
    by_route: dict[str, list[Address]] = {}
    for one in walked:
        by_route.setdefault(one.name, []).append(one)
    found = []
    for place, rows in enumerate(by_route.values()):
        at = turn * 5 + place * 3
        beneath = [one for one in rows if one.key]
        hidden = [one for one in beneath if one.key in unseen]
        shown = [one for one in beneath if one.key not in unseen and one.key != NOBODY]
        found += [one for one in beneath if missing and one.key == NOBODY][:1]
        found += [*turned(hidden, at, 1), *turned(shown, at, 1)]
        found += turned([one for one in rows if not one.key], at, FEW)
    return found


def turned(group: list[Address], at: int, count: int) -> list[Address]:
    """At most `count` of a group, from the place `at` on and round."""
    return [group[(at + step) % len(group)] for step in range(min(count, len(group)))]
