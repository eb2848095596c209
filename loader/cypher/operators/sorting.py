"""ORDER BY: all rows in order, or the first of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.rows import Compiled, Row, Rows, Run
from loader.cypher.values.comparing import sort_key

__all__ = ["sort", "top"]

Keys = list[tuple[Compiled, bool]]
"""What rows are sorted by, and whether downwards."""

_Kept = tuple[Row, list[Any]]
"""A row, and the keys that were made of it once."""


def sort(keys: Keys) -> Operator:
    """All rows in order; those with the same keys stay as they were."""

    def run(rows: Rows, base: Row) -> Rows:
        kept = [(row[:], [sort_key(value(row)) for value, _ in keys]) for row in rows]
        _put_in_order(kept, keys)
        return (row for row, _ in kept)

    return run


def _put_in_order(kept: list[_Kept], keys: Keys) -> None:
    for place in range(len(keys) - 1, -1, -1):
        kept.sort(key=lambda each: each[1][place], reverse=keys[place][1])


def top(keys: Keys, count: Callable[[Run], int]) -> Operator:
    """The first rows in order, as many as are counted."""
    (first, downwards), others = keys[0], [value for value, _ in keys[1:]]

    def run(rows: Rows, base: Row) -> Rows:
        most = count(base[0])
        if most == 1:
            return _best(rows, keys)
        room = min(most, _ROOM) + 1
        kept: list[_Kept] = []
        last: Any = None
        # Of the rows so far the first `most` are in `kept`, with later ones; none of the first has a key beyond `last`.
        for row in rows:
            key = sort_key(first(row))
            if last is not None and (key < last if downwards else key > last):
                continue
            kept.append((row[:], [key, *[sort_key(value(row)) for value in others]]))
            if len(kept) >= most + room:
                _put_in_order(kept, keys)
                del kept[most:]
                last = kept[-1][1][0] if kept else None
        _put_in_order(kept, keys)
        return (row for row, _ in kept[:most])

    return run


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
