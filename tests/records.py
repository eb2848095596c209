"""Records for tests: the fields that a kind must have, and those that a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Line", "document", "meeting", "person", "record", "same_as"]

Line = dict[str, Any]


def record(kind: str, id_: str, document: str = "d", /, **fields: Any) -> Line:
    """A line of any kind. One of a document itself names no other."""
    if kind == "document":
        return {"record": kind, "id": id_, "title": "T", "sha256": "a" * 64, "characters": 500} | fields
    return {"record": kind, "document": document, "id": id_} | fields


def document(id_: str = "d", published: str | None = None, **fields: Any) -> Line:
    """A document of five hundred characters, of an unknown day unless one is `published`."""
    dated = {"published": published, "published_basis": "stated"} if published else {}
    return record("document", id_, **dated, **fields)


def person(id_: str, name: str = "", document: str = "d", **fields: Any) -> Line:
    """A person, called as the id is unless there is a name."""
    return record("person", id_, document, name=name or id_.title(), **fields)


def meeting(id_: str, *who: str | Mapping[str, Any], document: str = "d", **fields: Any) -> Line:
    """A meeting that was held, of persons by their ids, or of participants as a record has them."""
    participants = [{"person": one} if isinstance(one, str) else one for one in who]
    return record("meeting", id_, document, **{"name": id_, "status": "held", "participants": participants, **fields})


def same_as(a: str, b: str, judgement: str = "same", day: int = 1) -> Line:
    """A decision, taken on that day of January 2026."""
    return {"record": "same_as", "a": a, "b": b, "judgement": judgement, "decided": f"2026-01-{day:02}T00:00:00Z"}
