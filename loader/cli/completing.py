"""What the shell offers when the tab key is pressed: names of queries, of parameters and of persons.

Nothing here may be slow, complain or fail: where there is nothing to offer, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from loader.api import open_graph
from loader.errors import UsageError, WhometError
from loader.pack import Pack, find_pack
from loader.pack.binding import as_text
from loader.people import words_of
from loader.settings import find_settings

__all__ = ["Given", "Name", "split_given"]

_LARGEST_FILE = 20_000_000
"""A graph whose file has more bytes takes longer to open than anybody waits for a completion."""


def _pack(ctx: typer.Context) -> Pack:
    return find_pack(map(Path, ctx.params.get("pack") or ()))


def query_names(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The saved queries whose name begins so, each with its title."""
    with suppress(WhometError, OSError):
        return [(query.name, query.title) for query in _pack(ctx).values() if query.name.startswith(incomplete)]
    return []


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """`name=` for each parameter that the query has; behind it, its values."""
    name, equals, begun = incomplete.partition("=")
    with suppress(WhometError, OSError):
        saved = _pack(ctx).find(ctx.params.get("name") or "")
        if not equals:
            return [(f"{p.name}=", p.type) for p in saved.parameters.values() if p.name.startswith(name)]
        parameter = saved.parameters[name]
        if "person" in parameter.type:
            return [(f"{name}={found}", id_) for found, id_ in _people(ctx, begun)]
        sample = as_text(parameter.sample)
        return [(f"{name}={sample}", "for example")] if sample.startswith(begun) else []
    return []


def _people(ctx: typer.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Persons of whose name some word begins as the last word that was typed, and that have the words before it."""
    settings = find_settings(ctx.params.get("store"), env_file=ctx.params.get("env_file"))
    if settings.path is not None and settings.path.stat().st_size > _LARGEST_FILE:
        return
    wanted = words_of(begun.strip("\"'"))
    with open_graph(ctx.params.get("store"), env_file=ctx.params.get("env_file"), must_exist=True) as graph:
        for name, id_ in graph.people().names():
            if " ".join(words_of(name)).startswith(" ".join(wanted)):
                yield name, id_


def split_given(param: list[str] | None) -> dict[str, Any]:
    """What stands behind -P, by name. Raises UsageError for what is no NAME=VALUE, or is given twice."""
    given: dict[str, Any] = {}
    for item in param or ():
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"-P {item}: write -P name=value")
        if name in given:
            raise UsageError(f"-P {name} is given twice; give it once (a list as a,b,c or as JSON)")
        given[name] = value
    return given


Name = Annotated[str, typer.Argument(help="The name of a saved query.", autocompletion=query_names)]
Given = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-P",
        metavar="NAME=VALUE",
        help="A parameter; may be repeated.",
        show_default=False,
        autocompletion=parameters,
    ),
]
