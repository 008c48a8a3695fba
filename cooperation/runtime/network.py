"""The address that the web process listens on."""

import errno
import http.client
import ipaddress
import json
import socket
from dataclasses import dataclass
from typing import Any, Final

import psutil

from cooperation.runtime.deployment import LOCAL_HOSTS

TAKEN: Final = (errno.EADDRINUSE,)


class AddressError(Exception):
    """The address cannot be listened on; the text is one line."""


@dataclass(frozen=True)
class Listening:
    """Where the web process listens."""

    host: str
    port: int

    @property
    def ip(self) -> "ipaddress.IPv4Address | ipaddress.IPv6Address":
        """The host as a number; `AddressError` where it has none."""
        try:
            return ipaddress.ip_address(socket.getaddrinfo(self.host, None)[0][4][0])
        except (OSError, ValueError):
            raise AddressError(f"{self.host} is no address of this machine") from None

    @property
    def is_local(self) -> bool:
        """True where only this machine can reach it."""
        return self.ip.is_loopback

    @property
    def reached_at(self) -> str:
        """The host by which this machine itself reaches it."""
        if not self.ip.is_unspecified:
            return str(self.ip)
        return "::1" if self.ip.version == 6 else "127.0.0.1"

    @property
    def address(self) -> str:
        """What to type into a browser. `localhost`, because security keys refuse bare numbers."""
        host = "localhost" if self.is_local or self.ip.is_unspecified else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def names(self) -> list[str]:
        """The names under which requests are answered."""
        found = [*LOCAL_HOSTS, self.host]
        if self.ip.is_unspecified:
            found += [socket.gethostname(), socket.getfqdn(), *addresses_of_machine()]
        return list(dict.fromkeys(f"[{name}]" if ":" in name and "[" not in name else name for name in found))

    def check(self) -> None:
        """Raises `AddressError` where it is taken or not ours."""
        family = socket.AF_INET6 if self.ip.version == 6 else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((str(self.ip), self.port))
                probe.listen()
            except PermissionError:
                raise AddressError(f"port {self.port} needs more rights: choose another with --port") from None
            except OSError as error:
                reason = "is taken" if error.errno in TAKEN else f"cannot be used ({error.strerror})"
                raise AddressError(f"port {self.port} of {self.host} {reason}: choose another with --port") from None

    def ask_ready(self, host: str = "localhost") -> dict[str, Any] | None:
        """What /readyz says, or nothing where nobody answers."""
        connection = http.client.HTTPConnection(self.reached_at, self.port, timeout=5)
        try:
            connection.request("GET", "/readyz", headers={"Host": host})
            answer = json.loads(connection.getresponse().read())
            return answer if isinstance(answer, dict) else None
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()


def addresses_of_machine() -> list[str]:
    """The numbers of this machine in its networks."""
    families = (socket.AF_INET, socket.AF_INET6)
    every = (each for found in psutil.net_if_addrs().values() for each in found)
    return [each.address.split("%")[0] for each in every if each.family in families]
