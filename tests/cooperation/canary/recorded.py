"""Agreements that exist, of each owner, pair and audience, with papers, promises and a consultation."""

import io
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone

from agreements.documents.adding import document_add
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.mending import agreement_decide_audience
from agreements.instruments.recording import agreement_record
from agreements.markings.scale import MarkingName
from agreements.markings.writing import equivalences_put, scale_put
from agreements.obligations.acting import due_act_record
from agreements.obligations.consulting import consultation_ask
from agreements.obligations.due import Due
from agreements.obligations.judging import Given
from agreements.obligations.writing import obligation_add
from partners.models import Officer
from partners.records.audience import audience_ask
from tests.cooperation.canary.canaries import Canaries
from tests.walks import fresh


class RecordedScene(Canaries):
    """What is on stage because somebody recorded it."""

    def _record(self) -> None:
        cast = self.cast
        owners = {"UKR": (cast.desk, cast.approver), "GBR": (cast.partner_desk, cast.partner_approver)}
        owners["POL"] = (cast.third_desk, cast.third_approver)
        for owner, parties, audience in (
            *itertools.product(["UKR"], [("UKR", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["GBR"], [("UKR", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["POL"], [("POL", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["UKR"], [("GBR", "POL")], ["national", "public"]),
            ("UKR", ("UKR", "LVA"), "parties"),
            ("UKR", ("UKR", "EST"), "parties"),
        ):
            name = f"{owner} {'-'.join(parties)} {audience}"
            self.agreements[name] = self._recorded(*owners[owner], parties, audience)
        marked = self._recorded(*owners["UKR"], ("UKR", "GBR"), "parties")
        self.agreements["UKR marked"] = marked
        mistaken = self._recorded(*owners["UKR"], ("UKR", "GBR"), "public")
        self.agreements["UKR mistaken"] = mistaken
        withdrawn = self._recorded(*owners["UKR"], ("UKR", "GBR"), "public")
        self.agreements["UKR withdrawn"] = self._widened(*owners["UKR"], withdrawn, "national")
        child = self._recorded(
            *owners["UKR"], ("UKR", "GBR"), "public", parent=str(self.agreements["UKR UKR-GBR national"].reference)
        )
        self.agreements["UKR child of national"] = child

    def _recorded(self, desk: Officer, approver: Officer, parties: tuple[str, str], to: str, **more: Any) -> Agreement:
        entry = AgreementEntry(
            parties=parties,
            titles={"en": "Agreement", "fr": "Accord"},
            purpose="Purpose",
            acts=[
                ActEntry("signed", "2024-01-12", place="Kyiv", evidence="Letter", source="List", note="Note"),
                ActEntry("approved", "2024-02-12", side=parties[0], place="Kyiv"),
            ],
            statements=[StatementEntry("term", {"en": "Ten years", "fr": "Dix ans"}, "List", as_of="2026")],
            term_kind="tacit_renewal",
            term_months=36,
            renewal_months=12,
            notice_months=1,  # so that home has something to say of each
            areas=("cyber",),
            side={"notes": "Notes", "file_number": "7"},
            **more,
        )
        made = fresh(agreement_record(officer=desk, today=self.cast.today, entry=entry))
        self._papers(desk, made)
        self._promises(desk, fresh(made), parties)
        self._markings(desk, made, parties)
        made = fresh(made)
        return self._widened(desk, approver, made, to)

    def _papers(self, desk: Officer, agreement: Agreement) -> None:
        """Two papers, one of which is seen with the agreement, each with a word inside the file itself."""
        for kind in ("signed_text", "letter"):
            word = f"qz{next(self._numbers):05d}x"
            given = {"kind": kind, "name": "text.txt", "content": io.BytesIO(word.encode()), "note": "Note"}
            made = document_add(
                officer=desk, today=self.cast.today, agreement=agreement, expected_version=None, title="Text", **given
            )
            self._inside[made.pk] = word

    def _promises(self, desk: Officer, agreement: Agreement, parties: tuple[str, str]) -> None:
        """A promise with one occasion acted on and others to come, and a consultation that was asked for."""
        given = {"officer": desk, "today": self.cast.today, "agreement": agreement, "expected_version": None}
        values = {"titles": {"en": "Promise"}, "debtor": parties[0], "clause": "5", "source": "List"}
        values |= {"recurrence": "every", "every_months": 12, "first_on": "2026-11-30"}
        promise = obligation_add(**given, values=values, responsible=desk)
        due = Due.objects.select_related("agreement__partnership").filter(obligation=promise).earliest("id")
        shown = Given(on="2026-11-20", evidence="Letter", reason="Reason", quantity=Decimal(1))
        due_act_record(
            officer=desk, today=self.cast.today, due=due, step="record_part", given=shown, expected_version=None
        )
        now = timezone.now()
        about = {"about": "About", "evidence": "Note", "zone": "Europe/Kyiv", "within_hours": 24}
        consultation_ask(**given, now=now, asked_at=now, asked_by=self.cast.party(parties[0]), **about)

    def _markings(self, desk: Officer, agreement: Agreement, parties: tuple[str, str]) -> None:
        """A marking of each side, and the one handled as the other."""
        told: Any = {"officer": desk, "today": self.cast.today, "agreement": agreement, "expected_version": None}
        for code in parties:
            scale_put(**told, party=self.cast.party(code), names=[f"Secret of {code}"], source="Article 3")
        one, other = MarkingName.objects.filter(agreement=agreement).order_by("pk")
        equivalences_put(**told, rows={one.pk: other.pk}, source="Article 4")

    def _widened(self, desk: Officer, approver: Officer, agreement: Agreement, to: str) -> Agreement:
        if to == agreement.audience:
            return agreement
        given = {"today": self.cast.today, "reason": "Reason", "expected_version": agreement.version}
        audience_ask(officer=desk, root=agreement, to=to, **given)
        agreement_decide_audience(officer=approver, agreement=agreement, agree=True, **given)
        return fresh(agreement)
