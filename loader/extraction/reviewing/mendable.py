"""The fields of a candidate that a person can mend, those of what it refers to among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from loader.extraction.reviewing.known import name_of
from loader.extraction.reviewing.material import Fields, Key
from loader.extraction.reviewing.session import State
from loader.records import MeetingRecord, TripRecord

__all__ = ["Field", "mendable"]

Kind = Literal["choice", "text", "date", "person", "place", "issue", "event", "role", "actor"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record `key`, where `path` leads; a last step `+` is a new element. `whole` is the path of what
    goes if the field is emptied: the participant, not only their name."""

    label: str
    key: Key
    path: tuple[str | int, ...]
    value: str
    kind: Kind
    choices: tuple[str, ...] = ()
    within: tuple[str | int, ...] = ()

    @property
    def whole(self) -> tuple[str | int, ...]:
        return self.within or self.path


_STATUSES = get_args(MeetingRecord.model_fields["status"].annotation)
_MODES = get_args(MeetingRecord.model_fields["mode"].annotation)
_PARTS = ("principal", "attendee", "host")
_STRENGTHS = ("explicit", "outcome", "implied", "context")
_TENSES = ("current", "then", "former", "acting", "nominee")
assert set(_STATUSES) == set(get_args(TripRecord.model_fields["status"].annotation))


def mendable(state: State, key: Key) -> list[Field]:
    """The fields of a candidate, in the order in which they are shown."""
    record = state.records[key]
    reader = _Reader(state, key)
    match record["record"]:
        case "meeting":
            return [*reader.meeting(record)]
        case "trip":
            return [*reader.trip(record)]
        case "statement":
            return [*reader.statement(record)]
        case _:
            return [*reader.office(key)]


@dataclass(frozen=True, slots=True)
class _Reader:
    state: State
    key: Key

    def meeting(self, record: Fields) -> Iterator[Field]:
        yield self._field("status", "status", "choice", _STATUSES)
        yield self._field("mode", "mode", "choice", _MODES)
        yield self._field("date", "date", "date")
        yield self._reference("place", "place", "place")
        for number, who in enumerate(record.get("participants", ())):
            yield from self._participant(number, who)
        yield Field("another participant", self.key, ("participants", "+"), "", "person")
        for number, what in enumerate(record.get("issues", ())):
            path = ("issues", number)
            yield Field("issue", self.key, (*path, "issue"), self._name(what["issue"]), "issue", within=path)
            yield Field("  strength", self.key, (*path, "strength"), what["strength"], "choice", _STRENGTHS)
        yield Field("another issue", self.key, ("issues", "+"), "", "issue")
        yield self._field("kind", "kind", "text")
        yield self._field("name", "name", "text")
        yield self._reference("event", "event", "event")
        yield self._field("date as written", "date_as_written", "text")

    def _participant(self, number: int, who: Fields) -> Iterator[Field]:
        kind: Kind = "person" if "person" in who else "role"
        path = ("participants", number)
        yield Field("who", self.key, (*path, kind), self._name(who[kind]), kind, within=path)
        yield Field("  side", self.key, (*path, "side"), who.get("side", ""), "text")
        yield Field("  part", self.key, (*path, "part"), who.get("part", "principal"), "choice", _PARTS)
        if kind == "person":
            yield from self._person(Key(self.key.document, who["person"]))

    def _person(self, key: Key) -> Iterator[Field]:
        for other, record in self.state.records.items():
            if record["record"] == "holds" and (other.document, record["person"]) == key:
                role = self._name(record["role"])
                yield Field("  office", other, ("role",), role, "role")
                yield Field("    held", other, ("tense",), record.get("tense", ""), "choice", _TENSES)
        person = self.state.records[key]
        yield Field("  country", key, ("country",), person.get("country", ""), "text")
        yield Field("another office", key, ("role",), "", "role")

    def trip(self, record: Fields) -> Iterator[Field]:
        yield self._field("status", "status", "choice", _STATUSES)
        yield Field("traveller", self.key, ("traveller",), self._name(record["traveller"]), "person")
        yield from self._person(Key(self.key.document, record["traveller"]))
        yield self._reference("destination", "destination", "place")
        yield self._field("date", "date", "date")
        yield self._reference("event", "event", "event")
        yield self._field("purpose", "purpose", "text")
        yield self._field("name", "name", "text")
        yield self._field("date as written", "date_as_written", "text")

    def statement(self, record: Fields) -> Iterator[Field]:
        yield self._field("name", "name", "text")
        yield self._actor("speaker", record["speaker"], ("speaker",))
        for number, actor in enumerate(record.get("audience", ())):
            yield self._actor("audience", actor, ("audience", number))
        yield self._field("date", "date", "date")
        yield self._field("date as written", "date_as_written", "text")

    def office(self, key: Key) -> Iterator[Field]:
        record = self.state.records[key]
        yield Field("who", key, ("person",), self._name(record["person"]), "person")
        yield Field("office", key, ("role",), self._name(record["role"]), "role")
        yield Field("held", key, ("tense",), record.get("tense", ""), "choice", _TENSES)
        yield Field("since", key, ("since",), record.get("since", ""), "date")
        yield Field("until", key, ("until",), record.get("until", ""), "date")

    def _field(self, label: str, name: str, kind: Kind, choices: tuple[str, ...] = ()) -> Field:
        value = self.state.records[self.key].get(name, "unknown" if name == "mode" else "")
        return Field(label, self.key, (name,), value, kind, choices)

    def _reference(self, label: str, name: str, kind: Kind) -> Field:
        id_ = self.state.records[self.key].get(name)
        return Field(label, self.key, (name,), self._name(id_) if id_ else "", kind)

    def _actor(self, label: str, actor: Fields, path: tuple[str | int, ...]) -> Field:
        for kind in ("person", "role"):
            if kind in actor:
                known: Kind = "person" if kind == "person" else "role"
                return Field(label, self.key, (*path, kind), self._name(actor[kind]), known, within=path)
        return Field(label, self.key, path, actor["name"], "actor")

    def _name(self, id_: str) -> str:
        return name_of(self.state.records[Key(self.key.document, id_)])
