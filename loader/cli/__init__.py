"""The command line. It reads arguments, calls `loader`, and prints; nothing is decided here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from loader.addresses import without_passwords
from loader.cli import (
    asking,
    assisting,
    browsing,
    deciding,
    extracting,
    importing,
    keeping,
    prompting,
    proving,
    reconciling,
    reviewing,
    tables,
)
from loader.cli.common import guarded, say
from loader.cli.completing import join_words

__all__ = ["app", "main"]


@contextmanager
def _quoting_no_password() -> Iterator[None]:
    """A complaint of arguments quotes them: an address that stands where none belongs, too."""
    try:
        yield
    except Exception as error:
        if isinstance(message := getattr(error, "message", None), str):
            error.message = without_passwords(message)  # type: ignore[attr-defined]
        raise


class _Commands(TyperGroup):
    """All commands. What is said of arguments that are wrong holds no password."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        with _quoting_no_password():
            return super().make_context(*args, **options)

    def invoke(self, *args: Any, **options: Any) -> Any:
        with _quoting_no_password():
            return super().invoke(*args, **options)


app = typer.Typer(
    name="whomet",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (
    tables,
    extracting,
    reviewing,
    keeping,
    importing,
    asking,
    prompting,
    browsing,
    proving,
    deciding,
    reconciling,
    assisting,
):
    for command in room.COMMANDS:
        app.command()(guarded(command))


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"whomet {version('whomet')}")
        raise typer.Exit


@app.callback()
def _whole(
    show_version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Who met whom, about what, holding which office: news records as a graph to ask."""


def main() -> None:
    """Run the command line on the process's arguments and exit (README, "Exit codes")."""
    join_words(os.environ)
    app()
