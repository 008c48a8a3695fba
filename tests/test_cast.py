"""The cast can be brought to any status, in each way."""

import pytest

from tests.cast import Cast
from tests.walks import BINDING_WAY, NON_BINDING_WAY

AFTER = ("suspended", "terminated", "superseded", "expired", "abandoned")


@pytest.mark.parametrize("status", [*BINDING_WAY, "provisionally_applied", *AFTER])
def test_binding_agreements_reach_every_status(cast: Cast, status: str) -> None:
    assert cast.prepared(status).status == status


@pytest.mark.parametrize("status", [*NON_BINDING_WAY, *AFTER])
def test_non_binding_texts_reach_every_status(cast: Cast, status: str) -> None:
    assert cast.prepared(status, binding=False).status == status


@pytest.mark.parametrize("audience", ["national", "parties", "public"])
def test_recorded_agreements_have_any_audience(cast: Cast, audience: str) -> None:
    assert cast.record(audience=audience).audience == audience


def test_agreements_exist_whose_status_is_not_known(cast: Cast) -> None:
    assert cast.record(acts=()).status == "unknown"
