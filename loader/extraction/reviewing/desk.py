"""The desk at which a review is done: journal, editor and position, for every view of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loader.errors import UsageError
from loader.extraction.article import Span, sentences
from loader.extraction.reviewing.edits import Editor, candidates_to_merge
from loader.extraction.reviewing.journal import Journal
from loader.extraction.reviewing.known import Known, Thing, name_of, things_of
from loader.extraction.reviewing.material import Item, Key, Material, read_material
from loader.extraction.reviewing.mendable import Field, mendable
from loader.extraction.reviewing.session import Session, State, Step, Verdict, accepted
from loader.files import write_lines
from loader.records import Record, canonical_json

__all__ = ["Desk", "open_desk"]


@dataclass
class Desk:
    """What a view calls. `at` is the number of the item that is looked at; it may be one past the end."""

    material: Material
    journal: Journal
    editor: Editor
    at: int = 0

    def __post_init__(self) -> None:
        self.to_next_open(from_start=True)

    @property
    def session(self) -> Session:
        return self.journal.session

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def item(self) -> Item | None:
        """The item looked at; None past the end."""
        return self.state.items[self.at] if 0 <= self.at < len(self.state.items) else None

    def take(self, step: Step) -> str:
        """Take and keep a step; what it did, in words."""
        self.journal.take(step)
        return step.said

    def undo(self) -> str:
        """Take the last step back, and look at what it was about."""
        before = self.state
        step = self.journal.undo()
        if step is None:
            return "there is nothing to take back"
        changed = [
            n for n, item in enumerate(self.state.items) if self.state.verdict(item.key) != before.verdict(item.key)
        ]
        self.at = changed[0] if changed else min(self.at, max(len(self.state.items) - 1, 0))
        return f"taken back: {step.said}"

    def decide(self, verdict: Verdict) -> str:
        """Decide on the item looked at and go to the next one that is open. A sentence that was left cannot be
        accepted, only made a meeting of; rejected, it holds none."""
        item = self.needed()
        if item.tier == "left" and verdict == "accepted":
            raise UsageError("there is no record yet to accept: add one of this sentence")
        if item.tier == "left" and verdict == "rejected":
            verdict = "nothing"
        said = self.take(self.editor.decide(self.state, item, verdict))
        self.to_next_open()
        return said

    def fields(self) -> list[Field]:
        """What can be mended of the item looked at."""
        item = self.needed()
        return [] if item.tier == "left" else mendable(self.state, item.key)

    def mend(self, field: Field, text: str) -> str:
        return self.take(self.editor.mend(self.state, field, text))

    def split(self, first: Sequence[int], second: Sequence[int]) -> str:
        return self.take(self.editor.split(self.state, self.needed().key, first, second))

    def add(self, names: Sequence[str]) -> str:
        """Make a meeting of the sentence looked at, and look at it."""
        item = self.needed()
        said = self.take(self.editor.add(self.state, item.key.document, self._sentence(item), names, item.key))
        self.at += 1
        return said

    def _sentence(self, item: Item) -> Span:
        """The sentence of an item: of a record, that in which its evidence begins."""
        if item.sentence is not None:
            return item.sentence
        places = self.state.records[item.key].get("evidence", ())
        text = self.material.sources[item.key.document].text
        if not places or text is None:
            raise UsageError("there is no sentence here to make a record of")
        start = places[0]["start"]
        whole = (each.span for each in sentences(text) if each.start <= start < each.end)
        return next(whole, Span(start, places[0]["end"]))

    def mergeable(self) -> list[tuple[Key, str]]:
        """What of the item looked at can be merged with something known, and what that is called."""
        item = self.needed()
        if item.tier == "left":
            return []
        keys = dict.fromkeys(candidates_to_merge(self.state, item.key))
        kinds = ("person", "role", "place", "issue", "event", "meeting")
        found = [key for key in keys if self.state.records[key]["record"] in kinds]
        return [(key, f"{self.state.records[key]['record']} {name_of(self.state.records[key])}") for key in found]

    def merge(self, key: Key, name: str) -> str:
        """Merge with what is called so, or has that id, in the file or the graph."""
        kind = self.state.records[key]["record"]
        things = [thing for thing in self.known(kind) if thing.id != key.id]
        found = {thing.id: thing for thing in things if thing.is_called(name)}
        if len(found) != 1:
            what = (
                f"{len(found)} are called {name!r}; give the id: {', '.join(found)}"
                if found
                else f"no {kind} is called {name!r}"
            )
            raise UsageError(what)
        return self.take(self.editor.merge(self.state, key, next(iter(found.values()))))

    def known(self, kind: str) -> list[Thing]:
        """All of a kind, in the file and in the graph: first the meetings of the same people, then by name."""
        things = {thing.id: thing for thing in (*self.editor.known.of(kind), *Known(self._here()).of(kind))}
        people = self._people()
        return sorted(things.values(), key=lambda thing: (-len(thing.people & people), thing.name, thing.id))

    def _here(self) -> list[Thing]:
        return list(things_of(self.state.records.values()))

    def _people(self) -> frozenset[str]:
        item = self.item
        record = self.state.records.get(item.key, {}) if item else {}
        return frozenset(who.get("person", "") for who in record.get("participants", ()))

    def move(self, by: int) -> str:
        """Look at another item; nothing is said to that."""
        self.at = min(max(self.at + by, 0), len(self.state.items))
        return ""

    def to_next_open(self, *, from_start: bool = False) -> None:
        """Look at the next open item, or the first one where none comes after; past the end where none is open."""
        numbers = [n for n, item in enumerate(self.state.items) if self.state.verdict(item.key) == "open"]
        after = [number for number in numbers if number > self.at and not from_start]
        self.at = (after or numbers or [len(self.state.items)])[0]

    def needed(self) -> Item:
        if self.item is None:
            raise UsageError("there is nothing here to decide on")
        return self.item

    def accepted(self) -> list[Record]:
        """The accepted records with what they refer to, and the decisions of the file."""
        found = accepted(self.state)
        return [*found, *self.material.decisions] if found else []

    def write(self) -> Path:
        """Write the accepted records to `news.accepted.jsonl` beside `news.jsonl`, whole or not at all."""
        file = self.material.file
        path = file.with_name(f"{file.name.removesuffix('.jsonl')}.accepted.jsonl")
        write_lines(path, (canonical_json(record).encode() for record in self.accepted()))
        return path

    def counts(self) -> dict[str, int]:
        """How many items there are of each verdict."""
        found = dict.fromkeys(("open", "accepted", "rejected", "nothing", "added"), 0)
        for item in self.state.items:
            found[self.state.verdict(item.key)] += 1
        return found


def open_desk(file: Path, texts: Path | None = None, known: Known | None = None) -> Desk:
    """The review of a file, taken up where it was left. Raises UsageError for a file that is not there, RecordsError
    for one that cannot be read, StoreLocked while it is reviewed elsewhere."""
    material = read_material(file, texts)
    return Desk(material, Journal(material), Editor(material, known))
