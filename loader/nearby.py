"""What stands close by an answer: where a question finds nothing, or less than somebody looks for, other questions do.

A saved query names those in its header: `nearby` always, `instead` where it has no row itself. Whoever asks whether two
persons met, and gets no row, is told of the meeting that was only expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from loader.errors import WhometError
from loader.graph import Value
from loader.pack import Pack, SavedQuery
from loader.pack.binding import as_command
from loader.result import Result
from loader.text import shortened

__all__ = ["close_by"]

Read = Callable[[SavedQuery, Mapping[str, Value], int], Result]
"""The rows of a query with typed parameters, at most so many."""

_COUNTED = 100
_NAMED = 2
_LONGEST = 60


def close_by(
    pack: Pack, query: SavedQuery, values: Mapping[str, Value], read: Read, *, empty: bool = False
) -> Iterator[str]:
    """A remark for each query close by that has rows for the same parameters; where the answer is `empty` also for
    each that its header names instead. One that cannot be asked says nothing: the answer itself is whole without it."""
    for name in (*query.nearby, *(query.instead if empty else ())):
        other = pack.get(name)
        shared = {} if other is None else {key: values[key] for key in other.parameters if values.get(key) is not None}
        if other is None or not shared or any(p.required and p.name not in shared for p in other.parameters.values()):
            continue
        asked = {key: shared.get(key, parameter.default) for key, parameter in other.parameters.items()}
        try:
            found = read(other, asked, _COUNTED)
        except WhometError:
            continue
        if found.rows:
            yield _remark(other, shared, found)


def _remark(query: SavedQuery, shared: Mapping[str, Value], found: Result) -> str:
    count = len(found.rows)
    many = f"{count} or more rows" if count >= _COUNTED else f"{count} row{'s' * (count > 1)}"
    named = "; ".join(filter(None, map(_named, list(found)[:_NAMED])))
    return f"close by: {query.title} ({many}{': ' * bool(named)}{named}); {as_command(query, shared)}"


def _named(row: Mapping[str, Value]) -> str:
    """A row in a few words: its status or strength, and what it is about."""
    words = [row.get(column) for column in ("status", "strength", "name", "meeting", "trip", "statement", "issue")]
    told = _texts(words) or _texts(row.values())[:1]
    return ", ".join(told[:3])


def _texts(values: Iterable[Value]) -> list[str]:
    return list(dict.fromkeys(shortened(value, _LONGEST) for value in values if isinstance(value, str) and value))
