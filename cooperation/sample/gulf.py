"""Two invented ministries on a Gulf of Guinea coast: something national and something shared for each to do."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.moving import agreement_step
from agreements.instruments.preparing import agreement_prepare
from agreements.instruments.recording import agreement_record
from agreements.obligations.writing import obligations_add
from agreements.texts.writing.beginning import text_begin
from cooperation.sample import texts
from cooperation.sample.people import ADOMA, BENUWA
from cooperation.sample.ukraine import release
from partners.models import Officer, Party
from partners.records.audience import audience_ask

_SOURCE = "Invented for the sample"


def load(officers: Mapping[str, Officer], today: date) -> None:
    """What Adoma and Bénuwa have together, and what each keeps to itself."""
    _framework(officers, today)
    _patrol(officers, today)
    _own_concepts(officers, today)


def _framework(officers: Mapping[str, Officer], today: date) -> None:
    """A framework that renews by itself, with a last day to say no ahead."""
    signed = date(today.year - 4, 9, 14).isoformat()
    recorded = agreement_record(
        officer=officers["adoma_desk"],
        today=today,
        entry=AgreementEntry(
            parties=[BENUWA],
            titles={
                "en": "Sample: framework agreement on defence cooperation between Adoma and Bénuwa",
                "fr": "Exemple : accord-cadre de coopération en matière de défense entre l’Adoma et le Bénuwa",
            },
            kind="framework",
            areas=["training_education", "maritime_security", "exercises"],
            instrument_type="framework_agreement",
            legal_nature="treaty_binding",
            framework="ECOWAS",
            entry_method="on_signature",
            term_kind="tacit_renewal",
            term_months=60,
            renewal_months=60,
            notice_months=6,
            acts=[ActEntry("signed", signed, place="Port-Adoma (invented)", source=_SOURCE, source_as_of=signed[:7])],
            side={"file_number": "SAMPLE/12/03", "responsible": officers["adoma_desk"]},
            is_sample=True,
        ),
    )
    _promises(recorded, officers, today)
    release(
        recorded,
        officers["adoma_desk"],
        officers["adoma_approver"],
        today,
        "parties",
        "So that both ministries work from one record.",
        "Both signed it; both should see it.",
    )


def _promises(agreement: Agreement, officers: Mapping[str, Officer], today: date) -> None:
    """What each side promised in it: something yearly of each, and a consultation on request."""
    common = {"source": _SOURCE, "kind": "training"}
    yearly = {"recurrence": "every", "every_months": 12}
    obligations_add(
        officer=officers["adoma_desk"],
        today=today,
        agreement=agreement,
        expected_version=None,
        responsible=officers["adoma_desk"],
        entries=[
            {
                **common,
                **yearly,
                "titles": {"en": "Four seats on the staff course", "fr": "Quatre places au cours d’état-major"},
                "debtor": ADOMA,
                "creditor": BENUWA,
                "clause": "Article 4",
                "quantity": "4",
                "unit": "seats",
                "first_on": (today + timedelta(days=5)).isoformat(),
                "needs_ack": True,
            },
            {
                **common,
                **yearly,
                "titles": {"en": "One week of diving training", "fr": "Une semaine d’instruction de plongée"},
                "debtor": BENUWA,
                "creditor": ADOMA,
                "clause": "Article 5",
                "first_on": (today + timedelta(days=40)).isoformat(),
                "needs_ack": True,
            },
            {
                "titles": {
                    "en": "Consultation within 24 hours, when either side asks",
                    "fr": "Consultation dans les 24 heures, à la demande de l’une des parties",
                },
                "kind": "consultation",
                "clause": "Article 7",
                "event": "consultation_request",
                "within_hours": 24,
                "source": _SOURCE,
            },
        ],
    )


def _prepare(officer: Officer, today: date, partner: str, values: Mapping[str, Any], **side: Any) -> Agreement:
    prepared = agreement_prepare(
        officer=officer, today=today, partner=Party.objects.get(code=partner), values=values, side=side
    )
    Agreement.objects.filter(pk=prepared.pk).update(is_sample=True)
    prepared.refresh_from_db()
    return prepared


def _patrol(officers: Mapping[str, Officer], today: date) -> None:
    """A joint patrol arrangement that Adoma has signed and Bénuwa has not."""
    desk, approver, theirs = officers["adoma_desk"], officers["adoma_approver"], officers["benuwa_desk"]
    prepared = _prepare(
        desk,
        today,
        BENUWA,
        {
            "titles": {
                "en": "Sample: arrangement on joint coastal patrols, one week a year",
                "fr": "Exemple : arrangement relatif à des patrouilles côtières conjointes, une semaine par an",
            },
            "purpose": "One week of joint patrols along the common coast, then a review.",
            "kind": "exercise",
            "areas": ["maritime_security", "exercises"],
            "instrument_type": "technical_arrangement",
            "legal_nature": "political_non_binding",
            "entry_method": "on_signature",
            "term_kind": "fixed",
            "term_months": 36,
        },
        finance_note="Each side bears its own costs; the host provides berths.",
        stands_alone=True,
        duplicates_checked=True,
        talks_level="unclassified",
        partner_contact="État-major de la marine du Bénuwa (inventé)",
    )
    first = texts.begin(desk, prepared, texts.FIRST, "patrols-1", today)
    prepared.refresh_from_db()
    shared = release(prepared, desk, approver, today, "parties", "To draft the text together.", "Agreed.")
    shared = agreement_step(officer=desk, today=today, agreement=shared, to="drafting", expected_version=shared.version)
    texts.send(desk, first, today)
    texts.send(theirs, texts.begin(theirs, shared, texts.SECOND, "patrols-2", today), today)
    for officer in (desk, theirs):
        act_record(
            officer=officer,
            today=today,
            agreement=shared,
            kind="text_confirmed",
            on=today.isoformat(),
            side=officer.party,
            expected_version=None,
        )
    act_record(
        officer=approver,
        today=today,
        agreement=shared,
        kind="signed",
        on=today.isoformat(),
        side=approver.party,
        place="Port-Adoma (invented)",
        capacity="Minister of Defence",
        expected_version=None,
    )


def _own_concepts(officers: Mapping[str, Officer], today: date) -> None:
    """What each keeps to itself: a concept, and one whose sharing waits for a decision."""
    course = _prepare(
        officers["adoma_desk"],
        today,
        BENUWA,
        {
            "titles": {
                "en": "Sample: exchange of instructors between the staff colleges",
                "fr": "Exemple : échange d’instructeurs entre les écoles d’état-major",
            },
            "purpose": "Two instructors of each side teach one term at the other’s staff college.",
            "kind": "training",
            "areas": ["training_education", "personnel_exchange"],
            "instrument_type": "mou",
            "legal_nature": "political_non_binding",
        },
    )
    text_begin(
        officer=officers["adoma_desk"],
        today=today,
        agreement=course,
        expected_version=None,
        languages=["en", "fr"],
        frameworks=["ECOWAS"],
    )
    course.refresh_from_db()
    audience_ask(
        officer=officers["adoma_desk"],
        today=today,
        root=course,
        to="parties",
        reason="Their staff college asked what we have in mind.",
        expected_version=course.version,
    )
    _prepare(
        officers["benuwa_desk"],
        today,
        ADOMA,
        {
            "titles": {
                "fr": "Exemple : échange d’informations sur la piraterie",
                "en": "Sample: exchange of information on piracy",
            },
            "purpose": "",
            "kind": "intelligence_sharing",
            "areas": ["intelligence_exchange", "maritime_security"],
        },
    )
