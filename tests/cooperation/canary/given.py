"""What each side gave on stage: entries and understandings of each side, national and shared; our rules."""

from decimal import Decimal
from typing import Any

from agreements.reciprocity.acting import reciprocity_act
from agreements.reciprocity.agreeing import understanding_answer, understanding_propose
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.oneway import balance_rule_set
from agreements.reciprocity.recording import reciprocity_record
from agreements.reciprocity.understanding import Understanding
from partners.models import Officer
from partners.records.audience import audience_ask, audience_decide
from tests.cast import Cast
from tests.given import VALUES

Staged = tuple[dict[str, ReciprocityEntry], dict[str, Understanding]]


def given_staged(cast: Cast) -> Staged:
    """Entries and understandings by name, each of an owner with a partner, seen by an audience."""
    owners = {
        "UKR": (cast.desk, cast.approver),
        "GBR": (cast.partner_desk, cast.partner_approver),
        "POL": (cast.third_desk, cast.third_approver),
    }
    for _desk, approver in owners.values():
        told = {"officer": approver, "today": cast.today, "reason": "Reason"}
        balance_rule_set(**told, least_share=20, years=2, least_entries=1)
    entries, understandings = {}, {}
    for owner, partner, audience in (
        ("UKR", "GBR", "national"),
        ("UKR", "GBR", "parties"),
        ("GBR", "UKR", "parties"),
        ("GBR", "UKR", "national"),
        ("UKR", "EST", "parties"),
        ("POL", "GBR", "parties"),
    ):
        name = f"{owner} {partner} {audience}"
        entries[name] = _entry(cast, *owners[owner], partner, audience)
        about = "statement" if audience == "national" else "band"
        understandings[name] = _understanding(cast, *owners[owner], partner, audience, about)
    return entries, understandings


def _entry(cast: Cast, desk: Officer, approver: Officer, partner: str, audience: str) -> ReciprocityEntry:
    values = {"kind": "access", "title": "Words", "unit": "days", "quantity": Decimal(7), "given_on": cast.today}
    across = cast.party(partner)
    entry = reciprocity_record(
        officer=desk, today=cast.today, partner=across, giver=desk.party, values={**values, "area": "cyber"}
    )
    entry = _shared(cast, desk, approver, entry, audience)
    if partner == "EST":
        told: dict[str, Any] = {"today": cast.today, "entry": entry, "expected_version": None}
        reciprocity_act(officer=desk, to="acknowledged", evidence="Letter", **told)
    return entry


def _understanding(
    cast: Cast, desk: Officer, approver: Officer, partner: str, audience: str, about: str
) -> Understanding:
    values = VALUES["band"] if about == "band" else {"until": cast.today}
    told = {"partner": cast.party(partner), "about": about, "values": values}
    one = _shared(cast, desk, approver, understanding_propose(officer=desk, today=cast.today, **told), audience)
    answer: dict[str, Any] = {"today": cast.today, "understanding": one, "expected_version": None}
    understanding_answer(officer=approver, kind="agreed", reason="Reason", **answer)
    if partner == "EST":
        understanding_answer(officer=desk, side=cast.party(partner), kind="agreed", evidence="Letter", **answer)
    return one


def _shared(cast: Cast, desk: Officer, approver: Officer, root: Any, audience: str) -> Any:
    if audience != "national":
        root.refresh_from_db()
        told = {"root": root, "reason": "Reason", "expected_version": root.version, "today": cast.today}
        audience_ask(officer=desk, to=audience, **told)
        audience_decide(officer=approver, agree=True, **told)
    return root
