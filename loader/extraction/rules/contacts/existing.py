"""Contact nouns without a verb of doing: `there was a meeting between A and B`, `in forthcoming talks with B`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import UNSURE, skip_back
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    NO_STATUS,
    Judged,
)
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Group, Shape, verb_group

__all__ = ["after_it", "existing", "if_coming"]


def existing(line: Line, start: int, noun: int) -> Judged | None:
    """`there will be a meeting between A and B`, `it was the first meeting between A and B`."""
    at = skip_back(line, start - 1)
    if at < 1 or line.plains[at] not in ("be", "was", "been", "is", "were"):
        return None
    shapes: frozenset[Shape] = frozenset({"base", "past", "participle"})
    group = verb_group(line.tokens, at, at + 1, shapes)
    before = line.plains[group.first - 1 : group.first]
    if _counts_it_among(line, group.first) and not group.negated:
        coming = (_COMING | _PLANNED) & set(line.plains[start:noun])
        return NO_STATUS if coming or group.first < at else Judged("held").because(BY_THE_WAY)
    if before not in (("there",), ("it",), ("this",), ("that",)) or group.negated:
        return None
    if line.plains[at] == "is" and _COUNTED & set(line.plains[start:noun]):
        return Judged("held").because(BY_THE_WAY)
    there = in_clause(line, group.first - 1, _that_is(line, at, group))
    return there if there.status is not None or line.plains[at] in ("was", "were") else None


_AMONG = (("among",), ("one", "of"))
_THESE = listed("these them those")


def _counts_it_among(line: Line, verb: int) -> bool:
    """`Among these is a meeting between A and B`, `one of them was`: before the verb at a token."""
    these = line.plains[verb - 1 : verb] and line.plains[verb - 1] in _THESE
    return bool(these) and any(line.plains[max(0, verb - 1 - len(words)) : verb - 1] == words for words in _AMONG)


_COUNTED = frozenset({"first", "second", "third", "latest"})
_NOBODY = listed("nobody none no untrue false wrongly")


def _that_is(line: Line, at: int, group: Group) -> Judged:
    """What "there was" or "it will be" makes of a meeting; "nobody said there was" nothing."""
    said = line.plains[max(0, group.first - 8) : group.first - 1]
    if any(word in UNSURE | _NOBODY or word.endswith("n't") for word in said):
        return NO_STATUS
    if line.plains[at] in ("was", "were"):
        return Judged("held")
    return Judged("planned", True) if group.tense == "future" else NO_STATUS


_COMING = listed("upcoming forthcoming coming future imminent impending looming")
_PLANNED = listed("planned scheduled proposed possible expected potential")


def if_coming(line: Line, noun: tuple[int, int], judged: Judged) -> Judged:
    """`in his forthcoming talks with B`, `after next week's meeting with B`: they have not been yet."""
    own = range(*noun)
    ahead = any(when.future and first in own for when, first, _ in line.dates)
    next_ = any(line.plains[i] == "next" and line.plains[i + 2 : i + 3] == ("'s",) for i in own)
    if judged.status == "held" and (ahead or next_ or _COMING & set(line.plains[noun[0] : noun[1]])):
        return Judged("planned", True, judged.reasons)
    if judged.status == "possible" and (next_ or any(first in own for _, first, _ in line.dates)):
        return Judged("planned", True, judged.reasons)  # "could be decided at Monday's talks"
    doubtful = judged.status == "held" and _PLANNED & set(line.plains[noun[0] : noun[1]])
    return judged.because("called planned; that it took place is not said") if doubtful else judged


_AFTERWARDS = (
    ("on", "the", "heels", "of"), ("in", "the", "wake", "of"), ("in", "the", "aftermath", "of"), ("fresh", "from"),
    ("fresh", "off"), ("hot", "off"), ("straight", "from"), ("coming", "off"), ("in", "the", "days", "after"),
)  # fmt: skip
"""What means no more than "after"."""


def after_it(line: Line, at: int) -> int | None:
    """Where words such as `on the heels of` begin, which end with the token: of a contact that was."""
    starts = (
        at + 1 - len(words) for words in _AFTERWARDS if line.plains[max(0, at + 1 - len(words)) : at + 1] == words
    )
    return next(starts, None)
