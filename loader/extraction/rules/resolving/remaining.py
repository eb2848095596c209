"""Sentences with a contact word whose grammar the rules cannot follow, and with two persons, who may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, UNSURE, Actor, actor, skip_back
from loader.extraction.rules.grammar.objects import BEFORE_PRESS, is_between_two
from loader.extraction.rules.persons.names import STRONG
from loader.extraction.rules.persons.people import Named
from loader.extraction.rules.reading import Line, in_title_case
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["REASON", "the_only_two"]

REASON = "a contact word and two persons in one sentence"
_WORDS = listed(
    "met meet meets meeting meetings talks summit spoke conversation conversations discussions negotiations hosted "
    "received dined lunch dinner breakfast call conferred talked audience"
)
_SPEECH = listed("said says told added asked insisted warned noted according interview questions asked reporters")


def the_only_two(one: Read) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
    """Both sides of a contact of which the grammar gives one or none, if its sentence names nobody else."""
    line = one.line
    if one.judged.status is None or line.heading or in_title_case(line) or not _WORDS & set(_trigger(one)):
        return None
    persons = _persons(line)
    if persons is None or len(persons) != 2 or _denies(line):
        return None
    first, second = persons
    if not _apart(first, second) or line.quoted[first.phrase.head] or line.quoted[one.first]:
        return None
    if _may_act(one, first) and _may_be_met(one, second):
        return (actor(line, first),), (actor(line, second),)
    return None


def _denies(line: Line) -> bool:
    doubts = UNSURE | {"no", "nobody", "none", "unlikely", "if", "whether", "chances", "cannot"}
    return any(word in doubts or word.endswith("n't") for word in line.plains)


def _trigger(one: Read) -> Sequence[str]:
    return one.line.plains[one.first : one.last]


def _persons(line: Line) -> list[Named] | None:
    """The persons of a sentence in their order; None where one is unknown, no person for certain, or of the press."""
    found: dict[int, Named] = {}
    for named in line.named:
        if named.ambiguous or named.phrase.press:
            return None
        if named.person is not None:
            found.setdefault(id(named.person), named)
    return list(found.values()) if all(map(_is_sound, found.values())) else None


def _is_sound(named: Named) -> bool:
    person = named.person
    return person is not None and person.full and person.evidence >= STRONG and not person.press


def _apart(first: Named, second: Named) -> bool:
    one, other = first.person, second.person
    return one is not None and other is not None and (one.country is None or one.country != other.country)


def _may_act(one: Read, named: Named) -> bool:
    """Whether somebody can be the subject: stands free before the word, and no other noun stands where one would."""
    line, phrase = one.line, named.phrase
    if one.one is not None and any(who.person is named.person for who in one.one.actors):
        return True
    before = line.plains[phrase.first - 1 : phrase.first]
    relative = line.plains[phrase.first - 2 : phrase.first - 1] in (("who",), ("that",), ("which",))
    if phrase.first and (relative or is_finite(line.tokens, phrase.first - 1)):
        return False
    if phrase.owned or phrase.last > one.first or (before and before[0] in PREPOSITIONS | _SPEECH | {"'s"}):
        return False
    spoken = any(word in _SPEECH for word in line.plains[phrase.last : phrase.last + 3])
    if one.one is not None:
        return one.one.pronoun in ("he", "she")
    return not spoken and not _other_noun_acts(one) and not _clause_between(line, phrase.last, min(one.anchors))


def _other_noun_acts(one: Read) -> bool:
    """Whether a noun that is no person stands directly before the verb."""
    line = one.line
    at = skip_back(line, min(one.anchors) - 1)
    token, word = line.tokens[at], line.plains[at]
    if at < 0 or not token.word or (at in line.at and line.at[at].phrase.last > at):
        return False
    return word == "who" or (word not in known.FUNCTION_WORDS | {"and", "to"} and not is_finite(line.tokens, at))


_CLAUSES = listed("that which ; : if whether because while as where")


def _clause_between(line: Line, start: int, end: int) -> bool:
    return bool(_CLAUSES & set(line.plains[start:end]))


def _may_be_met(one: Read, named: Named) -> bool:
    """Whether somebody stands behind the word as its object, or behind "with"."""
    line, phrase = one.line, named.phrase
    if one.other is not None and any(who.person is named.person for who in one.other.actors):
        return len(one.other.actors) == 1
    if phrase.owned or phrase.first < one.last or (one.other is not None and one.other.first >= 0):
        return False
    if (_WORDS | BEFORE_PRESS) & set(line.plains[one.last : phrase.first]):
        return False
    if one.last < phrase.first - 1 and is_between_two(line.plains[phrase.first - 2]):
        return False  # "spoke about his dispute with B"
    closed = any(is_finite(line.tokens, at) and at not in line.at for at in range(one.last, phrase.first))
    return line.plains[phrase.first - 1] == "with" and not closed and not _clause_between(line, one.last, phrase.first)
