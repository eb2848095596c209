"""A table of nodes and a table of relationships: as exact CSV, as CSV for spreadsheets, as Parquet.

Columns: `id` and `labels`, or `id`, `type`, `start` and `end`; then every property, in the order of names. `start` and
`end` are values of the column `id` of the nodes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from loader.errors import UsageError
from loader.exports.values import flat, labels_of, ordered_edges, ordered_nodes, properties_of, type_of
from loader.graph import Date, Value
from loader.progress import told_of
from loader.render import json_text, plain, render
from loader.result import Result
from loader.stores.base import GraphStore

__all__ = ["csv_files", "parquet_files", "spreadsheet_files"]

_TO_QUOTE = re.compile('[",;|\t\r\n]|^$|^\\s|\\s$')
_PARQUET = "Parquet needs pyarrow; install whomet[parquet]"


def csv_files(store: GraphStore) -> Iterator[tuple[str, Iterator[bytes]]]:
    """nodes.csv and relationships.csv after RFC 4180, in UTF-8, every text as it is: for programs.

    Null is an empty cell and empty text a quoted one; a date is ISO 8601, a list is JSON. Do not open these in a
    spreadsheet program, for which a text that begins with `=` is a formula: that is what `spreadsheet` is for.
    """
    for name, table in _tables(store):
        yield f"{name}.csv", _csv(table)


def spreadsheet_files(store: GraphStore) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The same tables for people who open them in a spreadsheet program: no cell can start a formula (an apostrophe
    stands in front of what would), control codes are shown as escapes, and a byte order mark says that it is UTF-8."""
    for name, table in _tables(store):
        yield f"{name}.csv", iter([b"\xef\xbb\xbf", render(table, "csv").encode()])


def parquet_files(store: GraphStore) -> Iterator[tuple[str, Iterator[bytes]]]:
    """nodes.parquet and relationships.parquet, in which a date is a date and a list of text a list of text."""
    for name, table in _tables(store):
        yield f"{name}.parquet", iter([_parquet(table)])


def _tables(store: GraphStore) -> Iterator[tuple[str, Result]]:
    graph = store.to_networkx()
    nodes = [({"id": id_, "labels": labels_of(data)}, properties_of(data)) for id_, data in ordered_nodes(graph)]
    edges = [
        ({"id": key, "type": type_of(data), "start": start, "end": end}, properties_of(data))
        for start, end, key, data in ordered_edges(graph)
    ]
    yield "nodes", _table(("id", "labels"), nodes)
    yield "relationships", _table(("id", "type", "start", "end"), edges)


def _table(first: tuple[str, ...], things: Sequence[tuple[dict[str, Value], dict[str, Value]]]) -> Result:
    """The property `id` is left out, as the first column says it; another that is called as a first column is
    refused."""
    names = sorted({name for _, properties in things for name in properties} - {"id"})
    for name in names:
        if name in first:
            raise UsageError(
                f"there is a property {name!r}, which is the name of another column", remedy="use `export json`"
            )
    rows = [(*own.values(), *(properties.get(name) for name in names)) for own, properties in things]
    return Result((*first, *names), rows)


def _csv(table: Result) -> Iterator[bytes]:
    yield (",".join(map(_quoted, table.columns)) + "\r\n").encode()
    for row in told_of(table.rows, table.rows.__len__):
        cells = (_cell(value, f"{row[0]!r}, {name}") for name, value in zip(table.columns, row, strict=True))
        yield (",".join(cells) + "\r\n").encode()


def _cell(value: Value, place: str) -> str:
    if value is None:
        return ""
    found = flat(value, place)
    if isinstance(found, bool):
        return "true" if found else "false"
    return _quoted(found) if isinstance(found, str) else str(found)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text


def _parquet(table: Result) -> bytes:
    try:
        import pyarrow  # noqa: PLC0415 - an extra, needed here alone
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(_PARQUET) from error
    columns: dict[str, Any] = {}
    for index, name in enumerate(table.columns):
        values = [_native(row[index]) for row in table.rows]
        try:
            columns[name] = pyarrow.array(values, type=None if table.rows else pyarrow.string())
        except _refusals(pyarrow) as error:
            place = _place(pyarrow, table, index)
            raise UsageError(f"{place}: Parquet cannot hold it", remedy=f"`export json` can ({error})") from error
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


def _place(pyarrow: Any, table: Result, index: int) -> str:
    """Which value cannot be written at all, or the column whose values are of several kinds."""
    name = table.columns[index]
    for row in table.rows:
        try:
            pyarrow.array([_native(row[index])])
        except _refusals(pyarrow):
            return f"{row[0]!r}, {name}"
    return f"the column {name!r} has values of several kinds"


def _refusals(pyarrow: Any) -> tuple[type[Exception], ...]:
    return (pyarrow.ArrowException, UnicodeError, OverflowError)


def _native(value: Value) -> Any:
    if isinstance(value, Date):
        return value.to_native()
    if isinstance(value, list):
        return [_native(element) for element in value]
    if isinstance(value, dict):
        return json_text(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(plain(value))
