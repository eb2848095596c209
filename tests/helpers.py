"""What several test files need."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from loader import canonical
from loader.loading import Report, load
from loader.records.reading import read
from loader.stores.base import GraphStore

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "articles"
SEEDS = ROOT / "seeds"


def load_bytes(store: GraphStore, lines: Iterable[bytes], **options: Any) -> Report:
    return load(store, read(["-"], io.BytesIO(b"\n".join(lines))), **options)


def load_lines(store: GraphStore, lines: Iterable[Mapping[str, Any]], **options: Any) -> Report:
    return load_bytes(store, [json.dumps(line).encode() for line in lines], **options)


def together(documents: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Mapping[str, Any]]:
    return [line for lines in documents.values() for line in lines]


def digest(store: GraphStore) -> str:
    return canonical.digest(store.lines())
