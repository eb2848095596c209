"""Who is somewhere and does something there: `is in Rome conferring with B`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.behind import is_somewhere
from loader.extraction.rules.grammar.status import Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["being_there"]

_OF_A_NOUN = listed("a an the his her their over on for of to any this that 's")
_ROOM = 7


def being_there(line: Line, at: int) -> Judged | None:
    """`is in Rome conferring with B`, `was at the palace, meeting B`: as the verb says, behind which a place stands."""
    if line.plains[at - 1] in _OF_A_NOUN:
        return None
    for verb in range(at - 2, max(at - _ROOM, 0), -1):
        if is_somewhere(line, verb + 1) and line.plains[verb] in _BE_THERE and verb not in line.at:
            plain = line.plains[verb - 1] not in ("not", "never", "who", "if", "it", "there")
            was = line.plains[verb] in ("was", "were")
            return Judged("held" if was else "ongoing") if plain else None
        if is_finite(line.tokens, verb) or line.plains[verb] in ("and", "that", ";", "after", "before", "while"):
            return None
    return None


_BE_THERE = listed("is are 's 're was were")
