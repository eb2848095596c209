"""Many rows as one text, which the server takes apart: a driver packs each value of its own a hundred times as slowly.

The separators are control characters, which no text of a record may hold. A value that is not there is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from loader.graph import Date, Value
from loader.schema import PropertyType

__all__ = ["READ_STRINGS", "ROWS", "Columns", "between", "rows_of", "strings"]

_ROW, _VALUE, _ITEM = "\x1e", "\x1f", "\x1d"

ROWS = r"UNWIND split($rows[0], '\u001e') AS line WITH [value IN split(line, '\u001f') | nullIf(value, '')] AS row"
"""How a statement begins that is given what `rows_of` made. A server plans a text twice as fast where this is said once
and not of every value."""

READ_STRINGS = r"tail(split({}, '\u001d'))"
"""How the server reads a list of texts."""


def rows_of(rows: Sequence[str]) -> list[str]:
    """These rows as one text, in a list that holds that alone."""
    text = _ROW.join(rows)
    if text.count(_ROW) != len(rows) - 1:
        raise ValueError("a control character in a text")
    return [text]


def between(start: str, end: str, rest: str) -> str:
    """The row that begins with these two, which hold no control character, and goes on as another does."""
    return f"{start}{_VALUE}{end}{_VALUE}{rest}"


def _string(value: Any) -> str:
    if type(value) is not str or not value:
        raise ValueError(f"not a text of a record: {value!r}")
    return value


def strings(value: Any) -> str:
    """A list of texts; `READ_STRINGS` reads it."""
    spelled = _ITEM.join(["=", *value])
    if spelled.count(_ITEM) != len(value):
        raise ValueError(f"a control character in a text: {value!r}")
    return spelled


def _number(kind: type) -> Callable[[Any], str]:
    def spell(value: Any) -> str:
        if type(value) is not kind:
            raise ValueError(f"not {kind.__name__}: {value!r}")
        return repr(value).lower()

    return spell


def _date(value: Any) -> str:
    if not isinstance(value, Date):
        raise ValueError(f"not a date: {value!r}")
    return value.iso_format()


_KINDS: Mapping[PropertyType, tuple[Callable[[Any], str], str]] = {
    "string": (_string, "{}"),
    "strings": (strings, READ_STRINGS),
    "integer": (_number(int), "toInteger({})"),
    "float": (_number(float), "toFloat({})"),
    "boolean": (_number(bool), "toBoolean({})"),
    "date": (_date, "date({})"),
}
"""How a value is spelled, and how the server reads it."""


class Columns:
    """Which properties the values of a row are, after some `texts` that are no properties."""

    def __init__(self, properties: Mapping[str, PropertyType], texts: int = 0) -> None:
        self._places = {name: (at, _KINDS[kind][0]) for at, (name, kind) in enumerate(properties.items())}
        read = [(name, _KINDS[kind][1]) for name, kind in properties.items()]
        self.map = ", ".join(f"{name}: {how.format(f'row[{index}]')}" for index, (name, how) in enumerate(read, texts))
        """The properties, as a map of Cypher has them between its braces."""

    def row(self, texts: Sequence[str], properties: Mapping[str, Value]) -> str:
        """One row, or the end of one that begins with fewer texts. Raises ValueError for what is not in the schema."""
        places = self._places
        if not properties.keys() <= places.keys():
            raise ValueError(f"not in the schema: {sorted(properties.keys() - places.keys())}")
        values = [""] * len(places)
        for name, value in properties.items():
            at, spell = places[name]
            values[at] = spell(value)
        row = _VALUE.join([*texts, *values])
        if row.count(_VALUE) != len(texts) + len(values) - 1:
            raise ValueError("a control character in a text")
        return row.rstrip(_VALUE)
