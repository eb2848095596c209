"""Did you mean ...? The nearest known name, for one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "nearest"]

_NEAR = 66.0
"""Of a hundred: what is less alike than this is no typing error, but another name."""


def nearest(name: str, known: Iterable[str], *, most: int = 1, near: float = _NEAR, folded: bool = False) -> list[str]:
    """At most so many of the known names, those first that are most like this one, whatever their case; of equals
    the first in the alphabet. `near` is how alike they have to be, of a hundred. Of what is `folded` the
    case is known to be the same."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - slow to import, and most names are known

    processor = None if folded else str.casefold
    found = process.extract(
        name, sorted(set(known)), scorer=fuzz.ratio, processor=processor, score_cutoff=near, limit=most
    )
    return [likely for likely, _, _ in found]


def did_you_mean(name: str, known: Iterable[str], *, most: int = 1, quotes: str = "") -> str:
    """`did you mean MET?`, each name between these quotes; nothing where none is near."""
    found = [f"{quotes}{likely}{quotes}" for likely in nearest(name, known, most=most)]
    return f"did you mean {' or '.join(found)}?" if found else ""
