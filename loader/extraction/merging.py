"""Sentences that tell of one meeting, put together: the same persons, a status and dates that agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from loader import dates
from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules.details.details import Date
from loader.extraction.rules.persons.people import Person
from loader.extraction.verify import Verified

__all__ = ["Meeting", "Telling", "merged", "parties_of"]

Party = tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence's word of a meeting: its parties (each everybody of one side) and its date, where it has one.
    `within`: it tells what they did "during the meeting", of which the text has told."""

    contact: Verified
    parties: tuple[Party, ...]
    date: Date | None
    mode: str
    within: bool = False


@dataclass(slots=True)
class Meeting:
    """A meeting with all that is told of it, the first telling first."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Those of the telling that names most."""
        return max(self.tellings, key=lambda telling: len(_persons(telling))).parties

    @property
    def status(self) -> str:
        """That of the first telling; of a plan told in several words "planned" before "expected" and "agreed"; of
        what was asked for what came of it."""
        first = next((one for one in self.tellings if not one.within), self.tellings[0]).contact.status
        told = {one.contact.status for one in self.tellings}
        answered = next((one.contact.status for one in self.tellings if one.contact.status in _ANSWERS), None)
        if answered is not None and first in _ASKED:
            return answered
        return "planned" if first in _PLANS and "planned" in told else first

    @property
    def date(self) -> Date | None:
        """The most exact date that is told, with those words; else one in words alone."""
        told = [one.date for one in self.tellings if one.date is not None]
        reckoned = [date for date in told if date.dated is not None]
        return min(reckoned, key=_width) if reckoned else told[0] if told else None


def _width(date: Date) -> int:
    return dates.parse(date.dated.edtf).width if date.dated else 0


def merged(tellings: Iterable[Telling]) -> list[Meeting]:
    """Meetings in the order in which they are first told of. A telling joins the first meeting that it agrees with."""
    meetings: list[Meeting] = []
    for telling in tellings:
        same = [one for one in meetings if all(_agree(o, telling) for o in one.tellings) or _answered(one, telling)]
        if not same:
            meetings.append(Meeting([telling]))
            continue
        same[0].tellings.append(telling)
        parts = [one for one in same[1:] if _is_part(one, telling)]
        same[0].tellings += [told for one in parts for told in one.tellings]
        meetings = [one for one in meetings if all(one is not part for part in parts)]
    return meetings


def _is_part(meeting: Meeting, telling: Telling) -> bool:
    """Whether a meeting of two is the one of three or more that is told of now."""
    return all(_persons(one) < _persons(telling) for one in meeting.tellings)


_ASKED = listed("invited proposed hoped")
_ANSWERS = listed("refused postponed cancelled")
_SOON = 2


def _answered(meeting: Meeting, telling: Telling) -> bool:
    """Whether one of the next sentences says what came of the meeting that somebody asked for."""
    last = meeting.tellings[-1]
    if meeting.status in _ANSWERS and _was_to_be(telling) and _persons(last) == _persons(telling):
        return _follows(last, telling)
    if meeting.status not in _ASKED or telling.contact.status not in _ANSWERS or _persons(last) != _persons(telling):
        return False
    return _follows(last, telling)


def _follows(last: Telling, telling: Telling) -> bool:
    numbers = [one.contact.read.read.line.number for one in (last, telling)]
    return 0 < numbers[1] - numbers[0] <= _SOON


def _was_to_be(telling: Telling) -> bool:
    """Whether a sentence tells of a meeting that had been planned: `A was due to meet B`."""
    read = telling.contact.read.read
    before = read.line.plains[max(0, read.first - _WORDS_BEFORE) : read.first]
    past = "was" in before or "were" in before
    return telling.contact.status in _PLANS and past and "to" in before


_WORDS_BEFORE = 6


_PLANS = frozenset({"agreed", "planned", "expected"})
"""Statuses in which one text tells of one meeting to come. Two of one status and date are the same already."""


def _one_status(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one meeting: what was done "during their meeting" was done at it, whether that is
    told as held or as to come."""
    mine, theirs = one.contact.status, other.contact.status
    return mine == theirs or {mine, theirs} <= _PLANS or (other.within and theirs in {*_PLANS, "held", "ongoing"})


def _agree(one: Telling, other: Telling) -> bool:
    if not _one_status(one, other):
        return False
    mine, theirs = _persons(one), _persons(other)
    if not (mine <= theirs or theirs <= mine):
        return False
    if "unknown" not in (one.mode, other.mode) and one.mode != other.mode:
        return False
    first, second = one.date, other.date
    if first is None and second is None:
        return True
    if first is None or second is None:
        return _may_share(one, other)
    if first.dated is None or second.dated is None:
        return True
    return _within(first.dated.edtf, second.dated.edtf)


def _may_share(one: Telling, other: Telling) -> bool:
    """Whether a telling without a date can be of the other's: of a date of some days, or told within two sentences."""
    date = one.date or other.date
    numbers = [telling.contact.read.read.line.number for telling in (one, other)]
    follows = other.date is None and 0 <= numbers[1] - numbers[0] <= 2
    return follows or date is None or date.dated is None or _width(date) <= _SOME_DAYS


_SOME_DAYS = 7


def _persons(one: Telling) -> set[int]:
    return {id(person) for party in one.parties for person in party}


def _within(one: str, other: str) -> bool:
    """Whether two dates can be the same: one lies in the other."""
    a, b = dates.parse(one), dates.parse(other)
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return (a.earliest <= b.earliest and b.latest <= a.latest) or (b.earliest <= a.earliest and a.latest <= b.latest)


def parties_of(contact: Verified) -> list[tuple[Party, ...]]:
    """The meetings that one contact is: `A met B and C` of two countries does not say that B and C met each other, so
    it is one meeting with each; colleagues of one country are one party."""
    one = tuple(who.person for who in contact.one)
    other = tuple(who.person for who in contact.other)
    if not other:
        return [tuple((person,) for person in one)]
    return [(left, right) for left in _by_country(one) for right in _by_country(other)]


def _by_country(side: Party) -> list[Party]:
    """A side as one party, or where its members are of different countries as several."""
    countries = {person.country or person.organisation for person in side} - {None}
    if len(countries) < 2:
        return [side]
    return [(person,) for person in side]


def evidence_of(contact: Verified) -> Span:
    """From the first of the words that matter to the last: persons and contact word."""
    spans = [contact.candidate.trigger, *(who.span for who in (*contact.one, *contact.other))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
