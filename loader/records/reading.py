"""Files, folders and standard input to records: line by line, each with what is wrong with it.

Blank lines and lines that begin with `#` are passed over. A line that cannot be read at all is *torn*: nobody knows
which document it belonged to.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from pydantic import ValidationError

from loader.errors import UsageError
from loader.records.fields import FORMS
from loader.records.model import KINDS, Record, SameAsRecord, canonical_json, parse
from loader.suggest import nearest
from loader.text import shortened

__all__ = ["LONGEST_LINE", "STANDARD_INPUT", "Entry", "Fault", "files_of", "read", "refuse_unreviewed"]

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes. A longer line is refused without being read into memory."""

STANDARD_INPUT = "standard input"
"""What faults call it in the place of a file."""

_BOM = b"\xef\xbb\xbf"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of one line. `field` is empty where it is the line as a whole. `unreviewed` is where
    nothing is wrong but that nobody has reviewed the line, or one that it refers to."""

    file: str
    line: int
    field: str
    found: str
    expected: str
    unreviewed: bool = False

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}: {field}found {self.found}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the record, or the faults that it has. Kind, id and document are known as far as the line tells."""

    file: str
    line: int
    raw: bytes
    record: Record | None
    faults: tuple[Fault, ...] = ()
    kind: str | None = None
    id: str | None = None
    document: str | None = None

    @property
    def torn(self) -> bool:
        """Whether it is unknown which document the line belonged to."""
        return self.record is None and self.document is None and self.kind != "same_as"

    @property
    def unreviewed(self) -> bool:
        """Whether it is a record that nobody has reviewed."""
        return self.record is not None and getattr(self.record, "review", "accepted") == "unreviewed"

    @property
    def content(self) -> bytes:
        """A hash that two lines share only if they say the same."""
        text = canonical_json(self.record).encode() if self.record else self.raw
        return hashlib.sha256(text).digest()


def read(sources: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Entry]:
    """The lines of all sources, in order: files (`.jsonl`, `.jsonl.gz`, or any other name), folders (with all their
    `.jsonl` and `.jsonl.gz`, in the order of their paths) and `-` for standard input. Raises UsageError for a source
    that is not there or holds no records; what is wrong inside a file comes as an entry with faults."""
    for path in files_of(sources):
        if path is None:
            yield from _standard_input(stdin)
            continue
        try:
            with path.open("rb") as stream:
                yield from _lines(str(path), _unpacked(path, stream))
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def refuse_unreviewed(entry: Entry) -> Entry:
    """The entry, with a fault where its record is one that nobody has reviewed."""
    if not entry.unreviewed:
        return entry
    expected = "'accepted': decide on it with `whomet review FILE`, or load it as it is with --accept-unreviewed"
    return replace(entry, faults=(Fault(entry.file, entry.line, "review", "'unreviewed'", expected, unreviewed=True),))


def _standard_input(stdin: BinaryIO | None) -> Iterator[Entry]:
    if stdin is None and sys.stdin is None:  # closed by the shell
        raise UsageError("standard input is closed")
    try:
        yield from _lines(STANDARD_INPUT, stdin or sys.stdin.buffer)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror or error}") from error


def files_of(sources: Sequence[str | Path]) -> Iterable[Path | None]:
    """The files of all sources, each once; None for standard input. Raises UsageError for a source that is not there
    or holds no records."""
    files: dict[str, Path | None] = {}
    for source in sources:
        if str(source) == "-":
            files["-"] = None
            continue
        path = Path(source)
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name that is too long
            raise UsageError(f"{path}: there is no such file or folder")
        found = sorted(p for p in path.rglob("*") if _is_records_file(p)) if path.is_dir() else [path]
        if not found:
            raise UsageError(f"{path}: this folder holds no .jsonl and no .jsonl.gz file")
        files |= {str(file.resolve()): file for file in found}
    return files.values()


def _is_records_file(path: Path) -> bool:
    return path.name.endswith((".jsonl", ".jsonl.gz")) and path.is_file()


def _unpacked(path: Path, stream: IO[bytes]) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream) if path.suffix == ".gz" else stream)


def _lines(file: str, stream: BinaryIO) -> Iterator[Entry]:
    number = 0
    while True:
        number += 1
        try:
            raw = stream.readline(LONGEST_LINE + 1)
            if len(raw) > LONGEST_LINE:
                _skip_line(stream)
                yield _torn(file, number, b"", f"a line over {LONGEST_LINE} bytes", "one record a line")
                continue
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield _torn(file, number, b"", f"a damaged gzip file ({error})", "a whole gzip file")
            return
        if not raw:
            return
        text = (raw.removeprefix(_BOM) if number == 1 else raw).strip()
        if number == 1 and _is_utf_16(raw):
            yield _torn(file, number, b"", "a file in UTF-16, read no further", "UTF-8; save the file in that encoding")
            return
        if text and not text.startswith(b"#"):
            yield _entry(file, number, text)


def _is_utf_16(first: bytes) -> bool:
    return first.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in first[:4]


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(LONGEST_LINE)) and not piece.endswith(b"\n"):
        pass


def _torn(file: str, line: int, raw: bytes, found: str, expected: str) -> Entry:
    return Entry(file, line, raw, None, (Fault(file, line, "", found, expected),))


def _entry(file: str, line: int, raw: bytes) -> Entry:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{raw[error.start]:02X} at position {error.start + 1}"
        return _torn(file, line, raw, found, "UTF-8; save the file in that encoding")
    try:
        value = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
    except _RepeatedKeyError as error:
        return _torn(file, line, raw, f"the key {error.args[0]!r} twice", "each key once")
    except json.JSONDecodeError as error:
        found = f"{_shown(text)}, which is not JSON at column {error.colno} ({error.msg})"
        return _torn(file, line, raw, found, "one JSON object")
    except (RecursionError, ValueError) as error:
        return _torn(file, line, raw, f"JSON that cannot be read ({error})"[:200], "a record of this format")
    if not isinstance(value, dict):
        return _torn(file, line, raw, _shown(text), "one JSON object")
    return _validated(file, line, raw, text, value)


class _RepeatedKeyError(ValueError):
    pass


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for key, value in pairs:
        if key in keys:
            raise _RepeatedKeyError(key)
        keys[key] = value
    return keys


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _validated(file: str, line: int, raw: bytes, text: str, value: dict[str, Any]) -> Entry:
    try:
        record = parse(text)
    except ValidationError as error:
        faults = tuple(_fault(file, line, value, detail) for detail in error.errors(include_url=False))
        return Entry(file, line, raw, None, faults, *_identity(value))
    except (ValueError, RecursionError) as error:
        return _torn(file, line, raw, f"JSON that cannot be read ({error})"[:200], "a record of this format")
    document = None if isinstance(record, SameAsRecord) else record.document
    return Entry(file, line, raw, record, (), record.record, record.id, document)


def _identity(value: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    kind, id_ = _text(value.get("record")), _text(value.get("id"))
    if kind == "holds":
        id_ = "/".join(_text(value.get(name)) or "" for name in ("person", "role", "since", "until"))
    return kind, id_, id_ if kind == "document" else _text(value.get("document"))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _fault(file: str, line: int, value: dict[str, Any], detail: Any) -> Fault:
    location = detail["loc"][1:]
    steps = (f"[{part}]" if isinstance(part, int) else f".{shortened(str(part), _SHOWN)}" for part in location)
    field = "".join(steps).removeprefix(".")
    match detail["type"]:
        case "missing":
            return Fault(file, line, field, "nothing", "a value; the field is required")
        case "extra_forbidden":
            return Fault(file, line, field, "an unknown field", _known_fields(value, location))
        case "union_tag_not_found":
            return Fault(file, line, "record", "nothing", _kinds())
        case "union_tag_invalid":
            return Fault(file, line, "record", _shown(value.get("record")), _kinds())
        case "json_invalid":
            found = f"JSON that cannot be read ({detail['ctx']['error']})"
            return Fault(file, line, "", found, "a record of this format")
        case "value_error":
            return Fault(file, line, field, _shown(detail["input"]), str(detail["ctx"]["error"]))
        case "string_pattern_mismatch":
            return Fault(file, line, field, _shown(detail["input"]), FORMS[detail["ctx"]["pattern"]])
    return Fault(file, line, field, _shown(detail["input"]), str(detail["msg"]).removeprefix("Input should be "))


def _kinds() -> str:
    return "one of " + ", ".join(KINDS)


def _known_fields(value: dict[str, Any], location: tuple[Any, ...]) -> str:
    model = KINDS.get(value.get("record", ""))
    if model is None or len(location) != 1:
        return "only the fields of the format; see docs/records.md"
    near = nearest(str(location[0]), model.model_fields)
    hint = f"{near[0]!r}, or " if near else ""
    return f"{hint}one of {', '.join(model.model_fields)}"


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    shown = ascii(text) if not text.isprintable() else repr(text) if isinstance(value, str) else text
    return shortened(shown, _SHOWN)
