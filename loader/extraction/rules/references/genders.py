"""Whether "he" or "she" can stand for a person: what the words before the name, and the given name, say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["PRONOUNS", "agrees", "beside_another", "gender_of"]

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
"""Pronouns, to the gender of whom they stand for."""


def gender_of(person: Person, lines: Sequence[Line]) -> str | None:
    """`m`, `f`, or None where the text and the name leave it open."""
    return _by_name(person, lines) or _by_pronouns(person, lines)


def _by_name(person: Person, lines: Iterable[Line]) -> str | None:
    for line in lines:
        for named in line.named:
            if named.person is not person:
                continue
            before = line.plains[named.phrase.first : named.phrase.head]
            said = next((known.STYLES[word] for word in before if word in known.STYLES), None)
            if said is not None:
                return said
    return person.gender


def _by_pronouns(person: Person, lines: Sequence[Line]) -> str | None:
    """What the sentences say that follow one in which only this person is named, within the same paragraph."""
    said = [one for line in lines if _names_alone(line, person) for one in _of_next(line, lines)]
    return said[0] if said and len(set(said)) == 1 else None


def _names_alone(line: Line, person: Person) -> bool:
    persons = {id(one.person) for one in line.named if one.person is not None or one.ambiguous}
    return not line.heading and persons == {id(person)} and not any(line.quoted)


def _of_next(line: Line, lines: Sequence[Line]) -> Iterator[str]:
    for after in lines[line.number + 1 : line.number + 2]:
        unnamed = not any(one.person is not None or one.ambiguous for one in after.named)
        words = {PRONOUNS[word] for at, word in enumerate(after.plains) if word in PRONOUNS and not after.quoted[at]}
        own = {PRONOUNS[word] for word in line.plains if word in PRONOUNS}
        if after.sentence.paragraph == line.sentence.paragraph and unnamed and len(words) == 1 and own <= words:
            yield from words


_OBJECTS = {"him": "m", "her": "f"}


def beside_another(line: Line, person: Person, wanted: str | None) -> bool:
    """Whether a sentence tells somebody apart from who is "he" or "she" there: `her aide B`, `B called her funny`."""
    for named in line.named:
        phrase = named.phrase
        if named.person is not person or wanted is None or line.quoted[phrase.head]:
            continue
        owner = PRONOUNS.get(line.plains[phrase.first]) or PRONOUNS.get(
            line.plains[phrase.first - 1 : phrase.first][0] if phrase.first else ""
        )
        near = range(phrase.last, min(phrase.last + _NEAR, len(line.tokens)))
        object_ = any(_OBJECTS.get(line.plains[at]) == wanted and _is_object(line, at) for at in near)
        if owner == wanted or object_:
            return True
    return False


_NEAR = 4


def _is_object(line: Line, at: int) -> bool:
    """Whether "her" is no owner: a verb before it, and no noun behind."""
    verb = is_finite(line.tokens, at - 1) or line.plains[at - 1].endswith("s")
    free = at + 1 >= len(line.tokens) or not line.tokens[at + 1].word or line.plains[at + 1] in known.FUNCTION_WORDS
    return verb and (free or line.plains[at] == "him")


def agrees(gender: str | None, wanted: str | None) -> bool:
    """Whether a person of this gender can be meant where another is wanted; None is open."""
    return gender is None or wanted is None or gender == wanted
