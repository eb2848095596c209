"""Reading a file of a saved query, and checking it against itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from loader.errors import PackError
from loader.pack.header import Header, read_header
from loader.pack.model import SavedQuery
from loader.pack.scan import ScanError, Scanned, scan
from loader.pack.yamltext import FaultError

__all__ = ["checked"]

_LONGEST = 1_000_000
"""Bytes of a file that is read."""


def checked(file: Path) -> SavedQuery:
    """Read one file and check it against itself. Raises PackError with a line, `file:line: field: message`,
    for every fault.
    """
    try:
        text = _text(file)
        header = read_header(text)
        faults = _disagreements(header, text, file)
    except FaultError as fault:
        faults = [fault]
    except ExceptionGroup as group:
        faults = [error for error in group.exceptions if isinstance(error, FaultError)]
    if faults:
        ordered = sorted(faults, key=lambda fault: fault.line)
        raise PackError("\n".join(f"{file}:{fault}" for fault in ordered))
    return SavedQuery(
        header.name, header.topic, header.title, header.description, header.parameters, header.returns,
        header.draws, header.nearby, header.instead, text, file, header.body_line,
    )  # fmt: skip


def _text(file: Path) -> str:
    if not file.is_file() and os.path.lexists(file):  # a pipe would be waited for, a device never ends
        raise FaultError(1, "", "this is no plain file")
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LONGEST + 1)
    except OSError as error:
        raise FaultError(1, "", f"the file cannot be read: {error.strerror}") from error
    if len(raw) > _LONGEST:
        raise FaultError(1, "", f"the file has more than {_LONGEST:,} bytes, which no query needs")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise FaultError(1, "", "the file begins with a byte order mark; save it as UTF-8 without one")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FaultError(line, "", "the file is not UTF-8; save it as UTF-8") from error


def _disagreements(header: Header, text: str, file: Path) -> list[FaultError]:
    """Where the header does not fit the file's place or its statement."""
    faults = []
    if header.name != file.stem:
        faults.append(FaultError(header.line("name"), "name", f"is {header.name}, the file is called {file.name}"))
    if header.topic != file.parent.name:
        found = f"is {header.topic}, the file stands in the folder {file.parent.name}"
        faults.append(FaultError(header.line("topic"), "topic", found))
    offset = header.body_line - 1
    try:
        scanned = scan("\n".join(text.split("\n")[offset:]))
    except ScanError as error:
        return [*faults, FaultError(error.line + offset, "statement", str(error))]
    return [*faults, *_parameter_faults(header, scanned, offset), *_column_faults(header, scanned)]


def _parameter_faults(header: Header, scanned: Scanned, offset: int) -> list[FaultError]:
    undeclared = [
        FaultError(line + offset, "statement", f"${name} is not declared; add it under parameters")
        for name, line in scanned.parameters.items()
        if name not in header.parameters
    ]
    unused = [
        FaultError(
            header.line("parameters", name),
            f"parameters.{name}",
            f"the statement does not use ${name}; remove it",
        )
        for name in header.parameters
        if name not in scanned.parameters
    ]
    return undeclared + unused


def _column_faults(header: Header, scanned: Scanned) -> list[FaultError]:
    declared: Sequence[str] = tuple(header.returns)
    if tuple(declared) == scanned.columns:
        return []
    found = f"declares {', '.join(declared)}, the last RETURN gives {', '.join(scanned.columns)}"
    return [FaultError(header.line("returns"), "returns", found)]
