"""Styled words broken into lines of a width, counted in columns of a terminal: wide characters take two."""

from __future__ import annotations

import re
from collections.abc import Callable

from loader.extraction.reviewing.showing import Line

__all__ = ["wrap"]

_WORD = re.compile(r"\s+|\S+")


def wrap(line: Line, width: int, columns: Callable[[str], int]) -> list[Line]:
    """The lines that one takes in `width` columns; `columns` says how many a text takes. A word that is too long is
    cut."""
    wrapped: list[Line] = [[]]
    left = width
    for style, words in line:
        for word in _WORD.findall(words):
            if columns(word) > left and (left < width or word.isspace()):
                wrapped.append([])
                left = width
                if word.isspace():
                    continue
            for piece in _pieces(word, width, columns):
                if columns(piece) > left:
                    wrapped.append([])
                    left = width
                wrapped[-1].append((style, piece))
                left -= columns(piece)
    return wrapped


def _pieces(word: str, width: int, columns: Callable[[str], int]) -> list[str]:
    """The word, cut where it is wider than a line; what has no width stays with what it stands on."""
    pieces = [""]
    for character in word:
        if columns(pieces[-1] + character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces
