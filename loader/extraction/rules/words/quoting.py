"""Quotation marks around a few words within the writer's own sentence: `held "frank talks" with B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.words.tokens import Token
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["without_scare_quotes"]

_OPEN, _CLOSE = frozenset('“"'), frozenset('”"')
_LONGEST = 9
"""So many words in quotation marks may be part of the sentence around them."""
_SPEAKS = listed("i we you my our your i'm we're yes no please")
"""Words of somebody who speaks."""
_ENDS = frozenset(".!?,;:")


def without_scare_quotes(line: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without the marks around words that are no direct speech: some small words without a finite verb."""
    marks = {at for pair in _pairs(line) if _are_own_words(line[pair[0] + 1 : pair[1]]) for at in pair}
    return tuple(token for at, token in enumerate(line) if at not in marks) if marks else tuple(line)


def _is_verb(word: str) -> bool:
    """Whether a form can hardly be a participle or a noun."""
    return not word.endswith("ed") and word not in _NOUNS_TOO


_NOUNS_TOO = listed("talks visits calls needs offers deals reports views terms")


def _pairs(line: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opening: int | None = None
    for at, token in enumerate(line):
        if opening is not None and token.text in _CLOSE:
            yield opening, at
            opening = None
        elif token.text in _OPEN:
            opening = at


def _are_own_words(inside: Sequence[Token]) -> bool:
    if not 0 < len(inside) <= _LONGEST or any(token.capital for token in inside) or not inside[0].word:
        return False
    spoken = any(token.plain in _SPEAKS or token.text in _ENDS - {","} for token in inside)
    verb = any(is_finite(inside, at) and _is_verb(inside[at].plain) for at in range(len(inside)))
    return not spoken and not verb and inside[-1].text not in _ENDS
