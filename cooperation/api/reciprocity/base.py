"""What resources of the balance share: what is in sight of a pair, tags, and writes that answer what they wrote."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.access import entry_by_key
from agreements.reciprocity.understood import understanding_by_key
from cooperation.api.phases.base import PairResource
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.reciprocity.rows import understanding_data, whole_given
from cooperation.api.resource import Resource
from partners.models import Partnership, Party
from partners.records.errors import Malformed

Row = dict[str, Any]
Root = ReciprocityEntry | Understanding


class BalanceResource(PairResource):
    """What stands under the balance of a pair."""

    def in_sight(self, pair: Partnership) -> bool:
        """Whether something of a pair of others is in sight."""
        kinds: tuple[Any, ...] = (ReciprocityEntry, Understanding)
        return any(one.objects.visible_to(self.reader).filter(partnership=pair.pk).exists() for one in kinds)


def side_of_pair(pair: Partnership, code: str) -> Party:
    """One of the two by its code. Raises Malformed."""
    found: Party | None = next((one for one in (pair.party_a, pair.party_b) if one.code == code), None)
    if found is None:
        raise Malformed({"side": ["not_of_pair"]})
    return found


class RootResource(Resource):
    """One entry or one understanding."""

    def answer_of(self, root: Root, status: int = 200) -> Response:
        """It as it now is, with its tag."""
        if isinstance(root, ReciprocityEntry):
            now: Root = entry_by_key(self.reader, root.key)
            data = whole_given(self.reader, now, self.today)  # type: ignore[arg-type]
        else:
            now = understanding_by_key(self.reader, root.key)
            data = understanding_data(self.reader, now)
        where = {"Location": data["url"]} if status == 201 else {}
        tag = etag(now.version, self.reader, now.subject, self.today)
        return Response(data, status=status, headers={**fresh_headers(tag), **where})

    def told(self, request: Request) -> Row:
        """What every service is given."""
        return {"officer": self.officer, "today": self.today, "expected_version": version_read(request)}

    def does(self, root: Root, work: Callable[[], Any], status: int = 200) -> Response:
        """Do a write and answer the whole."""

        def done() -> Response:
            work()
            return self.answer_of(root, status)

        return self.write(done)
