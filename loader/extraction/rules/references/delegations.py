"""Who leads the delegation of which a text tells: `a team led by A`, `A and B will lead a delegation`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Actor, Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.references.referents import nation_in
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["who_lead"]

_GROUPS = listed("group delegation team mission party")
_LEADS = listed("lead leads led heading head heads headed leading")
_NEAR = 9


def who_lead(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """The leaders of the one group that the text tells of before a sentence, if it says who they are; of `a delegation`
    the sentences behind may say it. Nobody where the words name another country than theirs."""
    told = [] if line.plains[found.first] in ("a", "an") else reading.lines[: line.number]
    behind = reading.lines[line.number + 1 : line.number + 1 + _BEHIND] if found.last - found.first > 1 else ()
    leaders = [people for other in told for people in _leaders(other)]
    leaders += [people for other in behind for people in _leaders(other) if not leaders]
    distinct = {tuple(sorted(id(person) for person in people)): people for people in leaders}
    if len(distinct) != 1:
        return ()
    people = next(iter(distinct.values()))
    nation = nation_in(line, found.first, found.last)
    if nation is not None and any(person.country not in (None, nation) for person in people):
        return ()
    return tuple(Actor(line, found.first, found.last, person) for person in people)


_BEHIND = 2


def _leaders(line: Line) -> Iterator[tuple[Person, ...]]:
    for at, word in enumerate(line.plains):
        if word not in _LEADS:
            continue
        if line.plains[at + 1 : at + 2] == ("by",) and _GROUPS & set(line.plains[max(0, at - _NEAR) : at]):
            yield from _people(group_after(line, at + 2))
        elif _GROUPS & set(line.plains[at + 1 : at + _NEAR]):
            first = at - (at > 0 and is_finite(line.tokens, at - 1) and at - 1 not in line.at)
            yield from _people(subject_of(line, first))


def _people(group: Found | None) -> Iterator[tuple[Person, ...]]:
    people = [who.person for who in group.actors] if group is not None and not group.pronoun else []
    known = tuple(person for person in people if person is not None and not person.press)
    if known and len(known) == len(people):
        yield known
