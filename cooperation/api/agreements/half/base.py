"""What the parts of an agreement that a side keeps have in common: a list of them, and one as the answer to a write."""

from collections.abc import Callable
from typing import Any, ClassVar

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.preconditions import etag, fresh_headers, version_read

Row = dict[str, Any]


def whole(name: str, row: type[s.Serializer[Any]]) -> type[s.Serializer[Any]]:
    """The schema of all parts of a kind beneath one agreement."""
    fields = {
        "__doc__": "All of them, with the version of the agreement.",
        "version": s.IntegerField(),
        "results": row(many=True),
    }
    return type(f"{name}Serializer", (s.Serializer,), fields)


def said(row: Any, serializer: type[s.Serializer[Any]], *but: str) -> Row:
    """The columns of a row that a serializer names, but for some."""
    return {name: getattr(row, name) for name in serializer().get_fields() if name not in but}


class Parts(AgreementResource):
    """Parts of one kind: `model` in the order of `order`, each answered as `data(row)` says, at `path`."""

    model: ClassVar[Any]
    path: ClassVar[str]
    order: ClassVar[tuple[str, ...]] = ("id",)

    def data(self, row: Any) -> Row:
        """One of them, as it is answered."""
        raise NotImplementedError

    def seen(self, agreement: Agreement) -> Any:
        """Those in sight."""
        return self.model.objects.visible_to(self.reader).filter(agreement=agreement)

    def all_of(self, key: str) -> Response:
        """All of them in sight."""
        agreement = self.agreement(key)
        rows = [self.data(one) for one in self.seen(agreement).order_by(*self.order)]
        tag = etag(agreement.version, self.reader, self.path, self.today)
        return Response({"version": agreement.version, "results": rows}, headers=fresh_headers(tag))

    def one(self, agreement: Agreement, pk: int, status: int = 200) -> Response:
        """One of them as it is now, with the tag of the agreement's new version; 204 when it was taken out."""

        def answer(now: Agreement) -> Row | None:
            row = self.seen(now).filter(pk=pk).first()
            return None if row is None else self.data(row)

        return self.part(agreement.pk, self.path, pk, answer, status)

    def keep(self, request: Request, key: str, work: Callable[[Row, Agreement], Any], status: int = 200) -> Response:
        """Do a write that gives a part, and answer the part; `work` is given what every service is told."""
        officer, agreement = self.officer, self.agreement(key)

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            made = work({**told, "expected_version": version_read(request)}, agreement)
            return self.one(agreement, made.pk, status)

        return self.write(done)
