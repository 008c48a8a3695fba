"""Holding an agreement for a write to its text, and what every such write shares."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.terms.clauses import ActKind
from agreements.texts.version import MOST_LANGUAGES, TextVersion
from partners.models import Officer, Role
from partners.people.notices import notify
from partners.people.officer import WRITES, OfficerQuerySet
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.ways import AnswerLink

# While a text is still written; once it is agreed it is reopened first.
WRITTEN_IN = frozenset(BEFORE_SIGNATURE) - {Status.TEXT_AGREED}
# While the sides talk: a text is put to the other side under a mandate, not before.
TALKS = ACT_RULES[ActKind.TEXT_CONFIRMED].statuses


def hold_text(officer: Any, agreement: Agreement, expected_version: int | None) -> Agreement:
    held = hold(officer, agreement, expected_version)
    of_pair(officer, held)
    return held


def of_pair(officer: Any, agreement: Agreement) -> None:
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")


def own_version(officer: Any, agreement: Agreement, version_id: int) -> TextVersion:
    """A version of the own side. Raises Unseen, Forbidden for one of the other side."""
    found = TextVersion.objects.visible_to(officer).filter(agreement=agreement, pk=version_id).first()
    if found is None:
        raise Unseen
    if found.side_id != officer.party_id or found.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    version: TextVersion = found
    return version


def refuse_unless_open(agreement: Agreement, *more: Condition) -> None:
    """Refuse a text once it is agreed: it is reopened first, with a reason."""
    conditions = [
        Condition("text_is_open", {"status": agreement.status}, met=agreement.status in WRITTEN_IN),
        *more,
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)


def beneath(officer: Any, agreement: Agreement) -> dict[str, Any]:
    """What every row of the own party beneath an agreement has; national until it is said otherwise."""
    return {
        "agreement": agreement,
        "owner": officer.party,
        "partnership": agreement.partnership,
        "marking": agreement.marking,
        "audience": Audience.NATIONAL,
        "added_by": officer,
    }


def checked_languages(codes: Collection[str]) -> list[str]:
    found = list(dict.fromkeys(code.strip().lower() for code in codes if code.strip()))
    if len(found) > MOST_LANGUAGES:
        raise Malformed({"languages": ["too_many_languages"]})
    if any(not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3) for code in found):
        raise Malformed({"languages": ["unknown"]})
    return found


def check_dates(today: date, *, sent_on: date | None = None, received_on: date | None = None) -> None:
    faults: dict[str, list[str]] = {}
    for name, day in (("sent_on", sent_on), ("received_on", received_on)):
        if day and day > today:
            faults[name] = ["in_the_future"]
    if sent_on and received_on and received_on < sent_on:
        faults["received_on"] = ["received_before_sent"]
    if faults:
        raise Malformed(faults)


def next_number(agreement: Agreement) -> int:
    """One more than any version that was ever sent, also one that was a mistake; the agreement is held."""
    last = TextVersion.objects.filter(agreement=agreement).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def links_closed(agreement: Agreement) -> None:
    """A one-time link asks to confirm the text that it showed; it says nothing of a later one."""
    AnswerLink.objects.filter(
        subject=Agreement.subject,
        subject_id=agreement.pk,
        asks=ActKind.TEXT_CONFIRMED,
        answered_at=None,
        revoked_at=None,
    ).update(revoked_at=timezone.now())


def tell_side(party_id: Any, code: str, key: str, agreement: Agreement, **data: Any) -> None:
    """Tell the officers and guests of a party who answer for its side."""
    people = OfficerQuerySet(Officer).filter(party=party_id, is_active=True, roles__overlap=[*WRITES, Role.GUEST])
    notify(people, code=code, key=key, subject=Agreement.subject, subject_id=agreement.pk, **data)


def between_sides(agreement: Agreement) -> Audience:
    """Who sees a text that was put to the other side: the two sides, once the agreement is shared; never everyone."""
    return Audience.NATIONAL if agreement.audience == Audience.NATIONAL else Audience.PARTIES
