"""Walking an agreement to any status by its services, each act of the partner in one of the three ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.links import link_answer, link_make
from agreements.instruments.mending import agreement_decide_audience
from agreements.instruments.moving import agreement_step
from agreements.instruments.preparing import agreement_prepare
from agreements.instruments.recording import agreement_record
from agreements.instruments.signing.signatory import SignatoryEntry
from agreements.texts.exchanging import version_send
from agreements.texts.writing.beginning import text_begin
from partners.records.audience import audience_ask

if TYPE_CHECKING:
    from tests.cast import Cast

BINDING_WAY = (
    "concept", "authority_requested", "mandate_granted", "negotiating", "text_agreed", "signed", "in_approval",
    "in_force",
)  # fmt: skip
NON_BINDING_WAY = ("concept", "drafting", "text_agreed", "signed", "in_effect")
_ENDS = {"suspended", "terminated", "superseded", "expired"}

# Every field that a prepared agreement is asked for on its way; five years, then year by year.
COMPLETE = {
    "titles": {"en": "Agreement on patrols", "fr": "Accord sur les patrouilles"},
    "purpose": "To patrol the sea together.",
    "areas": ["maritime_security", "cyber"],
    "entry_method": "last_notification",
    "term_kind": "tacit_renewal",
    "term_months": 60,
    "renewal_months": 12,
    "notice_months": 6,
}
HALF = {
    "finance_note": "Own budget.",
    "stands_alone": True,
    "partner_contact": "Directorate of cooperation",
    "duplicates_checked": True,
    "talks_level": "unclassified",
}
MINISTER = SignatoryEntry("Minister", "Minister of Defence", "full_powers", "Full powers 3/2026")


def recorded(cast: Cast, partner: str, audience: str, **entry: Any) -> Agreement:
    """See `Cast.record`."""
    given = {
        "titles": {"en": "Agreement on security cooperation"},
        "acts": [ActEntry("signed", "2024-01-12", place="Kyiv", source="Ministry of Defence")],
        "term_kind": "fixed",
        "term_months": 120,
        **entry,
    }
    made = agreement_record(
        officer=cast.desk, today=cast.today, entry=AgreementEntry(**{"parties": [partner], **given})
    )
    return widened(cast, fresh(made), audience)


def prepared(
    cast: Cast, at: str, *, partner: str, way: str, binding: bool, audience: str, values: Mapping[str, Any] | None
) -> Agreement:
    """See `Cast.prepared`."""
    # A text in effect on its signature is never seen as signed alone: let some days pass between.
    waits = {"entry_days": 30} if at == "signed" and not binding else {}
    walk = Walk(cast, partner, way, binding, {**waits, **(values or {})}, ended=at == "expired")
    if at == "abandoned":
        walk.step("abandoned", cast.desk, reason="No interest.")
    else:
        walk.to(at)
    return widened(cast, walk.agreement, audience)


def fresh(agreement: Agreement) -> Agreement:
    """An agreement as it now is, with what services want beside it."""
    joined = ("partnership__party_a", "partnership__party_b", "owner", "standing", "framework")
    found: Agreement = Agreement.objects.select_related(*joined).get(pk=agreement.pk)
    return found


def widened(cast: Cast, agreement: Agreement, audience: str) -> Agreement:
    """Asked by the desk officer and decided by the approver, where it is not so already."""
    if not audience or audience == agreement.audience:
        return agreement
    asked = {"today": cast.today, "reason": "Agreed with the partner."}
    audience_ask(officer=cast.desk, root=agreement, to=audience, expected_version=agreement.version, **asked)
    agreement_decide_audience(
        officer=cast.approver, agreement=agreement, agree=True, expected_version=agreement.version, **asked
    )
    return fresh(agreement)


class Walk:
    """One agreement on its way; `ended` makes its term lie in the past, so that entering into force it has expired."""

    def __init__(
        self, cast: Cast, partner: str, way: str, binding: bool, values: Mapping[str, Any], *, ended: bool = False
    ) -> None:
        self.cast, self.partner, self.way, self.binding = cast, cast.party(partner), way, binding
        nature = "treaty_binding" if binding else "political_non_binding"
        entry = {} if binding else {"entry_method": "on_signature"}
        past = {"term_kind": "fixed", "term_months": 12} if ended else {}
        self.day = "2020-03-01" if ended else cast.today.isoformat()
        self.agreement = fresh(
            agreement_prepare(
                officer=cast.desk,
                today=cast.today,
                partner=self.partner,
                values={**COMPLETE, "legal_nature": nature, **entry, **past, **values},
                side=HALF,
            )
        )

    @property
    def route(self) -> tuple[str, ...]:
        """The statuses in order, up to where it applies."""
        return BINDING_WAY if self.binding else NON_BINDING_WAY

    def to(self, status: str) -> None:
        """Walk on until `status`, in as few steps as lead there."""
        if status == "provisionally_applied":
            self.to("signed")
            self.step(status, self.cast.approver, on=self.cast.today.isoformat(), reason="As the clause allows.")
            return
        goal = self.route[-1] if status in _ENDS else status
        for one in self.route[: self.route.index(goal) + 1]:
            # An agreement that enters into force in the past has expired at once.
            if one not in ("concept", self.agreement.status) and self.agreement.status != "expired":
                getattr(self, f"_{one}")()
        if status in _ENDS - {"expired"}:
            paper = {"evidence": "Note 5/2026"} if status == "terminated" else {}
            given = {"on": self.cast.today.isoformat(), "reason": "By common consent.", **paper}
            self.step(status, self.cast.approver, **given)
        if self.agreement.status != status:
            raise AssertionError(f"walked to {self.agreement.status}, not {status}")

    def step(self, to: str, officer: Any, **inputs: str) -> None:
        """Take a step by its service."""
        agreement_step(
            officer=officer,
            today=self.cast.today,
            agreement=self.agreement,
            to=to,
            expected_version=self.agreement.version,
            inputs=inputs,
        )
        self.agreement = fresh(self.agreement)

    def act(self, kind: str, **texts: str) -> None:
        """Both sides act: we by our approver, the partner in its way."""
        self._record(self.cast.approver, self.cast.party("UKR"), kind, **texts)
        if self.way == "link":
            self._by_link(kind, texts.get("place", ""))
        elif self.way == "reported":
            self._record(self.cast.approver, self.partner, kind, evidence="Letter 7/2026", **texts)
        else:
            self._record(self.cast.partner_approver, self.partner, kind, **texts)

    def _talk(self, status: str) -> None:
        """We write a text, share it, begin to talk, and put the text to the partner."""
        given = {"officer": self.cast.desk, "today": self.cast.today, "agreement": self.agreement}
        draft = text_begin(**given, expected_version=None, languages=["en"])
        self.agreement = widened(self.cast, fresh(self.agreement), "parties")
        self.step(status, self.cast.desk)
        version_send(**given | {"agreement": self.agreement}, version_id=draft.pk, expected_version=None)
        self.agreement = fresh(self.agreement)

    def _record(self, officer: Any, side: Any, kind: str, **texts: str) -> None:
        who = {"signatories": [MINISTER]} if kind == "signed" else {}
        act_record(
            officer=officer,
            today=self.cast.today,
            agreement=self.agreement,
            kind=kind,
            on=self.day,
            side=side,
            expected_version=self.agreement.version,
            **who,
            **texts,
        )
        self.agreement = fresh(self.agreement)

    def _by_link(self, kind: str, place: str) -> None:
        _, token = link_make(
            officer=self.cast.desk,
            today=self.cast.today,
            agreement=self.agreement,
            asks=kind,
            expected_version=self.agreement.version,
        )
        answer = {"agrees": True, "answered_by": "Head of department", "on": self.day, "place": place}
        link_answer(officer=None, today=self.cast.today, token=token, **answer)
        self.agreement = fresh(self.agreement)

    def _authority_requested(self) -> None:
        self.step("authority_requested", self.cast.desk)

    def _mandate_granted(self) -> None:
        given = {"authority": "Minister of Defence", "on": self.cast.today.isoformat(), "limits": "None."}
        self.step("mandate_granted", self.cast.approver, **given)

    def _negotiating(self) -> None:
        self._talk("negotiating")

    def _drafting(self) -> None:
        self._talk("drafting")

    def _text_agreed(self) -> None:
        self.act("text_confirmed")

    def _signed(self) -> None:
        self.act("signed", place="Kyiv", capacity="Minister of Defence")

    def _in_approval(self) -> None:
        self.step("in_approval", self.cast.desk, on=self.day)

    def _in_force(self) -> None:
        self.act("notified")

    def _in_effect(self) -> None:
        raise AssertionError("a non-binding text is in effect on its signature")
