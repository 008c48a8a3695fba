"""The feed of changes, in the order of commit, exactly once."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.changes.states import TOLD
from cooperation.api.changes.told import Root, Row, Told, root_url, roots_named
from cooperation.api.documentation.describe import described, query
from cooperation.api.enums import CHANGES, RECORDS
from cooperation.api.lists import BULK, DEFAULT_LIMIT, MOST, limit_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from partners.records.feed import Seen, feed_after
from partners.records.reads import look
from partners.records.record import Reader

_LONGEST = 18
AGREEMENT = "agreement"


class ChangeSerializer(s.Serializer[Any]):
    """One change of one record."""

    position = s.IntegerField(help_text="Its place in the order of commit.")
    kind = s.ChoiceField(
        choices=CHANGES,
        help_text="`entered`: it came into sight, whole; `changed`; `left`: it is out of sight now.",
    )
    record = s.ChoiceField(choices=RECORDS)
    id = s.CharField(help_text="Of an agreement its `id`; of everything else its number.")
    at = s.DateTimeField(allow_null=True, help_text="Not told of what left.")
    agreement = s.CharField(allow_null=True, help_text="Address of its agreement; not told of what left.")
    about_url = s.CharField(
        allow_null=True,
        help_text="Address of the agreement, activity, meeting, series, entry of the balance or understanding that it "
        "is, or hangs beneath; not told of what left.",
    )
    before = s.DictField(allow_null=True, help_text="With `changed`: what the changed columns held.")
    after = s.DictField(allow_null=True, help_text="With `changed`: what they hold.")
    state = s.DictField(
        allow_null=True, help_text="With `entered`: the record as it is now; null when it left again since."
    )


class ChangesSerializer(s.Serializer[Any]):
    """A stretch of the feed."""

    after = s.IntegerField()
    next_after = s.IntegerField(help_text="Send it as `after` the next time.")
    more = s.BooleanField(help_text="More changes wait beyond `next_after`.")
    results = ChangeSerializer(many=True)


class Changes(Resource):
    """The feed of changes."""

    parameters = frozenset({"after", "limit"})

    @described(
        "changes",
        ChangesSerializer,
        parameters=[
            query("after", "The position up to which you know everything; 0 at the beginning.", int),
            query("limit", f"Changes at once, at most {MOST}; {DEFAULT_LIMIT} unless told.", int),
        ],
    )
    def get(self, request: Request) -> Response:
        """What changed after a position, in the order of commit, each change exactly once.

        A change is told only to whoever sees the record before or after it,
        and its content only on the side that is in sight.
        """
        after, limit = _position(request.query_params.get("after", "0")), limit_of(request.query_params)
        feed = feed_after(self.reader, TOLD, after, limit)
        if limit > BULK:
            look(self.reader, "bulk_read", {"path": request.path, "asked": {"after": after}, "rows": len(feed.seen)})
        data = {
            "after": after,
            "next_after": feed.last,
            "more": feed.more,
            "results": changes_data(self.reader, feed.seen),
        }
        return Response(data, headers=UNCACHED)


def _position(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        raise ParameterFault("after", "not_a_position")
    return int(text)


def changes_data(reader: Reader, seen: list[Seen]) -> list[Row]:
    """Changes as they are answered; those of columns alone that are answered nowhere are left out."""
    states = _looked_up(seen, "entered", lambda told, keys: told.states(reader, keys))
    above = _looked_up(seen, "entered changed", lambda told, keys: told.roots(reader, keys))
    agreements = {(AGREEMENT, one.record_id) for one in seen if TOLD[one.change.source].name == AGREEMENT}
    names = roots_named(agreements | {root for found in above.values() for root in found.values()})
    results = []
    for one in seen:
        table = one.change.source
        row = _row(one, names, above.get(table, {}).get(one.record_id))
        if one.kind == "entered":
            row["state"] = states[table].get(one.record_id)
        if one.kind != "changed" or row["before"] or row["after"]:
            results.append(row)
    return results


def _looked_up(seen: list[Seen], kinds: str, read: Callable[[Told, Collection[int]], Any]) -> dict[str, Any]:
    """What `read` finds of the records that changed in one of these ways, by table."""
    keys: dict[str, set[int]] = defaultdict(set)
    for one in seen:
        if one.kind in kinds.split():
            keys[one.change.source].add(one.record_id)
    return {table: read(TOLD[table], wanted) for table, wanted in keys.items()}


def _row(one: Seen, names: dict[Root, str], root: Root | None) -> Row:
    change, told = one.change, TOLD[one.change.source]
    url = root_url(root, names[root]) if root in names else None
    row: Row = {
        "position": one.position,
        "kind": one.kind,
        "record": told.name,
        "id": names.get((AGREEMENT, one.record_id), "") if told.name == AGREEMENT else str(one.record_id),
        "at": change.at if one.kind != "left" else None,
        "agreement": url if root and root[0] == AGREEMENT else None,
        "about_url": url,
        "before": None,
        "after": None,
        "state": None,
    }
    if one.kind == "changed":
        for side in ("before", "after"):
            row[side] = {k: v for k, v in (getattr(change, side) or {}).items() if k in told.columns}
    return row
