"""The driver is put off until somebody asks for it, and is then the whole driver."""

from __future__ import annotations

import subprocess
import sys

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
