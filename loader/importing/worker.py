"""One of several processes that read, check, map and write documents, and then choose.

It is run by `workers.py`, hears of work on standard input and answers each piece on standard output, in Python's own
pickles: both ends are this program.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from loader.cypher.collecting import seldom_collecting
from loader.errors import WhometError
from loader.identity.clusters import Clusters, cluster
from loader.importing.documents import chosen_lines, shared, sound, told
from loader.importing.folder import Writer
from loader.importing.lines import Gaps, Line
from loader.importing.spill import Spill, grouped
from loader.loading import Told
from loader.records import DocumentRecords, SameAsRecord, parse
from loader.records.staging import Run

__all__ = ["Begin", "Raw", "Work", "main", "raw_of"]


class Begin(NamedTuple):
    """What a worker is told first: where to write, in how many parts, as which writer, under which decisions."""

    folder: Path
    spilt: Path
    parts: int
    number: int
    decisions: Sequence[str]


Raw = tuple[str, list[tuple[Any, ...]]]
"""A document and the runs of its lines, without names, which would be written with each."""


def raw_of(document: str, runs: Sequence[Run]) -> Raw:
    """A document as a worker is told of it."""
    return document, [tuple(run) for run in runs]


class Work:
    """What one process does of a bulk."""

    def __init__(self, begin: Begin) -> None:
        self.decide([record for text in begin.decisions if isinstance(record := parse(text), SameAsRecord)])
        self._spilt = begin.spilt
        self._spill = Spill(begin.spilt, begin.parts, begin.number)
        self._writer = Writer(begin.folder, begin.number)
        self._gaps = Gaps()

    def close(self) -> None:
        """Close all files, without writing what is at hand."""
        self._spill.abandon()
        self._writer.close()

    def decide(self, decisions: Sequence[SameAsRecord]) -> None:
        """Which things are one. To be said before any document is heard."""
        self._clusters: Clusters = cluster(decisions)

    def hear(self, documents: Sequence[Raw]) -> list[Told]:
        """Write documents; of those with a fault nothing is written."""
        return [self.take(document, [Run(*run) for run in runs]) for document, runs in documents]

    def take(self, document: str, runs: Sequence[Run]) -> Told:
        """Write a document, of which these are all lines, if it has no fault."""
        found = sound(document, runs)
        if found is None:
            return Told(document, None)
        self.write(found.records)
        return found.told

    def write_lines(self, lines: Iterable[Line]) -> None:
        self._writer.write(lines)

    def write(self, document: DocumentRecords) -> None:
        """Write what the document decides alone, and keep its word on the rest."""
        lines: list[Line] = []
        self._spill.add(shared(document, told(document, self._clusters), self._gaps, lines))
        self._writer.write(lines)

    def end(self, _: None = None) -> None:
        """No more documents come."""
        self._spill.close()

    def choose(self, part: int) -> None:
        """Write what is chosen of the things of a part, which all writers have closed."""
        for versions in grouped(sorted(self._spilt.glob(f"{part}.*"))):
            self._writer.write(chosen_lines(versions, self._gaps))

    def finish(self, _: None = None) -> tuple[dict[str, int], set[tuple[str, str, bool]]]:
        """How many lines were written, and where lists were empty or absent."""
        self._writer.close()
        return self._writer.counts, self._gaps.seen


def main() -> None:
    """Do what is asked until nobody asks any more."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever should print must not spoil the answers
    with seldom_collecting():
        work = Work(pickle.load(asked))  # noqa: S301 - from the process that has started this one
        while (request := _next(asked)) is not None:
            name, value = request
            pickle.dump(_done(getattr(work, name), value), answers)
            answers.flush()


def _next(asked: BinaryIO) -> tuple[str, Any] | None:
    try:
        request: tuple[str, Any] = pickle.load(asked)  # noqa: S301 - as above
    except EOFError:
        return None
    return request


def _done(do: Callable[[Any], Any], value: Any) -> tuple[bool, Any]:
    """Whether it could be done, and the answer or the reason."""
    try:
        return True, do(value)
    except WhometError as error:
        return False, (type(error).__name__, str(error))
    except OSError as error:
        return False, ("StoreError", f"the folder cannot be written: {error.strerror or error}")


if __name__ == "__main__":
    main()
