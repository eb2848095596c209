"""What is too much for a load: bulk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import complain, progress_bar
from loader.cli.keeping import tell_load


def bulk(
    records: Annotated[list[Path], typer.Argument(help="Files, folders (.jsonl, .jsonl.gz) or - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for the files, which is made anew.")],
    accept_unreviewed: Annotated[
        bool,
        typer.Option("--accept-unreviewed", help="Take also what nobody has reviewed; the graph marks it as such."),
    ] = False,
    quarantine: Annotated[
        Path, typer.Option("--quarantine", help="Where documents with faults are written, to be mended.")
    ] = Path("quarantine.jsonl"),
) -> int:
    """Make files for neo4j-admin's import of very many records: the same graph as `load` makes in an empty database.

    README.txt in the folder says how to import them. Documents can be loaded and retracted afterwards.
    """
    with progress_bar("reading") as progress:
        report = whomet.bulk(
            records, output, accept_unreviewed=accept_unreviewed, quarantine=quarantine, progress=progress
        )
    tell_load(report)
    complain(f"{output} written; README.txt in it says how to import it")
    return 1 if report.quarantined else 0
