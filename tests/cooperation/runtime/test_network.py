"""Where the web process listens."""

import socket

import pytest

from cooperation.runtime.network import AddressError, Listening


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("localhost", True), ("127.0.0.9", True), ("0.0.0.0", False)]
)
def test_only_this_machine_reaches_a_local_address(host: str, local: bool) -> None:
    assert Listening(host, 1).is_local is local


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"port {port} of 127.0.0.1 is taken: choose another with --port"):
            Listening("127.0.0.1", port).check()
    Listening("127.0.0.1", port).check()


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(AddressError):
        Listening(host, 8000).check()


def test_requests_are_answered_under_the_names_of_the_address() -> None:
    assert Listening("127.0.0.1", 1).names() == ["localhost", "127.0.0.1", "[::1]"]
    assert socket.gethostname() in Listening("0.0.0.0", 1).names()
    assert "*" not in Listening("0.0.0.0", 1).names()
