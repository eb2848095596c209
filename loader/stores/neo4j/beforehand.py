"""What keeps a load from beginning in a database, asked without changing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from loader.errors import NotAllowed
from loader.stores.neo4j.constraints import doubled, missing, plain_index
from loader.stores.neo4j.statements import Wanted

__all__ = ["in_the_way", "strangers"]

Ask = Callable[[str], Sequence[Mapping[str, Any]]]
"""The rows of a reading query."""


def strangers(ask: Ask, place: str) -> NotAllowed | None:
    """That nodes of somebody else's are in a database in which whomet has none. They are asked for in this order: a
    first load that commits meanwhile makes its nodes and their mark at once."""
    found = ask("MATCH (n) RETURN labels(n) AS labels LIMIT 1")
    if not found or ask("MATCH (s:WhometLedger|WhometStore) RETURN s.id"):
        return None
    such = ":".join(found[0]["labels"]) or "one without label"
    return NotAllowed(
        f"{place} holds nodes that whomet did not make (such as {such})",
        remedy="use an empty database, or --into-existing to load beside them",
    )


def in_the_way(ask: Ask, uri: str, indexes: Iterable[Mapping[str, Any]]) -> list[NotAllowed]:
    """What stands in the way of each constraint that is missing among `indexes`, as SHOWN found them."""
    there = list(indexes)
    lacking = [wanted for wanted in missing(there) if wanted.kind == "constraint"]
    filled = bool(ask("MATCH (n) RETURN 1 AS one LIMIT 1"))
    found = [plain_index(uri, wanted, there) or (_doubled(ask, uri, wanted) if filled else None) for wanted in lacking]
    return [refusal for refusal in found if refusal is not None]


def _doubled(ask: Ask, uri: str, wanted: Wanted) -> NotAllowed | None:
    rows = ask(wanted.doubled)
    return doubled(uri, wanted, f"{rows[0]['key']!r}, {rows[0]['times']} times") if rows else None
