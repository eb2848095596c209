"""What is known of the queries that came with whomet without reading their headers, which takes longer than to ask one.

Beside them stands `known.json`, which scripts/write_catalogue.py writes: for each file its SHA-256 and what its header
says. It is believed of a file that has this SHA-256, and of no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from loader.graph import Date
from loader.pack.model import Parameter, SavedQuery
from loader.pack.values import read_value

__all__ = ["FILE", "known_queries", "recalled", "spelt"]

FILE = "known.json"

Known = Mapping[str, Mapping[str, Any]]


def known_queries(folder: Path) -> Known:
    """What is known of the files of a folder, by name; nothing where that cannot be read."""
    try:
        found: Known = json.loads((folder / FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return found


def recalled(file: Path, known: Known) -> SavedQuery | None:
    """The query in a file, where what is known is of this very file."""
    entry = known.get(file.stem)
    if entry is None:
        return None
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != entry["sha256"]:
        return None
    parameters = {each["name"]: _parameter(each) for each in entry["parameters"]}
    return SavedQuery(
        file.stem, file.parent.name, entry["title"], entry["description"], parameters, entry["returns"],
        entry["draws"], tuple(entry["nearby"]), tuple(entry["instead"]), raw.decode().replace("\r\n", "\n"), file,
        entry["line"],
    )  # fmt: skip


def spelt(queries: Iterable[SavedQuery]) -> str:
    """The text of the file."""
    return json.dumps({query.name: _entry(query) for query in queries}, ensure_ascii=False, indent=1) + "\n"


def _entry(query: SavedQuery) -> dict[str, Any]:
    return {
        "sha256": hashlib.sha256(query.file.read_bytes()).hexdigest(),
        "title": query.title,
        "description": query.description,
        "parameters": [_plain(asdict(parameter)) for parameter in query.parameters.values()],
        "returns": dict(query.returns),
        "draws": query.draws,
        "nearby": list(query.nearby),
        "instead": list(query.instead),
        "line": query.line,
    }


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.iso_format() if isinstance(value, Date) else value for name, value in fields.items()}


def _parameter(fields: Mapping[str, Any]) -> Parameter:
    found = Parameter(**fields)
    values = {name: _typed(getattr(found, name), found) for name in ("default", "example")}
    return Parameter(**{**fields, **values})


def _typed(value: Any, parameter: Parameter) -> Any:
    return None if value is None else read_value(value, parameter.type, parameter.edge)
