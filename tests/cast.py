"""The fixed cast: officers of two sides, a third state's, each role, a guest, a service account.

`cast` works in a test that rolls back (`db`) and in one that commits (`committed_db`).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password

from agreements.instruments.agreement import Agreement
from partners.models import Officer, Party, Role
from tests import walks

TODAY = dt.date(2026, 11, 22)
PASSWORD = "correct horse battery staple"
_HASH = make_password(PASSWORD)

_STATES = {
    "UKR": ("UA", "Ukraine", "Ukraine"),
    "GBR": ("GB", "United Kingdom", "Royaume-Uni"),
    "POL": ("PL", "Poland", "Pologne"),
    "LVA": ("LV", "Latvia", "Lettonie"),
    "EST": ("EE", "Estonia", "Estonie"),
    "USA": ("US", "United States", "États-Unis"),
}
# The attribute by which a test knows an officer, the party and the role. Estonia and the United States have none.
_OFFICERS = {
    "desk": ("UKR", Role.DESK),
    "other_desk": ("UKR", Role.DESK),
    "liaison": ("UKR", Role.LIAISON),
    "approver": ("UKR", Role.APPROVER),
    "other_approver": ("UKR", Role.APPROVER),
    "minister": ("UKR", Role.MINISTER),
    "auditor": ("UKR", Role.AUDITOR),
    "admin": ("UKR", Role.ADMINISTRATOR),
    "service": ("UKR", Role.SERVICE),
    "own_guest": ("UKR", Role.GUEST),
    "partner_desk": ("GBR", Role.DESK),
    "partner_liaison": ("GBR", Role.LIAISON),
    "partner_approver": ("GBR", Role.APPROVER),
    "third_desk": ("POL", Role.DESK),
    "third_approver": ("POL", Role.APPROVER),
    "guest": ("LVA", Role.GUEST),
}


class Cast:
    """Who is on stage; attributes are officers, `party(code)` the parties."""

    desk: Officer
    other_desk: Officer
    liaison: Officer
    approver: Officer
    other_approver: Officer
    minister: Officer
    auditor: Officer
    admin: Officer
    service: Officer
    own_guest: Officer
    partner_desk: Officer
    partner_liaison: Officer
    partner_approver: Officer
    third_desk: Officer
    third_approver: Officer
    guest: Officer
    today = TODAY
    password = PASSWORD

    def __init__(self) -> None:
        self._parties = _parties()
        made = {
            name: self._officer(code, role, email=f"{name}@{code.lower()}.example", password=_HASH)
            for name, (code, role) in _OFFICERS.items()
        }
        Officer.objects.bulk_create(made.values())
        for name, officer in made.items():
            setattr(self, name, officer)

    def party(self, code: str) -> Party:
        """A party on stage."""
        return self._parties[code]

    def officer(self, code: str, *roles: str, email: str, **fields: Any) -> Officer:
        """One more officer."""
        made = self._officer(code, *roles, email=email, **fields)
        made.set_password(PASSWORD)
        made.save()
        return made

    def _officer(self, code: str, *roles: str, email: str, **fields: Any) -> Officer:
        fields = {"name": email.split("@")[0].replace("_", " ").title(), "clearance": 0, **fields}
        return Officer(email=email, party=self.party(code), roles=list(roles), **fields)

    def everybody(self) -> dict[str, Officer]:
        """Every officer by attribute."""
        return {name: getattr(self, name) for name in _OFFICERS}

    def record(self, partner: str = "GBR", *, audience: str = "national", **entry: Any) -> Agreement:
        """An agreement that exists, recorded by the desk officer of Ukraine, and seen by `audience`."""
        return walks.recorded(self, partner, audience, **entry)

    def widened(self, agreement: Agreement, to: str) -> Agreement:
        """An agreement of Ukraine, seen from now on by `to`: asked for, and decided by an approver."""
        return walks.widened(self, walks.fresh(agreement), to)

    def prepared(
        self,
        at: str = "concept",
        *,
        partner: str = "GBR",
        way: str = "officer",
        binding: bool = True,
        audience: str = "",
        values: Mapping[str, Any] | None = None,
    ) -> Agreement:
        """An agreement prepared by Ukraine and walked by services to the status `at`.

        `way` says how the partner acts: by its `officer`, by `link`, or as
        `reported` by us; the last two need a partner without officers here,
        such as EST. `audience` widens it at the end (`parties`, `public`).
        """
        return walks.prepared(self, at, partner=partner, way=way, binding=binding, audience=audience, values=values)


def _parties() -> dict[str, Party]:
    """Every party on stage, made where it is not there yet."""
    there = {one.code: one for one in Party.objects.filter(code__in=(*_STATES, "EU"))}
    new = [_party(code) for code in (*_STATES, "EU") if code not in there]
    return there | {one.code: one for one in Party.objects.bulk_create(new)}


def _party(code: str) -> Party:
    if code == "EU":
        return Party(code=code, kind="organisation", name_en="European Union", name_fr="Union européenne")
    alpha2, english, french = _STATES[code]
    return Party(code=code, alpha2=alpha2, name_en=english, name_fr=french)


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Cast:
    """The cast, in whichever database the test uses."""
    request.getfixturevalue("committed_db" if "committed_db" in request.fixturenames else "db")
    return Cast()


@pytest.fixture
def today() -> dt.date:
    """The legal day of the tests."""
    return TODAY
