"""What documents and decisions change in the tables: of every thing that they touch it is chosen anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from loader.identity.clusters import Clusters, cluster
from loader.mapping import Key, Unit, by_thing, choose_anew, graph_key, join_all, raw_ids, said_by, versions_of
from loader.records import DocumentRecords, SameAsRecord
from loader.stores.base import Removal
from loader.stores.embedded.tables import Tables

__all__ = ["forget", "put", "take_out"]


def put(tables: Tables, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord]) -> None:
    """Put documents in the place of what they said before, and add decisions."""
    before = cluster(tables.decisions())
    for decision in decisions:
        tables.add_decision(decision)
    gone = {document.document: _removed(tables, document.document) for document in documents}
    added = {document.document: _added(tables, document) for document in documents}
    _choose(tables, before, gone, added)


def take_out(tables: Tables, document: str) -> Removal:
    """Take a document out; what goes from the graph."""
    clusters = cluster(tables.decisions())
    gone = _removed(tables, document)
    keys = {graph_key(unit.key, clusters) for unit in gone}
    nodes, relationships = _present(tables, keys)
    _choose(tables, clusters, {document: gone}, {})
    nodes_left, relationships_left = _present(tables, keys)
    return Removal(len(nodes - nodes_left), len(relationships - relationships_left))


def forget(tables: Tables, decisions: Iterable[SameAsRecord]) -> None:
    """Take decisions back."""
    before = cluster(tables.decisions())
    for decision in decisions:
        tables.remove_decision(decision)
    _choose(tables, before, {}, {})


def _present(tables: Tables, keys: Iterable[Key]) -> tuple[set[Key], set[str]]:
    """Which of these things are in the graph, and the ids of the relationships that come with them."""
    found = {key: related for key in keys if (related := tables.related(key)) is not None}
    return set(found), {id_ for related in found.values() for id_ in related}


def _removed(tables: Tables, document: str) -> list[Unit]:
    if not tables.has(document):
        return []
    said = tables.said_by(document)
    tables.remove_document(document)
    return said


def _added(tables: Tables, document: DocumentRecords) -> list[Unit]:
    units = versions_of(document.records)
    tables.add_document(document, units)
    return units


def _choose(tables: Tables, before: Clusters, gone: Mapping[str, list[Unit]], added: Mapping[str, list[Unit]]) -> None:
    """Choose anew of every thing that was touched; of all things where ids have become one or two."""
    clusters = cluster(tables.decisions())
    if clusters.differing(before):
        tables.remove_chosen()
        things = sorted({graph_key(key, clusters) for key in tables.things()})
        tables.put(((key, join_all(_versions(tables, key, clusters))) for key in things), {})
        return
    left = by_thing({document: said_by(units, clusters) for document, units in gone.items()})
    new = by_thing({document: said_by(units, clusters) for document, units in added.items()})
    keys = sorted(left.keys() | new.keys())
    there = tables.chosen(keys)

    def chosen(key: Key) -> Unit | None:
        before = there[key].unit if key in there else None
        return choose_anew(before, left.get(key, ()), new.get(key, ()), partial(_versions, tables, key, clusters))

    tables.put(((key, chosen(key)) for key in keys), there)


def _versions(tables: Tables, key: Key, clusters: Clusters) -> list[Unit]:
    """What each document says of a thing, under all the ids that it goes by."""
    rows = tables.versions(key.label, raw_ids(key, clusters))
    same_documents = groupby(rows, key=lambda row: row[0])
    return [said_by((unit for _, unit in rows), clusters)[key] for _, rows in same_documents]
