"""Input spoilt: bytes, words and lines of right input, changed, doubled, moved, taken out, or made very long."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

BYTES = (
    b"\x00",
    b"\xff",
    b"\x80",
    b"\r",
    b"\n",
    b'"',
    b"'",
    b"\\",
    b"{",
    b"[",
    b"}",
    b"]",
    b",",
    b":",
    b"`",
    b"$",
    b"#",
)
WORDS = (
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"NaN",
    b"9223372036854775808",
    b"\\ud800",
    b"\\u0000",
    b"\xef\xbb\xbf",
    "\u202e\u2028".encode(),
    b"=1+1",
    b"../../../etc/passwd",
    b"2023-13-45",
    b"XXXX-XX-XX~",
    b"{{}}",
    b"[" * 300,
    b"(" * 300,
    b"9" * 5_000,
    b"a" * 5_000,
)
_WORD = re.compile(rb"[\w.\-]+|\S")
_MOST = 1_000_000

Spoil = Callable[[bytes, random.Random], bytes]


def _at(raw: bytes, dice: random.Random) -> int:
    return dice.randrange(len(raw) + 1)


def _flip(raw: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << dice.randrange(8)]) + raw[place + 1 :]


def _insert(raw: bytes, dice: random.Random) -> bytes:
    place = _at(raw, dice)
    return raw[:place] + dice.choice(BYTES + WORDS) + raw[place:]


def _cut_out(raw: bytes, dice: random.Random) -> bytes:
    place = _at(raw, dice)
    return raw[:place] + raw[place + dice.choice((1, 2, 8, 64, 1_000)) :]


def _cut_off(raw: bytes, dice: random.Random) -> bytes:
    return raw[: _at(raw, dice)]


def _double(raw: bytes, dice: random.Random) -> bytes:
    start = _at(raw, dice)
    piece = raw[start : start + dice.choice((1, 8, 64, 1_000))]
    return raw[:start] + piece * dice.choice((2, 3, 50)) + raw[start:]


def _another_word(raw: bytes, dice: random.Random) -> bytes:
    """A word gives way to a hostile one, or to another word of the input."""
    words = list(_WORD.finditer(raw))
    if not words:
        return _insert(raw, dice)
    gone = dice.choice(words)
    come = dice.choice(WORDS) if dice.random() < 0.5 else dice.choice(words).group()
    return raw[: gone.start()] + come + raw[gone.end() :]


def _lines(raw: bytes, dice: random.Random) -> bytes:
    """A line is moved, doubled or taken out."""
    lines = raw.splitlines(keepends=True)
    line = lines.pop(dice.randrange(len(lines)))
    for _ in range(dice.randrange(3)):
        lines.insert(dice.randrange(len(lines) + 1), line)
    return b"".join(lines)


_WAYS: Sequence[Spoil] = (_flip, _insert, _cut_out, _cut_off, _double, _another_word, _another_word, _lines)


def spoilt(raw: bytes, dice: random.Random) -> bytes:
    """The input with a few of these done to it, one in fifty times none."""
    if dice.random() < 0.02:
        return raw
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        raw = dice.choice(_WAYS)(raw or b" ", dice)[:_MOST]
    return raw
