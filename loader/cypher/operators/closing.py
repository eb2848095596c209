"""Counting the ways from one node to another by way of a third, without making a row for each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from loader.cypher.evaluation.graph_index import Adjacency
from loader.cypher.evaluation.rows import Row
from loader.cypher.operators.filters import Predicate, always
from loader.graph import Relationship

__all__ = ["Closing", "ways_by_third"]

_Ends = dict[Hashable, list[Relationship]]


@dataclass(frozen=True, slots=True)
class Closing:
    """From the node in the slot `near` over one relationship to a third, which the `test` lets pass in the slot
    `third`, and on to the node in the slot `far`: `back` leads from there to the third.

    `taken` are the slots of relationships that the first of the two may not be, and `taken_back` the second.
    `distinct` says that the two may not be one.
    """

    near: int
    third: int
    far: int
    steps: Adjacency
    back: Adjacency
    test: Predicate
    taken: list[int]
    taken_back: list[int]
    distinct: bool


def ways_by_third(way: Closing) -> Callable[[Row], int]:
    """How many ways there are for a row, of which both ends are known."""
    near, far, distinct = way.near, way.far, way.distinct
    forth, back = _Tables(way, way.steps, tested=True), _Tables(way, way.back, tested=False)

    def count(row: Row) -> int:
        ones, others = forth.of(row, near), back.of(row, far)
        common = ones.keys() & others.keys()
        if not common:
            return 0
        found = sum([len(ones[third]) * len(others[third]) for third in common])
        barred, barred_back = [row[slot] for slot in way.taken], [row[slot] for slot in way.taken_back]
        # One relationship can be both only on the way back to the same node, and a barred one leads to its own ends.
        doubtful = common if row[near] is row[far] else common & _ends([*barred, *barred_back])
        for third in doubtful:
            first, second = ones[third], others[third]
            found -= len(first) * len(second)
            fresh = [each for each in first if not _among(each, barred)]
            fresh_back = [each for each in second if not _among(each, barred_back)]
            found += sum(1 for one in fresh for each in fresh_back if not (distinct and one is each))
        return found

    return count


def _ends(relationships: list[Relationship]) -> set[Hashable]:
    return {end for each in relationships for end in (each.start, each.end)}


def _among(one: Relationship, others: list[Relationship]) -> bool:
    return any(each is one for each in others)


class _Tables:
    """Of each node the relationships that lead from it, by the node that they lead to; made when they are asked for,
    and anew for each run, whose values the test may ask for."""

    def __init__(self, way: Closing, adjacency: Adjacency, *, tested: bool) -> None:
        self._third = way.third
        self._test = way.test if tested else always
        self._adjacency = adjacency

    def of(self, row: Row, slot: int) -> _Ends:
        made: dict[Hashable, _Ends] = row[0].constants.setdefault(self, {})
        id_ = row[slot].id
        found = made.get(id_)
        if found is None:
            found = made[id_] = self._table(row, id_)
        return found

    def _table(self, row: Row, id_: Hashable) -> _Ends:
        found: _Ends = {}
        for relationship, other in self._adjacency.get(id_, ()):
            row[self._third] = other
            if self._test is always or self._test(row):
                found.setdefault(other.id, []).append(relationship)
        return found
