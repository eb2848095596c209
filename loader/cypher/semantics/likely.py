"""Did you mean ...? The nearest known name, for one that a query made up."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]

_NEAR = 0.66
"""What is less alike than this is no typing error, but another name."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A guess at the name that was meant, whatever its case; nothing where none is near."""
    by_folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=_NEAR)
    return f"did you mean `{by_folded[found[0]]}`?" if found else ""
