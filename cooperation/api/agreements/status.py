"""How agreements stand: the answer that clients poll."""

from collections.abc import Sequence
from datetime import date

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.vocabulary import STAGE_OF
from agreements.obligations.selectors import Counts, obligation_counts
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.documents import status_list_parameters
from cooperation.api.agreements.rows import (
    STATUS_COLUMNS,
    Row,
    display_of,
    events_of,
    key_of,
    put_standings,
    stand_on,
    title_of,
)
from cooperation.api.agreements.schema import StatusPage, StatusSerializer
from cooperation.api.agreements.selection import DEFAULT_ORDER, FILTERS, ORDERS, outdated_standings, selected
from cooperation.api.agreements.sources import latest_sources
from cooperation.api.documentation.describe import AS_OF, IF_NONE_MATCH, described
from cooperation.api.filters import Wrong, day
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, unchanged
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from partners.records.record import Reader

STATUS_FIELDS = (
    "reference",
    "url",
    "display",
    "title",
    "parties",
    "instrument_type",
    "legal_nature",
    "stage",
    "status",
    "in_force",
    "basis",
    "assumptions",
    "as_of",
    "source",
    "entry_into_force",
    "ends_on",
    "survives_until",
    "next_events",
    "matters",
    "obligations",
    "corrected_at",
    "updated_at",
    "version",
)


def statuses_data(reader: Reader, rows: Sequence[Row], on: date) -> list[Row]:
    """How agreements stand on a day, as it is answered; one query for their sources, one for their promises."""
    keys = [row["id"] for row in rows]
    sources, promises = latest_sources(reader, keys, on), obligation_counts(reader, keys, on)
    return [
        _status(row, on) | {"source": sources.get(row["id"]), "obligations": _promised(promises.get(row["id"]))}
        for row in rows
    ]


def _promised(counts: Counts | None) -> dict[str, int] | None:
    """What is open and overdue; null says that no promise is known, not that none is due."""
    return {"open": counts.open, "overdue": counts.overdue} if counts else None


def _status(row: Row, on: date) -> Row:
    return {
        "reference": row["reference"],
        "url": agreement_url(key_of(row)),
        "display": display_of(row),
        "title": title_of(row),
        "parties": row["partnership__code"].split("-"),
        "instrument_type": row["instrument_type"],
        "legal_nature": row["legal_nature"],
        "stage": STAGE_OF[row["standing__status"]],
        "status": row["standing__status"],
        "in_force": row["standing__in_force"],
        "basis": row["standing__basis"],
        "assumptions": row["standing__assumptions"],
        "as_of": on,
        "entry_into_force": row["standing__entry_into_force"] or None,
        "ends_on": row["standing__ends_on"] or None,
        "survives_until": row["standing__survives_until"] or None,
        "next_events": events_of(row),
        "matters": events_of(row, "matters"),
        "obligations": None,
        "corrected_at": row["corrected_at"],
        "updated_at": row["updated_at"],
        "version": row["version"],
    }


def day_asked(request: Request, today: date) -> date:
    """The day that `as_of` asks for, or today. Raises ParameterFault."""
    text = request.query_params.get("as_of")
    try:
        return day(text) if text is not None else today
    except Wrong as error:
        raise ParameterFault("as_of", str(error)) from error


class AgreementStatus(AgreementResource):
    """How one agreement stands, today or on any day."""

    parameters = frozenset({"as_of"})

    @described("agreement_status", StatusSerializer, parameters=[AS_OF, IF_NONE_MATCH], conditional=True)
    def get(self, request: Request, key: str) -> Response:
        """How one agreement stands, today or on any day, by what is known now.

        Poll it with `If-None-Match`: 304 costs next to nothing.
        """
        row = self.row(key, STATUS_COLUMNS)
        on = day_asked(request, self.today)
        tag = etag(row["version"], self.reader, "status", on)
        known = unchanged(request, tag)
        if known is not None:
            return known
        stand_on(self.reader, [row], on)
        return Response(statuses_data(self.reader, [row], on)[0], headers=fresh_headers(tag))


class AgreementStatuses(Resource):
    """How many agreements stand, at once."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering", "as_of"})

    @described("agreement_statuses", StatusPage, parameters=status_list_parameters(STATUS_FIELDS))
    def get(self, request: Request) -> Response:
        """How many agreements stand, at once; with `updated_since` those alone that changed.

        For regular polling order by `updated_at` and begin the next time at
        the last `updated_at` received.
        """
        asked = request.query_params
        fields = fields_of(asked, STATUS_FIELDS)
        on = day_asked(request, self.today)
        as_of = on if "as_of" in asked else None
        outdated = {} if as_of else outdated_standings(self.reader, on)
        rows = selected(self.reader, asked, outdated, as_of)
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, STATUS_COLUMNS)
        if as_of:
            stand_on(self.reader, page.rows, on)
        else:
            put_standings(page.rows, outdated)
        found = [narrowed(one, fields) for one in statuses_data(self.reader, page.rows, on)]
        answer = listing(request, page, found, self.reader, bulk=True)
        return Response(answer, headers=UNCACHED)
