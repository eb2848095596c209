"""What the shell offers when the tab key is pressed: names of queries, of parameters and of what is in the graph.

Nothing here may be slow, complain or fail: where there is nothing to offer, nothing is offered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

import loader as whomet
from loader.errors import UsageError, WhometError

__all__ = ["Given", "Name", "join_words", "split_given"]

_SPLIT, _QUOTED = "_WHOMET_PARAMETER", "_WHOMET_QUOTE"
_LARGEST_FILE = 20_000_000
"""A graph whose file has more bytes takes longer to open than anybody waits for a completion."""


def _pack(ctx: typer.Context) -> whomet.Pack:
    return whomet.find_pack(map(Path, ctx.params.get("pack") or ()))


def query_names(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The saved queries whose name begins so, each with its title."""
    with suppress(WhometError, OSError):
        return [(query.name, query.title) for query in _pack(ctx).values() if query.name.startswith(incomplete)]
    return []


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """`name=` for each parameter that the query has; behind it, its values."""
    with suppress(WhometError, OSError, KeyError):
        # The option that is being completed has no value yet, so that the parser stopped before it named the words.
        saved = _pack(ctx).find(ctx.params.get("name") or next(iter(ctx.args), ""))
        split = os.environ.get(_SPLIT)
        if split is not None:
            return [(_escaped(value), said) for value, said in _values(ctx, saved.parameters[split], incomplete)]
        name, equals, begun = incomplete.partition("=")
        if equals:
            return [(f"{name}={value}", said) for value, said in _values(ctx, saved.parameters[name], begun)]
        fitting = [p for p in saved.parameters.values() if p.name.startswith(name)]
        # Of a single one the shell would think that the word is whole, and go on to the next.
        samples = [(f"{p.name}={p.sample_text}", "for example") for p in fitting] if len(fitting) == 1 else []
        return [(f"{p.name}=", p.type) for p in fitting] + samples
    return []


def _values(ctx: typer.Context, parameter: whomet.Parameter, begun: str) -> list[tuple[str, str]]:
    if parameter.kind:
        return [(name, id_) for name, id_ in _named(ctx, parameter.kind) if name.startswith(begun)]
    sample = parameter.sample_text
    return [(sample, "for example")] if sample.startswith(begun) else []


def _named(ctx: typer.Context, kind: str) -> Iterator[tuple[str, str]]:
    from loader.settings import find_settings  # noqa: PLC0415 - only what is completed needs it

    store, env_file = ctx.params.get("store"), ctx.params.get("env_file")
    settings = find_settings(store, env_file=Path(env_file) if env_file else None)
    if settings.path is not None and settings.path.stat().st_size > _LARGEST_FILE:
        return
    with whomet.open_graph(store, env_file=Path(env_file) if env_file else None, must_exist=True) as graph:
        yield from graph.named(kind).names()


def join_words(environment: MutableMapping[str, str]) -> None:
    """Undo what Bash does to `-P person=Wa` while it completes: it takes the `=` for the end of a word.

    The words become `-P Wa`, and the parameter's name is kept aside for `parameters`.
    """
    if environment.get("_WHOMET_COMPLETE") != "complete_bash":
        return
    words, at = environment.get("COMP_WORDS", "").split("\n"), int(environment.get("COMP_CWORD") or 0)
    begun = words[at] if at < len(words) else ""
    before = words[:at]
    if begun == "=":
        before, begun = [*before, "="], ""
    if len(before) < 3 or before[-1] != "=" or before[-3] not in ("-P", "--param"):
        return
    environment[_SPLIT] = before[-2]
    environment[_QUOTED] = begun[:1] if begun[:1] in ("'", '"') else ""
    environment["COMP_WORDS"] = "\n".join([*before[:-2], begun])
    environment["COMP_CWORD"] = str(len(before) - 2)


def _escaped(value: str) -> str:
    """The value as Bash takes it for one word; within quotes it does so anyway."""
    return value if os.environ.get(_QUOTED) else re.sub(r"([^\w.,-])", r"\\\1", value)


def split_given(param: list[str] | None) -> dict[str, Any]:
    """What stands behind -P, by name. Raises UsageError for what is no NAME=VALUE, or is given twice."""
    given: dict[str, Any] = {}
    for item in param or ():
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"-P {item}: write -P name=value")
        if name in given:
            raise UsageError(f"-P {name} is given twice", remedy="give it once (a list as a,b,c or as JSON)")
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
