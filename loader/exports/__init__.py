"""The graph for other programs. docs/export.md says what each format carries, and how.

`export` writes; FORMATS names what there is. Every format is made from any store, is the same bytes for the same
graph, and is refused with the place named where it would hold something that could not be read back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from loader.errors import UsageError
from loader.exports.admin import admin_files
from loader.exports.nodelink import node_link
from loader.exports.tables import csv_files, parquet_files, spreadsheet_files
from loader.exports.xml import gexf, graphml
from loader.files import write_chunks
from loader.page import page
from loader.records import canonical_json
from loader.stores.base import GraphStore

__all__ = ["FORMATS", "Format", "export"]

Files = Iterable[tuple[str, Iterable[bytes]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, and its files by name. One that is no `folder` has a single file."""

    says: str
    files: Callable[[GraphStore], Files]
    folder: bool = False


def _records(store: GraphStore) -> Iterator[bytes]:
    for document in store.documents():
        yield from (canonical_json(record).encode() + b"\n" for record in document.records)
    yield from (canonical_json(decision).encode() + b"\n" for decision in store.decisions())


def _single(content: Callable[[GraphStore], Iterable[bytes]]) -> Callable[[GraphStore], Files]:
    return lambda store: [("", content(store))]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "records": Format("every record and decision as JSONL, to be loaded elsewhere", _single(_records)),
        "graphml": Format("GraphML, for Gephi, yEd, networkx, igraph", _single(graphml)),
        "gexf": Format("GEXF, for Gephi", _single(gexf)),
        "json": Format("node-link JSON, for d3 and networkx", _single(node_link)),
        "csv": Format("tables of nodes and relationships, for programs", csv_files, folder=True),
        "spreadsheet": Format("the same tables, safe to open in Excel or Calc", spreadsheet_files, folder=True),
        "parquet": Format("the same tables with types (needs whomet[parquet])", parquet_files, folder=True),
        "html": Format("one page to hand around, which needs nothing else", _single(page)),
        "admin": Format("files for neo4j-admin database import", admin_files, folder=True),
    }
)


def export(store: GraphStore, what: str, output: Path | None = None) -> list[Path]:
    """Write the graph in one of FORMATS to a file, to a folder for those of several files, or to standard output.

    A file is written whole or not at all. Returns what was written. Raises UsageError for an unknown format, for a
    path that cannot be written, and for a value that the format cannot carry.
    """
    if what not in FORMATS:
        raise UsageError(f"there is no export {what!r}", remedy=f"use {', '.join(FORMATS)}")
    chosen = FORMATS[what]
    if output is None:
        if chosen.folder:
            raise UsageError(f"{what} is several files", remedy="name a folder for them with --output")
        for _, chunks in chosen.files(store):
            sys.stdout.buffer.writelines(chunks)
        return []
    if not chosen.folder:
        return [_write(output, chunks) for _, chunks in chosen.files(store)]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output}: cannot be made a folder: {error.strerror}") from error
    return [_write(output / name, chunks) for name, chunks in chosen.files(store)]


def _write(path: Path, chunks: Iterable[bytes]) -> Path:
    write_chunks(path, chunks)
    return path
