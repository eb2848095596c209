"""The proof of a node or relationship: which document says it, at which characters, in which words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loader.errors import UsageError
from loader.mapping import Key
from loader.mapping.choice import graph_key
from loader.records import DocumentRecord, DocumentRecords, Evidence, quote_hash
from loader.schema import LABELS, RELATIONSHIPS
from loader.stores.base import GraphStore

__all__ = ["Proof", "Texts", "find_quote", "proofs", "read_text"]

_PLACE = re.compile(r"(?P<document>[^#]+)#char=(?P<start>\d+),(?P<end>\d+)")
_SUPPORT = {"Claim": "MAKES"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One range of one document. `quote` is None where the text is not at hand, and `remark` says why; or where the
    text `disagrees` with the hash of the range: it has other words there than the record was made of."""

    document: str
    start: int
    end: int
    quote: str | None
    remark: str
    disagrees: bool = False


class Texts:
    """The texts of a folder, found by the hash of their bytes, whatever their names."""

    def __init__(self, folder: Path | None) -> None:
        self._files: Mapping[str, Path] | None = None
        self._folder = folder
        if folder is not None and not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder of texts")

    def find(self, sha256: str) -> str | None:
        """The text whose bytes have this hash, without any change to its line ends."""
        if self._folder is None:
            return None
        if self._files is None:
            files = sorted(path for path in self._folder.rglob("*") if path.is_file())
            self._files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
        path = self._files.get(sha256)
        try:
            return path.read_bytes().decode("utf-8") if path else None
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: not UTF-8 at byte {error.start}; no range of characters can be read") from error

    def why_missing(self, sha256: str) -> str:
        """What to say of a text that was not found."""
        if self._folder is None:
            return "the text is not at hand; name its folder with --texts"
        return f"no file in {self._folder} is this text (SHA-256 {sha256[:12]}...)"


def proofs(store: GraphStore, id_: str, texts: Texts) -> list[Proof]:
    """What proves the node or relationship `id_`, in the order of documents and ranges. Raises UsageError for an id
    that the graph does not hold."""
    places = list(dict.fromkeys(_places(store, id_)))
    found = []
    for document in dict.fromkeys(document for document, _, _ in places):
        records = store.records_of(document)
        if records is not None:
            reader = _Reader(records, texts)
            found += [reader.proof(start, end) for d, start, end in places if d == document]
    return sorted(found, key=lambda proof: (proof.document, proof.start, proof.end))


def _places(store: GraphStore, id_: str) -> Iterator[tuple[str, int, int]]:
    known = False
    for row in _rows(store, id_):
        known = True
        for place in row or ():
            match = _PLACE.fullmatch(place)
            if match:
                yield match["document"], int(match["start"]), int(match["end"])
    if not known:
        raise UsageError(f"nothing in the graph has the id {id_!r}", remedy="every row of `whomet query` shows ids")


def _rows(store: GraphStore, id_: str) -> Iterator[list[str] | None]:
    type_ = id_.partition("|")[0]
    if type_ in RELATIONSHIPS:
        for start, end in RELATIONSHIPS[type_].pairs:
            text = f"MATCH (:{start})-[r:{type_} {{id: $id}}]->(:{end}) RETURN r.evidence AS evidence"
            yield from (row["evidence"] for row in store.read(text, {"id": id_}))
        return
    clusters = store.clusters()
    for label in LABELS:
        key = graph_key(Key(label, id_), clusters)
        support = _SUPPORT.get(label, "MENTIONS")
        text = (
            f"MATCH (n:{label} {{id: $id}}) OPTIONAL MATCH (:Document)-[r:{support}]->(n) RETURN r.evidence AS evidence"
        )
        yield from (row["evidence"] for row in store.read(text, {"id": key.id}))


class _Reader:
    """The ranges of one document, read in its text where that is at hand."""

    def __init__(self, records: DocumentRecords, texts: Texts) -> None:
        self._document = records.document
        self._hashes: dict[tuple[int, int], str] = {
            (item.start, item.end): item.sha256 for record in records.records for _, item in record.ranges()
        }
        own = next(record for record in records.records if isinstance(record, DocumentRecord))
        self._text = texts.find(own.sha256)
        self._missing = texts.why_missing(own.sha256)

    def proof(self, start: int, end: int) -> Proof:
        if self._text is None:
            return Proof(self._document, start, end, None, self._missing)
        quote = self._text[start:end]
        if quote_hash(quote) != self._hashes[start, end]:
            remark = "the text has other words here than the record was made of"
            return Proof(self._document, start, end, None, remark, disagrees=True)
        return Proof(self._document, start, end, quote, "")


def read_text(path: Path) -> str:
    """The text of a file as evidence counts it: UTF-8, no line end translated. Raises UsageError for a file that
    cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}", remedy="save the text in that encoding") from error


def find_quote(text: str, quote: str) -> list[Evidence]:
    """The evidence for every place where the quote stands in the text, letter for letter. Raises UsageError, with
    the nearest place, if there is none."""
    if not quote:
        raise UsageError("the quote is empty")
    starts = [match.start() for match in re.finditer(re.escape(quote), text)]
    if not starts:
        raise UsageError(f"the quote is not in the text letter for letter{_nearly(text, quote)}")
    digest = quote_hash(quote)
    return [Evidence(start=start, end=start + len(quote), sha256=digest) for start in starts]


def _nearly(text: str, quote: str) -> str:
    """Where the quote stands if quotation marks, dashes, blanks and case may differ."""
    loose = r"\s+".join(_LOOSE.sub(lambda m: _ALIKE[m[0]], re.escape(word)) for word in quote.split())
    match = re.search(loose, text, re.IGNORECASE)
    return f"; nearly so at {match.start()} to {match.end()}: {match[0]!r}" if match else ""


_QUOTES, _DASHES = "[\"'“”‘’]", "[-–—]"
_ALIKE = {**dict.fromkeys("\"'“”‘’", _QUOTES), "\\-": _DASHES, "–": _DASHES, "—": _DASHES}
_LOOSE = re.compile("|".join(re.escape(key) for key in _ALIKE))
