"""Several persons by one office: `the leaders of Kenya and Somalia`, `the French and German leaders`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loader.extraction.lexicon import Phrases
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import PLURALS

__all__ = ["Several", "office_of_state", "several_after", "several_before"]


@dataclass(frozen=True, slots=True)
class Several:
    """The holders of an office of several countries: the tokens, the office in small letters, the countries' codes."""

    first: int
    last: int
    title: str
    countries: tuple[str, ...]


def several_before(line: Line, at: int) -> Several | None:
    """Those whose words end with the token `at`."""
    if not {"and", ","} & set(line.plains[max(0, at - 15) : at]):
        return None
    for start in range(at, max(at - 16, -1), -1):
        found = _at(line, start)
        if found is not None and found.last == at + 1:
            return found
        if start in line.at and line.at[start].person is not None:
            return None
    return None


def several_after(line: Line, start: int) -> Several | None:
    """Those whose words begin at the token `start`, with or without an article."""
    return _at(line, start + (line.plains[start : start + 1] in (("the",), ("his",), ("her",), ("their",))))


def _at(line: Line, start: int) -> Several | None:
    if any(word in known.TENSES or word in known.TITLE_WORDS for word in line.plains[max(0, start - 1) : start]):
        return None
    return _of_countries(line, start) or _with_adjectives(line, start)


def _of_countries(line: Line, start: int) -> Several | None:
    """`foreign ministers of Kenya and Somalia`."""
    office = _office(line, start)
    if office is None or line.plains[office[0] : office[0] + 1] not in (("of",), ("from",)):
        return None
    countries, end = _joined(line, office[0] + 1, (known.STATES,))
    return Several(start, end, office[1], countries) if len(countries) > 1 else None


def _with_adjectives(line: Line, start: int) -> Several | None:
    """`Kenyan and Somali foreign ministers`."""
    countries, end = _joined(line, start, (known.DEMONYMS, known.STATES))
    office = _office(line, end) if len(countries) > 1 else None
    return Several(start, office[0], office[1], countries) if office is not None else None


def _office(line: Line, start: int) -> tuple[int, str] | None:
    """Where an office in the plural that begins here ends, and its name in the singular."""
    for index in range(start, min(start + 4, len(line.tokens))):
        head = known.HEADS.match(line.plains, index)
        if head is not None and head[1].plural:
            return index + head[0], " ".join([*line.plains[start:index], head[1].singular])
        noun = PLURALS.match(line.plains, index)
        if noun is not None and not noun[1].fits:
            return index + noun[0], noun[1].word
        if line.plains[index] not in known.TITLE_WORDS:
            return None
    return None


def _country(line: Line, at: int, names: Sequence[Phrases[str]]) -> tuple[int, str] | None:
    return next((found for one in names if (found := one.match(line.texts, at)) is not None), None)


def _joined(line: Line, start: int, names: Sequence[Phrases[str]]) -> tuple[tuple[str, ...], int]:
    """The countries that stand here, joined by commas and "and", and where they end."""
    found: list[str] = []
    at = start
    while True:
        at += line.plains[at : at + 1] == ("the",)
        country = _country(line, at, names)
        if country is None:
            return tuple(found), at
        found.append(country[1])
        at += country[0]
        joint = next((j for j in ((",", "and"), ("and",), (",",)) if line.plains[at : at + len(j)] == j), None)
        behind = at + len(joint) if joint is not None else at
        behind += line.plains[behind : behind + 1] == ("the",)
        if joint is None or _country(line, behind, names) is None:
            return tuple(found), at
        at += len(joint)


def office_of_state(line: Line, at: int) -> bool:
    """Whether a country ends here that an office is of: `the president of Kenya`."""
    state = known.STATES.match_before(line.texts, at + 1)
    of = at - state[0] if state is not None else 0
    of -= line.plains[of : of + 1] == ("the",)
    return of > 0 and line.plains[of] == "of" and known.HEADS.match_before(line.plains, of) is not None
