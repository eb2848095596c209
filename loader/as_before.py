"""Files that were loaded before, known by their bytes alone: of these no line is read again.

Each document keeps of which file all of its lines are, how many these are, and how many the file has. Where the
documents of a file, as they stand in the store now, have all of its lines together, nothing in it can be new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loader.mapping import VERSION
from loader.records.reading import Print, Reading
from loader.records.staging import Numbered
from loader.stores.base import Target

__all__ = ["Unchanged", "source_of", "unchanged"]


class Unchanged(NamedTuple):
    """How many lines and documents stand in the store as they were loaded."""

    lines: int
    documents: int


def source_of(lines: Iterable[Numbered], prints: Mapping[str, Print]) -> str:
    """What to keep of a document that is made of these lines; empty where they are of several files, or of one that
    has no print."""
    files = Counter(entry.file for _, entry in lines)
    ((file, own),) = files.items() if len(files) == 1 else (("", 0),)
    found = prints.get(file)
    return f"{VERSION} {found.hash} {own} {found.entries}" if found else ""


def unchanged(store: Target, reading: Reading) -> Unchanged | None:
    """Where all of what is to be read was loaded from the very same files, and stands in the store as it was then."""
    own: Counter[str] = Counter()
    whole: dict[str, int] = {}
    documents: dict[str, list[str]] = {}
    for document, source in store.sources().items():
        version, _, told = source.partition(" ")
        if version == str(VERSION):
            hash_, lines, entries = told.split()
            own[hash_] += int(lines)
            whole[hash_] = int(entries)
            documents.setdefault(hash_, []).append(document)
    hashes = reading.hashes() if whole else None
    if not hashes or any(hash_ not in whole or own[hash_] != whole[hash_] for hash_ in hashes):
        return None
    same = [document for hash_ in dict.fromkeys(hashes) for document in documents[hash_]]
    store.check(same)
    return Unchanged(sum(whole[hash_] for hash_ in hashes), len(same))
