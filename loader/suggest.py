"""Did you mean ...? The nearest known name, for one that nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest

__all__ = ["did_you_mean", "nearest"]

_NEAR = 66.0
"""Of a hundred: what is less alike than this is no typing error, but another name."""


def nearest(name: str, known: Iterable[str], *, most: int = 1, near: float = _NEAR, folded: bool = False) -> list[str]:
    """At most so many of the known names, those first that are most like this one, whatever their case; of equals
    the first in the alphabet. `near` is how alike they have to be, of a hundred. Of what is `folded` the
    case is known to be the same."""
    found = nsmallest(most, _near(name, known, near, folded=folded))
    return [likely for _, likely in found]


def did_you_mean(name: str, known: Iterable[str], *, most: int = 1, quotes: str = "") -> str:
    """`did you mean MET?`, each name between these quotes; nothing where none is near."""
    found = [f"{quotes}{likely}{quotes}" for likely in nearest(name, known, most=most)]
    return f"did you mean {' or '.join(found)}?" if found else ""


def _near(name: str, known: Iterable[str], near: float, *, folded: bool) -> Iterator[tuple[float, str]]:
    """Those names that are near enough, each with its likeness, which is the less the more it is like."""
    own = name if folded else name.casefold()
    places: dict[str, int] = defaultdict(int)
    for place, character in enumerate(own):
        places[character] |= 1 << place
    for likely in set(known):
        other = likely if folded else likely.casefold()
        both = len(own) + len(other)
        if both and 200 * min(len(own), len(other)) >= near * both:
            likeness = 200 * _in_common(len(own), places, other) / both
            if likeness >= near:
                yield -likeness, likely


def _in_common(length: int, places: dict[str, int], other: str) -> int:
    """How many characters of a text, in their order, another has as well. `places` are those of each of its characters,
    as bits; in `left` a bit is set for each place that has found no partner yet."""
    left = whole = (1 << length) - 1
    for character in other:
        if character in places:
            matching = left & places[character]
            left = ((left + matching) | (left - matching)) & whole
    return length - left.bit_count()
