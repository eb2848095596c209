"""The golden rows: what every saved query answers on the seeds, and on records with every blemish.

`golden/<name>.json` holds the cases of one query. `graph` is seeds or blemished. `rows` are all the rows, as JSON says
them; a path is the ids of its nodes and relationships in turn. `cites` are ranges of the documents that the rows rest
on. `must_not` are parts of rows that no row may have: a value that is in a list counts.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loader import Graph
from loader.graph import Path as GraphPath
from loader.graph import Value
from loader.pack import Pack, SavedQuery, find_pack
from loader.pack.binding import as_text
from loader.pack.catalogue import Example, catalogue
from loader.render import plain
from loader.result import Result

GOLDEN = Path(__file__).parent / "golden"

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    query: SavedQuery
    number: int
    graph: str
    parameters: dict[str, Any]
    rows: list[Row]
    cites: list[str]
    must_not: list[Row]

    @property
    def id(self) -> str:
        return f"{self.query.topic}::{self.query.name}::{self.number}"


def cases(pack: Pack) -> Iterator[Case]:
    for query in pack.values():
        file = GOLDEN / f"{query.name}.json"
        if file.exists():
            for number, case in enumerate(json.loads(file.read_text("utf-8"))):
                yield Case(query, number, **case)


def answer(graph: Graph, query: SavedQuery, parameters: Row) -> list[Row]:
    """What the graph answers, as golden rows are written. The columns are checked against the header."""
    return written(graph.run(query.name, **parameters))


def written(result: Result) -> list[Row]:
    """The rows as golden rows are written."""
    return [{column: _written(value) for column, value in row.items()} for row in result]


def _written(value: Value) -> Any:
    if not isinstance(value, GraphPath):
        return plain(value)
    steps = zip(value.nodes[1:], value.relationships, strict=True)
    return [value.nodes[0].id, *(id_ for node, step in steps for id_ in (step.id, node.id))]


def has(row: Row, part: Row) -> bool:
    """Whether the row holds every value of the part, within a list or as it is."""
    return all(_holds(row[column], value) for column, value in part.items())


def _holds(found: Any, wanted: Any) -> bool:
    return wanted in found if isinstance(found, list) else found == wanted


def catalogue_text() -> str:
    """queries/README.md as it should be: each query with the first golden answer on the seeds that has rows."""
    pack = find_pack()
    examples: dict[str, Example] = {}
    for case in cases(pack):
        if case.rows and case.query.name not in examples and (case.graph == "seeds" or case.query.topic == "quality"):
            rows = [tuple(row.values()) for row in case.rows]
            options = [f"-P {name}={shlex.quote(as_text(value))}" for name, value in case.parameters.items()]
            examples[case.query.name] = Example(options, Result(tuple(case.query.returns), rows))
    return catalogue(pack, examples)
