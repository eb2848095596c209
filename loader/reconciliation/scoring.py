"""How well an entry of the table goes with a person, by rules of which each gives its reason (docs/reconcile.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loader.identity.names import Likeness, compare, words_of
from loader.reconciliation.asked import Asked, is_within
from loader.reconciliation.table import Entry

__all__ = ["Candidate", "candidate", "same_office"]

_COUNTRY, _OFFICE = 0.02, 0.03
_OTHER_COUNTRY, _OTHER_TIME = -0.25, -0.5
_SURE, _MOST = 1.0, 0.99
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "to", "s", "affairs"})
_TELLING = frozenset(
    {"vice", "deputy", "former", "acting", "assistant", "under", "junior", "state", "permanent", "shadow", "interim"}
)
"""Words with which a title is another office."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant: the score is from 0 to 1, the reasons say what speaks for it, and what against."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


def candidate(asked: Asked, entry: Entry) -> Candidate | None:
    """The entry as a candidate; None where the names tell that it is somebody else, or a person has decided so."""
    if entry.id in asked.refused:
        return None
    found = (_compared(name, other) for name in asked.names for other in entry.names)
    likeness = max(filter(None, found), key=lambda one: one.score, default=None)
    stated = asked.stated.get(entry.id)
    if likeness is None and stated is None:
        return None
    points = list(_points(asked, entry))
    reasons = [reason for _, reason in points]
    if likeness:
        reasons.insert(0, likeness.reason)
    if stated:
        reasons.insert(0, f"document {stated} says so")
        return Candidate(entry, _SURE, tuple(reasons))
    score = (likeness.score if likeness else 0) + sum(point for point, _ in points)
    return Candidate(entry, round(min(max(score, 0.01), _MOST), 2), tuple(reasons))


def _compared(name: str, other: str) -> Likeness | None:
    likeness = compare(name, other)
    return Likeness(likeness.score, f"called {name!r}") if likeness and name == other else likeness


def _points(asked: Asked, entry: Entry) -> Iterator[tuple[float, str]]:
    if shared := sorted(asked.countries & set(entry.countries)):
        yield _COUNTRY, f"both of {shared[0]}"
    elif asked.countries and entry.countries:
        yield _OTHER_COUNTRY, f"against: of {', '.join(entry.countries)}, not {', '.join(sorted(asked.countries))}"
    pairs = ((one, other) for one in sorted(asked.offices) for other in entry.offices if same_office(one, other))
    if pair := next(pairs, None):
        yield _OFFICE, f"the same office: {pair[0]}, {pair[1]}"
    faults = (is_within(date, entry.born, entry.died) for date in sorted(asked.seen))
    if fault := next(filter(None, faults), None):
        yield _OTHER_TIME, f"against: {fault}"


def same_office(a: str, b: str) -> bool:
    """Whether the one title can be the other with more words: Foreign Minister, Minister for Foreign Affairs of
    Iceland. Never where a word makes another office of it: Vice President, President."""
    one, other = (set(words_of(title)) - _SMALL_WORDS for title in (a, b))
    if not one or not other or one & _TELLING != other & _TELLING:
        return False
    return one <= other or other <= one
