"""Operators that make rows of a row by a search of their own, such as for walks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from loader.cypher.evaluation.batches import SIZE, Batch, Batched, Batches
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.limits import check_limits
from loader.cypher.operators.filters import Test
from loader.graph import Value

__all__ = ["Found", "Search", "spread"]

Found = Sequence[Value]
"""A value for each of some slots."""

Search = Callable[[Row], Iterator[Found]]


def spread(slots: Sequence[int], begin: Callable[[], Search], test: Test) -> Batched:
    """Every row once for each of what a search finds for it, in the slots. Each run begins a search of its own."""
    passes = test.of_row

    def run(rows: Rows, base: Row) -> Rows:
        search = begin()
        for row in rows:
            for values in search(row):
                for slot, value in zip(slots, values, strict=True):
                    row[slot] = value
                if passes(row):
                    yield row

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        search = begin()
        for batch in batches:
            for start, counts, found in _portions(map(search, batch.rows())):
                columns = {slot: [*column] for slot, column in zip(slots, zip(*found, strict=True), strict=True)}
                left = test.narrow(batch.part(start, start + len(counts)).spread(counts, columns))
                if left.size:
                    yield left

    return Batched(run, side_by_side)


def _portions(searches: Iterable[Iterator[Found]]) -> Iterator[tuple[int, list[int], list[Found]]]:
    """What is found for the rows, about as much at a time as a batch holds: the first of the rows, how much is of it
    and of each that follows, and all of that."""
    start, counts, found = 0, list[int](), list[Found]()
    for place, each in enumerate(searches):
        counts.append(0)
        while more := [*islice(each, SIZE - len(found))]:
            counts[-1] += len(more)
            found += more
            if len(found) == SIZE:
                check_limits()
                yield start, counts, found
                start, counts, found = place, [0], []
    if found:
        yield start, counts, found
