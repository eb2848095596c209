"""Paths, put together of what the operators before them found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loader.cypher.ast import nodes as s
from loader.cypher.evaluation.batches import Batch, Batched, Batches
from loader.cypher.evaluation.graph_index import GraphIndex
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.limits import check_limits
from loader.cypher.types import type_name
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Path, Relationship

__all__ = ["build_path", "name_path", "number_of_paths", "walk_of"]


def build_path(index: GraphIndex, start: Any, walk: list[Relationship]) -> Path:
    """The path that leaves `start` along `walk`."""
    nodes = [start]
    key = start.id
    for each in walk:
        key = each.end if each.start == key else each.start
        nodes.append(index.nodes[key])
    return Path(tuple(nodes), tuple(walk))


def walk_of(value: object) -> list[Relationship]:
    """The relationships that a connector found: one, or a list of them."""
    return value if isinstance(value, list) else [value]  # type: ignore[list-item]


def number_of_paths(count: int | s.Parameter, row: Row) -> int:
    """How many paths a selector wants, which a parameter may say."""
    if isinstance(count, int):
        return count
    given = row[0].parameters[count.name]
    if given.__class__ is not int:
        message = f"`${count.name}` says how many paths are wanted: an INTEGER, not a value of type {type_name(given)}"
        raise row[0].locate(CypherTypeError(message), count.at)
    if given < 1:
        message = f"`${count.name}` says how many paths are wanted: at least 1, not {given}"
        raise row[0].locate(CypherArgumentError(message), count.at)
    return int(given)


def name_path(index: GraphIndex, slot: int, start: int, connectors: list[int]) -> Batched:
    """Every row with the path that starts at the node in `start` and goes along the connectors."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            walk = [each for connector in connectors for each in walk_of(row[connector])]
            row[slot] = build_path(index, row[start], walk)
            yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            check_limits()
            walks: list[list[Relationship]] = [[] for _ in range(batch.size)]
            for connector in connectors:
                for walk, part in zip(walks, batch.column(connector), strict=True):
                    walk.extend(walk_of(part))
            paths = [build_path(index, *each) for each in zip(batch.column(start), walks, strict=True)]
            yield Batch(batch.base, batch.columns | {slot: paths}, batch.size)

    return Batched(run, side_by_side)
