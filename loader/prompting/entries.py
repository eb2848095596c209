"""What is typed, taken apart: where an entry ends, and what kind it is.

A Cypher query goes over as many lines as it likes and ends with a semicolon. Everything else, a saved query with its
values or a command such as `:help`, is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loader.errors import UsageError
from loader.pack.scan import pieces

__all__ = ["Entry", "Word", "entries", "is_cypher", "is_whole", "quoted", "whole_words", "words_of_line"]

_CYPHER = frozenset({
    "MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "CALL", "EXPLAIN", "PROFILE", "CYPHER", "UNION", "SHOW", "USE",
    "FINISH", "LET", "FILTER", "FOR", "WHEN", "LIMIT", "ORDER", "CREATE", "MERGE", "DELETE", "DETACH", "NODETACH",
    "SET", "REMOVE", "FOREACH", "LOAD", "DROP", "INSERT", "TERMINATE", "ALTER", "GRANT", "DENY", "REVOKE",
})  # fmt: skip
"""The words that a Cypher query can begin with; those that write are refused by whoever reads it, with the reason."""

_FIRST = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*([^\s(;]*)", re.DOTALL)
_OPENS = ("'", '"', "`")
_PLAIN = re.compile(r"[\w.,:/+-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be answered. `line` is the line, from 1, on which it begins."""

    text: str
    line: int


def is_cypher(text: str) -> bool:
    """Whether the text begins a Cypher query: by its first word, comments left out."""
    found = _FIRST.match(text)
    return found is not None and found[1].upper() in _CYPHER


def is_whole(text: str) -> bool:
    """Whether what was typed so far can be answered: a line, a query up to its semicolon, or one that an empty line
    ends."""
    *_, left = entries(text, final=False)
    return text.endswith("\n") or not is_cypher(left.text)


def entries(text: str, *, final: bool) -> Iterator[Entry]:
    """The entries of a text in their order. The last one is what is left behind the last end: what is still to be gone
    on with; or with `final`, if it is not blank, an entry like the others."""
    line = 1
    while text:
        end = _semicolon(text) if is_cypher(text) else text.find("\n")
        if end < 0:
            break
        if not _says_nothing(text[:end]):
            yield Entry(text[:end].strip(), line)
        line += text.count("\n", 0, end + 1)
        text = text[end + 1 :]
    if not final or not _says_nothing(text):
        yield Entry(text.strip() if final else text, line)


def _says_nothing(text: str) -> bool:
    """Whether a line is blank, or only a comment."""
    return not text.strip() or ("\n" not in text and text.lstrip().startswith("//"))


def _semicolon(text: str) -> int:
    """Where the first semicolon stands that is not within a string, a quoted name or a comment; -1 for none. What is
    opened and never closed has none: more is to come."""
    at = 0
    for piece in pieces(text):
        if piece.kind == "symbol" and (piece.text in _OPENS or text.startswith("/*", at)):
            return -1
        if piece.text == ";":
            return at
        at += len(piece.text)
    return -1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line without its quotes: where it begins, and the quote that is still open at the line's end."""

    text: str
    start: int
    open: str = ""


def words_of_line(line: str) -> list[Word]:
    """The words of a line, as a shell takes it apart: quotes hold a word together, a backslash takes the next
    character as it is (not within single quotes)."""
    found: list[Word] = []
    text, start, quote, escaped = "", -1, "", False
    for at, character in enumerate(line):
        if start < 0 and not character.isspace():
            start = at
        if escaped:
            text, escaped = text + character, False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            text, quote = (text, "") if character == quote else (text + character, quote)
        elif character in "'\"":
            quote = character
        elif not character.isspace():
            text += character
        elif start >= 0:
            found.append(Word(text, start))
            text, start = "", -1
    if start >= 0:
        found.append(Word(text, start, quote))
    return found


def whole_words(line: str) -> list[str]:
    """The words of a line that is whole. Raises UsageError for a quote that is never closed."""
    words = words_of_line(line)
    if words and words[-1].open:
        raise UsageError(f"a quote is opened with {words[-1].open} and never closed")
    return [word.text for word in words]


def quoted(text: str) -> str:
    """The text as one word of a line: as it is where that will do, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
