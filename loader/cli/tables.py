"""Records from a spreadsheet: template, convert."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TypedDict

import typer

import loader as whomet
from loader.cli.common import complain, progress_bar, say
from loader.errors import UsageError
from loader.files import write_lines, write_unless_changed
from loader.text import counted

__all__ = ["SOURCES"]

SOURCES = (
    "csv, xlsx, followthemoney, wikidata, gdelt, polecat, icews, colt, visits, ics, graphdocument, neo4j-graphrag, "
    "graphrag, llamaindex, graphiti, langextract, itext2kg"
)


class _Said(TypedDict):
    """What a person says of a file."""

    mapping: Path | None
    name: str
    dates: str | None
    sheet: str | None
    encoding: str | None
    mentions: Path | None


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
    input_: Annotated[Path, typer.Argument(metavar="INPUT", help="The file; without --from, the folder of tables.")],
    format_: Annotated[
        str | None, typer.Option("--from", help=f"What the file is: {SOURCES}.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to this file. Default without --from: standard output."),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option("--text", help="The text that the folder's tables were taken from.", show_default=False),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", help="Which column of a table says what.", show_default=False)
    ] = None,
    guess: Annotated[bool, typer.Option("--guess", help="Write such a map to --map, and show it.")] = False,
    name: Annotated[
        str, typer.Option("--name", help="The source's name, which its ids begin with. Default: the file's.")
    ] = "",
    dates: Annotated[
        str | None, typer.Option("--dates", help="dmy or mdy: what 4/5/2031 means.", show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook.", show_default=False)] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Of a file that is not UTF-8, such as cp1252.", show_default=False)
    ] = None,
    mentions: Annotated[
        Path | None, typer.Option("--mentions", help="GDELT's mentions of these events.", show_default=False)
    ] = None,
) -> int:
    """Make records of what you have: a table, event data, a calendar, another program's graph (see docs/convert.md)."""
    if format_ is None:
        if text is None:
            raise UsageError("name what the file is with --from, or the text of a folder of tables with --text")
        return _convert_tables(input_, text, output)
    if guess:
        return _guess(whomet.guess_map(input_, sheet=sheet, encoding=encoding), mapping)
    if output is None:
        raise UsageError("name the file to write the records to with --output")
    said = _Said(mapping=mapping, name=name, dates=dates, sheet=sheet, encoding=encoding, mentions=mentions)
    with progress_bar("converting") as progress:
        report = whomet.convert_file(format_, input_, output, progress=progress, **said)
    for line in report.lines():
        complain(line)
    complain(f"written to {output}; all are unreviewed")
    return 1 if report.faulty else 0


def _guess(found: str, mapping: Path | None) -> int:
    say(found)
    if mapping is not None:
        if mapping.exists():
            raise UsageError(f"{mapping}: is there already", remedy="name another file with --map, or remove it")
        write_lines(mapping, [found.encode()])
        complain(f"written to {mapping}; read it, mend it, then convert with --map {mapping}")
    return 0


def _convert_tables(folder: Path, text: Path, output: Path | None) -> int:
    """Records of the tables in a folder; or every fault of every row, and none."""
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
    count = write_unless_changed(output, (line.encode() for line in lines), sources=sources)
    complain(f"{count} records written to {output}")
    return 0
