"""Which thing of Wikidata somebody is, where a person has decided it."""

from __future__ import annotations

from msgspec.structs import replace

from loader.identity.clusters import Clusters
from loader.mapping.units import Pick, Rank, Unit
from loader.schema import LABELS

__all__ = ["DECISION", "identified"]

DECISION = "(decision)"
"""Stands in `shown_from` where else a document does; no document can have this id."""
_RANK: Rank = (-100, 0, 0, 0, DECISION)
"""Better than any document's."""


def identified(unit: Unit, clusters: Clusters) -> Unit:
    """The unit, under its id in the graph, with the Wikidata id that was decided and without any that was refused. A
    decision alone puts nothing into the graph: where no document states the thing, the unit stays as it is."""
    known, refused = clusters.wikidata.get(unit.key.id), clusters.not_wikidata.get(unit.key.id, frozenset())
    if not (known or refused) or "wikidata" not in LABELS[unit.key.label].properties:
        return unit
    part = None if unit.unreviewed is None else _part(unit.unreviewed, known, refused)
    return replace(_part(unit, known, refused), unreviewed=part)


def _part(unit: Unit, known: str | None, refused: frozenset[str]) -> Unit:
    if known and unit.ids:
        return replace(unit, picks={**unit.picks, "wikidata": Pick(_RANK, {"wikidata": known})})
    stated = unit.picks.get("wikidata")
    if stated is None or stated.values["wikidata"] not in refused:
        return unit
    return replace(unit, picks={name: pick for name, pick in unit.picks.items() if name != "wikidata"})
