"""What stands in the graph and has a name, for completion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loader.errors import WhometError
from loader.schema import LABELS
from loader.stores.base import GraphStore

__all__ = ["Named", "Names"]

_SECONDS = 2.0
"""How long somebody who has pressed a key may wait."""
_MOST = 50_000
_LABELS = tuple(label for label in LABELS if label not in ("Claim", "Statement"))
_NAMED = f"""
MATCH (n:{"|".join(_LABELS)})
RETURN [label IN labels(n) WHERE label IN $labels][0] AS label, n.id AS id, coalesce(n.title, n.name, n.id) AS name
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its name, with its label and id."""

    label: str
    id: str
    name: str


class Names:
    """The names in a store, read when they are first asked for. Where that takes too long, or fails, there are none:
    whoever presses a key is never kept waiting twice."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._found: Sequence[Named] | None = None

    def __call__(self) -> Sequence[Named]:
        """All of them, by name."""
        if self._found is None:
            self._found = ()
            self._found = self._read()
        return self._found

    def _read(self) -> Sequence[Named]:
        try:
            rows = self._store.read(_NAMED, {"labels": list(_LABELS)}, seconds=_SECONDS, rows=_MOST)
        except WhometError:
            return ()
        found = (Named(str(row["label"]), str(row["id"]), str(row["name"])) for row in rows)
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))
