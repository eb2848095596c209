"""The graph, and the saved queries, for other programs. docs/export.md says what each format carries, and how.

`export` writes; FORMATS names what there is. Every format of the graph is made from any store, is the same bytes for
the same graph, and is refused with the place named where it would hold something that could not be read back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from loader.errors import UsageError
from loader.files import write_chunks

if TYPE_CHECKING:
    from loader.pack import Pack
    from loader.stores.base import GraphStore

__all__ = ["FORMATS", "Format", "export", "format_of"]

Files = Iterable[tuple[str, Iterable[bytes]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, and the function that makes it, as `module:name`, which is imported when it is called.

    Of a `folder` the function gives the files by name, else the pieces of the one file. It is made `of` the graph's
    store or of the saved queries. Where no file is named, `usual` is; without that it goes to standard output.
    `then` says what to do with it.
    """

    says: str
    function: str
    folder: bool = False
    of: Literal["graph", "queries"] = "graph"
    usual: str = ""
    then: str = ""

    def files(self, source: GraphStore | Pack) -> Files:
        """The files by name; a single one has none."""
        module, _, name = self.function.partition(":")
        made: Any = getattr(import_module(module), name)(source)
        return made if self.folder else [("", made)]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "records": Format("every record and decision as JSONL, to be loaded elsewhere", "loader.exports.lines:jsonl"),
        "graphml": Format("GraphML, for Gephi, yEd, networkx, igraph", "loader.exports.xml:graphml"),
        "gexf": Format("GEXF, for Gephi", "loader.exports.xml:gexf"),
        "json": Format("node-link JSON, for d3 and networkx", "loader.exports.nodelink:node_link"),
        "csv": Format(
            "tables of nodes and relationships, for programs", "loader.exports.tables:csv_files", folder=True
        ),
        "spreadsheet": Format(
            "the same tables, safe to open in Excel or Calc", "loader.exports.tables:spreadsheet_files", folder=True
        ),
        "parquet": Format(
            "the same tables with types (needs whomet[parquet])", "loader.exports.tables:parquet_files", folder=True
        ),
        "html": Format("one page to hand around, which needs nothing else", "loader.page:page"),
        "admin": Format("files for neo4j-admin database import", "loader.exports.admin:admin_files", folder=True),
        "browser": Format(
            "the saved queries and a style for Neo4j Browser, as a .zip file",
            "loader.neo4j_browser:archive",
            of="queries",
            usual="whomet-browser.zip",
            then="drag it onto Neo4j Browser (README.txt in it says the rest)",
        ),
    }
)


def format_of(what: str) -> Format:
    """The format of that name. Raises UsageError for one that there is not."""
    if what not in FORMATS:
        raise UsageError(f"there is no export {what!r}", remedy=f"use {', '.join(FORMATS)}")
    return FORMATS[what]


def export(source: GraphStore | Pack, what: str, output: Path | None = None) -> list[Path]:
    """Write the store, or the saved queries, in one of FORMATS to a file, to a folder for those of several files, or
    to standard output; `source` is what the format is made of.

    A file is written whole or not at all. Returns what was written. Raises UsageError for an unknown format, for a
    path that cannot be written, and for a value that the format cannot carry.
    """
    chosen = format_of(what)
    if output is None and chosen.usual:
        output = Path(chosen.usual)
    if output is None:
        if chosen.folder:
            raise UsageError(f"{what} is several files", remedy="name a folder for them with --output")
        for _, chunks in chosen.files(source):
            sys.stdout.buffer.writelines(chunks)
        return []
    if not chosen.folder:
        return [_write(output, chunks) for _, chunks in chosen.files(source)]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output}: cannot be made a folder: {error.strerror}") from error
    return [_write(output / name, chunks) for name, chunks in chosen.files(source)]


def _write(path: Path, chunks: Iterable[bytes]) -> Path:
    write_chunks(path, chunks)
    return path
