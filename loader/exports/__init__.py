"""The graph, and the saved queries, for other programs. docs/export.md says what each format carries, and how.

`export` writes; FORMATS names what there is. Every format of the graph is made from any store, is the same bytes for
the same graph, and is refused with the place named where it would hold something that could not be read back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from loader.errors import UsageError
from loader.files import refuse_addresses, write_chunks

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
    `then` says what to do with it. `left_out` names the function that lists what the format has no place for. What
    `readers` names are programs that read the format only in a shape of their own, each with its function.
    """

    says: str
    function: str
    folder: bool = False
    of: Literal["graph", "queries"] = "graph"
    usual: str = ""
    then: str = ""
    left_out: str = ""
    readers: Mapping[str, str] = field(default_factory=dict)

    def files(self, source: GraphStore | Pack, reader: str | None = None) -> Files:
        """The files by name, for that reader; a single one has none. Raises UsageError for one not in `readers`."""
        if reader is not None and reader not in self.readers:
            there = f"use {', '.join(self.readers)}" if self.readers else "leave it out"
            raise UsageError(f"this export has no form for {reader!r}", remedy=there)
        made = _called(self.readers[reader] if reader else self.function, source)
        return made if self.folder else [("", made)]

    def listed(self, source: GraphStore | Pack) -> list[str]:
        """What is left out, each with the reason."""
        return list(_called(self.left_out, source)) if self.left_out else []


def _called(function: str, source: GraphStore | Pack) -> Any:
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)(source)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "records": Format("every record and decision as JSONL, to be loaded elsewhere", "loader.exports.lines:jsonl"),
        "graphml": Format("GraphML, for yEd, networkx, igraph, NetworKit, Tulip", "loader.exports.xml:graphml"),
        "gexf": Format("GEXF, the whole graph for Gephi", "loader.exports.xml:gexf"),
        "gephi": Format("the same without documents, claims and MET: meetings are nodes", "loader.exports.xml:gephi"),
        "json": Format(
            "node-link JSON, for d3 and networkx; with --for graphology, sigma or cytoscape for these",
            "loader.exports.nodelink:node_link",
            readers=MappingProxyType(
                {
                    "graphology": "loader.exports.nodelink:graphology",
                    "sigma": "loader.exports.nodelink:graphology",
                    "cytoscape": "loader.exports.nodelink:cytoscape",
                }
            ),
        ),
        "csv": Format(
            "tables of nodes and relationships, for programs", "loader.exports.tables:csv_files", folder=True
        ),
        "spreadsheet": Format(
            "the same tables, safe to open in Excel or Calc", "loader.exports.tables:spreadsheet_files", folder=True
        ),
        "parquet": Format(
            "the same tables with types (needs whomet[parquet])", "loader.exports.tables:parquet_files", folder=True
        ),
        "followthemoney": Format(
            "entities of FollowTheMoney: what is told as a fact",
            "loader.exports.followthemoney:entities",
            left_out="loader.exports.followthemoney:left_out",
        ),
        "wikidata": Format(
            "QuickStatements for Wikidata, of what has a QID",
            "loader.exports.wikidata:statements",
            left_out="loader.exports.wikidata:left_out",
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


def export(source: GraphStore | Pack, what: str, output: Path | None = None, reader: str | None = None) -> list[Path]:
    """Write the store, or the saved queries, in one of FORMATS to a file, to a folder for those of several files, or
    to standard output; `source` is what the format is made of, `reader` one of the format's `readers`.

    A file is written whole or not at all. Returns what was written. Raises UsageError for an unknown format or
    reader, for a path that cannot be written, and for a value that the format cannot carry.
    """
    chosen = format_of(what)
    if output is None and chosen.usual:
        output = Path(chosen.usual)
    if output is None:
        if chosen.folder:
            raise UsageError(f"{what} is several files", remedy="name a folder for them with --output")
        for _, chunks in chosen.files(source, reader):
            sys.stdout.buffer.writelines(chunks)
        return []
    if not chosen.folder:
        return [_write(output, chunks) for _, chunks in chosen.files(source, reader)]
    refuse_addresses(output)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output}: cannot be made a folder: {error.strerror}") from error
    return [_write(output / name, chunks) for name, chunks in chosen.files(source, reader)]


def _write(path: Path, chunks: Iterable[bytes]) -> Path:
    write_chunks(path, chunks)
    return path
