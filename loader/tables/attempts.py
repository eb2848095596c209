"""Reading cells one by one, so that every fault of a row is found and not only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from loader.errors import UsageError
from loader.proofs import find_quote
from loader.records.fields import Id
from loader.tables import cells
from loader.tables.drafts import Faults
from loader.tables.faults import CellError, shown
from loader.tables.sheets import Row

__all__ = ["Attempts", "Ranges", "Source"]

Ranges = list[dict[str, Any]]
"""Evidence as JSON has it."""

_ID: TypeAdapter[str] = TypeAdapter(Id)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """The text that the tables were taken from, and the name of its file."""

    text: str
    file: str

    def find(self, quote: str) -> dict[str, Any]:
        """The evidence for the one place where the quote stands. Raises CellError where it is none or several."""
        try:
            found = find_quote(self.text, quote)
        except UsageError as error:
            raise CellError(f"{shown(quote)}: {error}", f"the words as they stand in {self.file}") from error
        if len(found) > 1:
            times = f"{shown(quote)}, which stands in {self.file} {len(found)} times"
            raise CellError(times, "more of the words around it, so that it stands there once")
        return found[0].model_dump()


class Attempts:
    """What cells say. What cannot be read is left out and noted in `faults`; the rest of the row is still looked at."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: Faults = []
        self._nameless = count(1)

    def refuse(self, row: Row, column: str, found: str, expected: str) -> None:
        """Note a fault."""
        self.faults.append(row.fault(column, found, expected))

    def read(self, row: Row, column: str, reader: Callable[..., T], *given: str) -> T | None:
        """What the reader makes of a part of the cell; None, and a fault, where it refuses."""
        try:
            return reader(*given)
        except CellError as error:
            self.refuse(row, column, error.found, error.expected)
            return None

    def refuse_without(self, needed: str, row: Row, columns: Iterable[str]) -> None:
        """A fault for every one of the columns that has something, which would say nothing without the needed one."""
        for column in columns:
            if row[column]:
                self.refuse(row, column, shown(row[column]), f"nothing, as long as column {needed} is empty")

    def id(self, row: Row, column: str, given: str | None, *names: str) -> str:
        """The id that is given, or one made of names. Where there is a fault, one that no other has."""
        made = None
        if given:
            made = self.read(row, column, _given_id, given)
        elif any(names):
            made = self.read(row, column, cells.make_id, *names)
        return made or f"nameless-{next(self._nameless)}"

    def dated(self, row: Row, date: str, basis: str) -> dict[str, str]:
        """A date and its basis, which go together; in a table without a column for it a date is `inferred`: of all that
        it could be based on, this says least."""
        if row[date] and basis == "date_basis" and not row.has(basis):
            return {date: row[date], basis: "inferred"}
        has_basis = row[basis] not in ("", "unknown")
        if bool(row[date]) == has_basis:
            return {date: row[date], basis: row[basis]}
        if has_basis:
            self.refuse(row, date, "nothing", f"a date, since column {basis} says what it is based on")
        else:
            found = shown(row[basis]) if row[basis] else "nothing"
            self.refuse(row, basis, found, f"what the date in column {date} is based on")
        return {}

    def ranges(self, row: Row, column: str) -> Ranges:
        """The evidence for the quotes of a cell."""
        quotes = cells.quotes(row.as_typed(column))
        found = [self.read(row, column, self.source.find, quote) for quote in quotes]
        return [item for item in found if item]

    def shared(self, row: Row, column: str, items: str, among: int) -> list[Ranges]:
        """The evidence for each of the `among` items of another column: one quote for all, or one for each."""
        quotes = cells.quotes(row.as_typed(column))
        if not among:
            self.refuse_without(items, row, [column])
            return []
        if len(quotes) not in (0, 1, among):
            found = f"{len(quotes)} quotes for the {among} in column {items}"
            self.refuse(row, column, found, "one quote for all, or one for each, separated by |")
            return [[]] * among
        found_all = [self.read(row, column, self.source.find, quote) for quote in quotes]
        each: list[Ranges] = [[item] if item else [] for item in found_all]
        return each if len(each) == among else (each or [[]]) * among


def _given_id(text: str) -> str:
    try:
        return _ID.validate_python(text)
    except ValidationError as error:
        allowed = "a to z and 0 to 9, then also . _ and -, at most 120 in all"
        raise CellError(f"the id {shown(text)}", allowed) from error
