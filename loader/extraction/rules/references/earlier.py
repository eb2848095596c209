"""Who met in an earlier sentence, whom "they", "the two negotiators" or "the pair" means now: to be looked at."""

from __future__ import annotations

from collections.abc import Collection

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Actor, Found
from loader.extraction.rules.grammar.offices import Several
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.references.couples import Pairs, others_act
from loader.extraction.rules.references.referents import referents
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import PLURALS

__all__ = ["holders_loosely", "last_pair"]

_NEAR, _FAR = 4, 8
"""How many sentences back "they" and "the two leaders" reach."""


def last_pair(reading: Reading, line: Line, found: Found, told: Pairs, others: Collection[Person]) -> tuple[Actor, ...]:
    """The two of the last contact, where nobody else acted since; without who acts in this sentence, the two whom one
    person met."""
    plural = line.plains[found.first] in ("they", "their", "them")
    reach = _NEAR if plural else _FAR
    acting = {one.name for one in others}
    if not plural:
        acting |= {one.name for one in referents(reading.article).subject(line)}
    number = told.last(line.number - reach, line.number)
    if number is None or (plural and _others_since(reading, line, number, told)):
        return ()
    persons = {id(one): one for both in told.of(number) for one in both}
    fitting = [one for one in persons.values() if one.name not in acting and _may_be(reading, line, found, one)]
    if len(fitting) != 2 or (len(persons) > 2 and not acting & {one.name for one in persons.values()}):
        return ()
    return tuple(Actor(line, found.first, found.last, one) for one in fitting)


def _others_since(reading: Reading, line: Line, number: int, told: Pairs) -> bool:
    """Whether somebody who was not part of it acted since the contact."""
    part = {id(one) for both in told.of(number) for one in both}
    between = reading.lines[number + 1 : line.number]
    if any(others_act(before, len(before.tokens)) for before in between):
        return True
    return any(id(one) not in part for before in between for one in referents(reading.article).subject(before))


_COMMON = listed("men women leaders politicians pair two both duo")


def _may_be(reading: Reading, line: Line, found: Found, person: Person) -> bool:
    """Whether a noun such as "envoys" or "Yemenis" can stand for somebody."""
    at = found.last - 1
    noun = PLURALS.match_before(line.plains, found.last)
    nation = known.DEMONYMS.match_before(line.texts, found.last)
    resolver = referents(reading.article)
    if nation is not None:
        return resolver.country(person) in (None, nation[1])
    if noun is None or line.plains[at] in _COMMON - {"men", "women"}:
        return True
    gender = resolver.gender(person)
    return noun[1].gender is None or gender in (None, noun[1].gender)


def holders_loosely(reading: Reading, line: Line, several: Several, excluded: Collection[str]) -> tuple[Actor, ...]:
    """For each of the countries the one whom the article gives it; nobody where that is open for one of them."""
    resolver = referents(reading.article)
    found = [resolver.of_country(line, country, several.title, excluded) for country in several.countries]
    persons = [one for one in found if one is not None]
    known_ = len(persons) == len(found)
    return tuple(Actor(line, several.first, several.last, one) for one in persons) if known_ else ()
