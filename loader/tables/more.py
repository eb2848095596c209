"""The tables that an article may need besides: events, trips, statements, claims."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from loader.records import Claim, StatementRecord
from loader.suggest import did_you_mean
from loader.tables import cells
from loader.tables.attempts import Attempts
from loader.tables.drafts import Draft, Drafts
from loader.tables.faults import CellError, shown
from loader.tables.people import People
from loader.tables.sheets import Row

__all__ = ["Events", "Further", "Trips"]

_EVIDENCE = {"evidence": "quote"}
_CLAIM_FIELDS = ("property", "value", "unit", "qualifier", "scope", "attributed_to")
_FIGURE = "a number with a point, such as 2.5"


class Events:
    """States events, and the places where they are. A meeting or trip may name one that no table describes."""

    def __init__(self, attempts: Attempts, drafts: Drafts) -> None:
        self._attempts = attempts
        self._drafts = drafts

    def state(self, row: Row) -> None:
        """State the event of a row."""
        evidence = self._attempts.ranges(row, "quote")
        fields: dict[str, Any] = {name: row[name] for name in ("name", "date_as_written", "wikidata")}
        fields |= self._attempts.dated(row, "date", "date_basis")
        fields |= {"place": place(self._attempts, self._drafts, row, "place", evidence), "evidence": evidence}
        id_ = self._attempts.id(row, "id", row["id"], row["name"])
        self._drafts.state(Draft("event", id_, row, _EVIDENCE, fields))

    def named(self, row: Row) -> str:
        """The event of a cell `event`, by name or id; stated by its name where no table describes it."""
        if not row["event"]:
            return ""
        event = cells.named(row["event"])
        found = self._drafts.called(event.id or event.name, ("event",))
        if len(found) == 1:
            return found[0]
        id_ = self._attempts.id(row, "event", event.id, event.name)
        columns = {"id": "event", "name": "event"}
        self._drafts.state(Draft("event", id_, row, columns, {"name": event.name}))
        return id_


class Trips:
    """States trips of the document `document`."""

    def __init__(self, attempts: Attempts, drafts: Drafts, people: People, events: Events, document: str) -> None:
        self._attempts = attempts
        self._drafts = drafts
        self._people = people
        self.events = events
        self._document = document

    def state(self, row: Row) -> None:
        """State the trip of a row, and its destination."""
        evidence = self._attempts.ranges(row, "quote")
        fields: dict[str, Any] = {name: row[name] for name in ("name", "status", "date_as_written", "purpose")}
        fields |= self._attempts.dated(row, "date", "date_basis")
        fields |= {"traveller": self._traveller(row), "event": self.events.named(row), "evidence": evidence}
        fields["destination"] = place(self._attempts, self._drafts, row, "destination", evidence)
        fields["invited_by"] = self._people.actor(row["invited_by"]) if row["invited_by"] else ""
        scope = row["date"] or self._document
        id_ = self._attempts.id(row, "id", row["id"], *((row["name"], scope) if row["name"] else ()))
        self._drafts.state(Draft("trip", id_, row, _EVIDENCE, fields))

    def _traveller(self, row: Row) -> str:
        actor = self._attempts.read(row, "traveller", self._people.known, row["traveller"]) or {}
        if "role" in actor:
            self._attempts.refuse(row, "traveller", f"the office {shown(row['traveller'])}", "a person")
        return str(actor.get("person", ""))

    def named(self, row: Row) -> str:
        """The trip of a cell `trip`, by name or id."""
        return one_of(self._attempts, self._drafts, row, "trip", ("trip",)) if row["trip"] else ""


class Further:
    """States what refers to all the rest: statements, and claims on anything."""

    def __init__(self, attempts: Attempts, drafts: Drafts, people: People, document: str) -> None:
        self._attempts = attempts
        self._drafts = drafts
        self._people = people
        self._document = document

    def state_statement(self, row: Row) -> None:
        """State the statement of a row."""
        fields: dict[str, Any] = {name: row[name] for name in ("name", "date_as_written")}
        fields |= self._attempts.dated(row, "date", "date_basis")
        fields["speaker"] = self._people.actor(row["speaker"]) if row["speaker"] else ""
        fields["audience"] = [self._people.actor(text) for text in cells.listed(row["audience"])]
        fields["reported_by"] = self._people.actor(row["reported_by"]) if row["reported_by"] else ""
        about = cells.listed(row["about"])
        found = [self._attempts.read(row, "about", self._subject, text) for text in about]
        fields["about"] = [id_ for id_ in found if id_]
        if row["meeting"]:
            fields["meeting"] = one_of(self._attempts, self._drafts, row, "meeting", ("meeting",))
        fields["evidence"] = self._attempts.ranges(row, "quote")
        id_ = self._attempts.id(row, "id", row["id"], *((row["name"],) if row["name"] else ()))
        self._drafts.state(Draft("statement", id_, row, _EVIDENCE, fields))

    def _subject(self, text: str) -> str:
        return _one(self._drafts, text, StatementRecord.ABOUT)

    def state_claim(self, row: Row) -> None:
        """State the claim of a row, on what its cell `on` names; without one on the document."""
        claim: dict[str, Any] = {name: row[name] for name in _CLAIM_FIELDS if row[name]}
        claim["evidence"] = self._attempts.ranges(row, "quote")
        if row["number"]:
            claim["number"] = self._attempts.read(row, "number", _number, row["number"])
        subject = one_of(self._attempts, self._drafts, row, "on", ()) if row["on"] else self._document
        try:
            Claim.model_validate_json(json.dumps(claim))
        except ValidationError as error:
            for fault in error.errors():
                column = str(fault["loc"][0])
                found = shown(row[column]) if row[column] else "nothing"
                self._attempts.refuse(row, column, found, str(fault["msg"]).removeprefix("Value error, "))
            return
        draft = self._drafts.stated(subject)
        if draft:
            draft.fields["claims"] = [*draft.fields.get("claims", ()), claim]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise CellError(shown(text), _FIGURE) from error


def place(attempts: Attempts, drafts: Drafts, row: Row, column: str, evidence: list[dict[str, Any]]) -> str:
    """The place of a cell, which is stated by its name; with the cells `city` and `country` of its row."""
    if not row[column]:
        attempts.refuse_without(column, row, ("city", "country"))
        return ""
    found = cells.named(row[column])
    id_ = attempts.id(row, column, found.id, found.name)
    fields = {"name": found.name, "city": row["city"], "country": row["country"], "evidence": evidence}
    drafts.state(Draft("place", id_, row, {"id": column, "name": column, "evidence": "quote"}, fields))
    return id_


def one_of(attempts: Attempts, drafts: Drafts, row: Row, column: str, kinds: tuple[str, ...]) -> str:
    """The id of the one thing that a cell names, by id or by name."""
    return attempts.read(row, column, lambda text: _one(drafts, text, kinds), row[column]) or ""


def _one(drafts: Drafts, text: str, kinds: Iterable[str]) -> str:
    named = cells.named(text)
    wanted, kinds = named.id or named.name, tuple(kinds)
    found = drafts.called(wanted, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        raise CellError(f"{shown(wanted)}, which could be {', '.join(found)}", "the id in place of the name")
    what = " or ".join(kinds) or "thing"
    hint = did_you_mean(wanted, drafts.names(kinds), quotes="'")
    raise CellError(f"{shown(wanted)}, which no table states", f"{hint} the name or id of a {what} there".lstrip())
