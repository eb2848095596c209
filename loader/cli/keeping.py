"""What goes into the graph and out of it: load, check, retract, export, stats, digest, doctor."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import loader as whomet
from loader.cli.common import EnvFile, Packs, Quarantine, Store, Wait, complain, confirmed, opened, progress_bar, say
from loader.errors import UsageError
from loader.exports import FORMATS
from loader.text import counted

__all__ = ["tell_load"]

_ASK_ABOVE = 1_000
_FAULTS_SHOWN = 20

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILES", help="Files, folders (.jsonl, .jsonl.gz) or - for standard input.", show_default=False
    ),
]


def load(
    files: Sources = None,
    store: Store = None,
    env_file: EnvFile = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Replace a document also by a version with faults, without these.")
    ] = False,
    accept_unreviewed: Annotated[
        bool,
        typer.Option("--accept-unreviewed", help="Load also what nobody has reviewed; the graph marks it as such."),
    ] = False,
    seeds: Annotated[bool, typer.Option("--seeds", help="Load the two reports that come with whomet.")] = False,
    into_existing: Annotated[
        bool, typer.Option("--into-existing", help="Load into a database that holds other nodes too; they stay.")
    ] = False,
    quarantine: Quarantine = Path("quarantine.jsonl"),
    wait: Wait = None,
) -> int:
    """Load records. Each document replaces what it said before; every record is accounted for."""
    sources = [*(files or ()), whomet.seeds()] if seeds else _required(files)
    with progress_bar("loading") as progress:
        report = whomet.load(
            sources,
            store,
            env_file=env_file,
            partial=partial,
            accept_unreviewed=accept_unreviewed,
            into_existing=into_existing,
            quarantine=quarantine,
            progress=progress,
            wait=wait,
        )
    tell_load(report)
    return 1 if report.quarantined else 0


def _required(files: list[Path] | None) -> list[Path]:
    if not files:
        raise UsageError("name the files or folders with the records, or - for standard input")
    return files


def tell_load(report: whomet.Report) -> None:
    """What became of every record of a load."""
    say(
        f"{counted(report.read, 'record')} read: {report.loaded} loaded, {report.unchanged} unchanged,"
        f" {report.quarantined} quarantined"
    )
    say(f"{counted(report.documents_loaded, 'document')} loaded, {report.documents_unchanged} unchanged")
    for path in report.passed_over:
        complain(f"{path} is a quarantine and is passed over; name it to load it")
    for remark in report.standing:
        complain(remark)
    if report.waiting:
        say(f"{report.waiting} of the loaded records are unreviewed: the graph marks what only they say")
    for document, cause in report.kept.items():
        say(
            f"document {document} stays as it was, because of {cause.file}:{cause.line}; --partial loads the rest of it"
        )
    _tell_faults([fault for fault in report.faults if not fault.unreviewed])
    if report.unreviewed:
        complain(
            f"{counted(report.unreviewed, 'record')} refused, as nobody has reviewed what they say: decide on them with"
            " `whomet review FILE`, or load them as they are with --accept-unreviewed"
        )
    if report.trouble:
        complain(f"{report.trouble}; no quarantine was written")
    if report.quarantine:
        complain(f"the documents with faults are in {report.quarantine}: mend the lines and load that file")


def _tell_faults(faults: Sequence[whomet.Fault]) -> None:
    for fault in faults[:_FAULTS_SHOWN]:
        complain(str(fault))
    if len(faults) > _FAULTS_SHOWN:
        complain(f"and {len(faults) - _FAULTS_SHOWN} more; `whomet check` lists all")


def check(
    files: Sources = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a record and stop.")] = False,
) -> int:
    """Check records without loading them: every fault of every line."""
    if schema:
        say(json.dumps(whomet.json_schema(), indent=2, ensure_ascii=False))
        return 0
    with progress_bar("checking") as progress:
        found = whomet.check(_required(files), progress=progress)
    for fault in found.faults:
        say(str(fault))
    good = found.read - found.refused
    complain(f"{counted(found.read, 'record')} read: {good} can be loaded, {found.refused} cannot")
    if found.unreviewed:
        complain(
            f"{found.unreviewed} of them nobody has reviewed; `whomet load` takes those only with --accept-unreviewed"
        )
    return 1 if found.refused else 0


def retract(
    document: Annotated[
        str | None, typer.Argument(help="The id of the document; none with --detach alone.", show_default=False)
    ] = None,
    store: Store = None,
    env_file: EnvFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    detach: Annotated[
        bool,
        typer.Option("--detach", help="After asking, delete also relationships that somebody drew to what goes."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask, neither before more than a thousand nodes go nor to detach.")
    ] = False,
    wait: Wait = None,
) -> int:
    """Remove a document and all that only it says. Decisions on who is who stay.

    A node to which somebody has drawn a relationship in Neo4j stays for that person, as no part of the graph any more.
    --detach names all such relationships and deletes them with these nodes, if you say so.
    """
    if document is None and (dry_run or not detach):
        raise UsageError("retract needs the id of a document", remedy="`whomet run documents` lists them")
    with opened(store, env_file, wait=wait) as graph:
        code = _retract(graph, document, dry_run=dry_run, yes=yes, quiet=detach) if document is not None else 0
        return code or (_detach(graph, yes=yes) if detach and not dry_run else 0)


def _retract(graph: whomet.Graph, document: str, *, dry_run: bool, yes: bool, quiet: bool) -> int:
    foretold = graph.retract(document, dry_run=True)
    amount = _amount(foretold)
    if dry_run:
        say(f"retracting {document} would remove {amount}")
        return 0
    if foretold.nodes > _ASK_ABOVE and not yes and not confirmed(f"Retracting {document} removes {amount}. Go on?"):
        complain("nothing was removed; --yes removes it without asking")
        return 3
    with progress_bar("retracting") as progress:
        removed = graph.retract(document, progress=progress)
    say(f"{document} is retracted: {_amount(removed)} removed")
    for remark in () if quiet else removed.kept:
        complain(remark)
    return 0


def _detach(graph: whomet.Graph, *, yes: bool) -> int:
    kept = graph.kept()
    for one in kept:
        complain(
            f"the {one.label} {one.id!r} is in the graph no more, and stays because somebody has drawn {one.drawn}"
        )
    if not kept:
        say("no relationship of somebody else's holds a node that has gone")
        return 0
    nodes = len({(one.label, one.id) for one in kept})
    amount = f"{counted(len(kept), 'relationship')} and {counted(nodes, 'node')}"
    if not yes and not confirmed(f"Delete {amount}? What is at the other ends stays."):
        complain("they stay; --yes deletes them without asking")
        return 3
    say(f"detached: {_amount(graph.detach(kept))} removed")
    return 0


def _amount(removal: whomet.Removal) -> str:
    return f"{counted(removal.nodes, 'node')} and {counted(removal.relationships, 'relationship')}"


def export(
    what: Annotated[
        str,
        typer.Argument(help="; ".join(f"{name}: {form.says}" for name, form in FORMATS.items())),
    ],
    store: Store = None,
    env_file: EnvFile = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file or folder. Default: standard output.")
    ] = None,
    reader: Annotated[
        str | None, typer.Option("--for", help="json: for graphology, sigma or cytoscape, in the shape that they read.")
    ] = None,
    pack: Packs = None,
) -> int:
    """Write the graph for other programs, or its records to be loaded elsewhere: the same graph comes of them."""
    left_out: list[str] = []
    if what in FORMATS and FORMATS[what].of == "queries":
        written = whomet.export(what, output, reader=reader, packs=pack or ())
    else:
        with opened(store, env_file, pack) as graph:
            with progress_bar("exporting", beside_output=output is None) as progress:
                written = graph.export(what, output, reader=reader, progress=progress)
                left_out = graph.left_out(what, progress=progress)
            _tell_unfinished(graph)
    for line in left_out:
        complain(f"left out: {line}")
    for path in written:
        then = f"; {FORMATS[what].then}" if FORMATS[what].then else ""
        complain(f"{path} written{then}")
    return 0


def _tell_unfinished(graph: whomet.Graph) -> None:
    for remark in graph.unfinished():
        complain(remark)


def stats(store: Store = None, env_file: EnvFile = None) -> int:
    """How much the graph holds, by label and type."""
    with opened(store, env_file) as graph:
        with progress_bar("counting") as progress:
            found = graph.stats(progress=progress)
        _tell_unfinished(graph)
    for title, counts in (("node", found.nodes), ("relationship", found.relationships)):
        say(counted(sum(counts.values()), title))
        for name, count in sorted(counts.items()):
            say(f"  {name} {count}")
    kept = [(found.documents, "document"), (found.records, "record"), (found.decisions, "decision")]
    say(", ".join(counted(number, what) for number, what in kept))
    if found.waiting:
        say(f"{counted(found.waiting, 'record')} unreviewed: the graph marks what only they say")
    return 0


def digest(store: Store = None, env_file: EnvFile = None) -> int:
    """A fingerprint of the graph: the same for the same graph in any store."""
    with opened(store, env_file) as graph:
        with progress_bar("reading") as progress:
            found = graph.digest(progress=progress)
        say(found)
        _tell_unfinished(graph)
    return 0


def rebuild(store: Store = None, env_file: EnvFile = None, wait: Wait = None) -> int:
    """Make the graph anew from its own records: after a new version, or where it is damaged."""
    with progress_bar("rebuilding") as progress:
        done = whomet.rebuild(store, env_file=env_file, progress=progress, wait=wait)
    say(f"the graph is made anew from the records of {counted(done.documents, 'document')}")
    if done.damaged:
        complain(f"the damaged file is kept as {done.damaged}")
    if done.lost:
        complain(f"{counted(len(done.lost), 'document')} could not be read and must be loaded again:")
        for document in done.lost:
            say(f"  {document}")
    if done.lost_decisions:
        complain("some decisions on who is who could not be read: see `whomet resolve`")
    return 1 if done.lost or done.lost_decisions else 0


def doctor(store: Store = None, env_file: EnvFile = None) -> int:
    """Check that everything whomet needs is there, and say what to do where it is not."""
    with progress_bar("comparing") as progress:
        checks = whomet.doctor(store, env_file=env_file, progress=progress)
    for check in checks:
        mark = {True: "ok", False: "WRONG", None: "not tried"}[check.ok]
        say(f"{check.name:12} {mark:10} {check.message}")
        if check.remedy and check.ok is not None:
            say(f"{'':12} {'':10} {check.remedy}")
    return 0 if all(check.ok for check in checks) else 3
