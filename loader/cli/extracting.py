"""From the text of articles to records: extract, score."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import complain, confirmed, print_result, progress_bar, say
from loader.errors import UsageError
from loader.text import counted

_MOST_TOLD = 20


def extract(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILES", help="Texts, pages (HTML), mail (.eml), PDFs, or folders of them.", show_default=False
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="The date of articles that give none, such as 2023-06-18."),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", help="rules, or llm: a language model at WHOMET_LLM_BASE_URL.")
    ] = "rules",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write the records to this file, a report and texts beside it. Default: standard output.",
        ),
    ] = None,
    structured: Annotated[
        str, typer.Option("--structured", help="How a model is made to answer in JSON: schema, json or prompt.")
    ] = "schema",
    yes: Annotated[bool, typer.Option("--yes", help="Send the texts to the model's server without asking.")] = False,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="That of texts that are not UTF-8, such as windows-1252.")
    ] = None,
    env_file: Annotated[
        Path | None, typer.Option("--env-file", help="A file with WHOMET_LLM_BASE_URL and so on.", show_default=False)
    ] = None,
) -> int:
    """Propose records from news texts, each with its evidence, for a person to review."""
    if not files:
        raise UsageError("name the files or folders with the articles")
    with progress_bar("extracting") as progress:
        result = whomet.extract(
            files,
            published=published,
            engine=engine,
            output=output,
            structured=structured,
            encoding=encoding,
            env_file=env_file,
            yes=partial(_may_be_sent, yes),
            progress=progress,
            each=_print_records if output is None else None,
        )
    _tell_extraction(result, output)
    return 1 if result.failures or result.unread else 0


def _may_be_sent(yes: bool, server: str, files: int) -> bool:
    """The person is told in any case, and asked unless `--yes` was said."""
    amount = counted(files, "file")
    if yes:
        complain(f"the text of {amount} goes to {server}")
        return True
    return confirmed(f"The text of {amount} will be sent to {server}. Go on?")


def _print_records(outcome: whomet.Outcome) -> None:
    for record in outcome.records:
        say(whomet.canonical_json(record))


def _tell_extraction(result: whomet.Extraction, output: Path | None) -> None:
    for trouble in (*result.failures, *result.repeated)[:_MOST_TOLD]:
        complain(str(trouble))
    more = len(result.failures) + len(result.repeated) - _MOST_TOLD
    if more > 0:
        complain(f"and {more} more")
    for note in result.notes:
        complain(note)
    for line in _amounts(result):
        complain(line)
    if output is not None and result.report is not None:
        then = f"; `whomet review {output}` goes through them" if result.outcomes else ""
        complain(f"{output} and {output.with_name(result.report.name)} written{then}")


def _amounts(result: whomet.Extraction) -> Iterable[str]:
    read = counted(len(result.outcomes), "article")
    before = f" ({result.kept} of them before)" if result.kept else ""
    yield f"{read} read{before}, {result.sure} proposed as sure, {result.look} to look at"
    left = sum(len(outcome.left) for outcome in result.outcomes)
    if left:
        yield f"{counted(left, 'sentence')} with a contact word gave no proposal"
    if result.unread:
        yield f"{counted(result.unread, 'sentence')} got no usable answer from the model; the report lists them"
    if result.undated:
        yield (
            f'{counted(result.undated, "article")} without a date: --published names it, so that "on Sunday" is a day'
        )
    if result.failures:
        yield f"{counted(len(result.failures), 'file')} could not be read"
    if result.passed_over:
        yield f"{counted(result.passed_over, 'other file')} in the folders passed over"


def score(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The extracted records, a file or folder.")],
    against: Annotated[
        Path, typer.Option("--against", metavar="GOLD", help="The records that a person made.", show_default=False)
    ],
    output: Annotated[
        str | None, typer.Option("--format", help="table or json. Default: table on a terminal, else json.")
    ] = None,
) -> int:
    """Compare extracted records with those a person made: precision, recall, every miss and every false one."""
    chosen = output or ("table" if sys.stdout.isatty() else "json")
    if chosen not in {"table", "json"}:
        raise UsageError(f"there is no format {chosen!r} of a score", remedy="use table or json")
    result = whomet.score(file, against)
    if chosen == "json":
        say(json.dumps(result.as_dict(), ensure_ascii=False))
    else:
        _show_score(result)
    return 0


def _show_score(result: whomet.Score) -> None:
    print_result(result.table(), "table")
    for line in result.told():
        say(line)
    for line in result.remarks():
        complain(line)
