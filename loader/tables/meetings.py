"""The table of meetings, with their places and issues."""

from __future__ import annotations

from typing import Any

from loader import dates
from loader.tables import cells
from loader.tables.attempts import Attempts, Ranges
from loader.tables.drafts import Draft, Drafts
from loader.tables.faults import shown
from loader.tables.people import People
from loader.tables.sheets import Row

__all__ = ["Meetings"]

_MEETING = {"evidence": "quote"}
_PLACE = {"id": "place", "name": "place", "evidence": "quote"}
_ISSUE = {"id": "issues", "name": "issues", "evidence": "issues_quote"}
_MEETING_FIELDS = ("name", "status", "kind", "mode", "date_as_written")


class Meetings:
    """States meetings of the document `document`. Whoever takes part must have been stated before."""

    def __init__(self, attempts: Attempts, drafts: Drafts, people: People, document: str) -> None:
        self._attempts = attempts
        self._drafts = drafts
        self._people = people
        self._document = document

    def state(self, row: Row) -> None:
        """State the meeting, its place and its issues; these two are proved by the meeting's own quotes if by none."""
        evidence = self._attempts.ranges(row, "quote")
        fields: dict[str, Any] = {name: row[name] for name in _MEETING_FIELDS}
        fields |= self._attempts.dated(row, "date", "date_basis")
        fields |= {"participants": self._participants(row), "place": self._place(row, evidence)}
        fields |= {"issues": self._issues(row, evidence), "evidence": evidence}
        self._drafts.state(Draft("meeting", self._id(row), row, _MEETING, fields))

    def _id(self, row: Row) -> str:
        """Two documents may name two meetings alike: only name and day together tell that they mean one."""
        scope = row["date"] if _is_day(row["date"]) else self._document
        return self._attempts.id(row, "id", row["id"], *((row["name"], scope) if row["name"] else ()))

    def _participants(self, row: Row) -> list[dict[str, Any]]:
        texts = cells.listed(row["participants"])
        if not texts:
            self._attempts.refuse(row, "participants", "nothing", "who takes part, each such as Wang Yi (CN)")
        found: dict[str, dict[str, Any]] = {}
        quoted = self._attempts.shared(row, "participants_quote", "participants", len(texts))
        for text, evidence in zip(texts, quoted, strict=True):
            item = self._attempts.read(row, "participants", self._people.participant, text)
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

    def _place(self, row: Row, meeting: Ranges) -> str:
        if not row["place"]:
            self._attempts.refuse_without("place", row, ("city", "country"))
            return ""
        place = cells.named(row["place"])
        id_ = self._attempts.id(row, "place", place.id, place.name)
        fields = {"name": place.name, "city": row["city"], "country": row["country"], "evidence": meeting}
        self._drafts.state(Draft("place", id_, row, _PLACE, fields))
        return id_


def _is_day(text: str) -> bool:
    try:
        return dates.parse(text).exact
    except ValueError:
        return False
