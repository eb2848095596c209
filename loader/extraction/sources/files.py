"""Which files are meant: those that are named, and in folders those of a known kind."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loader.errors import UsageError

__all__ = ["Found", "find_files"]


@dataclass(frozen=True, slots=True)
class Found:
    """The files, each once, in the order named and within a folder in that of their paths; how many others the folders
    hold; and the folders that could not be looked into, with the reason."""

    files: tuple[Path, ...]
    passed_over: int
    closed: tuple[tuple[Path, str], ...]


def find_files(sources: Sequence[Path], suffixes: frozenset[str]) -> Found:
    """The files of all sources. Links are followed, a folder is entered once; hidden files and folders are passed over,
    and so are the texts that an extraction wrote. A file that is named is taken whatever its name, even if it is not
    there: whoever reads it will say so. Raises UsageError if there is none at all."""
    search = _Search(suffixes)
    for source in sources:
        search.look(source)
    if not search.files and not search.closed:
        held = f", only {search.passed_over} others" if search.passed_over else ""
        raise UsageError(
            f"{', '.join(map(str, sources))}: no file that ends in {', '.join(sorted(suffixes))}{held}",
            remedy="name a file to have it read whatever its name",
        )
    return Found(tuple(search.files.values()), search.passed_over, tuple(search.closed))


class _Search:
    def __init__(self, suffixes: frozenset[str]) -> None:
        self._suffixes = suffixes
        self._entered: set[tuple[int, int]] = set()
        self.files: dict[str, Path] = {}
        self.passed_over = 0
        self.closed: list[tuple[Path, str]] = []

    def look(self, source: Path) -> None:
        if not os.path.isdir(source):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            self.files.setdefault(os.path.realpath(source), source)
            return
        for path in self._inside(source):
            if path.suffix.lower() not in self._suffixes or not path.is_file():
                self.passed_over += 1
            else:
                self.files.setdefault(os.path.realpath(path), path)

    def _inside(self, folder: Path) -> Iterator[Path]:
        for at, folders, names in os.walk(folder, followlinks=True, onerror=self._note_closed):
            folders[:] = sorted(name for name in folders if not _ours(at, name) and self._enter(Path(at, name)))
            yield from (Path(at, name) for name in sorted(names) if not name.startswith("."))

    def _enter(self, folder: Path) -> bool:
        """Whether the folder was not entered before: links may lead in circles."""
        try:
            found = folder.stat()
        except OSError as error:
            self._note_closed(error)
            return False
        known = (found.st_dev, found.st_ino) in self._entered
        self._entered.add((found.st_dev, found.st_ino))
        return not known

    def _note_closed(self, error: OSError) -> None:
        self.closed.append((Path(error.filename or ""), error.strerror or str(error)))


def _ours(at: str, name: str) -> bool:
    """Whether the folder is hidden, or holds the texts that `whomet extract` wrote or is about to."""
    stem = name.removesuffix(".texts")
    traces = (f"{stem}.report.json", f".{stem}.jsonl.part", f".{stem}.part")
    return name.startswith(".") or (stem != name and any(Path(at, trace).exists() for trace in traces))
