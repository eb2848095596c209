"""Whether "he" or "she" can stand for a person: what the words before the name, and the given name, say."""

from __future__ import annotations

from collections.abc import Iterable

from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known

__all__ = ["PRONOUNS", "agrees", "gender_of"]

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
"""Pronouns, to the gender of whom they stand for."""


def gender_of(person: Person, lines: Iterable[Line]) -> str | None:
    """`m`, `f`, or None where the text and the name leave it open."""
    for line in lines:
        for named in line.named:
            if named.person is not person:
                continue
            before = line.plains[named.phrase.first : named.phrase.head]
            said = next((known.STYLES[word] for word in before if word in known.STYLES), None)
            if said is not None:
                return said
    return person.gender


def agrees(gender: str | None, wanted: str | None) -> bool:
    """Whether a person of this gender can be meant where another is wanted; None is open."""
    return gender is None or wanted is None or gender == wanted
