"""A saved query as a person reads about it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from loader.pack.binding import as_option
from loader.pack.model import Parameter, SavedQuery, as_text
from loader.pack.reviewed import reviewed

__all__ = ["describe"]

_WIDTH = 78


def describe(query: SavedQuery, *, reviewed_only: bool = False) -> str:
    """What it answers, its parameters, its columns, how to run it, and its text; within 80 columns but for the text.
    With `reviewed_only` the text is that which leaves out what nobody has reviewed."""
    return "\n".join(_lines(reviewed(query) if reviewed_only else query))


def _lines(query: SavedQuery) -> Iterator[str]:
    yield query.title
    yield ""
    yield from textwrap.wrap(query.description, _WIDTH)
    if query.parameters:
        yield from ("", "parameters:", *_aligned({name: _said(p) for name, p in query.parameters.items()}))
    yield from ("", "columns:", *_aligned(query.returns))
    options = "".join(f" {as_option(parameter)}" for parameter in query.parameters.values() if parameter.required)
    yield from ("", "try:", f"  whomet run {query.name}{options}")
    if query.draws:
        yield f"  whomet browser {query.name}{options}"
    yield from ("", query.statement)


def _aligned(entries: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, entries))
    indent = " " * (width + 4)
    for name, said in entries.items():
        yield textwrap.fill(said, _WIDTH, initial_indent=f"  {name:{width}}  ", subsequent_indent=indent)


def _said(parameter: Parameter) -> str:
    needed = "required" if parameter.required else f"default {as_text(parameter.default)}"
    example = f"such as {as_text(parameter.example)}" if parameter.example is not None else ""
    return ", ".join(filter(None, (parameter.type, needed, parameter.description, example)))
