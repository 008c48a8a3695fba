"""Rounds of negotiation: when, where or by which means, who led, what came out. Between the two, never for everyone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Status
from partners.records.errors import Forbidden, Malformed, Unseen, refuse_unless
from partners.records.record import Audience, Record
from partners.records.service import service
from partners.records.triggers import AudienceFits, History, NotWider

COLUMNS = ("on", "until", "means", "place", "our_head", "their_head", "outcome", "next_on")
_TALKS = (Status.CONCEPT, Status.MANDATE_GRANTED, Status.NEGOTIATING, Status.DRAFTING, Status.TEXT_AGREED)


class Means(models.TextChoices):
    """How both sides met."""

    IN_PERSON = "in_person"
    BY_VIDEO = "by_video"
    IN_WRITING = "in_writing"


class Round(Record):
    """One round; `our` and `their` are of the party that wrote it down."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    means = models.CharField(max_length=12, choices=Means.choices, default=Means.IN_PERSON)
    place = models.CharField(max_length=160, blank=True)
    our_head = models.CharField(max_length=160, help_text="By function, not by name.")
    their_head = models.CharField(max_length=160, blank=True)
    outcome = models.CharField(max_length=500)
    next_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "number"], condition=Q(mistake_at=None), name="round_numbered_once"
            ),
            models.CheckConstraint(condition=~Q(audience="public"), name="round_is_not_public"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("on")), name="round_ends_after_start"),
        ]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]


@service
def round_record(
    *, officer: Any, today: date, agreement: Agreement, values: Mapping[str, Any], expected_version: int | None
) -> Round:
    """Write down a round of negotiation; both sides see it where they see the agreement.

    `values` are of COLUMNS. Raises Malformed, Unseen, Forbidden for whoever is
    of neither side, Refused once it is signed, Stale.
    """
    held = hold(officer, agreement, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    refuse_unless(held.status in _TALKS, "round_has_its_time", status=held.status)
    _check(values, today)
    latest = Round.objects.filter(agreement=held).aggregate(latest=Max("number"))["latest"]
    shared = held.audience != Audience.NATIONAL
    made: Round = Round.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        audience=Audience.PARTIES if shared else Audience.NATIONAL,
        marking=held.marking,
        agreement=held,
        number=(latest or 0) + 1,
        **values,
    )
    return made


@service
def round_correct(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    round_id: int,
    values: Mapping[str, Any],
    expected_version: int | None,
) -> Round:
    """Put right what the own side wrote down of a round; the history keeps what it said before."""
    held = hold(officer, agreement, expected_version)
    row = _own(officer, held, round_id)
    whole = {name: getattr(row, name) for name in COLUMNS} | dict(values)
    _check(whole, today)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


@service
def round_mistake(
    *, officer: Any, today: date, agreement: Agreement, round_id: int, expected_version: int | None
) -> Round:
    """Take out a round that was entered by mistake; its number is not given again."""
    held = hold(officer, agreement, expected_version)
    row = _own(officer, held, round_id)
    row.mistake_at = timezone.now()
    row.save()
    return row


def _own(officer: Any, agreement: Agreement, round_id: int) -> Round:
    row: Round | None = Round.objects.visible_to(officer).filter(agreement=agreement, pk=round_id).first()
    if row is None:
        raise Unseen
    if row.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return row


def _check(values: Mapping[str, Any], today: date) -> None:
    faults = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    faults |= {name: ["required"] for name in ("on", "our_head", "outcome") if not values.get(name)}
    if values.get("means", Means.IN_PERSON) not in Means.values:
        faults["means"] = ["unknown"]
    if values.get("means", Means.IN_PERSON) == Means.IN_PERSON and not values.get("place"):
        faults["place"] = ["required"]
    first, last, following = values.get("on"), values.get("until"), values.get("next_on")
    if first and first > today:
        faults["on"] = ["in_the_future"]
    if first and last and last < first:
        faults["until"] = ["before_first"]
    if first and following and following <= (last or first):
        faults["next_on"] = ["before_first"]
    if faults:
        raise Malformed(faults)
