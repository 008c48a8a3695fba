"""Nobody finds, by any address or format, what is not theirs; and no total tells of it."""

from collections.abc import Iterator

from django.db import transaction

from tests.cooperation.canary.canaries import visible_models
from tests.cooperation.canary.readers import WHOLE, listed, readers, way
from tests.cooperation.canary.routes import Address, addresses, names
from tests.cooperation.canary.scene import Scene
from tests.cooperation.canary.walk import Answer, Walker, unseen_keys, without

OUTSIDERS = ("nobody", "third_desk", "partner_approver")
# They see most of their own party, or one agreement: what they may not see is little, so they walk once.
INSIDERS = ("guest", "admin", "auditor")
# These see next to nothing, as outsiders do, and share the routes between them.
SHARING = ("guest", "admin")


def test_every_kind_of_record_is_on_stage(scene: Scene) -> None:
    missing = [model.__name__ for model in visible_models() if not model._base_manager.exists()]
    assert not missing


def test_every_route_is_in_the_walk(scene: Scene) -> None:
    """A route that takes something nobody named raises."""
    assert {one.name for one in addresses(scene)} == set(names())


def test_outsiders_find_nothing_and_no_total_tells_of_it(scene: Scene) -> None:
    """Each walks twice: over everything, and over a database without what the reader may not see."""
    wrong = []
    for turn, (name, officer) in enumerate(readers(scene, OUTSIDERS)):
        walker = Walker(scene, officer)
        answers = asked(walker, way(scene, officer, turn, missing=False))
        wrong += [(name, one) for one in (*faults(walker, answers), *differing(walker, answers))]
    assert not wrong, listed(wrong)


def test_insiders_find_what_is_theirs_and_no_more(scene: Scene) -> None:
    wrong, met = [], set()
    for turn, (name, officer) in enumerate(readers(scene, INSIDERS), len(OUTSIDERS)):
        walker = Walker(scene, officer)
        answers = asked(walker, shared_way(name, way(scene, officer, turn, missing=False)))
        wrong += [(name, one) for one in faults(walker, answers)]
        met |= set().union(*(answer.canaries for answer in answers.values()))
    assert not wrong, listed(wrong)
    # The walk sees something: much of what is on stage is met by somebody, though each route by few.
    assert len(met) > len(scene.origins) * (0.8 if WHOLE else 0.4)


def shared_way(name: str, walked: list[Address]) -> list[Address]:
    """The part of this reader where two share the routes: each route has one of them."""
    if WHOLE or name not in SHARING:
        return walked
    mine = sorted({one.name for one in walked})[SHARING.index(name) :: len(SHARING)]
    return [one for one in walked if one.name in mine]


def asked(walker: Walker, walked: list[Address]) -> dict[Address, Answer]:
    """What each address answers."""
    return {address: walker.ask(address) for address in walked}


def faults(walker: Walker, answers: dict[Address, Answer]) -> Iterator[str]:
    """Words that are not the reader's, errors, and addresses that answer although they are out of sight."""
    hidden = unseen_keys(walker.scene, walker.officer)
    for address, answer in answers.items():
        yield from walker.strays(address, answer)
        if answer.status >= 500:
            yield f"{address.full} {answer.status}"
        if address.key in hidden and answer.status not in (404, 405, 302, 401):
            yield f"{address.full} answers {answer.status} out of sight"


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
