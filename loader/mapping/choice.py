"""Choosing anew what some documents have changed, at a cost that does not grow with all the others that speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from loader.identity.clusters import Clusters
from loader.mapping.identified import identified
from loader.mapping.units import Key, Unit, join, join_all, rename, without

__all__ = ["Versions", "by_thing", "choose_anew", "graph_key", "raw_ids", "said_by"]

Versions = dict[Key, Unit]
"""What one document says of each thing, under the thing's id in the graph."""


def said_by(units: Iterable[Unit], clusters: Clusters) -> Versions:
    """What a document says of each thing, where decisions make several of its ids one."""
    said: Versions = {}
    for unit in units:
        known = identified(rename(unit, lambda key: graph_key(key, clusters).id), clusters) if clusters else unit
        said[known.key] = join(said[known.key], known) if known.key in said else known
    return said


def graph_key(key: Key, clusters: Clusters) -> Key:
    """Under which id a thing stands in the graph. Documents stay themselves, whatever is decided about their ids."""
    return key if key.label == "Document" else key._replace(id=clusters.id_of(key.id))


def raw_ids(key: Key, clusters: Clusters) -> tuple[str, ...]:
    """All ids under which documents speak of what stands in the graph under `key`."""
    return (key.id,) if key.label == "Document" else clusters.ids_of(key.id)


def by_thing(versions: Mapping[str, Versions]) -> dict[Key, list[tuple[str, Unit]]]:
    """For each thing what documents say of it, each with the document."""
    found: dict[Key, list[tuple[str, Unit]]] = defaultdict(list)
    for document, said in versions.items():
        for key, unit in said.items():
            found[key].append((document, unit))
    return found


def choose_anew(
    chosen: Unit | None,
    gone: Iterable[tuple[str, Unit]],
    added: Iterable[tuple[str, Unit]],
    all_versions: Callable[[], list[Unit]],
) -> Unit | None:
    """What is chosen of a thing once some documents are `gone` and some `added`, of which this is what they say of it;
    None where nobody speaks of it.

    `chosen` is what was chosen before. `all_versions` gives what every document says that stays or is added; it is
    asked only where one that goes had the deciding word.
    """
    left = chosen
    for document, unit in gone:
        if left is not None:
            left = without(left, unit, document)
            if left is None:
                versions = all_versions()
                return join_all(versions) if versions else None
    versions = [unit for _, unit in added]
    if left is not None:
        versions = [left, *versions]
    return join_all(versions) if versions else None
