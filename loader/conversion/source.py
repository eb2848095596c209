"""An input file: its bytes as they are kept, its text as it is read. Compressed files are read as what is in them.

Everything is read in pieces: no file is too large. A file that ends in the middle of its compression, or a line that is
longer than any table has, is refused as a whole, since nobody could say how many rows were lost.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import hashlib
import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from loader.errors import RecordsError, UsageError

__all__ = ["LONGEST_LINE", "LONGEST_WHOLE", "Source"]

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one line. The largest entities of Wikidata have some megabytes."""
LONGEST_WHOLE = 256 * 1024 * 1024
"""Bytes of a file that can only be read as a whole, such as one JSON value."""
_PIECE = 1 << 20
_BROKEN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be read again and again. `sha256` is of its bytes as they lie there, `characters` counts the code
    points of its text, and is 0 where it has none."""

    path: Path
    sha256: str
    characters: int
    encoding: str

    @classmethod
    def of(cls, path: Path, encoding: str | None = None, *, binary: bool = False) -> Source:
        """The file. Raises UsageError for one that cannot be read, RecordsError for one that is cut off."""
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file", remedy="name the file to convert")
        try:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
        empty = cls(path, digest, 0, "utf-8")
        chosen = encoding or empty._encoding()
        source = cls(path, digest, 0, chosen)
        return source if binary else cls(path, digest, source._count(), chosen)

    @contextmanager
    def binary(self) -> Iterator[IO[bytes]]:
        """The bytes of what is in the file."""
        with self.path.open("rb") as raw:
            try:
                yield _unpacked(raw, self.path)
            except _BROKEN as error:
                raise RecordsError(
                    f"{self.path}: ends in the middle or is damaged ({error}); nothing was converted",
                    remedy="fetch it again",
                ) from error

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """The text; bytes of another encoding come as half surrogates, so that one bad row spoils no other."""
        with self.binary() as stream:
            try:
                yield io.TextIOWrapper(stream, self.encoding, errors="surrogateescape", newline="")
            except UnicodeError as error:
                raise RecordsError(
                    f"{self.path}: is not {self.encoding} throughout", remedy="name it with --encoding"
                ) from error

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """The lines that are not blank, by number, without their ends."""
        with self.binary() as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise RecordsError(
                        f"{self.path}:{number}: a line of more than {LONGEST_LINE:,} bytes; no such file"
                    )
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)
                if line.strip():
                    yield number, line.rstrip(b"\r\n")

    def whole(self) -> bytes:
        """All bytes. Raises RecordsError for more than LONGEST_WHOLE."""
        with self.binary() as stream:
            content = stream.read(LONGEST_WHOLE + 1)
        if len(content) > LONGEST_WHOLE:
            raise RecordsError(f"{self.path}: has more than {LONGEST_WHOLE:,} bytes in one value", remedy="divide it")
        return content.removeprefix(codecs.BOM_UTF8)

    def _encoding(self) -> str:
        with self.binary() as stream:
            start = stream.read(4)
        return "utf-16" if start.startswith(_UTF_16) else "utf-8-sig"

    def _count(self) -> int:
        try:
            decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        except LookupError as error:
            raise UsageError(
                f"no encoding {self.encoding!r}", remedy="such as utf-8, cp1252, latin-1, utf-16"
            ) from error
        with self.binary() as stream:
            count = sum(len(decoder.decode(piece)) for piece in iter(lambda: stream.read(_PIECE), b""))
        return count + len(decoder.decode(b"", final=True))


def _unpacked(raw: IO[bytes], path: Path) -> IO[bytes]:
    start = raw.read(6)
    raw.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if start.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(raw))
    if start.startswith(b"\xfd7zXZ\x00"):
        return cast(IO[bytes], lzma.LZMAFile(raw))
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")) and path.suffix.lower() == ".zip":
        return _zipped(raw, path)
    return raw


def _zipped(raw: IO[bytes], path: Path) -> IO[bytes]:
    """The one file in an archive. Nothing is unpacked to disk, so its name says nothing."""
    archive = zipfile.ZipFile(raw)
    inside = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(inside) != 1:
        raise UsageError(f"{path}: holds {len(inside)} files", remedy="unpack it and convert them one by one")
    if stat.S_ISLNK(inside[0].external_attr >> 16):
        raise UsageError(f"{path}: holds a link and no file", remedy="convert what it leads to")
    try:
        return archive.open(inside[0])
    except (RuntimeError, NotImplementedError) as error:  # a password, or a way of packing that Python does not know
        raise UsageError(
            f"{path}: cannot be unpacked ({ascii(error)[:200]})", remedy="unpack it and convert what is in it"
        ) from error
