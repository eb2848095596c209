"""Proof: evidence, and finding a quote's range for a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import EnvFile, Format, Store, complain, opened, print_result, say
from loader.errors import UsageError


def evidence(
    id_: Annotated[str | None, typer.Argument(metavar="ID", help="The id of a node or relationship.")] = None,
    texts: Annotated[Path | None, typer.Option("--texts", help="The folder with the documents' texts.")] = None,
    find: Annotated[str | None, typer.Option("--find", metavar="QUOTE", help="Print the evidence for a quote.")] = None,
    text: Annotated[Path | None, typer.Option("--text", help="The text to find the quote in.")] = None,
    store: Store = None,
    env_file: EnvFile = None,
    output: Format = None,
) -> int:
    """Which document says it, at which characters, and in which words where the text is at hand."""
    if find is not None:
        return _find(find, text)
    if id_ is None:
        raise UsageError("name a node or relationship by its id, or give --find QUOTE --text FILE")
    with opened(store, env_file) as graph:
        proofs = graph.evidence(id_, texts)
    rows = [(p.document, p.start, p.end, p.quote, p.remark or None) for p in proofs]
    print_result(whomet.Result(("document", "start", "end", "quote", "remark"), rows), output)
    if not proofs:
        complain(f"{id_} is in the graph, and no record gives a range of a text for it")
    return 1 if any(proof.disagrees for proof in proofs) else 0


def _find(quote: str, path: Path | None) -> int:
    if path is None:
        raise UsageError("name the text to look in: --text FILE")
    found = whomet.find_evidence(quote, path)
    for item in found:
        say(json.dumps(item.model_dump()))
    if len(found) > 1:
        complain(f"the quote stands in the text {len(found)} times; take the range that you mean")
    return 0
