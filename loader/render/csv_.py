"""CSV after RFC 4180, in which no cell can start a formula when a spreadsheet opens it."""

from __future__ import annotations

import math
import re

from loader.graph import Value
from loader.render.plain import json_text, line_text
from loader.result import Result
from loader.text import visible

__all__ = ["csv_text"]

# A spreadsheet skips blanks before a formula's sign, and takes the full-width signs for the narrow ones.
_FORMULA = re.compile("[\\s\u200c\u200d]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
# A program that splits at another sign than the comma knows no quotation marks inside: there a cell begins behind it.
_INSIDE = re.compile('([;|\t\r\n][\\s"\u200c\u200d]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')
# Another separator than the comma is what some locales split at, so a cell with one is quoted too.
_TO_QUOTE = re.compile('[",;|\t\r\n]|^\\s|\\s$|^$')


def csv_text(result: Result) -> str:
    """The rows under a line of column names, each line ended by CR LF.

    Null is an empty cell and empty text a quoted one. Numbers stay numbers; lists, maps, nodes, relationships and
    paths are JSON; text that would start a formula gets an apostrophe in front, also where it would only for a program
    that splits at semicolons, bars, tabs or line ends.
    """
    lines = [result.columns, *result.rows]
    return "".join(",".join(_cell(value) for value in line) + "\r\n" for line in lines)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and math.isfinite(value):
        return line_text(value)
    text = visible(value) if isinstance(value, str) else _structured(value)
    if _FORMULA.match(text):
        text = f"'{text}"
    text = _INSIDE.sub(r"\1'", text)
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text


def _structured(value: Value) -> str:
    json = json_text(value)
    return json[1:-1] if json.startswith('"') else json
