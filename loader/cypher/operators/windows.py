"""The first rows by a property of the nodes that all begin with: made of the first of these nodes alone, if that is
enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import TypeVar

from loader.cypher.evaluation.batches import Batch, Batched
from loader.cypher.evaluation.compiler import Operator, compose, from_batches, through
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.operators.scans import Source
from loader.cypher.operators.sorting import Top
from loader.cypher.values.keys import sort_keys, sorted_places
from loader.graph import Node

__all__ = ["in_windows"]

_T = TypeVar("_T")
_FIRST, _GROWTH = 50, 4
"""How many nodes are in the first window, at least, and how much larger each is than the one before it."""


def in_windows(parts: list[Operator], slot: int, key: str, *, descending: bool) -> Operator | None:
    """The steps, where they begin with nodes in the slot and end in the first rows by that property of them; what
    stands between has to make rows of the nodes of one value that do not depend on the others."""
    source = parts[0]
    place = next((place for place, each in enumerate(parts) if isinstance(each, Top)), None)
    if not isinstance(source, Source) or source.slot != slot or place is None:
        return None
    top, between, rest = parts[place], parts[1:place], parts[place + 1 :]
    assert isinstance(top, Top)
    after = compose([_the_same, *rest])
    ready = len([*takewhile(lambda each: isinstance(each, Batched), between)])

    def run(rows: Rows, base: Row) -> Rows:
        start, most = Batch(base, {}, 1), top.count(base[0])
        windows = _windows(source.items(start)[0], key, most, descending=descending)
        begun = (source.of(start, nodes) for nodes in windows)
        if ready < len(between):
            made = _enough((from_batches(between, ready, each, base) for each in begun), most, lambda _: 1)
            return after(top.one_by_one(made, base), base)
        found = _enough((through(between, each, base) for each in begun), most, lambda batch: batch.size)
        batches = top.side_by_side(found, base)
        return after((row for batch in batches for row in batch.rows()), base)

    return run


def _enough(of_windows: Iterable[Iterable[_T]], most: int, size: Callable[[_T], int]) -> Iterator[_T]:
    """What is made of window after window, until there are so many rows."""
    made = 0
    for found in of_windows:
        for each in found:
            yield each
            made += size(each)
        if made >= most:
            break


def _the_same(rows: Rows, base: Row) -> Rows:
    return rows


def _windows(nodes: list[Node], key: str, most: int, *, descending: bool) -> Iterator[list[Node]]:
    """The nodes in order, those with one value together, few at first."""
    size = max(most, _FIRST)
    if len(nodes) <= size:
        yield nodes
        return
    values = [node.properties.get(key) for node in nodes]
    order, keys, start = sorted_places([*range(len(nodes))], values, downwards=descending), sort_keys(values), 0
    while start < len(order):
        end = min(start + size, len(order))
        while end < len(order) and keys[order[end]] == keys[order[end - 1]]:
            end += 1
        yield [nodes[place] for place in order[start:end]]
        start, size = end, size * _GROWTH
