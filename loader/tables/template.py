"""The empty tables."""

from __future__ import annotations

from pathlib import Path

from loader.errors import UsageError
from loader.tables.columns import TABLES, readme

__all__ = ["write_template"]


def write_template(folder: Path, *, separator: str = ",") -> list[Path]:
    """Write the tables with nothing but their header rows, and README.txt, which explains them; the files written.

    They begin with a BOM, by which spreadsheet programs know UTF-8 and keep it. Raises UsageError, and writes nothing,
    where one of the files is there already.
    """
    texts = {table.file: separator.join(table.names()) + "\n" for table in TABLES} | {"README.txt": readme()}
    there = [folder / name for name in texts if (folder / name).exists()]
    if there:
        raise UsageError(f"{there[0]}: is there already", remedy="name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8-sig", newline="\r\n")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error
    return [folder / name for name in texts]
