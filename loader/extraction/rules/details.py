"""What a sentence adds to a contact: its date, place, event, how long it lasted, and what it was about."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules import known
from loader.extraction.rules.contacts import Read
from loader.extraction.rules.dates import Dated, When, reckon
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.verbs import is_finite

__all__ = ["Date", "Duration", "Issue", "date_of", "duration_of", "event_of", "issues_of", "mode_of", "place_of"]

_SINCE = re.compile(r"^(?:since|until|till|by|for|of|from)\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:video|virtual(?:ly)?|online|Zoom|videoconference|teleconference)\b", re.IGNORECASE)
_IN_PERSON = re.compile(r"\bface[- ]to[- ]face\b|\bin person\b", re.IGNORECASE)
_EVENT = listed("summit summits conference forum assembly festival congress council session dialogue")
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "focusing", "focused"})
_ISSUE_ENDS = listed(
    "at with by after before during when where who which that as while since until if said says told and but ahead "
    "amid for from because despite following including between"
)
_EMPTY = listed(
    "issue issues matter matters topic topics subject subjects thing things question questions agenda range variety "
    "number wide broad host several various many other others some certain key of everything anything nothing it this "
    "that them these those what series list point points area areas possibility possibilities way ways such same"
)
"""Words that name no issue, alone or together: `the matter`, `a wide range of issues`."""
_PARTICIPLES = listed(
    "ranging allowing facing including involving regarding concerning relating related arising affecting leading "
    "calling urging adding saying telling making giving paving hoping warning noting insisting stressing promising "
    "pledging seeking aiming trying following according agreeing covering touching raising surrounding requiring"
)
"""Words with which a clause of its own begins behind an issue."""
_TALKS = listed("talks discussions negotiations consultations conversation conversations")
_MEANS = listed("phone telephone video zoom sidelines margins fringes lunch dinner breakfast behalf condition")
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


@dataclass(frozen=True, slots=True)
class Issue:
    """What was talked about. `explicit`: the text says that it was; else it was the purpose."""

    span: Span
    explicit: bool


def date_of(reading: Reading, one: Read) -> Date | None:
    """The date that belongs to the contact's own verb."""
    line = one.line
    best: tuple[int, tuple[When, int, int]] | None = None
    for date in line.dates:
        distance = _distance(line, one, date)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, date)
    ahead = one.judged.ahead
    if one.judged.status in ("cancelled", "postponed"):
        return _planned_for(reading, one)
    if best is None:
        return _of_heading(reading, one) or _before_where(reading, one)
    when, first, last = best[1]
    reckoned = reckon(when, reading.article.published, future=ahead)
    return Date(line.span(first, last), when, reckoned)


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


def _of_heading(reading: Reading, one: Read) -> Date | None:
    headed = one.line.headed
    if headed is None or one.judged.ahead or one.judged.status in ("cancelled", "postponed", "refused"):
        return None
    found = reckon(headed.when, reading.article.published, future=False)
    return Date(headed.span, headed.when, Dated(found.edtf, "heading")) if found else None


def _distance(line: Line, one: Read, date: tuple[When, int, int]) -> int | None:
    """How far a date stands from the contact's words, or None where it belongs to another verb or to an apposition."""
    _when, first, last = date
    text = " ".join(line.plains[first:last])
    if (_SINCE.match(text) and date[0].kind != "range") or (first in line.at and line.at[first].phrase.tail <= first):
        return None
    own = {*one.anchors, *range(one.first, one.last)}
    reach = min(own)
    if one.one is not None and one.one.last <= reach and one.judged.ahead:
        own |= set(range(one.one.last, reach))
    if first >= one.last:
        between = range(one.last, first)
    elif last <= min(own):
        between = range(last, min(own))
        if first and is_finite(line.tokens, first - 1) and line.plains[first - 1] not in ("on",):
            return None
    else:
        between = range(0)
    if any(_parts(line, index) for index in between if index not in own):
        return None
    if (
        last <= min(own)
        and one.one is not None
        and any(
            is_finite(line.tokens, index)
            for index in range(one.one.last, first)
            if index not in own and index not in line.at
        )
    ):
        return None
    if last <= min(own) and "and" in line.plains[last : min(own)] and not one.judged.ahead:
        return None
    return min(abs(first - one.last), abs(one.first - last))


def _parts(line: Line, index: int) -> bool:
    """Whether a word begins another clause, so that a date behind it is not the contact's."""
    inside = index in line.at and line.at[index].phrase.tail <= index
    word = line.plains[index]
    if word in (";", "who", "which", "that", "where", "when", "after", "before", "since", "because", "while", "whom"):
        return not inside
    return is_finite(line.tokens, index) and not inside


def mode_of(text: str, one: Read, place: Span | None) -> str:
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


def place_of(reading: Reading, one: Read) -> Span | None:
    """The place named behind the contact, or before it at the beginning of the sentence; where the text says "here",
    that of its dateline."""
    line = one.line
    if "here" in line.plains[max(0, one.first - 3) : one.last + 4] and reading.dateline is not None:
        return reading.dateline
    own = set(range(min(one.anchors), max(one.anchors) + 1))
    for index in range(one.last, min(one.last + 40, len(line.tokens) - 1)):
        if _parts(line, index) and index not in own and index > one.last:
            break
        if line.plains[index] in ("in", "at") and index not in line.at:
            found = _place_at(line, index + 1)
            if found is not None:
                return found
    if line.plains[:1] in (("in",), ("at",)) and one.first < 20:
        return _place_at(line, 1)
    return _where(one)


def _where(one: Read) -> Span | None:
    """`Brussels, where he met`: the place before "where"."""
    line = one.line
    before = [index for index in range(max(0, one.first - 8), one.first) if line.plains[index] == "where"]
    if not before:
        return None
    end = before[-1] - (line.plains[before[-1] - 1] == ",")
    date = line.date_at(end - 1)
    end = date[1] if date else end
    for names in (known.CITIES, known.STATES, known.ORGANISATIONS):
        matched = names.match_before(line.texts, end)
        if matched:
            return line.span(end - matched[0], end)
    return None


def _place_at(line: Line, start: int) -> Span | None:
    start += line.plains[start] == "the"
    for names in (known.CITIES, known.STATES):
        matched = names.match(line.texts, start)
        if matched:
            following = start + matched[0]
            owned = line.plains[following : following + 1] == ("'s",)
            return None if owned or _goes_on(line, following) else line.span(start, following)
    end = start
    while end < len(line.tokens) and line.tokens[end].capital and end not in line.at and not line.date_at(end):
        end += 1
    if end > start and line.plains[end - 1] in _BUILDINGS:
        return line.span(start, end)
    return line.span(start, end) if _is_town(line, start, end) else None


def _is_town(line: Line, start: int, end: int) -> bool:
    """Whether one to three unknown capitalised words behind "in" are a town, by what follows them."""
    if line.plains[start - 1] != "in" or not 1 <= end - start <= 3:
        return False
    if any(word in known.ORGANISATION_WORDS for word in line.plains[start:end]):
        return False
    following = line.plains[end : end + 1]
    return not following or not line.tokens[end].word or line.date_at(end) is not None or following[0] in _AFTER_TOWN


def _goes_on(line: Line, index: int) -> bool:
    return (
        index < len(line.tokens) and line.tokens[index].capital and line.date_at(index) is None and index not in line.at
    )


_AFTER_TOWN = listed("on to for after before during and where when as last next this earlier ahead amid")
_BUILDINGS = listed(
    "house palace hotel airport office hall castle embassy villa residence centre center headquarters david kremlin "
    "vatican pentagon base mansion lodge ranch"
)


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
    if line.date_at(index) is not None or (not token.word and not token.text.isdigit()):
        return False
    return token.capital or line.plains[index] in {*_EVENT, "of", "the", "and"} or "-" in token.text


def duration_of(text: str, one: Read) -> Duration | None:
    """How long it lasted, where that stands beside it: `for two hours`, `a seven-hour meeting`, `lasted five hours`."""
    line = one.line
    first, last = max(0, one.first - 6), min(len(line.tokens), one.last + 12)
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


def issues_of(one: Read) -> tuple[Issue, ...]:
    """What the text says that the contact was about: `talks on X`, `to discuss X`, `discussed X with B`."""
    line = one.line
    if line.plains[one.first] in ("discussed", "discuss", "discusses") and one.last < len(line.tokens):
        return tuple(Issue(span, not one.judged.ahead) for span in _topics(line, one.last))
    for index in range(one.first, min(one.first + 30, len(line.tokens) - 1)):
        word = line.plains[index]
        if index > one.last and word in (";", "who", "which", "where", "when", "said", "says", "told"):
            break
        talked = one.kind in ("talks", "phone call", "video call") or line.plains[index - 1] in _TALKS
        explicit = word in _ABOUT and talked and index not in line.at
        purpose = word in ("discuss", "discussing") and line.plains[index - 1] in ("to", "for", ",", "and")
        if explicit and _is_means(line, index):
            continue
        if (explicit or purpose) and line.date_at(index) is None:
            return tuple(Issue(span, explicit and not one.judged.ahead) for span in _topics(line, index + 1))
    return ()


def _is_means(line: Line, index: int) -> bool:
    """Whether "on" or "over" begins `on the phone`, `over lunch`, `on the sidelines`."""
    words = line.plains[index + 1 : index + 3]
    return bool(_MEANS & set(words))


def _topics(line: Line, start: int) -> list[Span]:
    """The noun phrases from here to the end of the clause, set apart at commas and "and"; of `issues ranging from X to
    Y` they are X and Y."""
    ranging = next((i + 2 for i in range(start, start + 6) if line.plains[i : i + 2] == ("ranging", "from")), 0)
    start = end = ranging or start
    while end < len(line.tokens) and end - start < 25:
        word = line.plains[end]
        if (
            line.date_at(end)
            or word in (".", ";", ":", "--", "–", "—", "”", '"', "(")
            or (end in line.at and line.at[end].person)
        ):
            break
        if word in _ISSUE_ENDS - {"and", "in", "for", "between"} or is_finite(line.tokens, end):
            break
        if word in ("in", "at") and end + 1 < len(line.tokens) and _place_at(line, end + 1) and end > start:
            break
        end += 1
    joints = {",", "and", "to"} if ranging else {",", "and"}
    return [span for first, last in _pieces(line, (start, end), joints) if (span := _topic(line, first, last))]


def _pieces(line: Line, within: tuple[int, int], joints: Container[str]) -> list[tuple[int, int]]:
    start, end = within
    pieces, first = [], start
    for index in range(start, end):
        if line.plains[index] in joints:
            pieces.append((first, index))
            first = index + 1
    return [*pieces, (first, end)]


def _topic(line: Line, first: int, last: int) -> Span | None:
    while first < last and line.plains[first] in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "how",
        "both",
        "also",
        "on",
        "of",
    ):
        first += 1
    while first + 2 < last and line.plains[first] in _EMPTY and line.plains[first + 1] == "of":
        first += 2 + (line.plains[first + 2] == "the")
    last = next((at for at in range(first, last) if line.plains[at] in _PARTICIPLES), last)
    while last > first and (not line.tokens[last - 1].word or line.plains[last - 1] in known.FUNCTION_WORDS):
        last -= 1
    empty = all(word in _EMPTY for word in line.plains[first:last])
    return None if empty or last - first > 8 else line.span(first, last)
