"""What can stand where the cursor is: queries, parameters, commands, labels, types, properties and names.

`offers` needs no terminal: it takes the text before the cursor, and says what can take the place of its last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from loader.cypher import functions
from loader.pack import Parameter, SavedQuery
from loader.pack.scan import Piece, pieces
from loader.pack.types import element_type
from loader.presenter import TEXT_FORMATS
from loader.prompting.commands import COMMANDS
from loader.prompting.entries import entries, is_cypher, quoted, words_of_line
from loader.prompting.naming import Named
from loader.records import Status
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS
from loader.text import shortened

__all__ = ["Offer", "Surroundings", "offers"]

_KEYWORDS = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "RETURN DISTINCT", "WITH", "UNWIND", "ORDER BY", "SKIP", "LIMIT",
    "UNION", "AND", "OR", "NOT", "IN", "AS", "IS NULL", "IS NOT NULL", "CONTAINS", "STARTS WITH", "ENDS WITH",
    "EXISTS {", "COUNT {", "COLLECT {", "CASE", "WHEN", "THEN", "ELSE", "END", "DESC", "EXPLAIN", "PROFILE",
    "count(", "collect(", "min(", "max(", "sum(", "avg(",
)  # fmt: skip
_FUNCTIONS = sorted({f"{function.name}(" for function in functions.FUNCTIONS.values()})
_LABELS = (*LABELS, *SECOND_LABELS)
_PROPERTIES = {name: tuple(kind.properties) for name, kind in LABELS.items()} | {
    name: tuple(kind.properties) for name, kind in RELATIONSHIPS.items()
}
_VARIABLE = re.compile(r"[(\[]\s*(\w+)\s*:\s*!?(\w+)")
_LABEL_OF = {
    "person": "Person", "other": "Person", "meeting": "Meeting", "issue": "Issue", "place": "Place", "event": "Event",
    "office": "Role", "country": "Country", "document": "Document", "trip": "Trip",
}  # fmt: skip
"""What is named by a parameter of this type, or of the type string and this name."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that can stand in the place of the last `back` characters before the cursor, and what it is."""

    text: str
    back: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is to be named: the saved queries, what stands in the graph, and the parameters that were set."""

    pack: Mapping[str, SavedQuery]
    named: Callable[[], Iterable[Named]]
    parameters: Iterable[str] = ()


def offers(text: str, around: Surroundings) -> Iterator[Offer]:
    """Everything that can take the place of what was begun, whatever its case."""
    *_, entry = entries(text, final=False)
    if is_cypher(entry.text):
        yield from _within_cypher(entry.text, around)
    else:
        yield from _within_line(entry.text.lstrip(), around)


def _begun(found: Iterable[tuple[str, str]], begun: str, back: int) -> Iterator[Offer]:
    wanted = begun.casefold()
    yield from (Offer(text, back, says) for text, says in found if text.casefold().startswith(wanted))


def _within_line(line: str, around: Surroundings) -> Iterator[Offer]:
    words = words_of_line(line)
    if not words or (len(words) == 1 and not line[-1].isspace()):
        yield from _first_words(line, around)
        return
    last = None if line[-1].isspace() and not words[-1].open else words[-1]
    begun, back = ("", 0) if last is None else (last.text, len(line) - last.start)
    name = next((word.text for word in words if word.text not in ("whomet", "run")), "")
    if name in (":help", ":show", "help"):
        yield from _begun(((query.name, query.title) for query in around.pack.values()), begun, back)
    elif name == ":format":
        yield from _begun(((each, "") for each in TEXT_FORMATS), begun, back)
    elif name == ":schema":
        yield from _begun(((each, "") for each in _PROPERTIES), begun, back)
    elif name in around.pack:
        yield from _values(around.pack[name], {word.text.partition("=")[0] for word in words[1:]}, begun, back, around)


def _first_words(begun: str, around: Surroundings) -> Iterator[Offer]:
    commands = ((f":{command.name}", command.says) for command in COMMANDS.values())
    queries = ((query.name, query.title) for query in around.pack.values())
    clauses = ((word, "Cypher") for word in ("MATCH", "OPTIONAL MATCH", "RETURN", "UNWIND", "WITH") if begun)
    yield from _begun((*commands, *queries, *clauses), begun, len(begun))


def _values(query: SavedQuery, given: Iterable[str], begun: str, back: int, around: Surroundings) -> Iterator[Offer]:
    name, equals, value = begun.partition("=")
    if not equals:
        free = (p for p in query.parameters.values() if p.name not in given or p.name == begun)
        yield from _begun(((f"{p.name}=", f"{p.type}, such as {p.sample_text}") for p in free), begun, back)
    elif name in query.parameters:
        for text, says in _samples(query.parameters[name], around):
            if _fits(text, value):
                yield Offer(f"{name}={quoted(text)}", back, says)


def _samples(parameter: Parameter, around: Surroundings) -> Iterator[tuple[str, str]]:
    kind = element_type(parameter.type) or parameter.type
    label = _LABEL_OF.get(parameter.name if kind == "string" else kind)
    if label is not None:
        yield from ((each.name, each.id) for each in around.named() if each.label == label)
    elif parameter.name == "status":
        yield from ((status, "") for status in get_args(Status))
    elif kind == "boolean":
        yield from (("true", ""), ("false", ""))
    else:
        yield parameter.sample_text, "for example"


def _fits(text: str, begun: str) -> bool:
    """Whether a name, or any word of it, begins so: surnames are what people remember."""
    wanted = begun.casefold()
    return text.casefold().startswith(wanted) or f" {wanted}" in f" {text.casefold()}"


def _within_cypher(text: str, around: Surroundings) -> Iterator[Offer]:
    found = list(pieces(text))
    opened = _open_string(found)
    if opened is not None:
        yield from _names_in_quotes(opened, around)
        return
    begun = found.pop().text if found and found[-1].kind in ("word", "parameter") else ""
    back = len(begun)
    if begun.startswith("$") or (found and found[-1].text == "$"):
        yield from _begun(((name, "parameter") for name in around.parameters), begun.removeprefix("$"), len(begun[1:]))
        return
    before = next((piece.text for piece in reversed(found) if piece.kind != "space"), "")
    bracket = _innermost(found)
    if before in (":", "|", "&", "!") and bracket != "{":
        kinds = RELATIONSHIPS if bracket == "[" else _LABELS
        yield from _begun(((name, "type" if bracket == "[" else "label") for name in kinds), begun, back)
    elif before == "." or (bracket == "{" and before in ("{", ",")):
        yield from _begun(_properties(text, found, before), begun, back)
    elif begun:
        yield from _begun(((word, "") for word in (*_KEYWORDS, *_FUNCTIONS)), begun, back)


def _open_string(found: list[Piece]) -> str | None:
    """What stands behind a quote that is not closed, the quote with it. Pieces take such a quote for a symbol."""
    for place, piece in enumerate(found):
        if piece.kind == "symbol" and piece.text in "'\"":
            return "".join(each.text for each in found[place:])
    return None


def _names_in_quotes(opened: str, around: Surroundings) -> Iterator[Offer]:
    quote, begun = opened[0], opened[1:]
    for each in around.named():
        if _fits(each.name, begun):
            escaped = each.name.replace("\\", "\\\\").replace(quote, f"\\{quote}")
            yield Offer(f"{quote}{escaped}{quote}", len(opened), f"{each.label} {shortened(each.id, 40)}")


def _innermost(found: list[Piece]) -> str:
    """The bracket that is open at the end."""
    opened: list[str] = []
    for piece in found:
        if piece.kind == "symbol" and piece.text in "([{":
            opened.append(piece.text)
        elif piece.kind == "symbol" and piece.text in ")]}" and opened:
            opened.pop()
    return opened[-1] if opened else ""


def _properties(text: str, found: list[Piece], before: str) -> Iterator[tuple[str, str]]:
    """The properties of the variable before the dot, or of the pattern around the brace; else all there are."""
    words = [piece.text for piece in found if piece.kind == "word"]
    labels = dict(_VARIABLE.findall(text))
    kind = (
        labels.get(words[-1], "")
        if before == "." and words
        else next((word for word in reversed(words) if word in _PROPERTIES), "")
    )
    if kind in _PROPERTIES:
        yield from ((name, f"of {kind}") for name in _PROPERTIES[kind])
    else:
        yield from ((name, "") for name in sorted({name for names in _PROPERTIES.values() for name in names}))
