"""What a load asks of its target before it writes, of one that nothing was loaded into."""

from __future__ import annotations

from collections.abc import Sequence

from loader.records import DocumentRecords, SameAsRecord

__all__ = ["Empty"]


class Empty:
    """Holds no decision and no document yet, and waits for no server."""

    is_served = False

    def decisions(self) -> list[SameAsRecord]:
        return []

    def hashes(self) -> dict[str, str]:
        return {}

    def origins(self) -> dict[str, str]:
        return {}

    def sources(self) -> dict[str, str]:
        return {}

    def foresee(self, document: DocumentRecords) -> None:
        pass

    def check(self, documents: Sequence[str]) -> None:
        pass
