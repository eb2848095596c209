"""Words that a page ran together where a link to something else stood: `Donald TarnFederal judge halts`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from loader.extraction.rules.words.tokens import Token

__all__ = ["is_break", "parted"]

_GLUED = re.compile(r"(?P<first>[^\W\d_a-z][^\W\d_A-Z]{2,})(?P<other>[^\W\d_a-z][^\W\d_A-Z]{2,}|[A-Z]{2,})")


def parted(line: Sequence[Token], alone: Container[str]) -> tuple[Token, ...]:
    """The tokens, with a break in the midst of one whose beginning stands `alone` elsewhere in the article: what comes
    behind it belongs to something else. `LeMay` and `FitzGerald` are names."""
    return tuple(one for token in line for one in _parts(token, alone))


def is_break(line: Sequence[Token], at: int) -> bool:
    """Whether a page ran something else onto the word before."""
    return at < len(line) and line[at].start == line[at].end


def _parts(token: Token, alone: Container[str]) -> Iterator[Token]:
    glued = _GLUED.fullmatch(token.text)
    if glued is None or glued["first"] not in alone or token.end - token.start != len(token.text):
        yield token
        return
    at = token.start + glued.end("first")
    yield Token(glued["first"], glued["first"].lower(), token.start, at)
    yield Token(";", ";", at, at)
    yield Token(glued["other"], glued["other"].lower(), at, token.end)
