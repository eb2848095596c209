"""What a folder of files holds."""

from __future__ import annotations

from dataclasses import dataclass

from loader.loading import Report

__all__ = ["Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of every record, and how many nodes, the ledger's among them, and relationships were written."""

    report: Report
    nodes: int
    relationships: int
