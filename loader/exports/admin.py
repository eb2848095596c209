"""Files for `neo4j-admin database import full`: a whole store, which whomet goes on with.

The ledger is among them, so that documents can be loaded and retracted afterwards. Everything is made anew from the
records and decisions, of which the graph is a pure function. `whomet bulk` makes the same of records, without a store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loader.importing.documents import told
from loader.importing.folder import closing_files
from loader.importing.lines import Gaps, Line, decision_line, document_line, header, ledger_line, thing_lines
from loader.mapping import Key, Unit, join
from loader.stores.base import GraphStore

__all__ = ["admin_files"]

File = tuple[str, Iterator[bytes]]


def admin_files(store: GraphStore) -> Iterator[File]:
    """A file for each label and each (start, type, end), those of the ledger, the arguments of the command, what is to
    be run afterwards, and a README. Raises UsageError, naming the place, for what the import cannot carry."""
    gaps = Gaps()
    files: dict[str, list[str]] = defaultdict(list)
    for line in _lines(store, gaps):
        files[line.file].append(line.text)
    for file, lines in files.items():
        yield f"{file}.csv", (text.encode() for text in [header(file), *lines])
    for name, text in closing_files({file: f"./{file}.csv" for file in files}, gaps):
        yield name, iter([text.encode()])


def _lines(store: GraphStore, gaps: Gaps) -> Iterator[Line]:
    yield ledger_line()
    yield from map(decision_line, store.decisions())
    clusters = store.clusters()
    found: dict[Key, Unit] = {}
    for document in store.documents():
        yield document_line(document)
        for unit in told(document, clusters):
            found[unit.key] = join(found[unit.key], unit) if unit.key in found else unit
    for _, unit in sorted(found.items()):
        yield from thing_lines(unit, gaps)
