"""The rows of a store file, each under a seal.

    document   what was loaded, document by document (the ledger)
    decision   which ids are one (the ledger, too)
    version    what a document says of a thing, as `mapping.versions_of` gives it
    unit       what was chosen of a thing, with the node and relationships made of it
    about      how many rows each table has with the sum of their seals; the version of the mapping

A seal is a checksum of its row's values. Whoever reads a row compares its seal, and whoever reads all rows of a table
their number and the sum of the seals: so that no byte that changes, and no row that goes or comes, passes for a graph.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from msgspec.json import Encoder

from loader import canonical, mapping, records
from loader.identity.clusters import Clusters
from loader.progress import told_of
from loader.stores.codec import decision_id, pack, unpacked

__all__ = ["TABLES", "Damaged", "Tables", "seal", "sound"]

TABLES = ("document", "decision", "version", "unit")

_DAMAGE = (zlib.error, ValueError, LookupError, TypeError, AttributeError)
"""What reading back what was written raises where the bytes have changed."""
_SUM = 1 << 62
_ROWS_AT_ONCE = 900
_WORTH_PACKING = 1_000
"""Bytes. To make less small takes longer than to write it."""
_FASTEST = 1
_ENCODER = Encoder()


class Damaged(Exception):
    """A row is not what was written, or is missing."""


class Chosen(NamedTuple):
    """What was chosen of a thing, and the seal of its row."""

    unit: mapping.Unit
    seal: int


@contextmanager
def sound() -> Iterator[None]:
    """Whatever cannot be read back in here is damaged."""
    try:
        yield
    except _DAMAGE as error:
        raise Damaged(str(error)) from error


class Tables:
    """Reads and writes rows. `sealed` is False for a file of format 1, which is only read."""

    def __init__(self, db: sqlite3.Connection, *, sealed: bool = True) -> None:
        self._db = db
        self._sealed = sealed
        self._rows: Counter[str] = Counter()
        self._seals: Counter[str] = Counter()
        self._written: dict[mapping.Key, tuple[mapping.Unit, bytes]] = {}
        """What documents of this transaction say, and how that is kept: often it is all that is said of a thing."""

    # reading

    def hashes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for id_, hash_, content, sealed in self._all(
            "document", "id, hash, content" if self._sealed else "id, hash, 0"
        ):
            if self._sealed:
                _compare("the list of documents", sealed, seal(id_, hash_, content))
            found[id_] = hash_
        return found

    def documents(self) -> Iterator[records.DocumentRecords]:
        """All of them, in the order of their ids."""
        for row in self._all(
            "document", "id, hash, records, content" if self._sealed else "id, hash, records, 0", "id"
        ):
            yield self._document(*row)

    def document(self, id_: str) -> records.DocumentRecords | None:
        columns = "hash, records, content, seal" if self._sealed else "hash, records, 0, 0"
        row = self._db.execute(f"SELECT {columns} FROM document WHERE id = ?", [id_]).fetchone()
        if row is None and id_ in self.hashes():  # an index that has lost a row hides it from a look-up
            raise Damaged(f"document {id_} is not where it should be")
        return self._document(id_, *row) if row else None

    def _document(self, id_: str, hash_: str, body: bytes, content: int, sealed: int) -> records.DocumentRecords:
        if self._sealed:
            _compare_document(id_, hash_, body, content, sealed)
        with sound():
            return unpacked(id_, hash_, body)

    def decisions(self) -> list[records.SameAsRecord]:
        """All decisions, the oldest first."""
        found = []
        for id_, body, sealed in self._all("decision", "id, body"):
            if self._sealed:
                _compare("a decision", sealed, seal(id_, body))
            with sound():
                record = records.parse(body)
            if isinstance(record, records.SameAsRecord):
                found.append(record)
        return sorted(found, key=lambda record: (record.decided, record.id))

    def ids(self) -> Iterator[tuple[str, str]]:
        """The label and id of everything in the graph, in this order."""
        before = ("", "")
        for found in self._db.execute("SELECT label, id FROM unit ORDER BY label, id"):
            label, id_ = found
            if type(label) is not str or type(id_) is not str or found <= before:
                raise Damaged("an index of the file is not what was written")
            before = found
            yield found

    def shown(self) -> Iterator[tuple[str, str, str]]:
        """Of everything in the graph the label, the node and the relationships, as `put` keeps them."""
        for label, id_, node, relationships, sealed in self._all("unit", "label, id, node, relationships"):
            if self._sealed:
                _compare(f"{label} {id_}", sealed, seal(label, id_, node, relationships))
            yield label, node, relationships

    def _all(self, table: str, columns: str, order: str = "") -> Iterable[tuple[Any, ...]]:
        rows = self._each(table, columns, order)
        return told_of(rows, lambda: self._stated(table)[0] if self._sealed else 0, 1 if table == "document" else 500)

    def _each(self, table: str, columns: str, order: str) -> Iterator[tuple[Any, ...]]:
        """These columns of all rows, and the seal. Raises Damaged where they are not as many, with these seals, as
        `about` says; it is asked in the same statement, and so of the same moment."""
        ordered = f" ORDER BY {table}.{order}" if order else ""
        if not self._sealed:
            yield from self._db.execute(f"SELECT {columns}, 0 FROM {table}{ordered}")
            return
        text = (
            f"SELECT value, total, seal, {columns.replace('id', f'{table}.id', 1)} FROM about LEFT JOIN {table} ON true"
            f" WHERE about.name = '{table}'{ordered}"
        )
        count = seals = 0
        stated: tuple[int, int] | None = None
        for value, whole, sealed, *row in self._db.execute(text):
            stated = (value, whole)
            if sealed is None:  # there is no row
                break
            count, seals = count + 1, seals + _number(sealed)
            yield (*row, sealed)
        if stated is None:
            raise Damaged(f"nothing says how many rows {table} has")
        expected, total = _number(stated[0]) + self._rows[table], _number(stated[1]) + self._seals[table]
        if (count, seals % _SUM) != (expected, total % _SUM):
            raise Damaged(f"{table} has {count} rows that are not the {expected} it should have")

    def lines(self) -> Iterator[str]:
        """The canonical line of every node and relationship."""
        for _, node, relationships in self.shown():
            yield node
            with sound():
                lines = [line for line, _, _ in json.loads(relationships)]
            yield from lines

    def chosen(self, keys: Iterable[mapping.Key]) -> dict[mapping.Key, Chosen]:
        """What was chosen of those of these things that are in the graph."""
        found = {}
        for label, some in _by_label(keys):
            for id_, body, sealed in self._those("unit", "id, body, seal", "id", some, label):
                key = mapping.Key(label, id_)
                found[key] = Chosen(_unpacked(body, key), _number(sealed))
        return found

    def all_chosen(self) -> Iterator[mapping.Unit]:
        """What was chosen of everything, in the order of the keys."""
        for label, id_, body in self._db.execute("SELECT label, id, body FROM unit ORDER BY label, id"):
            yield _unpacked(body, mapping.Key(label, id_))

    def related(self, key: mapping.Key) -> list[str] | None:
        """The ids of the relationships that come with a thing; None where it is not in the graph."""
        query = "SELECT relationships FROM unit WHERE label = ? AND id = ?"
        row = self._db.execute(query, key).fetchone()
        with sound():
            return [json.loads(line)[0] for line, _, _ in json.loads(row[0])] if row else None

    def versions(self, label: str, ids: Sequence[str]) -> list[tuple[str, mapping.Unit]]:
        """What documents say of things of one label, each with the document, in the order of documents."""
        marks = ",".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT id, document, body, seal FROM version WHERE label = ? AND id IN ({marks}) ORDER BY document",
            [label, *ids],
        )
        found = []
        for id_, document, body, sealed in rows:
            _compare(f"what {document} says of {id_}", sealed, seal(label, id_, document, body))
            found.append((document, _unpacked(body, mapping.Key(label, id_))))
        return found

    def things(self) -> list[mapping.Key]:
        """All that documents speak of."""
        return [mapping.Key(*row) for row in self._db.execute("SELECT DISTINCT label, id FROM version")]

    def has(self, document: str) -> bool:
        """Whether a document, or what it says of anything, is there."""
        query = "SELECT 1 FROM document WHERE id = ? UNION ALL SELECT 1 FROM version WHERE document = ? LIMIT 1"
        return self._db.execute(query, [document, document]).fetchone() is not None

    def said_by(self, document: str) -> list[mapping.Unit]:
        """What a document says of each thing."""
        rows = self._db.execute("SELECT label, id, body, seal FROM version WHERE document = ?", [document])
        found = []
        for label, id_, body, sealed in rows:
            _compare(f"what {document} says of {id_}", sealed, seal(label, id_, document, body))
            found.append(_unpacked(body, mapping.Key(label, id_)))
        return found

    def _those(
        self, table: str, columns: str, key: str, values: Sequence[str], label: str | None = None
    ) -> sqlite3.Cursor:
        """These columns of the rows, of one label, whose key is among so many values as one statement takes."""
        marks = ",".join("?" * len(values))
        of_label = "" if label is None else "label = ? AND "
        given = values if label is None else [label, *values]
        return self._db.execute(f"SELECT {columns} FROM {table} WHERE {of_label}{key} IN ({marks})", given)

    # comparing with the seals, and reading nothing

    def compare_totals(self) -> None:
        """That every table has the rows that it should have."""
        for table in TABLES:
            rows, seals = self._db.execute(f"SELECT count(*), sum(seal) FROM {table}").fetchone()
            if (rows, _number(seals or 0) % _SUM) != self._stated(table):
                raise Damaged(f"{table} has {rows} rows that are not those it should have")

    def compare(self, documents: Sequence[str], clusters: Clusters) -> None:
        """That these documents, what they say of each thing, and what the graph shows of it, are what was written."""
        for some in _portions(documents):
            rows = self._those("document", "id, hash, records, content, seal", "id", some).fetchall()
            if len(rows) != len(some):
                raise Damaged("a document is not where it should be")
            for row in rows:
                _compare_document(*row)
            self._compare_shown({mapping.graph_key(key, clusters) for key in self._compared_versions(some)})

    def _compared_versions(self, documents: Sequence[str]) -> Iterator[mapping.Key]:
        """The things that some documents speak of."""
        rows = self._those("version", "label, id, document, body, seal", "document", documents)
        for label, id_, document, body, sealed in rows:
            _compare(f"what {document} says of {id_}", sealed, seal(label, id_, document, body))
            yield mapping.Key(label, id_)

    def _compare_shown(self, keys: Iterable[mapping.Key]) -> None:
        for label, some in _by_label(keys):
            rows = self._those("unit", "id, body, node, relationships, seal", "id", some, label).fetchall()
            if len(rows) != len(some):
                raise Damaged(f"a {label} is missing")
            for id_, body, node, relationships, sealed in rows:
                _compare(f"{label} {id_}", sealed, seal(label, id_, node, relationships))
                _decompressed(body)

    # writing

    def add_document(self, document: records.DocumentRecords, units: Iterable[mapping.Unit]) -> None:
        body = pack(document)
        content = seal(body)
        sealed = seal(document.document, document.hash, content)
        self._insert("document", [(document.document, document.hash, body, content, sealed)])
        rows = []
        for unit in units:
            packed = _packed(unit)
            self._written[unit.key] = (unit, packed)
            row = (*unit.key, document.document, packed)
            rows.append((*row, seal(*row)))
        self._insert("version", rows)

    def remove_document(self, document: str) -> None:
        self._delete("version", "document = ?", [document])
        self._delete("document", "id = ?", [document])

    def add_decision(self, decision: records.SameAsRecord) -> None:
        row = (decision_id(decision), records.canonical_json(decision))
        self._delete("decision", "id = ?", [row[0]])
        self._insert("decision", [(*row, seal(*row))])

    def remove_decision(self, decision: records.SameAsRecord) -> None:
        self._delete("decision", "id = ?", [decision_id(decision)])

    def put(
        self, units: Iterable[tuple[mapping.Key, mapping.Unit | None]], there: Mapping[mapping.Key, Chosen]
    ) -> None:
        """Keep what was chosen of things, None where nobody speaks of one. Each thing stands there once; `there` are
        those of them that are in the graph by now."""
        self._db.executemany("DELETE FROM unit WHERE label = ? AND id = ?", there)
        self._rows["unit"] -= len(there)
        self._seals["unit"] -= sum(chosen.seal for chosen in there.values())
        rows = []
        for key, unit in units:
            if unit is not None:
                shown = _shown(unit)
                rows.append((*key, self._packed_once(key, unit), *shown, seal(*key, *shown)))
            if len(rows) == _ROWS_AT_ONCE:
                self._insert("unit", rows)
                rows = []
        self._insert("unit", rows)

    def _packed_once(self, key: mapping.Key, unit: mapping.Unit) -> bytes:
        said, packed = self._written.get(key, (None, b""))
        return packed if said is unit else _packed(unit)

    def remove_chosen(self) -> None:
        self._delete("unit", "true", [])

    def copy_from(self, other: Tables) -> None:
        """All rows of another store. This one must be empty."""
        for table in ("about", *TABLES):
            rows = other._db.execute(f"SELECT * FROM {table}")
            marks = ",".join("?" * len(rows.description))
            self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    def settle(self) -> None:
        """Write down how many rows there are. To be called at the end of every transaction that writes."""
        for table in TABLES:
            if self._rows[table] or self._seals[table]:
                rows, total = self._stated(table)
                new = (rows + self._rows[table], (total + self._seals[table]) % _SUM, table)
                self._db.execute("UPDATE about SET value = ?, total = ? WHERE name = ?", new)
        self.forget_changes()

    def forget_changes(self) -> None:
        """The transaction is rolled back."""
        self._rows.clear()
        self._seals.clear()
        self._written.clear()

    def _insert(self, table: str, rows: Sequence[Sequence[str | bytes | int]]) -> None:
        """Rows, the seal of each at its end."""
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            self._rows[table] += len(rows)
            self._seals[table] += sum(int(row[-1]) for row in rows)

    def _delete(self, table: str, where: str, values: Sequence[str]) -> None:
        query = f"SELECT count(*), sum(seal) FROM {table} WHERE {where}"
        rows, seals = self._db.execute(query, values).fetchone()
        if rows:
            self._db.execute(f"DELETE FROM {table} WHERE {where}", values)
            self._rows[table] -= rows
            self._seals[table] -= _number(seals)

    def _stated(self, table: str) -> tuple[int, int]:
        row = self._db.execute("SELECT value, total FROM about WHERE name = ?", [table]).fetchone()
        if row is None:
            raise Damaged(f"nothing says how many rows {table} has")
        rows, total = map(_number, row)
        if not (0 <= rows < _SUM and 0 <= total < _SUM):
            raise Damaged(f"{table} cannot have {rows} rows")
        return rows, total


def _number(found: Any) -> int:
    """What was written as a whole number: one bit makes a text of it, or nothing."""
    if type(found) is not int:
        raise Damaged("a number is not what was written")
    return found


def _compare_document(id_: str, hash_: str, body: bytes, content: int, sealed: int) -> None:
    _compare(f"document {id_}", sealed, seal(id_, hash_, content))
    _compare(f"document {id_}", content, seal(body))


def _compare(what: str, found: int, expected: int) -> None:
    if found != expected:
        raise Damaged(f"{what} is not what was written")


def seal(*values: str | bytes | int) -> int:
    """The checksum of a row's values and their types: one bit makes a text of bytes, or the other way round."""
    parts: list[bytes] = []
    try:
        for value in values:
            if type(value) is str:
                parts += (b"str", value.encode())
            else:
                parts += (type(value).__name__.encode(), value if type(value) is bytes else str(value).encode())
    except UnicodeEncodeError as error:
        raise Damaged(str(error)) from error
    return zlib.crc32(b"".join(parts))


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as one statement of SQLite takes."""
    return (ids[first : first + _ROWS_AT_ONCE] for first in range(0, len(ids), _ROWS_AT_ONCE))


def _by_label(keys: Iterable[mapping.Key]) -> Iterator[tuple[str, Sequence[str]]]:
    """The ids of each label, as many as one statement of SQLite takes."""
    ids: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        ids[key.label].append(key.id)
    return ((label, some) for label, all_ in ids.items() for some in _portions(all_))


def _shown(unit: mapping.Unit) -> tuple[str, str]:
    """The node of what was chosen, and its relationships."""
    node, relationships = mapping.emit(unit)
    lines = [(canonical.relationship_line(e.relationship), e.start_label, e.end_label) for e in relationships]
    return canonical.node_line(node), _ENCODER.encode(lines).decode()


def _packed(unit: mapping.Unit) -> bytes:
    text = mapping.to_json(unit).encode()
    return zlib.compress(text, _FASTEST) if len(text) > _WORTH_PACKING else _stored(text)


def _stored(text: bytes) -> bytes:
    """What zlib makes of so short a text with level 0, without setting up a compressor: one block, as it is."""
    length = len(text)
    sizes = length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little")
    return b"".join((b"\x78\x01\x01", sizes, text, zlib.adler32(text).to_bytes(4, "big")))


def _decompressed(body: bytes) -> bytes:
    """This has a checksum of its own."""
    try:
        return zlib.decompress(body)
    except (zlib.error, TypeError) as error:
        raise Damaged(str(error)) from error


def _unpacked(body: bytes, key: mapping.Key) -> mapping.Unit:
    with sound():
        unit = mapping.from_json(_decompressed(body))
    if unit.key != key:
        raise Damaged(f"what is kept of {key.id} is of something else")
    return unit
