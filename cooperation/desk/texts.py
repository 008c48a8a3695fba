"""The texts of one agreement as one officer finds them: versions, what was said to each, whose turn it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from agreements.instruments.steps import OFFICERS
from agreements.models import Document, TextVersion
from agreements.terms.clauses import ActKind
from agreements.texts.holding import TALKS, WRITTEN_IN
from agreements.texts.turn import Turn, turn_of
from cooperation.words import party_name
from partners.models import Contest, Role
from partners.people.officer import acts_here
from partners.records.errors import Unseen


@dataclass(frozen=True)
class Texts:
    """What an officer finds; `sent` the latest first."""

    agreement: Agreement
    officer: Any
    sent: Sequence[TextVersion]
    drafts: Sequence[TextVersion]
    files: Mapping[int, Sequence[Document]]
    confirmed: Mapping[int, Sequence[AgreementAct]]
    objections: Mapping[int, Sequence[Contest]]
    turn: Turn
    partner_acts: bool

    @property
    def is_party(self) -> bool:
        """Whether the officer's side is one of the two."""
        return bool(self.agreement.partnership.has(self.officer.party_id))

    @property
    def writes(self) -> bool:
        """Whether this officer writes texts for one of the two sides."""
        return self.is_party and bool(self.officer.writes)

    @property
    def answers(self) -> bool:
        """Whether this officer confirms texts and objects to them; a guest does."""
        return self.is_party and bool(self.officer.writes or self.officer.has_role(Role.GUEST))

    @property
    def is_open(self) -> bool:
        """Whether texts are still written."""
        return self.agreement.status in WRITTEN_IN

    @property
    def in_talks(self) -> bool:
        """Whether texts are put to the other side."""
        return self.agreement.status in TALKS

    def name_of(self, party_id: int | None) -> str:
        """The name of one of the two sides."""
        pair = self.agreement.partnership
        return party_name(pair.party_a if party_id == pair.party_a_id else pair.party_b)

    @property
    def across(self) -> Any:
        """The other side."""
        return self.agreement.partnership.other(self.officer.party_id)

    @property
    def left_side(self) -> int:
        """Whose versions stand on the left: ours, or those of the first party for a third reader."""
        return int(self.officer.party_id) if self.is_party else int(self.agreement.partnership.party_a_id)


def read_texts(officer: Any, agreement: Agreement) -> Texts:
    """Everything that the pages of its texts show, read once; the number of queries does not grow with the versions."""
    seen = TextVersion.objects.visible_to(officer).filter(agreement=agreement).select_related("side")
    versions = list(seen.order_by("-number", "-id"))
    sent = [one for one in versions if not one.is_draft]
    confirmed: dict[int, list[AgreementAct]] = defaultdict(list)
    acts = AgreementAct.objects.visible_to(officer).filter(agreement=agreement, kind=ActKind.TEXT_CONFIRMED)
    for act in acts.order_by("id"):
        confirmed[act.version_id or 0].append(act)
    objections: dict[int, list[Contest]] = defaultdict(list)
    keys = [one.pk for one in versions]
    contests = Contest.objects.visible_to(officer).filter(subject=TextVersion.subject, subject_id__in=keys)
    for contest in contests.order_by("id"):
        objections[contest.subject_id].append(contest)
    files: dict[int, list[Document]] = defaultdict(list)
    documents = Document.objects.visible_to(officer).filter(version__in=keys).select_related("file")
    for document in documents.order_by("id"):
        files[document.version_id or 0].append(document)
    pair = agreement.partnership
    return Texts(
        agreement=agreement,
        officer=officer,
        sent=sent,
        drafts=[one for one in versions if one.is_draft],
        files=files,
        confirmed=confirmed,
        objections=objections,
        turn=_turn(agreement, sent, confirmed, objections),
        partner_acts=bool(officer.party_id)
        and pair.has(officer.party_id)
        and acts_here(pair.other(officer.party_id).pk, OFFICERS),
    )


def _turn(
    agreement: Agreement,
    sent: Sequence[TextVersion],
    confirmed: Mapping[int, Sequence[AgreementAct]],
    objections: Mapping[int, Sequence[Contest]],
) -> Turn:
    pair = agreement.partnership
    last = sent[0].pk if sent else 0
    said_yes = {act.side_id for act in confirmed.get(last, ()) if act.side_id}
    said_no = {one.party_id for one in objections.get(last, ()) if not one.settled_at}
    return turn_of((pair.party_a_id, pair.party_b_id), agreement.owner_id or 0, sent, said_yes, said_no - said_yes)


def names_in_texts(agreement: Agreement) -> dict[str, list[str]]:
    """By which names a text may call each side, by code."""
    pair = agreement.partnership
    return {one.code: [one.name_en, one.name_fr] for one in (pair.party_a, pair.party_b)}


def version_seen(officer: Any, agreement: Agreement, pk: int) -> TextVersion:
    """One version in sight of the officer. Raises Unseen."""
    seen = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=pk).select_related("side")
    version: TextVersion | None = seen.first()
    if version is None:
        raise Unseen
    version.agreement = agreement
    return version


def before(texts: Texts, one: TextVersion) -> TextVersion | None:
    """The version sent before this one, which it is compared with."""
    return next((other for other in texts.sent if one.is_draft or (other.number or 0) < (one.number or 0)), None)
