"""Both lifecycles of an agreement as they should be, written out by hand beside the product's own tables.

A cell names who may take the step from one status to another, officers of
which side, what must be given, and what is still missing when an agreement
was walked to that status by the shortest way.
"""

from dataclasses import dataclass

DRAFTERS = frozenset({"desk_officer", "liaison_officer"})
OFFICERS = DRAFTERS | {"approver"}
APPROVER = frozenset({"approver"})
NOBODY: frozenset[str] = frozenset()
ROLES = (
    "desk_officer", "liaison_officer", "approver", "ministers_office", "auditor", "party_administrator",
    "service_account", "guest",
)  # fmt: skip
STATUSES = (
    "concept", "authority_requested", "mandate_granted", "negotiating", "drafting", "text_agreed", "not_yet_signed",
    "signed", "in_approval", "provisionally_applied", "in_force", "in_effect", "suspended", "expired", "terminated",
    "superseded", "abandoned", "unknown",
)  # fmt: skip
GIVEN = {
    "authority": "Minister of Defence", "on": "2026-11-22", "limits": "None.", "reason": "As agreed.",
    "evidence": "Note 5/2026",
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One allowed step."""

    roles: frozenset[str]
    sides: frozenset[str]
    needs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


OWNER = frozenset({"owner"})
EITHER = frozenset({"owner", "other"})
NONE: frozenset[str] = frozenset()
_DATED = ("on", "reason")
_ENDED = ("on", "reason", "evidence")


def _after(applies: str) -> dict[tuple[str, str], Cell]:
    return {
        (applies, "suspended"): Cell(APPROVER, EITHER, _DATED),
        ("suspended", applies): Cell(APPROVER, EITHER, _DATED),
        (applies, "terminated"): Cell(APPROVER, EITHER, _ENDED),
        ("suspended", "terminated"): Cell(APPROVER, EITHER, _ENDED),
        (applies, "superseded"): Cell(APPROVER, EITHER, _DATED),
        ("suspended", "superseded"): Cell(APPROVER, EITHER, _DATED),
        (applies, "expired"): Cell(NOBODY, NONE),
        ("suspended", "expired"): Cell(NOBODY, NONE),
    }


def _abandon() -> dict[tuple[str, str], Cell]:
    prepared = ("concept", "authority_requested", "mandate_granted", "negotiating", "drafting", "text_agreed")
    return {(status, "abandoned"): Cell(OFFICERS, OWNER, ("reason",)) for status in prepared}


_BOTH_CONFIRM = ("text_confirmed_by", "text_confirmed_by")
_BOTH_SIGN = ("signed_by", "signed_by")
_BOTH_NOTIFY = ("notified_by", "notified_by")

BINDING = {
    ("concept", "authority_requested"): Cell(DRAFTERS, OWNER),
    ("authority_requested", "concept"): Cell(APPROVER, OWNER, ("reason",)),
    ("authority_requested", "mandate_granted"): Cell(APPROVER, OWNER, ("authority", "on", "limits")),
    ("mandate_granted", "negotiating"): Cell(DRAFTERS, OWNER, missing=("text_version_there",)),
    ("negotiating", "text_agreed"): Cell(OFFICERS, EITHER, missing=_BOTH_CONFIRM),
    ("text_agreed", "negotiating"): Cell(OFFICERS, EITHER, ("reason",)),
    ("text_agreed", "signed"): Cell(APPROVER, EITHER, missing=_BOTH_SIGN),
    ("signed", "in_approval"): Cell(DRAFTERS, EITHER, ("on",)),
    ("signed", "provisionally_applied"): Cell(APPROVER, EITHER, _DATED),
    ("in_approval", "provisionally_applied"): Cell(APPROVER, EITHER, _DATED),
    ("signed", "in_force"): Cell(OFFICERS, EITHER, missing=_BOTH_NOTIFY),
    ("in_approval", "in_force"): Cell(OFFICERS, EITHER, missing=_BOTH_NOTIFY),
    ("provisionally_applied", "in_force"): Cell(OFFICERS, EITHER, missing=_BOTH_NOTIFY),
    **_after("in_force"),
    **_abandon(),
}
NON_BINDING = {
    ("concept", "drafting"): Cell(DRAFTERS, OWNER, missing=("text_version_there",)),
    ("drafting", "text_agreed"): Cell(OFFICERS, EITHER, missing=_BOTH_CONFIRM),
    ("text_agreed", "drafting"): Cell(OFFICERS, EITHER, ("reason",)),
    ("text_agreed", "signed"): Cell(APPROVER, EITHER, missing=_BOTH_SIGN),
    ("signed", "in_effect"): Cell(OFFICERS, EITHER, missing=("entry_day_reached",)),
    **_after("in_effect"),
    **_abandon(),
}
TABLES = {"binding": BINDING, "non_binding": NON_BINDING}
