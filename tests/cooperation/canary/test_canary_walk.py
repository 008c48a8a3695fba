"""Nobody finds, by any address, method or format, what is not theirs; and no total tells of it.

WALK=whole walks every address as everybody; without it each route is walked
by those who see least, over a part of the agreements.
"""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from partners.models import Officer
from tests.cast import Cast
from tests.cooperation.canary.routes import NOBODY, Address, addresses, sampled
from tests.cooperation.canary.scene import Scene, visible_models
from tests.cooperation.canary.walk import Answer, Walker, unseen_keys, without

WHOLE = os.environ.get("WALK") == "whole"
READERS = ("nobody", "third_desk", "partner_approver", "guest", "admin", "auditor")
OUTSIDERS = ("nobody", "third_desk", "partner_approver")
WRITING = ("post", "put", "patch", "delete")
ON_PAGES = ("post", "delete")


@pytest.fixture
def scene(cast: Cast, settings: Any) -> Scene:
    """Everything on stage; whoever has no account may ask as often as the walk needs."""
    settings.API_ANONYMOUS_PER_MINUTE = 10**9
    return Scene(cast)


def listed(wrong: list[Any]) -> str:
    """Each finding on a line."""
    return "\n".join(str(one) for one in wrong)


def readers(scene: Scene, few: tuple[str, ...]) -> Iterator[tuple[str, Officer | None]]:
    """Who walks."""
    everybody: dict[str, Officer | None] = {"nobody": None, **scene.cast.everybody()}
    yield from ((name, one) for name, one in everybody.items() if WHOLE or name in few)


def way(scene: Scene, officer: Officer | None, turn: int) -> list[Address]:
    """The addresses that a reader walks."""
    walked = addresses(scene)
    return walked if WHOLE else sampled(walked, unseen_keys(scene, officer), turn)


def test_every_kind_of_record_is_on_stage(scene: Scene) -> None:
    missing = [model.__name__ for model in visible_models() if not model._base_manager.exists()]
    assert not missing


def test_nobody_finds_what_is_not_theirs_and_no_total_tells_of_it(scene: Scene) -> None:
    """Each reader walks twice: over everything, and over a database without what the reader may not see."""
    wrong, met = [], set()
    for turn, (name, officer) in enumerate(readers(scene, READERS)):
        walker, hidden = Walker(scene, officer), unseen_keys(scene, officer)
        answers: dict[Address, Answer] = {}
        for address in way(scene, officer, turn):
            answer = answers[address] = walker.ask(address)
            met |= answer.canaries
            wrong += [(name, one) for one in walker.strays(address, answer)]
            if answer.status >= 500:
                wrong.append((name, f"{address.full} {answer.status}"))
            if address.key in hidden and answer.status not in (404, 405, 302, 401):
                wrong.append((name, f"{address.full} answers {answer.status} out of sight"))
        if WHOLE or name in OUTSIDERS:
            wrong += [(name, one) for one in differing(walker, answers)]
    assert not wrong, listed(wrong)
    # The walk sees something: most of what is on stage is met by somebody.
    assert len(met) > len(scene.origins) * (0.8 if WHOLE else 0.5)


def differing(walker: Walker, answers: dict[Address, Answer]) -> Iterator[str]:
    """Addresses that answer otherwise once what is out of sight is gone."""
    with transaction.atomic():
        without(walker.officer)
        for address, before in answers.items():
            # A link shows its one item to whoever holds it; the feed is compared by its own test.
            if before.status == 200 and not address.token and address.name != "api-changes":
                after = walker.ask(address)
                if (after.status, after.lasting) != (before.status, before.lasting):
                    yield f"{address.full} tells of what is out of sight: {difference(before, after)}"
        transaction.set_rollback(True)


def difference(before: Answer, after: Answer) -> str:
    """Where two answers part."""
    one, other = before.lasting, after.lasting
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(other))
    return f"{after.status} {one[max(0, at - 80) : at + 60]!r} / {other[max(0, at - 20) : at + 60]!r}"


def test_wrong_methods_find_nothing_either(scene: Scene) -> None:
    """What is out of sight answers any method as what there is not."""
    wrong = []
    for turn, (name, officer) in enumerate(readers(scene, ("nobody", "third_approver"))):
        walker, hidden = Walker(scene, officer), unseen_keys(scene, officer)
        missing: dict[tuple[str, str], int] = {}
        walked = [one for one in way(scene, officer, turn) if not one.query]
        for address in sorted(walked, key=lambda one: one.key != NOBODY):
            for method in WRITING if WHOLE or address.name.startswith("api-") else ON_PAGES:
                answer = walker.ask(address, method)
                wrong += [(name, method, one) for one in walker.strays(address, answer)]
                if answer.status >= 500:
                    wrong.append((name, method, f"{address.full} {answer.status}"))
                if address.key == NOBODY:
                    missing[address.name, method] = answer.status
                elif address.key in hidden and missing[address.name, method] != answer.status:
                    wrong.append((name, method, f"{address.full} {answer.status}, not {missing[address.name, method]}"))
    assert not wrong, listed(wrong)


def test_a_program_with_a_token_finds_no_more_than_its_officer(scene: Scene) -> None:
    wrong, met = [], {}
    for officer in (scene.cast.service, scene.cast.third_desk):
        walker = Walker(scene, officer, scene.tokens[officer.name])
        walked = [one for one in way(scene, officer, 0) if one.name.startswith("api-")]
        answers = [(address, walker.ask(address)) for address in walked]
        wrong += [one for address, answer in answers for one in walker.strays(address, answer)]
        wrong += [address.full for address, answer in answers if answer.status >= 500]
        met[officer.name] = set().union(*(answer.canaries for _, answer in answers))
    assert not wrong, listed(wrong)
    assert len(met["Service"]) > 100


def test_the_feed_tells_of_what_was_in_sight_and_of_nothing_else(scene: Scene) -> None:
    """Also of what left, by its identifier alone; what never was in sight leaves no trace but a gap in positions."""
    was_in_sight = {"UKR mistaken", "UKR withdrawn", "UKR marked"}
    keys = scene.keys()
    for _, officer in readers(scene, OUTSIDERS):
        hidden = unseen_keys(scene, officer) - {keys[name] for name in was_in_sight}
        answer = Walker(scene, officer).ask(Address("api-changes", "/api/v1/changes/", "?limit=1000"))
        told = json.loads(answer.body)["results"]
        assert told and not {one["id"] for one in told} & hidden
        assert not {one["agreement"].split("/")[-2] for one in told if one["agreement"]} & hidden
        for one in told:
            if one["kind"] == "left":
                assert not any(one[name] for name in ("at", "before", "after", "state", "agreement")), one
