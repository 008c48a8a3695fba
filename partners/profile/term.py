"""The taxonomy as a party has it: the terms that the product comes with, changed by its approvers with a reason."""

from datetime import date
from secrets import token_hex
from typing import Any

from django.db import models
from django.db.models import Q

from partners.people.officer import Role
from partners.profile.taxonomy import BY_CODE, DEFAULTS, Term
from partners.profile.vocabulary import TermKind
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

MOST_NAME = 120


class ProfileTerm(Record):
    """A term as a party has it; where there is no row, the term of that code holds as the product has it."""

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=14, choices=TermKind.choices)
    name = models.CharField(max_length=MOST_NAME, blank=True, help_text="Of an own term, or instead of our word.")
    off = models.BooleanField(default=False, help_text="Not offered for new lines.")
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "code"], name="one_profile_term_per_code"),
            models.CheckConstraint(condition=Q(audience="national"), name="profile_term_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="profile_term_has_reason"),
            models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="profile_term_kind_known"),
        ]

    @property
    def term(self) -> Term:
        """What it says."""
        return Term(self.code, self.kind, self.name, self.off)


def terms_of(party_id: Any) -> dict[str, Term]:
    """Every term by code as a party has it, those that it does not use among them; one query."""
    rows = ProfileTerm.objects.filter(owner=party_id, mistake_at=None).order_by("id") if party_id else ()
    kept = {one.code: one.term for one in rows}
    return {one.code: kept.get(one.code, one) for one in DEFAULTS} | kept


@service
def profile_term_set(
    *, officer: Any, today: date, code: str, kind: str, name: str, off: bool, reason: str
) -> ProfileTerm:
    """Rename a term for the own party, take it out of use, or with an empty `code` add one.

    Lines that are written in a term keep it when it goes out of use. Raises
    Forbidden for anyone but an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    present = terms_of(officer.party_id)
    if code and code not in present:
        raise Malformed({"code": ["unknown"]})
    before = present[code] if code else Term(f"own_{token_hex(6)}", kind)
    after = Term(before.code, before.kind, " ".join(name.split()), off)
    if faults := _faults(before, after, code, present, reason):
        raise Malformed(faults)
    told = {"kind": after.kind, "name": after.name, "off": off, "reason": reason.strip(), "decided_by": officer}
    row, _ = ProfileTerm.objects.update_or_create(owner=officer.party, code=after.code, defaults=told)
    made: ProfileTerm = row
    return made


def _faults(before: Term, after: Term, code: str, present: dict[str, Term], reason: str) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if after.kind not in TermKind.values:
        faults["kind"] = ["unknown"]
    if not after.name and after.code not in BY_CODE:
        faults["name"] = ["required"]
    others = {one.name.casefold() for one in present.values() if one.kind == after.kind and one.code != after.code}
    if len(after.name) > MOST_NAME:
        faults["name"] = ["too_long"]
    elif after.name and after.name.casefold() in others:
        faults["name"] = ["term_there"]
    if not reason.strip():
        faults["reason"] = ["required"]
    if not faults and code and after == before:
        faults["reason"] = ["nothing_changed"]
    return faults
