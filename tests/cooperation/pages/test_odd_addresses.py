"""An address that no record can have is not found, whoever asks; it never breaks."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.cooperation.pages.looking import look


@pytest.mark.parametrize("path", ["/activities/%00/", "/meetings/%00/", "/agreements/?q=%00", "/partners/%00/phase/"])
def test_a_nul_in_an_address_is_not_found(cast: Cast, path: str) -> None:
    assert look(cast.desk, path).status_code == 404
    assert Client().get("/public/agreements/%00/").status_code == 404
