"""The table of meetings, with their places and issues."""

from __future__ import annotations

from typing import Any

from loader import dates
from loader.tables import cells
from loader.tables.attempts import Attempts, Ranges
from loader.tables.drafts import Draft, Drafts
from loader.tables.faults import shown
from loader.tables.more import Trips, place
from loader.tables.people import People
from loader.tables.sheets import Row

__all__ = ["Meetings"]

_MEETING = {"evidence": "quote"}
_ISSUE = {"id": "issues", "name": "issues", "evidence": "issues_quote"}
_MEETING_FIELDS = ("name", "status", "kind", "mode", "date_as_written")


class Meetings:
    """States meetings of the document `document`. Whoever takes part must have been stated before."""

    def __init__(self, attempts: Attempts, drafts: Drafts, people: People, trips: Trips, document: str) -> None:
        self._attempts = attempts
        self._drafts = drafts
        self._people = people
        self._events = trips.events
        self._trips = trips
        self._document = document

    def state(self, row: Row) -> None:
        """State the meeting, its place and its issues; these two are proved by the meeting's own quotes if by none."""
        evidence = self._attempts.ranges(row, "quote")
        fields: dict[str, Any] = {name: row[name] for name in _MEETING_FIELDS}
        fields |= self._attempts.dated(row, "date", "date_basis")
        fields |= {"participants": self._participants(row)}
        fields |= {"place": place(self._attempts, self._drafts, row, "place", evidence)}
        fields |= {"event": self._events.named(row), "trip": self._trips.named(row)}
        fields["name"] = fields["name"] or _named(row)
        fields |= {"issues": self._issues(row, evidence), "evidence": evidence}
        self._drafts.state(Draft("meeting", self._id(row), row, _MEETING, fields))

    def _id(self, row: Row) -> str:
        """Two documents may name two meetings alike: only name and day together tell that they mean one."""
        scope = row["date"] if _is_day(row["date"]) else self._document
        name = row["name"] or _named(row)
        return self._attempts.id(row, "id", row["id"], *((name, scope) if name else ()))

    def _participants(self, row: Row) -> list[dict[str, Any]]:
        texts = cells.listed(row["participants"])
        if not texts:
            self._attempts.refuse(row, "participants", "nothing", "who takes part, each such as Wang Yi (CN)")
        found: dict[str, dict[str, Any]] = {}
        quoted = self._attempts.shared(row, "participants_quote", "participants", len(texts))
        for text, evidence in zip(texts, quoted, strict=True):
            item = self._attempts.read(row, "participants", lambda cell: self._people.participant(cell, row), text)
            if item is None:
                continue
            key = item.get("person") or item["role"]
            if key in found:
                self._attempts.refuse(row, "participants", f"{shown(key)} twice", "each participant once")
            found[key] = item | {"evidence": evidence}
        return list(found.values())

    def _issues(self, row: Row, meeting: Ranges) -> list[dict[str, Any]]:
        texts = cells.listed(row["issues"])
        found = []
        quoted = self._attempts.shared(row, "issues_quote", "issues", len(texts))
        for text, evidence in zip(texts, quoted, strict=True):
            item = self._attempts.read(row, "issues", cells.issue, text)
            if item is None:
                continue
            issue, strength = item
            id_ = self._attempts.id(row, "issues", issue.id, issue.name)
            self._drafts.state(Draft("issue", id_, row, _ISSUE, {"name": issue.name, "evidence": evidence or meeting}))
            found.append({"issue": id_, "strength": strength, "evidence": evidence})
        return found


def _named(row: Row) -> str:
    """What a meeting is called of which the row gives no name: by who takes part."""
    who = [text.rpartition("(")[0].strip() for text in cells.listed(row["participants"])]
    names = [cells.named(text).name for text in who if text]
    return f"{row['kind'].capitalize() or 'Meeting'} of {' and '.join(names)}" if names else ""


def _is_day(text: str) -> bool:
    try:
        return dates.parse(text).exact
    except ValueError:
        return False
