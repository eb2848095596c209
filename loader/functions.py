"""What can be done without holding a graph open, as functions; `Graph` has the rest. The command line calls both."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loader import conversion, exports, proofs, reconciliation, stores, tables
from loader.api import open_graph
from loader.errors import StoreError, UsageError
from loader.graph import Value
from loader.importing import spark
from loader.importing.bulk import write_database, write_files
from loader.importing.written import Written
from loader.loading import Report
from loader.neo4j_browser import address, link, standalone_text
from loader.pack import SavedQuery, bind, find_pack, pack_folder, start_query
from loader.pack.binding import AsWritten
from loader.progress import Progress
from loader.records import Evidence
from loader.records.checking import collect, validate
from loader.records.giving import Given, entries_of, passed_over, paths_of
from loader.records.reading import Fault
from loader.settings import find_settings
from loader.stores.base import Rebuilt
from loader.tables import Conversion

if TYPE_CHECKING:
    from loader import diagnosis

__all__ = [
    "Checked",
    "Link",
    "browser_link",
    "bulk",
    "check",
    "convert",
    "convert_file",
    "doctor",
    "export",
    "find_evidence",
    "guess_map",
    "load",
    "new_query",
    "rebuild",
    "seeds",
    "serve_candidates",
    "template",
]

Place = str | os.PathLike[str]
_LINES_A_SIGN = 500
"""While lines are checked, progress is told after so many."""


def load(  # noqa: PLR0913 - all that a load can be told
    records: Given,
    store: Place | None = None,
    *,
    env_file: Path | None = None,
    partial: bool = False,
    accept_unreviewed: bool = False,
    into_existing: bool = False,
    quarantine: Path | None = None,
    progress: Progress | None = None,
    wait: float | None = None,
) -> Report:
    """Load records into the store that is named, as `Graph.load` does, and close it. A source that is not there is a
    UsageError before anything is opened or made."""
    given = records if isinstance(records, str | os.PathLike) else list(records)
    entries_of(given)
    with open_graph(store, env_file=env_file, into_existing=into_existing, wait=wait) as graph:
        return graph.load(
            given,
            partial=partial,
            accept_unreviewed=accept_unreviewed,
            quarantine=quarantine,
            progress=progress,
        )


def bulk(  # noqa: PLR0913 - what, where to, and how a load is told
    records: Given,
    output: Place | None = None,
    *,
    engine: str = "local",
    neo4j_home: Place | None = None,
    database: str = "neo4j",
    accept_unreviewed: bool = False,
    quarantine: Path | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Report:
    """Make files for `neo4j-admin database import full` of records, without a store between: the graph and the ledger
    that a load of them into an empty database would make. What memory holds does not grow with the records.
    So many `processes` share the work, as many as there are processors if none is said; or Apache Spark does it, by
    the session that is there or one on this machine: then records are files and folders of JSONL, or of Parquet
    (`NAME.parquet`) with a column for each field.

    The folder appears when all is written, in the place of an earlier one. With `neo4j_home`, the folder of a Neo4j
    that is installed here and does not run, they are imported into its database, which must be empty, with
    constraints; then `output` may be missing. Until all is done nothing of that Neo4j is changed. Raises UsageError for
    a folder that holds other things or is no Neo4j, StoreLocked where that runs, NotAllowed where the database may hold
    something, and StoreError where there is no room or the import fails.
    """
    given = records if isinstance(records, str | os.PathLike) else list(records)
    if engine not in ("local", "spark"):
        raise UsageError(f"--engine {engine!r}: use local or spark")
    write: Callable[[Path], Written] = _by_spark(given, accept_unreviewed, quarantine)
    if engine == "local":
        entries = entries_of(given)
        wanted = entries if accept_unreviewed else entries.reviewed_only()
        many = processes or os.cpu_count() or 1
        write = partial(write_files, wanted, quarantine=quarantine, progress=progress, processes=many)
    folder = None if output is None else Path(output)
    if neo4j_home is not None:
        report = write_database(write, Path(neo4j_home), database, folder, progress)
    elif folder is not None:
        report = write(folder).report
    else:
        raise UsageError("bulk needs a folder for the files, or the home of a Neo4j", remedy="name it with --output")
    report.passed_over = passed_over(given)
    return report


def _by_spark(given: Given, accept_unreviewed: bool, quarantine: Path | None) -> Callable[[Path], Written]:
    def write(folder: Path) -> Written:
        lines = spark.lines_of(spark.local_session(), paths_of(given))
        return spark.write_files(lines, folder, quarantine=quarantine, accept_unreviewed=accept_unreviewed)

    return write


def seeds() -> Path:
    """The folder with the records of two reports that come with whomet."""
    return pack_folder("seeds")


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were read, how many of them cannot be loaded, how many nobody has reviewed, and every fault of
    every line."""

    read: int
    refused: int
    unreviewed: int
    faults: tuple[Fault, ...]


def check(records: Given, *, progress: Progress | None = None) -> Checked:
    """Check records without loading them: files, folders or the records themselves. Nothing is opened or written.
    `progress` counts the lines that are read; how many there are is not known before, and given as 0."""
    seen, unreviewed = [], 0
    for number, entry in enumerate(entries_of(records)):
        seen.append(collect(number, entry))
        unreviewed += entry.unreviewed
        if progress is not None and len(seen) % _LINES_A_SIGN == 0:
            progress(len(seen), 0)
    outcome = validate(seen)
    faults = [fault for line in seen for fault in outcome.faults.get(line.number, ())]
    return Checked(len(seen), len(outcome.faults), unreviewed, tuple(faults))


def template(folder: Place, *, separator: str = ",") -> list[Path]:
    """Write empty tables to fill in with a spreadsheet program; the files. Raises UsageError where one is there."""
    return tables.write_template(Path(folder), separator=separator)


def convert(folder: Place, text: Place) -> Conversion:
    """The records that the tables of a folder make, with evidence in the text that they were taken from; or every
    fault of every row, and no records."""
    return tables.convert(Path(folder), Path(text))


def convert_file(  # noqa: PLR0913 - all that a person can say of a file
    format_: str,
    input_: Place,
    output: Place,
    *,
    mapping: Place | None = None,
    name: str = "",
    dates: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    mentions: Place | None = None,
    progress: Progress | None = None,
) -> conversion.ConversionReport:
    """Make records of a file in one of `loader.conversion.FORMATS`, and write them whole or not at all; what became of
    each row. `dates` is dmy or mdy, how 4/5/2031 is meant; `name` begins the ids of what has no id in the world, and
    is the file's if none is given; `mentions` is a file of GDELT's mentions; `progress` is called with how many rows
    are done and how many lines the file has, 0 where it is no table in text. Raises UsageError for what a person must
    decide, RecordsError for a file that is not what its format is."""
    if dates not in (None, "dmy", "mdy"):
        raise UsageError(f"--dates {dates!r}: use dmy or mdy")
    day_first = None if dates is None else dates == "dmy"
    map_ = None if mapping is None else Path(mapping)
    named = None if mentions is None else Path(mentions)
    options = conversion.Options(name, map_, day_first, sheet, encoding, named)
    return conversion.convert(format_, Path(input_), Path(output), options, progress)


def guess_map(input_: Place, *, sheet: str | None = None, encoding: str | None = None) -> str:
    """A map of a table's columns that may be right, to be read, mended, saved and given to `convert_file`."""
    return conversion.guess_map(Path(input_), conversion.Options(sheet=sheet, encoding=encoding))


def find_evidence(quote: str, text: Place) -> list[Evidence]:
    """The evidence for every place where the quote stands in the text of a file, letter for letter. Raises
    UsageError, with the nearest place, if there is none."""
    return proofs.find_quote(proofs.read_text(Path(text)), quote)


def doctor(
    store: Place | None = None, *, env_file: Path | None = None, progress: Progress | None = None
) -> list[diagnosis.Check]:
    """Look the installation, the settings and the store over, one check after the other. Nothing changes. `progress`
    counts the documents that the graph is compared with."""
    from loader import diagnosis  # noqa: PLC0415 - the driver of servers is slow to import

    return diagnosis.diagnose(None if store is None else os.fspath(store), env_file=env_file, progress=progress)


def rebuild(
    store: Place | None = None,
    *,
    env_file: Path | None = None,
    progress: Progress | None = None,
    wait: float | None = None,
) -> Rebuilt:
    """Make a graph anew from the records and decisions kept beside it, as `Graph.rebuild` does; a file also where it
    is so damaged that it cannot be opened. `wait` is as in `open_graph`."""
    return stores.rebuild(replace(find_settings(store, env_file=env_file), wait=wait), progress)


def export(  # noqa: PLR0913 - what, where to, from where, and for whom
    what: str,
    output: Place | None = None,
    store: Place | None = None,
    *,
    reader: str | None = None,
    packs: Iterable[Path] = (),
    env_file: Path | None = None,
) -> list[Path]:
    """Write the graph, or the saved queries, in one of `loader.exports.FORMATS`, as `Graph.export` does. What is made
    of the saved queries needs no graph."""
    path = None if output is None else Path(output)
    if exports.format_of(what).of == "queries":
        return exports.export(find_pack(packs), what, path, reader)
    with open_graph(store, packs=packs, env_file=env_file, must_exist=True) as graph:
        return graph.export(what, path, reader=reader)


def serve_candidates(
    table: Place,
    port: int = 8910,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    told: Callable[[str], None] = print,
) -> None:
    """Answer OpenRefine's questions for persons out of a table of Wikidata's, on 127.0.0.1 alone, until somebody
    interrupts. `told` hears what became of the table's rows and the address. Raises UsageError for a table that cannot
    be used and a port that is taken."""
    path = Path(table)
    with reconciliation.Index() as index:
        for line in reconciliation.fill(index, path, encoding=encoding, sheet=sheet).lines():
            told(line)
        protocol = reconciliation.Protocol(index, path.name)
        reconciliation.serve(
            protocol, port, lambda address: told(f"in OpenRefine: Reconcile, Add standard service, {address}")
        )


def new_query(name: str, topic: str = "mine", packs: Iterable[Path] = ()) -> SavedQuery:
    """Write a file to begin a saved query with, into the first of the folders (else ./queries). Raises UsageError for
    a name that no query can have, and PackError for one that is taken."""
    given = list(packs)
    folder = given[0] if given else Path("queries")
    existing = [path for path in (*given, folder) if path.is_dir()]
    own = [path for path in dict.fromkeys(existing) if path.resolve() != pack_folder("queries").resolve()]
    return start_query(folder, name, topic, find_pack(own))


@dataclass(frozen=True, slots=True)
class Link:
    """An address that opens Neo4j Browser with a query in its editor, and what is to be said about it."""

    address: str
    notes: tuple[str, ...] = ()


def browser_link(  # noqa: PLR0913 - a query, its values, a store, a page
    name: str,
    parameters: Mapping[str, Value] | None = None,
    store: Place | None = None,
    *,
    packs: Iterable[Path] = (),
    env_file: Path | None = None,
    browser_url: str | None = None,
) -> Link:
    """A link to a saved query in Neo4j Browser. What is named has its id where the graph can be asked, else it is as it
    was written, and `notes` says so. Raises UsageError for parameters that do not fit."""
    folders = list(packs)
    saved = find_pack(folders).find(name)
    settings = find_settings(store, env_file=env_file)
    page = address(settings, browser_url)
    bound = bind(saved, parameters or {}, AsWritten())
    notes: tuple[str, ...] = ()
    if any(p.kind for p in saved.parameters.values()):
        try:
            with open_graph(store, packs=folders, env_file=env_file, must_exist=True) as graph:
                bound = graph.bind(saved, parameters or {})
        except StoreError as error:
            notes = (f"names are left as written, for the graph cannot be asked: {error}",)
    return Link(link(page, f"// {saved.title}\n{standalone_text(saved, bound)}", settings.uri), notes)
