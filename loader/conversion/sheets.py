"""The rows of a table: CSV with any usual separator, and the sheets of an Excel workbook."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from loader.conversion.source import Source
from loader.errors import RecordsError, UsageError

__all__ = ["Row", "Table", "opened", "table_rows"]

_STRANGE = re.compile("[\ud800-\udfff]")
_SEPARATOR = re.compile('"?sep=(?P<sign>[,;\t|])"?\r?(?:\n|$)', re.IGNORECASE)
"""The first row by which Excel is told what separates the cells."""
_MOST_COLUMNS = 2_000
_ZEROS = re.compile(r"0+")
_LONGEST_CELL = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header: its cells by column, without blanks around them; or the reason why it has none."""

    number: int
    cells: Mapping[str, str]
    fault: str = ""

    def __getitem__(self, column: str | None) -> str:
        return self.cells.get(column, "") if column else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, and its rows as they come."""

    header: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def opened(source: Source, sheet: str | None = None) -> Iterator[Table]:
    """The table of a file. Raises RecordsError where it has no header row."""
    if source.path.suffix.lower() in (".xlsx", ".xlsm"):
        yield _table(source, _workbook(source, sheet))
        return
    with source.text() as stream:
        start = stream.read(1 << 16)
        stated = _SEPARATOR.match(start)
        delimiter = stated["sign"] if stated else max(",;\t|", key=start.split("\n", 1)[0].count)
    with source.text() as stream:
        rows = table_rows(csv.reader(stream, delimiter=delimiter))
        if stated:
            next(rows)
        yield _table(source, rows)


def table_rows(reader: Any) -> Iterator[tuple[int, Sequence[str], str]]:
    """Number, cells and fault of each row that csv finds; a row that is no CSV has no cells."""
    while True:
        try:
            with _wide_cells():
                cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, (), f"is no CSV: {error}"
            continue
        strange = next((cell for cell in cells if _STRANGE.search(cell)), None)
        yield reader.line_num, cells, "holds bytes of another encoding; name it with --encoding" if strange else ""


@contextmanager
def _wide_cells() -> Iterator[None]:
    """The limit of csv is the whole process': it holds for one row here, and others find it as it was."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _table(source: Source, rows: Iterator[tuple[int, Sequence[str], str]]) -> Table:
    for _, cells, fault in rows:
        header = [" ".join(cell.split()) for cell in cells]
        if fault:
            raise RecordsError(f"{source.path}: the first row {fault}")
        if not any(header):
            continue
        twice = [name for name, count in Counter(filter(None, header)).items() if count > 1]
        if twice or len(header) > _MOST_COLUMNS:
            wrong = f"the column {twice[0]!r} twice" if twice else f"{len(header)} columns"
            raise RecordsError(f"{source.path}: has {wrong}", remedy="give each a name of its own")
        return Table(tuple(filter(None, header)), (_row(header, *row) for row in rows if any(row[1]) or row[2]))
    raise RecordsError(f"{source.path}: is empty", remedy="a table has a row with the names of its columns")


def _row(header: Sequence[str], number: int, cells: Sequence[str], fault: str) -> Row:
    stray = [cell for name, cell in zip_longest(header, cells, fillvalue="") if cell.strip() and not name]
    if stray and not fault:
        fault = f"has a cell without a column name: {stray[0].strip()[:40]!r}"
    return Row(number, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}, fault)


def _workbook(source: Source, sheet: str | None) -> Iterator[tuple[int, Sequence[str], str]]:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("to read .xlsx, install whomet[convert] (openpyxl)") from error
    with source.binary() as stream, source.binary() as again:
        try:
            values = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(again, read_only=True, data_only=False)
        except Exception as error:
            raise RecordsError(f"{source.path}: is no workbook that can be read: {type(error).__name__}") from error
        name = sheet or values.sheetnames[0]
        if name not in values.sheetnames:
            raise UsageError(f"{source.path}: has no sheet {name!r}", remedy=f"it has {', '.join(values.sheetnames)}")
        for book in (values, formulas):
            book[name].reset_dimensions()  # a workbook may claim a million columns
        yield from _sheet_rows(source, values[name], formulas[name])


def _sheet_rows(source: Source, values: Any, formulas: Any) -> Iterator[tuple[int, Sequence[str], str]]:
    rows = zip(values.iter_rows(), formulas.iter_rows(), strict=False)
    number = 0
    try:
        for number, (shown, written) in enumerate(rows, start=1):
            pairs = list(zip(shown, written, strict=False))
            lost = any(cell.value is None and _is_formula(formula.value) for cell, formula in pairs)
            yield number, [_text(cell) for cell in shown], "holds a formula without its result" if lost else ""
    except Exception as error:
        raise RecordsError(f"{source.path}: is damaged after row {number}: {type(error).__name__}") from error


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _text(cell: Any) -> str:
    """What the cell shows: `041` for a 41 that is formatted so, a day for a date."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and _ZEROS.fullmatch(str(cell.number_format)):
        return str(value).zfill(len(cell.number_format))
    return str(value)
