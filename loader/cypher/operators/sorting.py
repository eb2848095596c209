"""ORDER BY: all rows in order, or the first of them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.rows import Compiled, Row, Rows, Run
from loader.cypher.values.comparing import sort_key
from loader.cypher.values.keys import sorted_places
from loader.graph import Date, Value

__all__ = ["sort", "top"]

Keys = list[tuple[Compiled, bool]]
"""What rows are sorted by, and whether downwards."""

_Kept = tuple[Row, list[Value]]
"""A row, and the values that it is sorted by, which are made once."""


def sort(keys: Keys) -> Operator:
    """All rows in order; those with the same keys stay as they were."""
    values = [value for value, _ in keys]

    def run(rows: Rows, base: Row) -> Rows:
        kept = [row[:] for row in rows]
        columns = [[value(row) for row in kept] for value in values]
        return (kept[place] for place in _order(columns, keys))

    return run


def _order(columns: Sequence[list[Value]], keys: Keys) -> list[int]:
    """The places of the rows in order."""
    order = [*range(len(columns[0]))]
    for column, (_, downwards) in zip(reversed(columns), reversed(keys), strict=True):
        order = sorted_places(order, column, downwards=downwards)
    return order


def top(keys: Keys, count: Callable[[Run], int]) -> Operator:
    """The first rows in order, as many as are counted."""
    (first, downwards), others = keys[0], [value for value, _ in keys[1:]]

    def run(rows: Rows, base: Row) -> Rows:
        most = count(base[0])
        if most == 1:
            return _best(rows, keys)
        room = min(most, _ROOM) + 1
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

    return run


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
    (first, downwards), others = keys[0], keys[1:]
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
        one, two = sort_key(value(row)), sort_key(value(other))
        if one != two:
            return bool(one > two if downwards else one < two)
    return False


_ROOM = 500
"""So many rows more than the wanted ones are kept at most before they are sorted and cut."""
