"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from loader.errors import UsageError

__all__ = ["write_lines"]


def write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write all lines, or leave whatever was there as it was; how many they were. Raises UsageError for a path that
    cannot be written."""
    if path.is_dir() or not path.name:
        raise UsageError(f"{path}: cannot be written: this is a folder; name a file")
    whole = path.parent / f".{path.name[:200]}.{os.getpid()}"
    count = 0
    try:
        with whole.open("xb") as stream:
            for line in lines:
                stream.write(line + b"\n")
                count += 1
        whole.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        whole.unlink(missing_ok=True)
    return count
