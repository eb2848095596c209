"""A table for the terminal: it fits the width, or stands each row upright where the columns do not fit."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from loader.render.html import noted
from loader.render.plain import filled_columns, line_text
from loader.result import Result
from loader.text import counted, shortened, visible

__all__ = ["short_table", "table_text"]

ROWS_SHOWN = 20

_READABLE = 16
"""A column that is cut to fewer characters than this, though its text is longer, is hard to read."""
_GAP = 2
_CUT = 200
_NUMBER = re.compile(r"(-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?)?")


def table_text(result: Result, *, width: int | None = None, colour: bool = False) -> str:
    """The rows as a table of at most `width` columns (the terminal's, or 100 where there is none).

    Columns that are empty in every row are left out, unless all are. Where the rest do not fit, each row stands
    upright. Cells are never read as markup; control codes, line ends and the like are shown as escapes. A last line
    counts the rows; the result's notes follow.
    """
    width = width or shutil.get_terminal_size((100, 24)).columns
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        force_jupyter=False,
        highlight=False,
        legacy_windows=False,
    )
    if result.rows:
        columns, rows = _shown(result)
        console.print(_across(columns, rows) if _fits(columns, rows, width) else _upright(columns, rows))
    for line in (counted(len(result.rows), "row"), *result.notes):
        console.print(_text(line), style="dim", soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def short_table(result: Result) -> str:
    """The first ROWS_SHOWN rows in 100 columns, long cells cut; nodes and the like show labels and status."""
    rows = [tuple(shortened(noted(value), _CUT) for value in row) for row in result.rows[:ROWS_SHOWN]]
    left_out = len(result) - len(rows)
    notes = (f"{left_out} more of {len(result)} rows", *result.notes) if left_out else result.notes
    return table_text(Result(result.columns, rows, notes), width=100).rstrip()


def _shown(result: Result) -> tuple[list[Text], list[list[Text]]]:
    """The column names and rows as text, without the columns that are empty in every row."""
    filled = filled_columns(result)
    return [_text(result.columns[i]) for i in filled], [
        [_text(line_text(row[i])) for i in filled] for row in result.rows
    ]


def _fits(columns: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> bool:
    """Whether every column gets what it needs, or a readable width at least."""
    widths = [max(cell.cell_len for cell in cells) for cells in zip(columns, *rows, strict=True)]
    return len(columns) < 3 or sum(min(w, _READABLE) + _GAP for w in widths) - _GAP <= width


def _across(columns: Sequence[Text], rows: Sequence[Sequence[Text]]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for index, name in enumerate(columns):
        right = all(_NUMBER.fullmatch(row[index].plain) for row in rows)
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _upright(columns: Sequence[Text], rows: Sequence[Sequence[Text]]) -> RenderableType:
    """Every row as lines of a name and a value, empty values left out, a blank line between rows."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold", ratio=1)
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for name, cell in zip(columns, row, strict=True):
            if cell:
                table.add_row(name, cell)
    return table


def _text(value: str) -> Text:
    return Text(visible(value, breaks=True))
