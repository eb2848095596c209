"""Operators that find nodes (all, those of a label, those with a property), or one relationship of each type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loader.cypher.evaluation.batches import Batch, Batched, Batches, Column, Narrow, each_of, stretches
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import GraphIndex
from loader.cypher.evaluation.rows import Compiled, Row, Rows
from loader.cypher.limits import watched
from loader.cypher.operators.filters import Test, always
from loader.cypher.values.comparing import group_key
from loader.graph import Node, Relationship, Value

__all__ = ["Source", "by_type", "by_value", "scan", "scan_relationships", "seek", "values_in", "values_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Batched):
    """A step that puts nodes into a slot."""

    slot: int
    items: Callable[[Batch], Sequence[list[Node]]]
    """Of each row its nodes."""
    narrow: Narrow

    def of(self, batch: Batch, nodes: list[Node]) -> Iterator[Batch]:
        """The same with these of its nodes alone."""
        return _beside_each(self.slot, lambda _: [nodes], self.narrow)((batch,), batch.base)


def scan(slot: int, nodes: list[Node], test: Test) -> Batched:
    """Every row once for each of the nodes."""
    passes = test.of_row

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            for node in nodes:
                row[slot] = node
                if passes(row):
                    yield row

    return _source(run, slot, lambda batch: [nodes] * batch.size, test.narrow)


def _source(run: Operator, slot: int, items: Callable[[Batch], Sequence[list[Node]]], narrow: Narrow) -> Source:
    return Source(run, _beside_each(slot, items, narrow), slot=slot, items=items, narrow=narrow)


def _beside_each(
    slot: int, items: Callable[[Batch], Sequence[list[Any]]], narrow: Narrow
) -> Callable[[Batches, Row], Iterator[Batch]]:
    """Every row once for each of its items, in the slot."""

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        for batch in batches:
            for wider in each_of(batch, items(batch), slot):
                found = narrow(wider)
                if found.size:
                    yield found

    return side_by_side


def scan_relationships(slot: int, relationships: list[Relationship], test: Test, *, both: bool) -> Batched:
    """Every row once for each of the relationships, or, for one that is taken in `both` directions, twice."""
    passes = test.of_row

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            for row[slot] in watched(relationships):
                if passes is always or passes(row):
                    yield row
                    if both and row[slot].start != row[slot].end:
                        yield row

    def items(batch: Batch) -> Sequence[list[Relationship]]:
        if not both:
            return [relationships] * batch.size
        return [[each for each in relationships for _ in range(1 if each.start == each.end else 2)]] * batch.size

    return Batched(run, _beside_each(slot, items, test.narrow))


def by_type(index: GraphIndex, slot: int, weight: int, types: frozenset[str]) -> Batched:
    """Every row once for each type, with one relationship of it and how many there are."""
    return _weighted(
        slot,
        weight,
        lambda: [(index.with_types(each)[0], index.count_types(each)) for each in map(_alone, sorted(types))],
    )


def by_value(things: Sequence[Node | Relationship], key: str, slot: int, weight: int) -> Batched:
    """Every row once for each value of the property among the things, with one of them and how many have it."""
    return _weighted(slot, weight, lambda: _weighed(things, key))


def _weighted(slot: int, weight: int, found: Callable[[], Sequence[tuple[Node | Relationship, int]]]) -> Batched:
    """Every row once for each that is found, with how many that stands for."""

    def run(rows: Rows, base: Row) -> Rows:
        things = None
        for row in rows:
            things = found() if things is None else things
            for row[slot], row[weight] in watched([*things]):
                yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        things = [*found()]
        for batch in batches:
            for place in range(batch.size):
                one = batch.part(place, place + 1)
                for part in stretches(things):
                    columns: dict[int, Column] = {
                        slot: [each for each, _ in part],
                        weight: [times for _, times in part],
                    }
                    yield one.spread([len(part)], columns)

    return Batched(run, side_by_side)


def _weighed(things: Sequence[Node | Relationship], key: str) -> list[tuple[Node | Relationship, int]]:
    """The first thing of each value, and how many have that value; where there are too many, each for itself."""
    marks = _marks([each.properties.get(key) for each in watched(things)])
    counts = Counter(marks)
    if len(counts) * 2 > len(things):
        return [(each, 1) for each in things]
    firsts = dict(zip(reversed(marks), reversed(things), strict=True))
    return [(firsts[mark], number) for mark, number in counts.items()]


def _marks(values: list[Value]) -> list[Hashable]:
    """Of each value something that is the same for no other: itself, if it is a text or a whole number, else which
    object it is. (A graph has one object for each day.)"""
    if {*map(type, values)} <= {str, int, type(None)}:
        return values
    return [*map(id, values)]


def _alone(type_: str) -> frozenset[str]:
    return frozenset((type_,))


def seek(
    index: GraphIndex,
    slot: int,
    sought: tuple[str | None, str],
    wanted: Callable[[Row], list[object]],
    test: Test,
) -> Batched:
    """Every row once for each node whose property is equal to one of the wanted values.

    `sought` is a label (None: any) and the name of the property.
    """
    label, key = sought
    passes = test.of_row

    def nodes_for(row: Row) -> Iterator[Node]:
        seen = set()
        for value in wanted(row):
            group = group_key(value)
            if group in seen:
                continue
            seen.add(group)
            found = index.with_property(label, key, value)
            if found is None:
                yield from _the_same(index, label, key, group)
            else:
                yield from found

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            for node in nodes_for(row):
                row[slot] = node
                if passes(row):
                    yield row

    def items(batch: Batch) -> Sequence[list[Node]]:
        return [[*nodes_for(row)] for row in batch.rows()]

    return _source(run, slot, items, test.narrow)


def _the_same(index: GraphIndex, label: str | None, key: str, group: object) -> Iterator[Node]:
    nodes = index.all_nodes if label is None else index.with_label(label)
    return (node for node in nodes if group_key(node.properties.get(key)) == group)


def values_of(value: Compiled) -> Callable[[Row], list[object]]:
    """The one value to seek; none if it is null."""

    def wanted(row: Row) -> list[object]:
        found = value(row)
        return [] if found is None else [found]

    return wanted


def values_in(value: Compiled) -> Callable[[Row], list[object]]:
    """The values to seek of a list."""

    def wanted(row: Row) -> list[object]:
        found = value(row)
        return [each for each in found if each is not None] if isinstance(found, list) else []

    return wanted
