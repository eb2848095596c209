"""Hints to a planner: read, without effect, and about what the MATCH holds."""

from __future__ import annotations

import pytest

from loader.errors import CypherError
from tests.cypher.conftest import Ask

READ = [
    "MATCH (n:City) USING SCAN n:City", "MATCH (n:City) USING SCAN n:City USING SCAN n:City WHERE n.name = 'Rome'",
    "MATCH (n:City) USING INDEX n:City(name) WHERE n.name = 'Rome'", "MATCH (n) USING SCAN n:City WHERE n:City",
    "MATCH (n:City {name: 'Rome'}) USING RANGE INDEX SEEK n:City(name)", "MATCH (n)-[r:IN]->() USING SCAN r:IN",
    "MATCH (n:City) USING TEXT INDEX n:City(name) WHERE n.name = 'Rome'", "MATCH (n:City)<--(m) USING JOIN ON n, m",
    "OPTIONAL MATCH (n:City|Town) USING SCAN n:City", "MATCH (n:City) USING INDEX SEEK n:City(name) WHERE n.name > ''",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_read(ask: Ask, text: str) -> None:
    assert ask(f"{text} RETURN count(*)") == [(1,)]


REFUSED = [
    "MATCH (n:City) USING SCAN m:City", "MATCH (n:City) USING SCAN n:Person", "MATCH (n) USING SCAN n:City",
    "MATCH (n:City)<--(m) USING JOIN ON x", "MATCH (n)<-[r:IN]-(m) USING JOIN ON r", "MATCH (n:City) USING JOIN ON n",
    "MATCH (n:City) USING INDEX n:City(name)", "MATCH (n:City) WHERE n.name = 'Rome' USING SCAN n:City",
    "MATCH (n:City) USING BTREE INDEX n:City(name) WHERE n.name = ''", "MATCH (n:City) USING",
    "MATCH (n:City) USING SCAN", "MATCH (n:City) USING SCAN n", "MATCH (n:City) USING INDEX n:City()",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_refused(ask: Ask, text: str) -> None:
    with pytest.raises(CypherError):
        ask(f"{text} RETURN 1 AS x")
