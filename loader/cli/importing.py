"""What is too much for a load: bulk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import Quarantine, complain, progress_bar
from loader.cli.keeping import tell_load


def bulk(
    records: Annotated[list[Path], typer.Argument(help="Files, folders (.jsonl, .jsonl.gz) or - for standard input.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The folder for the files, which is made anew.", show_default=False),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", help="local: processes of this machine; spark: Apache Spark (whomet[spark]).")
    ] = "local",
    neo4j_home: Annotated[
        Path | None,
        typer.Option(
            "--neo4j-home", help="Import into the Neo4j of this folder, which must not run.", show_default=False
        ),
    ] = None,
    database: Annotated[str, typer.Option("--database", help="Its database, which must be empty.")] = "neo4j",
    accept_unreviewed: Annotated[
        bool,
        typer.Option("--accept-unreviewed", help="Take also what nobody has reviewed; the graph marks it as such."),
    ] = False,
    quarantine: Quarantine = Path("quarantine.jsonl"),
) -> int:
    """Make files for neo4j-admin's import of very many records: the same graph as `load` makes in an empty database.

    README.txt in the folder says how to import them; with --neo4j-home it is done at once, without a password.
    Documents can be loaded and retracted afterwards.
    """
    with progress_bar("bulk") as progress:
        report = whomet.bulk(
            records,
            output,
            engine=engine,
            neo4j_home=neo4j_home,
            database=database,
            accept_unreviewed=accept_unreviewed,
            quarantine=quarantine,
            progress=progress,
        )
    tell_load(report)
    if neo4j_home is None:
        complain(f"{output} written; README.txt in it says how to import it")
    else:
        complain(f"the database {database} of {neo4j_home} is filled, with constraints; start that Neo4j")
    return 1 if report.quarantined else 0
