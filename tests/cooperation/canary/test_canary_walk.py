"""Nobody finds, by any address, method or format, what is not theirs; and no total tells of it."""

from collections import Counter

import pytest

from partners.models import Officer
from tests.cast import Cast
from tests.cooperation.canary.routes import addresses
from tests.cooperation.canary.scene import Scene, visible_models
from tests.cooperation.canary.walk import Walker


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """Everything on stage."""
    return Scene(cast)


def test_every_kind_of_record_is_on_stage(scene: Scene) -> None:
    missing = [model.__name__ for model in visible_models() if not model._base_manager.exists()]
    assert not missing


def test_walk(scene: Scene, settings) -> None:
    import time

    settings.API_ANONYMOUS_PER_MINUTE = 10**9
    found, times, met = [], Counter(), set()
    walked = addresses(scene)
    print(len(walked))
    people: dict[str, Officer | None] = {"nobody": None, **scene.cast.everybody()}
    for name, officer in people.items():
        walker = Walker(scene, officer)
        began = time.time()
        statuses = Counter()
        for address in walked:
            t = time.time()
            answer = walker.ask(address)
            times[address.name] += time.time() - t
            statuses[answer.status] += 1
            if answer.status >= 500:
                found.append((name, address.full, answer.status))
            met |= answer.canaries
            found += [(name, one) for one in walker.strays(address, answer)]
        print(name, time.time() - began, statuses)
    print(times.most_common(40), {k: round(times[k]/v/17,3) for k,v in Counter(a.name for a in walked).items()})
    for one in found:
        print(one)
    print(
        len(met),
        Counter(" ".join((o.where.split() or ["x"])[::2][:2]) for w, o in scene.origins.items() if w not in met),
    )
    assert not found
