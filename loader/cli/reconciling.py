"""Who of Wikidata somebody is: reconcile."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

import loader as whomet
from loader.cli.common import EnvFile, Format, Limit, Store, Wait, complain, opened, print_result, progress_bar, say
from loader.cli.deciding import tell_consequences
from loader.errors import UsageError
from loader.files import write_chunks
from loader.text import counted

_KEYS = "its number if it is this one, n none of these, u it cannot be told, Enter later, b back, q stop"


def reconcile(
    table: Annotated[
        Path | None, typer.Argument(metavar="TABLE", help="Wikidata's persons: id, name, offices, dates.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the candidates to this table, to be filled in.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Take the decisions of such a table.", show_default=False)
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Answer OpenRefine on 127.0.0.1, until Ctrl+C.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="With --serve; 0 for any that is free.")] = 8910,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Of a table that is not UTF-8, such as cp1252.", show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook.", show_default=False)] = None,
    store: Store = None,
    env_file: EnvFile = None,
    wait: Wait = None,
    form: Format = None,
    limit: Limit = 5,
) -> int:
    """Find who of Wikidata the graph's persons may be, in a table of yours, and decide (see docs/reconcile.md)."""
    if decisions is not None:
        with opened(store, env_file, wait=wait) as graph:
            return _take(graph, decisions, by)
    if table is None:
        raise UsageError("name the table with Wikidata's persons, or a filled in one with --decisions")
    if serve:
        whomet.serve_candidates(table, port, encoding=encoding, sheet=sheet, told=complain)
        return 0
    with opened(store, env_file, wait=wait) as graph:
        with progress_bar("comparing") as progress:
            found = graph.reconcile(table, encoding=encoding, sheet=sheet, most=limit or 5, progress=progress)
        for line in found.report.lines():
            complain(line)
        if output is not None:
            return _write(output, table, found.COLUMNS, found.rows())
        if sys.stdin.isatty() and sys.stdout.isatty() and form is None:
            return _ask(graph, found.open(), by)
        print_result(whomet.Result(found.COLUMNS, list(found.rows())), form)
    return 0


def _write(output: Path, table: Path, columns: tuple[str, ...], rows: Sequence[tuple[str | float, ...]]) -> int:
    text = whomet.Result(columns, list(rows)).to_text("csv")
    write_chunks(output, [b"\xef\xbb\xbf", text.encode()], sources=[table])
    complain(f"{counted(len(rows), 'candidate')} written to {output}; write same, different or unsure under judgement,")
    complain(f"then whomet reconcile --decisions {output}")
    return 0


def _take(graph: whomet.Graph, path: Path, by: str | None) -> int:
    taken = graph.take_answers(path, by=by)
    for fault in taken.faults:
        complain(fault)
    if taken.faults:
        complain(f"{counted(len(taken.faults), 'fault')}, nothing decided; mend the table and give it again")
        return 1
    say(f"{counted(len(taken.new), 'decision')} taken, {taken.unchanged} unchanged, {taken.undecided} left open")
    tell_consequences(graph, *(decision.a for decision in taken.new))
    return 0


def _ask(
    graph: whomet.Graph, waiting: Sequence[tuple[whomet.Asked, Sequence[whomet.Candidate]]], by: str | None
) -> int:
    """One person after the other; each decision is kept at once."""
    if not waiting:
        say("nobody is left to decide on")
        return 0
    at = 0
    done: list[list[tuple[str, str]]] = []
    while at < len(waiting):
        asked, candidates = waiting[at]
        _show(asked, candidates, f"{at + 1} of {len(waiting)}")
        key = _key(len(candidates))
        if key == "q":
            break
        if key == "b":
            at = max(at - 1, 0)
            for pair in done.pop() if done else ():
                graph.undecide(*pair)
            continue
        meant = _meant(key, candidates)
        for id_, what in meant:
            graph.decide(asked.id, id_, what, by=by)
        done.append([(asked.id, id_) for id_, _ in meant])
        tell_consequences(graph, asked.id)
        at += 1
    made = sum(map(len, done))
    say(f"{counted(made, 'decision')} taken; `whomet decide ID Q42 --undo` takes one back")
    return 0


def _show(asked: whomet.Asked, candidates: Sequence[whomet.Candidate], at: str) -> None:
    known = "; ".join((*sorted(asked.countries), *sorted(asked.offices)))
    say(f"\n{asked.names[0]} ({asked.id}){f', {known}' if known else ''}   [{at}]")
    for number, one in enumerate(candidates, start=1):
        entry = one.entry
        say(f"  {number}  {entry.id}  {entry.names[0]}  {one.score:.2f}  {entry.description}".rstrip())
        for reason in one.reasons:
            say(f"       {reason}")


def _key(most: int) -> str:
    """What the person typed, of what may be; the end of input is q."""
    while True:
        sys.stdout.write(f"{_KEYS}: ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        key = line.strip().casefold() if line else "q"
        if key in ("", "n", "u", "b", "q") or (key.isascii() and key.isdigit() and 0 < int(key) <= most):
            return key
        say(f"found {key[:20]!r}")


def _meant(
    key: str, candidates: Sequence[whomet.Candidate]
) -> list[tuple[str, Literal["same", "different", "unsure"]]]:
    if key.isdigit():
        return [(candidates[int(key) - 1].entry.id, "same")]
    if key == "":
        return []
    return [(one.entry.id, "different" if key == "n" else "unsure") for one in candidates]
