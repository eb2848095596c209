"""Verify the evidence of records against the texts that they were made from.

    python scripts/verify_evidence.py [SEEDS] [--texts FOLDER]

A text is found by the SHA-256 of its bytes, so its file may have any name. Exit codes: 0 every range agrees,
1 some do not, 2 the text of a document is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from loader.records import DocumentRecord, Evidence, Record, SameAsRecord, StatedRecord, parse, quote_hash

ROOT = Path(__file__).resolve().parents[1]


def read(path: Path) -> list[Record]:
    """The records of one file, in its order."""
    return [parse(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts_by_sha256(folder: Path) -> dict[str, str]:
    """Every text of the folder by the SHA-256 of its bytes, newlines as they are; none if there is no such folder."""
    contents = (path.read_bytes() for path in sorted(folder.glob("*.txt")))
    return {hashlib.sha256(content).hexdigest(): content.decode() for content in contents}


def missing(records: Iterable[Record], texts: dict[str, str]) -> list[str]:
    """The ids of the documents whose text is not at hand."""
    return [r.id for r in records if isinstance(r, DocumentRecord) and r.sha256 not in texts]


def faults(records: Iterable[Record], texts: dict[str, str]) -> Iterator[str]:
    """What does not agree, a line each; a document without its text is passed over, `missing` names it."""
    stated = [r for r in records if not isinstance(r, SameAsRecord)]
    documents = {r.id: r for r in stated if isinstance(r, DocumentRecord)}
    for document in documents.values():
        text = texts.get(document.sha256)
        if text is not None and len(text) != document.characters:
            yield f"{document.id}: characters is {document.characters}, the text has {len(text)}"
    for record in stated:
        if record.document not in documents:
            yield f"{record.document}: no document record for {record.record} {record.id}"
        elif (text := texts.get(documents[record.document].sha256)) is not None:
            yield from _faults_of(record, text)


def _faults_of(record: StatedRecord, text: str) -> Iterator[str]:
    for field, evidence in record.ranges():
        fault = _fault(evidence, text)
        if fault:
            yield f"{record.document}: {record.record} {record.id}: {field}: {fault}"


def _fault(evidence: Evidence, text: str) -> str | None:
    if evidence.end > len(text):
        return f"ends at {evidence.end}, behind the text's {len(text)} characters"
    found = quote_hash(text[evidence.start : evidence.end])
    if found != evidence.sha256:
        return f"char={evidence.start},{evidence.end} hashes to {found}, the record says {evidence.sha256}"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description="Verify the evidence of records against their texts.")
    parser.add_argument("seeds", nargs="?", type=Path, default=ROOT / "seeds", help="folder of .jsonl files")
    parser.add_argument("--texts", type=Path, default=ROOT.parent / "shared" / "articles", help="folder of .txt files")
    arguments = parser.parse_args()
    records = [record for path in sorted(arguments.seeds.rglob("*.jsonl")) for record in read(path)]
    texts = texts_by_sha256(arguments.texts)
    found, absent = list(faults(records, texts)), missing(records, texts)
    for line in (*found, *(f"{id_}: no text with its sha256 in {arguments.texts}" for id_ in absent)):
        sys.stdout.write(f"{line}\n")
    if not found and not absent:
        ranges = sum(1 for r in records if not isinstance(r, SameAsRecord) for _ in r.ranges())
        sys.stdout.write(f"{ranges} ranges of {len(records)} records agree with their texts\n")
    return 1 if found else 2 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
