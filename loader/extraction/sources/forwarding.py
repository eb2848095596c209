"""Messages that somebody sends on: what was sent first is the article, and its day is the one that "today" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loader.extraction.sources.parts import edtf_of, name_of

__all__ = ["Original", "original", "unprefixed"]

_HEADER = re.compile(r"[*\s]*(From|Date|Sent|Subject|To|Cc):[*\s]*(.*)", re.DOTALL)
_ADDRESS = re.compile(r"\s*[<\[(][^<>]*@.*$")
_PREFIX = re.compile(r"(?:(?:re|fwd?|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_BROKEN = 2
"""So many lines may a header go on over."""


@dataclass(frozen=True, slots=True)
class Original:
    """The lines of the message that was sent on, and what its headers say; `published` is None where they say no date
    that can be read."""

    lines: Sequence[str]
    title: str | None
    publisher: str | None
    published: str | None


def original(lines: Sequence[str]) -> Original | None:
    """The message within, or None where none is sent on: its headers stand before most of the text. Of one that was
    sent on twice, the first sender's."""
    for number, line in enumerate(lines):
        if line.lstrip("* \t").startswith("From:") and (found := _headed(lines, number)):
            if sum(map(len, lines[:number])) > sum(map(len, found.lines)):
                return None
            return original(found.lines) or found
    return None


def unprefixed(subject: str | None) -> str | None:
    """A subject without `Fwd:` and the like."""
    return _PREFIX.sub("", subject, count=1) if subject and _PREFIX.match(subject) else subject


def _headed(lines: Sequence[str], start: int) -> Original | None:
    said: dict[str, str] = {}
    last = start
    for number in range(start, len(lines)):
        header = _HEADER.fullmatch(lines[number])
        if header and header[1] not in said:
            said[header[1]] = header[2].strip()
            last = number
        elif number - last > _BROKEN or (not lines[number].strip() and "Subject" in said):
            break
    date = said.get("Date", said.get("Sent"))
    if date is None or "Subject" not in said:
        return None
    sender = name_of(_ADDRESS.sub("", said["From"]).strip("\"'"))
    return Original(lines[last + 1 :], unprefixed(name_of(said["Subject"])), sender, edtf_of(date))
