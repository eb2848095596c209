"""Whose side persons are on, so that a picture of who met whom tells the sides apart by colour and by shape."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from networkx import MultiDiGraph

from loader.countries import country_name
from loader.palette import OTHER_SIDE, SIDES, SideLook

__all__ = ["NO_SIDES", "Sides", "side_name", "sides_of"]


@dataclass(frozen=True, slots=True)
class Sides:
    """The side of each person for whom it is known, and how each side is drawn; of neither any where fewer than two
    sides are known, since there is nothing to tell apart."""

    of: Mapping[str, str]
    looks: Mapping[str, SideLook]

    def look(self, side: str) -> SideLook:
        """How a person of that side is drawn; none, or one beyond those that have a look, is drawn as OTHER_SIDE."""
        return self.looks.get(side, OTHER_SIDE)


NO_SIDES = Sides({}, {})


def sides_of(graph: MultiDiGraph[Any]) -> Sides:
    """A person is on the side that all meetings of the graph say, else on that of the own country."""
    stated = _stated(graph)
    of = {}
    for id_, data in graph.nodes(data=True):
        if "Person" in data.get("__labels__", ()):
            said = stated.get(id_, set())
            side = next(iter(said)) if len(said) == 1 else str(data.get("country") or "")
            if side:
                of[str(id_)] = side
    order = [side for side, _ in sorted(Counter(of.values()).items(), key=lambda item: (-item[1], item[0]))]
    return Sides(of, dict(zip(order, SIDES, strict=False))) if len(order) > 1 else NO_SIDES


def _stated(graph: MultiDiGraph[Any]) -> Mapping[Hashable, set[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for start, _, data in graph.edges(data=True):
        if "PARTICIPANT_IN" in data.get("__labels__", ()) and data.get("side"):
            found[start].add(str(data["side"]))
    return found


def side_name(side: str) -> str:
    """A country by its name, an organisation as it is written."""
    return country_name(side)
