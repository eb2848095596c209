"""Random choices that are written down, so that a query can be made again, and again with fewer of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Choices:
    """A source of small whole numbers: random ones, or those of an earlier run.

    `taken` are the numbers given so far. A replay gives 0 once its numbers are used up, and whoever chooses puts the
    simplest alternative first: so fewer and smaller numbers make a simpler thing.
    """

    def __init__(self, seed: object = 0, replay: Sequence[int] | None = None) -> None:
        self._random = random.Random(repr(seed))  # noqa: S311 (nothing here is a secret)
        self._replay = replay
        self.taken: list[int] = []

    def below(self, limit: int) -> int:
        """A number from 0 up to but without `limit`."""
        if self._replay is None:
            number = self._random.randrange(limit)
        else:
            place = len(self.taken)
            number = min(self._replay[place], limit - 1) if place < len(self._replay) else 0
        self.taken.append(number)
        return number

    def between(self, least: int, most: int) -> int:
        return least + self.below(most - least + 1)

    def pick(self, options: Sequence[_T]) -> _T:
        return options[self.below(len(options))]

    def chance(self, percent: int) -> bool:
        """True in that many of a hundred cases; a 0 means False."""
        return self.below(100) >= 100 - percent

    def some(self, options: Sequence[_T], percent: int) -> list[_T]:
        """Each of the options with that chance, in their order."""
        return [each for each in options if self.chance(percent)]

    def weighted(self, options: Sequence[tuple[int, _T]]) -> _T:
        """One of the options, each with its weight."""
        number = self.below(sum(weight for weight, _ in options))
        for weight, option in options:
            if number < weight:
                return option
            number -= weight
        raise AssertionError("the weights are exhausted")


def shrink(taken: Sequence[int], still_fails: Callable[[list[int]], bool], attempts: int = 400) -> list[int]:
    """The fewest and smallest choices found within so many attempts for which `still_fails` holds."""
    best, left = list(taken), attempts
    improved = True
    while improved and left > 0:
        improved = False
        for candidate in _simpler(best):
            left -= 1
            if left <= 0:
                break
            if still_fails(candidate):
                best, improved = candidate, True
                break
    return best


def _simpler(best: list[int]) -> list[list[int]]:
    """Shorter ones first, then those with a smaller number."""
    found = []
    size = max(len(best) // 2, 1)
    while size >= 1:
        found += [best[:start] + best[start + size :] for start in range(0, len(best), size)]
        size //= 2
    found += [[*best[:place], 0, *best[place + 1 :]] for place, number in enumerate(best) if number > 0]
    return found
