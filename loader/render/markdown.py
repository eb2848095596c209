"""A table in GitHub's Markdown, in which text from records is only text."""

from __future__ import annotations

import re

from loader.graph import Value
from loader.render.plain import are_numbers, line_text
from loader.result import Result
from loader.text import visible

__all__ = ["markdown_text"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+!|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_ENTITY = re.compile("[&<>@]")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)")


def markdown_text(result: Result) -> str:
    """A pipe table; columns that hold only numbers are set to the right. Line ends in a cell become `<br>`."""
    rule = ["---:" if are_numbers(row[i] for row in result.rows) else "---" for i in range(len(result.columns))]
    lines = [[_cell(name) for name in result.columns], rule]
    lines += [[_cell(value) for value in row] for row in result.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: Value) -> str:
    text = _SPECIAL.sub(lambda match: "\\" + match.group(), visible(line_text(value)))
    text = _ENTITY.sub(lambda match: _ENTITIES[match.group()], text)
    text = _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}&#{ord(m[2] or m[4])};", text)
    return "<br>".join(text.replace("\t", " ").splitlines()).strip()
