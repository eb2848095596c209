"""Questions to the graph: queries, show, run, query."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

import loader as whomet
from loader.cli.common import (
    EnvFile,
    Format,
    Limit,
    Packs,
    ReviewedOnly,
    Seconds,
    Store,
    complain,
    opened,
    print_notes,
    print_result,
    say,
)
from loader.cli.completing import Given, Name, split_given
from loader.errors import UsageError

_Picture = Annotated[
    Path | None,
    typer.Option(
        "--picture",
        metavar="FILE",
        help="Draw the rows, or whom they name by id, to this SVG file.",
        show_default=False,
    ),
]
_View = Annotated[str, typer.Option("--view", help="How to draw: network, timeline or matrix.")]
_Explain = Annotated[bool, typer.Option("--explain", help="Show how the store would run it.")]


def queries(
    words: Annotated[list[str] | None, typer.Argument(help="Only those that speak of these words.")] = None,
    pack: Packs = None,
    output: Format = None,
) -> int:
    """List the saved queries by topic."""
    asked = " ".join(words or ())
    found = whomet.find_pack(pack or ()).search(asked)
    if not found:
        complain(f"no saved query speaks of {asked!r}; `whomet queries` lists all, `whomet search` searches the graph")
    rows = [(query.topic, query.name, query.title) for query in found]
    print_result(whomet.Result(("topic", "query", "answers"), rows), output)
    return 0 if found else 1


def search(
    words: Annotated[list[str], typer.Argument(help="Words of a name, title, issue, claim or statement.")],
    kind: Annotated[str | None, typer.Option("--kind", help="Only persons, meetings, ...: person, meeting.")] = None,
    store: Store = None,
    env_file: EnvFile = None,
    output: Format = None,
    limit: Limit = None,
) -> int:
    """Search everything in the graph, the best first, each with what to run next."""
    with opened(store, env_file) as graph:
        result = graph.search(" ".join(words), kind=kind, limit=limit or 20)
    print_result(result, output)
    return 0


def show(
    name: Name,
    pack: Packs = None,
    reviewed_only: ReviewedOnly = False,
) -> int:
    """What a saved query answers, its parameters, its columns and its text, to be pasted into Neo4j Browser."""
    say(whomet.describe(whomet.find_pack(pack or ()).find(name), reviewed_only=reviewed_only))
    return 0


def run(
    name: Name,
    param: Given = None,
    store: Store = None,
    env_file: EnvFile = None,
    pack: Packs = None,
    output: Format = None,
    limit: Limit = None,
    seconds: Seconds = None,
    reviewed_only: ReviewedOnly = False,
    explain: _Explain = False,
    picture: _Picture = None,
    view: _View = "network",
) -> int:
    """Run a saved query."""
    with opened(store, env_file, pack) as graph:
        saved = graph.pack.find(name)
        given = split_given(param)
        if explain:
            result = graph.explain(saved, given, seconds=seconds)
        else:
            result = graph.ask(saved, given, limit=limit, seconds=seconds, reviewed_only=reviewed_only)
        return _answer(result, output, picture, view, _title(saved, given))


def _answer(result: whomet.Result, output: str | None, picture: Path | None, view: str, title: str) -> int:
    if picture is None:
        print_result(result, output)
    else:
        print_notes(result)
        result.picture(view, title=title).save(picture)
        complain(f"{picture} written")
    return 0


def _title(saved: whomet.SavedQuery, given: Mapping[str, str]) -> str:
    return f"{saved.title}: {', '.join(given.values())}" if given else saved.title


def query(
    text: Annotated[str | None, typer.Argument(help="Cypher that reads, or - for standard input.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Take the query from this file.")] = None,
    param: Given = None,
    store: Store = None,
    env_file: EnvFile = None,
    output: Format = None,
    limit: Limit = None,
    seconds: Seconds = None,
    reviewed_only: ReviewedOnly = False,
    explain: _Explain = False,
    picture: _Picture = None,
    view: _View = "network",
) -> int:
    """Run any reading query in Cypher. A parameter's value is taken as JSON where it is JSON, else as text."""
    cypher = _text(text, file)
    with opened(store, env_file) as graph:
        parameters = {name: _json_or_text(value) for name, value in split_given(param).items()}
        if explain:
            result = graph.explain(cypher, parameters, limit=limit, seconds=seconds)
        else:
            result = graph.query(cypher, parameters, limit=limit, seconds=seconds, reviewed_only=reviewed_only)
        return _answer(result, output, picture, view, "")


def _text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise UsageError("give a query, - for standard input, or --file FILE")
    try:
        if file is not None:
            return file.read_text(encoding="utf-8-sig")
        return _standard_input() if text == "-" else text or ""
    except OSError as error:
        raise UsageError(f"{file or 'standard input'}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file or 'standard input'}: not UTF-8 at byte {error.start}") from error


def _standard_input() -> str:
    if sys.stdin is None:  # closed by the shell
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read().decode("utf-8-sig")


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
