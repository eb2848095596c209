"""A saved query as one statement without parameters, for programs that know none.

Its values are bound on top, each once, so that a person changes them there:

    WITH "Wang Yi" AS person
    MATCH ...

Where a later clause would lose them, the query stands in a subquery that imports them. What Cypher takes as a number
alone, such as LIMIT, gets its value in place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from loader.cypher.parsing.parser import parse
from loader.cypher.semantics.analysis import analyze
from loader.errors import CypherError
from loader.graph import Value
from loader.neo4j_browser.literals import literal
from loader.pack.model import Parameter, SavedQuery
from loader.pack.scan import Piece, pieces, unquoted

__all__ = ["samples", "standalone_text"]

_SEMICOLONS = {"string": "\\u003b", "comment": ","}
_LIMITS = frozenset({"LIMIT", "SKIP", "OFFSET"})
_BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"})
_RESERVED = frozenset({"NULL", "TRUE", "FALSE", "NOT", "CASE", "DISTINCT", "ALL", "ANY", "NONE", "SINGLE", "EXISTS"})

Shape = Literal["plain", "subquery", "in place"]


def samples(query: SavedQuery) -> dict[str, Value]:
    """The values with which a query shows what it does: the example where one must be given, else the default."""
    return {name: p.sample if p.required else p.default for name, p in query.parameters.items()}


def standalone_text(query: SavedQuery, values: Mapping[str, Value] | None = None) -> str:
    """The query's statement with these values (else its samples) in place of its parameters.

    It gives the same rows as the query does with them. A value is bound on top only where whomet's own reader takes
    the outcome; else every use of the parameter becomes the value itself.
    """
    given = samples(query) if values is None else values
    parts = tuple(pieces(query.statement))
    for shape in _shapes(parts):
        made = _Standing(query, given, parts, shape).text()
        if shape == "in place" or _is_read(made):
            return made
    raise AssertionError("the last shape always serves")


def _shapes(parts: Sequence[Piece]) -> Iterator[Shape]:
    """What to try, the simplest first. A subquery keeps what is bound on top through every WITH and UNION."""
    words = [part.text.upper() for part in parts if part.kind == "word"]
    whole = not any(
        word in ("UNION", "CALL") or (word == "WITH" and before not in ("STARTS", "ENDS"))
        for before, word in zip(["", *words], words, strict=False)
    )
    if words and words[0] in _BEGINNINGS:
        yield "plain" if whole else "subquery"
    yield "in place"


def _is_read(text: str) -> bool:
    try:
        analyze(parse(text), text)
    except CypherError:
        return False
    return True


class _Standing:
    """One attempt."""

    def __init__(self, query: SavedQuery, values: Mapping[str, Value], parts: Sequence[Piece], shape: Shape) -> None:
        self._query = query
        self._values = values
        self._parts = parts
        self._shape = shape
        in_place = set(query.parameters) if shape == "in place" else set(_in_place(parts))
        taken = _names(parts) | set(query.returns)
        self._variables = {name: _free(name, taken) for name in query.parameters if name not in in_place}

    def text(self) -> str:
        statement = "".join(map(self._written, self._parts))
        if not self._variables:
            return statement
        if self._shape == "plain":
            return f"{self._top()}\n{statement}"
        imported = ", ".join(self._variables.values())
        columns = ", ".join(map(_column, self._query.returns))
        return f"{self._top()}\nCALL ({imported}) {{\n  {statement}\n}}\nRETURN {columns}"

    def _written(self, part: Piece) -> str:
        if part.kind == "parameter":
            name = unquoted(part.text[1:])
            return self._variables.get(name) or literal(self._values[name])
        if part.kind == "space" and self._shape == "subquery" and self._variables:
            return part.text.replace("\n", "\n  ")
        # Programs that take a file apart at semicolons do not all know strings and comments.
        return part.text.replace(";", _SEMICOLONS.get(part.kind, ";"))

    def _top(self) -> str:
        lines = [f"{literal(self._values[name])} AS {variable}" for name, variable in self._variables.items()]
        notes = [_note(self._query.parameters[name], self._values[name]) for name in self._variables]
        commas = [*[","] * (len(lines) - 1), ""]
        written = [f"{line}{comma}{note}" for line, comma, note in zip(lines, commas, notes, strict=True)]
        return "WITH " + "\n     ".join(written)


def _in_place(parts: Iterable[Piece]) -> Iterator[str]:
    """The parameters that a variable cannot stand for: those of LIMIT, and those within a subquery's own scope."""
    inside: list[bool] = []
    last, called = "", False
    for part in parts:
        if part.kind in ("space", "comment"):
            continue
        if part.kind == "parameter" and (last in _LIMITS or any(inside)):
            yield unquoted(part.text[1:])
        if part.text == "{":
            inside.append(called)
        elif part.text == "}" and inside:
            inside.pop()
        last = part.text.upper() if part.kind == "word" else ""
        called = last == "CALL" or (called and part.text != "{")


def _names(parts: Sequence[Piece]) -> set[str]:
    """Every word of the statement but the keys behind a dot."""
    before = [None, *parts]
    return {
        unquoted(part.text)
        for last, part in zip(before, parts, strict=False)
        if part.kind in ("word", "name") and not (last is not None and last.text == ".")
    }


def _free(name: str, taken: Collection[str]) -> str:
    """A name that no variable, key, label or column of the statement has."""
    free = name
    while free in taken or not free.isidentifier():
        free = f"given_{free}" if free.isidentifier() else "given"
    return free


def _column(name: str) -> str:
    if name.isidentifier() and name.upper() not in _RESERVED:
        return name
    return "`" + name.replace("`", "``") + "`"


def _note(parameter: Parameter, value: Value) -> str:
    """What the value means, as a comment behind it, and an example where it is null."""
    said = [parameter.description] if parameter.description else []
    if value is None and parameter.example is not None:
        said.append(f"for example {literal(parameter.example)}")
    elif value is None:
        said.append(f"null or a {parameter.type}")
    return f"  // {', '.join(said)}".replace(";", ",") if said else ""
