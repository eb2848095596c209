"""The driver is put off until somebody asks for it, and is then the whole driver."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PROGRAM = """
import sys
import loader.graph
assert "neo4j._sync.driver" not in sys.modules and "numpy" not in sys.modules
import neo4j
from neo4j.time import Date
from neo4j.vector import Vector
assert Date is loader.graph.Date is neo4j.time.Date
assert not hasattr(neo4j, "no_such_name")
assert "neo4j._sync.driver" in sys.modules
driver = neo4j.GraphDatabase.driver("bolt://localhost:1")
assert isinstance(driver, neo4j.Driver)
driver.close()
import numpy
assert Vector.from_numpy(numpy.array([1.0, 2.0])).to_native() == [1.0, 2.0]
from neo4j._optional_deps import np, pd
assert np.ndarray is numpy.ndarray and pd.DataFrame
"""


def test_the_driver_is_whole_when_it_is_asked_for() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], check=True, timeout=120)


def test_who_has_imported_it_before_keeps_it() -> None:
    program = "import neo4j; one = neo4j.GraphDatabase; import loader.graph; assert neo4j.GraphDatabase is one"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


DAYS = """
import calendar, pickle, sys
import loader.graph
from loader.late import _Counted
times = sys.modules["neo4j.time"]
assert isinstance(times._DAYS_IN_MONTH, _Counted) and len(times._DAYS_IN_MONTH) < 9, "made otherwise"
assert "range" not in vars(times)
for year in (1, 4, 99, 100, 400, 1582, 1900, 1999, 2000, 2023, 2024, 2100, 9999):
    assert times.Date.is_leap_year(year) is calendar.isleap(year)
    assert times.Date.days_in_year(year) == 365 + calendar.isleap(year)
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        assert times.Date.days_in_month(year, month) == last
        assert times.Date(year, month, last).day == last == times.Date(year, month, -1).day
        try:
            times.Date(year, month, last + 1)
        except ValueError:
            continue
        raise AssertionError((year, month))
for table, key in [("_DAYS_IN_MONTH", (2024, 13)), ("_DAYS_IN_MONTH", (2024, 0)), ("_DAYS_IN_MONTH", (0, 1)),
                   ("_DAYS_IN_MONTH", (10_000, 1)), ("_DAYS_IN_YEAR", 0), ("_IS_LEAP_YEAR", 10_000)]:
    try:
        getattr(times, table)[key]
    except KeyError:
        continue
    raise AssertionError((table, key))
day = times.Date(2024, 2, 29)
assert pickle.loads(pickle.dumps(day)) == day == times.Date.from_iso_format("2024-02-29")
assert (day + times.Duration(years=1)).iso_format() == "2025-02-28"
import neo4j
assert neo4j.time is times and neo4j.GraphDatabase
from neo4j.time import Date
assert Date is loader.graph.Date
"""


def test_days_are_counted_when_they_are_asked_for() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", DAYS], check=True, timeout=120)


@pytest.mark.parametrize(
    "otherwise",
    [
        "for _ in range(1, 13): pass",
        "_MONTHS = list(range(1, 13))",
        "_DAYS_OF_MONTH = _DAYS_IN_MONTH; del _DAYS_IN_MONTH",
        "Date(1971, 1, 1)",
        "_MORE = {year: 1 for year in range(1, 10_000)}",
    ],
)
def test_a_driver_that_makes_no_such_tables_is_read_as_it_is(tmp_path: Path, otherwise: str) -> None:
    """The dates of the driver with a line more at their end."""
    package = Path(find_spec("neo4j").origin).parent  # type: ignore[union-attr, arg-type]
    shutil.copytree(package, tmp_path / "neo4j", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "neo4j" / "time" / "__init__.py").open("a", encoding="utf-8") as stream:
        stream.write(f"\n{otherwise}\n")
    program = (
        "import sys; import loader.graph; times = sys.modules['neo4j.time']\n"
        f"assert times.__file__.startswith({str(tmp_path)!r}) and type(times._IS_LEAP_YEAR) is dict\n"
        "assert len(times._IS_LEAP_YEAR) == 9999 and times._IS_LEAP_YEAR[2024] and 'range' not in vars(times)\n"
        "assert getattr(times, '_MONTHS', [12])[-1] == 12 and len(getattr(times, '_MORE', ' ' * 9999)) == 9999\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parents[1]}"}
    subprocess.run([sys.executable, "-P", "-c", program], check=True, timeout=120, env=environment)
