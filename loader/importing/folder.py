"""A folder that `neo4j-admin database import` can be run in: files, the arguments that name them, what comes after."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from loader.errors import StoreError, UsageError
from loader.importing.aside import folder_aside
from loader.importing.lines import BETWEEN, Gaps, Line, header
from loader.stores.neo4j.statements import CONSTRAINTS

__all__ = ["ARGUMENTS", "FINISH", "Writer", "closing_files", "complete", "made_whole"]

ARGUMENTS = "arguments.txt"
FINISH = "finish.cypher"
_README = "README.txt"
_READ_ME = f"""\
A whole store of whomet. In this folder, with the server stopped and its database empty:

    neo4j-admin database import full neo4j --overwrite-destination @{ARGUMENTS}

Then start the server and run {FINISH} (cypher-shell -f {FINISH}): constraints, and the empty lists, which
the import cannot write.
"""
_BUFFER = 1 << 18
_LINES_AT_ONCE = 2_000


class Writer:
    """Writes lines to files of a folder, each `STEM.NUMBER.csv`; the number is the writer's. To be closed."""

    def __init__(self, folder: Path, number: int = 0) -> None:
        self._folder = folder
        self._number = number
        self._stack = ExitStack()
        self._streams: dict[str, IO[str]] = {}
        self._waiting: dict[str, list[str]] = defaultdict(list)
        self.counts = {"node": 0, "rel": 0}

    def close(self) -> None:
        with self._stack:
            self._flush()

    def write(self, lines: Iterable[Line]) -> None:
        waiting = self._waiting
        for file, text in lines:
            waiting[file].append(text)
        if sum(map(len, waiting.values())) > _LINES_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        for file, texts in self._waiting.items():
            self.counts["node" if file[0] == "n" else "rel"] += len(texts)
            if file not in self._streams:
                self._streams[file] = self._open(file)
            self._streams[file].write("".join(texts))
        self._waiting.clear()

    def _open(self, file: str) -> IO[str]:
        path = self._folder / f"{file}.{self._number}.csv"
        return self._stack.enter_context(path.open("w", _BUFFER, encoding="utf-8", newline=""))


def closing_files(files: Mapping[str, str], gaps: Gaps) -> Iterator[tuple[str, str]]:
    """What stands beside the files: the arguments of the command, what is to be run afterwards, a README. `files` says
    of each stem which files, separated by commas, the import is to read. Raises UsageError where lists of a kind are
    both empty and absent."""
    arguments = [
        "--id-type=string",
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(BETWEEN):04X}",
        *(f"--nodes={names}" for file, names in files.items() if file.startswith("node")),
        *(f"--relationships={names}" for file, names in files.items() if file.startswith("rel")),
    ]
    yield ARGUMENTS, "".join(f"{line}\n" for line in arguments)
    yield FINISH, "".join(f"{text};\n" for text in (*CONSTRAINTS.values(), *gaps.statements()))
    yield _README, _READ_ME


def complete(folder: Path, gaps: Gaps) -> None:
    """Write what is to stand beside the files that writers have left in a folder, their headers among it."""
    parts: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*-*.*.csv")):
        parts[path.name.partition(".")[0]].append(f"./{path.name}")
    for file in parts:
        (folder / f"{file}.csv").write_text(header(file), encoding="utf-8")
    files = {file: ",".join([f"./{file}.csv", *parts[file]]) for file in sorted(parts)}
    for name, text in closing_files(files, gaps):
        (folder / name).write_text(text, encoding="utf-8", newline="")


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """A folder to fill beside the one that is wanted, whose place it takes at the end, and never before. What stops
    midway leaves nothing. Raises UsageError for a folder that cannot be made, or holds anything that is not of an
    earlier such work; StoreError where there is no room."""
    _check(folder)
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            aside = stack.enter_context(folder_aside(folder.parent))
        except OSError as error:
            raise UsageError(f"{folder}: cannot be made a folder: {error.strerror}") from error
        try:
            aside.chmod(0o755)
            yield aside
            _check(folder)  # somebody may have put something there meanwhile
            if folder.is_dir():
                shutil.rmtree(folder)
            aside.rename(folder)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file", remedy="name a folder for the files")
    if not folder.name:
        raise UsageError(f"{folder}: cannot be replaced", remedy="name a folder for the files")
    other = sorted(path.name for path in folder.glob("*") if not _is_ours(path)) if folder.is_dir() else []
    if other:
        raise UsageError(f"{folder}: holds other things, such as {other[0]!r}", remedy="name a folder of its own")


def _is_ours(path: Path) -> bool:
    made = path.name.startswith(("node-", "rel-")) and path.suffix == ".csv"
    return path.is_file() and (made or path.name in {ARGUMENTS, FINISH, _README})
