"""Walking: one reader asks for an address, and the answer is searched for canaries."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.test import Client

from agreements.models import Activity, Agreement, AgreementAddress, Standing
from cooperation.models import Meeting, MeetingSeries
from partners.models import Change, Officer
from tests.cooperation.canary.canaries import visible_models
from tests.cooperation.canary.origins import origin_of
from tests.cooperation.canary.routes import Address
from tests.cooperation.canary.scene import Scene
from tests.pdfs import pdf_text

CANARY = re.compile(rb"qz\d{5}x", re.IGNORECASE)
# What differs between two answers although nothing was read differently.
PASSING = [
    re.compile(pattern)
    for pattern in (
        rb'name="csrfmiddlewaretoken" value="[^"]*"',
        rb'name="submission" value="[^"]*"',
        rb'"X-CSRFToken": ?"[^"]*"',
        rb'nonce="[^"]*"',
        rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        rb'"request_id": ?"[^"]*"',
        rb'"instance": ?"[^"]*"',
        rb"[0-9a-f]{32}",
        rb"\b\d\d:\d\d\b",  # the clock
        rb"\b[34679ACDEFGHJKMNPQRTWXY]{5}-[34679ACDEFGHJKMNPQRTWXY]{5}\b",  # the code of a print
        rb"&quot;hour&quot;: &quot;[0-9a-f]{12}&quot;",
        rb"\d+ hours( \d+ minutes?)? left",
        rb'<meter min="0" max="\d+" value="\d+"',
    )
]


@dataclass
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def canaries(self) -> set[str]:
        """The words in it, also inside a packed file, in headers and in cookies."""
        text = self.body + b" ".join(value.encode() for value in self.headers.values())
        return {one.decode().lower() for one in CANARY.findall(text)}

    @property
    def lasting(self) -> bytes:
        """The body without what differs each time."""
        text = self.body
        for one in PASSING:
            text = one.sub(b"", text)
        return text


class Walker:
    """One reader with a client: a person with a session, a program with a token, or nobody."""

    def __init__(self, scene: Scene, officer: Officer | None, token: str = "") -> None:
        self.scene, self.officer = scene, officer
        self.client = Client(raise_request_exception=False)
        self.headers = {"authorization": f"Bearer {token}"} if token else {}
        if officer and not token:
            self.client.force_login(officer)
        self._cookies = {name: one.value for name, one in self.client.cookies.items()}

    def ask(self, address: Address, method: str = "get", **more: Any) -> Answer:
        """Ask once; whatever it wrote is taken back."""
        with transaction.atomic():
            response = getattr(self.client, method)(address.full, headers={**self.headers, **more})
            body = unpacked(response)
            found = Answer(response.status_code, body, dict(response.headers))
            transaction.set_rollback(True)
        # Some addresses end or change the session; the next one is asked as before.
        self.client.cookies.clear()
        for name, value in self._cookies.items():
            self.client.cookies[name] = value
        return found

    def strays(self, address: Address, answer: Answer) -> Iterable[str]:
        """Canaries in an answer that are not this reader's."""
        for word in answer.canaries:
            origin = self.scene.origins[word]
            by_link = bool(address.token) and origin.audience != "national" and "EST" in origin.pair
            if not origin.for_reader(self.officer) and not (by_link and origin.marking == 0):
                yield f"{address.full} ({answer.status}): {origin.where}"


def unpacked(response: Any) -> bytes:
    """The body of an answer; of a packed file all its parts."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"%PDF"):
        return pdf_text(body).encode()
    if not body.startswith(b"PK\x03\x04"):
        return bytes(body)
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts = {name: packed.read(name) for name in sorted(packed.namelist()) if "docProps" not in name}
    return b"\n".join(parts.values())


def unseen_keys(scene: Scene, officer: Officer | None) -> set[str]:
    """Addresses of the agreements and activities that are out of sight."""
    hidden = set()
    roots = [model._base_manager.select_related("owner", "partnership") for model in (Agreement, Activity)]
    for one in chain.from_iterable(roots):
        origin = origin_of(one, "")
        if origin.gone or not origin.for_reader(officer):
            hidden |= {one.slug, str(one.reference)}
    for model in (Meeting, MeetingSeries):
        for one in model._base_manager.select_related("owner", "partnership"):
            if not origin_of(one, "").for_reader(officer):
                hidden |= {one.slug, one.key}
    return hidden


def without(officer: Officer | None) -> None:
    """Take everything that `officer` may not see out of the database, as if it had never been written."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in (*visible_models(), Change):
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        gone: set[int] = set()
        undone: set[int] = set()
        for model in visible_models():
            rows = model._base_manager.select_related("owner", "partnership")
            unseen = [row.pk for row in rows if not origin_of(row, "").for_reader(officer)]
            gone |= set(unseen) if model is Agreement else set()
            undone |= set(unseen) if model is Activity else set()
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = ANY(%s)", [unseen])
        for model in (AgreementAddress, Standing):
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE agreement_id = ANY(%s)", [list(gone)])
        cursor.execute("DELETE FROM agreements_activityaddress WHERE activity_id = ANY(%s)", [list(undone)])
        cursor.execute("UPDATE agreements_agreement SET parent_id = NULL WHERE parent_id = ANY(%s)", [list(gone)])
