"""Choosing anew what some documents have changed, at a cost that does not grow with all the others that speak of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from loader.identity.clusters import Clusters
from loader.mapping.identified import identified
from loader.mapping.units import Key, Unit, join, join_all, rename, without

__all__ = ["Versions", "choose_anew", "graph_key", "raw_ids", "said_by"]

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


def choose_anew(
    key: Key,
    chosen: Unit | None,
    gone: Mapping[str, Versions],
    added: Mapping[str, Versions],
    all_versions: Callable[[Key], list[Unit]],
) -> Unit | None:
    """What is chosen of a thing once some documents are `gone` and some `added`; None where nobody speaks of it.

    `chosen` is what was chosen before. `all_versions` gives what every document says that stays or is added; it is
    asked only where one that goes had the deciding word.
    """
    left = chosen
    for document, said in gone.items():
        if key in said and left is not None:
            left = without(left, said[key], document)
            if left is None:
                versions = all_versions(key)
                return join_all(versions) if versions else None
    versions = [said[key] for said in added.values() if key in said]
    if left is not None:
        versions = [left, *versions]
    return join_all(versions) if versions else None
