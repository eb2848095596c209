"""What documents and decisions change in the tables: of every thing that they touch it is chosen anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from loader import mapping, records
from loader.identity.clusters import Clusters, cluster
from loader.stores.base import Removal
from loader.stores.embedded.tables import Tables

__all__ = ["forget", "put", "take_out"]


_THINGS_A_SIGN = 500
_T = TypeVar("_T")
Tell = Callable[[float], None]
"""Called with the share of a work that is done."""


def put(
    tables: Tables,
    documents: Sequence[records.DocumentRecords],
    decisions: Sequence[records.SameAsRecord],
    tell: Tell = lambda _share: None,
) -> None:
    """Put documents in the place of what they said before, and add decisions. One half of it is what they say, the
    other what is chosen of that."""
    before = cluster(tables.decisions())
    for decision in decisions:
        tables.add_decision(decision)
    gone = {document.document: _removed(tables, document.document) for document in documents}
    added = {}
    for number, document in enumerate(documents):
        part = partial(_tell_part, tell, number / (2 * len(documents)), 1 / (2 * len(documents)))
        added[document.document] = _added(tables, document, part)
    _choose(tables, before, gone, added, partial(_tell_part, tell, 0.5, 0.5))


def _tell_part(tell: Tell, start: float, length: float, share: float) -> None:
    tell(start + length * share)


def _telling(items: Sequence[_T], tell: Tell) -> Iterator[_T]:
    for number, item in enumerate(items, 1):
        yield item
        if number % _THINGS_A_SIGN == 0:
            tell(number / len(items))


def take_out(tables: Tables, document: str) -> Removal:
    """Take a document out; what goes from the graph."""
    clusters = cluster(tables.decisions())
    gone = _removed(tables, document)
    keys = {mapping.graph_key(unit.key, clusters) for unit in gone}
    nodes, relationships = _present(tables, keys)
    _choose(tables, clusters, {document: gone}, {})
    nodes_left, relationships_left = _present(tables, keys)
    return Removal(len(nodes - nodes_left), len(relationships - relationships_left))


def forget(tables: Tables, decisions: Iterable[records.SameAsRecord]) -> None:
    """Take decisions back."""
    before = cluster(tables.decisions())
    for decision in decisions:
        tables.remove_decision(decision)
    _choose(tables, before, {}, {})


def _present(tables: Tables, keys: Iterable[mapping.Key]) -> tuple[set[mapping.Key], set[str]]:
    """Which of these things are in the graph, and the ids of the relationships that come with them."""
    found = {key: related for key in keys if (related := tables.related(key)) is not None}
    return set(found), {id_ for related in found.values() for id_ in related}


def _removed(tables: Tables, document: str) -> list[mapping.Unit]:
    if not tables.has(document):
        return []
    said = tables.said_by(document)
    tables.remove_document(document)
    return said


def _added(tables: Tables, document: records.DocumentRecords, tell: Tell) -> list[mapping.Unit]:
    units = mapping.versions_of(document.records)
    tables.add_document(document, _telling(units, tell))
    return units


def _choose(
    tables: Tables,
    before: Clusters,
    gone: Mapping[str, list[mapping.Unit]],
    added: Mapping[str, list[mapping.Unit]],
    tell: Tell = lambda _share: None,
) -> None:
    """Choose anew of every thing that was touched; of all things where ids have become one or two."""
    clusters = cluster(tables.decisions())
    if clusters.differing(before):
        tables.remove_chosen()
        things = sorted({mapping.graph_key(key, clusters) for key in tables.things()})
        every = _telling(things, tell)
        tables.put(((key, mapping.join_all(_versions(tables, key, clusters))) for key in every), {})
        return
    left = mapping.by_thing({document: mapping.said_by(units, clusters) for document, units in gone.items()})
    new = mapping.by_thing({document: mapping.said_by(units, clusters) for document, units in added.items()})
    keys = sorted(left.keys() | new.keys())
    there = tables.chosen(keys)

    def chosen(key: mapping.Key) -> mapping.Unit | None:
        before = there[key].unit if key in there else None
        return mapping.choose_anew(
            before, left.get(key, ()), new.get(key, ()), partial(_versions, tables, key, clusters)
        )

    tables.put(((key, chosen(key)) for key in _telling(keys, tell)), there)


def _versions(tables: Tables, key: mapping.Key, clusters: Clusters) -> list[mapping.Unit]:
    """What each document says of a thing, under all the ids that it goes by."""
    rows = tables.versions(key.label, mapping.raw_ids(key, clusters))
    same_documents = groupby(rows, key=lambda row: row[0])
    return [mapping.said_by((unit for _, unit in rows), clusters)[key] for _, rows in same_documents]
