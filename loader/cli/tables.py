"""Records from a spreadsheet: template, convert."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import complain, say
from loader.files import write_lines
from loader.text import counted

__all__ = ["COMMANDS"]


def template(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write to.")],
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="Separate by semicolons, as Excel expects in much of Europe.")
    ] = False,
) -> int:
    """Write empty tables to fill in with a spreadsheet program, for a document, its persons and its meetings."""
    for path in whomet.template(folder, separator=";" if semicolons else ","):
        say(str(path))
    return 0


def convert(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the tables.")],
    text: Annotated[Path, typer.Option("--text", help="The text that they were taken from.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file. Default: standard output.")
    ] = None,
) -> int:
    """Make records of the tables in a folder; or say every fault of every row, and make none."""
    made = whomet.convert(folder, text)
    for fault in made.faults:
        complain(str(fault))
    if made.faults:
        complain(f"{counted(len(made.faults), 'fault')}, no records; mend the tables and convert them again")
        return 1
    lines = [whomet.canonical_json(record) for record in made.records]
    if output is None:
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
        return 0
    sources = [text, *folder.glob("*.csv")]
    count = write_lines(output, (line.encode() for line in lines), sources=sources)
    complain(f"{count} records written to {output}")
    return 0


COMMANDS = (template, convert)
