"""ORDER BY: all rows in order, or the first of them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loader.cypher.evaluation.batches import SIZE, Batch, Batched, Batches, Ready, joined, stretches
from loader.cypher.evaluation.rows import Row, Rows, Run
from loader.cypher.values.comparing import sort_key
from loader.cypher.values.keys import sorted_places
from loader.graph import Date, Value

__all__ = ["Top", "sort", "top"]

Keys = list[tuple[Ready, bool]]
"""What rows are sorted by, and whether downwards."""

_Kept = tuple[Row, list[Value]]
"""A row, and the values that it is sorted by, which are made once."""


def sort(keys: Keys) -> Batched:
    """All rows in order; those with the same keys stay as they were."""
    values = [value.of_row for value, _ in keys]

    def run(rows: Rows, base: Row) -> Rows:
        kept = [row[:] for row in rows]
        columns = [[value(row) for row in kept] for value in values]
        return (kept[place] for place in _order(columns, keys))

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        together, columns = _joined(batches, base, keys)
        for places in stretches(_order(columns, keys)):
            yield together.at(places)

    return Batched(run, side_by_side, gathers=True)


def _joined(batches: Batches, base: Row, keys: Keys) -> tuple[Batch, list[list[Value]]]:
    """All rows together, and their keys."""
    columns: list[list[Value]] = [[] for _ in keys]

    def seen() -> Iterator[Batch]:
        for batch in batches:
            for column, (value, _) in zip(columns, keys, strict=True):
                column.extend(value.of_batch(batch))
            yield batch

    return joined(seen(), base), columns


def _order(columns: Sequence[list[Value]], keys: Keys) -> list[int]:
    """The places of the rows in order."""
    order = [*range(len(columns[0]))]
    for column, (_, downwards) in zip(reversed(columns), reversed(keys), strict=True):
        order = sorted_places(order, column, downwards=downwards)
    return order


@dataclass(frozen=True, slots=True, kw_only=True)
class Top(Batched):
    """A step that gives the first rows in order, as many as are counted."""

    count: Callable[[Run], int]


def top(keys: Keys, count: Callable[[Run], int]) -> Top:
    """The first rows in order, as many as are counted."""
    first, downwards, others = keys[0][0].of_row, keys[0][1], [value.of_row for value, _ in keys[1:]]

    def run(rows: Rows, base: Row) -> Rows:
        most = count(base[0])
        if most == 1:
            return _best(rows, keys)
        room = max(min(most, _ROOM), _LITTLE)
        kept: list[_Kept] = []
        is_beyond: Callable[[Value], bool] | None = None
        # Of the rows so far the first `most` are in `kept`, with later ones; none of the first has a key beyond those.
        for row in rows:
            found = first(row)
            if is_beyond is not None and is_beyond(found):
                continue
            kept.append((row[:], [found, *[value(row) for value in others]]))
            if len(kept) >= most + room:
                kept = _first(kept, keys, most)
                is_beyond = _beyond(kept[-1][1][0], downwards=downwards) if kept else None
        return (row for row, _ in _first(kept, keys, most))

    def side_by_side(batches: Batches, base: Row) -> Iterator[Batch]:
        most = count(base[0])
        if most == 0:
            _joined(batches, base, keys)  # an error in making the keys is seen all the same
            return
        kept: list[Batch] = []
        is_beyond: Callable[[Value], bool] | None = None
        # Of the rows so far the first `most` are in `kept`, with later ones: not so many that sorting them often takes
        # long. None of the first has a key beyond the last of theirs when they were sorted.
        for batch in batches:
            left = batch
            if is_beyond is not None:
                left = batch.chosen([not is_beyond(value) for value in keys[0][0].of_batch(batch)])
            if left.size:
                kept.append(left)
            if sum(each.size for each in kept) > 2 * most + SIZE:
                found, columns = _first_of(kept, base, keys, most)
                kept = [found]
                is_beyond = _beyond(columns[0][-1], downwards=downwards)
        if kept:
            yield _first_of(kept, base, keys, most)[0]

    return Top(run, side_by_side, gathers=True, count=count)


def _first_of(kept: list[Batch], base: Row, keys: Keys, most: int) -> tuple[Batch, list[list[Value]]]:
    """The first rows of these, and their keys."""
    together, columns = _joined(kept, base, keys)
    places = _order(columns, keys)[:most]
    return together.at(places), [[column[place] for place in places] for column in columns]


def _first(kept: list[_Kept], keys: Keys, most: int) -> list[_Kept]:
    if not kept:
        return kept
    columns = [*map(list, zip(*(values for _, values in kept), strict=True))]
    return [kept[place] for place in _order(columns, keys)[:most]]


def _beyond(last: Value, *, downwards: bool) -> Callable[[Value], bool]:
    """Whether a value comes after this one. Of the commonest kinds Python itself tells."""
    kind, key = last.__class__, sort_key(last)
    compare = operator.lt if downwards else operator.gt
    if kind is str or kind is int:
        return lambda found: compare(found, last) if found.__class__ is kind else compare(sort_key(found), key)
    if kind is Date:
        day = last.to_ordinal()
        return lambda found: (
            compare(found.to_ordinal(), day) if found.__class__ is kind else compare(sort_key(found), key)
        )
    return lambda found: compare(sort_key(found), key)


def _best(rows: Rows, keys: Keys) -> Rows:
    """The first row in order alone; keys beyond the first are made only where that ties."""
    first, downwards, others = keys[0][0].of_row, keys[0][1], keys[1:]
    best: Row | None = None
    best_key: Any = None
    for row in rows:
        key = sort_key(first(row))
        if best is None or (key > best_key if downwards else key < best_key):
            best, best_key = row[:], key
        elif others and key == best_key and _comes_before(row, best, others):
            best = row[:]
    return [] if best is None else [best]


def _comes_before(row: Row, other: Row, keys: Keys) -> bool:
    for value, downwards in keys:
        one, two = sort_key(value.of_row(row)), sort_key(value.of_row(other))
        if one != two:
            return bool(one > two if downwards else one < two)
    return False


_ROOM, _LITTLE = 500, 25
"""So many rows more than the wanted ones are kept before they are sorted and cut, at most and at least."""
