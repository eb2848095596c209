"""Word lists, kept as plain text in `rules/lexicons/`: an entry a line, columns set apart by tabs, `#` for comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Generic, TypeVar

__all__ = ["Phrases", "listed", "plain", "rows", "words"]

V = TypeVar("V")

_FOLDER = resources.files("loader.extraction") / "rules" / "lexicons"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, each as its columns."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a list, in small letters."""
    return frozenset(plain(row[0]) for row in rows(name))


def listed(text: str) -> frozenset[str]:
    """The words of a short list that stands in the code, because it belongs to one rule."""
    return frozenset(text.split())


def plain(text: str) -> str:
    """Small letters, and one kind of apostrophe."""
    return text.lower().replace("’", "'")


class Phrases(Generic[V]):
    """Entries of one or several words, found at a place among words; the longest wins. Case does not count unless
    `cased` is set."""

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str, V]], *, cased: bool = False) -> None:
        self._entries: dict[tuple[str, ...], V] = {}
        self.cased = cased
        for text, value in entries.items() if isinstance(entries, Mapping) else entries:
            self._entries.setdefault(tuple(_split(text if cased else plain(text))), value)
        self._beginning, self._ending = _lengths(self._entries, 0), _lengths(self._entries, -1)

    def match(self, tokens: Sequence[str], start: int) -> tuple[int, V] | None:
        """How many words from `start` on are an entry, and its value."""
        if start >= len(tokens):
            return None
        for length in self._beginning.get(tokens[start], ()):
            whole = start + length <= len(tokens)
            value = self._entries.get(tuple(tokens[start : start + length])) if whole else None
            if value is not None:
                return length, value
        return None

    def match_before(self, tokens: Sequence[str], end: int, longest: int = 7) -> tuple[int, V] | None:
        """How many words before `end` are an entry, the most possible, and its value."""
        if not 0 < end <= len(tokens):
            return None
        for length in self._ending.get(tokens[end - 1], ()):
            whole = length <= min(longest, end)
            value = self._entries.get(tuple(tokens[end - length : end])) if whole else None
            if value is not None:
                return length, value
        return None

    def within(self, tokens: Sequence[str], start: int = 0) -> bool:
        """Whether an entry stands anywhere from `start` on."""
        return any(self.match(tokens, at) is not None for at in range(start, len(tokens)))

    def __contains__(self, text: str) -> bool:
        return tuple(_split(text if self.cased else plain(text))) in self._entries


def _lengths(entries: Iterable[tuple[str, ...]], end: int) -> dict[str, tuple[int, ...]]:
    """How long the entries are whose first word (`end` 0) or last one (-1) is given, the longest before."""
    found: dict[str, set[int]] = {}
    for entry in entries:
        found.setdefault(entry[end], set()).add(len(entry))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _split(text: str) -> Iterator[str]:
    """Words as the tokens of a text have them: `Martha's` is `Martha` and `'s`."""
    for word in text.split():
        if word.lower().endswith(("'s", "’s")) and len(word) > 2:
            yield word[:-2]
            yield "'s"
        elif word.endswith(",") and len(word) > 1:
            yield word[:-1]
            yield ","
        else:
            yield word
