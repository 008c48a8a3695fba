"""One agreement as one reader finds it on one day: everything that its page shows, read once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.tree import Member, family_of
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.models import AgreementAct, AgreementSide, Signatory, Standing, Statement
from agreements.standing.refresh import history_of
from agreements.standing.seen import standing_seen
from agreements.terms.clauses import ActKind
from agreements.terms.schedule import Dated, schedule_on
from cooperation.words import party_name
from cooperation.words.languages import present_language
from partners.models import AudienceRequest, Contest
from partners.records.record import Reader


@dataclass(frozen=True)
class Reading:
    """What a reader finds."""

    agreement: Agreement
    reader: Reader
    day: date
    today: date
    standing: Standing
    acts: Sequence[AgreementAct]
    statements: Sequence[Statement]
    half: AgreementSide | None
    contests: Sequence[Contest]
    requests: Sequence[AudienceRequest]
    family: list[Member]
    names: dict[int | None, str] = field(default_factory=dict)
    signatories: Sequence[Signatory] = ()
    successors: dict[int, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the page."""
        return present_language()

    @property
    def is_party(self) -> bool:
        """Whether the reader's side is one of the two."""
        return bool(self.agreement.partnership.has(self.reader.party_id))

    @property
    def is_owner(self) -> bool:
        """Whether the reader's party wrote the record and may see what it keeps to itself."""
        return self.reader.reads_national and self.agreement.owner_id == self.reader.party_id

    @property
    def title(self) -> str:
        """Its title in the reader's language."""
        return self.agreement.title_in(self.language)

    @property
    def across(self) -> Any:
        """The party across from the reader; the second one for a third reader."""
        return self.agreement.partnership.other(self.reader.party_id)

    @property
    def sides(self) -> list[Any]:
        """Both parties, the reader's own first."""
        pair = self.agreement.partnership
        both = [pair.party_a, pair.party_b]
        return sorted(both, key=lambda party: party.pk != self.reader.party_id)

    @property
    def relatives(self) -> list[Agreement]:
        """The agreement above it, first, and those right beneath it."""
        found = [member.agreement for member in self.family]
        above = [one for one in found if one.pk == self.agreement.parent_id]
        return above + [one for one in found if one.parent_id == self.agreement.pk]

    @property
    def of_the_day(self) -> bool:
        """Whether it is read for today."""
        return self.day == self.today

    @property
    def request(self) -> AudienceRequest | None:
        """The request on who sees it that nobody has decided yet."""
        waiting = AudienceRequest.Outcome.WAITING
        return next((one for one in self.requests if one.outcome == waiting), None)

    @cached_property
    def schedule(self) -> tuple[Dated, ...]:
        """Every date of it as it stands on the day; none where the day lies before what the reader may know."""
        status = self.standing.status
        if status in BEFORE_SIGNATURE or status == Status.ABANDONED or not self.standing.basis:
            return ()
        return schedule_on(self.agreement.clauses, history_of(self.agreement, self.acts, ""), self.day)

    @property
    def notice(self) -> Dated | None:
        """The notice by which it ends, if one stands on the day."""
        ends = ("ended_by_notice", "notice_length_not_stated")
        found = [one for one in self.schedule if one.code == ActKind.DENOUNCED and one.consequence in ends]
        return min(found, key=lambda one: (one.until is None, one.until or one.on), default=None)

    @property
    def reported_end_differs(self) -> bool:
        """Whether a source reports another end than the clauses lead to."""
        return any(one.consequence == "yields_to_clause" for one in self.schedule)

    def objections_to(self, act_id: int | None) -> list[Contest]:
        """The objections to an act, or to the whole (None), that are not settled."""
        return [one for one in self.contests if one.act_id == act_id and not one.settled_at]

    def signed_by(self, act: AgreementAct) -> list[Signatory]:
        """Who signed by an act."""
        return [one for one in self.signatories if one.act_id == act.pk]

    def done(self, kind: str) -> list[AgreementAct]:
        """The acts of a kind, by date."""
        return [act for act in self.acts if act.kind == kind]

    def said(self, name: str) -> list[Statement]:
        """What sources say on a field."""
        return [one for one in self.statements if one.field == name]


def read(
    agreement: Agreement, reader: Reader, today: date, *, day: date | None = None, eyes: Reader | None = None
) -> Reading:
    """Everything about an agreement that `reader` may see.

    `eyes` are those of an officer who looks at it as somebody would to whom it
    is not shown yet: the parts that would be shown with it are read by them.
    """
    shown = eyes or reader
    acts = list(_acts(shown, agreement))
    return Reading(
        agreement=agreement,
        reader=reader,
        day=day or today,
        today=today,
        standing=standing_seen(reader, agreement, day or today, today),
        acts=acts,
        statements=list(Statement.objects.visible_to(shown).filter(agreement=agreement).order_by("id")),
        half=_half(reader, agreement),
        contests=list(Contest.objects.visible_to(reader).filter(**about(agreement)).order_by("created_at")),
        requests=_requests(reader, agreement),
        family=family_of(reader, agreement),
        names=_names(agreement),
        signatories=_signatories(shown, acts),
        successors=keys_of_seen(shown, [act.successor_id for act in acts if act.successor_id]),
    )


def _acts(reader: Reader, agreement: Agreement) -> Any:
    return (
        AgreementAct.objects.visible_to(reader)
        .filter(agreement=agreement)
        .select_related("recorded_by")
        .order_by("on", "id")
    )


def _signatories(reader: Reader, acts: Sequence[AgreementAct]) -> list[Signatory]:
    """Who signed, in the order in which they were named; no query where nobody has."""
    signed = [act.pk for act in acts if act.kind == ActKind.SIGNED]
    return list(Signatory.objects.visible_to(reader).filter(act__in=signed).order_by("id")) if signed else []


def keys_of_seen(reader: Reader, agreements: Sequence[int]) -> dict[int, str]:
    """The addresses of agreements in sight."""
    if not agreements:
        return {}
    return {one.pk: one.key for one in Agreement.objects.visible_to(reader).filter(pk__in=agreements)}


def _half(reader: Reader, agreement: Agreement) -> AgreementSide | None:
    if not reader.reads_national:
        return None
    found = AgreementSide.objects.visible_to(reader).filter(agreement=agreement, owner=reader.party_id)
    half: AgreementSide | None = found.select_related("responsible", "deputy").first()
    return half


def _requests(reader: Reader, agreement: Agreement) -> list[AudienceRequest]:
    """Requests on who sees it, and what was decided; for the party that wrote it alone."""
    if not reader.party_id:
        return []
    found = AudienceRequest.objects.visible_to(reader).filter(owner=reader.party_id, **about(agreement))
    return list(found.select_related("asked_by"))


def about(agreement: Agreement) -> dict[str, Any]:
    """By which columns what is said of an agreement is found."""
    return {"subject": Agreement.subject, "subject_id": agreement.pk}


def _names(agreement: Agreement) -> dict[int | None, str]:
    pair = agreement.partnership
    named: dict[int | None, str] = {
        party.pk: party_name(party) for party in (pair.party_a, pair.party_b, agreement.owner) if party
    }
    return named
