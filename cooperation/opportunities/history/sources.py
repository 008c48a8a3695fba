"""What the datasets say of the states of a year: the Correlates of War, and what serves comparison alone.

States are their numbers in the Correlates of War state system throughout.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from cooperation.opportunities.history.tables import Dated, has, of_last_year, rows, whole

STATES = "cow/cow_states.csv"
CONTIGUITY = "cow/cow_direct_contiguity_v3.2.csv"
SHARED = "cow/cow_igo_v3_dyad_year_1975on.csv"
CAPABILITIES = "cow/cow_nmc.csv"
NEAREST = "cow/cow_mindist_dyad_year_1980on.csv"
ALLIANCES = "cow/cow_alliance_v4.1_directed_dyad_year.csv"
RIVALRIES = "cow/td_rivalries.csv"
IDEAL_POINTS = "unga/unga_ideal_points_July2025.csv"
NAMES = {
    STATES: "Correlates of War Project, State System Membership v2016",
    CONTIGUITY: "Correlates of War Project, Direct Contiguity v3.2 (Stinnett and others 2002)",
    SHARED: "Correlates of War Project, Intergovernmental Organizations v3 (Pevehouse and others 2020)",
    CAPABILITIES: "Correlates of War Project, National Material Capabilities v6 (Singer and others 1972)",
    NEAREST: "CShapes, minimum distance (Schvitz and others 2022)",
    ALLIANCES: "Correlates of War Project, Formal Alliances v4.1 (Gibler 2009)",
    RIVALRIES: "Thompson and Dreyer 2011, strategic rivalries",
    IDEAL_POINTS: "Bailey, Strezhnev and Voeten 2017, ideal points in the General Assembly",
}
LAND, SEA = 1, frozenset({2, 3, 4})
Numbers = tuple[int, int]


def states_of(folder: Path, day: date) -> dict[int, str]:
    """The states that there were at the end of a day, with their names.

    The table ends with its last day: a state that had not ended then lives on.
    """
    found = list(rows(folder, STATES, "ccode", "statenme", "styear", "endyear"))
    last = max((_day(row, "end") for row in found), default="")
    now = day.isoformat()
    alive = [row for row in found if _day(row, "st") <= now and (now < _day(row, "end") or _day(row, "end") == last)]
    return {number: row["statenme"] for row in alive if (number := whole(row["ccode"])) is not None}


def names_of(folder: Path) -> dict[int, str]:
    """The names of all states that there ever were."""
    return {number: row["statenme"] for row in rows(folder, STATES) if (number := whole(row["ccode"])) is not None}


def _day(row: dict[str, str], which: str) -> str:
    year, month, day = (whole(row.get(f"{which}{part}")) for part in ("year", "month", "day"))
    return f"{year or 0:04}-{month or 1:02}-{day or 1:02}"


def population_of(folder: Path, year: int) -> Dated[dict[int, int]]:
    """How many people lived in each state; the dataset counts thousands, and none below zero is a number."""
    at, read = of_last_year(folder, CAPABILITIES, year, "ccode", "tpop")
    found = {}
    for row in read:
        number, people = whole(row["ccode"]), _thousands(row["tpop"])
        if number is not None and people:
            found[number] = people
    return Dated(found, NAMES[CAPABILITIES], at)


def _thousands(text: str) -> int:
    try:
        return max(round(float(text) * 1000), 0)
    except ValueError:
        return 0


def neighbours_of(folder: Path, day: date) -> Dated[dict[Numbers, str]]:
    """Which pairs of numbers were neighbours on a day: by land, or by up to 150 miles of sea."""
    found = list(rows(folder, CONTIGUITY, "ccode1", "ccode2", "conttype", "stdate", "enddate"))
    now = min(day.isoformat(), max((row["enddate"] for row in found), default=""))
    near: dict[Numbers, str] = {}
    for row in found:
        pair, kind = _pair(row), whole(row["conttype"])
        if pair and row["stdate"] <= now <= row["enddate"] and kind is not None:
            if kind == LAND:
                near[pair] = "land"
            elif kind in SEA:
                near.setdefault(pair, "sea")
    return Dated(near, NAMES[CONTIGUITY], int(now[:4] or 0))


def shared_of(folder: Path, year: int) -> Dated[dict[Numbers, int]]:
    """How many organisations each pair belonged to together."""
    return _counted(folder, SHARED, "dyadigos", year)


def nearest_of(folder: Path, year: int) -> Dated[dict[Numbers, float]] | None:
    """How many kilometres lie between the nearest points of each pair; None without the table."""
    return _measured(folder, NEAREST, "mindist", year)


def allies_of(folder: Path, year: int) -> frozenset[Numbers]:
    """The pairs with a defence pact."""
    found = _measured(folder, ALLIANCES, "cow_defense", year)
    return frozenset(pair for pair, value in found.values.items() if value > 0) if found else frozenset()


def _counted(folder: Path, name: str, column: str, year: int) -> Dated[dict[Numbers, int]]:
    found = _values(folder, name, column, year)
    return Dated({pair: int(value) for pair, value in found.values.items()}, found.source, found.year)


def _measured(folder: Path, name: str, column: str, year: int) -> Dated[dict[Numbers, float]] | None:
    return _values(folder, name, column, year) if has(folder, name) else None


def _values(folder: Path, name: str, column: str, year: int) -> Dated[dict[Numbers, float]]:
    at, read = of_last_year(folder, name, year, "ccode1", "ccode2", column)
    found: dict[Numbers, float] = {}
    for row in read:
        if (pair := _pair(row)) and row[column]:
            value = float(row[column])
            if value >= 0:
                found[pair] = max(value, found.get(pair, value))
    return Dated(found, NAMES[name], at)


def rivals_of(folder: Path, year: int) -> frozenset[Numbers]:
    """The pairs whose rivalry lasted at the end of a year; none without the table."""
    if not has(folder, RIVALRIES):
        return frozenset()
    found = list(rows(folder, RIVALRIES, "ccode1", "ccode2", "styear", "endyear"))
    last = max((whole(row["endyear"]) or 0 for row in found), default=0)
    return frozenset(_lasting(found, min(year, last or year)))


def _lasting(found: Iterable[dict[str, str]], year: int) -> Iterable[Numbers]:
    for row in found:
        pair, since, until = _pair(row), whole(row["styear"]), whole(row["endyear"])
        if pair and since is not None and since <= year and (until is None or until >= year):
            yield pair


def ideal_points_of(folder: Path, year: int) -> dict[int, float]:
    """Where each state stands by its votes in the General Assembly; none without the table."""
    if not has(folder, IDEAL_POINTS):
        return {}
    _, read = of_last_year(folder, IDEAL_POINTS, year, "ccode", "idealpointall")
    found = {}
    for row in read:
        number = whole(row["ccode"])
        if number is not None and row["idealpointall"]:
            found[number] = float(row["idealpointall"])
    return found


def _pair(row: dict[str, str]) -> Numbers | None:
    one, other = whole(row["ccode1"]), whole(row["ccode2"])
    if one is None or other is None or one == other:
        return None
    return (one, other) if one < other else (other, one)
