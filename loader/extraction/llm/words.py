"""Where the words stand that a model named, if they do."""

from __future__ import annotations

import re

from loader.extraction.article import Span

__all__ = ["find"]

_LONGEST = 300


def find(words: str | None, text: str, within: Span) -> Span | None:
    """The first place within the range where these words stand as whole words, whatever blanks are between them; as
    they are written, else in another case. None for words that stand nowhere."""
    parts = (words or "").split()
    if not parts or len(words or "") > _LONGEST:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    for flags in (0, re.IGNORECASE):
        found = re.compile(pattern, flags).search(text, within.start, within.end)
        if found:
            return Span(found.start(), found.end())
    return None
