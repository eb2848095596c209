"""Lines that were broken to fit a width, back to one line a paragraph."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

__all__ = ["unprinted", "unwrapped"]

_NARROWEST, _WIDEST = 40, 120
"""Nobody wraps text narrower than this, or text that is not printed wider; addresses are not broken."""

_NARROWEST_COLUMN = 20
_FULL = 0.9
"""This share of the lines of print is no longer than a full one."""
_SLACK = 0.15
"""Letters of print differ in width: a full line may have this share fewer of them than another."""


def unwrapped(lines: Sequence[str]) -> str:
    """The paragraphs, each on a line. A line end is taken for a mere break where the next line's first word would not
    have fitted any more."""
    lines = [line.strip() for line in lines]
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return "\n".join(filter(None, lines))
    return "\n".join(_paragraphs(lines, width, math.inf, hyphens=False))


def unprinted(lines: Sequence[str]) -> str:
    """The same for print, where letters differ in width, a heading may reach over several columns, and a word that is
    split by a hyphen is put together."""
    lines = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in lines if line and "://" not in line)
    width = lengths[int(len(lengths) * _FULL)] if lengths else 0
    if width < _NARROWEST_COLUMN:
        return "\n".join(filter(None, lines))
    return "\n".join(_paragraphs(lines, width * (1 - _SLACK), width * (1 + 2 * _SLACK), hyphens=True))


def _paragraphs(lines: Iterable[str], width: float, widest: float, *, hyphens: bool) -> Iterable[str]:
    """`widest`: a longer line stands by itself."""
    paragraph = last = ""
    for line in lines:
        first, *_ = line.split(maxsplit=1) or [""]
        if paragraph and line and len(last) <= widest and len(last) + 1 + len(first) > width:
            paragraph = _joined(paragraph, line, hyphens)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _joined(paragraph: str, line: str, hyphens: bool) -> str:
    if paragraph.endswith("-") and line[0].isalpha():
        split = hyphens and line[0].islower() and re.search(r"[^\W\d_]-$", paragraph)
        return (paragraph[:-1] if split else paragraph) + line
    return f"{paragraph} {line}"
