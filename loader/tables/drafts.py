"""Records in the making. Several rows may tell of one thing: they are joined if they agree, and refused if not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from loader.tables.faults import TableFault, shown
from loader.tables.sheets import Row

__all__ = ["Draft", "Drafts", "Faults"]

_ORDER = ("document", "person", "role", "holds", "place", "issue", "event", "trip", "meeting", "statement")

Faults = list[TableFault]


@dataclass(slots=True)
class Draft:
    """A record as far as rows have told of it. `columns` says in which column a field stands, where that has another
    name; `row` is the first that told of it."""

    kind: str
    id: str
    row: Row
    columns: Mapping[str, str]
    fields: dict[str, Any]

    def column(self, path: str) -> str:
        """The column of a field, given its path in the record: `participants[0].side` stands in `participants`."""
        top = path.partition("[")[0].partition(".")[0]
        return self.columns.get(top, top)

    def line(self, document: str) -> bytes:
        """The record as JSON, without what is empty."""
        own = {"record": self.kind} | ({} if self.kind == "holds" else {"id": self.id})
        stated = {} if self.kind == "document" else {"document": document}
        given = {name: value for name, value in self.fields.items() if value not in ("", [])}
        return json.dumps(own | stated | given).encode()


@dataclass(slots=True)
class Drafts:
    """All drafts of a document, by id."""

    faults: Faults
    _drafts: dict[str, Draft] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Draft]:
        """By kind, then in the order in which they were stated."""
        return iter(sorted(self._drafts.values(), key=lambda draft: _ORDER.index(draft.kind)))

    def stated(self, id_: str) -> Draft | None:
        """What has this id so far."""
        return self._drafts.get(id_)

    def called(self, name: str, kinds: tuple[str, ...]) -> list[str]:
        """The ids of what has this id, or else this name; of these kinds, or of any."""
        of_kind = [draft for draft in self if draft.kind in kinds or not kinds]
        by_id = [draft.id for draft in of_kind if draft.id == name]
        return by_id or [draft.id for draft in of_kind if name in _names(draft)]

    def names(self, kinds: tuple[str, ...]) -> list[str]:
        """What things of these kinds are called."""
        return [name for draft in self if draft.kind in kinds or not kinds for name in _names(draft)]

    def state(self, new: Draft) -> None:
        """Add a draft, or join it to the one that has its id. What is no list and differs is a fault."""
        old = self._drafts.setdefault(new.id, new)
        if old is new:
            return
        if old.kind != new.kind or new.kind in ("document", "meeting", "trip", "statement"):
            found = f"{shown(new.id)}, which is the id of a {old.kind} {_where(old, new)}"
            self._fault(new, "id", found, f"an id of its own for this {new.kind}")
            return
        for name, value in new.fields.items():
            self._join(old, new, name, value)

    def _join(self, old: Draft, new: Draft, name: str, value: Any) -> None:
        before = old.fields.get(name)
        if not before:
            old.fields[name] = value
        elif isinstance(value, list):
            old.fields[name] = [*before, *(item for item in value if item not in before)]
        elif value and value != before:
            expected = f"{shown(before)}, as {_where(old, new)}, or an id of its own for another {new.kind}"
            self._fault(new, name, shown(value), expected)

    def _fault(self, new: Draft, name: str, found: str, expected: str) -> None:
        self.faults.append(new.row.fault(new.column(name), found, expected))


def _names(draft: Draft) -> list[str]:
    return [str(draft.fields[field]) for field in ("name", "title") if draft.fields.get(field)]


def _where(old: Draft, new: Draft) -> str:
    return f"in row {old.row.number}" if old.row.file == new.row.file else f"in {old.row.file}, row {old.row.number}"
