"""The day of a contact at which somebody said what the sentence before reports: `A said on Friday that it rained. The
president made the remarks during a meeting with B.`"""

from __future__ import annotations

from collections.abc import Collection

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.dates import When
from loader.extraction.rules.details.named_days import DAYS
from loader.extraction.rules.grammar.noun_words import MODIFIERS
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["DEFINITE", "SAYS", "said_day"]

SAYS = listed("said told spoke declared added announced warned stressed vowed")
DEFINITE = listed("the his her their its my this that second third last final")
"""Before a contact noun these leave it open on which day it was."""
_REMARKS = listed("remarks remark comments comment speaking announcement statement words pledge warning")
_MATTERS = listed("issue matter question subject topic")
_THERE = listed("during at in alongside beside")
_CONFERENCE = listed("joint press news conference with talks meeting call summit conversation lunch dinner")
_AFTER = listed("after following")
_ELSEWHERE = listed(
    "interview letter similar same later earlier separately also previously again had tweet article book"
)
_BESIDE = 3


def said_day(reading: Reading, one: Read, own: Collection[int]) -> tuple[Line, tuple[When, int, int]] | None:
    """The sentence before and its date, where that is the day on which one of those who met spoke there."""
    number = one.line.number
    before = reading.lines[number - 1] if number else None
    if before is None or before.heading or one.line.dates or not _is_where_it_was_said(one):
        return None
    day = _day_of_saying(before)
    speaker = before.named[0].person if before.named else None
    return (before, day) if day is not None and id(speaker) in own else None


def _is_where_it_was_said(one: Read) -> bool:
    """`made the remarks during a meeting with B`, `Speaking after talks with B`."""
    end = max(one.first, one.other.first) if one.other is not None else one.first
    words = one.line.plains[:end]
    addressed = "addressed" in words and bool(_MATTERS & set(words))
    if not (addressed or _REMARKS & set(words)) or _ELSEWHERE & set(words):
        return False
    at = next((at for at in reversed(range(len(words))) if words[at] not in MODIFIERS | _CONFERENCE), 0)
    return words[at] in _THERE or (words[at] in _AFTER and not DEFINITE & set(words[at:]))


def _day_of_saying(line: Line) -> tuple[When, int, int] | None:
    """The only date of a sentence, if it stands beside the verb of saying of its first person."""
    if len(line.dates) != 1 or line.dates[0][0].kind not in DAYS or not line.named:
        return None
    start = line.named[0].phrase.last
    verb = next((at for at in range(start, len(line.tokens)) if is_finite(line.tokens, at)), None)
    if verb is None or line.plains[verb] not in SAYS:
        return None
    _, first, last = line.dates[0]
    heard = _BESIDE if line.plains[verb] == "told" else 1
    behind = verb < first <= verb + heard and not _goes_on(line, last)
    return line.dates[0] if last == verb or behind else None


def _goes_on(line: Line, last: int) -> bool:
    """Whether the date is of what is said: `said Monday was a holiday`, `said Monday's catch was safe`."""
    return line.plains[last : last + 1] in (("'s",), ("'",)) or (
        last < len(line.tokens) and is_finite(line.tokens, last)
    )
