"""Who walks, and over which addresses.

WALK=whole walks every address as everybody; without it each route is walked
by those who see least, over a part of the agreements.
"""

import os
from collections.abc import Iterator
from typing import Any

from partners.models import Officer
from tests.cooperation.canary.routes import Address, addresses, sampled
from tests.cooperation.canary.scene import Scene
from tests.cooperation.canary.walk import unseen_keys

WHOLE = os.environ.get("WALK") == "whole"


def listed(wrong: list[Any]) -> str:
    """Each finding on a line."""
    return "\n".join(str(one) for one in wrong)


def readers(scene: Scene, few: tuple[str, ...]) -> Iterator[tuple[str, Officer | None]]:
    """Who walks."""
    everybody: dict[str, Officer | None] = {"nobody": None, **scene.cast.everybody()}
    yield from ((name, one) for name, one in everybody.items() if WHOLE or name in few)


def way(scene: Scene, officer: Officer | None, turn: int, *, missing: bool = True) -> list[Address]:
    """The addresses that a reader walks; those that there are not only where `missing`."""
    walked = addresses(scene)
    return walked if WHOLE else sampled(walked, unseen_keys(scene, officer), turn, missing)
