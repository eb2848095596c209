"""Names that the article also gives without a word beside them which is none of theirs: `Tony Dal Danish officials`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loader.extraction.rules.persons.names import Phrase
from loader.extraction.rules.persons.portfolios import is_thing
from loader.extraction.rules.words import known
from loader.extraction.rules.words.glued import is_break
from loader.extraction.rules.words.tokens import Token

__all__ = ["as_elsewhere"]

Line = tuple[Sequence[Token], Sequence[Phrase]]
_SHORTEST = 2


def as_elsewhere(found: Iterable[Line]) -> Iterator[tuple[Phrase, ...]]:
    """The phrases of each sentence; a name loses the words of a country or a thing at its end or beginning where the
    article has it without them."""
    lines = list(found)
    whole = {phrase.words for _, phrases in lines for phrase in phrases if len(phrase.words) >= _SHORTEST}
    for line, phrases in lines:
        yield tuple(_shortened(line, phrase, whole) for phrase in phrases)


def _shortened(line: Sequence[Token], phrase: Phrase, whole: set[tuple[str, ...]]) -> Phrase:
    count = len(phrase.words)
    if count <= _SHORTEST or phrase.tail - phrase.head != count:
        return phrase
    if phrase.words[0] == phrase.words[-1] and is_break(line, phrase.tail):  # "Tarn Oskar John Tarn|Federal judge"
        return replace(phrase, head=phrase.head + 1, words=phrase.words[1:])
    for less in range(1, count - _SHORTEST + 1):
        before, after = range(phrase.head, phrase.head + less), range(phrase.tail - less, phrase.tail)
        if phrase.words[less:] in whole and all(_is_no_name(line[at]) for at in before):
            first = phrase.first if phrase.first < phrase.head else before.stop
            return replace(phrase, first=first, head=before.stop, words=phrase.words[less:])
        if phrase.words[:-less] in whole and all(_is_no_name(line[at]) for at in after) and phrase.last == phrase.tail:
            return replace(phrase, tail=after.start, last=after.start, words=phrase.words[:-less], owned=False)
    return phrase


def _is_no_name(token: Token) -> bool:
    place = any(names.match([token.text], 0) is not None for names in (known.DEMONYMS, known.STATES, known.CITIES))
    return (place or is_thing(token)) and token.text not in known.GIVEN_NAMES
