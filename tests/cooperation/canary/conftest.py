"""Everything on stage."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.cooperation.canary.scene import Scene


@pytest.fixture
def scene(cast: Cast, settings: Any) -> Scene:
    """Everything on stage; whoever has no account may ask as often as the walk needs."""
    settings.API_ANONYMOUS_PER_MINUTE = 10**9
    return Scene(cast)
