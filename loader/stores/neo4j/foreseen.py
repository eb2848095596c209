"""What can be worked out of a document before it is its turn to be written, while the server writes others."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from loader.graph import Node
from loader.mapping import Emitted, Key, Unit, emit, to_json, versions_of
from loader.records import DocumentRecords
from loader.schema import SECOND_LABELS
from loader.stores.codec import pack
from loader.stores.neo4j.spelling import strings
from loader.stores.neo4j.statements import CREATE_NODES, CREATE_RELATIONSHIPS

__all__ = ["Foreseen", "foresee", "labels_of", "packed"]


@dataclass(slots=True)
class Foreseen:
    """Of documents, by id, the records packed; of what they say of things, and of the nodes and relationships that
    follow from that alone, what is written. What was not foreseen is worked out when it is asked for.

    Everything is known by its identity: equal things need not be the same, and `_all` keeps all of them alive."""

    records: dict[tuple[str, str], bytes] = field(default_factory=dict)
    emitted: dict[int, tuple[Node, tuple[Emitted, ...]]] = field(default_factory=dict)
    bodies: dict[int, bytes] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    _all: list[Unit] = field(default_factory=list)

    def packed_records(self, document: DocumentRecords) -> bytes:
        return self.records.get((document.document, document.hash)) or pack(document)

    def emit(self, unit: Unit) -> tuple[Node, tuple[Emitted, ...]]:
        return self.emitted.get(id(unit)) or emit(unit)

    def body(self, unit: Unit) -> bytes:
        return self.bodies.get(id(unit)) or packed(unit)

    def node_row(self, node: Node) -> str:
        """A row of CREATE_NODES."""
        return self.rows.get(id(node)) or _node_row(node)

    def relationship_row(self, emitted: Emitted) -> str:
        """A row of CREATE_RELATIONSHIPS, but for the two ends."""
        return self.rows.get(id(emitted)) or _relationship_row(emitted)

    def add(self, unit: Unit) -> None:
        """Work it out of what one document says of a thing, for the case that no other speaks of it."""
        node, relationships = self.emitted[id(unit)] = emit(unit)
        self.bodies[id(unit)] = packed(unit)
        self.rows[id(node)] = _node_row(node)
        for emitted in relationships:
            self.rows[id(emitted)] = _relationship_row(emitted)
        self._all.append(unit)

    def take_in(self, other: Foreseen) -> None:
        """Know what another one knows, too."""
        self.records |= other.records
        self.emitted |= other.emitted
        self.bodies |= other.bodies
        self.rows |= other.rows
        self._all += other._all


def foresee(document: DocumentRecords, is_likely: Callable[[Key], bool]) -> tuple[Sequence[Unit], Foreseen]:
    """What a document says of each thing, and what follows from that, where it `is_likely` that no other document
    speaks of it."""
    units, foreseen = versions_of(document.records), Foreseen()
    foreseen.records[document.document, document.hash] = pack(document)
    for unit in units:
        if is_likely(unit.key):
            foreseen.add(unit)
    return units, foreseen


def packed(unit: Unit) -> bytes:
    """A unit as the ledger keeps it."""
    return zlib.compress(to_json(unit).encode(), level=1)


def labels_of(labels: Iterable[str]) -> list[str]:
    """The label by which a node is known, and those beside it."""
    return sorted(labels, key=SECOND_LABELS.__contains__)


def _node_row(node: Node) -> str:
    return CREATE_NODES.columns.row([strings(labels_of(node.labels))], node.properties)


def _relationship_row(emitted: Emitted) -> str:
    relationship = emitted.relationship
    return CREATE_RELATIONSHIPS.columns.row([relationship.type], relationship.properties)
