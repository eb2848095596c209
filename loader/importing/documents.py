"""From a document to lines, as far as it alone decides, and to its word on what others may speak of as well.

Pure functions: whoever can group by key can run them, a folder of files on one machine or Apache Spark on many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loader.identity.clusters import Clusters
from loader.importing.lines import Gaps, Line, document_line, thing_lines
from loader.mapping import Unit, from_json, join_all, said_by, versions_of
from loader.records import DocumentRecords

__all__ = ["chosen_lines", "shared", "told"]

_OF_ONE_DOCUMENT = frozenset({"Document", "Claim"})
_VERSIONS_AT_ONCE = 500


def told(document: DocumentRecords, clusters: Clusters) -> list[Unit]:
    """What a document says of each thing."""
    return list(said_by(versions_of(document.records), clusters).values())


def shared(document: DocumentRecords, units: Iterable[Unit], gaps: Gaps, lines: list[Line]) -> Iterator[Unit]:
    """Of what the document says what others may speak of too; all else goes to `lines`."""
    lines.append(document_line(document))
    for unit in units:
        if unit.key.label in _OF_ONE_DOCUMENT:
            lines += thing_lines(unit, gaps)
        else:
            yield unit


def chosen_lines(versions: Sequence[str], gaps: Gaps) -> Iterator[Line]:
    """The lines of what is chosen among all versions of one thing, each as JSON."""
    if len(versions) == 1:
        return thing_lines(from_json(versions[0]), gaps, versions[0])
    chosen: list[Unit] = []
    for first in range(0, len(versions), _VERSIONS_AT_ONCE):
        chosen = [join_all([*chosen, *map(from_json, versions[first : first + _VERSIONS_AT_ONCE])])]
    return thing_lines(chosen[0], gaps)
