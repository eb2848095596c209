"""From lines to a document, to lines of files as far as it alone decides, and to its word on what others may speak of.

Pure functions: whoever can group by key can run them, a folder of files on one machine or Apache Spark on many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from loader.identity.clusters import Clusters
from loader.importing.lines import Gaps, Line, document_line, thing_lines
from loader.loading import Told, look_over, origin_of
from loader.mapping import Unit, from_json, join_all, said_by, teller, versions_of
from loader.records import DocumentRecords
from loader.records.quick import quick_document
from loader.records.staging import Run, lines_of

__all__ = ["Sound", "chosen_lines", "shared", "sound", "told"]

_VERSIONS_AT_ONCE = 500


class Sound(NamedTuple):
    """A document without a fault; how many of its lines say again what another one says."""

    records: DocumentRecords
    repeated: int = 0

    @property
    def told(self) -> Told:
        """What is told of it when it is written."""
        waiting = sum(record.review == "unreviewed" for record in self.records.records)
        return Told(self.records.document, len(self.records.records), self.repeated, waiting)


def sound(document: str, runs: Sequence[Run]) -> Sound | None:
    """The document of which these are all lines, where it has no fault. Its records have the fields of records; of
    their classes they need not be."""
    raw = [line for run in runs for line in run.lines]
    records = quick_document(document, raw) if all(run.glanced for run in runs) else None
    if records is not None and not _has_to_be_reviewed(records, runs):
        return Sound(replace(records, origin=origin_of(records.hash, raw)))
    checked = look_over(document, lines_of(runs))
    return Sound(checked.new, len(checked.outcome.repeated)) if checked.is_faultless else None


def _has_to_be_reviewed(document: DocumentRecords, runs: Sequence[Run]) -> bool:
    unreviewed = any(record.review == "unreviewed" for record in document.records)
    return unreviewed and any(run.reviewed_only for run in runs)


def told(document: DocumentRecords, clusters: Clusters) -> list[Unit]:
    """What a document says of each thing."""
    return list(said_by(versions_of(document.records), clusters).values())


def shared(document: DocumentRecords, units: Iterable[Unit], gaps: Gaps, lines: list[Line]) -> Iterator[Unit]:
    """Of what the document says what others may speak of too; all else goes to `lines`."""
    lines.append(document_line(document))
    for unit in units:
        if teller(unit.key) is None:
            yield unit
        else:
            lines += thing_lines(unit, gaps)


def chosen_lines(versions: Sequence[str], gaps: Gaps) -> Iterator[Line]:
    """The lines of what is chosen among all versions of one thing, each as JSON."""
    if len(versions) == 1:
        return thing_lines(from_json(versions[0]), gaps, versions[0])
    chosen: list[Unit] = []
    for first in range(0, len(versions), _VERSIONS_AT_ONCE):
        chosen = [join_all([*chosen, *map(from_json, versions[first : first + _VERSIONS_AT_ONCE])])]
    return thing_lines(chosen[0], gaps)
