"""The day of a meeting that its own sentences do not give, from others of the text: `Nothing was signed at Tuesday's
meeting`, `A met Latvia's leaders on Saturday.` before `A held talks with Tarn`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loader.extraction.lexicon import listed
from loader.extraction.merging import Meeting, Telling, one_date
from loader.extraction.rules.dates import When, reckon
from loader.extraction.rules.details.details import Date, date_of
from loader.extraction.rules.details.named_days import Occasion, occasions_in
from loader.extraction.rules.details.said_days import said_day
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.resolving.resolved import Contacted
from loader.extraction.rules.words import known

__all__ = ["dated_by_others"]

_WAS = frozenset({"held", "ongoing"})
_WILL_BE = frozenset({"planned", "agreed", "expected"})
_PHONED = listed("call conversation talk discussion")
_MET = listed("meeting summit talk discussion negotiation consultation encounter lunch dinner breakfast")
_SPOKEN = listed("conversation talk discussion call")
_BACKGROUND = listed(
    "had 'd have has once previously ever second third fourth fifth last earlier since often rarely previous past when"
)
_AHEAD = listed("will 'll would ahead upcoming coming planned scheduled expected due next could may might cancel")
_COMING = listed("ahead before will upcoming coming cancel planned scheduled expected due")
_BEHIND = listed("after following since was were had")
_LEADERS = listed(
    "leader leaders president presidents premier premiers chancellor counterpart counterparts minister ministers king "
    "ruler rulers"
)
_ANOTHER = listed("later then also earlier separately previously next another again too")
_DAY = len("2031-05-07")
_REACH = 5
_NEAR = 2


def dated_by_others(reading: Reading, contacts: Sequence[Contacted], meetings: Sequence[Meeting]) -> None:
    """Give the meetings without a date the day that other sentences of the text give them, where all agree."""
    occasions = [one for line in reading.lines for one in occasions_in(line)]
    for meeting in meetings:
        if meeting.date is None and meeting.status in _WAS | _WILL_BE and _is_news(meeting):
            days = list(_named_days(reading, meeting, (occasions, contacts, meetings)))
            days = days or list(_days_of_leads(reading, meeting, contacts))
            days = days or list(_days_of_remarks(reading, meeting))
            known_days = {day.dated.edtf for day in days if day.dated is not None}
            meeting.elsewhere = days[0] if len(known_days) == 1 and len(next(iter(known_days))) == _DAY else None


def _is_news(meeting: Meeting) -> bool:
    """Whether a sentence tells of it plainly, and not as what had been before."""
    return any(not _BACKGROUND & set(_before(one)) for one in meeting.tellings)


def _before(telling: Telling) -> tuple[str, ...]:
    read = telling.contact.read.read
    return read.line.plains[max(0, read.first - _REACH) : read.first]


def _persons(meeting: Meeting) -> set[int]:
    return {id(person) for party in meeting.parties for person in party}


def _nouns(meeting: Meeting) -> frozenset[str]:
    """The nouns that can stand for it."""
    modes = {telling.mode for telling in meeting.tellings}
    if modes & {"phone", "virtual"}:
        return _PHONED
    kinds = {telling.contact.read.read.kind for telling in meeting.tellings}
    return _SPOKEN if modes == {"unknown"} and kinds <= {"talks", "phone call"} else _MET


_Text = tuple[Sequence[Occasion], Sequence[Contacted], Sequence[Meeting]]


def _named_days(reading: Reading, meeting: Meeting, text: _Text) -> Iterator[Date]:
    """The days of `Tuesday's meeting` and the like, where it alone can be meant."""
    occasions, contacts, meetings = text
    own = _persons(meeting)
    nouns = _nouns(meeting)
    rivals = [other for other in meetings if other is not meeting and nouns & _nouns(other)]
    for one in occasions:
        if one.date is None or one.foreign or one.head not in nouns or not _fits(meeting, one):
            continue
        named = {id(person) for person in one.persons}
        found = _reckoned(reading, meeting, one.line, one.date)
        if found is None or not named <= own or any(_can_be(other, named, found) for other in rivals):
            continue
        alike = [each for each in contacts if _one_status(meeting, each)]
        if named or not _has_others(one.head, own, occasions, alike):
            yield found


def _can_be(meeting: Meeting, named: set[int], day: Date) -> bool:
    """Whether a meeting can be that of a day, on which these were: it has no day yet, or this one."""
    known_day = meeting.date.dated if meeting.date is not None else None
    same = known_day is None or day.dated is None or one_date(known_day.edtf, day.dated.edtf)
    return named <= _persons(meeting) and same


def _fits(meeting: Meeting, one: Occasion) -> bool:
    """Whether the sentence speaks of what was, or of what will be, as the meeting does; a summit is one by name."""
    words = {word for at, word in enumerate(one.line.plains) if one.line.date_at(at) is None}
    before = one.line.plains[max(0, one.first - 2 * _REACH) : one.first]
    if one.line.quoted[one.first] or (one.head == "summit" and not _is_summit(meeting)):
        return False
    if meeting.status in _WAS:
        return not _AHEAD & words
    return bool(_COMING & words) and not _BEHIND & set(before)


def _is_summit(meeting: Meeting) -> bool:
    reads = (telling.contact.read.read for telling in meeting.tellings)
    return any("summit" in read.line.plains[read.first : read.last] for read in reads)


def _has_others(head: str, own: set[int], occasions: Sequence[Occasion], contacts: Iterable[Contacted]) -> bool:
    """Whether the text speaks of any other contact by that noun, or says that somebody else met."""
    alike = [one for one in occasions if one.head == head]
    by_noun = any(one.foreign or not {id(person) for person in one.persons} <= own for one in alike)
    nouns = {(one.line.number, at) for one in occasions for at in range(one.first, one.last)}
    told = (one for one in contacts if (one.read.line.number, one.read.first) not in nouns)
    return by_noun or any(_is_of_others(one, own) for one in told)


_MEETS = listed("met meet meets meeting spoke speak talked")


def _is_of_others(one: Contacted, own: set[int]) -> bool:
    """Whether somebody meets whom the text does not name, or others than those of the meeting."""
    named = {id(who.person) for who in (*one.one, *one.other) if who.person is not None}
    meets = one.read.line.plains[one.read.first] in _MEETS and not one.read.line.quoted[one.read.first]
    unknown = not one.complete and meets
    return unknown and (not named <= own or (not named and one.read.one is None))


def _reckoned(reading: Reading, meeting: Meeting, line: Line, date: tuple[When, int, int]) -> Date | None:
    when, first, last = date
    ahead = meeting.status in _WILL_BE
    found = reckon(when, reading.article.published, future=ahead)
    return Date(line.span(first, last), when, found) if found is not None else None


def _days_of_leads(reading: Reading, meeting: Meeting, contacts: Iterable[Contacted]) -> Iterator[Date]:
    """The days of neighbouring sentences that tell of it without the names."""
    plain = [one for one in meeting.tellings if not (_BACKGROUND | _ANOTHER) & set(one.contact.read.read.line.plains)]
    for one in contacts:
        near = [telling for telling in plain if 0 < _number(telling) - one.read.line.number <= _NEAR]
        if near and _one_status(meeting, one) and not one.complete and _may_be(meeting, one, _number(near[0])):
            found = date_of(reading, one.read)
            if found is not None and found.dated is not None:
                yield found


def _days_of_remarks(reading: Reading, meeting: Meeting) -> Iterator[Date]:
    """The days on which was said what they said at it."""
    for telling in meeting.tellings:
        said = said_day(reading, telling.contact.read.read, _persons(meeting)) if meeting.status in _WAS else None
        found = _reckoned(reading, meeting, *said) if said is not None else None
        if found is not None:
            yield found


def _number(telling: Telling) -> int:
    return telling.contact.read.read.line.number


def _one_status(meeting: Meeting, one: Contacted) -> bool:
    status = one.read.judged.status
    return any(meeting.status in group and status in group for group in (_WAS, _WILL_BE))


def _may_be(meeting: Meeting, one: Contacted, number: int) -> bool:
    """Whether a sentence names nobody but those who met, and describes the others as they are."""
    line = one.read.line
    named = [each.person for each in line.named]
    if not {id(person) for person in named} <= _persons(meeting):
        return False
    if not named:
        return number == line.number + 1 and _is_of_two_leaders(line) and len(_persons(meeting)) == _COUPLE
    sides = [side for side in (one.read.one, one.read.other) if side is not None and not side.actors]
    return len(sides) == 1 and _is_described(meeting, line, sides[0])


_COUPLE = 2


_STATES = listed("nations countries states powers neighbours neighbors economies republics kingdoms")


def _is_of_two_leaders(line: Line) -> bool:
    """`The two leaders`, `the leaders of the world's two largest states`."""
    at = line.plains.index("leaders") if "leaders" in line.plains else None
    if at is None or not {"two", "both"} & set(line.plains):
        return False
    return line.plains[at + 1 : at + 2] != ("of",) or bool(_STATES & set(line.plains[at:]))


def _is_described(meeting: Meeting, line: Line, side: Found) -> bool:
    """Whether a side is a leader of the country of one who met: `Latvia's leaders`, `a Latvian counterpart`."""
    end = min(len(line.tokens), side.first + _REACH)
    words = set(line.plains[side.first : end])
    countries = {_country_at(line, at) for at in range(side.first, end)} - {None}
    own = {person.country for party in meeting.parties for person in party}
    return bool(_LEADERS & words) and bool(countries) and (countries <= own or own <= {None})


def _country_at(line: Line, at: int) -> str | None:
    found = known.DEMONYMS.match(line.texts, at) or known.STATES.match(line.texts, at)
    return found[1] if found is not None else None
