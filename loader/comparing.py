"""Whether the graph that a store shows is the one that its records and decisions come to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from loader.progress import Progress
from loader.stores.base import GraphStore

__all__ = ["Comparison", "compare"]

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many nodes and relationships the records come to, how many of them the graph lacks, how many it has that do
    not follow from the records, and how many of these are of one thing, which is then `changed` rather than lacking and
    strange. `examples` name some of each."""

    expected: int
    lacking: int
    strange: int
    changed: int
    examples: tuple[str, ...] = ()

    @property
    def agree(self) -> bool:
        return not (self.lacking or self.strange or self.changed)


def compare(store: GraphStore, progress: Progress | None = None) -> Comparison:
    """Compare. The graph is made anew from the ledger in the temporary folder, which takes as long as a load;
    `progress` is told how many documents of it are done."""
    with store.ledger(progress) as ledger:
        wanted = {_hash(line) for line in ledger.lines()}
        expected = len(wanted)
        strange = set()
        for line in store.lines():
            hashed = _hash(line)
            if hashed in wanted:
                wanted.discard(hashed)
            else:
                strange.add(_name(line))
        lacking = {_name(line) for line in ledger.lines() if _hash(line) in wanted} if wanted else set()
    changed = lacking & strange
    examples = [
        *_some("differs from its records", changed),
        *_some("is lacking", lacking - changed),
        *_some("follows from no record", strange - changed),
    ]
    return Comparison(expected, len(lacking - changed), len(strange - changed), len(changed), tuple(examples))


def _hash(line: str) -> bytes:
    return blake2b(line.encode(), digest_size=12).digest()


def _name(line: str) -> str:
    id_, labels, *_ = json.loads(line)
    return f"the {labels if isinstance(labels, str) else '/'.join(labels)} {id_}"


def _some(what: str, names: Iterable[str]) -> list[str]:
    return [f"{name[:200]} {what}" for name in sorted(names)[:_NAMED]]
