"""What every input shares: only the fields that it names, texts that the database can hold."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from agreements.instruments.entry import is_date
from agreements.terms.dates import PartialDate
from cooperation.api.words import fault_detail


class Input(serializers.Serializer[Any]):
    """One JSON object that is sent."""

    def to_internal_value(self, data: Any) -> Any:
        """The values that were given, checked. Raises ValidationError, also for a field that there is not."""
        if isinstance(data, Mapping):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                detail = serializers.ErrorDetail(fault_detail("unknown_field"), code="unknown_field")
                raise serializers.ValidationError({name: [detail] for name in unknown})
        return super().to_internal_value(data)

    @classmethod
    def read(cls, data: Any, partial: bool = False) -> dict[str, Any]:
        """The values of an object. Raises ValidationError with everything that is wrong."""
        sent = cls(data=data, partial=partial)
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data)


class PartialDateField(serializers.CharField):
    """A date as precise as it is known, brought into its one form."""

    def to_internal_value(self, data: Any) -> str:
        """The date in ISO 8601 at its precision. Raises ValidationError."""
        text: str = super().to_internal_value(data)
        if text and not is_date(text):
            raise serializers.ValidationError(fault_detail("not_a_date"), code="not_a_date")
        return str(PartialDate.parse(text)) if text else ""


def text(most: int, **more: Any) -> serializers.CharField:
    """A text of at most so many signs; empty unless it is required."""
    required = more.pop("required", False)
    return serializers.CharField(max_length=most, required=required, allow_blank=not required, **more)


def length(**more: Any) -> serializers.IntegerField:
    """A length of time, in months unless said otherwise."""
    return serializers.IntegerField(min_value=0, max_value=2400, required=False, **more)
