"""A review in a notebook: a table of what there is to decide on, with the quotes, and calls in place of keys."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from loader.errors import UsageError
from loader.extraction.reviewing.desk import Desk, open_desk
from loader.extraction.reviewing.known import known_in
from loader.extraction.reviewing.material import Key
from loader.extraction.reviewing.mendable import Field
from loader.extraction.reviewing.session import Verdict
from loader.extraction.reviewing.showing import Line, page, summary

if TYPE_CHECKING:
    from loader.loading import Report
    from loader.records import Record
    from loader.result import Result

__all__ = ["Review", "review"]


class Graph(Protocol):
    """What is needed of a graph, as `open_graph` gives it."""

    def query(self, text: str, /) -> Result: ...

    def load(self, records: Sequence[Record], /) -> Report: ...


_STYLES = {
    "title": "font-weight:bold",
    "dim": "opacity:.65",
    "warning": "color:#b34700",
    "evidence": "background:rgba(255,214,0,.28)",
    "who": "background:rgba(0,114,178,.25);font-weight:bold",
    "trigger": "background:rgba(230,159,0,.45);font-weight:bold",
}


_OPEN: dict[Path, Review] = {}
"""The reviews of this program: a cell that is run twice takes its own up again."""


def review(
    file: str | os.PathLike[str], *, texts: str | os.PathLike[str] | None = None, graph: Graph | None = None
) -> Review:
    """Review extracted records in a notebook, or go on where that was left, which ends an earlier review of the file in
    this program; `whomet review` does the same in a terminal. `texts` is a folder with the texts, where the report
    beside the file does not name them; `graph` gives the known persons and meetings to complete and merge with. Every
    decision is kept at once beside the file. Raises UsageError for a file that is not there, RecordsError for one that
    cannot be read, StoreLocked while it is reviewed elsewhere."""
    known = None if graph is None else known_in(graph)
    place = Path(file).absolute()
    earlier = _OPEN.get(place)
    if earlier is not None:
        earlier.close()
    _OPEN[place] = Review(open_desk(place, None if texts is None else Path(texts), known))
    return _OPEN[place]


class Review:
    """What there is to decide on, as a table with the quotes. Items are named by their number in the table, from 1;
    the numbers change only where an item is split, added or merged away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __len__(self) -> int:
        return len(self._desk.state.items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self._desk.counts()
        return f"<Review of {self._desk.material.file}: {counts['accepted']} accepted, {counts['open']} open>"

    def close(self) -> None:
        """End the review; another one can take it up."""
        self._desk.journal.close()

    @property
    def kept(self) -> Path:
        """The file that keeps what was decided."""
        return self._desk.journal.path

    def counts(self) -> dict[str, int]:
        """How many items are `open`, `accepted`, `rejected`; how many sentences hold `nothing` or had one `added`."""
        return self._desk.counts()

    @staticmethod
    def check_terminal() -> None:
        """Raises UsageError where `in_terminal` cannot be used."""
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
            raise UsageError(
                "review needs a terminal that can move its cursor", remedy="in a notebook, use whomet.review(FILE)"
            )

    def in_terminal(self) -> bool:
        """Go through the review with the keyboard, as `whomet review` does; whether the person wants to load."""
        from loader.extraction.reviewing.terminal import run  # noqa: PLC0415 - a notebook needs no terminal

        self.check_terminal()
        return run(self._desk)

    def accept(self, *numbers: int) -> Review:
        """Accept these items."""
        return self._decide(numbers, "accepted")

    def reject(self, *numbers: int) -> Review:
        """Reject these items; of a sentence that was left: it holds no meeting."""
        return self._decide(numbers, "rejected")

    def fields(self, number: int) -> dict[str, str]:
        """What can be mended of an item, with its values; of several of one name the later ones have a number."""
        self._look(number)
        return {name: field.value for name, field in self._named().items()}

    def mend(self, number: int, /, **values: str | None) -> Review:
        """Give fields of an item other values, as `fields` names them, with `_` for a blank; None empties one."""
        self._look(number)
        for name, value in values.items():
            fields = {label.replace(" ", "_"): field for label, field in self._named().items()}
            if name not in fields:
                raise UsageError(f"there is no field {name!r}", remedy=f"this item has {', '.join(fields)}")
            self._desk.mend(fields[name], value or "")
        return self

    def split(self, number: int, first: Sequence[int], second: Sequence[int]) -> Review:
        """Make two meetings of one: which participants, by their numbers from 1, each has."""
        self._look(number)
        self._desk.split(first, second)
        return self

    def merge(self, number: int, known: str, *, of: str | None = None) -> Review:
        """Make an item one with a known meeting, by its name or id; with `of`, the id of a person or another thing
        that the item names, that one."""
        item = self._look(number)
        self._desk.merge(Key(item.document, of or item.id), known)
        return self

    def add(self, number: int, *names: str) -> Review:
        """Make a meeting of these persons out of the sentence of an item. It is the next item, open until accepted."""
        self._look(number)
        self._desk.add(names)
        return self

    def undo(self) -> Review:
        """Take the last decision back."""
        self._desk.undo()
        return self

    def records(self) -> list[Record]:
        """The accepted records, with all that they refer to."""
        return self._desk.accepted()

    def write(self) -> Path:
        """Write the accepted records to `news.accepted.jsonl` beside `news.jsonl`, whole or not at all."""
        return self._desk.write()

    def load(self, graph: Graph) -> Report:
        """Load what is accepted. Each document replaces what it said before."""
        return graph.load(self.records())

    def _named(self) -> dict[str, Field]:
        named: dict[str, Field] = {}
        for field in self._desk.fields():
            label, number = field.label.strip(), 1
            name = label
            while name in named:
                number += 1
                name = f"{label} {number}"
            named[name] = field
        return named

    def _decide(self, numbers: Sequence[int], verdict: Verdict) -> Review:
        for number in numbers:
            self._look(number)
            self._desk.decide(verdict)
        return self

    def _look(self, number: int) -> Key:
        if not 1 <= number <= len(self):
            raise UsageError(f"there is no item {number}", remedy=f"they are numbered from 1 to {len(self)}")
        self._desk.at = number - 1
        return self._desk.needed().key

    def _repr_html_(self) -> str:
        state = self._desk.state
        rows = []
        for number, item in enumerate(state.items, start=1):
            lines = "".join(f"<div>{_html(line)}</div>" for line in page(self._desk.material, state, item))
            cells = (str(number), item.tier, state.verdict(item.key))
            head = "".join(f"<td style='vertical-align:top'>{escape(cell)}</td>" for cell in cells)
            rows.append(f"<tr>{head}<td style='text-align:left'><i>{escape(summary(state, item))}</i>{lines}</td></tr>")
        titles = "".join(f"<th>{title}</th>" for title in ("", "tier", "decided", "proposal"))
        return f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _html(line: Line) -> str:
    return "".join(
        f'<span style="{_STYLES[style]}">{escape(words)}</span>' if style in _STYLES else escape(words)
        for style, words in line
    )
