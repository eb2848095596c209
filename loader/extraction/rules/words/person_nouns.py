"""Nouns that stand for somebody named elsewhere: `the envoy`, `the Kenyan guest`, `the two negotiators`."""

from __future__ import annotations

from dataclasses import dataclass

from loader.extraction.lexicon import Phrases, rows
from loader.extraction.rules.words import known

__all__ = ["ANYBODY", "PERSON_NOUNS", "PLURALS", "PersonNoun", "noun_at", "noun_before"]


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for a person. `fits`: one of these words is in the office of whom it can stand for; empty: anybody.
    `gender`: `m` or `f` where the noun says it."""

    word: str
    fits: frozenset[str]
    gender: str | None


def _nouns(column: int) -> dict[str, PersonNoun]:
    found = {}
    for row in rows("person-nouns.tsv"):
        fits = frozenset() if row[2] == "*" else frozenset(row[2].split())
        found[row[column]] = PersonNoun(row[0], fits, None if row[3] == "-" else row[3])
    return found


ANYBODY = PersonNoun("", frozenset(), None)
"""Where no noun says who is meant."""
PERSON_NOUNS = Phrases(_nouns(0))
PLURALS = Phrases(_nouns(1))


def noun_at(plains: tuple[str, ...], at: int) -> tuple[int, PersonNoun] | None:
    """How many words from a token on are such a noun or an office, and what they can stand for."""
    return _longer(PERSON_NOUNS.match(plains, at), known.HEADS.match(plains, at))


def noun_before(plains: tuple[str, ...], end: int) -> tuple[int, PersonNoun] | None:
    """The same of the words before a token."""
    return _longer(PERSON_NOUNS.match_before(plains, end), known.HEADS.match_before(plains, end))


def _longer(noun: tuple[int, PersonNoun] | None, head: tuple[int, known.Head] | None) -> tuple[int, PersonNoun] | None:
    """The office, as a noun, where it is of one person and has more words."""
    if head is not None and not head[1].plural and (noun is None or head[0] > noun[0]):
        return head[0], PersonNoun(head[1].singular, frozenset({head[1].singular}), None)
    return noun
