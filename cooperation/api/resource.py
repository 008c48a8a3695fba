"""What every resource of REST is built on."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

import orjson
from django.db import transaction
from rest_framework.exceptions import APIException, NotAuthenticated
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cooperation.api.codecs import as_json
from cooperation.api.preconditions import submission_key, submission_of
from cooperation.api.problems import ParameterFault
from cooperation.day import legal_day
from partners.records.errors import Forbidden, Unseen
from partners.records.reads import look
from partners.records.record import PUBLIC, Reader
from partners.records.submissions import Submission, submission_answer, submission_claim, submission_kept


class Resource(APIView):
    """One resource: who reads, on which day, and only the parameters that it names."""

    parameters: ClassVar[frozenset[str]] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After authentication and limits: refuse a parameter that this resource does not take."""
        super().initial(request, *args, **kwargs)
        known = self.parameters if request.method in ("GET", "HEAD") else frozenset()
        for name, values in request.query_params.lists():
            if name not in known:
                raise ParameterFault(name, "unknown_parameter")
            if any("\0" in value for value in values):
                raise ParameterFault(name, "unreadable")

    def handle_exception(self, exc: Exception) -> Response:
        """Answer a problem; keep that somebody was refused a record that they named."""
        if isinstance(exc, Unseen | Forbidden) and self.kwargs:
            look(self.reader, "refused_lookup", {"path": self.request.path, "status": exc.status})
        response: Response = super().handle_exception(exc)
        return response

    @cached_property
    def reader(self) -> Reader:
        """The officer who asks, or the public."""
        return self.request.user if self.request.user.is_authenticated else PUBLIC

    @property
    def officer(self) -> Any:
        """The officer who asks. Raises NotAuthenticated for the public."""
        if not self.request.user.is_authenticated:
            raise NotAuthenticated
        return self.request.user

    @cached_property
    def today(self) -> date:
        """The legal day."""
        return legal_day()

    def write(self, work: Callable[[], Response]) -> Response:
        """Do a write and answer it, as one transaction; with an Idempotency-Key only once in 24 hours.

        The key is claimed in the same transaction: a second sender waits for
        the first, and gets the first answer again.
        """
        officer, key = self.officer, submission_key(self.request)
        with transaction.atomic():
            if key is None:
                return work()
            earlier = submission_claim(officer=officer, key=key, digest=submission_of(self.request))
            if earlier is not None:
                return _replayed(earlier)
            response = work()
            kept: Any = {
                "status": response.status_code,
                "body": orjson.loads(as_json(response.data)),
                "headers": {name: response.headers[name] for name in ("ETag", "Location") if name in response.headers},
            }
            submission_answer(officer=officer, key=key, answer=kept)
            return response

    def moved(self, address: str) -> Response:
        """The 308 to the present address; a write that gave it, and is sent again to the old one, has its answer."""
        if self.request.method not in SAFE_METHODS and self.request.user.is_authenticated:
            try:
                key, digest = submission_key(self.request), submission_of(self.request)
            except (ParameterFault, APIException) as error:
                return self.handle_exception(error)
            if key and (earlier := submission_kept(officer=self.officer, key=key, digest=digest)):
                return _replayed(earlier)
        return Response(status=308, headers={"Location": address})


def _replayed(earlier: Submission) -> Response:
    kept: Any = earlier.answer
    headers = {**kept["headers"], "Idempotency-Replayed": "true"}
    return Response(kept["body"], status=kept["status"], headers=headers)
