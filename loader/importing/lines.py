"""Lines of the files that `neo4j-admin database import` reads: this alone knows how they are written.

Every node, relationship and thing of the ledger is one line of one file. A file is known by its stem, such as
`node-Person` or `rel-Person-MET-Person`, and its columns follow from the schema. An empty list has no spelling there:
`Gaps` keeps in mind where one stood.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from loader.errors import UsageError
from loader.graph import Date, Node, Value
from loader.mapping import VERSION, Drawn, Unit, draw, teller, to_json
from loader.records import DocumentRecords, SameAsRecord, canonical_json
from loader.schema import LABELS, RELATIONSHIPS, PropertyType
from loader.stores.codec import as_text, decision_id, pack
from loader.stores.neo4j.statements import AS_TOLD, FORMAT

__all__ = ["BETWEEN", "Gaps", "Line", "decision_line", "document_line", "header", "ledger_line", "thing_lines"]

BETWEEN = "\x1f"
"""Between the elements of a list, as neo4j-admin has no way to write this one inside of an element: no text has it."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEDGER = {
    "WhometLedger": "id writes:long format:long mapping:long",
    "WhometDocument": "id hash records origin",
    "WhometDecision": "id body",
    "WhometUnit": "key label id body",
}
_COMMON: Mapping[str, PropertyType] = {
    "id": "string",
    "sources": "strings",
    "evidence": "strings",
    "source_count": "integer",
    "unreviewed": "boolean",
}
"""The properties that every relationship has."""


class Line(NamedTuple):
    """A line, with its line end, of the file with that stem."""

    file: str
    text: str


class Gaps:
    """Where lists are empty, and where they are absent: in the files both look alike."""

    def __init__(self, seen: Iterable[tuple[str, str, bool]] = ()) -> None:
        self.seen = set(seen)
        """Stem of the file, property, whether the list was empty."""

    def __bool__(self) -> bool:
        return bool(self.seen)

    def statements(self) -> Iterator[str]:
        """What makes empty lists of those that the import left out. Raises UsageError where it cannot tell which."""
        for file, name, empty in sorted(self.seen):
            if empty:
                if (file, name, False) in self.seen:
                    raise UsageError(
                        f"{file}: {name} is an empty list here and absent there, which the import cannot tell apart"
                    )
                kind, *what = file.split("-")
                pattern = f"(x:{what[0]})" if kind == "node" else "(:{})-[x:{}]->(:{})".format(*what)
                yield (
                    f"MATCH {pattern} WHERE x.{name} IS NULL"
                    f" CALL (x) {{ SET x.{name} = [] }} IN TRANSACTIONS OF 20000 ROWS"
                )


def thing_lines(unit: Unit, gaps: Gaps, body: str | None = None) -> Iterator[Line]:
    """All that is written of what was chosen of a thing: its node, its relationships, its place in the ledger. `body`
    is the unit as JSON, where that is known. Raises UsageError, naming the place, for what the import cannot carry."""
    node, relationships = draw(unit)
    yield _node_line(unit.key.label, node, gaps)
    for drawn in relationships:
        yield _relationship_line(drawn, gaps)
    yield _unit_line(unit, body)


def header(file: str) -> str:
    """The first line of the file with that stem."""
    kind, *what = file.split("-")
    if kind == "rel":
        start, type_, end = what
        names = [f":START_ID({start})", f":END_ID({end})", *_columns(_COMMON), *_columns(_own(type_)), ":TYPE"]
    elif what[0] in _LEDGER:
        first, *rest = _LEDGER[what[0]].split()
        names = [f"{first}:ID({what[0]})", *rest, ":LABEL"]
    else:
        names = [f"id:ID({what[0]})", *_columns(_without_id(what[0])), ":LABEL"]
    return ",".join(names) + "\n"


def ledger_line() -> Line:
    """That the database is ours, and which versions its graph is of."""
    return _ledger("WhometLedger", _quoted("whomet"), "1", str(FORMAT), str(VERSION))


def document_line(document: DocumentRecords) -> Line:
    """A document with its records."""
    origin = _quoted(document.origin) if document.origin else ""
    packed = as_text(pack(document))
    return _ledger("WhometDocument", _quoted(document.document), _quoted(document.hash), packed, origin)


def decision_line(decision: SameAsRecord) -> Line:
    """A decision on who is who."""
    return _ledger("WhometDecision", _quoted(decision_id(decision)), _quoted(canonical_json(decision)))


def _unit_line(unit: Unit, body: str | None) -> Line:
    key = unit.key
    if teller(key) is not None:
        kept = AS_TOLD
    else:
        kept = as_text(zlib.compress((to_json(unit) if body is None else body).encode(), level=1))
    return _ledger("WhometUnit", _quoted(f"{key.label}|{key.id}"), _quoted(key.label), _quoted(key.id), kept)


def _ledger(label: str, *cells: str) -> Line:
    return Line(f"node-{label}", f"{','.join(cells)},{label}\n")


def _node_line(label: str, node: Node, gaps: Gaps) -> Line:
    file = f"node-{label}"
    cells = _cells(_layout(file), node.id, node.properties, gaps)
    return Line(file, f"{_quoted(str(node.id))}{cells},{_strings(sorted(node.labels))}\n")


def _relationship_line(drawn: Drawn, gaps: Gaps) -> Line:
    type_, start, end, key, own, (sources, count, evidence), unreviewed = drawn
    layout = _layout_of_type(start.label, type_, end.label)
    id_ = f"{type_}|{start.id}|{end.id}|{key}"
    if not evidence:
        gaps.seen.add((layout.file, "evidence", True))
    try:
        told, where = _strings(sources), _strings(evidence)
        ends = f'"{start.id}","{end.id}","{id_}"' if _is_plain(id_) else ",".join(map(_quoted, (start.id, end.id, id_)))
    except ValueError as error:
        raise UsageError(f"{layout.file} {id_!r}: {error}") from error
    cells = _cells(layout, id_, own, gaps) if own or layout.lists else layout.nothing
    return Line(layout.file, f"{ends},{told},{where},{count},{'true' if unreviewed else ''}{cells},{type_}\n")


class _Layout(NamedTuple):
    """The columns of a file apart from those that all files of its kind have, each with what writes its cells; which of
    them are lists; the cells where all of them are empty. Before each cell stands a comma."""

    file: str
    columns: Mapping[str, Callable[[Any], str]]
    lists: Sequence[str]
    nothing: str


@cache
def _layout(file: str) -> _Layout:
    kind, *what = file.split("-")
    properties = _own(what[1]) if kind == "rel" else _without_id(what[0])
    columns = {name: _WRITERS[type_] for name, type_ in properties.items()}
    return _Layout(file, columns, [name for name in properties if properties[name] == "strings"], "," * len(columns))


@cache
def _layout_of_type(start: str, type_: str, end: str) -> _Layout:
    return _layout(f"rel-{start}-{type_}-{end}")


def _cells(layout: _Layout, id_: Hashable, values: Mapping[str, Value], gaps: Gaps) -> str:
    file, columns, lists, _ = layout
    for name in lists:
        if not values.get(name):
            gaps.seen.add((file, name, values.get(name) is not None))
    try:
        cells = [write(value) if (value := values.get(name)) is not None else "" for name, write in columns.items()]
    except ValueError as error:
        raise UsageError(f"{file} {id_!r}: {error}") from error
    if len(cells) - cells.count("") + ("id" in values) < len(values):
        _refuse_strangers(layout, id_, values)
    return f",{','.join(cells)}" if cells else ""


def _refuse_strangers(layout: _Layout, id_: Hashable, values: Mapping[str, Value]) -> None:
    known = {"id", *layout.columns}
    strangers = sorted(name for name, value in values.items() if value is not None and name not in known)
    if strangers:
        raise UsageError(f"{layout.file} {id_!r} has a property {strangers[0]!r} that is not in the schema")


def _own(type_: str) -> dict[str, PropertyType]:
    """The properties that not every relationship has."""
    return {name: kind for name, kind in RELATIONSHIPS[type_].properties.items() if name not in _COMMON}


def _without_id(label: str) -> dict[str, PropertyType]:
    return {name: type_ for name, type_ in LABELS[label].properties.items() if name != "id"}


def _columns(properties: Mapping[str, PropertyType]) -> list[str]:
    return [f"{name}:{_TYPES[type_]}" for name, type_ in properties.items()]


def _is_plain(text: str) -> bool:
    """Whether it can be written as it is, between quotation marks."""
    return text.isprintable() and '"' not in text


def _quoted(text: str) -> str:
    """Raises ValueError for what could not be read back."""
    if not text.isprintable():
        _refuse_unwritable(text)
    return f'"{text}"' if '"' not in text else '"' + text.replace('"', '""') + '"'


def _refuse_unwritable(text: str) -> None:
    if found := _UNWRITABLE.search(text):
        raise ValueError(f"{text[:60]!r} holds the character U+{ord(found[0]):04X}, which cannot be imported")


def _integer(number: int) -> str:
    if not -(2**63) <= number < 2**63:
        raise ValueError("an integer of more than 64 bits cannot be imported")
    return str(number)


def _float(number: float) -> str:
    if not math.isfinite(number):
        raise ValueError(f"{number} cannot be imported")
    return str(number)


def _boolean(truth: bool) -> str:
    return "true" if truth else "false"  # 5.26 takes any other spelling for false


def _strings(texts: list[str]) -> str:
    if len(texts) == 1:
        return _quoted(texts[0])
    if not "".join(texts).isprintable():
        for text in texts:
            _refuse_unwritable(text)
    return '"' + BETWEEN.join(texts).replace('"', '""') + '"'


def _day(day: Date) -> str:
    year, month, of_month = day.year_month_day  # a Date is hashed so slowly that to find it among others takes as long
    return f"{year:04d}-{month:02d}-{of_month:02d}"


_TYPES: Mapping[PropertyType, str] = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "date": "date",
    "strings": "string[]",
}
_WRITERS: Mapping[PropertyType, Callable[[Any], str]] = {
    "string": _quoted,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "date": _day,
    "strings": _strings,
}
