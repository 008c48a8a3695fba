"""Which text stands beneath which: the ladder of instruments, top to bottom (domain: glossary, Instruments).

A text beneath one of a lower rung is refused; one that practice does not
usually put there is advised against. Texts of special purpose (status of
forces, classified information, logistics) stand alone, or beneath a framework.
What a record that exists says is never refused.
"""

from enum import StrEnum

from agreements.instruments.vocabulary import InstrumentType as T

RUNGS: dict[str, int] = {
    T.FRAMEWORK_AGREEMENT: 1,
    T.PROTOCOL: 2,
    T.AMENDMENT: 2,
    T.EXCHANGE_OF_NOTES: 2,
    T.SOFA: 2,
    T.VFA: 2,
    T.GSOMIA: 2,
    T.ACSA: 2,
    T.FPA: 2,
    T.MOU: 3,
    T.LOI: 3,
    T.JOINT_DECLARATION: 3,
    T.HNS_MOU: 3,
    T.MPEP: 3,
    T.TECHNICAL_ARRANGEMENT: 4,
    T.IMPLEMENTING_ARRANGEMENT: 4,
    T.PROJECT_ARRANGEMENT: 4,
    T.EQUIPMENT_TRANSFER: 4,
    T.ANNUAL_PLAN: 5,
    T.LOA: 6,
    T.SUPPORT_ORDER: 6,
    T.INVITATION_LETTER: 6,
    T.ANNEX: 6,
    T.AGREED_MINUTES: 6,
}
SPECIAL = (T.SOFA, T.VFA, T.GSOMIA, T.ACSA, T.HNS_MOU, T.FPA, T.MPEP)
# What changes or completes a text stands beneath any, also beneath a lower one.
_ANYWHERE = frozenset({T.AMENDMENT, T.PROTOCOL, T.EXCHANGE_OF_NOTES, T.ANNEX, T.AGREED_MINUTES})
_FRAMES = frozenset({T.FRAMEWORK_AGREEMENT, T.PROTOCOL, T.EXCHANGE_OF_NOTES})
_UMBRELLAS = _FRAMES | {T.MOU, T.LOI, T.JOINT_DECLARATION}
_WORKING = frozenset({T.TECHNICAL_ARRANGEMENT, T.IMPLEMENTING_ARRANGEMENT, T.PROJECT_ARRANGEMENT, T.EQUIPMENT_TRANSFER})
# Beneath which texts each is usually found; what is not named is found beneath a frame.
USUAL: dict[str, frozenset[str]] = {
    T.MOU: _FRAMES | {T.GSOMIA, T.SOFA, T.ACSA, T.JOINT_DECLARATION},
    T.LOI: _UMBRELLAS,
    T.JOINT_DECLARATION: _FRAMES,
    T.HNS_MOU: _UMBRELLAS | {T.SOFA, T.VFA},
    T.MPEP: _UMBRELLAS,
    T.TECHNICAL_ARRANGEMENT: _UMBRELLAS | {T.ACSA, T.GSOMIA, T.SOFA, T.VFA, T.HNS_MOU, T.MPEP},
    T.IMPLEMENTING_ARRANGEMENT: _UMBRELLAS | {T.ACSA, T.GSOMIA, T.SOFA, T.VFA, T.HNS_MOU, T.MPEP},
    T.PROJECT_ARRANGEMENT: _UMBRELLAS,
    T.EQUIPMENT_TRANSFER: _UMBRELLAS | {T.ACSA},
    T.ANNUAL_PLAN: _UMBRELLAS | _WORKING,
    T.LOA: _UMBRELLAS | _WORKING | {T.ACSA},
    T.SUPPORT_ORDER: frozenset({T.ACSA, T.HNS_MOU}) | _WORKING,
    T.INVITATION_LETTER: _UMBRELLAS | _WORKING | {T.ANNUAL_PLAN, T.MPEP},
}


class Fit(StrEnum):
    """How a text fits beneath another."""

    USUAL = "usual"
    UNUSUAL = "unusual"
    UPSIDE_DOWN = "upside_down"


def fit(child: str, parent: str) -> Fit:
    """How a text of one type stands beneath one of another; what is not stated is not judged."""
    if child not in RUNGS or parent not in RUNGS or child in _ANYWHERE:
        return Fit.USUAL
    if RUNGS[child] < RUNGS[parent]:
        return Fit.UPSIDE_DOWN
    return Fit.USUAL if parent in USUAL.get(child, _FRAMES) else Fit.UNUSUAL


def parents_of(child: str) -> list[str]:
    """The types beneath which a text is usually found, from the top."""
    found = [one for one in RUNGS if fit(child, one) == Fit.USUAL]
    return sorted(found, key=lambda one: RUNGS[one])
