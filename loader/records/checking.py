"""What is wrong between records: ids stated twice, references to nothing, evidence beyond the end of a text.

It needs the ids and references of all records of a load, never the records themselves.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loader.records.model import DocumentRecord, Reference, SameAsRecord, canonical_json
from loader.records.reading import Entry, Fault

__all__ = ["Outcome", "Seen", "collect", "refuse", "validate"]


class Seen(NamedTuple):
    """What is remembered of a line. `number` counts the lines of a load from 0; two lines have one `content` only if
    they say the same; `reach` is where the furthest evidence ends, `characters` the length of the text if the record is
    a document."""

    number: int
    file: str
    line: int
    kind: str | None
    id: str | None
    document: str | None
    unreadable: bool
    content: bytes
    references: tuple[Reference, ...]
    reach: tuple[int, str]
    characters: int | None
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Outcome:
    """`faults` of each line that cannot be loaded, by its number; `repeated` are lines that say again, letter for
    letter, what an earlier one said; `unreadable` has the first fault of each file in which a line was unreadable."""

    faults: dict[int, tuple[Fault, ...]] = field(default_factory=dict)
    repeated: set[int] = field(default_factory=set)
    unreadable: dict[str, Fault] = field(default_factory=dict)


def collect(number: int, entry: Entry, spelling: str | None = None) -> Seen:
    """What has to be remembered of an entry. `spelling` is that of its record, where it is known already."""
    told = entry.read()
    record = told.record
    if record is not None and spelling is None:
        spelling = canonical_json(record)
    references: tuple[Reference, ...] = ()
    reach = (0, "")
    if record is not None and not isinstance(record, SameAsRecord):
        references = tuple(record.references())
        for path, item in record.ranges():
            if item.end >= reach[0]:
                reach = max(reach, (item.end, path))
    characters = record.characters if isinstance(record, DocumentRecord) else None
    return Seen(
        number,
        entry.file,
        entry.line,
        told.kind,
        told.id,
        told.document,
        entry.unreadable,
        hashlib.sha256(entry.raw if spelling is None else spelling.encode()).digest(),
        references,
        reach,
        characters,
        entry.faults,
    )


def validate(lines: Iterable[Seen]) -> Outcome:
    """Which lines can be loaded. A line with a fault takes with it every line of its document that refers to what
    it states; each of these names the first cause."""
    outcome = Outcome()
    documents: dict[str | None, list[Seen]] = defaultdict(list)
    for seen in lines:
        if seen.faults:
            outcome.faults[seen.number] = seen.faults
        if seen.unreadable:
            outcome.unreadable.setdefault(seen.file, seen.faults[0])
        else:
            documents[seen.document].append(seen)
    for document, entries in documents.items():
        _settle_ids(entries, outcome)
        if document is not None:
            _Settling(document, entries, outcome).run()
    outcome.repeated.difference_update(outcome.faults)
    return outcome


def refuse(document: str, entries: Sequence[Seen], outcome: Outcome, id_: str, reason: str) -> None:
    """Add to the outcome that the record `id_` of a document cannot be loaded after all, and what it takes with it."""
    for seen in entries:
        if seen.id == id_:
            _add(outcome, seen, "id", repr(id_), reason)
    _Settling(document, entries, outcome).cascade()
    outcome.repeated.difference_update(outcome.faults)


def _settle_ids(entries: Sequence[Seen], outcome: Outcome) -> None:
    by_id: dict[str, list[Seen]] = defaultdict(list)
    for seen in entries:
        if seen.id is not None and seen.kind != "same_as":
            by_id[seen.id].append(seen)
        elif seen.kind == "same_as":  # two people may decide alike at one moment, each with a reason of their own
            by_id[seen.content.hex()].append(seen)
    for id_, same in by_id.items():
        if len(same) == 1:
            continue
        if len({seen.content for seen in same}) == 1:
            outcome.repeated.update(seen.number for seen in same[1:] if seen.number not in outcome.faults)
            continue
        for seen in same:
            other = next(other for other in same if other.content != seen.content)
            found = f"{id_!r}, which {other.file}:{other.line} states otherwise"
            _add(outcome, seen, "id", found, "one record for each id of a document; keep the right one")


def _add(outcome: Outcome, seen: Seen, field_: str, found: str, expected: str) -> None:
    _fault(outcome, seen, Fault(seen.file, seen.line, field_, found, expected))


def _fault(outcome: Outcome, seen: Seen, fault: Fault) -> None:
    outcome.faults[seen.number] = (*outcome.faults.get(seen.number, ()), fault)


def _following(seen: Seen, field_: str, id_: str, cause: Fault) -> Fault:
    found = f"{id_!r}, which is quarantined because of {cause.file}:{cause.line}"
    remedy = "decide on" if cause.unreviewed else "mend"
    expected = f"a record that can be loaded; {remedy} that line first"
    return Fault(seen.file, seen.line, field_, found, expected, cause.unreviewed)


@dataclass(slots=True)
class _Settling:
    document: str
    entries: Sequence[Seen]
    outcome: Outcome
    stated: dict[str, Seen] = field(default_factory=dict)

    def run(self) -> None:
        self.stated = {seen.id: seen for seen in reversed(self.entries) if seen.id is not None}
        self._check_ranges()
        self._check_references()
        self.cascade()

    def _check_ranges(self) -> None:
        own = self.stated.get(self.document)
        length = own.characters if own else None
        if length is None:
            return
        for seen in self.entries:
            end, path = seen.reach
            if end > length:
                _add(
                    self.outcome,
                    seen,
                    path,
                    f"a range that ends at {end}",
                    f"an end within the {length} characters of document {self.document!r}",
                )

    def _check_references(self) -> None:
        own = self.stated.get(self.document)
        for seen in self.entries:
            if own is None or own.kind != "document":
                found = f"{self.document!r}, which no document record of this load states"
                _add(self.outcome, seen, "document", found, "the document's own record beside its others")
            for field_, id_, kinds in seen.references:
                self._check_reference(seen, field_, id_, kinds)

    def _check_reference(self, seen: Seen, field_: str, id_: str, kinds: tuple[str, ...]) -> None:
        wanted = " or ".join(kinds)
        target = self.stated.get(id_)
        if target is None:
            found = f"{id_!r}, which no record of document {self.document!r} states"
            _add(self.outcome, seen, field_, found, f"the id of a {wanted} of the same document")
        elif target.kind not in kinds:
            _add(self.outcome, seen, field_, f"{id_!r}, which is a {target.kind}", f"the id of a {wanted}")

    def cascade(self) -> None:
        """Breadth first from the lines at fault, so that each line names the nearest first cause."""
        causes = {
            seen.id: self.outcome.faults[seen.number][0]
            for seen in reversed(self.entries)
            if seen.id is not None and seen.number in self.outcome.faults
        }
        if not causes:
            return
        referring = self._referring()
        waiting = list(reversed(causes))
        for id_ in waiting:
            cause = causes[id_]
            for seen, field_ in referring.get(id_, ()):
                if seen.number in self.outcome.faults:
                    continue
                _fault(self.outcome, seen, _following(seen, field_, id_, cause))
                if seen.id is not None:
                    causes[seen.id] = cause
                    waiting.append(seen.id)

    def _referring(self) -> dict[str, list[tuple[Seen, str]]]:
        """The lines that refer to each id, each with the field that does."""
        referring: dict[str, list[tuple[Seen, str]]] = defaultdict(list)
        for seen in self.entries:
            for field_, id_, _ in seen.references:
                referring[id_].append((seen, field_))
            if seen.id != self.document:
                referring[self.document].append((seen, "document"))
        return referring
