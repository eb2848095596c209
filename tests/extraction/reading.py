"""What the tests of the rules share: an invented text read, and its meetings in one line each."""

from __future__ import annotations

from loader.extraction import Article, Outcome, propose
from loader.extraction.rules import RulesEngine
from loader.records import MeetingRecord, PersonRecord

PUBLISHED = "2031-05-07"
"""A Wednesday."""


def outcome(text: str, published: str | None = PUBLISHED) -> Outcome:
    basis = "metadata" if published else "unknown"
    return propose(Article("invented.txt", text, published=published, published_basis=basis), RulesEngine())


def meetings(text: str, tier: str | None = None) -> list[str]:
    """`One + Two: status`, sorted: the persons of each side by name, sides set apart by `|`."""
    found = outcome(text)
    names = {record.id: record.name for record in found.records if isinstance(record, PersonRecord)}
    lines = []
    for record in found.records:
        if isinstance(record, MeetingRecord) and tier in (None, found.tiers[record.id].tier):
            sides: dict[str | None, list[str]] = {}
            for who in record.participants:
                sides.setdefault(who.side, []).append(names[who.person or ""])
            shown = " | ".join(" + ".join(sorted(side)) for side in sorted(sides.values()))
            lines.append(f"{shown}: {record.status}")
    return sorted(lines)


def the_meeting(text: str, published: str | None = PUBLISHED) -> MeetingRecord:
    (record,) = (one for one in outcome(text, published).records if isinstance(one, MeetingRecord))
    return record
