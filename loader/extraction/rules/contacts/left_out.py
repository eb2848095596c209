"""Contacts of which one side is named in the sentence before: `A flew to Lima. Talks with B followed.`"""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.occasions import BEING
from loader.extraction.rules.contacts.occurrences import what_happened
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import BEFORE, Found, skip_forward
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    GOVERNORS,
    Judged,
)
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.references.referents import referents
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["left_out", "who_acted_before"]

_CAME = listed("came followed comes follows")
_AT = listed("in at here back")
_JOURNEYS = listed("visit trip tour stay stop landed")
_FIRST = listed("first then next there later afterwards")


def left_out(line: Line, noun: Noun, last: int) -> tuple[Found, Judged, tuple[int, ...]] | None:
    """`Talks with B followed`, `Then came a meeting with B`: whose it is, the sentence before tells. B ends before
    `last`."""
    verb = noun.start - 1
    came = verb > 0 and line.plains[verb] in _CAME and line.plains[0] in _FIRST
    begin = past_places(line, 0)
    begin += 0 < begin == noun.start - 1 and line.plains[begin] == ","
    if (not came and begin != noun.start) or "no" in line.plains[noun.start : noun.first]:
        return None
    told = (Judged("held"), (verb,)) if came else what_happened(line, last) or _told_behind(line, noun, last)
    if told is None or told[0].status is None or line.heading:
        return None
    return Found((), noun.first, noun.last, pronoun=BEFORE), told[0], told[1]


def _told_behind(line: Line, noun: Noun, last: int) -> tuple[Judged, tuple[int, ...]] | None:
    """`The meeting with B will show ...`, `The talks with B were his first`: that it is to be, or was."""
    verb = skip_forward(line, last)
    definite = line.plains[noun.start] in ("the", "this")
    if not definite or verb >= len(line.tokens) or "not" in line.plains[verb : verb + 3]:
        return None
    word = line.plains[verb]
    past = word in ("was", "were", "had") or (word.endswith("ed") and is_finite(line.tokens, verb))
    ahead = word in ("will", "'ll")
    judged = Judged("planned", ahead=True) if ahead else Judged("held") if past else None
    return (judged.because(BY_THE_WAY), (verb,)) if judged is not None else None


def who_acted_before(reading: Reading, line: Line, others: tuple[Person, ...]) -> Person | None:
    """The one whose journey the sentence before tells of, or who alone acts in the last sentences, where nobody else
    of name stands in this one."""
    before = reading.lines[line.number - 1] if line.number else None
    named = {id(one.person) for one in line.named if one.person is not None} - {id(one) for one in others}
    if before is None or before.heading or named:
        return None
    resolver = referents(reading.article)
    acting = resolver.subject(before)
    if len(acting) == 1 and acting[0] not in others and _on_the_way(before):
        return acting[0]
    if line.plains[:1] not in (("the",), ("this",)):
        return None
    lately = [resolver.subject(one) for one in reading.lines[max(0, line.number - _LATELY) : line.number]]
    alone = {id(one): one for several in lately for one in several}
    person = next(iter(alone.values())) if len(alone) == 1 else None
    apart = person is not None and person not in others and bool(person.titles) and not person.press
    return person if apart and person is not None and all(one.country != person.country for one in others) else None


_LATELY = 3


def _on_the_way(line: Line) -> bool:
    """Whether somebody travels in a sentence, or is somewhere."""
    journeys = (GOVERNORS.match(line.plains, at) for at in range(len(line.tokens)) if at not in line.at)
    goes = any(found is not None and found[1][0].row[5] == "purpose" for found in journeys)
    there = any(line.plains[at] in BEING and line.plains[at + 1] in _AT for at in range(len(line.tokens) - 1))
    return goes or there or bool(_JOURNEYS & set(line.plains))
