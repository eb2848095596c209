"""A table for the terminal: it fits the width, or stands each row upright where the columns do not fit."""

from __future__ import annotations

import io
import shutil

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from loader.render.plain import are_numbers, line_text
from loader.render.text import visible
from loader.result import Result

__all__ = ["table_text"]

_NARROWEST = 9
"""Columns narrower than this on average are unreadable; then every row is set upright."""


def table_text(result: Result, *, width: int | None = None, colour: bool = False) -> str:
    """The rows as a table of at most `width` columns (the terminal's, or 100 where there is none).

    Cells are never read as markup; control codes, line ends and the like are shown as escapes. A last line counts
    the rows; the result's notes follow.
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
        upright = len(result.columns) > 1 and width < len(result.columns) * (_NARROWEST + 3)
        console.print(_upright(result) if upright else _across(result))
    count = len(result.rows)
    for line in ("1 row" if count == 1 else f"{count} rows", *result.notes):
        console.print(_text(line), style="dim", soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _across(result: Result) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index, name in enumerate(result.columns):
        right = are_numbers(row[index] for row in result.rows)
        table.add_column(_text(name), justify="right" if right else "left", overflow="fold")
    for row in result.rows:
        table.add_row(*(_text(line_text(value)) for value in row))
    return table


def _upright(result: Result) -> RenderableType:
    """Every row as lines of a name and a value, a blank line between rows."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold", ratio=1)
    for number, row in enumerate(result.rows):
        if number:
            table.add_row()
        for name, value in zip(result.columns, row, strict=True):
            table.add_row(_text(name), _text(line_text(value)))
    return table


def _text(value: str) -> Text:
    return Text(visible(value, breaks=True))
