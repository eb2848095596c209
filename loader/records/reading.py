"""Files, folders and standard input to records: line by line, each with what is wrong with it.

Blank lines and lines that begin with `#` are passed over. A line that cannot be read at all is *unreadable*: nobody
knows which document it belonged to.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from msgspec.json import Decoder, Encoder
from pydantic import ValidationError

from loader.errors import UsageError
from loader.records.fields import FORMS
from loader.records.model import KINDS, Record, SameAsRecord, parse
from loader.suggest import nearest
from loader.text import shortened

__all__ = [
    "LONGEST_LINE",
    "QUARANTINE",
    "STANDARD_INPUT",
    "Entry",
    "Fault",
    "Print",
    "Reading",
    "Told",
    "files_of",
    "may_be_unreviewed",
    "quarantines_in",
    "read",
    "refuse_unreviewed",
]

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes. A longer line is refused without being read into memory."""

STANDARD_INPUT = "standard input"
"""What faults call it in the place of a file."""

QUARANTINE = b"# A quarantine of whomet: mend the lines under a comment, and load this file by its name."
"""The first line of a quarantine. In a folder such a file is passed over: its documents lie there mended, perhaps."""

MOST_VALUES = 50_000
"""In one record: items of its lists and fields of its objects, at whatever depth."""
_MOST_FAULTS = 100
_ITEMS_AT_ONCE = 10
_LONGEST_FAULT = 1_000
_LONGEST_ID = 120
_BLOCK = 1 << 20
_SIGNS = (b"unreviewed", b"\\u006", b"\\u007")
"""One of them is in every record that nobody has reviewed. An escape may hide a letter."""
_OLD_QUARANTINE = re.compile(rb"# .{1,500}:\d+: .{0,1000}found .*; expected ")
_BOM = b"\xef\xbb\xbf"
_SHOWN = 60
_DECODER = Decoder()
_ENCODER = Encoder()


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
        field = f"{shortened(self.field, _LONGEST_FAULT // 4)}: " if self.field else ""
        found, expected = (shortened(text, _LONGEST_FAULT) for text in (self.found, self.expected))
        return f"{self.file}:{self.line}: {field}found {found}; expected {expected}"


class Told(NamedTuple):
    """What became of a line: the record, or its faults and what the line tells of itself all the same."""

    record: Record | None
    faults: tuple[Fault, ...] = ()
    kind: str | None = None
    id: str | None = None
    document: str | None = None


class Entry:
    """One line: the record, or the faults that it has. Kind, id and document are known as far as the line tells.

    The line is read when something of it is asked for. `reviewed_only` is where a record that nobody has reviewed
    counts as a fault.
    """

    __slots__ = ("_found", "_glanced", "_told", "file", "line", "raw", "reviewed_only")

    def __init__(  # noqa: PLR0913 - what is known of a line
        self,
        file: str,
        line: int,
        raw: bytes,
        torn: Fault | None = None,
        *,
        told: str | None = None,
        reviewed_only: bool = False,
    ) -> None:
        """`torn` is why the line cannot be read, `told` the document that `glance` has told before."""
        self.file = file
        self.line = line
        self.raw = raw
        self.reviewed_only = reviewed_only
        self._found = None if torn is None else Told(None, (torn,))
        self._glanced = torn is not None or told is not None
        self._told = told

    def glance(self) -> str | None:
        """The document, where a quick look at the line is enough: its JSON is sound, whatever it says otherwise."""
        if not self._glanced:
            self._glanced, self._told = True, _glance(self.raw)
        return self._told

    def read(self) -> Told:
        """What the line says, read once."""
        if self._found is None:
            self._found = _quickly(self.raw) if self.glance() is not None else None
            self._found = self._found or _read(self.file, self.line, self.raw)
        return self._found

    @property
    def record(self) -> Record | None:
        return self.read().record

    @property
    def faults(self) -> tuple[Fault, ...]:
        if self.reviewed_only and self.unreviewed:
            return (_not_reviewed(self.file, self.line),)
        return self.read().faults

    @property
    def kind(self) -> str | None:
        return self.read().kind

    @property
    def id(self) -> str | None:
        return self.read().id

    @property
    def document(self) -> str | None:
        return self.glance() or self.read().document

    @property
    def unreadable(self) -> bool:
        """Whether it is unknown which document the line belonged to."""
        found = self.read()
        return found.record is None and found.document is None and found.kind != "same_as"

    @property
    def unreviewed(self) -> bool:
        """Whether it is a record that nobody has reviewed."""
        return self.record is not None and getattr(self.record, "review", "accepted") == "unreviewed"


class Print(NamedTuple):
    """What tells the bytes of a file from any others, and how many entries are in it."""

    hash: str
    entries: int


class Reading(Iterable[Entry]):
    """The lines of some sources, to be gone through once. Of each file that was read to its end, `prints` has the
    print of the very bytes that were read."""

    def __init__(self, sources: Sequence[str | Path], stdin: BinaryIO | None = None) -> None:
        self._sources = sources
        self._stdin = stdin
        self._reviewed_only = False
        self.prints: dict[str, Print] = {}
        self._entries = self._read()

    def __iter__(self) -> Iterator[Entry]:
        return self._entries

    def reviewed_only(self) -> Reading:
        """The same, where a record that nobody has reviewed counts as a fault."""
        self._reviewed_only = True
        return self

    def hashes(self) -> list[str] | None:
        """The hash of each file, whose lines are not read for that; None where a source is no file that can be read
        twice, or may hold a record that counts as a fault because nobody has reviewed it."""
        found: list[str] = []
        for path in files_of(self._sources):
            hash_ = None if path is None else _hash(path, reviewed_only=self._reviewed_only)
            if hash_ is None:
                return None
            found.append(hash_)
        return found

    def _read(self) -> Iterator[Entry]:
        for path in files_of(self._sources):
            if path is None:
                yield from self._marked(_standard_input(self._stdin))
                continue
            try:
                with path.open("rb") as stream:
                    yield from self._marked(self._noted(str(path), _unpacked(path, stream)))
            except OSError as error:
                raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error

    def _marked(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        return map(refuse_unreviewed, entries) if self._reviewed_only else entries

    def _noted(self, file: str, stream: BinaryIO) -> Iterator[Entry]:
        found = yield from _lines(file, stream)
        if found is not None:
            self.prints[file] = found


def read(sources: Sequence[str | Path], stdin: BinaryIO | None = None) -> Reading:
    """The lines of all sources, in order: files (`.jsonl`, `.jsonl.gz`, or any other name), folders (with all their
    `.jsonl` and `.jsonl.gz`, in the order of their paths) and `-` for standard input. Going through it raises
    UsageError for a source that is not there or holds no records; what is wrong inside a file comes as an entry with
    faults."""
    return Reading(sources, stdin)


def may_be_unreviewed(raw: bytes) -> bool:
    """Whether a record that nobody has reviewed may be in these lines."""
    return any(sign in raw for sign in _SIGNS)


def _hash(path: Path, *, reviewed_only: bool) -> str | None:
    if not path.is_file():  # a pipe is read once
        return None
    found, before = hashlib.sha256(), b""
    try:
        with path.open("rb") as packed:
            stream = _unpacked(path, packed)
            while block := stream.read(_BLOCK):
                if reviewed_only and may_be_unreviewed(before + block):
                    return None
                found.update(block)
                before = block[-max(map(len, _SIGNS)) :]
    except (OSError, EOFError, zlib.error):
        return None
    return found.hexdigest()


def refuse_unreviewed(entry: Entry) -> Entry:
    """The entry, with a fault where its record is one that nobody has reviewed."""
    entry.reviewed_only = True
    return entry


def _not_reviewed(file: str, line: int) -> Fault:
    expected = "'accepted': decide on it with `whomet review FILE`, or load it as it is with --accept-unreviewed"
    return Fault(file, line, "review", "'unreviewed'", expected, unreviewed=True)


def _standard_input(stdin: BinaryIO | None) -> Iterator[Entry]:
    if stdin is None and sys.stdin is None:  # closed by the shell
        raise UsageError("standard input is closed")
    try:
        yield from _lines(STANDARD_INPUT, stdin or sys.stdin.buffer)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror or error}") from error


def files_of(sources: Sequence[str | Path]) -> Iterable[Path | None]:
    """The files of all sources, each once; None for standard input. In folders, quarantines are passed over. Raises
    UsageError for a source that is not there or holds no records."""
    files: dict[str, Path | None] = {}
    for source in sources:
        if str(source) == "-":
            files["-"] = None
            continue
        path = Path(source)
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name that is too long
            raise UsageError(f"{path}: there is no such file or folder")
        found = [p for p in _in_folder(path) if not _is_quarantine(p)] if path.is_dir() else [path]
        if not found:
            other = " but quarantines" if _in_folder(path) else ""
            raise UsageError(f"{path}: this folder holds no .jsonl and no .jsonl.gz file{other}")
        files |= {str(file.resolve()): file for file in found}
    return files.values()


def quarantines_in(sources: Iterable[str | Path]) -> list[Path]:
    """The quarantines in folders, which are passed over unless they are named themselves."""
    given = [Path(source) for source in sources if str(source) != "-"]
    named = {path.resolve() for path in given}
    folders = [path for path in given if path.is_dir()]
    found = {path for folder in folders for path in _in_folder(folder) if _is_quarantine(path)}
    return sorted(path for path in found if path.resolve() not in named)


def _in_folder(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if _is_records_file(path))


def _is_quarantine(path: Path) -> bool:
    """By its first line, also as an editor saves it, or packed; release 0.1 began with the first fault."""
    try:
        with path.open("rb") as stream:
            first = _unpacked(path, stream).readline(2_000).removeprefix(_BOM).lstrip()
    except (OSError, EOFError, zlib.error):
        return False
    return first.startswith(QUARANTINE) or _OLD_QUARANTINE.match(first) is not None


def _is_records_file(path: Path) -> bool:
    return path.name.endswith((".jsonl", ".jsonl.gz")) and path.is_file()


def _unpacked(path: Path, stream: IO[bytes]) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream) if path.suffix == ".gz" else stream)


def _lines(file: str, stream: BinaryIO) -> Generator[Entry, None, Print | None]:
    """The entries, and the print of what was read, where that was all."""
    number = count = 0
    whole = True
    found = hashlib.sha256()
    while True:
        number += 1
        try:
            raw = stream.readline(LONGEST_LINE + 1)
            if len(raw) > LONGEST_LINE:
                whole = False
                _skip_line(stream)
                yield _torn(file, number, b"", f"a line over {LONGEST_LINE} bytes", "one record a line")
                continue
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield _torn(file, number, b"", f"a damaged gzip file ({error})", "a whole gzip file")
            return None
        if not raw:
            return Print(found.hexdigest(), count) if whole else None
        found.update(raw)
        text = (raw.removeprefix(_BOM) if number == 1 else raw).strip()
        if number == 1 and _is_utf_16(raw):
            yield _torn(file, number, b"", "a file in UTF-16, read no further", "UTF-8; save the file in that encoding")
            return None
        if text and not text.startswith(b"#"):
            count += 1
            yield Entry(file, number, text)


def _is_utf_16(first: bytes) -> bool:
    return first.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in first[:4]


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(LONGEST_LINE)) and not piece.endswith(b"\n"):
        pass


def _torn(file: str, line: int, raw: bytes, found: str, expected: str) -> Entry:
    return Entry(file, line, raw, Fault(file, line, "", found, expected))


def _glance(raw: bytes) -> str | None:
    """The document of a line of sound JSON; None where only reading it closely tells, or it has none.

    Of an object without repeated keys as many colons are written again as were read, unless an escape hides one.
    """
    if len(raw) > MOST_VALUES or b"\\u003" in raw:
        return None
    try:
        value = _DECODER.decode(raw)
    except (ValueError, RecursionError):
        return None
    if type(value) is not dict or raw.count(b":") != _ENCODER.encode(value).count(b":"):
        return None
    document = value.get("id" if value.get("record") == "document" else "document")
    return document if type(document) is str and 0 < len(document) <= _LONGEST_ID else None


def _quickly(raw: bytes) -> Told | None:
    """The record of a line of sound JSON; None where something is wrong with it."""
    try:
        record = parse(raw)
    except (ValueError, RecursionError):
        return None
    return _of(record)


def _of(record: Record) -> Told:
    document = None if isinstance(record, SameAsRecord) else record.document
    return Told(record, (), record.record, record.id, document)


def _read(file: str, line: int, raw: bytes) -> Told:
    def torn(found: str, expected: str) -> Told:
        return Told(None, (Fault(file, line, "", found, expected),))

    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{raw[error.start]:02X} at position {error.start + 1}"
        return torn(found, "UTF-8; save the file in that encoding")
    try:
        value = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
    except _RepeatedKeyError as error:
        return torn(f"the key {_shown(error.args[0])} twice", "each key once")
    except json.JSONDecodeError as error:
        return torn(f"{_shown(text)}, which is not JSON at column {error.colno} ({error.msg})", "one JSON object")
    except (RecursionError, ValueError) as error:
        return torn(f"JSON that cannot be read ({error})"[:200], "a record of this format")
    if not isinstance(value, dict):
        return torn(_shown(text), "one JSON object")
    return _validated(file, line, text, value)


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


def _validated(file: str, line: int, text: str, value: dict[str, Any]) -> Told:
    if (count := _values(value)) > MOST_VALUES:
        fault = Fault(file, line, "", f"a record of {count:,} values", f"at most {MOST_VALUES:,}: one record a thing")
        return Told(None, (fault, *_first_faults(file, line, value)), *_identity(value))
    try:
        return _of(parse(text))
    except ValidationError as error:
        return Told(None, _faults(file, line, value, error), *_identity(value))
    except (ValueError, RecursionError) as error:
        fault = Fault(file, line, "", f"JSON that cannot be read ({error})"[:200], "a record of this format")
        return Told(None, (fault,))


def _identity(value: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    kind, id_ = _text(value.get("record")), _text(value.get("id"))
    if kind == "holds":
        id_ = "/".join(_text(value.get(name)) or "" for name in ("person", "role", "since", "until"))
    return kind, id_, id_ if kind == "document" else _text(value.get("document"))


def _text(value: Any) -> str | None:
    """A text; one that is too long to be an id, or no Unicode text, is told apart from others by its hash."""
    if not isinstance(value, str):
        return None
    written = value.encode("utf-8", "backslashreplace")
    if len(value) <= _LONGEST_ID and written.decode() == value:
        return value
    return f"{written.decode()[:_SHOWN]}…{hashlib.sha256(written).hexdigest()[:12]}"


def _values(value: Any) -> int:
    """How many items and fields there are in it."""
    count, left = 0, [value]
    while left:
        one = left.pop()
        if isinstance(one, dict | list):
            count += len(one)
            left += [part for part in (one.values() if isinstance(one, dict) else one) if isinstance(part, dict | list)]
    return count


def _faults(file: str, line: int, value: dict[str, Any], error: ValidationError) -> tuple[Fault, ...]:
    """What is wrong with a record: the first hundred faults, and how many more there are."""
    count = error.error_count()
    if count <= _MOST_FAULTS:
        return tuple(_fault(file, line, value, detail) for detail in error.errors(include_url=False))
    shown = _first_faults(file, line, value)
    more = Fault(file, line, "", f"{count - len(shown):,} faults more in this record", "none")
    return (*shown, more)


def _first_faults(file: str, line: int, value: dict[str, Any]) -> list[Fault]:
    """The first hundred, found some items at a time: all of them would take a thousand times the memory of the line."""
    found: list[Fault] = []
    longest = max((len(part) for part in value.values() if isinstance(part, list)), default=0)
    for start in range(0, max(longest, 1), _ITEMS_AT_ONCE):
        found += [_fault(file, line, value, detail) for detail in _details(value, start)]
        if len(found) >= _MOST_FAULTS:
            break
    return found[:_MOST_FAULTS]


def _details(value: dict[str, Any], start: int) -> Iterator[Any]:
    """What pydantic says of a record with only a few items, from `start` on, in each of its lists."""
    model = KINDS.get(str(value.get("record")))
    known = [name for name in ("record", *(model.model_fields if model else ())) if name in value]
    part = _part(dict.fromkeys(known) | value, start, _ITEMS_AT_ONCE)
    try:
        parse(json.dumps(part))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place: list[Any] = list(detail["loc"][1:])
            of_an_item = len(place) > 1 and isinstance(place[1], int)
            if of_an_item:
                place[1] += start
            if (of_an_item or not start) and not (detail["type"] == "missing" and _is_there(value, place)):
                yield {**detail, "loc": ("record", *place)}


def _part(value: Any, start: int = 0, items: int = 5) -> Any:
    if isinstance(value, dict):
        return {
            key: _part(part[start : start + items] if isinstance(part, list) else part, items=items)
            for key, part in islice(value.items(), 2 * _MOST_FAULTS)
        }
    return [_part(part) for part in value[:items]] if isinstance(value, list) else value


def _is_there(value: Any, place: Sequence[Any]) -> bool:
    for step in place[:-1]:
        value = value[step]
    return place[-1] in value


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
    near = nearest(shortened(str(location[0]), _SHOWN), model.model_fields)
    hint = f"{near[0]!r}, or " if near else ""
    return f"{hint}one of {', '.join(model.model_fields)}"


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    shown = ascii(text) if not text.isprintable() else repr(text) if isinstance(value, str) else text
    return shortened(shown, _SHOWN)
