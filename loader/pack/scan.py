"""Reads of a Cypher statement what a saved query's header must agree with.

This is no parser: it knows strings, comments, quoted names and brackets, which is enough to find parameters,
the columns of the last RETURN, and words that write. A pack may hold Cypher that only a server runs, so it
must not depend on what the embedded reader understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Kind", "Piece", "ScanError", "Scanned", "Token", "pieces", "scan", "unquoted"]

Kind = Literal["space", "string", "comment", "block", "name", "parameter", "word", "number", "symbol"]

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>//[^\n]*)
    | (?P<block>/\*(?:[^*]|\*(?!/))*\*/)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<parameter>\$(?:[^\W\d]\w*|\d+|`(?:[^`]|``)*`))
    | (?P<name>`(?:[^`]|``)*`)
    | (?P<number>\d[\w]*(?:\.\d\w*)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<symbol>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNCLOSED = {"'": "string", '"': "string", "`": "name in backticks"}
_WRITES = frozenset({"CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "FOREACH", "LOAD", "DROP", "INSERT"})
_AFTER_RETURN = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class ScanError(Exception):
    """The statement is not fit for a pack; `line` counts from 1 within the statement."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a statement, spaces and comments among them: all pieces together are its text."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the statement. `depth` is how many brackets are open around it."""

    kind: Kind
    text: str
    line: int
    depth: int

    @property
    def upper(self) -> str:
        """The word in capitals; empty for what is no word, so that a quoted name is never a keyword."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the header is compared with: each parameter's first line, and the columns of the last RETURN."""

    parameters: dict[str, int]
    columns: tuple[str, ...]


def scan(statement: str) -> Scanned:
    """Read a statement. Raises ScanError for what a pack does not take: no or several statements, a comment
    between `/*` and `*/`, a word that writes, a procedure, a RETURN whose columns have no name of their own.
    """
    tokens = tuple(_tokens(statement))
    _refuse(tokens)
    start = _last_return(tokens)
    columns = tuple(_column(item) for item in _items(tokens, start + 1))
    parameters: dict[str, int] = {}
    for token in tokens:
        if token.kind == "parameter":
            parameters.setdefault(unquoted(token.text[1:]), token.line)
    return Scanned(parameters, columns)


def pieces(statement: str) -> Iterator[Piece]:
    """Every piece of a statement in its order, so that one kind can be changed and the others kept as they are."""
    for match in _TOKEN.finditer(statement):
        yield Piece(match.lastgroup, match.group())  # type: ignore[arg-type]


def _tokens(statement: str) -> Iterator[Token]:
    line, depth = 1, 0
    for piece in pieces(statement):
        kind, text = piece.kind, piece.text
        if kind == "symbol" and text in _CLOSE:
            depth -= 1
        if kind not in ("space", "comment"):
            yield Token(kind, text, line, depth)
        if kind == "symbol" and text in _OPEN:
            depth += 1
        line += text.count("\n")


def _refuse(tokens: Sequence[Token]) -> None:
    if not tokens:
        raise ScanError("there is no statement; write one below the blank line that ends the header", 1)
    for index, token in enumerate(tokens):
        previous = tokens[index - 1] if index else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        fault = _symbol_fault(token, following) or _word_fault(token, previous, following)
        if fault:
            raise ScanError(fault, token.line)


def _symbol_fault(token: Token, following: Token | None) -> str | None:
    """Why a token that is no word does not belong into a pack."""
    if token.kind == "block" or (token.text == "/" and following is not None and following.text == "*"):
        return "a comment between /* and */ keeps Neo4j Browser from taking the file; begin each line with //"
    if token.text in _UNCLOSED and token.kind == "symbol":
        return f"a {_UNCLOSED[token.text]} is opened with {token.text} and never closed"
    if token.text == ";":
        if following is None:
            return "a saved query ends without a semicolon; remove the ;"
        return "a file holds one statement; move what follows the ; to a file of its own"
    if token.text == "$" and token.kind == "symbol":
        return "a $ that begins no parameter; a label or type computed by $(...) is not valid in Cypher 5"
    return None


def _word_fault(token: Token, previous: Token | None, following: Token | None) -> str | None:
    """Why a keyword does not belong into a pack: it writes, or calls a procedure."""
    if previous is not None and previous.text in (".", ":", "|", "&", "!"):
        return None
    if following is not None and token.depth and following.text == ":":
        return None
    if token.upper in _WRITES:
        return f"a saved query only reads; {token.upper} is not allowed (as a name, write it in backticks)"
    if token.upper == "CALL" and following is not None and following.text not in ("{", "("):
        return "a saved query calls no procedure; only a subquery, CALL { ... }, is allowed"
    return None


def _last_return(tokens: Sequence[Token]) -> int:
    found = [i for i, token in enumerate(tokens) if token.upper == "RETURN" and token.depth == 0]
    if not found:
        raise ScanError("there is no RETURN; end the statement with one", tokens[-1].line)
    return found[-1]


def _items(tokens: Sequence[Token], start: int) -> Iterator[list[Token]]:
    """The expressions between the commas of a RETURN, DISTINCT left out."""
    item: list[Token] = []
    for token in tokens[start:]:
        if token.depth == 0 and token.upper in _AFTER_RETURN and not _is_alias(item):
            break
        if token.depth == 0 and token.text == ",":
            yield item
            item = []
        elif item or token.upper != "DISTINCT":
            item.append(token)
    yield item


def _is_alias(item: Sequence[Token]) -> bool:
    """Whether the next word is a column's name, even if it is spelt like a keyword."""
    return bool(item) and item[-1].upper == "AS"


def _column(item: Sequence[Token]) -> str:
    if len(item) >= 3 and item[-2].upper == "AS":
        return unquoted(item[-1].text)
    if len(item) == 1 and item[0].kind in ("word", "name"):
        return unquoted(item[0].text)
    if not item:
        raise ScanError("the RETURN has an empty column", 1)
    if len(item) == 1 and item[0].text == "*":
        raise ScanError("RETURN * does not say its columns; name each one", item[0].line)
    raise ScanError(f"give the column that begins with {item[0].text} a name with AS", item[0].line)


def unquoted(name: str) -> str:
    """The name that stands in backticks, or the word itself."""
    return name[1:-1].replace("``", "`") if name.startswith("`") else name
