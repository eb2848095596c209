"""Contacts with some of those who were met: `Among those A met was B`, `B was among the leaders who met A`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_back, skip_forward
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.objects import included
from loader.extraction.rules.reading import Line

__all__ = ["met_among", "met_by_group"]

_WAS = listed("was were")
_RELATIVES = listed("who whom that")
_OF = (("of",), ("'s",), ("for",), ("to",), ("with",), ("by",))
_LONGEST = 5
_ENDS = 14


def met_among(line: Line, first: int, last: int, subject: Found | None) -> tuple[Found, Found] | None:
    """Who met whom by a verb from `first` to `last` whose object is not behind it; the subject may be None."""
    begin = _others_before(line, subject.first if subject is not None and subject.actors else first)
    if begin is None:
        return None
    if subject is not None and subject.actors:
        one = _named_before(line, begin) or _named_behind(line, begin, last)
        return (subject, one) if one is not None else None
    one, start = _named_before(line, begin), skip_forward(line, last)
    start += line.plains[start : start + 1] == ("with",)
    other = group_after(line, start) if start < len(line.tokens) else None
    return (one, other) if one is not None and other is not None else None


def _others_before(line: Line, end: int) -> int | None:
    """Where "among" stands before `those`, `the leaders`, `the leaders whom`, which end before a token."""
    at = skip_back(line, end - 1)
    at -= at > 0 and line.plains[at] in _RELATIVES
    if at < 1 or not (line.plains[at] == "those" or line.plains[at].endswith("s")):
        return None
    near = range(at - 1, max(at - _LONGEST, -1), -1)
    found = next((i for i in near if line.plains[i] == "among" or line.plains[i : i + 2] == ("one", "of")), None)
    start = found + 1 + (line.plains[found] == "one") if found is not None else at
    plain = not any(i in line.at or line.plains[i] in PREPOSITIONS for i in range(start, at))
    return found if plain else None


def _named_before(line: Line, among: int) -> Found | None:
    """`B was among`: B."""
    verb = skip_back(line, among - 1)
    group = group_before(line, skip_back(line, verb - 1)) if verb > 0 and line.plains[verb] in _WAS else None
    free = group is not None and line.plains[group.first - 1 : group.first] not in _OF
    return group if free else None


def _named_behind(line: Line, among: int, last: int) -> Found | None:
    """`Among those A met in Rome were B and C`: B and C."""
    verb = past_places(line, last)
    opens = among == 0 and line.plains[verb : verb + 1] and line.plains[verb] in _WAS
    return group_after(line, verb + 1) if opens and verb + 1 < len(line.tokens) and verb - last < _ENDS else None


_INCLUDING = listed("including among")


def met_by_group(line: Line, first: int, subject: Found | None, other: Found) -> tuple[Found, Found] | None:
    """`leaders who met B this week, including A`: A, those of the group whom the words behind B name, and B. The verb
    begins at `first`."""
    if (subject is not None and subject.actors) or line.plains[first - 1] not in ("who", "that"):
        return None
    way = next((at for at in range(other.first, other.last) if line.plains[at] in _INCLUDING), other.last)
    met = tuple(who for who in other.actors if who.first < way)
    among = tuple(who for who in other.actors if who.first > way)
    named = Found(among, way + 1, other.last) if among else included(line, other.last)
    return (named, replace(other, actors=met)) if named is not None and named.actors and met else None
