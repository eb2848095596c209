"""The commands by name, each with the room that it stands in and what its help begins with.

Help and completion need no more than this: a room, and what it imports, is only read when one of its commands is run.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from loader.addresses import without_passwords
from loader.cli.common import guarded

__all__ = ["COMMANDS", "Commands", "made"]

COMMANDS = {
    "template": (
        "tables",
        "Write empty tables to fill in with a spreadsheet program, for a document, its persons and its meetings.",
    ),
    "convert": (
        "tables",
        "Make records of what you have: a table, event data, a calendar, another program's graph (see"
        " docs/convert.md).",
    ),
    "extract": ("extracting", "Propose records from news texts, each with its evidence, for a person to review."),
    "score": (
        "extracting",
        "Compare extracted records with those a person made: precision, recall, every miss and every false one.",
    ),
    "review": (
        "reviewing",
        "Decide on extracted records, one by one, each beside its quote; then load what is accepted.",
    ),
    "load": ("keeping", "Load records. Each document replaces what it said before; every record is accounted for."),
    "check": ("keeping", "Check records without loading them: every fault of every line."),
    "retract": ("keeping", "Remove a document and all that only it says. Decisions on who is who stay."),
    "export": (
        "keeping",
        "Write the graph for other programs, or its records to be loaded elsewhere: the same graph comes of them.",
    ),
    "stats": ("keeping", "How much the graph holds, by label and type."),
    "digest": ("keeping", "A fingerprint of the graph: the same for the same graph in any store."),
    "rebuild": (
        "keeping",
        "Make the graph anew from its own records: after a new version, or where it is damaged.",
    ),
    "doctor": ("keeping", "Check that everything whomet needs is there, and say what to do where it is not."),
    "bulk": (
        "importing",
        "Make files for neo4j-admin's import of very many records: the same graph as `load` makes in an empty"
        " database.",
    ),
    "queries": ("asking", "List the saved queries by topic."),
    "search": ("asking", "Search everything in the graph, the best first, each with what to run next."),
    "show": (
        "asking",
        "What a saved query answers, its parameters, its columns and its text, to be pasted into Neo4j Browser.",
    ),
    "run": ("asking", "Run a saved query."),
    "query": (
        "asking",
        "Run any reading query in Cypher. A parameter's value is taken as JSON where it is JSON, else as text.",
    ),
    "shell": (
        "prompting",
        "Ask one question after the other, with history and completion; `:help` says how. It only reads.",
    ),
    "browser": ("browsing", "Print a link that opens Neo4j Browser with a saved query filled in."),
    "new-query": ("browsing", "Write a file to begin a saved query with, into the first --pack (else ./queries)."),
    "evidence": (
        "proving",
        "Which document says it, at which characters, and in which words where the text is at hand.",
    ),
    "resolve": ("deciding", "Suggest persons and meetings that may be one. Nothing is merged until somebody decides."),
    "decide": (
        "deciding",
        "Decide whether two ids are one person, meeting, ..., or who of Wikidata one is, or take such a decision back.",
    ),
    "reconcile": (
        "reconciling",
        "Find who of Wikidata the graph's persons may be, in a table of yours, and decide (see docs/reconcile.md).",
    ),
    "mcp": (
        "assisting",
        "Serve the graph to an assistant over standard input and output (Model Context Protocol). It only reads.",
    ),
}


class _WhenAskedFor(MutableMapping[str, Any]):
    """The commands, each made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = made(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@contextmanager
def _quoting_no_password() -> Iterator[None]:
    """A complaint of arguments quotes them: an address that stands where none belongs, too."""
    try:
        yield
    except Exception as error:
        if isinstance(message := getattr(error, "message", None), str):
            error.message = without_passwords(message) + _remedy(error, message)  # type: ignore[attr-defined]
        raise


def _remedy(error: Exception, message: str) -> str:
    """What to write for a parameter that was given without its -P."""
    context = getattr(error, "ctx", None)
    takes = [option for each in context.command.params for option in each.opts] if context else []
    return "; write -P name=value" if "extra argument" in message and "=" in message and "-P" in takes else ""


def _light(parameters: list[Any]) -> list[Any]:
    """The same parameters, which process what is not given, and text that is to stay text, without Typer's converter:
    for it Typer imports pydantic, which takes longer than many a command runs."""
    for parameter in parameters:
        if "process_value" not in vars(parameter):
            parameter.process_value = partial(_processed, parameter, parameter.process_value)
    return parameters


def _processed(parameter: Any, process: Callable[..., Any], ctx: Any, value: Any) -> Any:
    if not (value is None and not parameter.required) and not _is_text(parameter, value):
        return process(ctx, value)
    return value if parameter.callback is None else parameter.callback(ctx, parameter, value)


def _is_text(parameter: Any, value: Any) -> bool:
    wanted = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    if isinstance(value, list | tuple):
        return bool(value) and wanted == list[str] and all(type(each) is str for each in value)
    return wanted is str and type(value) is str


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> list[Any]:
        return _light(super().get_params(ctx))


class Commands(TyperGroup):
    """`whomet` with all its commands. What is said of arguments that are wrong holds no password."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": _WhenAskedFor()})

    def make_context(self, *args: Any, **options: Any) -> Any:
        with _quoting_no_password():
            return super().make_context(*args, **options)

    def invoke(self, *args: Any, **options: Any) -> Any:
        with _quoting_no_password():
            return super().invoke(*args, **options)

    def get_params(self, ctx: Any) -> list[Any]:
        return _light(super().get_params(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as Typer calls it
        """As Typer does it with commands that are made."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            shown = {name: TyperCommand(name, help=says) for name, (_, says) in COMMANDS.items()}
            formatter.write_dl([(name, command.get_short_help_str(limit)) for name, command in shown.items()])


def made(name: str) -> Any:
    """A command as Typer runs it. Raises KeyError for a name that is none."""
    room, _ = COMMANDS[name]
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(name, cls=_Command)(guarded(_function(room, name)))
    return typer.main.get_command(alone)


def _function(room: str, name: str) -> Callable[..., int]:
    function: Callable[..., int] = getattr(importlib.import_module(f"loader.cli.{room}"), name.replace("-", "_"))
    return function
