"""Asking the REST face as each of the cast."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from partners.models import Officer
from partners.people.tokens import Scope, token_create
from tests.cast import TODAY

ROOT = "/api/v1/"


@dataclass
class Answer:
    """What came back."""

    status: int
    data: Any
    headers: Any

    @property
    def codes(self) -> list[str]:
        """The codes of what is wrong."""
        return [one["code"] for one in self.data["errors"]]

    @property
    def tag(self) -> str:
        """Its ETag."""
        return str(self.headers["ETag"])


@dataclass
class Rest:
    """A client of REST; each officer has a token for writing."""

    tokens: dict[int, str] = field(default_factory=dict)

    def token(self, officer: Officer, **more: Any) -> str:
        """The token of an officer; a new one where something is asked of it."""
        if more or officer.pk not in self.tokens:
            secret = token_create(officer=officer, today=TODAY, **{"scope": Scope.WRITE, **more})[1]
            if more:
                return secret
            self.tokens[officer.pk] = secret
        return self.tokens[officer.pk]

    def send(
        self, who: Any, method: str, path: str, body: Any = None, token: str = "", raw: bytes = b"", **headers: str
    ) -> Answer:
        """One request; `If_Match="…"` is a header."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token or who is not None:
            sent["Authorization"] = f"Bearer {token or self.token(who)}"
        client = Client(raise_request_exception=False)
        address = path if path.startswith("/") else ROOT + path
        kind = sent.pop("Content-Type", "application/json")
        given = raw if body is None else json.dumps(body).encode()
        response = client.generic(method, address, data=given, content_type=kind, headers=sent)
        is_json = "json" in response.headers.get("Content-Type", "") and response.content
        return Answer(response.status_code, json.loads(response.content) if is_json else None, response.headers)

    def get(self, who: Any, path: str, **headers: str) -> Answer:
        """A read."""
        return self.send(who, "GET", path, **headers)

    def post(self, who: Any, path: str, body: Any, **headers: str) -> Answer:
        """A write."""
        return self.send(who, "POST", path, body, **headers)

    def patch(self, who: Any, path: str, body: Any, **headers: str) -> Answer:
        """An edit."""
        return self.send(who, "PATCH", path, body, **headers)


@pytest.fixture
def rest() -> Rest:
    """A client of REST."""
    return Rest()


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of the tests is the day of the cast."""
    monkeypatch.setattr("cooperation.api.resource.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.api.changes.states.legal_day", lambda: TODAY)
