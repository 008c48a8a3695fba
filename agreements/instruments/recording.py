"""The door for what exists: one save, partner and title enough, acts entered as known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.entry import COLUMNS, AgreementEntry, act_faults, faults_of
from agreements.instruments.numbering import references_give, search_put
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from agreements.instruments.vocabulary import Door, Status
from agreements.standing.moves import step_row
from agreements.standing.refresh import history_of, standings_refresh
from agreements.terms.clauses import ActKind
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on
from partners.models import Partnership, Party
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Forbidden, Malformed
from partners.records.marks import StepTaken
from partners.records.service import service
from partners.records.ways import Way


@dataclass
class Row:
    """What became of one entry: `created`, `unchanged` or `refused`, with codes by column."""

    number: int
    outcome: str
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)
    agreement: Any = None


@service
def agreements_record(
    *, officer: Any, today: date, entries: Sequence[AgreementEntry], dry_run: bool = False
) -> list[Row]:
    """Record agreements that exist, as national records of the officer's party; one row of outcome for each.

    Set-wise: the number of statements does not grow with the entries. An
    entry that was recorded before by its `source_key` is left as it is. Good
    rows are recorded although others are refused. Raises Forbidden for an
    officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    known = _Known.of(officer, entries)
    rows = [_judge(known, number, entry, today) for number, entry in enumerate(entries, 1)]
    fresh = [(row, entry) for row, entry in zip(rows, entries, strict=True) if row.outcome == "created"]
    if fresh and not dry_run:
        made = _make(officer, today, known, [entry for _, entry in fresh])
        for (row, _), agreement in zip(fresh, made, strict=True):
            row.agreement = agreement
    return rows


def agreement_record(*, officer: Any, today: date, entry: AgreementEntry) -> Agreement:
    """Record one agreement that exists: a batch of one. Raises Malformed with what is wrong, by column."""
    row = agreements_record(officer=officer, today=today, entries=[entry])[0]
    if row.outcome == "refused":
        raise Malformed(row.faults)
    agreement: Agreement = row.agreement
    return agreement


@dataclass
class _Known:
    """What entries refer to, looked up once."""

    own: Party
    parties: dict[str, Party]
    earlier: dict[str, Agreement]
    parents: dict[str, Agreement]
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, officer: Any, entries: Sequence[AgreementEntry]) -> "_Known":
        codes = {code for one in entries for code in (*one.parties, one.framework) if code} | {officer.party.code}
        keys = [one.source_key for one in entries if one.source_key]
        parents = [one.parent for one in entries if one.parent]
        return cls(
            own=officer.party,
            parties={one.code: one for one in Party.objects.filter(code__in=codes)},
            earlier={
                one.source_key: one
                for one in Agreement.objects.filter(owner=officer.party, source_key__in=keys, mistake_at=None)
            },
            parents={one.key: one for one in Agreement.objects.visible_to(officer).filter(reference__in=parents)}
            if parents
            else {},
        )

    def pair(self, entry: AgreementEntry) -> list[Party]:
        """The two parties of an entry, as far as they are known."""
        codes = list(entry.parties) if len(entry.parties) > 1 else [self.own.code, *entry.parties]
        return [self.parties[code] for code in codes if code in self.parties]


def _judge(known: _Known, number: int, entry: AgreementEntry, today: date) -> Row:
    faults = faults_of({name: getattr(entry, name) for name in COLUMNS})
    faults |= _pair_faults(known, entry)
    sides = [party.code for party in known.pair(entry)]
    for index, act in enumerate(entry.acts):
        faults |= {f"acts.{index}.{name}": codes for name, codes in act_faults(act, sides).items()}
        if not any(name.startswith(f"acts.{index}.") for name in faults):
            faults |= _not_yet(index, act, today)
    if entry.parent and entry.parent not in known.parents:
        faults["parent"] = ["unknown"]
    if entry.framework and entry.framework not in known.parties:
        faults["framework"] = ["unknown"]
    if entry.source_key and entry.source_key in known.seen:
        faults["source_key"] = ["repeated"]
    known.seen.add(entry.source_key)
    earlier = known.earlier.get(entry.source_key) if entry.source_key else None
    if earlier and not faults and earlier.source_digest != entry.digest:
        faults["source_key"] = ["recorded_differently"]
    if faults:
        return Row(number, "refused", faults, earlier)
    return Row(number, "unchanged" if earlier else "created", agreement=earlier)


def _pair_faults(known: _Known, entry: AgreementEntry) -> dict[str, list[str]]:
    pair = known.pair(entry)
    wanted = max(2, len(entry.parties)) if entry.parties else 0
    if not entry.parties:
        return {"parties": ["required"]}
    if len(pair) < wanted:
        return {"parties": ["unknown"]}
    if len(pair) > 2:
        return {"parties": ["more_than_two"]}
    return {"parties": ["two_that_are_one"]} if pair[0] == pair[1] else {}


def _not_yet(index: int, act: Any, today: date) -> dict[str, list[str]]:
    """A signature lies in the past; what is yet to come may be known, a signature not."""
    if act.kind == ActKind.SIGNED and PartialDate.parse(act.on).first > today:
        return {f"acts.{index}.on": ["in_the_future"]}
    return {}


def _make(officer: Any, today: date, known: _Known, entries: Sequence[AgreementEntry]) -> list[Agreement]:
    pairs = [known.pair(entry) for entry in entries]
    partnerships = partnerships_between((a, b) for a, b in pairs)
    by_parties = {frozenset(one.codes): one for one in partnerships.values()}
    made = [
        _agreement(officer, known, entry, by_parties[frozenset(party.code for party in pair)])
        for entry, pair in zip(entries, pairs, strict=True)
    ]
    joined = list(zip(made, entries, strict=True))
    acts = [[_act(officer, known, one, act) for act in entry.acts] for one, entry in joined]
    _complete(joined, acts, today)
    Agreement.objects.bulk_create(made)
    addresses = [(key, one) for one in made for key in (one.slug, one.reference) if key]
    AgreementAddress.objects.bulk_create([AgreementAddress(key=key, agreement=one) for key, one in addresses])
    AgreementAct.objects.bulk_create([act for of_one in acts for act in of_one])
    Statement.objects.bulk_create([_statement(one, said) for one, entry in joined for said in entry.statements])
    AgreementSide.objects.bulk_create(
        [AgreementSide(agreement=one, **seen_as(one), **dict(entry.side)) for one, entry in joined]
    )
    standings_refresh(made, today)
    StepTaken.objects.bulk_create(
        step_row(
            one,
            step="recorded",
            source="",
            target=one.status,
            on=today,
            officer=officer,
            side=officer.party,
            way=Way.OFFICER,
        )
        for one in made
    )
    return made


def _complete(
    joined: Sequence[tuple[Agreement, AgreementEntry]], acts: Sequence[Sequence[AgreementAct]], today: date
) -> None:
    """Put on agreements what follows from what is entered, so that each is written, and recorded, once."""
    references_give((one, year) for one, entry in joined if (year := _year_signed(entry)))
    search_put([one for one, _ in joined])
    for (one, _), of_one in zip(joined, acts, strict=True):
        one.status = outcome_on(one.clauses, history_of(one, of_one), today).status


def seen_as(agreement: Agreement) -> dict[str, Any]:
    """The columns of sight of a new national part of an agreement by its owner."""
    return {"owner_id": agreement.owner_id, "partnership_id": agreement.partnership_id, "marking": agreement.marking}


def _agreement(officer: Any, known: _Known, entry: AgreementEntry, pair: Partnership) -> Agreement:
    return Agreement(
        owner=officer.party,
        partnership=pair,
        door=Door.RECORDED,
        status=Status.UNKNOWN,
        parent=known.parents.get(entry.parent),
        framework=known.parties.get(entry.framework),
        source_key=entry.source_key,
        source_digest=entry.digest if entry.source_key else "",
        is_sample=entry.is_sample,
        **{name: getattr(entry, name) for name in COLUMNS}
        | {"areas": list(entry.areas), "titles": dict(entry.titles), "survives": list(entry.survives)},
    )


def _act(officer: Any, known: _Known, agreement: Agreement, act: Any) -> AgreementAct:
    side = known.parties.get(act.side) if act.side else None
    values = {name: value for name, value in vars(act).items() if name != "side"}
    return AgreementAct(
        agreement=agreement,
        side=side,
        way=Way.OFFICER if side == officer.party else Way.REPORTED,
        recorded_by=officer,
        **seen_as(agreement),
        **values,
    )


def _statement(agreement: Agreement, said: Any) -> Statement:
    return Statement(agreement=agreement, **seen_as(agreement), **{**vars(said), "says": dict(said.says)})


def _year_signed(entry: AgreementEntry) -> int | None:
    dates = [PartialDate.parse(act.on) for act in entry.acts if act.kind == ActKind.SIGNED]
    return max(dates).first.year if dates else None
