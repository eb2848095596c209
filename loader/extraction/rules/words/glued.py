"""Two words in one: what a page ran together where a link to something else stood, `Donald TarnFederal judge halts`,
and the names of two joined by a hyphen before what they had together, `the Dal-Tarn summit`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from loader.extraction.lexicon import rows
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = ["is_break", "parted"]

_GLUED = re.compile(r"(?P<first>[^\W\d_a-z][^\W\d_A-Z]{2,})(?P<other>[^\W\d_a-z][^\W\d_A-Z]{2,}|[A-Z]{2,})")


def parted(line: Sequence[Token], alone: Container[str]) -> tuple[Token, ...]:
    """The tokens, with a break in the midst of one whose beginning stands `alone` elsewhere in the article: what comes
    behind it belongs to something else. `LeMay` and `FitzGerald` are names."""
    return tuple(
        one
        for at, token in enumerate(line)
        for one in (_joined(token, alone) if _before_contact(line, at) else _parts(token, alone))
    )


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


_JOINED = re.compile(r"(?P<first>[^\W\d_a-z][\w'’]+)-(?P<other>[^\W\d_a-z][\w'’]+)")
_CONTACTS = frozenset(word.rpartition(" ")[2] for row in rows("contact-nouns.tsv") for word in row[:2]) - {"-"}
_NEAR = 4


def _before_contact(line: Sequence[Token], at: int) -> bool:
    """Whether a noun for a contact follows, and no given name stands before."""
    given = at > 0 and line[at - 1].text in known.GIVEN_NAMES
    return not given and any(token.plain in _CONTACTS for token in line[at + 1 : at + 1 + _NEAR])


def _joined(token: Token, alone: Container[str]) -> Iterator[Token]:
    """The names of two whom the article also names apart, and the hyphen between."""
    pair = _JOINED.fullmatch(token.text)
    names = pair.group("first", "other") if pair is not None else ()
    places = any(kind.match([name], 0) is not None for name in names for kind in known.NO_PERSON)
    if pair is None or places or any(name not in alone for name in names) or token.end - token.start != len(token.text):
        yield token
        return
    at = token.start + pair.end("first")
    yield Token(names[0], names[0].lower(), token.start, at)
    yield Token("-", "-", at, at + 1)
    yield Token(names[1], names[1].lower(), at + 1, token.end)
