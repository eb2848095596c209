"""What stands behind a verb or noun: nothing that it governs, or places and dates, and then "with"."""

from __future__ import annotations

from loader.extraction.lexicon import listed, words
from loader.extraction.rules.grammar.clauses import CLAUSE_WORDS, PLACE_PREPOSITIONS, skip_back, skip_forward
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = [
    "absolute",
    "after_places",
    "before_places",
    "is_rank",
    "is_somewhere",
    "no_object",
    "past_arranged",
    "past_lasting",
    "past_places",
    "takes_with",
]

_WITHOUT_OBJECT = listed("to amid behind ahead about face there here again outside within")


def no_object(line: Line, index: int) -> bool:
    """Whether nothing stands here that the verb could govern, so that `A and B met` is whole."""
    index = skip_forward(line, index)
    if index >= len(line.tokens) or absolute(line, index):
        return True
    token, word = line.tokens[index], line.plains[index]
    if any(line.plains[index + n : index + n + 1] == ("times",) for n in (1, 2)) or word == "once":
        return True
    if not token.word:
        return not token.text[:1].isdigit() and word not in ("'s",)
    return word in PLACE_PREPOSITIONS | CLAUSE_WORDS | _WITHOUT_OBJECT


def absolute(line: Line, index: int) -> bool:
    """Whether "with" tells of the same persons again: `A and B met with both sides hopeful`."""
    if line.plains[index : index + 1] == ("with",) and line.plains[index + 2 : index + 5] == ("in", "the", "room"):
        return True
    if line.plains[index : index + 1] == ("with",) and "present" in line.plains[index + 2 : index + _PRESENT]:
        between = line.plains[index + 1 : line.plains.index("present", index)]
        return not {".", ";", "and", "the"} & set(between)
    if line.plains[index : index + 1] != ("with",) or line.plains[index + 1 : index + 2] not in _EACH:
        return False
    return any(word.endswith("ing") for word in line.plains[index + 2 : index + 5])


_PRESENT = 6
_EACH = (("both",), ("each",), ("neither",), ("either",))


def past_places(line: Line, index: int) -> int:
    """Where dates and places end that begin here: behind `in Rome on Monday`."""
    while index < len(line.tokens):
        moved = skip_forward(line, index)
        if moved == index and line.plains[index] in ("in", "at", "near", "outside"):
            place = next(filter(None, (names.match(line.texts, index + 1) for names in _PLACES)), None)
            moved = index + 1 + place[0] if place is not None else _past_room(line, index)
        if moved == index:
            return index
        index = moved
    return index


_PLACES = (known.CITIES, known.STATES)
_BUILDINGS = words("buildings.txt")


def _past_room(line: Line, at: int) -> int:
    """Where `in his office` or `at the presidential palace` ends, or the preposition's own token."""
    if line.plains[at + 1 : at + 2] not in (("his",), ("her",), ("the",), ("its",), ("their",)):
        return at
    for end in range(at + 2, min(at + 7, len(line.tokens))):
        if line.plains[end] in _BUILDINGS and line.plains[end + 1 : end + 2] not in (("of",), ("'s",), ("minister",)):
            return end + 1
        if not line.tokens[end].word or end in line.at or is_finite(line.tokens, end):
            return at
    return at


def after_places(line: Line, index: int, longest: int = 14) -> int | None:
    """Where "with" stands behind places and dates: `met in Lisbon on Monday with B`. None where anything else comes."""
    end = index
    while end < len(line.tokens) and end - index < longest:
        word = line.plains[end]
        if word == "with":
            return None if end > index and takes_with(line.plains[end - 1]) else end
        moved = skip_forward(line, end)
        if moved != end:
            end = moved
        elif word == "," and _aside(line, end):
            end = _aside(line, end)
        elif end == index or line.plains[end - 1] != "with":
            if not _within_place(line, end, index):
                return None
            end += 1
        else:
            return None
    return None


_TAKES_WITH = listed(
    "talks talk meeting meetings summit contact contacts dialogue negotiations consultations engagement cooperation "
    "ties relations peace deal agreement treaty accord friendship solidarity war trade diplomacy alliance dispute "
    "border conflict relationship partnership rapprochement truce tensions dealings standoff"
)
"""Nouns to which a "with" behind them belongs: `spoke in favour of direct talks with B`."""


def takes_with(noun: str) -> bool:
    """Whether a "with" behind a noun belongs to it."""
    return noun in _TAKES_WITH


def _aside(line: Line, comma: int) -> int:
    """Where "with" stands behind the comma that closes `, for the second time in a month,`; 0 if nothing does so."""
    for end in range(comma + 2, min(comma + 12, len(line.tokens) - 1)):
        if line.plains[end] == "," and line.plains[end + 1] == "with":
            return end + 1
        if line.plains[end] == "," or is_finite(line.tokens, end) or (end in line.at and line.at[end].person):
            return 0
    return 0


def _within_place(line: Line, at: int, start: int) -> bool:
    """Whether this token can belong to a place that began with a preposition at `start` or after a date."""
    word = line.plains[at]
    if at in line.at and line.at[at].person is not None and not line.at[at].phrase.owned:
        return False
    opened = any(line.plains[i] in PLACE_PREPOSITIONS for i in range(start, at + 1))
    closed = is_finite(line.tokens, at) or word in (";", ":", "who", "which", "that", "and", "but", "to", '"', "“", "”")
    return opened and not closed


_OPENS_NEW = (("a",), ("an",), ("the",), ("who",), ("which",), ("where",), ("after",), ("before",), ("while",), ("as",))
_TOPICS = (("lasting",), ("on",), ("about",), ("over",), ("of",), ("regarding",), ("concerning",), ("covering",))


def past_lasting(line: Line, start: int) -> int:
    """`talks lasting more than seven hours – an hour more than expected – with B`: where "with" stands, or 0."""
    if line.plains[start : start + 1] not in _TOPICS:
        return 0
    for index in range(start, min(start + 22, len(line.tokens))):
        if line.plains[index] == "with":
            return index
        listed_ = line.plains[index] == "," and line.plains[index + 1 : index + 2] not in _OPENS_NEW
        if (index in line.at and line.at[index].person) or line.plains[index] in (".", ";", "who", "that", "which"):
            return 0
        if line.plains[index] == "," and not listed_:
            return 0
    return 0


def before_places(line: Line, at: int) -> int:
    """The last token before places and dates that end at a token: `agreed in Rome on Monday to meet`."""
    while at > 0:
        place = known.CITIES.match_before(line.texts, at + 1) or known.STATES.match_before(line.texts, at + 1)
        if place is None or line.plains[at - place[0]] not in ("in", "at"):
            return at
        at = skip_back(line, at - place[0] - 1)
    return at


def is_rank(word: str) -> bool:
    """Whether a word such as "first" or "highest-ranking" says what somebody is among all."""
    return word in _ORDINALS or word.startswith(("highest", "most")) or (word.endswith("est") and len(word) > 5)


_ORDINALS = listed("first second third fourth last latest only")


_TOWNS = listed("town country capital city region palace residence office airport")


def is_somewhere(line: Line, at: int) -> bool:
    """`here`, `in Rome`, `at the palace`; not `in no hurry`, `at liberty`."""
    if line.plains[at] not in ("in", "at"):
        return line.plains[at] == "here"
    place = at + 1 + (line.plains[at + 1] in ("the", "his", "her"))
    return place < len(line.tokens) and (line.tokens[place].capital or line.plains[place] in _TOWNS)


def past_arranged(line: Line, start: int) -> int:
    """Behind `scheduled for Sunday`, `coming up`, or the same token."""
    if line.plains[start : start + 1] not in _ARRANGED:
        return start
    at = start + 1 + (line.plains[start + 1 : start + 2] in (("for",), ("on",), ("up",), ("soon",)))
    return skip_forward(line, at)


_ARRANGED = (("scheduled",), ("planned",), ("set",), ("arranged",), ("booked",), ("due",), ("coming",))
"""What may stand between a noun and "with": `has a meeting scheduled with B`."""
