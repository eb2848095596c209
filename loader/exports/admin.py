"""Files for `neo4j-admin database import full`: a whole store, which whomet goes on with.

The ledger is among them, so that documents can be loaded and retracted afterwards. Everything is made anew from the
records and decisions, of which the graph is a pure function.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from loader.errors import UsageError
from loader.exports.values import checked_text, flat
from loader.graph import Node, Relationship, Value
from loader.mapping import VERSION, Key, Unit, emit, join, to_json, versions_of
from loader.mapping.choice import said_by
from loader.records import canonical_json
from loader.schema import LABELS, RELATIONSHIPS, PropertyType
from loader.stores.base import GraphStore
from loader.stores.codec import decision_id, pack
from loader.stores.neo4j.statements import CONSTRAINTS, FORMAT

__all__ = ["admin_files"]

_TYPES: Mapping[PropertyType, str] = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "date": "date",
    "strings": "string[]",
}
_BETWEEN = "\x1f"
"""Between the elements of a list, as neo4j-admin has no way to write this one inside of an element: no text has it."""
_ARGUMENTS = "arguments.txt"
_FINISH = "finish.cypher"
_READ_ME = f"""\
A whole store of whomet. In this folder, with the server stopped and its database empty:

    neo4j-admin database import full neo4j --overwrite-destination @{_ARGUMENTS}

Then start the server and run {_FINISH} (cypher-shell -f {_FINISH}): constraints, and the empty lists, which
the import cannot write.
"""

File = tuple[str, Iterator[bytes]]
Nodes = dict[str, list[tuple[Node, Unit]]]
Related = dict[tuple[str, str, str], list[Relationship]]


def admin_files(store: GraphStore) -> Iterator[File]:
    """A file for each label and each (start, type, end), those of the ledger, the arguments of the command, what is to
    be run afterwards, and a README. Raises UsageError, naming the place, for what the import cannot carry."""
    nodes, related = _emitted(_units(store))
    files = {name: list(lines) for name, lines in (*_graph(nodes, related), *_ledger(store))}
    yield from ((name, iter(lines)) for name, lines in files.items())
    arguments = [
        "--id-type=string",
        "--multiline-fields=true",
        "--array-delimiter=U+001F",
        *(f"--nodes=./{name}" for name in files if name.startswith("node")),
        *(f"--relationships=./{name}" for name in files if name.startswith("rel")),
    ]
    yield _ARGUMENTS, iter(f"{line}\n".encode() for line in arguments)
    yield _FINISH, iter(f"{text};\n".encode() for text in (*CONSTRAINTS.values(), *_empty_lists(nodes, related)))
    yield "README.txt", iter([_READ_ME.encode()])


def _units(store: GraphStore) -> dict[Key, Unit]:
    """What is chosen of every thing."""
    clusters = store.clusters()
    found: dict[Key, Unit] = {}
    for document in store.documents():
        for key, unit in said_by(versions_of(document.records), clusters).items():
            found[key] = join(found[key], unit) if key in found else unit
    return found


def _emitted(units: Mapping[Key, Unit]) -> tuple[Nodes, Related]:
    nodes: Nodes = defaultdict(list)
    related: Related = defaultdict(list)
    for key in sorted(units):
        node, emitted = emit(units[key])
        nodes[key.label].append((node, units[key]))
        for one in emitted:
            related[one.start_label, one.relationship.type, one.end_label].append(one.relationship)
    return nodes, related


def _graph(nodes: Nodes, related: Related) -> Iterator[File]:
    for label, found in nodes.items():
        yield f"node-{label}.csv", _nodes(label, [node for node, _ in found])
    for triple, pieces in sorted(related.items()):
        yield f"rel-{'-'.join(triple)}.csv", _relationships(triple, pieces)
    keys = [(unit.key, _bytes(to_json(unit))) for found in nodes.values() for _, unit in found]
    ledger = [[f"{key.label}|{key.id}", key.label, key.id, body] for key, body in keys]
    yield _ledger_file("WhometUnit", "key label id body:byte[]", ledger)


def _empty_lists(nodes: Nodes, related: Related) -> Iterator[str]:
    """What makes empty lists of those that the import left out."""
    for label, found in nodes.items():
        for name in _sometimes_empty(LABELS[label].properties, [node.properties for node, _ in found], label):
            yield f"MATCH (x:{label}) WHERE x.{name} IS NULL SET x.{name} = []"
    for (start, type_, end), pieces in sorted(related.items()):
        for name in _sometimes_empty(RELATIONSHIPS[type_].properties, [r.properties for r in pieces], type_):
            yield f"MATCH (:{start})-[x:{type_}]->(:{end}) WHERE x.{name} IS NULL SET x.{name} = []"


def _sometimes_empty(
    properties: Mapping[str, PropertyType], things: Sequence[Mapping[str, Value]], of: str
) -> Iterator[str]:
    for name in (name for name, type_ in properties.items() if type_ == "strings"):
        values = [thing.get(name) for thing in things]
        if [] in values:
            if None in values:
                raise UsageError(
                    f"{of}.{name} is an empty list here and absent there, which the import cannot tell apart"
                )
            yield name


def _nodes(label: str, nodes: Iterable[Node]) -> Iterator[bytes]:
    properties = {name: type_ for name, type_ in LABELS[label].properties.items() if name != "id"}
    yield _line([f"id:ID({label})", *_header(properties), ":LABEL"])
    for node in nodes:
        place = f"node {node.id!r}"
        cells = _cells(properties, node.properties, place)
        yield _line([_text(str(node.id)), *cells, _text(_BETWEEN.join(sorted(node.labels)))])


def _relationships(triple: tuple[str, str, str], found: Iterable[Relationship]) -> Iterator[bytes]:
    start, type_, end = triple
    properties = RELATIONSHIPS[type_].properties
    yield _line([f":START_ID({start})", f":END_ID({end})", *_header(properties), ":TYPE"])
    for r in sorted(found, key=lambda relationship: str(relationship.id)):
        cells = _cells(properties, {**r.properties, "id": r.id}, f"relationship {r.id!r}")
        yield _line([_text(str(r.start)), _text(str(r.end)), *cells, r.type])


def _ledger(store: GraphStore) -> Iterator[File]:
    documents = [[d.document, d.hash, _numbers(pack(d))] for d in store.documents()]
    decisions = [[decision_id(d), canonical_json(d)] for d in store.decisions()]
    made = [["whomet", "1", str(FORMAT), str(VERSION)]]
    yield _ledger_file("WhometLedger", "id writes:long format:long mapping:long", made)
    yield _ledger_file("WhometDocument", "id hash records:byte[]", documents)
    yield _ledger_file("WhometDecision", "id body", decisions)


def _ledger_file(label: str, columns: str, rows: Sequence[Sequence[str]]) -> File:
    names = columns.split()
    header = f"{names[0]}:ID({label})", *names[1:], ":LABEL"
    return f"node-{label}.csv", (_line(cells) for cells in [header, *([*map(_text, row), label] for row in rows)])


def _bytes(text: str) -> str:
    return _numbers(zlib.compress(text.encode()))


def _numbers(body: bytes) -> str:
    """Bytes as the import reads them: signed numbers with the delimiter between."""
    return _BETWEEN.join(str(byte - 256 if byte > 127 else byte) for byte in body)


def _header(properties: Mapping[str, PropertyType]) -> list[str]:
    return [f"{name}:{_TYPES[type_]}" for name, type_ in properties.items()]


def _cells(properties: Mapping[str, PropertyType], values: Mapping[str, Value], place: str) -> list[str]:
    strangers = sorted(set(values) - {*properties, "id"})
    if strangers:
        raise UsageError(f"{place} has a property {strangers[0]!r} that is not in the schema")
    return [_cell(type_, values.get(name), f"{place}, property {name!r}") for name, type_ in properties.items()]


def _cell(type_: PropertyType, value: Value, place: str) -> str:
    if value is None:
        return ""
    if type_ != "strings":
        found = flat(value, place)
        return _text(found) if isinstance(found, str) else str(found).lower()
    return _text(_BETWEEN.join(checked_text(element, place) for element in value))


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\n").encode()
