"""From the text of articles to records: extract, score."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from loader.cli.common import complain, print_result, say
from loader.errors import UsageError
from loader.extraction.scoring import MEASURES, Count, Difference, Score, wilson
from loader.extraction.scoring import score as score_files
from loader.render import json_text
from loader.result import Result
from loader.text import counted

__all__ = ["COMMANDS"]


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
        raise UsageError(f"there is no format {chosen!r} of a score; use table or json")
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


COMMANDS = (score,)
