"""What sets two choices of the same things apart, and how that is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from neo4j import Transaction

from loader import canonical
from loader.errors import Refused, StoreError
from loader.graph import Node, Relationship, Value
from loader.mapping import Emitted, Key, Unit, Versions
from loader.schema import SECOND_LABELS
from loader.stores.base import Kept, Removal
from loader.stores.neo4j.foreseen import Foreseen, labels_of
from loader.stores.neo4j.spelling import between, rows_of, strings
from loader.stores.neo4j.statements import (
    ATTACHED,
    CREATE_NODES,
    CREATE_RELATIONSHIPS,
    DELETE_NODES,
    DELETE_RELATIONSHIPS,
    DETACH,
    FIND_NODES,
    FREED,
    KEEP,
    KEPT,
    REVIVE,
    SET_NODES,
    SET_RELATIONSHIPS,
    UPSERT_NODES,
    UPSERT_RELATIONSHIPS,
    Spelled,
    Statement,
)
from loader.stores.neo4j.values import Rows

__all__ = ["Difference", "Otherwise", "Writer", "detach", "kept_by"]

_ROWS_A_STATEMENT = 5_000
_Item = TypeVar("_Item")
_Group = TypeVar("_Group", bound=Hashable)
Triple = tuple[str, str, str]


class Difference:
    """Between what was chosen of things and what is: things that are `made`, with `made_nodes` and `made_units`, or
    `gone`; `changed_nodes` and `changed_units` (the made ones too), `other_nodes` and `other_units` (without them);
    relationships that are `stale`, and `changed_relationships`: the `new_relationships` and the `other_relationships`,
    which are there otherwise."""

    def __init__(self, old: Versions, new: Versions, foreseen: Foreseen | None = None) -> None:
        foreseen = foreseen or Foreseen()
        old_nodes, old_relationships = _emitted(old, foreseen)
        new_nodes, new_relationships = _emitted(new, foreseen)
        self.made = [key for key in new if key not in old]
        self.gone = [key for key in old if key not in new]
        self.stale = [e for id_, e in old_relationships.items() if id_ not in new_relationships]
        self.changed_relationships = [
            emitted
            for id_, emitted in new_relationships.items()
            if not _same_relationship(emitted, old_relationships.get(id_))
        ]
        self.made_nodes = [new_nodes[key] for key in self.made]
        self.other_nodes = [
            node for key, node in new_nodes.items() if key in old_nodes and not _same(node, old_nodes[key])
        ]
        changed = self.changed_relationships
        self.new_relationships = [e for e in changed if e.relationship.id not in old_relationships]
        self.other_relationships = [e for e in changed if e.relationship.id in old_relationships]
        self.made_units = [new[key] for key in self.made]
        self.other_units = [unit for key, unit in new.items() if key in old and unit != old[key]]

    @property
    def changed_nodes(self) -> list[Node]:
        return [*self.made_nodes, *self.other_nodes]

    @property
    def changed_units(self) -> list[Unit]:
        return [*self.made_units, *self.other_units]


class Otherwise(Refused):
    """The graph holds something else than what follows from the ledger: it was changed by other hands."""


class Writer:
    """Writes nodes and relationships in one transaction, many with each statement."""

    def __init__(self, tx: Transaction, foreseen: Foreseen | None = None) -> None:
        self._tx = tx
        self._foreseen = foreseen or Foreseen()
        self._kept: bool | None = None
        self._elements: dict[Key, str] = {}

    @property
    def any_kept(self) -> bool:
        """Whether there are nodes that stay for somebody else's sake. A database has hardly ever one."""
        if self._kept is None:
            self._kept = self._tx.run(f"MATCH (n:{KEPT}) RETURN n.id LIMIT 1").single() is not None
        return self._kept

    def claim(self, made: Iterable[Key]) -> None:
        """Make sure that no node of somebody else's has the label and id of one to be made; Refused where one has. One
        that stayed for somebody else's sake is taken back."""
        for label, keys in _by(made, lambda key: key.label).items():
            text = (
                f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})"
                f" WHERE NOT EXISTS {{ MATCH (:WhometUnit {{key: '{label}|' + id}}) }}"
                " RETURN n.id AS id ORDER BY id LIMIT 1"
            )
            row = self._tx.run(text, ids=[key.id for key in keys]).single()
            if row:
                raise Refused(f"a {label} with the id {row['id']!r} is there already and is not ours", record=row["id"])
            if self.any_kept:
                self._run(REVIVE.format(label=label), [{"id": key.id} for key in keys])

    def let_go(self) -> None:
        """Delete the nodes that stayed for somebody else's sake and are free now."""
        if self.any_kept:
            self._tx.run(FREED).consume()

    def delete_relationships(self, stale: Iterable[Emitted]) -> None:
        for type_, found in _by((emitted.relationship for emitted in stale), _type).items():
            self._run(DELETE_RELATIONSHIPS[type_], [relationship.id for relationship in found])

    def delete_nodes(self, gone: Iterable[Key]) -> dict[Key, str]:
        """Delete nodes whose relationships are gone. One to which somebody else has drawn a relationship stays, bare,
        until it is free: what stays, each with what holds it."""
        kept: dict[Key, str] = {}
        for label, keys in _by(gone, lambda key: key.label).items():
            ids = [key.id for key in keys]
            for row in self._tx.run(ATTACHED.format(label=label), ids=ids):
                kept[Key(label, row["id"])] = _attached(label, row)
            free = [{"id": id_} for id_ in ids if Key(label, id_) not in kept]
            self._run(DELETE_NODES.format(label=label), free)
        for label, keys in _by(kept, lambda key: key.label).items():
            self._run(KEEP.format(label=label), [{"id": key.id} for key in keys])
        return kept

    def upsert_nodes(self, changed: Iterable[Node]) -> None:
        for labels, found in _by(changed, lambda node: node.labels).items():
            statement = UPSERT_NODES[labels]
            self._run(statement.text, [statement.values(node.properties) for node in found])

    def create_nodes(self, made: Iterable[Node]) -> None:
        """Write nodes that are not there, by the ledger. The server refuses one that is there all the same."""
        for some in _portions([self._foreseen.node_row(node) for node in made]):
            (found,) = self._tx.run(CREATE_NODES.text, rows=rows_of(some)).single(strict=True)
            self._elements |= {Key(label, id_): element for label, id_, element in found}

    def set_nodes(self, changed: Sequence[Node]) -> None:
        """Write anew nodes that are there, by the ledger. Raises Otherwise where one is not."""
        elements = self._elements_of({_key(node) for node in changed})
        row = SET_NODES.columns.row
        rows = [row([elements[_key(node)], *_second_labels(node)], node.properties) for node in changed]
        self._expect(len(rows), self._run_spelled(SET_NODES, rows), "nodes")

    def create_relationships(self, new: Sequence[Emitted]) -> None:
        """Write relationships that are not there, by the ledger. The server refuses one that is there all the same, and
        Otherwise is raised where an end is not there."""
        placed = sorted(new, key=_place)
        ends = [_ends(emitted) for emitted in placed]
        elements = self._elements_of({key for pair in ends for key in pair})
        rows = [
            between(elements[start], elements[end], self._foreseen.relationship_row(emitted))
            for emitted, (start, end) in zip(placed, ends, strict=True)
        ]
        self._expect(len(rows), self._run_spelled(CREATE_RELATIONSHIPS, rows), "relationships")

    def set_relationships(self, changed: Iterable[Emitted]) -> None:
        """Write anew relationships that are there, by the ledger. Raises Otherwise where one is not."""
        for type_, found in _by((emitted.relationship for emitted in changed), _type).items():
            statement = SET_RELATIONSHIPS[type_]
            rows = sorted(statement.columns.row([], relationship.properties) for relationship in found)
            self._expect(len(rows), self._run_spelled(statement, rows), f"relationships {type_}")

    def upsert_relationships(self, changed: Iterable[Emitted]) -> None:
        """Write relationships, wherever they are. Raises StoreError where an end is not there."""
        for triple, found in _by(changed, _triple).items():
            statement = UPSERT_RELATIONSHIPS[triple]
            written = 0
            for some in _portions(sorted(found, key=_place)):
                written += self._run(statement.text, _by_start(statement, some))
            if written != len(found):
                start, type_, end = triple
                raise StoreError(
                    (
                        f"{len(found) - written} relationships {type_} have no {start} or no {end} to join: the "
                        "graph was changed by other hands"
                    ),
                    remedy="load its records into an empty database",
                )

    def _elements_of(self, keys: Iterable[Key]) -> Mapping[Key, str]:
        """What the server calls these nodes, in this transaction. Raises Otherwise where one is not there."""
        for label, unknown in _by(sorted(set(keys) - self._elements.keys()), lambda key: key.label).items():
            text = FIND_NODES.format(label=label)
            for some in _portions(unknown):
                (found,) = self._tx.run(text, rows=Rows(key.id for key in some)).single(strict=True)
                self._expect(len(some), len(found), f"nodes {label}")
                self._elements |= {Key(label, id_): element for id_, element in found}
        return self._elements

    @staticmethod
    def _expect(wanted: int, found: int, what: str) -> None:
        if found != wanted:
            raise Otherwise(f"{wanted - found} {what} are not there: the graph was changed by other hands")

    def _run_spelled(self, statement: Spelled, rows: Sequence[str]) -> int:
        return sum(self._run(statement.text, rows_of(some)) for some in _portions(rows))

    def _run(self, text: str, rows: Sequence[Any]) -> int:
        """Rows in portions that a statement's memory can hold; how many the text says it wrote."""
        written = 0
        for some in _portions(rows):
            result = self._tx.run(text, rows=Rows(some))
            written += sum(row["written"] for row in result)
        return written


def kept_by(row: Mapping[str, Any]) -> Kept:
    """A row of HOLDING."""
    label, _, id_ = row["key"].partition("|")
    return Kept(label, id_, _drawn(label, id_, row))


def detach(tx: Transaction, keys: Sequence[str]) -> Removal:
    """Delete nodes that stay for somebody else's sake, with what holds them."""
    row = tx.run(DETACH, keys=keys).single(strict=True)
    return Removal(row["nodes"], row["relationships"])


def _attached(label: str, row: Any) -> str:
    return (
        f"the {label} {row['id']!r} stays in the database, because somebody has drawn {_drawn(label, row['id'], row)}:"
        " it is in the graph no more, and goes once that relationship is deleted, or with whomet retract --detach"
    )


def _drawn(label: str, id_: str, row: Mapping[str, Any]) -> str:
    node, other = f"({label} {id_})", f"({':'.join(row['labels']) or 'a node without label'})"
    start, end = (node, other) if row["outgoing"] else (other, node)
    return f"{start}-[:{row['type']}]->{end}"


def _emitted(units: Versions, foreseen: Foreseen) -> tuple[dict[Key, Node], dict[str, Emitted]]:
    nodes: dict[Key, Node] = {}
    relationships: dict[str, Emitted] = {}
    for key, unit in units.items():
        nodes[key], found = foreseen.emit(unit)
        relationships |= {str(e.relationship.id): e for e in found}
    return nodes, relationships


def _same(a: Node, b: Node | None) -> bool:
    return b is not None and canonical.node_line(a) == canonical.node_line(b)


def _same_relationship(a: Emitted, b: Emitted | None) -> bool:
    return b is not None and a[1:] == b[1:] and _line(a) == _line(b)


def _line(emitted: Emitted) -> str:
    return canonical.relationship_line(emitted.relationship)


def _triple(emitted: Emitted) -> Triple:
    return emitted.start_label, emitted.relationship.type, emitted.end_label


def _type(relationship: Relationship) -> str:
    return relationship.type


def _ends(emitted: Emitted) -> tuple[Key, Key]:
    relationship = emitted.relationship
    return Key(emitted.start_label, str(relationship.start)), Key(emitted.end_label, str(relationship.end))


def _key(node: Node) -> Key:
    return Key(labels_of(node.labels)[0], str(node.id))


def _second_labels(node: Node) -> tuple[str, str]:
    """Which of them a node of a label that has such is without, and which it has; spelled."""
    there = labels_of(node.labels)[1:]
    return strings([label for label in SECOND_LABELS if there and label not in there]), strings(there)


def _place(emitted: Emitted) -> tuple[str, str, str]:
    r = emitted.relationship
    return str(r.start), str(r.end), str(r.id)


def _by_start(statement: Statement, found: Iterable[Emitted]) -> list[list[Value]]:
    """The rows of a statement."""
    groups = _by((emitted.relationship for emitted in found), lambda r: r.start)
    return [[start, [[r.end, statement.values(r.properties)] for r in group]] for start, group in groups.items()]


def _portions(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), _ROWS_A_STATEMENT):
        yield items[start : start + _ROWS_A_STATEMENT]


def _by(items: Iterable[_Item], group: Callable[[_Item], _Group]) -> dict[_Group, list[_Item]]:
    groups: dict[_Group, list[_Item]] = defaultdict(list)
    for item in items:
        groups[group(item)].append(item)
    return groups
