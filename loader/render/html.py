"""A result as an HTML table for notebooks, in which text from records is only text."""

from __future__ import annotations

from html import escape

from loader.graph import Node, Path, Relationship, Value
from loader.render.plain import are_numbers, filled_columns, line_text
from loader.result import Result
from loader.text import counted, shortened, visible

__all__ = ["html_table", "html_text", "noted"]

ROWS_SHOWN = 50
CHARACTERS_SHOWN = 300
_SHORT = 20


def html_table(result: Result) -> str:
    """The first ROWS_SHOWN rows, each cell's first CHARACTERS_SHOWN characters, and a line that counts them all.

    Columns that are empty in every row are left out, unless all are. Nodes, relationships and paths show labels, names
    and status. It holds no script, no link and no style that reaches outside of it.
    """
    filled = filled_columns(result)
    right = {index: are_numbers(row[index] for row in result.rows) for index in filled}
    head = "".join(f'<th scope="col" style="{_align(right[i])}">{html_text(result.columns[i])}</th>' for i in filled)
    cells = ("".join(_cell(row[i], right[i]) for i in filled) for row in result.rows[:ROWS_SHOWN])
    rows = "".join(f"<tr>{row}</tr>\n" for row in cells)
    notes = "".join(f"<p>{html_text(note)}</p>" for note in result.notes)
    return (
        f'<div style="overflow-x: auto"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
        f"<p>{_count(len(result))}</p>{notes}</div>"
    )


def _count(rows: int) -> str:
    if rows > ROWS_SHOWN:
        return f"{ROWS_SHOWN} of {rows} rows"
    return counted(rows, "row")


def _cell(value: Value, right: bool) -> str:
    text = noted(value)
    width = "white-space: nowrap" if len(text) <= _SHORT and "\n" not in text else "min-width: 13em"
    return f'<td style="{_align(right)}; vertical-align: top; {width}">{html_text(text)}</td>'


def _align(right: bool) -> str:
    return f"text-align: {'right' if right else 'left'}"


def noted(value: Value) -> str:
    """Bare text for values; what a notebook prints for nodes, relationships and paths, wherever they are."""
    if isinstance(value, Node | Relationship | Path):
        return repr(value)
    if isinstance(value, list):
        return "; ".join(map(noted, value))
    return line_text(value)


def html_text(text: str, longest: int = CHARACTERS_SHOWN) -> str:
    """The text, shortened and with control codes and the like shown as escapes, as content or attribute of HTML."""
    return escape(shortened(visible(text[: longest + 1]), longest))
