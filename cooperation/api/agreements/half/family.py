"""What stands above and beneath an agreement, and what a step would bring to it."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.family.effects import effects_of_steps
from agreements.instruments.family.fate import BROUGHT
from agreements.instruments.family.tree import family_of
from agreements.instruments.vocabulary import InstrumentType, Status, WithParent
from agreements.models import Agreement
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described, query
from cooperation.api.preconditions import etag, fresh_headers
from cooperation.api.problems import ParameterFault
from cooperation.words import label

Row = dict[str, Any]


class MemberSerializer(s.Serializer[Any]):
    """One agreement of a family."""

    id = s.CharField()
    url = s.CharField()
    title = s.CharField()
    instrument_type = codes(InstrumentType.values)
    status = codes(Status.values)
    with_parent = codes(WithParent.values)
    depth = s.IntegerField(help_text="How deep it stands in the tree; 0 for the top.")


class FamilySerializer(s.Serializer[Any]):
    """The tree that an agreement stands in, from its top; empty where it stands alone."""

    results = MemberSerializer(many=True)


class EffectSerializer(s.Serializer[Any]):
    """What a step would bring to one agreement beneath, or to one promise."""

    code = s.CharField()
    detail = s.CharField()
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement beneath.")
    data = s.DictField()  # type: ignore[assignment]


class EffectsSerializer(s.Serializer[Any]):
    """What each step that has effects would bring."""

    results = s.DictField(child=EffectSerializer(many=True), help_text="By step.")


class AgreementFamily(AgreementResource):
    """The family of an agreement."""

    @described("agreement_family", FamilySerializer)
    def get(self, request: Request, key: str) -> Response:
        """What stands above and beneath it, with the status of each, as far as it is in sight."""
        agreement = self.agreement(key)
        rows = [_member(one.agreement) | {"depth": one.depth} for one in family_of(self.reader, agreement)]
        tag = etag(
            agreement.version, self.reader, "family", self.today, *(f"{row['id']}{row['status']}" for row in rows)
        )
        return Response({"results": rows}, headers=fresh_headers(tag))


class AgreementEffects(AgreementResource):
    """What a step would bring to what hangs beneath an agreement."""

    parameters = frozenset({"step"})

    @described(
        "agreement_effects",
        EffectsSerializer,
        parameters=[query("step", "This step alone.", choices=tuple(BROUGHT))],
    )
    def get(self, request: Request, key: str) -> Response:
        """What ends, is suspended, outlives it or is frozen, told before a step is taken; asking changes nothing."""
        agreement = self.agreement(key)
        step = request.query_params.get("step")
        if step is not None and step not in BROUGHT:
            raise ParameterFault("step", "unknown")
        steps = [step] if step else list(BROUGHT)
        told = effects_of_steps(self.reader, agreement, steps, self.today)
        found = {one: [_effect(effect) for effect in effects] for one, effects in told.items()}
        tag = etag(agreement.version, self.reader, "effects", self.today, found)
        return Response({"results": found}, headers=fresh_headers(tag))


def _member(agreement: Agreement) -> Row:
    return {
        "id": agreement.key,
        "url": agreement_url(agreement.key),
        "title": agreement.title_in("en"),
        "instrument_type": agreement.instrument_type,
        "status": agreement.standing.status,
        "with_parent": agreement.with_parent,
    }


def _effect(effect: Any) -> Row:
    where = agreement_url(effect.agreement.key) if effect.agreement else None
    return {"code": effect.code, "detail": label("effect", effect.code), "agreement": where, "data": effect.data}
