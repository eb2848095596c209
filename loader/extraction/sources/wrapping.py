"""Lines that were broken to fit a width, back to one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["unwrapped"]

_NARROWEST, _WIDEST = 40, 120
"""Nobody wraps text narrower than this, or text that is not printed wider; addresses are not broken."""


def unwrapped(lines: Sequence[str], *, slack: float = 0.0, hyphens: bool = False) -> str:
    """The paragraphs, each on a line. A line end is taken for a mere break where the next line's first word would not
    have fitted any more; `slack` is the share of the width by which letters differ, as in print. With `hyphens`, a
    word that is split by one is put together."""
    lines = [line.strip() for line in lines]
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if width < _NARROWEST or (not slack and width > _WIDEST):
        return "\n".join(filter(None, lines))
    return "\n".join(_paragraphs(lines, width * (1 - slack), hyphens))


def _paragraphs(lines: Iterable[str], width: float, hyphens: bool) -> Iterable[str]:
    paragraph = last = ""
    for line in lines:
        first, *_ = line.split(maxsplit=1) or [""]
        if paragraph and line and len(last) + 1 + len(first) > width:
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
