"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from loader.errors import UsageError

__all__ = ["write_chunks", "write_lines"]


def write_lines(path: Path, lines: Iterable[bytes], *, sources: Iterable[Path] = ()) -> int:
    """Write all lines, each with a line end, as `write_chunks` writes; how many they were."""
    return write_chunks(path, (line + b"\n" for line in lines), sources=sources)


def write_chunks(path: Path, chunks: Iterable[bytes], *, sources: Iterable[Path] = ()) -> int:
    """Write all of it, or leave whatever was there as it was; how many chunks it was. A link is followed; a pipe or a
    device is written to as it is. Raises UsageError for a path that cannot be written, or that is one of `sources`,
    which it comes from."""
    if path.is_dir() or not path.name:
        raise UsageError(f"{path}: cannot be written: this is a folder", remedy="name a file")
    target = path.resolve()
    if target in {source.resolve() for source in sources}:
        raise UsageError(f"{path}: what is written comes from this very file", remedy="name another one")
    try:
        if target.exists() and not target.is_file():
            return _write(target, "wb", chunks)
        whole = target.parent / f".{target.name[:200]}.{os.getpid()}"
        try:
            count = _write(whole, "xb", chunks)
            whole.replace(target)
        finally:
            whole.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    return count


def _write(path: Path, mode: Literal["wb", "xb"], chunks: Iterable[bytes]) -> int:
    count = 0
    with path.open(mode) as stream:
        for chunk in chunks:
            stream.write(chunk)
            count += 1
    return count
