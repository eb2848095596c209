"""The command line. It reads arguments, calls `loader`, and prints; nothing is decided here."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from loader.cli.commands import Commands
from loader.cli.common import say

__all__ = ["app", "main"]

app = typer.Typer(
    name="whomet",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and nothing else asks for it

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
    if "_WHOMET_COMPLETE" in os.environ:
        from loader.cli.completing import join_words  # noqa: PLC0415 - slow to import, and seldom needed

        join_words(os.environ)
    app()
