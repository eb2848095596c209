"""Versions of things on disk, grouped by thing: in parts, each small enough for memory.

The same thing always goes to the same part. What is said again soon is joined before it is written.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from loader.mapping import Key, Unit, join_all, to_json

__all__ = ["Spill", "grouped"]

_VERSIONS_AT_HAND = 5_000
_VERSIONS_OF_ONE = 50
"""So many of one thing are joined at once, which is cheaper than one after the other."""


class Spill:
    """Takes versions of things and writes them to parts of a folder. Closed, all of it is there."""

    def __init__(self, folder: Path, parts: int, writer: int = 0) -> None:
        self._at_hand: dict[Key, list[Unit]] = {}
        self._count = 0
        self._stack = ExitStack()
        files = [folder / f"{part}.{writer}" for part in range(parts)]
        self._streams = [self._stack.enter_context(file.open("wb")) for file in files]

    def close(self) -> None:
        with self._stack:
            self._flush()

    def abandon(self) -> None:
        """Close without writing what is at hand."""
        self._at_hand = {}
        self.close()

    def add(self, units: Iterable[Unit]) -> None:
        """Take what a document says of things."""
        at_hand = self._at_hand
        for unit in units:
            versions = at_hand.setdefault(unit.key, [])
            versions.append(unit)
            self._count += 1
            if len(versions) == _VERSIONS_OF_ONE:
                self._count -= len(versions) - 1
                versions[:] = [join_all(versions)]
        if self._count > _VERSIONS_AT_HAND:
            self._flush()

    def _flush(self) -> None:
        for key, versions in self._at_hand.items():
            unit = join_all(versions)
            name = f"{key.label}|{key.id}".encode()
            stream = self._streams[zlib.crc32(name) % len(self._streams)]
            stream.write(name + b"\t" + to_json(unit).encode() + b"\n")
        self._at_hand, self._count = {}, 0


def grouped(files: Iterable[Path]) -> Iterator[list[str]]:
    """The versions of each thing of a part, as JSON, in the order of the things; `files` are what each writer wrote of
    that part."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in files:
        with file.open(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                name, _, body = line.partition("\t")
                found[name].append(body.removesuffix("\n"))
    return (found[name] for name in sorted(found))
