"""Two who stand joined by "and", one or both of them only described: `the envoy and A`, `her and the rebel leader`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.reading import Line
from loader.extraction.rules.references.referents import span_after

__all__ = ["mixed_after"]

_PRONOUNS = {"him": "he", "her": "she"}


def mixed_after(line: Line, start: int) -> Found | None:
    """The two whose words begin at a token, if one of them is no name."""
    first = _one(line, start)
    if first is None or line.plains[first.last : first.last + 1] != ("and",):
        return None
    second = _one(line, first.last + 1)
    if second is None or (first.actors and second.actors):
        return None
    named = first if first.actors else second
    others = tuple(one for one in (first, second) if not one.actors)
    return replace(named, first=start, last=second.last, pronoun="mixed", others=others)


def _names(group: Found | None, end: int) -> bool:
    """Whether the first of these is named before a token."""
    return group is not None and bool(group.actors) and group.actors[0].first < end


def _one(line: Line, start: int) -> Found | None:
    if start >= len(line.tokens):
        return None
    word = line.plains[start]
    if word in _PRONOUNS and (start + 1 >= len(line.tokens) or line.plains[start + 1] in ("and", ",", ".", "in", "on")):
        return Found((), start, start + 1, pronoun=_PRONOUNS[word])
    group = group_after(line, start)
    span = span_after(line, start)
    if span is not None and line.plains[span[1] : span[1] + 1] == ("and",) and not _names(group, span[1]):
        return Found((), *span, pronoun="described")  # "the premier and Kenyan President B"
    if group is not None and len(group.actors) == 1:
        return group
    return Found((), *span, pronoun="described") if span is not None and group is None else None
