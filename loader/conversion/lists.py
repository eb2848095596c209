"""The lists of lists.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

__all__ = ["COLUMNS", "LABELS", "PEOPLE", "TYPES"]

_LISTS = tomllib.loads((files("loader.conversion") / "lists.toml").read_text(encoding="utf-8"))


def _words(table: str) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(text.split()) for name, text in _LISTS[table].items()}


COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(" ".join(column.split()) for column in text.split("|")) for name, text in _LISTS["columns"].items()
}
PEOPLE = _words("people")
LABELS = _words("labels")
TYPES = _words("types")
