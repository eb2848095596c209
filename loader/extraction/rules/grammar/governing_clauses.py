"""What the clause around a contact leaves of its status: one of "if" or "whether", one that is denied or doubted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import skip_back
from loader.extraction.rules.grammar.status import AHEAD, DOUBTFUL, NO_STATUS, Judged, weaker
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["at_press_time", "in_clause", "under_condition"]

_CONDITIONS = frozenset({"if", "whether", "unless", "should"})
_UNREAL = listed(
    "imagine suppose assume pretend record write output insert invent wish dream note add remember dreamed dreamt "
    "imagined pretended supposed assumed wished fantasised fantasized hallucinated joked"
)
"""Verbs before "that" that tell of nothing that was, or order it."""
_SUPPOSED = listed("suppose supposing imagine assume assuming say picture")
"""Words that open a sentence of what is only thought of: `Suppose A met B`."""
_DISBELIEF = listed(
    "nothing inconceivable unthinkable implausible not nobody no-one none never untrue false wrong wrongly falsely "
    "doubtful impossible neither nor unlikely improbable lie mistake mistaken fool nonsense"
)
"""Words before "that" which leave nothing of what follows."""
_INVERTED = listed("had did does do will would can could has have should were")
"""What before a subject makes of a clause a question or a condition."""
_HOPES = listed("hope hopes hoped wish")
_CLAIMS = listed(
    "report reports claim claims rumor rumors rumour rumours allegation allegations suggestion suggestions "
    "tale tales story stories theory idea notion"
)
_DENIES = listed("denied denies deny dismissed rejected denying refuted refutes disputed disputes")
_DOUBTS = listed(
    "questioned questions feared fears suspected suspects guessed guesses hoped doubted doubts claimed claims "
    "alleged alleges rumored rumoured speculated speculation accused"
)


def _describes(line: Line, at: int) -> bool:
    """Whether a word before an office belongs to it: `the Kenyan foreign minister`."""
    nation = known.DEMONYMS.match(line.texts, at) is not None
    return at not in line.at and (line.plains[at] in known.TITLE_WORDS or nation)


def in_clause(line: Line, first: int, judged: Judged) -> Judged:
    """What the clause whose subject begins at `first` leaves of a status: one of "if" or "whether", one that is denied
    or doubted."""
    while first > 1 and (line.plains[first - 1] in ("the", "his", "her", "a") or _describes(line, first - 1)):
        first -= 1
    before = line.plains[max(0, first - 12) : first]
    if before[-1:] and before[-1] in _INVERTED:
        return NO_STATUS
    if any(word in _CONDITIONS for word in before[-2:]) or _is_open(before):
        return under_condition(judged)
    if not before or judged.status is None:
        return judged
    if before[-1] in _NOT_YET and _COULD & set(line.plains[first : first + _NEAR_VERB]):
        return NO_STATUS
    if before[-1] == "so" or before[-2:] == ("so", "that"):
        return judged.because("it is what somebody wanted to make possible")
    that = before[-1] == "that"
    if before[-1] in _SUPPOSED and first < (2 if before[-1] == "say" else 3):
        return NO_STATUS
    if _HOPES & set(before[-2:]) and judged.status in ("planned", "expected"):
        return Judged("hoped", ahead=True)
    if before[-1] in _NOT_YET and judged.status == "held" and not _is_to_come(line, first, before):
        return judged.because("how long something went on is told by it")
    inserted = that and before[-2:-1] == (",",) and before.count(",") > 1  # "it is not true, he said, that"
    near = before if inserted else before[-7:]
    denied = any(word in _DISBELIEF or word.endswith("n't") for word in near)
    words = line.plains[max(0, first - 12) : skip_back(line, first - 2) + 1] if that else before
    unreal = (that and words[-1:] and words[-1] in _UNREAL) or before[-1] in _WISHED or _is_to_come(line, first, words)
    unreal = unreal or (words[-1:] == ("time",) and bool(_MAY_BE & set(words)))  # "it would be the first time"
    unreal = unreal or _has_yet_to(line, first, before)
    if unreal or (that and (denied or _withheld(words) or _is_groundless(words))):
        return NO_STATUS
    reported = that and any(word in _CLAIMS for word in words[-7:-1]) and not _is_clause(line, first, len(words))
    if reported:
        return Judged("denied") if _denied_at(line, first) else judged.because(DOUBTFUL)
    if not that and (not words or words[-1] not in _DENIES | _DOUBTS):
        return judged
    return _as_claimed(line, first, words, judged)


def _as_claimed(line: Line, first: int, words: tuple[str, ...], judged: Judged) -> Judged:
    """What is left of a status behind `claimed that`, `denied that`, `rumour has it that`, whose words are given. What
    a paper "reports" is not doubted."""
    at = first - 1 - (line.plains[first - 1] == "that")
    if words[-1:] in (("reports",), ("reported",)) and known.PRESS.match_before(line.texts, at):
        return judged
    if words and (words[-1] in _CLAIMS or words[-1] in _DENIES):
        if any(word in _DENIES for word in words[-8:]) or _denied_at(line, first):
            return Judged("denied")
        return judged.because(DOUBTFUL)
    if words[-2:] == ("no", "evidence"):
        return NO_STATUS
    doubtful = words[-2:] in (("had", "it"), ("has", "it")) or (words and words[-1] in _DOUBTS)
    return judged.because(DOUBTFUL) if doubtful else judged


_COULD = listed("could can")
_NOT_YET = listed("before until till")
_NEAR_VERB = 8
"""How far behind where a subject begins its verb may stand."""
_MAY_BE = listed("would will could might may 'll")
_WISHED = listed("wish wishes wished imagine imagines imagined dreamed dreamt pretended pretends")
_UNTIL = listed("until till once")
_TALES = listed("myth lie legend fiction fallacy fantasy")


def _is_to_come(line: Line, first: int, words: Sequence[str]) -> bool:
    """`until A has met B`, `it is time A met B`, `it is a myth that A met B`: the words before the subject."""
    until = words[-1:] and words[-1] in _UNTIL and bool({"has", "have"} & set(line.plains[first : first + 8]))
    time = words[-1:] == ("time",) and words[-2:-1] in (("is",), ("'s",), ("high",), ("about",))
    return bool(until) or time or bool(words[-1:] and words[-1] in _TALES)


_WHEN = listed("when after once")
_WILL = listed("will 'll would can could")


def _has_yet_to(line: Line, first: int, before: Sequence[str]) -> bool:
    """`when A has met B on Friday, he will fly home`: what has been by then has not been yet."""
    opens = before[-1] in _WHEN or tuple(before[-3:]) in (("as", "soon", "as"), ("by", "the", "time"))
    has = bool({"has", "have"} & set(line.plains[first : first + _NEAR_VERB]))
    return opens and has and bool(_WILL & set(line.plains))


_WITHHOLDS = listed("declined declines refused refuses refusing declining unable failed")


def _withheld(words: Sequence[str]) -> bool:
    """`declined to confirm that he had met B`: the words before "that"."""
    return any(word in _WITHHOLDS and to == "to" for word, to in itertools.pairwise(words[-6:]))


_GROUNDS = listed("proof evidence sign signs indication indications record hint guarantee certainty chance prospect")
_LITTLE = listed("no little scant scarce without any hardly")
_BELIEVE = listed("believe believed think thought expect expected hope hoped assume")


def _is_groundless(words: Sequence[str]) -> bool:
    """`there is no proof that A met B`, `few believe that they will meet`: the words before "that"."""
    ground = bool(words[-1:]) and words[-1] in _GROUNDS and bool(_LITTLE & set(words[-4:-1]))
    return ground or (words[-2:-1] == ("few",) and words[-1] in _BELIEVE)


def _is_clause(line: Line, first: int, length: int) -> bool:
    """Whether a verb stands between the last word for a report and "that": then "that" belongs to it."""
    start = max(at for at in range(max(0, first - 1 - length), first - 1) if line.plains[at] in _CLAIMS)
    return any(is_finite(line.tokens, at) for at in range(start + 1, first - 1))


def _denied_at(line: Line, first: int) -> bool:
    """Whether what is reported is denied in the same sentence, before it or behind it."""
    before = set(line.plains[:first])
    return bool(before & (_DENIES | _DISMISSED)) or bool(_FALSE & set(line.plains[first:]))


_DISMISSED = listed("dismiss dismisses dismissing rejects rejecting rubbished scotched refuted quashed")
_FALSE = listed("false untrue baseless unfounded denied fabricated nonsense wrong fake")


_OPEN = listed("unclear uncertain unknown undecided undisclosed")
_UNTOLD = listed("clear known said say saying decided announced certain word")


def _is_open(before: Sequence[str]) -> bool:
    """`it was unclear when A and B would meet`, `no word on when they would meet`: the words up to "when"."""
    near = set(before[-7:])
    if before[-1:] not in (("when",), ("where",)):
        return False
    return bool(_OPEN & near) or bool({"not", "no", "n't"} & near and _UNTOLD & near)


def under_condition(judged: Judged) -> Judged:
    """What remains of a status in a clause with "if" or "whether"."""
    if judged.status not in AHEAD:
        return Judged("possible", ahead=True).because("only a condition") if judged.status == "ongoing" else NO_STATUS
    return replace(judged, status=weaker(judged.status, "possible")).because("only a condition")


_PRESS_TIME = (
    ("as", "this"), ("when", "this"), ("at", "press", "time"), ("at", "the", "time", "of", "writing"),
    ("as", "of", "press", "time"),
)  # fmt: skip
"""How a report says that something went on when it was written."""


def at_press_time(line: Line, start: int) -> bool:
    """Whether the sentence says behind a token that it was so when it was written."""
    return any(
        line.plains[at : at + len(words)] == words for at in range(start, len(line.tokens)) for words in _PRESS_TIME
    )
