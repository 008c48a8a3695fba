"""Every cell (from, to, role, side) of both lifecycles: allowed exactly where the table says, refused otherwise."""

import datetime as dt

import pytest
from django.db import transaction

from agreements.instruments.agreement import Agreement
from agreements.instruments.moving import agreement_offers, agreement_step
from agreements.instruments.steps import BINDING, NON_BINDING
from partners.models import Officer
from partners.records.errors import Forbidden, Malformed, RecordError, Refused
from partners.records.lifecycle import Situation
from tests.agreements.instruments.lifecycle_table import GIVEN, ROLES, STATUSES, TABLES, Cell
from tests.cast import Cast
from tests.walks import BINDING_WAY, NON_BINDING_WAY

# Of the same role and side as another.
SECOND = ("other_desk", "other_approver", "third_approver")
ROUTES = {"binding": BINDING, "non_binding": NON_BINDING}
OWNER, OTHER = 1, 2
AFTER = ("suspended", "terminated", "superseded", "expired", "abandoned")
WALKED = [
    *(("binding", status) for status in (*BINDING_WAY, "provisionally_applied", *AFTER)),
    *(("non_binding", status) for status in (*NON_BINDING_WAY, *AFTER)),
]


@pytest.mark.parametrize("route", ROUTES)
def test_every_cell_of_the_table(route: str) -> None:
    wrong = []
    for source in STATUSES:
        for target in STATUSES:
            for role in ROLES:
                for side, party in (("owner", OWNER), ("other", OTHER)):
                    cell = TABLES[route].get((source, target))
                    found = asked(route, Situation(source, party, OWNER, frozenset({role})), target)
                    if found != expected(cell, role, side):
                        wrong.append((source, target, role, side, found))
    assert not wrong


def asked(route: str, situation: Situation, target: str) -> str:
    """What the product's own table answers."""
    try:
        ROUTES[route].step_to(target, situation)
    except RecordError as error:
        return type(error).__name__
    return "allowed"


def expected(cell: Cell | None, role: str, side: str) -> str:
    """What it should."""
    if cell is None:
        return "Refused"
    return "allowed" if role in cell.roles and side in cell.sides else "Forbidden"


@pytest.mark.parametrize(("route", "status"), WALKED)
def test_the_service_does_what_the_table_says(cast: Cast, route: str, status: str) -> None:
    """An officer of each role and side asks for every status, on an agreement that both sides see."""
    agreement = cast.prepared(status, binding=route == "binding", audience="parties")
    assert agreement.audience == "parties"
    wrong = {}
    officers = {name: one for name, one in cast.everybody().items() if name not in SECOND}
    for name, officer in officers.items():
        for target in STATUSES:
            cell = TABLES[route].get((status, target))
            found, due = attempted(officer, agreement, target, cell, cast.today), should(officer, target, cell)
            if found != due:
                wrong[name, target] = (found, due)
    assert not wrong
    for (source, target), cell in TABLES[route].items():
        if source == status and cell.needs:
            officer = cast.approver if "approver" in cell.roles else cast.desk
            assert asked_for(officer, agreement, target, cast.today) == {
                **{name: ["required"] for name in cell.needs},
                "surprise": ["unknown_field"],
            }


def attempted(officer: Officer, agreement: Agreement, to: str, cell: Cell | None, today: dt.date) -> tuple[str, ...]:
    """What the service answers; whatever it did is taken back."""
    inputs = {name: GIVEN[name] for name in (cell.needs if cell else ())}
    given = {"to": to, "expected_version": agreement.version, "inputs": inputs}
    try:
        with transaction.atomic():
            agreement_step(officer=officer, today=today, agreement=agreement, **given)
            reached = Agreement.objects.get(pk=agreement.pk).status
            transaction.set_rollback(True)
            return ("done", reached)
    except Refused as error:
        return ("Refused", *(one.code for one in error.conditions))
    except Forbidden as error:
        return ("Forbidden", error.condition.code)
    except RecordError as error:
        return (type(error).__name__,)


def asked_for(officer: Officer, agreement: Agreement, to: str, today: dt.date) -> dict[str, list[str]]:
    """What the service says is wrong with the inputs, given none of those it needs and one that it does not know."""
    given = {"to": to, "expected_version": agreement.version, "inputs": {"surprise": "x"}}
    with pytest.raises(Malformed) as caught:
        agreement_step(officer=officer, today=today, agreement=agreement, **given)
    return caught.value.fields


def should(officer: Officer, target: str, cell: Cell | None) -> tuple[str, ...]:
    """What it should answer, on an agreement of Ukraine shared with the United Kingdom."""
    (role,) = officer.roles
    if officer.party.code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role not in ("desk_officer", "liaison_officer", "approver"):
        return ("Forbidden", "role")
    if cell is None:
        return ("Refused", "no_such_step")
    side = "owner" if officer.party.code == "UKR" else "other"
    if role not in cell.roles or side not in cell.sides:
        return ("Forbidden", "step_role")
    return ("Refused", *cell.missing) if cell.missing else ("done", target)


@pytest.mark.parametrize(
    ("route", "status"), [("binding", "concept"), ("binding", "negotiating"), ("binding", "in_force")]
)
def test_a_button_is_offered_only_to_whoever_may(cast: Cast, route: str, status: str) -> None:
    agreement = cast.prepared(status, audience="parties")
    for officer in cast.everybody().values():
        offered = {one.step.target: one.allowed for one in agreement_offers(officer, agreement, cast.today)}
        for (source, target), cell in TABLES[route].items():
            if source == status:
                answer = should(officer, target, cell)[0]
                assert offered.get(target, False) == (answer in ("done", "Refused")), (officer.email, target)


def test_public_agreements_are_in_sight_of_a_third_state_and_not_its_to_move(cast: Cast) -> None:
    agreement = cast.prepared("in_force", audience="public")
    for officer in (cast.third_desk, cast.third_approver):
        with pytest.raises(Forbidden) as caught:
            given = {"to": "suspended", "expected_version": agreement.version, "inputs": {}}
            agreement_step(officer=officer, today=cast.today, agreement=agreement, **given)
        assert caught.value.condition.code == "not_a_party"
        assert agreement_offers(officer, agreement, cast.today) == []


def test_whoever_only_wrote_about_two_others_moves_nothing(cast: Cast) -> None:
    agreement = cast.record(parties=["GBR", "POL"])
    with pytest.raises(Forbidden) as caught:
        given = {"to": "suspended", "expected_version": agreement.version, "inputs": GIVEN}
        agreement_step(officer=cast.approver, today=cast.today, agreement=agreement, **given)
    assert caught.value.condition.code == "not_a_party"
    assert agreement_offers(cast.approver, agreement, cast.today) == []
