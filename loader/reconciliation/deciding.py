"""Candidates as a table for a person to fill in, and what was filled in as decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from loader.conversion.sheets import Row, opened
from loader.conversion.source import Source
from loader.errors import UsageError
from loader.identity.clusters import in_force, now_in_force
from loader.reconciliation.asked import Asked
from loader.reconciliation.scoring import Candidate
from loader.records import SameAsRecord

__all__ = ["COLUMNS", "Answers", "candidate_rows", "decisions_of", "read_answers"]

COLUMNS = ("id", "name", "wikidata", "candidate", "description", "score", "reasons", "judgement", "reason")
JUDGEMENTS: Sequence[str] = get_args(SameAsRecord.model_fields["judgement"].annotation)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a table says: the decisions, the rows that decide nothing, and what is wrong, by row."""

    decisions: tuple[SameAsRecord, ...]
    undecided: int
    faults: tuple[str, ...]


def candidate_rows(asked: Asked, candidates: Iterable[Candidate]) -> Iterator[tuple[str | float, ...]]:
    """A row under COLUMNS for each candidate; the last two cells are for the person."""
    name = asked.names[0]
    for one in candidates:
        entry = one.entry
        unsure = "unsure" if entry.id in asked.unsure else ""
        reasons = "; ".join(one.reasons)
        yield (asked.id, name, entry.id, entry.names[0], entry.description, one.score, reasons, unsure, "")


def read_answers(path: Path, persons: Iterable[str], by: str | None, now: datetime) -> Answers:
    """The decisions of a table with the columns id, wikidata and judgement, and perhaps reason and by. `persons` are
    the ids that there are. Raises UsageError for a file that is no such table."""
    known = frozenset(persons)
    decisions: dict[tuple[str, str], tuple[int, SameAsRecord]] = {}
    faults: list[str] = []
    undecided = 0
    with opened(Source.of(path, binary=True)) as table:
        lacking = [name for name in ("id", "wikidata", "judgement") if name not in table.header]
        if lacking:
            raise UsageError(f"{path}: has no column {lacking[0]}; it has {', '.join(table.header)}")
        for row in table.rows:
            try:
                decision = _decision(row, known, by, now)
                if decision is None:
                    undecided += 1
                    continue
                before = decisions.setdefault((decision.a, decision.b), (row.number, decision))
                if before[1].judgement != decision.judgement:
                    raise ValueError(f"is decided otherwise in row {before[0]}")
            except ValueError as error:
                faults.append(f"{path}, row {row.number}: {error}")
    faults += [f"{path}, {fault}" for fault in _two_at_once(decisions.values())]
    return Answers(tuple(decision for _, decision in decisions.values()), undecided, tuple(faults))


def _decision(row: Row, known: frozenset[str], by: str | None, now: datetime) -> SameAsRecord | None:
    if row.fault:
        raise ValueError(row.fault)
    judgement = row["judgement"].casefold()
    if not judgement:
        return None
    if judgement not in JUDGEMENTS:
        raise ValueError(f"found the judgement {judgement[:40]!r}; expected {', '.join(JUDGEMENTS)}, or nothing")
    if row["id"] not in known:
        raise ValueError(f"there is no person {row['id'][:120]!r} in the graph")
    if not row["wikidata"].startswith("Q"):
        raise ValueError(f"found the Wikidata id {row['wikidata'][:40]!r}; expected one such as Q42")
    fields = {"reason": row["reason"] or None, "by": row["by"] or by, "decided": now}
    try:
        return SameAsRecord.model_validate({"a": row["id"], "b": row["wikidata"], "judgement": judgement, **fields})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise ValueError(f"{fault['loc'][0]}: {fault['msg']}") from error


def _two_at_once(decided: Iterable[tuple[int, SameAsRecord]]) -> Iterator[str]:
    """A person of whom two rows say that it is this one and that one."""
    by_person: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    for row, decision in decided:
        if decision.judgement == "same":
            by_person[decision.a].append((row, decision.b))
    for person, found in by_person.items():
        if len(found) > 1:
            both = " and ".join(f"{id_} in row {row}" for row, id_ in found)
            yield f"row {found[1][0]}: {person} is {both}; nobody is two"


def decisions_of(answers: Answers, present: Iterable[SameAsRecord]) -> list[SameAsRecord]:
    """Those that are not in force already, dated so that they are."""
    present = list(present)
    standing = {pair: decision.judgement for pair, decision in in_force(present).items()}
    new = [one for one in answers.decisions if standing.get((min(one.a, one.b), max(one.a, one.b))) != one.judgement]
    return [now_in_force(one, present) for one in new]
