"""The ledger: which scenarios fail, and why that is known.

One line an entry: the scenario's key, ` | `, the reason. A reason that begins with `neo4j:` says that Neo4j
does not do what the TCK expects, and what Neo4j does.
"""

from __future__ import annotations

from pathlib import Path

LEDGER = Path(__file__).with_name("ledger.txt")


def read_ledger(path: Path = LEDGER) -> dict[str, str]:
    """Reasons by key. A line without a reason, and a key that comes twice, are errors."""
    entries: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        key, separator, reason = line.partition(" | ")
        if not separator or not reason.strip() or key in entries:
            raise ValueError(f"{path.name}, line {number}: expected a new `key | reason`, found {line!r}")
        entries[key] = reason
    return entries
