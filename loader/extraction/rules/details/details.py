"""What a sentence adds to a contact: its date, place, event, and how long it lasted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loader import dates
from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.dates import Dated, When, reckon
from loader.extraction.rules.details.attached import attached
from loader.extraction.rules.details.own_dates import distance, parts_clauses
from loader.extraction.rules.details.places import Place, named_place_at, place_at, place_before, place_of_dateline
from loader.extraction.rules.grammar.clauses import skip_back, skip_forward
from loader.extraction.rules.reading import Line, Reading

__all__ = ["Date", "Duration", "date_of", "duration_of", "event_of", "mode_of", "place_of"]

_PHONE = re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:video|virtual(?:ly)?|online|Zoom|videoconference|teleconference)\b", re.IGNORECASE)
_IN_PERSON = re.compile(r"\bface[- ]to[- ]face\b|\bin person\b", re.IGNORECASE)
_SPEECH = listed("said says told tells announced added")
_EVENT = listed("summit summits conference forum assembly festival congress council session dialogue")
_DURATION = re.compile(
    r"(?P<about>(?:about|nearly|almost|roughly|around|some|more than|over|at least|less than|under|up to)\s+)?"
    r"(?P<number>\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty-five|ninety)"
    r"[\s-]+(?P<unit>minute|hour|day)s?\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty-five": 45, "ninety": 90,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """A date with where it stands. `dated` is None where the words cannot be reckoned."""

    span: Span
    when: When
    dated: Dated | None


@dataclass(frozen=True, slots=True)
class Duration:
    span: Span
    number: float
    unit: str
    qualifier: str | None


def date_of(reading: Reading, one: Read) -> Date | None:
    """The date that belongs to the contact's own verb."""
    line = one.line
    best: tuple[int, tuple[When, int, int]] | None = None
    for dated in line.dates:
        far = distance(line, one, dated)
        if far is not None and (best is None or far < best[0]):
            best = (far, dated)
    ahead = one.judged.ahead
    if one.judged.status in ("cancelled", "postponed"):
        return _planned_for(reading, one)
    if best is None:
        return _now(reading, one) or _of_heading(reading, one) or _before_where(reading, one)
    when, first, last = best[1]
    ahead = ahead or (one.judged.status == "refused" and _decided_before(line, one, first))
    reckoned = reckon(when, reading.article.published, future=ahead)
    if one.judged.open and when.kind == "weekday" and reckoned is not None:
        reckoned = _of_these_days(reckoned, reading.article.published)
    elif _of_asking(one, when, first) and reckoned is not None:
        reckoned = _of_these_days(reckoned, reading.article.published, _SOON)
    return Date(line.span(first, last), when, reckoned)


def _decided_before(line: Line, one: Read, first: int) -> bool:
    """Whether another date stands before the contact: `refused on Monday to meet B on Friday`, the one to come."""
    return first >= one.last and any(last <= one.first for _, _, last in line.dates)


_ASKED = listed("proposed invited agreed hoped")
_SOON = 4
_ASKS = listed("agreed called offered sought proposed invited asked requested accepted consented promised urged wanted")


def _of_asking(one: Read, when: When, first: int) -> bool:
    """`called for talks with B on Tuesday`: it may be the day on which that was done."""
    before = set(one.line.plains[one.one.last if one.one is not None else 0 : one.first])
    return when.kind == "weekday" and first >= one.last and one.judged.status in _ASKED and bool(_ASKS & before)


def _of_these_days(dated: Dated, published: str | None, most: int = 3) -> Dated | None:
    """`spoke before her talks on Friday`: the next Friday if it is near; else it can have been the last one, too."""
    day, today = dates.parse(dated.edtf).latest, dates.parse(published or dated.edtf).latest
    return dated if day is None or today is None or (day - today).days <= most else None


_SCHEDULED = listed("scheduled planned set due slated arranged meeting talks summit call visit originally")


def _planned_for(reading: Reading, one: Read) -> Date | None:
    """For when a contact was planned that is off: `a meeting planned for Saturday was cancelled`. When it was called
    off is no date of the meeting."""
    line = one.line
    for when, first, last in line.dates:
        before = line.plains[max(0, first - 2) : first]
        if before[-1:] == ("for",) and before[0] in _SCHEDULED:
            return Date(line.span(first, last), when, reckon(when, reading.article.published, future=True))
    return None


def _before_where(reading: Reading, one: Read) -> Date | None:
    """`will fly to Lisbon next week, where she will meet B`."""
    line = one.line
    for at in range(max(0, one.first - 8), one.first):
        if line.plains[at] == "where" and at > 1:
            date = line.date_at(at - 1 - (line.plains[at - 1] == ","))
            if date is not None:
                found = reckon(date[0], reading.article.published, future=one.judged.ahead)
                return Date(line.span(date[1], date[2]), date[0], found)
    return None


def _now(reading: Reading, one: Read) -> Date | None:
    """The day of publication of what is under way by its own words: `is currently holding talks with B`."""
    if one.judged.status != "ongoing":
        return None
    for at in range(max(0, one.first - _BESIDE), min(len(one.line.tokens), one.last + _BESIDE)):
        if one.line.plains[at] in ("currently", "now"):
            when = When(one.line.span(at, at + 1), "today", (("word", "today"),))
            return Date(when.span, when, reckon(when, reading.article.published, future=False))
    return None


_BESIDE = 6


def _of_heading(reading: Reading, one: Read) -> Date | None:
    headed = one.line.headed
    diary = one.line.of_diary
    if headed is None or one.judged.ahead != diary or one.judged.status in ("cancelled", "postponed", "refused"):
        return None
    found = reckon(headed.when, reading.article.published, future=diary)
    return Date(headed.span, headed.when, Dated(found.edtf, "heading")) if found else None


def mode_of(text: str, one: Read, place: Place | None) -> str:
    """How they met, where the words say so: in_person, phone, virtual, else unknown."""
    line = one.line
    window = line.span(max(0, one.first - 6), min(len(line.tokens), one.last + 10)).of(text)
    if one.mode in ("phone", "virtual"):
        return one.mode
    if _PHONE.search(window) and one.kind in ("talks", "phone call"):
        return "phone"
    if _VIDEO.search(window):
        return "virtual"
    if one.mode == "in_person" or _IN_PERSON.search(window):
        return "in_person"
    met = one.kind in ("meeting", "meal", "handshake") and line.plains[one.first] in ("met", "meet", "meets", "meeting")
    return "in_person" if met or (place is not None and one.kind == "meeting") else "unknown"


def place_of(reading: Reading, one: Read) -> Place | None:
    """The place that the text says they met in: behind the contact, between who met and the verb, at the beginning of
    the sentence; where the text says "here", that of its dateline."""
    line = one.line
    phrases = attached(one)
    end = max((phrase.end for phrase in phrases), default=one.last)
    if "here" in line.plains[max(0, one.first - 3) : end] and reading.dateline is not None:
        return place_of_dateline(reading.article.text, reading.dateline)
    behind = next((phrase.place for phrase in phrases if phrase.place is not None), None)
    return behind or _before(one) or _opening(one) or _where(one) or _of_journey(one) or _during_visit(one)


_TO_PLACES = listed("to in for visited visits visit visiting toured")
_VISITS = listed("visit trip stopover")


def _of_journey(one: Read) -> Place | None:
    """`flew to Lisbon on Monday for talks with B`, `travelled to Kenya to meet B`: where the journey went."""
    line = one.line
    at = next((at for at in range(one.first - 1, max(one.first - 5, 0), -1) if line.plains[at] in ("for", "to")), None)
    if at is None or (line.plains[at] == "to" and at != one.first - 1):
        return None
    found = place_before(line, skip_back(line, at - 1) + 1)
    if found is None:
        return None
    start = line.index_at(found.span.start)
    return found if start and line.plains[start - 1] in _TO_PLACES else None


def _during_visit(one: Read) -> Place | None:
    """`During a visit to Lisbon, A met B`, `met B during a three-day visit to Lisbon`."""
    line = one.line
    for at, word in enumerate(line.plains):
        if word not in _VISITS or line.plains[at + 1 : at + 2] != ("to",) or line.plains[at - 1 : at] == ("to",):
            continue
        if "during" not in line.plains[max(0, at - 6) : at] or (at > one.last and at - one.last > _NEAR):
            continue
        clause = range(at, one.first) if at < one.first else range(one.last, at)
        own = {*one.anchors}
        if not any(parts_clauses(line, i) for i in clause if i not in own):
            return named_place_at(line, at + 2)
    return None


_NEAR = 20


def _before(one: Read) -> Place | None:
    """`A on Sunday in Lisbon met B`."""
    line = one.line
    if one.one is None or not one.one.actors:
        return None
    index = one.one.last
    while index < min(one.anchors):
        moved = skip_forward(line, index)
        if line.plains[index] in ("in", "at"):
            found = place_at(line, index)
            return found[0] if found and skip_forward(line, found[1]) >= min(one.anchors) else None
        if moved == index:
            return None
        index = moved
    return None


def _opening(one: Read) -> Place | None:
    """`In Lisbon on Sunday, A met B`."""
    line = one.line
    if line.plains[:1] not in (("in",), ("at",)) or one.one is None:
        return None
    found = place_at(line, 0)
    if found is None:
        return None
    index = found[1] - (line.plains[found[1] - 1] == ",")
    index = skip_forward(line, index)
    index += line.plains[index : index + 1] == (",",)
    return found[0] if skip_forward(line, index) == one.one.first else None


def _where(one: Read) -> Place | None:
    """`to Brussels next week, where he is expected to meet`: the place before "where"."""
    line = one.line
    before = [index for index in range(max(0, one.first - 8), one.first) if line.plains[index] == "where"]
    if not before or _SPEECH & set(line.plains[before[-1] : one.first]):
        return None
    end = before[-1] - (line.plains[before[-1] - 1] == ",")
    date = line.date_at(end - 1)
    end = date[1] if date else end
    for start in range(end - 2, max(end - 8, -1), -1):
        found = place_at(line, start) if line.plains[start] in ("to", "in", "at") else None
        if found is not None:
            return found[0] if end <= found[1] <= end + 1 else None
    return place_before(line, end)


def event_of(one: Read) -> Span | None:
    """`on the sidelines of the Northern Rivers Forum`: the event."""
    line = one.line
    for index in range(len(line.tokens) - 3):
        if line.plains[index] not in ("sidelines", "margins", "fringes") or line.plains[index + 1] != "of":
            continue
        start = index + 2
        while start < len(line.tokens) and line.plains[start] in (
            "the",
            "a",
            "an",
            "this",
            "last",
            "next",
            "year's",
            "'s",
        ):
            start += 1
        end = start
        while end < len(line.tokens) and _of_event(line, end):
            end += 1
        while end > start and not line.tokens[end - 1].capital and line.plains[end - 1] not in _EVENT:
            end -= 1
        return line.span(start, end) if end > start and any(line.tokens[i].capital for i in range(start, end)) else None
    return None


def _of_event(line: Line, index: int) -> bool:
    token = line.tokens[index]
    numbered = token.text[:1].isdigit()
    if line.date_at(index) is not None or not (token.word or numbered):
        return False
    return token.capital or numbered or line.plains[index] in {*_EVENT, "of", "the", "and"} or "-" in token.text


def duration_of(text: str, one: Read) -> Duration | None:
    """How long it lasted, where that stands beside it: `for two hours`, `a seven-hour meeting`, `lasted five hours`."""
    line = one.line
    reach = max((phrase.end for phrase in attached(one)), default=one.last)
    first, last = max(0, one.first - 6), min(len(line.tokens), max(one.last + 12, reach + 7))
    window = line.span(first, last)
    for match in _DURATION.finditer(window.of(text)):
        before = window.of(text)[: match.start()].lower().rstrip()
        gap = line.tokens[one.first].start - window.start - match.end()
        hyphen = "-" in match[0] and 0 <= gap <= 12
        if hyphen or before.endswith((" for", "lasted", "lasting", "lasts", "took")):
            written = match["number"].lower()
            number = float(written) if written[0].isdigit() else float(_NUMBERS[written])
            span = Span(window.start + match.start(), window.start + match.end())
            qualifier = (match["about"] or "").strip().lower() or None
            return Duration(span, number, match["unit"].lower() + "s", qualifier)
    return None
