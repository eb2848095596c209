"""What a reader makes of the rows of its input: records, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loader.conversion.source import Source

__all__ = ["Draft", "Format", "Made", "Options", "Outcome", "Refused", "Text", "meeting_draft"]

Draft = dict[str, Any]
"""A record as JSON gives it, without what the core adds: document, extractor, review."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the source carries along and that its evidence points into: a document of its own."""

    key: str
    title: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A row that became records. `text` is whose words they are, where the source carries the words along; `claims`
    are of the document. Where it `joins`, a meeting that another row has stated is the same, seen from another side."""

    row: str
    drafts: tuple[Draft, ...]
    text: Text | None = None
    claims: tuple[Draft, ...] = ()
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that became none. `faulty` is a row that is not as its format has it; the others are no meetings."""

    row: str
    reason: str
    faulty: bool = True


Outcome = Made | Refused


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say of an input. `name` begins the ids of what has no id of its own in the world."""

    name: str = ""
    mapping: Path | None = None
    day_first: bool | None = None
    sheet: str | None = None
    encoding: str | None = None
    mentions: Path | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, and its rows. `evidence` is true where the source says which words it rests on."""

    says: str
    rows: Callable[[Source, Options], Iterator[Outcome]]
    extra: str = ""


def meeting_draft(id_: str, name: str, status: str, **fields: Any) -> Draft:
    """A meeting; what is None or empty is left out."""
    kept = {key: value for key, value in fields.items() if value not in (None, "", [], ())}
    return {"record": "meeting", "id": id_, "name": name, "status": status, **kept}
