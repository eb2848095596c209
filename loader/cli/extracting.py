"""From the text of articles to records: extract, score."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from loader.cli.common import complain, confirmed, print_result, progress_bar, say
from loader.errors import UsageError
from loader.extraction.api import extract as extract_files
from loader.extraction.outcome import Outcome
from loader.extraction.run import Extraction
from loader.extraction.scoring import MEASURES, Count, Difference, Score, wilson
from loader.extraction.scoring import score as score_files
from loader.records import canonical_json
from loader.render import json_text
from loader.result import Result
from loader.text import counted

__all__ = ["COMMANDS"]


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
        result = extract_files(
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


def _print_records(outcome: Outcome) -> None:
    for record in outcome.records:
        say(canonical_json(record))


def _tell_extraction(result: Extraction, output: Path | None) -> None:
    for trouble in (*result.failures, *result.repeated)[:_MOST_TOLD]:
        complain(str(trouble))
    more = len(result.failures) + len(result.repeated) - _MOST_TOLD
    if more > 0:
        complain(f"and {more} more")
    for note in result.notes:
        complain(note)
    for line in _amounts(result):
        complain(line)
    if output is not None:
        complain(f"{output} and {result.report} written; `whomet review {output}` goes through them")


def _amounts(result: Extraction) -> Iterable[str]:
    read = counted(len(result.outcomes), "article")
    before = f" ({result.kept} of them before)" if result.kept else ""
    yield f"{read} read{before}, {result.sure} proposed as sure, {result.look} to look at"
    left = sum(len(outcome.left) for outcome in result.outcomes)
    if left:
        yield f"{counted(left, 'sentence')} with a contact word gave no proposal"
    if result.unread:
        yield f"{counted(result.unread, 'sentence')} got no usable answer from the model; the report lists them"
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
    result = score_files(file, against)
    if chosen == "json":
        say(json_text(_score_json(result)))
    else:
        _show_score(result)
    return 0


def _score_json(result: Score) -> dict[str, Any]:
    return {
        "documents": result.documents,
        "documents_not_extracted": list(result.absent),
        "documents_not_in_gold": list(result.beyond),
        "documents_without_pairs": result.quiet,
        "documents_without_pairs_that_got_some": result.disturbed,
        "missed_pairs_in_sentences_left": result.left,
        "measures": list(_rows(result)),
        "differences": [_difference(one) for one in result.differences],
    }


def _rows(result: Score) -> Iterable[dict[str, Any]]:
    for depth in ("sure", "sure and look"):
        for measure in MEASURES:
            count = result.counts[depth, measure]
            yield {
                "tier": depth,
                "measure": measure,
                "right": count.right,
                "proposed": count.proposed,
                "gold": count.gold,
                **_shares("precision", count.right, count.proposed),
                **_shares("recall", count.right, count.gold),
            }


def _shares(name: str, right: int, of: int) -> dict[str, Any]:
    low, high = wilson(right, of) or (None, None)
    return {name: right / of if of else None, f"{name}_low": low, f"{name}_high": high}


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "document": one.document,
        "measure": one.measure,
        "kind": one.kind,
        "what": one.what,
        "found": one.found,
        "expected": one.expected,
        "tier": one.tier,
        "evidence": [[e.start, e.end] for e in one.evidence],
    }


def _show_score(result: Score) -> None:
    columns = ("tier", "measure", "right", "proposed", "gold", "precision", "recall")
    counts = [(depth, measure, result.counts[depth, measure]) for depth, measure in _order()]
    rows = [
        (depth, measure, c.right, c.proposed, c.gold, _share(c.right, c.proposed), _share(c.right, c.gold))
        for depth, measure, c in counts
    ]
    print_result(Result(columns, rows), "table")
    for one in result.differences:
        say(_told(one))
    for line in _remarks(result):
        complain(line)


def _order() -> Iterable[tuple[Any, Any]]:
    return ((depth, measure) for depth in ("sure", "sure and look") for measure in MEASURES)


def _share(right: int, of: int) -> str | None:
    interval = wilson(right, of)
    return f"{right / of:.2f} ({interval[0]:.2f} to {interval[1]:.2f})" if interval else None


def _told(one: Difference) -> str:
    place = f" at {one.evidence[0].start}-{one.evidence[0].end}" if one.evidence else ""
    tier = " (look)" if one.tier == "look" else ""
    values = [f"found {one.found}"] if one.found else []
    values += [f"the gold has {one.expected}"] if one.expected else []
    said = f": {'; '.join(values)}" if values else ""
    return f"{one.document}: {one.kind} {one.measure}{tier}: {one.what}{place}{said}"


def _remarks(result: Score) -> Iterable[str]:
    pairs: Count = result.counts["sure and look", "pairs"]
    yield f"{counted(result.documents, 'document')} scored"
    if pairs.gold > pairs.right:
        yield f"{counted(pairs.gold - pairs.right, 'pair')} missed, {result.left} of them in sentences listed as left"
    if result.quiet:
        yield f"{counted(result.quiet, 'document')} without a pair in the gold; {result.disturbed} of them got one"
    if result.absent:
        yield f"not extracted, all of theirs counts as missed: {', '.join(result.absent)}"
    if result.beyond:
        yield f"not in the gold, not scored: {', '.join(result.beyond)}"


COMMANDS = (extract, score)
