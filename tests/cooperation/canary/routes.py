"""Every address of the product.

Routes are read from the resolver. One that takes values and is not in `VALUES`
fails the walk, so that no address is added without being walked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.cooperation.canary.found import NOBODY
from tests.cooperation.canary.queries import QUERIES
from tests.cooperation.canary.scene import Scene
from tests.cooperation.canary.values import VALUES

# Who holds the code of a print is led by it, as by a link.
BY_CODE = ("check_code", "api-print")


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


def sampled(walked: list[Address], unseen: set[str], turn: int) -> list[Address]:
    """Of the addresses beneath agreements, for each route two that are out of sight, one in sight and one that there
    is not; others with each turn and route, so that a walk by the whole cast meets them all."""
    found = [one for one in walked if not one.key or one.name == "draft"]
    by_route: dict[str, list[Address]] = {}
    for one in walked:
        if one.key and one.name != "draft":
            by_route.setdefault(one.name, []).append(one)
    for place, rows in enumerate(by_route.values()):
        hidden = [one for one in rows if one.key in unseen]
        shown = [one for one in rows if one.key not in unseen and one.key != NOBODY]
        at = turn * 5 + place * 3
        found += [one for one in rows if one.key == NOBODY][:1]
        found += [
            group[(at + step) % len(group)]
            for group, count in ((hidden, 2), (shown, 1))
            if group
            for step in range(count)
        ]
    return found
