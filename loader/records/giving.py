"""Records as programs give them: files and folders by name, or the records themselves."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from loader.errors import UsageError
from loader.records.model import Record, canonical_json
from loader.records.reading import Reading, files_of, quarantines_in, read

__all__ = ["Given", "entries_of", "passed_over", "paths_of"]

Given = str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Record | Mapping[str, Any]]
"""A file or folder, several of them, or records: models, or dicts as JSON has them."""


def entries_of(given: Given) -> Reading:
    """What is read of them, line after line. Raises UsageError for a mixture of files and
    records, and for a source that is not there, before anything is read."""
    sources = [given] if isinstance(given, str | os.PathLike) else list(given)
    paths = [os.fspath(source) for source in sources if isinstance(source, str | os.PathLike)]
    made = [_line(source) for source in sources if not isinstance(source, str | os.PathLike)]
    if made and paths:
        raise UsageError("give either files and folders or records, not both")
    if made or not paths:
        return read(["-"], io.BytesIO("\n".join(made).encode()))
    files_of(paths)
    return read(paths)


def paths_of(given: Given) -> list[str]:
    """The files and folders among them. Raises UsageError for anything else."""
    sources = [given] if isinstance(given, str | os.PathLike) else list(given)
    paths = [os.fspath(source) for source in sources if isinstance(source, str | os.PathLike)]
    if len(paths) < len(sources) or not paths:
        raise UsageError("give files and folders")
    return paths


def passed_over(given: Given) -> list[Path]:
    """The quarantines in the folders among them: nobody reads these unless they are named themselves."""
    sources = [given] if isinstance(given, str | os.PathLike) else given
    return quarantines_in(os.fspath(source) for source in sources if isinstance(source, str | os.PathLike))


def _line(record: Record | Mapping[str, Any]) -> str:
    return canonical_json(record) if isinstance(record, BaseModel) else json.dumps(record, default=str)
