"""What happened to the record of an agreement: steps and corrections, as far as they are in sight."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.rows import STATUS_COLUMNS
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import described
from cooperation.api.preconditions import UNCACHED
from partners.models import Correction, StepTaken
from partners.records.record import Reader
from partners.records.ways import Way

Row = dict[str, Any]
_STEP = ("id", "step", "from_status", "to_status", "side__code", "way", "on", "at", "reason", "cause")
_CORRECTION = ("id", "part", "part_id", "before", "after", "reason", "owner__code", "at")
_OFFICER = ("officer__name", "officer__party_id")


class StepSerializer(s.Serializer[Any]):
    """A step that was taken."""

    entry = s.CharField(help_text="`step`.")
    at = s.DateTimeField()
    id = s.IntegerField()
    step = s.CharField()
    from_status = s.CharField(allow_null=True)
    to_status = s.CharField()
    side = s.CharField(allow_null=True, help_text="For which party it was taken.")
    way = codes(Way.values)
    on = s.DateField(help_text="The legal day on which it took effect.")
    officer = s.CharField(allow_null=True, help_text="By name, of the own party alone.")
    reason = s.CharField(allow_null=True)
    cause = s.CharField(allow_null=True, help_text="The clause or rule that brought a step of time.")


class CorrectionSerializer(s.Serializer[Any]):
    """A correction, with what stood there before."""

    entry = s.CharField(help_text="`correction`.")
    at = s.DateTimeField()
    id = s.IntegerField()
    part = s.CharField()
    part_id = s.IntegerField(allow_null=True)
    before = s.DictField()
    after = s.DictField()
    party = s.CharField()
    officer = s.CharField(allow_null=True)
    reason = s.CharField()


class HistorySerializer(s.Serializer[Any]):
    """Steps and corrections, each the oldest first."""

    steps = StepSerializer(many=True)
    corrections = CorrectionSerializer(many=True)


class AgreementHistory(AgreementResource):
    """The history of an agreement."""

    @described("agreement_history", HistorySerializer)
    def get(self, request: Request, key: str) -> Response:
        """The steps that were taken and the corrections that were made, as far as you may see them."""
        row = self.row(key, STATUS_COLUMNS)
        about = {"subject": Agreement.subject, "subject_id": row["id"]}
        steps = StepTaken.objects.visible_to(self.reader).filter(**about).order_by("id")
        corrections = Correction.objects.visible_to(self.reader).filter(**about).order_by("id")
        data = {
            "steps": steps_data(self.reader, steps),
            "corrections": [_correction(one, self.reader) for one in corrections.values(*_CORRECTION, *_OFFICER)],
        }
        return Response(data, headers=UNCACHED)


def steps_data(reader: Reader, steps: Any) -> list[Row]:
    """Steps as they are answered; one query."""
    return [
        {
            "entry": "step",
            "at": one["at"],
            "id": one["id"],
            "step": one["step"],
            "from_status": one["from_status"] or None,
            "to_status": one["to_status"],
            "side": one["side__code"],
            "way": one["way"],
            "on": one["on"],
            "officer": _officer(one, reader),
            "reason": one["reason"] or None,
            "cause": one["cause"] or None,
        }
        for one in steps.values(*_STEP, *_OFFICER)
    ]


def _officer(row: Row, reader: Reader) -> str | None:
    """Who it was, for the own party; others see for which side it was done."""
    own = reader.party_id is not None and row["officer__party_id"] == reader.party_id
    return row["officer__name"] if own else None


def _correction(row: Row, reader: Reader) -> Row:
    # What was corrected may name an agreement above it that is not in sight; its address is in the agreement.
    shown = {name: {k: v for k, v in row[name].items() if k != "parent"} for name in ("before", "after")}
    return {
        "entry": "correction",
        "at": row["at"],
        "id": row["id"],
        "part": row["part"],
        "part_id": row["part_id"] if row["part"] != "agreement" else None,
        **shown,
        "party": row["owner__code"],
        "officer": _officer(row, reader),
        "reason": row["reason"],
    }
