"""A load and a query over every form of the URI, with the tests' own authority."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults import process
from tests.faults.conftest import forget_everything, store_at
from tests.faults.story import LOAD, expected, state_of, write
from tests.servers.local import LocalServer

SCHEMES = ["bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_load_and_a_query(local_server: LocalServer, tmp_path: Path, scheme: str) -> None:
    forget_everything(local_server)
    there = {"NEO4J_URI": f"{scheme}://{local_server.bolt.partition('://')[2]}"}
    trusted = {"SSL_CERT_FILE": str(local_server.authority)} if scheme.endswith("+s") else {}
    environment = {**local_server.environment, **there, **trusted}
    code, out, err = process.run(["load", write(tmp_path / "load.jsonl", LOAD)], environment)
    assert (code, err) == (0, "")
    assert f"{len(LOAD)} loaded" in out
    code, out, err = process.run(["query", "MATCH (d:Document) RETURN count(d) AS n"], environment)
    assert (code, err, json.loads(out)) == (0, "", [{"n": 4}])
    with store_at(local_server) as store:
        assert state_of(store) == expected(LOAD)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_without_the_authority_nothing_is_loaded(local_server: LocalServer, tmp_path: Path, scheme: str) -> None:
    there = {"NEO4J_URI": f"{scheme}://{local_server.bolt.partition('://')[2]}"}
    load = ["load", write(tmp_path / "load.jsonl", LOAD)]
    code, out, err = process.run(load, {**local_server.environment, **there})
    assert (code, out) == (3, "")
    assert "certificate that is not trusted here" in err
    assert local_server.run("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 0}]
