"""What procedures and SHOW list: names that a graph has, the types of its properties, the functions that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.procedures import COLUMNS
from loader.cypher.evaluation.compiler import Operator
from loader.cypher.evaluation.graph_index import GraphIndex
from loader.cypher.evaluation.rows import Row, Rows
from loader.cypher.functions.aggregates import AGGREGATES
from loader.cypher.functions.registry import FUNCTIONS
from loader.cypher.functions.value_type import value_type
from loader.cypher.types import CypherType, type_name
from loader.graph import Value

__all__ = ["call", "listed"]

Listed = Sequence[tuple[Value, ...]]


def call(rows_of: Callable[[], Listed], wanted: Sequence[tuple[int, int]]) -> Operator:
    """Every row once for each row of a procedure, which is asked for when the first comes; `wanted` pairs the places of
    its columns with slots."""

    def run(rows: Rows, base: Row) -> Rows:
        for row in rows:
            row[0].check()
            for found in rows_of():
                for place, slot in wanted:
                    row[slot] = found[place]
                yield row

    return run


def listed(name: str, index: GraphIndex, language: s.Language) -> Listed:
    """The rows of a procedure, or of what SHOW lists, with all its columns."""
    match name:
        case "db.labels":
            return _single(index.labels())
        case "db.relationshipTypes":
            return _single(index.types())
        case "db.propertyKeys":
            return _single(_keys(index))
        case "db.schema.nodeTypeProperties":
            return _node_types(index, language)
        case "db.schema.relTypeProperties":
            return _relationship_types(index, language)
        case "PROCEDURE":
            return [_procedure(each) for each in sorted(COLUMNS)]
    return _functions(language)


def _keys(index: GraphIndex) -> set[str]:
    of_nodes = {key for each in index.all_nodes for key in each.properties}
    return of_nodes.union(*(each.properties for each in index.relationships))


def _procedure(name: str) -> tuple[Value, ...]:
    return name, None, "READ", False, f"{name}() :: ({', '.join(COLUMNS[name])})"


def _single(names: Iterable[str]) -> Listed:
    return [(name,) for name in sorted(names)]


@dataclass(slots=True)
class _Kind:
    """The nodes of one set of labels, or the relationships of one type: how many, and what their properties hold."""

    count: int = 0
    types: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    holders: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, properties: Mapping[str, Value], language: s.Language) -> None:
        self.count += 1
        for key, value in properties.items():
            if value is not None:
                self.types[key].add(_stored_type(value, language))
                self.holders[key] += 1

    def rows(self) -> Listed:
        """Names and types of its properties, and whether all have them; one row without a name where there are none."""
        found = [(key, sorted(self.types[key]), self.holders[key] == self.count) for key in sorted(self.types)]
        return found or [(None, None, False)]


def _node_types(index: GraphIndex, language: s.Language) -> Listed:
    kinds: dict[tuple[str, ...], _Kind] = defaultdict(_Kind)
    for node in index.all_nodes:
        kinds[tuple(sorted(node.labels))].add(node.properties, language)
    found = [(labels, row) for labels in sorted(kinds) for row in kinds[labels].rows()]
    return [("".join(map(_quoted, labels)), list(labels), *row) for labels, row in found]


def _relationship_types(index: GraphIndex, language: s.Language) -> Listed:
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    for each in index.relationships:
        kinds[each.type].add(each.properties, language)
    return [(_quoted(name), *row) for name in sorted(kinds) for row in kinds[name].rows()]


def _quoted(name: str) -> str:
    return f":`{name.replace('`', '``')}`"


_IN_5 = {
    "BOOLEAN": "Boolean",
    "DATE": "Date",
    "DURATION": "Duration",
    "FLOAT": "Double",
    "INTEGER": "Long",
    "LOCAL DATETIME": "LocalDateTime",
    "LOCAL TIME": "LocalTime",
    "POINT": "Point",
    "STRING": "String",
    "ZONED DATETIME": "DateTime",
    "ZONED TIME": "Time",
}
"""What these procedures call the types where they answer by Cypher 5."""


def _stored_type(value: Value, language: s.Language) -> str:
    if language != "5":
        return value_type(value)
    if isinstance(value, list):
        return f"{_stored_type(value[0], language) if value else 'String'}Array"
    name = type_name(value)
    return _IN_5.get(name, name)


def _functions(language: s.Language) -> Listed:
    plain = [
        (each.name, None, None, _signature(each.name, each.takes, each.gives, each.least), True, False)
        for key, each in FUNCTIONS.items()
        if HIDDEN not in key and (language != "5" or not each.only_25)
    ]
    aggregating = [
        (each.name, None, None, f"{each.name}(input) :: ANY", True, True)
        for each in AGGREGATES.values()
        if language != "5" or not each.only_25
    ]
    return sorted([*plain, *aggregating, *_forms(language)], key=lambda row: row[0].lower())


_WRITTEN = {
    **{name: f"{name}(variable IN LIST<ANY> WHERE predicate) :: BOOLEAN" for name in ("all", "any", "none", "single")},
    "reduce": "reduce(accumulator = initial, variable IN LIST<ANY> | expression) :: ANY",
    "allReduce": "allReduce(accumulator = initial, variable IN LIST<ANY> | reducer, predicate) :: BOOLEAN",
    "property_exists": "property_exists(NODE | RELATIONSHIP, propertyKeyName) :: BOOLEAN",
}
"""What is written like a function and has a form of its own."""


def _forms(language: s.Language) -> Listed:
    return [
        (name, None, None, signature, True, False)
        for name, signature in _WRITTEN.items()
        if language != "5" or name not in ("allReduce", "property_exists")
    ]


def _signature(name: str, takes: Sequence[CypherType], gives: CypherType, least: int) -> str:
    """Such as `left(STRING, INTEGER) :: STRING`; what may be left out stands in square brackets."""
    given = [str(each) if place < least else f"[{each}]" for place, each in enumerate(takes)]
    return f"{name}({', '.join(given)}) :: {gives}"
