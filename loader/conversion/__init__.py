"""What people already have, as records: tables, event data, calendars, other programs' graphs.

`convert` converts; FORMATS names what can be. docs/convert.md says what becomes what. Nothing is made surer than its
source: what a source does not state is missing, and a meeting is held only where the source says that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from loader.conversion import (
    coded,
    colt,
    extracted,
    followthemoney,
    gdelt,
    ics,
    langextract,
    table,
    visits,
    wikidata,
)
from loader.conversion.core import ConversionReport, lines_of
from loader.conversion.mapping import ColumnMap
from loader.conversion.mapping import written as map_text
from loader.conversion.model import Format, Options, Outcome, Refused
from loader.conversion.source import Source
from loader.conversion.table import guessed
from loader.errors import UsageError
from loader.files import write_unless_changed

__all__ = ["FORMATS", "ColumnMap", "ConversionReport", "Format", "Options", "Refused", "convert", "guess_map"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format("a table of meetings, by a map of its columns", table.rows),
        "xlsx": Format("the same in a workbook", table.rows, "openpyxl"),
        "followthemoney": Format("entities or statements of FollowTheMoney", followthemoney.rows),
        "wikidata": Format("entities of Wikidata in JSON", wikidata.rows),
        "gdelt": Format("events of GDELT 2.0", gdelt.rows),
        "polecat": Format("POLECAT's events, coded by PLOVER", coded.polecat),
        "icews": Format("ICEWS' events, coded by CAMEO", coded.icews),
        "colt": Format("leaders' travel by COLT", colt.rows),
        "visits": Format("a log of visits, such as the White House's", visits.rows),
        "ics": Format("a calendar", ics.rows, "icalendar"),
        "graphdocument": Format("LangChain's graph documents", extracted.graphdocument),
        "neo4j-graphrag": Format("a graph of neo4j-graphrag", extracted.neo4j_graphrag),
        "graphrag": Format("Microsoft GraphRAG's tables", extracted.graphrag, "pyarrow"),
        "llamaindex": Format("LlamaIndex's property graph store", extracted.llamaindex),
        "graphiti": Format("Graphiti's nodes and edges", extracted.graphiti),
        "langextract": Format("LangExtract's annotated documents", langextract.rows),
        "itext2kg": Format("iText2KG's knowledge graph", extracted.itext2kg),
    }
)
_BINARY = (".xlsx", ".xlsm", ".parquet")
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_ROWS_A_SIGN = 500


def convert(
    format_: str,
    input_: Path,
    output: Path,
    given: Options | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ConversionReport:
    """Convert a file to records, which are written whole or not at all.

    Without a name in the options it is the file's: files of one source that name the same people should have one.
    Raises UsageError for what a person must decide or mend in the call, RecordsError for a file that is not what its
    format is.
    """
    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r}", remedy=f"use {', '.join(FORMATS)}")
    path = input_ / "entities.parquet" if format_ == "graphrag" and input_.is_dir() else input_
    given = given or Options()
    options = replace(given, name=given.name or _stem(path))
    source = Source.of(path, given.encoding, binary=path.suffix.lower() in _BINARY)
    report = ConversionReport()
    outcomes = FORMATS[format_].rows(source, options)
    if progress is not None:
        outcomes = _counted(outcomes, _lines(path), progress)
    sources = [path, *filter(None, (given.mapping, given.mentions))]
    write_unless_changed(output, lines_of(source, outcomes, options.name, format_, report), sources=sources)
    return report


def _lines(path: Path) -> int:
    """Of a table in text how many lines there are, else 0."""
    if path.suffix.lower() not in _TABLES:
        return 0
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(partial(stream.read, 1 << 20), b""))


def _counted(outcomes: Iterable[Outcome], whole: int, progress: Callable[[int, int], None]) -> Iterator[Outcome]:
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if number % _ROWS_A_SIGN == 0:
            progress(number, whole)


def guess_map(input_: Path, given: Options | None = None) -> str:
    """A map of a table's columns that may be right, as text to be read, mended and saved."""
    given = given or Options()
    source = Source.of(input_, given.encoding, binary=input_.suffix.lower() in _BINARY)
    return map_text(*guessed(source, given)).rstrip("\n")


def _stem(path: Path) -> str:
    """The file's name up to its first dot."""
    return path.name.split(".")[0].strip().casefold() or "source"
