"""A result as an HTML table for notebooks, in which text from records is only text."""

from __future__ import annotations

from html import escape

from loader.graph import Node, Path, Relationship, Value
from loader.render.plain import are_numbers, line_text
from loader.render.text import visible
from loader.result import Result

__all__ = ["html_table", "html_text", "noted", "shortened"]

ROWS_SHOWN = 50
CHARACTERS_SHOWN = 300


def html_table(result: Result) -> str:
    """The first ROWS_SHOWN rows, each cell's first CHARACTERS_SHOWN characters, and a line that counts them all.

    Nodes, relationships and paths show labels, names and status. It holds no script, no link and no style that
    reaches outside of it.
    """
    right = [are_numbers(row[index] for row in result.rows) for index in range(len(result.columns))]
    head = "".join(f'<th scope="col">{html_text(name)}</th>' for name in result.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row, right))}</tr>\n" for row in result.rows[:ROWS_SHOWN])
    notes = "".join(f"<p>{html_text(note)}</p>" for note in result.notes)
    return (
        f"<div><table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"
        f"<p>{_count(len(result))}</p>{notes}</div>"
    )


def _count(rows: int) -> str:
    if rows > ROWS_SHOWN:
        return f"{ROWS_SHOWN} of {rows} rows"
    return "1 row" if rows == 1 else f"{rows} rows"


def _cell(value: Value, right: bool) -> str:
    align = "right" if right else "left"
    return f'<td style="text-align: {align}; vertical-align: top">{html_text(noted(value))}</td>'


def noted(value: Value) -> str:
    """Bare text for values; what a notebook prints for nodes, relationships and paths, wherever they are."""
    if isinstance(value, Node | Relationship | Path):
        return repr(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(noted, value))
    return line_text(value)


def html_text(text: str, longest: int = CHARACTERS_SHOWN) -> str:
    """The text, shortened and with control codes and the like shown as escapes, as content or attribute of HTML."""
    return escape(shortened(visible(text[: longest + 1]), longest))


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    return text if len(text) <= longest else text[: max(longest - 1, 0)] + "…"
