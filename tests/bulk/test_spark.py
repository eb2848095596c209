"""Apache Spark on this machine makes the files that one process makes (make test-spark)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from loader.importing.spark import local_session
from loader.settings import find_settings
from loader.stores.neo4j.store import Neo4jStore
from tests.bulk.test_children import PLANTED, SETTINGS, plant, told_to_children
from tests.bulk.test_files import rows
from tests.bulk.test_import import CONTESTED, at_rest
from tests.cli.test_commands import WHOMET, environment
from tests.helpers import SEEDS, digest, load_lines
from tests.records import document, person, same_as
from tests.servers.local import LocalServer

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark", reason="make test-spark")
pytestmark = pytest.mark.filterwarnings("ignore")

FAULTY = [document("e", title=""), person("cut", document="e"), document("f"), person("zz", document="f", country="XX")]


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[SparkSession]:
    """Begun before anything else, since a test names in JAVA_HOME the Java of a server, which may be too new for Spark;
    with passwords in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        session = local_session()
        assert {name: os.environ[name] for name in SETTINGS} == SETTINGS
    yield session
    session.stop()


def world() -> list[dict[str, object]]:
    return [record for article in World(60, "skewed").articles() for record in article]


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in folder.iterdir() if path.suffix in (".csv", ".cypher")}


def test_jsonl_with_faults_and_decisions(tmp_path: Path) -> None:
    lines = [*world(), *CONTESTED, *FAULTY, same_as("person-1", "person-2")]
    (tmp_path / "records").mkdir()
    for number in range(3):
        part = "".join(json.dumps(line) + "\n" for line in lines[number::3])
        (tmp_path / "records" / f"{number}.jsonl").write_text(f"# a comment\n\n{part}not JSON\n")
    done = {
        engine: whomet.bulk(tmp_path / "records", tmp_path / engine, engine=engine, quarantine=tmp_path / f"{engine}.q")
        for engine in ("local", "spark")
    }
    for name in ("read", "loaded", "unchanged", "quarantined", "unreviewed", "documents_loaded", "waiting"):
        assert getattr(done["spark"], name) == getattr(done["local"], name), name
    assert rows(texts(tmp_path / "spark")) == rows(texts(tmp_path / "local"))


def test_no_process_of_spark_is_told_a_password(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(line) + "\n" for line in world()))
    whomet.bulk(tmp_path / "all.jsonl", tmp_path / "spark", engine="spark")
    told = told_to_children().values()
    assert any("org.apache.spark" in text for text in told)
    assert any("pyspark.daemon" in text for text in told)
    assert not [text for text in told if PLANTED in text]


def test_a_java_that_will_not_do(tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'this Java is of no use' >&2\nexit 1\n")
    java.chmod(0o755)
    command = [WHOMET, "bulk", str(SEEDS), "--engine", "spark", "--output", "files"]
    settings = environment() | {"JAVA_HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "whomet: Spark does not start" in done.stderr and "name it in JAVA_HOME" in done.stderr
    assert "Traceback" not in done.stderr


def test_parquet(session: SparkSession, tmp_path: Path) -> None:
    lines = world()
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    session.read.json(str(tmp_path / "all.jsonl")).write.parquet(str(tmp_path / "all.parquet"))
    whomet.bulk(tmp_path / "all.parquet", tmp_path / "spark", engine="spark")
    whomet.bulk(tmp_path / "all.jsonl", tmp_path / "local")
    spark, local = rows(texts(tmp_path / "spark")), rows(texts(tmp_path / "local"))
    assert spark == local


@pytest.mark.timeout(900)
def test_the_digest_is_that_of_an_online_load(local_server: LocalServer, tmp_path: Path) -> None:
    lines = [*world(), *CONTESTED]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with at_rest(local_server) as home:
        report = whomet.bulk(tmp_path / "all.jsonl", engine="spark", neo4j_home=home, accept_unreviewed=True)
        assert report.loaded == report.read
    with whomet.open_graph(tmp_path / "here.graph") as here:
        load_lines(here.store, lines)
        expected = here.digest()
    with Neo4jStore(find_settings(environment=local_server.environment, folder=tmp_path)) as there:
        assert digest(there) == expected
