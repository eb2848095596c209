"""Rows numbered by what stands in some of their columns: those that DISTINCT and grouping take for one have one
number."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import count

from loader.cypher.values.comparing import each_once, group_key, group_keys
from loader.graph import Node, Value

__all__ = ["Numbering"]

_Column = list[Value]


class Numbering:
    """Numbers from 0 on, in the order in which the values are met; `keys` are the columns of each number's values."""

    def __init__(self, width: int) -> None:
        self.keys: list[_Column] = [[] for _ in range(width)]
        self._numbers: dict[Hashable, int] = {}
        self._by_object = [True] * width
        """Which columns have held nodes alone so far: of the nodes of a graph no two are one object."""
        self._lists: dict[Hashable, int] = {}

    @property
    def count(self) -> int:
        return len(self._numbers)

    def of(self, columns: Sequence[_Column]) -> list[int]:
        """The number of each row."""
        marks = self._marks_of(columns)
        found = [number for number in map(self._numbers.get, marks) if number is not None]
        if len(found) == len(marks):
            return found
        self._enter(marks, columns)
        return [*map(self._numbers.__getitem__, marks)]

    def first(self, columns: Sequence[_Column]) -> list[int]:
        """The places of the rows that have got new numbers."""
        return self._enter(self._marks_of(columns), columns)

    def _enter(self, marks: Sequence[Hashable], columns: Sequence[_Column]) -> list[int]:
        numbers, first = self._numbers, []
        for place in [place for place, mark in enumerate(marks) if mark not in numbers]:
            if marks[place] not in numbers:
                numbers[marks[place]] = len(numbers)
                first.append(place)
        for column, keys in zip(columns, self.keys, strict=True):
            keys += [column[place] for place in first]
        return first

    def _marks_of(self, columns: Sequence[_Column]) -> Sequence[Hashable]:
        kinds = [{*map(type, column)} for column in columns]
        by_object = [known and found == {Node} for known, found in zip(self._by_object, kinds, strict=True)]
        if by_object != self._by_object:
            self._by_object = by_object
            self._numbers = dict(zip(self._marks(self.keys), count()))
        return self._marks(columns)

    def _marks(self, columns: Sequence[_Column]) -> Sequence[Hashable]:
        marks = [
            [*map(id, column)] if plain else self._keys(column)
            for plain, column in zip(self._by_object, columns, strict=True)
        ]
        return marks[0] if len(marks) == 1 else [*zip(*marks, strict=True)]

    def _keys(self, column: _Column) -> list[Hashable]:
        """The key of each value; a number in the place of a list's, which would be hashed as a whole for each row."""
        if list not in {*map(type, column)}:
            return group_keys(column)
        return each_once(self._key, column)

    def _key(self, value: Value) -> Hashable:
        key = group_key(value)
        return (list, self._lists.setdefault(key, len(self._lists))) if value.__class__ is list else key
