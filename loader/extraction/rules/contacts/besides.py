"""Persons met who stand apart from the contact word: `Besides A, C met B`, `Among those who met C were A and B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.reading import Line

__all__ = ["with_besides"]

_BESIDES = (("besides",), ("in", "addition", "to"), ("apart", "from"), ("aside", "from"), ("as", "well", "as"))
_THOSE = (("among", "those", "who"), ("those", "who"))
_WERE = frozenset({"were", "was", "are", "included", "include"})
_ANOTHER = (("followed", "by", "one", "with"), ("followed", "by", "another", "with"), ("then", "another", "with"))
_FAR = 10


def with_besides(one: Read) -> Iterator[Read]:
    """The contact with whom the words at the beginning of its sentence or behind it add."""
    if one.other is None or not one.other.actors:
        yield one
        return
    met = _opening(one) if one.one is not None else None
    by = _those_who(one) if one.one is None else None
    other = replace(one.other, actors=(*met.actors, *one.other.actors)) if met is not None else one.other
    yield replace(one, one=by or one.one, other=other)
    behind = _another(one.line, one.other.last)
    if behind is not None:
        yield replace(one, other=behind, within=range(behind.first, behind.last))


def _opening(one: Read) -> Found | None:
    """A of `Besides A, C met B`."""
    words = _words_of(_BESIDES, one.line, 0)
    group = group_after(one.line, words) if words else None
    if group is None or one.one is None or not group.last <= one.one.first <= group.last + 1:
        return None
    known = {id(who.person) for who in (*one.one.actors, *(one.other.actors if one.other else ()))}
    return group if not any(id(who.person) in known for who in group.actors) else None


def _those_who(one: Read) -> Found | None:
    """A and B of `Among those who met C were A and B`."""
    words = _words_of(_THOSE, one.line, 0)
    if not words or one.first != words or one.other is None:
        return None
    verb = one.other.last
    were = one.line.plains[verb : verb + 1]
    return group_after(one.line, verb + 1, closed=True) if were and were[0] in _WERE else None


def _another(line: Line, last: int) -> Found | None:
    """B of `C's meeting with A was followed by one with B`."""
    for at in range(last, min(last + _FAR, len(line.tokens) - 4)):
        words = _words_of(_ANOTHER, line, at)
        if words:
            return group_after(line, at + words)
    return None


def _words_of(ways: Sequence[tuple[str, ...]], line: Line, at: int) -> int:
    """How many words the way has that stands at a place, 0 where none does."""
    return next((len(way) for way in ways if line.plains[at : at + len(way)] == way), 0)
