"""Sentences that tell of one meeting, put together: the same persons, a status and dates that agree."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loader import dates
from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules.details.details import Date
from loader.extraction.rules.grammar.subjects import AMONG
from loader.extraction.rules.persons.people import Person
from loader.extraction.verify import Verified

__all__ = ["Meeting", "Telling", "evidence_of", "merged", "one_date", "parties_of"]

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
    city: str | None = None

    @property
    def rank(self) -> str | None:
        """Which of several meetings it was, where its own words say so: the first, the second."""
        read = self.contact.read.read
        return next((word for word in read.line.plains[max(0, read.first - _OWN) : read.first] if word in _RANKS), None)

    @property
    def since(self) -> bool:
        """Whether it lies before another of its sentence: `the first meeting since their summit in Rome`."""
        read = self.contact.read.read
        return "since" in read.line.plains[max(0, read.first - _OWN) : read.first]


_OWN = 4
_RANKS = listed("first second third fourth fifth")
_Kind = tuple[frozenset[int], str, str, str | None, bool, str | None, str | None, bool]
"""What of a telling decides whether another is of the same meeting, but for where it stands."""


@dataclass(slots=True)
class _Alike:
    """Tellings that agree in all that decides: the first, and those that stand first and last in the text. What holds
    of these three holds of all; so a text that repeats itself costs no more than its different words."""

    told: Telling
    earliest: Telling
    latest: Telling

    def also(self, telling: Telling) -> None:
        """Note one more of the kind."""
        if _number(telling) < _number(self.earliest):
            self.earliest = telling
        if _number(telling) > _number(self.latest):
            self.latest = telling


class Meeting:
    """A meeting with all that is told of it, the first telling first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings: list[Telling] = []
        self._alike: dict[_Kind, _Alike] = {}
        self.elsewhere: Date | None = None
        """The day that other sentences give it, where its own give none."""
        self.add(telling)

    def add(self, telling: Telling) -> None:
        """Put in one more sentence that tells of it."""
        self.tellings.append(telling)
        alike = self._alike.setdefault(_kind(telling), _Alike(telling, telling, telling))
        alike.also(telling)

    @property
    def kinds(self) -> list[Telling]:
        """Of all tellings that are alike the first."""
        return [alike.told for alike in self._alike.values()]

    def agrees(self, telling: Telling) -> bool:
        """Whether every telling of it can be of the meeting that one more tells of."""
        ends = ((alike.earliest, alike.latest) for alike in self._alike.values())
        return all(_agree(one, telling) for both in ends for one in both)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Those of the telling that names most."""
        return max(self.kinds, key=lambda telling: len(_persons(telling))).parties

    @property
    def status(self) -> str:
        """That of the first telling; of a plan told in several words "planned" before "expected" and "agreed"; of
        what was asked for what came of it."""
        kinds = self.kinds
        first = next((one for one in kinds if not one.within), kinds[0]).contact.status
        told = {one.contact.status for one in kinds}
        answered = next((one.contact.status for one in kinds if one.contact.status in _ANSWERS), None)
        if answered is not None and first in _ASKED:
            return answered
        return "planned" if first in _PLANS and "planned" in told else first

    @property
    def date(self) -> Date | None:
        """The most exact date that is told, with those words; else one in words alone, or of other sentences."""
        told = [one.date for one in self.kinds if one.date is not None]
        reckoned = [date for date in told if date.dated is not None]
        return min(reckoned, key=_width) if reckoned else told[0] if told else self.elsewhere


def _kind(telling: Telling) -> _Kind:
    date = telling.date
    dated = None if date is None else date.dated.edtf if date.dated is not None else f"{date.when.kind} {_named(date)}"
    own = telling.within, telling.city, telling.rank, telling.since
    return _persons(telling), telling.contact.status, telling.mode, dated, *own


def _named(date: Date) -> str:
    """The month or the weekday that a date names."""
    return date.when.get("month").lower()[:_SHORT] or date.when.get("weekday").lower()[:_SHORT]


_SHORT = 3


def _number(telling: Telling) -> int:
    return telling.contact.read.read.line.number


def _width(date: Date) -> int:
    return dates.parse(date.dated.edtf).width if date.dated else 0


def merged(tellings: Iterable[Telling]) -> list[Meeting]:
    """Meetings in the order in which they are first told of. A telling joins the first meeting that it agrees with."""
    meetings: dict[int, Meeting] = {}
    of_person: dict[int, dict[int, Meeting]] = defaultdict(dict)
    for count, telling in enumerate(tellings):
        near = {at: one for who in _persons(telling) for at, one in of_person[who].items()}
        same = [at for at in sorted(near) if near[at].agrees(telling) or _answered(near[at], telling)]
        if not same:
            meetings[count] = Meeting(telling)
        else:
            meetings[same[0]].add(telling)
        whole = same[0] if same else count
        for part in [at for at in same[1:] if _is_part(meetings[at], telling)]:
            for told in meetings.pop(part).tellings:
                meetings[whole].add(told)
                for who in _persons(told):
                    of_person[who].pop(part, None)
        for who in _persons(telling):
            of_person[who][whole] = meetings[whole]
    return [meetings[at] for at in sorted(meetings)]


def _is_part(meeting: Meeting, telling: Telling) -> bool:
    """Whether a meeting of two is the one of three or more that is told of now."""
    return all(_persons(one) < _persons(telling) for one in meeting.kinds)


_ASKED = listed("invited proposed hoped")
_ANSWERS = listed("refused postponed cancelled")
_SOON = 2


def _answered(meeting: Meeting, telling: Telling) -> bool:
    """Whether one of the next sentences says what came of the meeting that somebody asked for."""
    last = meeting.tellings[-1]
    answers, was_to_be = telling.contact.status in _ANSWERS, _was_to_be(telling)
    if not (answers or was_to_be) or _persons(last) != _persons(telling) or not _follows(last, telling):
        return False
    return (was_to_be and meeting.status in _ANSWERS) or (answers and meeting.status in _ASKED)


def _follows(last: Telling, telling: Telling) -> bool:
    return 0 < _number(telling) - _number(last) <= _SOON


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
    if mine != theirs and AMONG in (one if theirs < mine else other).contact.reasons:
        return False  # what two did is no meeting of many, of whom a few are named
    if _told_apart(one, other):
        return False
    first, second = one.date, other.date
    if first is None and second is None:
        return True
    if first is None or second is None:
        return _may_share(one, other)
    if first.dated is None or second.dated is None:
        named = _named(first) and _named(second) and first.when.kind == second.when.kind
        return not named or _named(first) == _named(second)
    return one_date(first.dated.edtf, second.dated.edtf)


def _told_apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of two meetings: in two cities, the first and the second, one since the other."""
    places = None not in (one.city, other.city) and one.city != other.city
    ranks = None not in (one.rank, other.rank) and one.rank != other.rank
    beside = _number(one) == _number(other) and (one.since != other.since or _at_a_distance(one, other))
    return places or ranks or beside


_UNITS = listed("minute minutes hour hours day days week weeks month months year years")


def _at_a_distance(one: Telling, other: Telling) -> bool:
    """Whether their sentence says how long the one was after the other: `met B a week after the two spoke`."""
    first, second = sorted((one.contact.read.read, other.contact.read.read), key=lambda read: read.first)
    words = first.line.plains[first.last : second.first]
    return any(unit in _UNITS and after in ("after", "before") for unit, after in itertools.pairwise(words))


def _may_share(one: Telling, other: Telling) -> bool:
    """Whether a telling without a date can be of the other's: of a date of some days, or told within two sentences."""
    date = one.date or other.date
    if _is_at_an_unread_time(one if one.date is None else other):
        return False
    follows = other.date is None and 0 <= _number(other) - _number(one) <= 2
    return follows or date is None or date.dated is None or _width(date) <= _SOME_DAYS


_SOME_DAYS = 7


def _is_at_an_unread_time(telling: Telling) -> bool:
    """`met B a fortnight ago`, `on 1/2/2031`, `in the 1990s`: a time of its own that the rules cannot reckon."""
    read = telling.contact.read.read
    behind = read.line.plains[read.last :]
    return telling.date is None and any(_UNREAD.fullmatch(word) for word in behind)


_UNREAD = re.compile(r"ago|\d{1,2}/\d{1,2}/\d{2,4}|(?:19|20)\d0s")


def _persons(one: Telling) -> frozenset[int]:
    return frozenset(id(person) for party in one.parties for person in party)


def one_date(one: str, other: str) -> bool:
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
    apart = _singly if _one_by_one(contact) else _by_country
    return [(left, right) for left in apart(one) for right in apart(other)]


_SEPARATELY = listed("separate separately individually one-on-one")
_BEHIND = 4


def _one_by_one(contact: Verified) -> bool:
    """Whether each of a side met the other alone: `met separately with B and C`, `A and B each met C`."""
    read = contact.read.read
    found = [side for side in (read.one, read.other) if side is not None]
    start, end = min(side.first for side in found), max(side.last for side in found)
    words = read.line.plains[start : max(end, read.last) + _BEHIND]
    return bool(_SEPARATELY & set(words)) or read.line.plains[read.first - 1 : read.first] == ("each",)


def _singly(side: Party) -> list[Party]:
    return [(person,) for person in side]


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
