"""The tables of the product as they would have stood at the end of an earlier year, filled from the datasets."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cooperation.opportunities.history import sources
from cooperation.opportunities.history.signings import Signings
from cooperation.opportunities.history.sources import Numbers
from cooperation.opportunities.history.tables import Dated, NoData
from partners.models import FactKind, Import, ImportRow, Job, Officer, Party, PartyFact, PartyKind, Role
from partners.parties.reference import read as reference
from partners.records import jobs
from partners.records.imports.asking import import_check, import_write
from partners.records.imports.batch import Outcome
from partners.records.imports.faults import REFUSES
from partners.records.imports.receiving import import_match, import_receive
from partners.records.record import Audience
from partners.records.service import writing_as

CAPITALS = Path(__file__).parent / "capitals.csv"
# Whose officer brings the agreements in: no state, so that none of them is "ours".
READER = "HISTORY"


@dataclass(frozen=True)
class Filled:
    """What stands in the tables now: the reader, the code of each living state by number, and what was read."""

    reader: Officer
    codes: Mapping[int, str]
    read: tuple[tuple[str, int], ...]
    agreements: int
    refused: Mapping[str, int]
    without_capital: tuple[str, ...]


def fill(folder: Path, signings: Signings, year: int) -> Filled:
    """Fill the empty tables of the present database with what was known at the end of `year`."""
    day = date(year, 12, 31)
    alive = sources.states_of(folder, day)
    if len(alive) < 2:
        raise NoData(f"{folder / sources.STATES} knows no states at the end of {year}.")
    codes = _codes(alive)
    with writing_as(None):
        parties = _parties(alive, codes, sources.names_of(folder), signings.numbers_of(year))
        living = {number: parties[code] for number, code in codes.items()}
        read, without = _facts(folder, day, living)
        reader = _reader()
    refused: Counter[str] = Counter()
    made = 0
    answers = _answers(signings.numbers_of(year), codes)
    for name, content in signings.known(year).items():
        batch = _import(reader, day, name, content, answers)
        made += batch.counts.get(Outcome.CREATED, 0)
        refused += Counter(_reasons(batch))
    return Filled(reader, codes, read, made, dict(refused), without)


def _codes(alive: Mapping[int, str]) -> dict[int, str]:
    """The code of each state: today's where the number means a party of today, else one of its own."""
    known = {row.number: row.party for row in reference.cow_states()}
    found: dict[int, str] = {}
    for number in sorted(alive):
        code = known.get(number) or _own_code(number)
        found[number] = _own_code(number) if code in found.values() else code
    return found


def _own_code(number: int) -> str:
    return f"COW{number}"


def _parties(
    alive: Mapping[int, str], codes: Mapping[int, str], names: Mapping[int, str], named: set[tuple[str, str]]
) -> dict[str, Party]:
    """The states of the year, and those that are gone and had signed before, which are ranked no longer."""
    known = {row.number: row.party for row in reference.cow_states()}
    wanted = {codes[number]: Party(code=codes[number], **_named(name)) for number, name in alive.items()}
    for number in sorted({int(text) for text, _ in named if text.isdecimal()} & set(names)):
        code = known.get(number) or _own_code(number)
        wanted.setdefault(code, Party(code=code, is_historic=True, **_named(names[number])))
    Party.objects.bulk_create(wanted.values())
    return {one.code: one for one in Party.objects.filter(code__in=list(wanted))}


def _named(name: str) -> dict[str, str]:
    return {"name_en": name[:120], "name_fr": name[:120]}


def _facts(folder: Path, day: date, living: Mapping[int, Party]) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Store capitals, population, neighbours and shared organisations; what was read, and who has no capital."""
    people = sources.population_of(folder, day.year)
    near = sources.neighbours_of(folder, day)
    shared = sources.shared_of(folder, day.year)
    places = _capitals(living, day)
    facts = [
        *(_fact(living[number], FactKind.CAPITAL, place, source, as_of) for number, (place, source, as_of) in places),
        *(_of(living, FactKind.POPULATION, people)),
        *(_of_pairs(living, near, shared)),
    ]
    PartyFact.objects.bulk_create(facts, batch_size=5000)
    placed = {number for number, _ in places}
    read = tuple((one.source, one.year) for one in (people, near, shared))
    return read, tuple(sorted(party.code for number, party in living.items() if number not in placed))


def _of(living: Mapping[int, Party], kind: str, dated: Dated[dict[int, int]]) -> Iterator[PartyFact]:
    for number, party in living.items():
        if number in dated.values:
            yield _fact(party, kind, {"people": dated.values[number]}, dated.source, str(dated.year))


def _of_pairs(
    living: Mapping[int, Party], near: Dated[dict[Numbers, str]], shared: Dated[dict[Numbers, int]]
) -> Iterator[PartyFact]:
    kinds = {"land": FactKind.LAND_NEIGHBOUR, "sea": FactKind.SEA_NEIGHBOUR}
    for (one, other), kind in near.values.items():
        if one in living and other in living:
            for party, neighbour in ((one, other), (other, one)):
                yield _fact(living[party], kinds[kind], {}, near.source, str(near.year), other=living[neighbour])
    for (one, other), count in shared.values.items():
        if one in living and other in living:
            said = (shared.source, str(shared.year))
            yield _fact(living[one], FactKind.SHARED_ORGANISATIONS, {"count": count}, *said, other=living[other])


def _fact(party: Party, kind: str, value: dict[str, Any], source: str, as_of: str, **more: Any) -> PartyFact:
    return PartyFact(party=party, kind=kind, value=value, source=source, as_of=as_of, audience=Audience.PUBLIC, **more)


def _capitals(living: Mapping[int, Party], day: date) -> list[tuple[int, tuple[dict[str, float], str, str]]]:
    """Where the capital of each state was on a day: today's, except where another was the capital then."""
    today = {one.code: one for one in reference.states()}
    then = {number: row for number, row in _former_capitals() if not row["until"] or day.isoformat() <= row["until"]}
    found = []
    for number, party in living.items():
        if number in then:
            row = then[number]
            place = {"lat": float(row["lat"]), "lon": float(row["lon"])}
            found.append((number, (place, row["source"], row["as_of"])))
        elif party.code in today:
            state = today[party.code]
            place = {"lat": state.capital_lat, "lon": state.capital_lon}
            found.append((number, (place, "Entente editors (capital, coordinates)", state.as_of)))
    return found


def _former_capitals() -> list[tuple[int, dict[str, str]]]:
    with CAPITALS.open(encoding="utf-8", newline="") as file:
        return [(int(row["number"]), row) for row in csv.DictReader(file, strict=True)]


def _reader() -> Officer:
    names = {"kind": PartyKind.ORGANISATION, **_named("The test on history")}
    party = Party.objects.create(code=READER, **names)
    return Officer.objects.create_user("history@localhost", party=party, name="History", roles=[Role.DESK])


def _answers(named: set[tuple[str, str]], codes: Mapping[int, str]) -> dict[str, str]:
    """What numbers mean that the product asks an officer about, since the state is gone or not known today.

    In the dataset a number is one state whatever it was called, so the answer is no guess.
    """
    known = {row.number: row for row in reference.cow_states()}
    found = {}
    for text, abbreviation in named:
        number = int(text) if text.isdecimal() else -1
        row = known.get(number)
        if number >= 0 and (row is None or row.former):
            code = codes.get(number) or (row.party if row else "") or _own_code(number)
            found[f"{text} {abbreviation}".strip()] = code
    return found


def _import(reader: Officer, day: date, name: str, content: bytes, answers: Mapping[str, str]) -> Import:
    """Bring a table in as an officer would: received, checked, the good rows written."""
    told: dict[str, Any] = {"officer": reader, "today": day}
    batch = import_receive(**told, of="agreements", name=name, content=content)
    batch = import_match(**told, batch=batch, matched=batch.matched, answers={"party": answers}, expected_version=None)
    batch = _worked(import_check(**told, batch=batch, expected_version=None))
    return _worked(import_write(**told, batch=batch, take="good", expected_version=None))


def _worked(batch: Import) -> Import:
    jobs.run(batch.job_id or 0)
    batch = Import.objects.select_related("job").get(pk=batch.pk)
    if batch.job is not None and batch.job.state == Job.State.FAILED:
        raise NoData(f"{batch.file_name} cannot be brought in: {batch.job.result.get('error', '')}")
    return batch


def _reasons(batch: Import) -> Iterator[str]:
    """Why each refused row was refused, by the first reason."""
    for row in ImportRow.objects.filter(batch=batch, outcome=Outcome.REFUSED):
        yield next((one["code"] for one in row.findings if one.get("weight") == REFUSES), "refused")
