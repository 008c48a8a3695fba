"""The test on history walks from files to figures in a database of its own, and knows nothing before its time."""

import csv
import gzip
import io
import itertools
import json
import random
import sys
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation.opportunities.history.signings import signings_in
from cooperation.opportunities.history.tables import NoData
from cooperation.opportunities.history.trials import trial
from cooperation.runtime.scratch import PREFIX, scratch_database
from partners.matching import fitted
from partners.matching.fitted import WITH_TIES, WITHOUT_TIES
from partners.matching.testing.table import measure_all, table_of
from partners.models import Party

# Thirty numbers of the Correlates of War state system, and one of a state that is gone.
NUMBERS = (2, 20, 70, 200, 205, 210, 211, 220, 225, 230, 235, 255, 290, 305, 310, 316, 317, 325, 350, 355, 360, 365)
NUMBERS += (375, 380, 385, 390, 475, 640, 651, 705)
GONE = 315
YEARS = range(1990, 2000)
_EMPTY = dict.fromkeys(("category2", "category3", "span", "EIFDay", "EIFMonth", "EIFYear", "terminated"), "")


def write(path, heads, lines):
    path.parent.mkdir(exist_ok=True)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([heads.split(), *lines])
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.getvalue().encode()))
    else:
        path.write_text(text.getvalue())


def agreement(number, one, other, year, **more):
    row = {"ccode1": one, "cowName1": "", "ccode2": other, "cowName2": "", "signDay": "", "signMonth": "5"}
    row |= {"signYear": year, **_EMPTY, "type": "general", "category1": "DCA", "DCAid": f"T-{number}"}
    return row | more


def agreements(path, rows):
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path):
    """Thirty states and ten years in the form of the real files, by lot but always the same."""
    lot = random.Random(5)
    people = {number: 10 ** (3 + place / 10) for place, number in enumerate(NUMBERS)}
    ever = [[f"N{n}", f"State {n}", float(n), 1900.0, 1.0, 1.0, 2016.0, 12.0, 31.0] for n in NUMBERS]
    ever += [["CZE", "Czechoslovakia", float(GONE), 1918.0, 10.0, 28.0, 1992.0, 12.0, 31.0]]
    heads = "stateabb statenme ccode styear stmonth stday endyear endmonth endday"
    write(tmp_path / "cow/cow_states.csv", heads, [[row[0], row[1], *row[2:]] for row in ever])
    sizes = [[float(n), float(year), people[n]] for n in NUMBERS for year in YEARS]
    write(tmp_path / "cow/cow_nmc.csv", "ccode year tpop", [*sizes, [2.0, 1999.0, -9.0]])
    near = [[one, other, 1 + place % 5, "1900-01-01", "2016-12-01"] for place, (one, other) in enumerate(nearby())]
    write(tmp_path / "cow/cow_direct_contiguity_v3.2.csv", "ccode1 ccode2 conttype stdate enddate", near)
    shared = [
        [one, other, year, (one * other + year) % 70]
        for one, other in itertools.combinations(NUMBERS, 2)
        for year in YEARS[:-3]
    ]
    write(tmp_path / "cow/cow_igo_v3_dyad_year_1975on.csv.gz", "ccode1 ccode2 year dyadigos", shared)
    write(
        tmp_path / "cow/td_rivalries.csv", "ccode1 ccode2 styear endyear", [[2, 365, 1990, 2010], [2, 20, 1900, 1950]]
    )
    rows, weights = [], [people[n] ** 0.5 for n in NUMBERS]
    for number, year in enumerate(sorted([*YEARS] * 25)):
        one, other = lot.choices(NUMBERS, weights, k=2)
        if one != other:
            rows.append(agreement(number, one, other, year))
    agreements(tmp_path / "dcad/early.csv", rows)
    faults = [
        agreement(9001, 2, 2, 1993),
        agreement(9002, 2, 20, 1995, signDay="7", EIFDay="1", EIFMonth="5", EIFYear="1995"),
        agreement(9003, 20, GONE, 1991),
        agreement(9004, 20, 200, 1996, EIFYear="1999", terminated="1"),
        agreement(9005, 20, 200, ""),
    ]
    agreements(tmp_path / "dcad/faults.csv", faults)
    return tmp_path


def nearby():
    return [(one, other) for one, other in itertools.pairwise(NUMBERS)]


@pytest.fixture
def quickly(monkeypatch):
    """Few draws: how many there are changes no path."""
    for name, value in {
        "metrics.DRAWS": 10,
        "logistic.DRAWS": 5,
        "enough.DRAWS": 2,
        "enough.NUMBERS": (10, 50),
        "choosing.SEEDS": (0,),
    }.items():
        monkeypatch.setattr(f"partners.matching.testing.{name}", value)


def databases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        return cursor.fetchall()


def test_the_command_goes_from_files_to_figures_and_weights(
    committed_db, django_db_setup, folder, quickly, monkeypatch, tmp_path
):
    monkeypatch.setattr(
        "cooperation.management.commands.evaluate_matching.scratch_database",
        partial(scratch_database, template=django_db_setup),
    )
    monkeypatch.setattr(fitted, "FILE", tmp_path / "fitted.csv")
    asked = {"data": folder, "fit_year": 1995, "test_year": 1997, "years": 2}
    out = tmp_path / "report.json"
    call_command("evaluate_matching", **asked, format="json", out=out, write=True)
    found = json.loads(out.read_text())
    assert found["testing"]["states"] == 30 and found["testing"]["pairs"] == 435
    assert found["testing"]["refused"] == {"two_that_are_one": 1, "entered_before_signed": 1}
    assert dict(map(tuple, found["testing"]["read"])).popitem()[1] == 1996
    assert found["tested"]["model"]["within"]["value"] > found["tested"]["random"]["within"]["value"]
    assert found["red_lines"]["pairs"] == 1 and found["stored_weights_are_these"]
    assert not databases() and not Party.objects.exists()
    stored = {name: fitted.fitted(with_ties=name == WITH_TIES) for name in (WITH_TIES, WITHOUT_TIES)}
    try:
        assert stored[WITH_TIES].weights == found["models"]["with_ties"]["weights"]
        assert min(*stored[WITH_TIES].weights.values(), *stored[WITHOUT_TIES].weights.values()) >= 0
        assert "1996-1997" in stored[WITH_TIES].source and stored[WITH_TIES].as_of == "1997"
        text = tmp_path / "report.txt"
        call_command("evaluate_matching", **asked, out=text)
        said = text.read_text()
        figure = found["tested"]["model"]["within"]
        assert f"area under the curve is {figure['value']:.3f} ({figure['low']:.3f} to" in said.replace("\n", " ")[:500]
        assert "not a recommended one" in said and "the latest that there is was taken" in said.replace("\n", " ")
    finally:
        fitted.fitted.cache_clear()


def test_only_what_was_known_at_the_time_enters(db, folder):
    before, _ = trial(folder, signings_in(folder), 1995, 2)
    agreements(folder / "dcad/later.csv", [agreement(8000 + n, 2, 20 + 50 * n, 1996) for n in (0, 1)])
    after, _ = trial(folder, signings_in(folder), 1995, 2)
    assert after.world == before.world and len(before.world.ties) > 100
    assert after.signed > before.signed
    first, second = (table_of(measure_all(one.world), one.signed) for one in (before, after))
    assert (first.x == second.x).all() and second.signed.sum() > first.signed.sum()
    # And what was signed in the year itself does.
    agreements(folder / "dcad/now.csv", [agreement(8100, 2, 20, 1995)])
    now, _ = trial(folder, signings_in(folder), 1995, 2)
    assert len(now.world.ties) == len(before.world.ties) + 1
    assert not Party.objects.exists()


def test_the_year_is_that_of_the_state_its_capital_and_its_neighbours(db, folder):
    early, _ = trial(folder, signings_in(folder), 1991, 1)
    late, known = trial(folder, signings_in(folder), 1998, 1)
    assert "COW315" in early.world.parties and "COW315" not in late.world.parties
    assert early.world.capitals["KAZ"].value == (43.24, 76.89)
    assert late.world.capitals["KAZ"].value != early.world.capitals["KAZ"].value
    assert {one.value for said in late.world.neighbours.values() for one in said} == {"land", "sea"}
    # Type 5, over 150 miles of sea, is none.
    assert len(late.world.neighbours) == sum(place % 5 != 4 for place, _ in enumerate(nearby()))
    assert late.world.population["USA"].value == 1_000_000
    assert known.agreements and not known.without_capital


def test_a_database_of_its_own_goes_whatever_happens(committed_db, django_db_setup):
    name = connection.settings_dict["NAME"]
    with pytest.raises(KeyboardInterrupt), scratch_database(template=django_db_setup) as scratch:
        assert connection.settings_dict["NAME"] == scratch != name
        Party.objects.create(code="XX", name_en="X", name_fr="X")
        raise KeyboardInterrupt
    assert connection.settings_dict["NAME"] == name and not Party.objects.exists()
    assert not databases()


def test_what_the_folder_lacks_is_said_in_a_sentence(db, folder, monkeypatch):
    signings = signings_in(folder)
    with pytest.raises(NoData, match="from 2001 to 2005"):
        trial(folder, signings, 2000, 5)
    (folder / "cow/cow_nmc.csv").unlink()
    with pytest.raises(NoData, match=r"cow_nmc\.csv is missing"):
        trial(folder, signings, 1995, 2)
    with pytest.raises(CommandError, match="end with --test-year"):
        call_command("evaluate_matching", data=folder, fit_year=1995, test_year=1996, years=5)
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(CommandError, match="numpy is missing"):
        call_command("evaluate_matching", data=folder)
