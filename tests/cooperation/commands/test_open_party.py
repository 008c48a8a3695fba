"""The operator opens a party, and prints links where mail does not arrive."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from partners.models import Officer, Role
from tests.cast import Cast


def printed(*words: str) -> list[str]:
    """The lines that a command prints."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue().splitlines()


def test_a_party_is_opened_once_and_its_link_works(cast: Cast, client: Client) -> None:
    link = printed("open_party", "est", "first@est.example", "--name", "Mari Tamm", "--language", "fr")[-1]
    assert Officer.objects.get(email="first@est.example").roles == [Role.ADMINISTRATOR]
    answer = client.get(link.split("/", 3)[-1].join(["/", ""]), follow=True)
    assert answer.status_code == 200 and not answer.context.get("token_fail")
    with pytest.raises(CommandError, match="no officer"):
        printed("open_party", "EST", "second@est.example", "--name", "B")


@pytest.mark.parametrize(("code", "address"), [("QQQ", "a@b.example"), ("EST", "nobody")])
def test_what_is_wrong_is_said_in_a_line(cast: Cast, code: str, address: str) -> None:
    with pytest.raises(CommandError) as error:
        printed("open_party", code, address, "--name", "B")
    assert "\n" not in str(error.value)


def test_a_link_is_printed_for_whoever_has_no_password_and_nothing_else(cast: Cast) -> None:
    printed("open_party", "EST", "first@est.example", "--name", "Mari Tamm")
    lines = printed("invitation_link", "First@est.example")
    assert len(lines) == 1 and "/account/password/reset/key/" in lines[0]
    for address in (cast.desk.email, "nobody@nowhere.example"):
        with pytest.raises(CommandError):
            printed("invitation_link", address)
