"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from loader.errors import UsageError

__all__ = ["write_lines", "write_pieces"]


def write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write all lines, or leave whatever was there as it was; how many they were. Raises UsageError for a path that
    cannot be written."""
    return write_pieces(path, (line + b"\n" for line in lines))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> int:
    """Write all pieces as they are, under the same promise."""
    if path.is_dir() or not path.name:
        raise UsageError(f"{path}: cannot be written: this is a folder; name a file")
    whole = path.parent / f".{path.name[:200]}.{os.getpid()}"
    count = 0
    try:
        with whole.open("xb") as stream:
            for piece in pieces:
                stream.write(piece)
                count += 1
        whole.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        whole.unlink(missing_ok=True)
    return count
