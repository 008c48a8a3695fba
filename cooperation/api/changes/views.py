"""The feed of changes, in the order of commit, exactly once."""

from collections import defaultdict
from typing import Any

from django.db.models import Max
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.rows import key_of
from cooperation.api.changes.sight import Seen, Sight, columns_of, seen_changes
from cooperation.api.changes.states import TOLD, States
from cooperation.api.documentation.describe import described, query
from cooperation.api.lists import BULK, DEFAULT_LIMIT, MOST, limit_of
from cooperation.api.preconditions import VARY
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from partners.models import Placed
from partners.records.reads import look
from partners.records.record import Reader

Row = dict[str, Any]
_LONGEST = 18


class ChangeSchema(s.Serializer[Any]):
    """One change of one record."""

    position = s.IntegerField(help_text="Its place in the order of commit.")
    kind = s.ChoiceField(
        choices=("entered", "changed", "left"),
        help_text="`entered`: it came into sight, whole; `changed`; `left`: it is out of sight now.",
    )
    record = s.ChoiceField(choices=[one.name for one in TOLD.values()])
    id = s.IntegerField(help_text="The number of the record within its kind.")
    at = s.DateTimeField()
    agreement = s.CharField(allow_null=True, help_text="Address of its agreement, where that is in sight now.")
    before = s.DictField(allow_null=True, help_text="With `changed`: what the changed columns held.")
    after = s.DictField(allow_null=True, help_text="With `changed`: what they hold.")
    state = s.DictField(
        allow_null=True, help_text="With `entered`: the record as it is now; null when it left again since."
    )


class ChangesSchema(s.Serializer[Any]):
    """A stretch of the feed."""

    after = s.IntegerField()
    next_after = s.IntegerField(help_text="Send it as `after` the next time.")
    more = s.BooleanField(help_text="More changes wait beyond `next_after`.")
    results = ChangeSchema(many=True)


class Changes(Resource):
    """The feed of changes."""

    parameters = frozenset({"after", "limit"})

    @described(
        "changes",
        ChangesSchema,
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
        sight = Sight.of(self.reader)
        # Asked first: every place up to it is taken by now, so that none is passed over.
        last = Placed.objects.aggregate(last=Max("position"))["last"] or 0
        placed = list(
            Placed.objects.filter(position__gt=after, position__lte=last, change__source__in=TOLD)
            .filter(pk__in=_in_sight(sight, after, last))
            .order_by("position")
            .select_related("change")[: limit + 1]
        )
        more = len(placed) > limit
        placed = placed[:limit]
        seen = seen_changes(sight, [(one.position, one.change) for one in placed], _mistaken(placed))
        if limit > BULK:
            look(self.reader, "bulk_read", {"path": request.path, "asked": {"after": after}, "rows": len(seen)})
        data = {
            "after": after,
            "next_after": placed[-1].position if more else max(after, last),
            "more": more,
            "results": changes_data(self.reader, seen),
        }
        return Response(data, headers={"Cache-Control": "private, no-cache", "Vary": VARY})


def _position(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        raise ParameterFault("after", "not_a_position")
    return int(text)


def _in_sight(sight: Sight, after: int, last: int) -> Any:
    from partners.models import Change

    return Placed.objects.filter(
        position__gt=after, position__lte=last, change__in=Change.objects.filter(sight.rows())
    ).values("position")


def _mistaken(placed: list[Placed]) -> dict[tuple[str, int], Any]:
    """When records were found to be entered by mistake, by table and key."""
    keys: dict[str, set[int]] = defaultdict(set)
    for one in placed:
        keys[one.change.source].add(one.change.record_id)
    found = {}
    for table, wanted in keys.items():
        model = TOLD[table].model
        if any(field.name == "mistake_at" for field in model._meta.fields):
            rows = model._base_manager.filter(pk__in=wanted, mistake_at__isnull=False)
            found |= {(table, key): at for key, at in rows.values_list("pk", "mistake_at")}
    return found


def changes_data(reader: Reader, seen: list[Seen]) -> list[Row]:
    """Changes as they are answered; what a reader may see nothing of in them is left out."""
    states = _states(reader, seen)
    addresses = _addresses(reader, seen)
    found = []
    for one in seen:
        change, told = one.change, TOLD[one.change.source]
        before, after = columns_of(change, told.columns) if one.kind == "changed" else (None, None)
        if one.kind == "changed" and not (before or after):
            continue
        found.append(
            {
                "position": one.position,
                "kind": one.kind,
                "record": told.name,
                "id": change.record_id,
                "at": change.at,
                "agreement": addresses.get(_root(one)) if one.kind != "left" else None,
                "before": before,
                "after": after,
                "state": states[change.source].get(change.record_id or 0) if one.kind == "entered" else None,
            }
        )
    return found


def _states(reader: Reader, seen: list[Seen]) -> dict[str, States]:
    keys: dict[str, set[int]] = defaultdict(set)
    for one in seen:
        if one.kind == "entered":
            keys[one.change.source].add(one.change.record_id or 0)
    return {table: TOLD[table].states(reader, wanted) for table, wanted in keys.items()}
