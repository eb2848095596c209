"""The command line. It reads arguments, calls `loader`, and prints; nothing is decided here."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import Annotated

import typer

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

app = typer.Typer(
    name="whomet",
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
