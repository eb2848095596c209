"""The command line. It reads arguments, calls `loader`, and prints; nothing is decided here."""

from __future__ import annotations

import os

import typer

from loader.cli import asking, browsing, deciding, keeping, proving, tables
from loader.cli.common import guarded
from loader.cli.completing import join_words

__all__ = ["app", "main"]

app = typer.Typer(
    name="whomet",
    help="Who met whom, about what, holding which office: news records as a graph to ask.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (tables, keeping, asking, browsing, proving, deciding):
    for command in room.COMMANDS:
        app.command()(guarded(command))


def main() -> None:
    """Run the command line on the process's arguments and exit (README, "Exit codes")."""
    join_words(os.environ)
    app()
