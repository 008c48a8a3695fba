"""Which activities need which kind of instrument: what the product comes with; a ministry changes it as data.

Source: domain, section (j), coverage rules; the types of instruments are those of the glossary (b).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.activities.vocabulary import ActivityType as A
from agreements.coverage.vocabulary import Circumstance, PaperKind
from agreements.instruments.vocabulary import InstrumentType as I

SOURCE = "Entente, rules on coverage: what agreements in use ask for"


@dataclass(frozen=True)
class Rule:
    """Activities of these types (none named: of any) in this circumstance need one of these instruments or papers.

    `frameworks` are organisations whose own texts may cover their members. `name` is the word for an own rule.
    """

    code: str
    activity_types: frozenset[str] = frozenset()
    circumstance: str = Circumstance.ALWAYS
    instruments: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    frameworks: tuple[str, ...] = ()
    source: str = SOURCE
    name: str = ""
    off: bool = False

    def names(self, activity_type: str) -> bool:
        """Whether it is about activities of a type."""
        return not self.activity_types or activity_type in self.activity_types


def _rule(code: str, types: Iterable[str], instruments: Iterable[str], **more: object) -> Rule:
    return Rule(code, frozenset(types), instruments=frozenset(instruments), **more)  # type: ignore[arg-type]


_CONTRACT = frozenset({PaperKind.CONTRACT})
DEFAULTS: tuple[Rule, ...] = (
    _rule(
        "status_of_forces",
        (A.EXERCISE, A.UNIT_EXCHANGE, A.MOBILE_TEAM, A.PORT_VISIT),
        (I.SOFA, I.VFA),
        circumstance=Circumstance.ON_SOIL,
        papers=frozenset({PaperKind.MULTILATERAL}),
        frameworks=("NATO", "EU"),
    ),
    _rule("classified_information", (A.INFORMATION,), (I.GSOMIA,)),
    _rule("marked_information", (), (I.GSOMIA,), circumstance=Circumstance.MARKED),
    _rule("logistics", (), (I.ACSA, I.SUPPORT_ORDER), circumstance=Circumstance.PAID_BACK, papers=_CONTRACT),
    _rule("logistic_support", (A.LOGISTICS,), (I.ACSA, I.SUPPORT_ORDER, I.HNS_MOU), papers=_CONTRACT),
    _rule("personnel_exchange", (A.POST,), (I.MPEP,)),
    _rule(
        "property_and_security",
        (A.JOINT_PROJECT, A.RESEARCH),
        (I.PROJECT_ARRANGEMENT, I.TECHNICAL_ARRANGEMENT, I.IMPLEMENTING_ARRANGEMENT),
    ),
    _rule("procurement_contract", (A.PROCUREMENT,), (I.LOA, I.EQUIPMENT_TRANSFER), papers=_CONTRACT),
    _rule("export_licence", (A.PROCUREMENT,), (), papers=frozenset({PaperKind.EXPORT_LICENCE})),
    _rule("course_invitation", (A.COURSE_SEAT,), (I.INVITATION_LETTER,), papers=frozenset({PaperKind.INVITATION})),
)
BY_CODE = {one.code: one for one in DEFAULTS}
