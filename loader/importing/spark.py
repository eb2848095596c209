"""The same files by Apache Spark, from partitions of lines: a map over documents, grouping by thing, the join as the
combiner. The functions are those of one machine.

Executors write their files to the folder themselves, so it must be one that all of them see. What has a fault, and what
belongs to no document, is brought to the driver, where the load accounts for it as ever.
"""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loader.errors import StoreError, UsageError
from loader.identity.clusters import Clusters, cluster
from loader.importing.documents import chosen_lines, shared, sound, told
from loader.importing.empty import Empty
from loader.importing.environment import settings_aside
from loader.importing.folder import Writer, complete, made_whole
from loader.importing.lines import Gaps, Line, decision_line, ledger_line
from loader.importing.written import Written
from loader.loading import Report, load
from loader.mapping import Unit, from_json, join, to_json
from loader.progress import Progress
from loader.records import DocumentRecords, SameAsRecord
from loader.records.reading import Entry, read
from loader.records.staging import run_of
from loader.stores.base import Removal

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession

__all__ = ["lines_of", "local_session", "write_files"]

_SOURCE = "Spark"
Counted = tuple[Counter[str], set[tuple[str, str, bool]]]


def local_session() -> SparkSession:
    """The session that is there, or one on this machine. Raises UsageError without pyspark, StoreError where Spark does
    not start, as on a Java that is too new for it."""
    try:
        from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra, and heavy
        from pyspark.errors import PySparkException  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise UsageError("--engine spark needs pyspark", remedy="install whomet[spark]") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("whomet").config("spark.ui.enabled", "false")
    try:
        with settings_aside():
            return builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    except (Py4JError, PySparkException) as error:
        said = " ".join(str(error).partition("\n\tat ")[0].split())
        raise StoreError(
            f"Spark does not start: {said}", remedy="Spark 3.5 needs Java 17: name it in JAVA_HOME"
        ) from error


def lines_of(session: SparkSession, sources: Iterable[str | os.PathLike[str]]) -> RDD[str]:
    """The lines of files and folders: JSONL, and Parquet with a column for each field of a record."""
    found = []
    for source in (os.fspath(source) for source in sources):
        if source.rstrip("/").endswith(".parquet"):
            found.append(session.read.parquet(source).toJSON())
        else:
            found.append(session.sparkContext.textFile(source))
    if not found:
        raise UsageError("name files or folders of records")
    return session.sparkContext.union(found)


def write_files(
    lines: RDD[str], folder: Path, *, quarantine: Path | None = None, accept_unreviewed: bool = False
) -> Written:
    """Write what `neo4j-admin database import full` makes a whole store of, as `bulk.write_files` does, from an RDD of
    lines. Raises UsageError for a folder that cannot be used."""
    context = lines.context
    with made_whole(folder) as aside:
        keyed = lines.map(_keyed).filter(lambda pair: pair[1] is not None)
        loose = keyed.filter(lambda pair: pair[0] is None).values().collect()
        decisions = _decisions(loose)
        mapped = _Map(aside, cluster(decisions), accept_unreviewed)
        documents = keyed.filter(lambda pair: pair[0] is not None).groupByKey()
        heard = documents.mapPartitionsWithIndex(mapped).cache()
        faulty = [line for kind, line in heard.filter(lambda item: item[0] == "faulty").collect() for line in line]
        with closing(Writer(aside)) as writer:
            rest = _Rest(writer, mapped.clusters)
            writer.write([ledger_line()])
            report = load(rest, _entries([*loose, *faulty], accept_unreviewed), quarantine=quarantine)
        versions = heard.filter(lambda item: item[0] == "version").map(lambda item: item[1])
        together = versions.union(context.parallelize(rest.versions)).reduceByKey(_join)
        chosen = together.mapPartitionsWithIndex(_Choose(aside, documents.getNumPartitions() + 1))
        counted: list[Counted] = [*heard.filter(lambda item: item[0] == "counted").values().collect()]
        counted += [*chosen.collect(), (Counter(writer.counts), rest.gaps.seen)]
        heard.unpersist()
        complete(aside, Gaps(seen for _, gaps in counted for seen in gaps))
    total = sum((counts for counts, _ in counted), Counter())
    return Written(_added(report, total), total["node"], total["rel"])


def _keyed(text: str) -> tuple[str | None, bytes | None]:
    """The document of a line and the line; None for one that holds no record."""
    raw = text.encode("utf-8", "surrogatepass").strip()
    if not raw or raw.startswith(b"#"):
        return None, None
    return Entry(_SOURCE, 0, raw).glance(), raw


def _entries(lines: Iterable[bytes], accept_unreviewed: bool) -> Iterator[Entry]:
    found = read(["-"], io.BytesIO(b"\n".join(lines)))
    return iter(found if accept_unreviewed else found.reviewed_only())


def _decisions(lines: Sequence[bytes]) -> list[SameAsRecord]:
    """The decisions that a load would take of these lines."""
    taken = _Rest(None, cluster(()))
    load(taken, read(["-"], io.BytesIO(b"\n".join(lines))))
    return taken.taken


def _join(a: str, b: str) -> str:
    return to_json(join(from_json(a), from_json(b)))


def _version(unit: Unit) -> tuple[str, str]:
    return f"{unit.key.label}|{unit.key.id}", to_json(unit)


def _added(report: Report, total: Counter[str]) -> Report:
    return replace(
        report,
        read=report.read + total["read"],
        loaded=report.loaded + total["loaded"],
        unchanged=report.unchanged + total["repeated"],
        waiting=report.waiting + total["waiting"],
        documents_loaded=report.documents_loaded + total["documents"],
    )


@dataclass(frozen=True, slots=True)
class _Map:
    """Writes the documents of a partition; gives versions of things, the lines of documents with a fault, counts."""

    folder: Path
    clusters: Clusters
    accept_unreviewed: bool

    def __call__(self, index: int, documents: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[tuple[str, Any]]:
        gaps, counts = Gaps(), Counter[str]()
        with closing(Writer(self.folder, index + 1)) as writer:
            for document, raw in documents:
                yield from self._hear(document, sorted(raw), writer, gaps, counts)
        yield "counted", (counts + Counter(writer.counts), gaps.seen)

    def _hear(
        self, document: str, raw: Sequence[bytes], writer: Writer, gaps: Gaps, counts: Counter[str]
    ) -> Iterator[tuple[str, Any]]:
        found = sound(document, [run_of(document, _SOURCE, raw, reviewed_only=not self.accept_unreviewed)])
        if found is None:
            yield "faulty", raw
            return
        records = found.records
        written: list[Line] = []
        for unit in shared(records, told(records, self.clusters), gaps, written):
            yield "version", _version(unit)
        writer.write(written)
        counts.update(read=len(raw), loaded=len(records.records), repeated=found.repeated, documents=1)
        counts.update(waiting=found.told.waiting)


@dataclass(frozen=True, slots=True)
class _Choose:
    """Writes what is chosen of the things of a partition."""

    folder: Path
    first: int

    def __call__(self, index: int, things: Iterable[tuple[str, str]]) -> Iterator[Counted]:
        gaps = Gaps()
        with closing(Writer(self.folder, self.first + index)) as writer:
            for _, body in things:
                writer.write(chosen_lines([body], gaps))
        yield Counter(writer.counts), gaps.seen


class _Rest(Empty):
    """What the driver's own load fills: lines and versions of what had a fault, and the decisions."""

    def __init__(self, writer: Writer | None, clusters: Clusters) -> None:
        self._writer, self._clusters = writer, clusters
        self.gaps = Gaps()
        self.taken: list[SameAsRecord] = []
        self.versions: list[tuple[str, str]] = []

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,  # noqa: ARG002 - nothing is written in portions
    ) -> Removal:
        if self._writer is None or dry_run:
            self.taken += decisions
            return Removal(0, 0)
        self._writer.write(map(decision_line, decisions))
        for document in documents:
            lines: list[Line] = []
            self.versions += map(_version, shared(document, told(document, self._clusters), self.gaps, lines))
            self._writer.write(lines)
        return Removal(0, 0)
