"""A small load with everything in it that can go wrong, and what must stand in the store when it has gone right.

Before it the store holds two documents. The load brings one of them anew (with a meeting that is now refused, so that
relationships go), one unchanged, two that are new, and a decision that makes two persons one. All share people.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import loader.loading
from loader.loading import Report, load
from loader.records.reading import read
from loader.stores.base import GraphStore, Stats
from loader.stores.embedded.store import EmbeddedStore
from tests.helpers import digest
from tests.records import record

Line = dict[str, Any]

RECORDS_A_TRANSACTION = 8
"""So few that a load is several transactions: the decision, two documents, and one."""


@dataclass(frozen=True, slots=True)
class State:
    """All that a store holds, as far as two stores can be compared."""

    digest: str
    hashes: dict[str, str]
    decisions: tuple[Any, ...]
    stats: Stats


def state_of(store: GraphStore) -> State:
    return State(digest(store), store.hashes(), tuple(store.decisions()), store.stats())


def person(document: str, id_: str, name: str, country: str) -> Line:
    family = name.rpartition(" ")[2]
    return record(
        "person",
        id_,
        document,
        name=name,
        country=country,
        aliases=[{"text": name, "kind": "full"}, {"text": family, "kind": "surname"}],
        evidence=[{"start": 10, "end": 20, "sha256": "0123456789ab"}],
    )


def meeting(document: str, number: int, status: str, *people: str) -> list[Line]:
    issue, place = f"issue-{number % 2}", "beijing"
    sides = ("US", "CN", "FR")
    return [
        {"record": "issue", "document": document, "id": issue, "name": f"Issue {number % 2}"},
        {"record": "place", "document": document, "id": place, "name": "Beijing", "city": "Beijing", "country": "CN"},
        {
            "record": "meeting",
            "document": document,
            "id": f"talks-{number}",
            "name": f"Talks {number}",
            "status": status,
            "date": f"2023-06-{10 + number}",
            "date_basis": "explicit",
            "mode": "in_person",
            "participants": [
                {"person": id_, "side": side, "part": "principal"} for id_, side in zip(people, sides, strict=False)
            ],
            "place": place,
            "issues": [{"issue": issue, "strength": "explicit"}],
            "claims": [{"property": "duration", "value": f"{number} hours", "number": number}],
        },
    ]


def document(id_: str, number: int, status: str) -> list[Line]:
    """A report on one meeting of Ann and Bo, who is spelled in two ways."""
    bo = "bo-li" if number % 2 else "li-bo"
    own = record(
        "document",
        id_,
        title=f"Report {id_}",
        sha256=f"{number:064x}",
        published=f"2023-06-{10 + number}",
        published_basis="stated",
    )
    people = [person(id_, "ann-lee", "Ann Lee", "US"), person(id_, bo, "Bo Li", "CN")]
    return [own, *people, *meeting(id_, number, status, "ann-lee", bo)]


DECISION: Line = {
    "record": "same_as",
    "a": "bo-li",
    "b": "li-bo",
    "judgement": "same",
    "decided": "2026-01-01T00:00:00Z",
}
BEFORE = [*document("doc-a", 1, "held"), *document("doc-b", 2, "held")]
LOAD = [
    DECISION,
    *document("doc-a", 1, "refused"),
    *document("doc-b", 2, "held"),
    *document("doc-c", 3, "held"),
    *document("doc-d", 4, "expected"),
]


def write(path: Path, lines: Iterable[Line]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def load_lines(store: GraphStore, lines: Iterable[Line]) -> Report:
    """Load them in several transactions."""
    loader.loading._RECORDS_A_TRANSACTION, usual = RECORDS_A_TRANSACTION, loader.loading._RECORDS_A_TRANSACTION
    try:
        with tempfile.TemporaryDirectory() as folder:
            return load(store, read([write(Path(folder) / "records.jsonl", lines)]))
    finally:
        loader.loading._RECORDS_A_TRANSACTION = usual


@cache
def undisturbed(*loads: str) -> State:
    """What a store holds after these loads (JSON lists of lines), without a fault."""
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "undisturbed.graph") as store:
        for lines in loads:
            load_lines(store, json.loads(lines))
        return state_of(store)


def expected(*loads: Iterable[Line]) -> State:
    """What a store holds after these loads, without a fault."""
    return undisturbed(*(json.dumps(list(lines)) for lines in loads))


def accounted(report: Report, lines: Iterable[Line]) -> None:
    """Every record of the load is loaded or was there; none is lost or refused."""
    assert report.read == len(list(lines))
    assert (report.loaded + report.unchanged, report.quarantined) == (report.read, 0)
