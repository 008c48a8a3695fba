"""What every resource beneath an agreement shares: finding it, at any address it ever had."""

from collections.abc import Callable
from typing import Any

from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from agreements.models import Agreement
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.parts import parts_data
from cooperation.api.agreements.rows import COLUMNS, FIELDS, Row, agreements_data, key_of, row_by_key, stand_on
from cooperation.api.moved import Moved, MovingResource
from cooperation.api.preconditions import etag, fresh_headers


class AgreementResource(MovingResource):
    """A resource of one agreement; an address that it had before leads to the present one."""

    address = staticmethod(agreement_url)

    def row(self, key: str, columns: tuple[str, ...] = COLUMNS) -> Row:
        """The agreement as a row. Raises Unseen, Moved."""
        found = row_by_key(self.reader, key, columns)
        if key_of(found) != key:
            raise Moved(key_of(found))
        return found

    def agreement(self, key: str) -> Agreement:
        """The agreement itself. Raises Unseen, Moved."""
        return self.at_its_address(agreement_by_key(self.reader, key), key)

    def part(
        self,
        agreement: int,
        name: str,
        pk: int,
        answer: Callable[[Agreement], Row | None],
        status: int = 200,
        *also: Any,
    ) -> Response:
        """A part of an agreement as it is now, with the tag of the agreement's version; 204 when it was taken out.

        `name` is where parts of its kind stand, `answer` gives the part beneath
        the agreement as it now is, `also` is on what else its tag hangs.
        """
        now = Agreement.objects.visible_to(self.reader).get(pk=agreement)
        headers = fresh_headers(etag(now.version, self.reader, name, pk, *also))
        found = answer(now)
        if found is None:
            return Response(status=204, headers=headers)
        where = {"Location": f"{agreement_url(now.key)}{name}/{pk}/"} if status == 201 else {}
        return Response(found, status=status, headers={**headers, **where})

    def whole(self, key: str, status: int = 200, **headers: str) -> Response:
        """An agreement with its parts as it is now, as the answer to a write."""
        row = row_by_key(self.reader, key)
        return Response(self.whole_data(row), status=status, headers={**fresh_headers(self.tag(row)), **headers})

    def tag(self, row: Row, *fields: str) -> str:
        """The tag of an agreement as this reader sees it today; of a narrowed one, by its fields."""
        return etag(row["version"], self.reader, "agreement", self.today, *fields)

    def whole_data(self, row: Row) -> dict[str, Any]:
        """An agreement with its acts, what sources say, and the own half."""
        stand_on(self.reader, [row], self.today)
        return agreements_data(self.reader, [row], FIELDS)[0] | parts_data(self.reader, row["id"])
