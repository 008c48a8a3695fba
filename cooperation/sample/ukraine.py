"""Ukraine's bilateral security agreements of 2024 and 2025, as sources state them, and samples to try steps on."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import agreements
from agreements.importing.reference import read_reference
from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import agreement_decide_audience
from agreements.instruments.moving import agreement_step
from agreements.instruments.preparing import agreement_prepare
from agreements.instruments.recording import agreements_record
from agreements.texts.exchanging import version_send
from agreements.texts.writing.beginning import text_begin
from cooperation.sample.people import ADOMA, BENUWA
from partners.models import Officer, Party
from partners.records.audience import audience_ask

REFERENCE = Path(agreements.__file__).parent / "instruments" / "reference"
_ASKED = "Published by the sources that the record names."
_DECIDED = "Public already; released as the sources state it."


def load(officers: Mapping[str, Officer], today: date) -> None:
    """The real agreements as public records of Ukraine, and two preparations with invented partners."""
    for made in _record(officers["desk"], today):
        release(made, officers["desk"], officers["approver"], today, "public", _ASKED, _DECIDED)
    _training(officers, today)
    _logistics(officers, today)
    _exercise(officers, today)


def _record(desk: Officer, today: date) -> list[Agreement]:
    entries = read_reference(
        (REFERENCE / "ukraine_security_agreements.csv").read_bytes(),
        (REFERENCE / "ukraine_statements.csv").read_bytes(),
    )
    made = agreements_record(officer=desk, today=today, entries=entries)
    return [row.agreement for row in made if row.outcome == "created"]


def release(
    agreement: Agreement, asker: Officer, decider: Officer, today: date, to: str, why: str, because: str
) -> Agreement:
    """Ask for and decide who sees an agreement, as two officers would; the agreement as it then is."""
    fresh = Agreement.objects.get(pk=agreement.pk)
    audience_ask(officer=asker, today=today, root=fresh, to=to, reason=why, expected_version=fresh.version)
    agreement_decide_audience(
        officer=decider, today=today, agreement=fresh, agree=True, reason=because, expected_version=fresh.version
    )
    return Agreement.objects.select_related("partnership__party_a", "partnership__party_b", "standing").get(pk=fresh.pk)


def _training(officers: Mapping[str, Officer], today: date) -> None:
    """A memorandum being drafted with Adoma: the text waits to be confirmed by both sides."""
    desk, approver = officers["desk"], officers["approver"]
    prepared = agreement_prepare(
        officer=desk,
        today=today,
        partner=Party.objects.get(code=ADOMA),
        values={
            "titles": {
                "en": "Sample: memorandum on one week of training for maritime officers",
                "fr": "Exemple : mémorandum relatif à une semaine de formation d’officiers de marine",
            },
            "purpose": "A first small step: one week of training for twelve officers of each side.",
            "kind": "training",
            "areas": ["training_education", "maritime_security"],
            "instrument_type": "mou",
            "legal_nature": "political_non_binding",
            "entry_method": "on_signature",
            "term_kind": "fixed",
            "term_months": 24,
        },
        side={
            "finance_note": "Each side bears its own costs.",
            "stands_alone": True,
            "partner_contact": "Training directorate of Adoma (invented)",
            "responsible": officers["liaison"],
            "deputy": desk,
            "duplicates_checked": True,
            "talks_level": "unclassified",
        },
    )
    Agreement.objects.filter(pk=prepared.pk).update(is_sample=True)
    draft = text_begin(officer=desk, today=today, agreement=prepared, expected_version=None, languages=["en", "fr"])
    prepared.refresh_from_db()
    shared = release(
        prepared, desk, approver, today, "parties", "To draft the text together.", "A small first step; agreed."
    )
    drafting = agreement_step(
        officer=desk, today=today, agreement=shared, to="drafting", expected_version=shared.version
    )
    version_send(officer=desk, today=today, agreement=drafting, version_id=draft.pk, expected_version=None)


def _logistics(officers: Mapping[str, Officer], today: date) -> None:
    """An agreement with Bénuwa whose mandate waits for the approver."""
    desk = officers["desk"]
    prepared = agreement_prepare(
        officer=desk,
        today=today,
        partner=Party.objects.get(code=BENUWA),
        values={
            "titles": {
                "en": "Sample: agreement on mutual logistic support during exercises",
                "fr": "Exemple : accord de soutien logistique mutuel lors des exercices",
            },
            "purpose": "Fuel, food and transport for each other’s units during exercises, repaid in kind.",
            "kind": "exercise",
            "areas": ["procurement_logistics", "exercises"],
            "instrument_type": "acsa",
            "legal_nature": "treaty_binding",
        },
        side={
            "finance_note": "Repaid in kind within a year; no budget line needed.",
            "stands_alone": True,
            "duplicates_checked": True,
        },
    )
    Agreement.objects.filter(pk=prepared.pk).update(is_sample=True)
    agreement_step(
        officer=desk, today=today, agreement=prepared, to="authority_requested", expected_version=prepared.version
    )


def _exercise(officers: Mapping[str, Officer], today: date) -> None:
    """A concept of the desk officer's own, with most still missing."""
    prepared = agreement_prepare(
        officer=officers["desk"],
        today=today,
        partner=Party.objects.get(code=ADOMA),
        values={
            "titles": {
                "en": "Sample: arrangement on a table-top exercise on harbour protection",
                "fr": "Exemple : arrangement relatif à un exercice sur table de protection portuaire",
            },
            "purpose": "Two days at one table, to find out where the procedures of both sides do not meet.",
            "kind": "exercise",
            "instrument_type": "technical_arrangement",
            "legal_nature": "political_non_binding",
        },
    )
    Agreement.objects.filter(pk=prepared.pk).update(is_sample=True)
