"""Reading what the rules of record quality need, for many agreements at once, by what one reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from agreements.instruments.vocabulary import STAGE_OF, LegalNature, Stage
from agreements.quality.known import Above, Known, Quality, Said
from agreements.quality.rules import quality_of
from agreements.standing.refresh import history_of
from agreements.standing.seen import standings_seen
from agreements.standing.standing import Standing
from agreements.terms.clauses import EntryMethod, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.schedule import reported_end_of_record_differs
from partners.models import Change
from partners.records.record import Reader


@dataclass(frozen=True)
class Parts:
    """What hangs on one agreement, as far as its reader may see it."""

    acts: Sequence[AgreementAct] = ()
    statements: Sequence[Statement] = ()
    half: AgreementSide | None = None
    reads_half: bool = False
    above: Agreement | None = None
    above_standing: Standing | None = None
    touched: date | None = None
    extra: Mapping[str, bool] = field(default_factory=dict)


def qualities(reader: Reader, agreements: Collection[Agreement], today: date) -> dict[int, Quality]:
    """How good these records are, by key, by what `reader` may see; a constant number of queries."""
    keys = [one.pk for one in agreements]
    standings = standings_seen(reader, agreements, today, today)
    acts = _by_agreement(AgreementAct.objects.visible_to(reader).filter(agreement__in=keys))
    said = _by_agreement(Statement.objects.visible_to(reader).filter(agreement__in=keys).order_by("id"))
    halves = _halves(reader, keys)
    parents = parents_of(reader, agreements)
    above = standings_seen(reader, list(parents.values()), today, today)
    touched = last_touched(reader, keys)
    return {
        one.pk: quality(
            one,
            standings[one.pk],
            Parts(
                acts=acts[one.pk],
                statements=said[one.pk],
                half=halves.get(one.pk),
                reads_half=_reads_half(reader, one),
                above=parents.get(one.parent_id or 0),
                above_standing=above.get(one.parent_id or 0),
                touched=touched.get(one.pk),
            ),
            today,
        )
        for one in agreements
    }


def quality(agreement: Agreement, standing: Standing, parts: Parts, today: date) -> Quality:
    """How good one record is, by its parts."""
    return quality_of(_known(agreement, standing, parts), today)


def last_touched(reader: Reader, keys: Collection[int]) -> dict[int, date]:
    """The day on which somebody last wrote on each agreement; what time alone brings does not count."""
    rows = Change.objects.visible_to(reader).filter(
        source=Agreement._meta.db_table, record_id__in=list(keys), officer__isnull=False
    )
    found = rows.order_by().values_list("record_id").annotate(Max("at"))
    return {key: timezone.localtime(at).date() for key, at in found}


def _by_agreement(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.agreement_id].append(row)
    return found


def _reads_half(reader: Reader, agreement: Agreement) -> bool:
    return bool(reader.reads_national and agreement.owner_id == reader.party_id)


def _halves(reader: Reader, keys: Sequence[int]) -> dict[int, AgreementSide]:
    if not reader.reads_national:
        return {}
    rows = AgreementSide.objects.visible_to(reader).filter(agreement__in=keys, owner=reader.party_id)
    return {one.agreement_id: one for one in rows}


def parents_of(reader: Reader, agreements: Collection[Agreement]) -> dict[int, Agreement]:
    """The agreements above these, by key, as far as they are in sight; no query where none has one."""
    keys = {one.parent_id for one in agreements if one.parent_id}
    joined = ("partnership__party_a", "partnership__party_b", "standing")
    found = Agreement.objects.visible_to(reader).filter(pk__in=keys).select_related(*joined)
    return {one.pk: one for one in found} if keys else {}


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _known(agreement: Agreement, standing: Standing, parts: Parts) -> Known:
    stage = STAGE_OF[standing.status]
    assumptions = list(standing.assumptions)
    history = history_of(agreement, parts.acts, "")
    if reported_end_of_record_differs(agreement.clauses, history, standing):
        assumptions.append("reported_end_differs")
    latest = {act.kind: act.pk for act in sorted(parts.acts, key=lambda act: (act.on, act.pk))}
    return Known(
        stage=stage,
        status=standing.status,
        binding=agreement.is_binding,
        clauses=agreement.clauses,
        history=history,
        signed=_date(standing.signed_on),
        entry=_date(standing.entry_into_force),
        entry_basis=standing.entry_basis,
        ends=_date(standing.ends_on),
        ends_basis=standing.ends_basis,
        renewals=standing.renewals,
        assumptions=tuple(assumptions),
        filled=_filled(agreement, standing, parts),
        said=[*_statements(parts), *_sources(parts)],
        above=_above(parts),
        touched=parts.touched,
        acts=latest,
    )


def _filled(agreement: Agreement, standing: Standing, parts: Parts) -> dict[str, bool]:
    entered = agreement.entry_method != EntryMethod.NOT_STATED or standing.entry_basis == "stated"
    found = {
        "purpose": bool(agreement.purpose.strip()),
        "areas": bool(agreement.areas),
        "instrument_type": agreement.instrument_type != "not_stated",
        "legal_nature": agreement.legal_nature != LegalNature.NOT_STATED,
        "signed": bool(standing.signed_on),
        "source": bool(parts.statements) or any(act.source or act.evidence for act in parts.acts),
        "entry_method": entered,
        "entry": bool(standing.entry_into_force),
        "term_kind": agreement.term_kind != TermKind.NOT_STATED,
        "notice": agreement.clauses.notice is not None or agreement.clauses.early_notice is not None,
        "ends": bool(standing.ends_on),
    }
    if parts.reads_half:
        half = parts.half or AgreementSide()
        names = ("file_number", "original_place")
        found |= {"responsible": half.responsible_id is not None} | {name: bool(getattr(half, name)) for name in names}
    return found


def _statements(parts: Parts) -> list[Said]:
    return [Said(one.field, one.in_language("en"), one.source, _as_of(one.as_of)) for one in parts.statements]


def _sources(parts: Parts) -> list[Said]:
    return [
        Said(f"act:{act.kind}", "", act.source, _as_of(act.source_as_of), act.pk) for act in parts.acts if act.source
    ]


def _as_of(text: str) -> PartialDate | None:
    """The day of a source; what somebody wrote that is no date has none."""
    try:
        return _date(text)
    except ValueError:
        return None


def _above(parts: Parts) -> Above | None:
    if parts.above is None or parts.above_standing is None:
        return None
    standing = parts.above_standing
    renews = any(one["kind"] == "renews" for one in standing.next_events)
    return Above(
        key=parts.above.key,
        begins=_date(standing.entry_into_force) or _date(standing.signed_on),
        # The end of a term that renews by itself is no end that a child could outlive.
        ends=None if renews else _date(standing.ends_on),
        over=STAGE_OF[standing.status] == Stage.ENDED,
    )
