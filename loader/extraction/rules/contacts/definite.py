"""A contact of two of name that the text takes for known: `the handshake between A and B was the picture`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Found, skip_forward
from loader.extraction.rules.grammar.cues import status_by_cues
from loader.extraction.rules.grammar.status import (
    IN_UNKNOWN_WORDS,
    NO_STATUS,
    Judged,
)
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["told_about"]

_UNREAL = listed(
    "if whether would could might may should hypothetical imagined imaginary rumoured rumored supposed alleged no not "
    "never any idea prospect possibility chance hope talk"
)
_DEFINITE = listed("the this that their last")


def told_about(line: Line, start: int, pair: Found) -> Judged:
    """What a verb of the past behind the two makes of it, if the noun is definite and opens the sentence or its clause:
    that it was, to be looked at."""
    verb = skip_forward(line, pair.last + (line.plains[pair.last : pair.last + 1] == (",",)))
    opens = start == 0 or line.plains[start - 1] in (",", "that", "and", "but", ";")
    definite = line.plains[start] in _DEFINITE or line.date_at(start) is not None
    if not opens or not definite or verb >= len(line.tokens) or line.quoted[start]:
        return NO_STATUS
    if not is_finite(line.tokens, verb) or _UNREAL & set(line.plains[max(0, start - 4) :]):
        return NO_STATUS
    judged = status_by_cues(line, start, verb + 1)
    return (
        judged.because(IN_UNKNOWN_WORDS)
        if judged.status in ("held", "planned", "cancelled", "postponed")
        else NO_STATUS
    )
