"""Which saved queries speak of words, or of what means nearly the same: `phone call` finds contacts by their mode."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

__all__ = ["meaning", "telling"]

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (("s",), ("ing", "ied", "ie", "ed"), ("e", "y"))
_SMALL = frozenset(
    ("a", "an", "and", "by", "did", "do", "does", "has", "have", "how", "in", "is", "of", "on", "the", "to")
)
_SHORTEST = 3
_DIRECT, _NEARLY = 3, 1


def _stem(word: str) -> str:
    """The word without the endings of English that only inflect it."""
    for endings in _ENDINGS:
        ending = next((end for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
        word = word.removesuffix(ending)
    return word


def meaning(asked: str, told: str, name: str) -> tuple[int, int]:
    """How many of the words that are asked for a text speaks of, and how plainly: more for the words themselves than
    for what means nearly the same, and for those of its name. Words that say nothing do not count."""
    words, names = set(_stems(told)), set(_stems(name))
    found = [max(_plainly(word, words), 2 * _plainly(word, names)) for word in telling(asked)]
    return sum(1 for each in found if each), sum(found)


def telling(asked: str) -> list[str]:
    """The words that are asked for, without their endings and without those that say nothing."""
    words = _WORD.findall(asked.casefold())
    return [_stem(word) for word in words if word not in _SMALL] or list(map(_stem, words))


def _stems(text: str) -> Iterable[str]:
    return map(_stem, _WORD.findall(text.casefold()))


def _plainly(word: str, known: set[str]) -> int:
    if any(each.startswith(word) for each in known):
        return _DIRECT
    return _NEARLY if _alike().get(word, set()) & known else 0


@cache
def _alike() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in (files("loader.pack") / "meanings.txt").read_text(encoding="utf-8").splitlines():
        stems = set(_stems(line))
        for each in stems:
            found[each] |= stems
    return found
