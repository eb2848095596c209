"""What the clause around a contact leaves of its status: one of "if" or "whether", one that is denied or doubted."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.reading import Line
from loader.extraction.rules.status import AHEAD, DOUBTFUL, NO_STATUS, Judged, weaker

__all__ = ["in_clause", "under_condition"]

_CONDITIONS = frozenset({"if", "whether", "unless", "should"})
_UNREAL = listed(
    "imagine suppose assume pretend record write output insert invent wish dream note add remember dreamed dreamt "
    "imagined pretended supposed assumed wished fantasised fantasized hallucinated joked"
)
"""Verbs before "that" that tell of nothing that was, or order it."""
_DISBELIEF = listed("not nobody no-one none never untrue false wrong wrongly falsely doubtful impossible neither nor")
"""Words before "that" which leave nothing of what follows."""
_INVERTED = listed("had did does do will would can could has have should were")
"""What before a subject makes of a clause a question or a condition."""
_HOPES = listed("hope hopes hoped wish")
_CLAIMS = listed(
    "report reports claim claims rumor rumors rumour rumours allegation allegations suggestion suggestions"
)
_DENIES = listed("denied denies deny dismissed rejected denying")
_DOUBTS = listed("doubted doubts claimed claims alleged alleges rumored rumoured speculated speculation accused")


def in_clause(line: Line, first: int, judged: Judged) -> Judged:
    """What the clause whose subject begins at `first` leaves of a status: one of "if" or "whether", one that is denied
    or doubted."""
    before = line.plains[max(0, first - 12) : first]
    if before[-1:] and before[-1] in _INVERTED:
        return NO_STATUS
    if any(word in _CONDITIONS for word in before[-2:]):
        return under_condition(judged)
    if not before or judged.status is None:
        return judged
    that = before[-1] == "that"
    if _HOPES & set(before[-2:]) and judged.status in ("planned", "expected"):
        return Judged("hoped", ahead=True)
    denied = any(word in _DISBELIEF or word.endswith("n't") for word in before[-7:])
    if that and ((before[-2:-1] and before[-2] in _UNREAL) or denied):
        return NO_STATUS
    words = before[:-1] if that else before
    if not that and (not words or words[-1] not in _DENIES | _DOUBTS):
        return judged
    if words and (words[-1] in _CLAIMS or words[-1] in _DENIES):
        if any(word in _DENIES for word in words[-8:]):
            return Judged("denied")
        return judged.because(DOUBTFUL)
    if words and (words[-1] in _DOUBTS or words[-2:] == ("no", "evidence")):
        return judged.because(DOUBTFUL) if words[-1] in _DOUBTS else NO_STATUS
    return judged


def under_condition(judged: Judged) -> Judged:
    """What remains of a status in a clause with "if" or "whether"."""
    if judged.status not in AHEAD:
        return Judged("possible", ahead=True).because("only a condition") if judged.status == "ongoing" else NO_STATUS
    return replace(judged, status=weaker(judged.status, "possible")).because("only a condition")
