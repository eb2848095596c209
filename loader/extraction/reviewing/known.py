"""What the graph and the file know already: to complete what is typed, and to merge with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from loader.extraction.reviewing.material import Fields
from loader.identity.names import words_of
from loader.result import Result

__all__ = ["Known", "Thing", "known_in", "name_of", "things_of"]


class Asked(Protocol):
    """What is needed of a graph."""

    def query(self, text: str, /) -> Result: ...


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an id. `fields` are those of its record that say which it is; `people` are the ids of a meeting's
    participants."""

    kind: str
    id: str
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()

    def is_called(self, name: str) -> bool:
        wanted = words_of(name)
        return self.id == name or any(words_of(one) == wanted for one in (self.name, *self.also) if wanted)


class Known:
    """Things by kind, in the order of their names."""

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self._things: dict[str, list[Thing]] = {}
        for thing in sorted(things, key=lambda thing: (thing.name, thing.id)):
            self._things.setdefault(thing.kind, []).append(thing)

    @property
    def ids(self) -> set[str]:
        return {thing.id for things in self._things.values() for thing in things}

    def of(self, kind: str) -> Sequence[Thing]:
        return self._things.get(kind, ())

    def called(self, kind: str, name: str) -> Thing | None:
        """The only one of that name or id; None where it is nobody or several."""
        found = [thing for thing in self.of(kind) if thing.is_called(name)]
        return found[0] if len(found) == 1 else None


_FIELDS = {
    "person": ("name", "family_name", "given_name", "name_order", "country", "wikidata"),
    "role": ("title", "organisation", "country"),
    "place": ("name", "city", "region", "country"),
    "issue": ("name", "wikidata"),
    "event": ("name", "wikidata"),
    "meeting": ("name",),
}


def known_in(graph: Asked) -> Known:
    """What a graph knows, without what only unreviewed records say."""
    return Known(_asked(graph))


def _asked(graph: Asked) -> Iterator[Thing]:
    for kind, names in _FIELDS.items():
        listed = ", ".join(f"n.{name} AS {name}" for name in names)
        text = f"MATCH (n:{kind.title()}) WHERE n.unreviewed IS NULL RETURN n.id AS id, n.name AS shown, {listed}"
        if kind == "person":
            text += ", n.aliases AS also"
        if kind == "meeting":
            text += ", n.edtf AS edtf, COLLECT { MATCH (p:Person)-[:PARTICIPANT_IN]->(n) RETURN p.id } AS people"
        for row in graph.query(text):
            fields = {name: row[name] for name in names if row[name] is not None}
            shown = f"{row['shown']} ({row['edtf']})" if row.get("edtf") else row["shown"]
            people = frozenset(row.get("people") or ())
            yield Thing(kind, row["id"], shown, fields, tuple(row.get("also") or ()), people)


def things_of(records: Iterable[Fields]) -> Iterator[Thing]:
    """What records name; the offices of persons and documents are no things of their own."""
    for record in records:
        kind = record["record"]
        if kind in _FIELDS:
            fields = {name: record[name] for name in _FIELDS[kind] if name in record}
            also = tuple(alias["text"] for alias in record.get("aliases", ()) if alias["kind"] == "full")
            people = frozenset(who.get("person", "") for who in record.get("participants", ()))
            yield Thing(kind, record["id"], name_of(record), fields, also, people)


def name_of(record: Fields) -> str:
    """What a record is called: an office by its title and whose it is."""
    if record["record"] == "role":
        whose = record.get("country") or record.get("organisation")
        return f"{record['title']} ({whose})" if whose else str(record["title"])
    return str(record.get("name") or record.get("title") or record.get("id"))
