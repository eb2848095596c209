"""Clauses without "who" that say of whom the words before them are: `met officials A had sent`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["acts_in_a_relative"]

_OPENERS = listed(
    "after when before if since while because as until once where whether how why although though unless who which that"
)
"""What opens a clause that can stand before another verb: `when A met B had gone`."""


def acts_in_a_relative(line: Line, first: int, other: Found) -> bool:
    """Whether those behind a contact word are no object of it: right behind them stands a finite verb, which is theirs,
    as the clause from token `first` on has its own and nothing opens it. `said that` opens none that another verb could
    follow."""
    if not other.actors or other.last >= len(line.tokens) or not _is_theirs(line, other.last):
        return False
    before = line.plains[first - 1] if first else ""
    reported = before == "that" and first > 1 and is_finite(line.tokens, first - 2)
    return before not in _OPENERS or reported


def _is_theirs(line: Line, at: int) -> bool:
    """Whether a finite verb stands here, and no participle: `met B accompanied by C`, `talks with B planned in May`."""
    behind = at + 1
    alone = behind >= len(line.tokens) or not line.tokens[behind].word
    participle = line.plains[at].endswith("ed") and not (alone or line.plains[behind] in _OBJECTS)
    return is_finite(line.tokens, at) and not participle


_OBJECTS = listed("him her them it the a an his their its")
