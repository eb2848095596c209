"""Words that let two who are named together act each alone: `A and B held cabinet meetings`, `A and B met, to their
surprise, a wall of protesters`, `A met officials and B the press`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.noun_words import INNER_MEETINGS
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.known import FUNCTION_WORDS
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["each_alone"]


def each_alone(one: Read) -> Iterator[str]:
    """The reasons to look at a contact of two who may not have been together."""
    if one.other is None and one.one is not None and len(one.one.actors) > 1 and one.one.last <= one.first:
        yield from _of_two(one)
    if one.other is not None and one.other.actors and one.other.first >= one.last:
        yield from _of_objects(one.line, one.other)


def _of_two(one: Read) -> Iterator[str]:
    words = one.line.plains
    behind = words[one.last : one.last + _FAR]
    if words[one.last - 1] in _PLURALS and _OWN & set(words[max(0, one.first - 2) : one.first]):
        yield "each may have held meetings of their own"
    aired = any(_is_on_air(one.line, at) for at in range(one.last, len(words)))
    if aired or _ALONE & set(behind) or any(pair in _ALONE_PAIRS for pair in itertools.pairwise(behind)):
        yield "each may have done so alone"
    if words[one.last : one.last + 1] == (",",) and _object_follows(one.line, one.last):
        yield "whom they met may be named behind the words between"
    if any(words[at : at + 2] == ("to", "write") for at in (one.last, one.last + 1)):
        yield "each may have done so alone"


def _is_on_air(line: Line, at: int) -> bool:
    """`on television`, at the noun; of `on television rights` it is a topic."""
    on = line.plains[at] in ("television", "tv", "radio") and line.plains[at - 1] == "on"
    behind = at + 1
    goes_on = behind < len(line.tokens) and line.tokens[behind].word and line.plains[behind] not in FUNCTION_WORDS
    return on and not goes_on


_FAR = 14
_PLURALS = listed("meetings summits sessions dinners lunches conferences rallies")
_OWN = INNER_MEETINGS | listed("hall rival crisis emergency duelling dueling competing campaign security separate")
_ALONE = listed("mediators intermediaries opposite rival duelling dueling competing op-eds op-ed")
_ALONE_PAIRS = frozenset({("by", "letter"), ("by", "letters"), ("on", "x"), ("on", "twitter"), ("on", "facebook")})


def _object_follows(line: Line, comma: int) -> bool:
    """Whether an insertion of no verb stands behind the comma, and then an article: `met, in that order, the king`."""
    close = next((at for at in range(comma + 1, min(comma + 9, len(line.tokens))) if line.plains[at] == ","), None)
    if close is None or line.plains[comma + 1] not in ("to", "in", "at", "among"):
        return False
    within = any(is_finite(line.tokens, at) for at in range(comma + 1, close))
    return not within and line.date_at(close + 1) is None and line.plains[close + 1 : close + 2] in _OPENERS


_OPENERS = (("a",), ("an",), ("the",), ('"',), ("“",), ("his",), ("her",), ("their",))


def _of_objects(line: Line, other: Found) -> Iterator[str]:
    last = other.actors[-1]
    start = last.start
    if start > 0 and line.plains[start - 1] not in (",", "and") and _beside_a_name(line, other, start):
        yield "the last of those named may act in a clause of their own"
    if line.plains[start - 2 : start] == (",", "and") and _acts_behind_insertion(line, other.last):
        yield "the last of those named may act in a clause of their own"
    if _is_gapped(line, other, start):
        yield "who stands behind 'and' may act in a clause of their own"
    joined = len(other.actors) > 1 and line.plains[start - 1] == "and"
    if joined and line.plains[other.last : other.last + 1] == ("with",) and _names_somebody(line, other.last + 1):
        yield "the last of those named may act in a clause of their own"
    if line.plains[other.last : other.last + 1] == ("by",) and _names_somebody(line, other.last + 1):
        yield "another may have met them"


def _beside_a_name(line: Line, other: Found, start: int) -> bool:
    """Whether another name that is none of them ends right before the last: `met B, and C D`."""
    named = line.at.get(start - 1)
    other_ = named is not None and named.person is not None and not named.phrase.owned
    return other_ and all(who.named is not named for who in other.actors)


def _acts_behind_insertion(line: Line, last: int) -> bool:
    """`met B, and C, ill with flu, was represented`."""
    if line.plains[last : last + 1] != (",",):
        return False
    close = next((at for at in range(last + 1, min(last + 8, len(line.tokens))) if line.plains[at] == ","), None)
    return close is not None and "who" not in line.plains[last:close] and is_finite(line.tokens, close + 1)


_DETERMINERS = listed("a an the his her its")


def _is_gapped(line: Line, other: Found, start: int) -> bool:
    """`met officials and B the press`: the only name stands behind "and", and an object without a verb follows it."""
    if len(other.actors) > 1 or line.plains[start - 1 : start] != ("and",) or other.last >= len(line.tokens):
        return False
    own = line.plains[other.last] in _DETERMINERS and line.date_at(other.last) is None
    owned = line.plains[other.last] == "with" and "'s" in line.plains[other.last : other.last + 3]
    times = _TIMES & set(line.plains[other.last : other.last + 3])
    return (own and not times) or owned


_TIMES = listed("day week month year night morning evening afternoon hour few moment")


def _names_somebody(line: Line, at: int) -> bool:
    named = line.at.get(at)
    return named is not None and named.person is not None
