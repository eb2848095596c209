"""What is wrong with a cell of a table, in words that lead a reader back to it."""

from __future__ import annotations

from dataclasses import dataclass

from loader.text import shortened

__all__ = ["CellError", "TableFault", "shown"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with one cell. `row` counts as a spreadsheet program does: the header is row 1. `column` is empty
    where it is the row as a whole."""

    file: str
    row: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, row {self.row}{column}: found {self.found}; expected {self.expected}"


class CellError(ValueError):
    """A cell that cannot be read: what was found, what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found, expected)
        self.found = found
        self.expected = expected


def shown(text: str) -> str:
    """The text in quotation marks, on one line and not too long."""
    return shortened(repr(text), _SHOWN)
