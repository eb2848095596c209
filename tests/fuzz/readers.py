"""The readers of input: of each some right input, and what may come of any: an answer, or an error of ours."""

from __future__ import annotations

import io
import json
import random
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loader.conversion import Options, convert
from loader.conversion.mapping import read_map
from loader.cypher import Engine
from loader.errors import WhometError
from loader.extraction.sources import Unreadable, read_article
from loader.graph import Value
from loader.loading import Report, load
from loader.pack import find_pack
from loader.pack.reading import read_query
from loader.records.reading import read
from loader.settings import find_settings
from loader.stores.embedded.store import EmbeddedStore
from loader.tables import convert as convert_tables
from tests.conversion.test_core import samples
from tests.extraction.given import PAGE, TEXT, pdf
from tests.fuzz.spoiling import spoilt
from tests.given_tables import TALKS
from tests.given_tables import write as write_tables
from tests.helpers import ROOT, SEEDS, digest
from tests.records import document, person

__all__ = ["READERS", "Reader"]

SECONDS_A_QUERY = 5.0
RIGHT = (WhometError, Unreadable)
"""What a reader may raise."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Right inputs, and what reads one: given a folder of its own, the input, and dice. It says of how many records."""

    corpus: Callable[[], Sequence[bytes]]
    run: Callable[[Path, bytes], int]

    def spoilt(self, dice: random.Random) -> bytes:
        """A right input, spoilt."""
        return spoilt(dice.choice(self.corpus()), dice)


@cache
def _records() -> Sequence[bytes]:
    lines = [line for file in sorted(SEEDS.rglob("*.jsonl")) for line in file.read_bytes().splitlines(keepends=True)]
    return [b"".join(lines[start : start + 12]) for start in range(0, len(lines), 12)]


def accounted(report: Report) -> int:
    assert report.read == report.loaded + report.unchanged + report.quarantined, report
    return report.read


def _load(folder: Path, raw: bytes) -> int:
    """Every record is accounted for, also when the same is loaded again, which changes nothing."""
    with EmbeddedStore(None) as store:
        first = load(store, read(["-"], io.BytesIO(raw)), quarantine=folder / "quarantine.jsonl")
        graph = digest(store)
        again = load(store, read(["-"], io.BytesIO(raw)))
        assert (again.read, again.loaded, digest(store)) == (first.read, 0, graph)
        assert first.loaded + first.unchanged == again.unchanged, (first, again)
        return accounted(first) + accounted(again)


@cache
def _quarantines() -> Sequence[bytes]:
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(None) as store:
        faulty = [document(characters=50), person("ann", country="usa"), person("bob", aliases=[{"text": 5}])]
        stream = io.BytesIO(b"\n".join(json.dumps(line).encode() for line in faulty))
        load(store, read(["-"], stream), quarantine=Path(folder, "quarantine.jsonl"))
        return [Path(folder, "quarantine.jsonl").read_bytes()]


@cache
def _tables() -> Sequence[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), meetings=[TALKS])
        return [Path(folder, f"{name}.csv").read_bytes() for name in ("document", "persons", "meetings")]


def _convert_tables(folder: Path, raw: bytes) -> int:
    write_tables(folder, meetings=[TALKS])
    (folder / f"{_table_of(raw)}.csv").write_bytes(raw)
    made = convert_tables(folder, folder / "text.txt")
    assert not (made.records and made.faults)
    return len(made.records)


def _table_of(raw: bytes) -> str:
    first = raw.partition(b"\n")[0]
    return "document" if b"published" in first else "meetings" if b"status" in first else "persons"


@cache
def _queries() -> Sequence[bytes]:
    return [file.read_bytes() for file in sorted((ROOT / "queries").glob("*/*.cypher"))]


def _read_query(folder: Path, raw: bytes) -> int:
    """Where its header says that it belongs, if it says that in letters."""
    topic, name = (
        (re.findall(rb"^// %b: ([a-z-]+)$" % key, raw, re.M) or [b"x"])[0].decode() for key in (b"topic", b"name")
    )
    file = folder / topic[:50] / f"{name[:50]}.cypher"
    file.parent.mkdir()
    file.write_bytes(raw)
    read_query(file)
    return 1


MAP = b"format: 1\nall_are: held\ncolumns:\n  date: 2023-06-18\n  name: {column: Name, split: [a, b]}\n"


def _read_map(folder: Path, raw: bytes) -> int:
    (folder / "map.yaml").write_bytes(raw)
    read_map(folder / "map.yaml")
    return 1


@cache
def _engine() -> Engine:
    with EmbeddedStore(None) as store:
        load(store, read([SEEDS]))
        return Engine(store.to_networkx())


@cache
def _values() -> dict[str, Value]:
    """Of every parameter that a saved query has, a value."""
    return {name: one.sample for query in find_pack().values() for name, one in query.parameters.items()}


@cache
def _statements() -> Sequence[bytes]:
    return [query.text.encode() for query in find_pack().values()]


def _ask(_: Path, raw: bytes) -> int:
    _engine().query(raw.decode("utf-8", "replace"), _values(), seconds=SECONDS_A_QUERY, rows=100)
    return 1


ENVIRONMENT = (
    b"NEO4J_URI=bolt://localhost:7687\nNEO4J_USERNAME=neo4j\nNEO4J_PASSWORD='a b#c'\nNEO4J_DATABASE=news\n",
    b'# where\nexport WHOMET_STORE=neo4j+s://host.example:7687/?x=1\nNEO4J_PASSWORD="pl\\"anted"\n',
    b"WHOMET_STORE=graph/file.graph\nWHOMET_PACK=one:two\n",
)


def _settings(folder: Path, raw: bytes) -> int:
    (folder / ".env").write_bytes(raw)
    text = raw.decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines()[:8]):
        name, _, value = line.partition("=")
        given = {"WHOMET_STORE": value} if number % 2 else {name or "x": value}
        for ask in (
            lambda value=value: find_settings(value, environment={}, folder=folder),
            lambda given=given: find_settings(environment=given, folder=folder),
        ):
            try:
                repr(ask())
            except WhometError as error:
                str(error)
    return 1


@cache
def _store() -> tuple[bytes, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.graph")
        with EmbeddedStore(path) as store:
            load(store, read([SEEDS]))
            return path.read_bytes(), digest(store)


def _open(folder: Path, raw: bytes) -> int:
    """It is refused, or holds the graph that it held."""
    path = folder / "a.graph"
    path.write_bytes(raw)
    with EmbeddedStore(path) as store:
        found, counted = digest(store), store.stats()
        assert found == _store()[1] or counted.documents == 0, "another graph"
    return 1


@cache
def _converted() -> Mapping[bytes, tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        return {path.read_bytes(): (name, path.name) for name, path in samples(Path(folder)).items()}


def _convert_as(name: str) -> Callable[[Path, bytes], int]:
    def run(folder: Path, raw: bytes) -> int:
        (file,) = [file for format_, file in _converted().values() if format_ == name]
        (folder / file).write_bytes(raw)
        report = convert(name, folder / file, folder / "out.jsonl", Options())
        with EmbeddedStore(None) as store:
            found = load(store, read([folder / "out.jsonl"]))
            assert found.quarantined == 0, found.faults[:3]
        assert report is not None
        return accounted(found)

    return run


def _sample(name: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [raw for raw, (format_, _) in _converted().items() if format_ == name]


CONVERTED = ("gdelt", "polecat", "followthemoney", "wikidata", "graphdocument", "graphiti", "itext2kg", "llamaindex")
MAIL = b"""From: a@b.example
Subject: =?utf-8?q?Talks?=
Date: Mon, 5 May 2031 10:00:00 +0000
Content-Type: text/plain

Dal met Kovacs.
"""


def _article(suffix: str) -> Callable[[Path, bytes], int]:
    def run(_: Path, raw: bytes) -> int:
        if raw.strip():
            read_article(f"a{suffix}", Path(f"a{suffix}"), raw)
        return 1

    return run


READERS: dict[str, Reader] = {
    "records": Reader(_records, _load),
    "quarantine": Reader(_quarantines, _load),
    "tables": Reader(_tables, _convert_tables),
    "pack": Reader(_queries, _read_query),
    "map": Reader(lambda: [MAP], _read_map),
    "cypher": Reader(_statements, _ask),
    "settings": Reader(lambda: ENVIRONMENT, _settings),
    "store": Reader(lambda: [_store()[0]], _open),
    **{f"convert {name}": Reader(_sample(name), _convert_as(name)) for name in CONVERTED},
    "text": Reader(lambda: [TEXT.encode()], _article(".txt")),
    "page": Reader(lambda: [PAGE.encode()], _article(".html")),
    "mail": Reader(lambda: [MAIL], _article(".eml")),
    "pdf": Reader(lambda: [pdf([["Dal met Kovacs."], ["No more."]], "Talks")], _article(".pdf")),
}
