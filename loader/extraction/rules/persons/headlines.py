"""Names in headlines Written With Capitals, where capitals tell nothing: they are as the text below has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loader.extraction.rules.persons.names import Phrase
from loader.extraction.rules.words import known

__all__ = ["as_below"]

Words = tuple[str, ...]
_NAME = 2


def as_below(lines: Iterable[tuple[bool, Sequence[Phrase]]]) -> Iterator[tuple[Phrase, ...]]:
    """The phrases of each sentence; those of a headline (`True`) lose the words around a name of the text below, and
    capitals that are no name there are none. Without a text below nothing changes."""
    found = list(lines)
    below = {form for headline, phrases in found if not headline for one in phrases for form in _ends(one.words)}
    for headline, phrases in found:
        if not headline or not below:
            yield tuple(phrases)
            continue
        cut = (_cut(phrase, below) for phrase in phrases)
        yield tuple(phrase for phrase in cut if phrase is not None)


def _ends(words: Words) -> Iterator[Words]:
    """The name, and what it may be called by: `Dal` and `el Dal` of `Ada el Dal`."""
    yield from (words[start:] for start in range(len(words)))


def _cut(phrase: Phrase, below: set[Words]) -> Phrase | None:
    words, count = phrase.words, len(phrase.words)
    titled = len(phrase.titles) > phrase.apposed or phrase.honorific
    if count < _NAME or words in below or phrase.tail - phrase.head != count:
        return phrase
    if titled:
        return _titled(phrase, below)
    for length in range(count - 1, 0, -1):
        for start in range(count - length + 1):
            if words[start : start + length] in below:
                return _part(phrase, start, start + length)
    return phrase if count == _NAME and words[0] in known.GIVEN_NAMES else None


def _titled(phrase: Phrase, below: set[Words]) -> Phrase | None:
    """`Senator Vera Dal Keeps Quiet`: as far as the text below has the name, or ends it with a surname; a longer one
    that it does not have is none."""
    words = phrase.words
    ends = [end for end in range(1, len(words)) if words[:end] in below or words[end - 1 : end] in below]
    if ends:
        return _part(phrase, 0, max(ends))
    return phrase if len(words) <= _NAME and not phrase.words[-1].isupper() else None


def _part(phrase: Phrase, start: int, end: int) -> Phrase:
    head, tail = phrase.head + start, phrase.head + end
    whole = end == len(phrase.words)
    return replace(
        phrase,
        first=phrase.first if start == 0 else head,
        head=head,
        tail=tail,
        last=phrase.last if whole else tail,
        words=phrase.words[start:end],
        owned=phrase.owned and whole,
    )
