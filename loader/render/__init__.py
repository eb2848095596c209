"""Results as text: a table for people, JSON and CSV for programs, Markdown for pages."""

from __future__ import annotations

from loader.errors import UsageError
from loader.presenter import TEXT_FORMATS
from loader.render.csv_ import csv_text
from loader.render.markdown import markdown_text
from loader.render.plain import json_text, plain
from loader.result import Result

__all__ = ["FORMATS", "json_text", "plain", "render"]

FORMATS = TEXT_FORMATS


def render(result: Result, output: str, *, width: int | None = None, colour: bool = False) -> str:
    """The result in one of FORMATS, ending with a line end; write it without translating line ends.

    `width` and `colour` concern the table alone. Whatever a record holds, the text encodes as UTF-8 and carries no
    terminal code but those of the table's own colours. Raises UsageError for another format.
    """
    match output:
        case "table":
            from loader.render.table import table_text  # noqa: PLC0415 - rich is slow to import

            return table_text(result, width=width, colour=colour)
        case "json":
            return _json_array(result)
        case "jsonl":
            return "".join(json_text(row) + "\n" for row in result)
        case "csv":
            return csv_text(result)
        case "markdown":
            return markdown_text(result)
        case _:
            raise UsageError(f"there is no format {output!r}", remedy=f"use {', '.join(FORMATS)}")


def _json_array(result: Result) -> str:
    """An array of objects, one a line, so that it can be both parsed and read."""
    rows = [f"  {json_text(row)}" for row in result]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"
