"""Contacts that a text names by their day, without saying who met: `after Tuesday's meeting`, `the Sunday talks`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loader.extraction.lexicon import listed
from loader.extraction.rules.dates import When
from loader.extraction.rules.grammar.clauses import skip_forward
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS, MODIFIERS, OWNERS
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known

__all__ = ["DAYS", "Occasion", "occasions_in"]

DAYS = ("weekday", "day", "today")
"""The kinds of dates that are a day, as a text names one of these weeks."""
_ARTICLES = listed("the a an this that these those both no any") | {*OWNERS, "its", "our"}
_OF_WHOM = ("with", "between", "among", "of")
_OF_TWO = listed("two both")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Occasion:
    """A noun for a contact: its tokens, its kind, the date before it, and the persons named with it. `foreign`: its
    words are of something else, or of others than the text says here by name."""

    line: Line
    first: int
    last: int
    kind: str
    date: tuple[When, int, int] | None
    persons: tuple[Person, ...]
    foreign: bool

    @property
    def head(self) -> str:
        """The noun, in the singular."""
        return self.line.plains[self.last - 1].removesuffix("s")


def occasions_in(line: Line) -> Iterator[Occasion]:
    """All nouns for contacts of a sentence."""
    index = 0
    while index < len(line.tokens):
        found = CONTACT_NOUNS.match(line.plains, index)
        if found is None or index in line.at:
            index += 1
            continue
        yield _occasion(line, index, index + found[0], found[1][0])
        index += found[0]


def _occasion(line: Line, first: int, last: int, kind: str) -> Occasion:
    start, date = _opening(line, first)
    owner = _owner(line, start)
    whom, foreign = _whom(line, skip_forward(line, last))
    persons = (*owner, *whom)
    whole = _is_possessive(line, date) or _is_whole(line, start, owner)
    return Occasion(line, first, last, kind, date, persons, foreign or not whole)


def _opening(line: Line, first: int) -> tuple[int, tuple[When, int, int] | None]:
    """Where the words for a contact begin, and the date among them: `Tuesday's first`, `the Sunday`."""
    at, date = first, None
    while at > 0:
        dated = line.date_at(at - 1 - (line.plains[at - 1] in ("'s", "'")))
        if dated is not None and date is None and dated[0].kind in DAYS:
            at, date = dated[1], dated
        elif line.plains[at - 1] in MODIFIERS and line.plains[at - 1] not in _ARTICLES:
            at -= 1
        else:
            break
    return at, date


def _is_possessive(line: Line, date: tuple[When, int, int] | None) -> bool:
    return date is not None and line.plains[date[2]] in ("'s", "'")


def _owner(line: Line, start: int) -> tuple[Person, ...]:
    """Who stands before an `'s` there."""
    named = line.at.get(start - 2) if line.plains[start - 1 : start] == ("'s",) else None
    return (named.person,) if named is not None and named.person is not None else ()


def _is_whole(line: Line, start: int, owner: tuple[Person, ...]) -> bool:
    """Whether the words begin there: behind an article, an owner or a word that goes before nouns; behind any other,
    `cabinet meeting`, that word says what it is."""
    if not start or owner:
        return True
    before = line.plains[start - 1]
    token = line.tokens[start - 1]
    return not token.word or before in _ARTICLES or (before in known.FUNCTION_WORDS and before not in ("'s", "'"))


def _whom(line: Line, index: int) -> tuple[tuple[Person, ...], bool]:
    """The persons named behind the noun, and whether others stand there than persons: `with the unions`."""
    if line.plains[index : index + 1] not in tuple((word,) for word in _OF_WHOM):
        return (), False
    near = range(index + 1, min(len(line.tokens), index + 1 + _NEAR))
    persons = [line.at[at].person for at in near if at in line.at]
    two = line.plains[index] == "between" and bool(_OF_TWO & {line.plains[at] for at in near})
    return tuple(one for one in persons if one is not None), not two and (not persons or None in persons)
