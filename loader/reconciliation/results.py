"""What a reconciliation found, and what came of the decisions in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from loader.reconciliation.asked import Asked
from loader.reconciliation.deciding import COLUMNS, candidate_rows
from loader.reconciliation.scoring import Candidate
from loader.reconciliation.table import Filled
from loader.records import SameAsRecord

__all__ = ["Reconciled", "Taken"]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The graph's persons that nobody has decided on, each with the candidates; `report` accounts for the rows of the
    table."""

    COLUMNS: ClassVar[tuple[str, ...]] = COLUMNS

    persons: tuple[tuple[Asked, tuple[Candidate, ...]], ...]
    report: Filled

    def rows(self) -> list[tuple[str | float, ...]]:
        """A row under COLUMNS for each candidate; `judgement` and `reason` are for whoever decides."""
        return [row for asked, candidates in self.persons for row in candidate_rows(asked, candidates)]

    def open(self) -> list[tuple[Asked, tuple[Candidate, ...]]]:
        """Without the candidates of whom somebody has said that it cannot be told."""
        left = (
            (asked, tuple(one for one in candidates if one.entry.id not in asked.unsure))
            for asked, candidates in self.persons
        )
        return [(asked, candidates) for asked, candidates in left if candidates]


@dataclass(frozen=True, slots=True)
class Taken:
    """The decisions that are new, how many stood already, how many rows decide nothing; or every fault, and nothing is
    decided."""

    new: tuple[SameAsRecord, ...]
    unchanged: int
    undecided: int
    faults: tuple[str, ...]
