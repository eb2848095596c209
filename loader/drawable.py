"""What the rows of an answer name by ids, as nodes and relationships: an answer that has none itself can be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from loader.errors import UsageError
from loader.graph import Value
from loader.pack import Pack, SavedQuery
from loader.pack.binding import as_command
from loader.result import Result

__all__ = ["named_by_ids"]

Read = Callable[[str, Mapping[str, Value]], Result]

_TOGETHER = """
MATCH path = (:Person|Role)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x:Meeting|Trip)
WHERE x.id IN $ids
RETURN path
ORDER BY x.id
"""
_AMONG = """
MATCH path = (a:Person)-[met:MET]->(b:Person)
WHERE met.meeting IN $ids OR a.id IN $ids AND b.id IN $ids
RETURN path
ORDER BY met.id
"""
_ALONE = """
MATCH (n:Person|Meeting|Trip)
WHERE n.id IN $ids
RETURN n
ORDER BY n.id
"""


def named_by_ids(result: Result, view: str, read: Read, pack: Pack, query: SavedQuery | None) -> Result:
    """The persons, meetings and trips whose ids stand in columns such as `meeting_ids` and `person_id`, with what joins
    them. Raises UsageError, with the queries that draw, where the rows name none."""
    ids = sorted(set(_ids(result)))
    texts = (_AMONG, _ALONE) if view == "matrix" else (_TOGETHER, _AMONG, _ALONE)
    for text in texts if ids else ():
        found = read(text, {"ids": ids})
        if found.rows:
            return found
    raise UsageError(
        "the rows name no person and no meeting by id, so there is nothing to draw", remedy=_draw(pack, query)
    )


def _ids(result: Result) -> Iterator[str]:
    columns = [name in ("id", "ids") or name.endswith(("_id", "_ids")) for name in result.columns]
    for row in result.rows:
        for value, holds_ids in zip(row, columns, strict=True):
            if holds_ids:
                yield from _texts(value)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _draw(pack: Pack, query: SavedQuery | None) -> str:
    """Which queries draw: those of the same topic where there are some."""
    drawing = [each for each in pack.values() if each.draws]
    same = [each for each in drawing if query is not None and each.topic == query.topic]
    return f"these draw: {', '.join(_commands(same or drawing))}"


def _commands(queries: Iterable[SavedQuery]) -> Iterator[str]:
    for query in queries:
        yield as_command(query, {p.name: p.sample for p in query.parameters.values() if p.required})
