"""What is matched for each of many rows, for all of them at once: each bears its number along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from loader.cypher.evaluation.batches import Batch, Batches, Column, Ready
from loader.cypher.evaluation.compiler import Operator, beside
from loader.cypher.evaluation.rows import Compiled, Row, Rows, Scope
from loader.graph import Value

__all__ = ["Matched", "Numbered", "counting", "finding", "listing"]


class Numbered:
    """An operator over a batch whose rows bear their numbers along."""

    def __init__(self, operator: Operator, scope: Scope, asks: Collection[str] | None = None) -> None:
        """Of the columns of a batch those go along that it `asks` for; None: all."""
        self._run = beside(operator)
        self._layout = scope.layout
        self._asks = None if asks is None else {slot for name, slot in scope.names.items() if name in asks}
        self._number = scope.layout.slot()

    @property
    def is_ready(self) -> bool:
        return self._run is not None

    def widened(self, batch: Batch) -> Batch:
        """The same rows with room for all slots."""
        return Batch(batch.base + [None] * (self._layout.width - len(batch.base)), batch.columns, batch.size)

    def of(self, batch: Batch) -> Batches:
        assert self._run is not None
        wide = self.widened(batch)
        asks = wide.columns.keys() if self._asks is None else self._asks & wide.columns.keys()
        columns: dict[int, Column] = {slot: wide.columns[slot] for slot in asks}
        columns[self._number] = [*range(batch.size)]
        return self._run((Batch(wide.base, columns, batch.size),), wide.base)

    def numbers(self, found: Batch) -> list[int]:
        """Of which of the rows each of these was made."""
        return found.column(self._number)


@dataclass(frozen=True, slots=True)
class Matched:
    """An expression that asks what an operator makes of a row, ready for one row and for many."""

    numbered: Numbered
    of_row: Compiled
    of_many: Callable[[Batch], Column]

    def __call__(self, row: Row) -> Value:
        return self.of_row(row)

    def of_batch(self, batch: Batch) -> Column:
        if self.numbered.is_ready and batch.size >= _FEW:
            return self.of_many(batch)
        return [*map(self.of_row, self.numbered.widened(batch).rows())]


_FEW = 8
"""For fewer rows nothing is gained."""
_MOST = 50
"""Once so many rows have been made for each, those for which there is none so far are asked one by one: that stops at
the first."""
_TRIED = 100
"""Of so many rows it is learned whether to stop at the first match."""
_QUICKER = 2
"""So many times quicker it is to make a row with many others than by itself."""


def finding(operator: Operator, scope: Scope, asks: Collection[str]) -> Matched:
    """Whether it makes a row. Where most have many, the first of each is sought by itself."""
    numbered, stops_early = Numbered(operator, scope, asks), object()

    def is_found(row: Row) -> bool:
        return any(True for _ in operator((row,), row))

    def are_found(batch: Batch) -> Column:
        constants = batch.base[0].constants
        if stops_early not in constants:
            first = together(batch.part(0, _TRIED))
            return first + are_found(batch.part(_TRIED, batch.size)) if batch.size > _TRIED else first
        return [*map(is_found, numbered.widened(batch).rows())] if constants[stops_early] else together(batch)

    def together(batch: Batch) -> Column:
        answers, made = [False] * batch.size, 0
        for found in numbered.of(batch):
            for place in {*numbered.numbers(found)}:
                answers[place] = True
            made += found.size
            if made > _MOST * batch.size:
                left = [place for place, answer in enumerate(answers) if not answer]
                rows = numbered.widened(batch.at(left)).rows()
                for place, answer in zip(left, map(is_found, rows), strict=True):
                    answers[place] = answer
                break
        batch.base[0].constants[stops_early] = _share_looked_at(answers.count(True), batch.size, made) * _QUICKER < 1
        return answers

    return Matched(numbered, is_found, are_found)


def _share_looked_at(found: int, size: int, made: int) -> float:
    """How much of what there is one would look at who stops at the first match of each row: all, where there is none,
    else a part that is the smaller the more matches there are."""
    return (found * found / (made + found) + size - found) / size if found else 1.0


def counting(operator: Operator, weight: int | None, scope: Scope, asks: Collection[str]) -> Matched:
    """How many rows it makes; each counts for as many as its `weight` says."""
    numbered = Numbered(operator, scope, asks)

    def count(row: Row) -> int:
        rows: Rows = operator((row,), row)
        return sum(1 for _ in rows) if weight is None else sum(found[weight] for found in rows)

    def counts(batch: Batch) -> Column:
        totals: Counter[int] = Counter()
        for found in numbered.of(batch):
            if weight is None:
                totals.update(numbered.numbers(found))
            else:
                for place, times in zip(numbered.numbers(found), found.column(weight), strict=True):
                    totals[place] += times
        return [*map(totals.__getitem__, range(batch.size))]

    return Matched(numbered, count, counts)


def listing(operator: Operator, value: Ready, scope: Scope, asks: Collection[str]) -> Matched:
    """The values of the rows that it makes."""
    numbered = Numbered(operator, scope, asks)

    def values(row: Row) -> list[Value]:
        of_row = value.of_row
        return [of_row(found) for found in operator((row,), row)]

    def lists(batch: Batch) -> Column:
        gathered: list[list[Value]] = [[] for _ in range(batch.size)]
        for found in numbered.of(batch):
            for place, each in zip(numbered.numbers(found), value.of_batch(found), strict=True):
                gathered[place].append(each)
        return gathered

    return Matched(numbered, values, lists)
