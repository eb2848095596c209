"""Journeys for talks: `is due in Lisbon for talks with B`, `visited Nairobi last month for talks with B`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.occasions import BEING, be_there
from loader.extraction.rules.contacts.undone import JOURNEYS, journey_undone
from loader.extraction.rules.grammar.clauses import skip_forward
from loader.extraction.rules.grammar.status import GOVERNORS, STILL_TO_COME, Judged, judged_by, on_journey
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["if_past", "on_way"]


def if_past(line: Line, at: int, judged: Judged | None) -> Judged | None:
    """`visited Nairobi last month for talks with B`: what was to come then and lies behind by its own date."""
    past = any(when.past for when, first, _ in line.dates if abs(first - at) < _NEAR)
    visits = bool(_STAYS & set(line.plains[max(0, at - _NEAR) : at]))
    if judged is None or judged.status != "planned" or not past or not (visits or STILL_TO_COME in judged.reasons):
        return judged
    return Judged("held", False, judged.reasons)


def on_way(line: Line, at: int) -> Judged | None:
    """`is due in Lisbon for talks with B`, `flew to Lisbon for a meeting with B`."""
    if line.plains[at - 2 : at] == ("too", "late"):
        return None
    for verb in range(at - 1, max(at - 14, -1), -1):
        undone = journey_undone(line, verb) if line.plains[verb] in JOURNEYS else None
        if undone is not None:
            return undone
        found = GOVERNORS.match(line.plains, verb)
        if found is not None and _leads_to(line, verb + found[0], at, found[1][0].row[5]):
            return judged_by(line, verb, verb + found[0], found[1])
        journey = on_journey(line, verb)
        if journey is not None:
            return journey[0]
        placed = line.plains[skip_forward(line, verb + 1)] if line.plains[verb] in BEING else ""
        if placed in ("in", "at", "here", "back"):
            return be_there(line, verb)
        if is_finite(line.tokens, verb) or (verb in line.at and line.at[verb].person):
            return None
    return None


def _leads_to(line: Line, start: int, end: int, status: str) -> bool:
    """Whether a governor that ends before `start` may have the "for" at `end`: `is due in Lisbon for talks`, not `set
    conditions for talks`."""
    placed = start >= end or line.plains[start] in ("in", "at", "to", "here", "back") or line.date_at(start) is not None
    return status == "purpose" or (status in ("planned", "expected") and placed)


_STAYS = listed("visited visit was were toured")
_NEAR = 10
