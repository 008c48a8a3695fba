"""An agreement as lines of our own template: itself, its acts, what sources say of it.

Export writes these lines, and import compares with them: a cell that says what
the export would say now changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from agreements.importing.fields import ACT, ACT_SAYS, AGREEMENT, PLAIN, SIDE, STATEMENT, TITLES
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from partners.records.imports.rows import clean

Line = dict[str, str]


class Lines:
    """The lines of many agreements as a reader sees them; five queries however many they are."""

    def __init__(self, reader: Any, agreements: Collection[Agreement]) -> None:
        keys = [one.pk for one in agreements]
        self.acts: dict[int, list[AgreementAct]] = defaultdict(list)
        self.statements: dict[int, list[Statement]] = defaultdict(list)
        acts = AgreementAct.objects.visible_to(reader).filter(agreement__in=keys).select_related("side")
        for act in acts.order_by("on", "pk"):
            self.acts[act.agreement_id].append(act)
        for said in Statement.objects.visible_to(reader).filter(agreement__in=keys).order_by("pk"):
            self.statements[said.agreement_id].append(said)
        sides = AgreementSide.objects.visible_to(reader).filter(agreement__in=keys, owner=reader.party_id)
        self.sides = {one.agreement_id: one for one in sides.select_related("responsible", "deputy")}
        parents = {one.parent_id for one in agreements if one.parent_id}
        above = Agreement.objects.visible_to(reader).filter(pk__in=parents) if parents else ()
        self.parents = {one.pk: one.key for one in above}

    def of(self, agreement: Agreement) -> Iterator[Line]:
        """The lines of one agreement, itself first."""
        yield self.whole(agreement)
        for act in self.acts[agreement.pk]:
            yield self.act(agreement, act)
        for said in self.statements[agreement.pk]:
            yield self.statement(agreement, said)

    def whole(self, agreement: Agreement) -> Line:
        """The line of the agreement itself."""
        line = {
            "record": AGREEMENT,
            "agreement": agreement.key,
            "version": str(agreement.version),
            "party_a": agreement.partnership.party_a.code,
            "party_b": agreement.partnership.party_b.code,
            "parent": self.parents.get(agreement.parent_id, ""),
            "framework": agreement.framework.code if agreement.framework else "",
            "source_id": agreement.source_key,
        }
        line |= {name: agreement.titles.get(name.removeprefix("title_"), "") for name in TITLES}
        line |= {name: getattr(agreement, name) for name in PLAIN}
        side = self.sides.get(agreement.pk)
        line |= {f"our_{name}": getattr(side, name) if side else "" for name in SIDE}
        return {name: said(value) for name, value in line.items()}

    def act(self, agreement: Agreement, act: AgreementAct) -> Line:
        """The line of an act."""
        line = {
            "record": ACT,
            "agreement": agreement.key,
            "id": str(act.pk),
            "act": act.kind,
            "side": act.side.code if act.side else "",
        }
        return {name: said(value) for name, value in (line | {name: getattr(act, name) for name in ACT_SAYS}).items()}

    def statement(self, agreement: Agreement, told: Statement) -> Line:
        """The line of what a source says."""
        line = {"record": STATEMENT, "agreement": agreement.key, "id": str(told.pk), "field": told.field}
        line |= {"source": told.source, "source_url": told.source_url, "source_as_of": told.as_of}
        words = dict(told.says)
        und = words.pop("und", "")
        line |= {f"says_{language}": words.get(language, "") for language in ("en", "fr", "pt", "ar")}
        line["says_und"] = und
        return {name: said(value) for name, value in line.items()}


def said(value: Any) -> str:
    """A value as a cell says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return " ".join(str(one) for one in value)
    if hasattr(value, "email"):
        return str(value.email)
    return clean(str(value)).strip()
