"""A weaker tie than grammar, for candidates of other engines: names on either side of a contact word, in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from loader.extraction.article import Span
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import PREPOSITIONS
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["governs"]


def governs(one: Read, left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether everybody of one side stands before the contact word and everybody of the other behind it, with no other
    verb between the word and them, and none of them as somebody's owner or after a preposition before the word."""
    if one.judged.status is None:
        return False
    first, second = _indexes(one, left), _indexes(one, right)
    if first is None or second is None or not first or not second:
        return False
    if min(first) > min(second):
        first, second = second, first
    if max(first) >= one.first or min(second) < one.last:
        return False
    return all(_free(one, index) for index in first) and all(_reached(one, index) for index in second)


def _indexes(one: Read, spans: Sequence[Span]) -> list[int] | None:
    found = [one.line.index_at(span.start) for span in spans]
    return [index for index in found if index is not None] if None not in found else None


def _free(one: Read, index: int) -> bool:
    named = one.line.at.get(index)
    if named is None or named.phrase.owned:
        return False
    start, line = named.phrase.first, one.line
    between = range(named.phrase.last, one.first)
    apart = any(is_finite(line.tokens, at) and at not in line.at and at not in _own(one) for at in between)
    broken = any(line.plains[at] in (";", ":") for at in between)
    return not apart and not broken and (not start or line.plains[start - 1] not in PREPOSITIONS)


def _own(one: Read) -> range:
    """The tokens of the contact's own verbs."""
    return range(min(one.anchors), max(one.anchors) + 1)


def _reached(one: Read, index: int) -> bool:
    line = one.line
    named = line.at.get(index)
    if named is None or named.phrase.owned:
        return False
    start = named.phrase.first
    if start > one.last and line.plains[start - 1] in PREPOSITIONS - {"with", "to", "including", "between"}:
        return False
    return not any(is_finite(line.tokens, at) and at not in line.at for at in range(one.last, start))
