"""What a verb behind a contact noun says of the contact: `was cancelled`, `will take place`, `lasted two hours`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.clauses import skip_back, skip_forward
from loader.extraction.rules.grammar.cues import UNDECIDED
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    NO_STATUS,
    OPEN_SINCE,
    Judged,
    of_verb,
)
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Group, Shape, is_finite, verb_group

__all__ = ["passing", "past_happening", "what_happened", "will_be_good"]

_OCCUR = {
    **dict.fromkeys(UNDECIDED, "possible"),
    **dict.fromkeys(
        (
            f"failed to {verb}"
            for verb in ("take place", "materialise", "materialize", "happen", "come about", "come off", "go ahead",
                         "begin", "start")
        ),
        "cancelled",
    ),
    "took place": "held", "take place": "held", "takes place": "held", "taken place": "held", "taking place": "held",
    "lasted": "held", "ended": "held", "began": "held", "concluded": "held", "followed": "held", "came": "held",
    "focused": "held", "centred": "held", "centered": "held", "concentrated": "held", "dealt with": "held",
    "touched on": "held", "covered": "held", "started": "held", "opened": "held", "produced": "held", "failed": "held",
    "yielded": "held", "happened": "held", "happen": "held", "begin": "held", "start": "held", "resume": "held",
    "resumed": "held", "go ahead": "held", "cancelled": "cancelled", "canceled": "cancelled",
    "called off": "cancelled", "scrapped": "cancelled", "abandoned": "cancelled", "postponed": "postponed",
    "delayed": "postponed", "put off": "postponed", "deferred": "postponed", "scheduled": "planned",
    "planned": "planned", "set": "planned", "due": "planned", "slated": "planned", "arranged": "planned",
    "expected": "expected", "likely": "expected", "possible": "possible", "proposed": "proposed", "agreed": "agreed",
    "dropped": "cancelled", "shelved": "cancelled", "denied": "denied", "ruled out": "refused", "rejected": "refused",
    "broke up": "held", "broke off": "held", "broke down": "held", "collapsed": "held", "dragged on": "held",
    "wrapped up": "held", "ran into": "held", "ran over": "held", "went on": "held", "went ahead": "held",
    "stretched into": "held", "stretched late": "held", "stretched past": "held", "stretched on": "held",
    "got under way": "held", "fell through": "cancelled", "fell apart": "cancelled",
    "struck out": "cancelled", "struck off": "cancelled", "struck from": "cancelled", "axed": "cancelled",
    "off": "cancelled", "slipped to": "postponed", "slid to": "postponed", "continuing": "ongoing",
    "going on": "ongoing",
    "pulled": "cancelled", "pushed back": "postponed", "put back": "postponed", "rescheduled": "postponed",
    "moved to": "postponed", "pencilled in": "planned", "penciled in": "planned", "tipped": "expected",
    "in the works": "planned", "on the cards": "expected", "in the offing": "expected", "on hold": "postponed",
    "under way": "ongoing", "underway": "ongoing", "held": "held", "focus": "held", "centre": "held",
    "center": "held",
    "concentrate": "held", "cover": "held", "include": "held", "included": "held", "deal with": "held",
    "touch on": "held", "last": "held", "conclude": "held", "end": "held",
}  # fmt: skip
_OCCURRENCES = Phrases(_OCCUR)
"""Words behind a contact noun and its persons, to what they make of it."""


def what_happened(line: Line, index: int) -> tuple[Judged, tuple[int, ...]] | None:
    """What a verb behind the noun and its persons says: `was cancelled`, `will take place`, `lasted`."""
    last: tuple[Judged, tuple[int, ...]] | None = None
    if line.plains[index : index + 1] in (("was",), ("were",)) and line.date_at(index + 1) is not None:
        return Judged("held"), (index,)
    told = _told_behind(line, index) or _arranged(line, skip_forward(line, index))
    if told is not None:
        return told
    index = _past_relative(line, index)
    good = _was_good(line, index)
    if good is not None:
        return good
    start = skip_forward(line, index)
    for at in range(index, min(index + 16, len(line.tokens))):
        word = line.plains[at]
        opens = at == start or line.plains[at - 1] == "and"
        if opens and word in _DETERMINERS:  # "at the talks, and a visit is planned"
            return last
        if last is not None and last[0].status == "held" and word == "to":  # "focused on ways to set up a meeting"
            return last
        if line.plains[at : at + 2] in (("before", "it"), ("before", "they")) and _BEGAN & {*line.plains[at : at + 6]}:
            return NO_STATUS, ()
        if word in (";", "who", "“", '"', "after", "before", "because") or (
            at in line.at and line.at[at].person is not None
        ):
            return last
        found = _OCCURRENCES.match(line.plains, at)
        if found is None or line.plains[at : at + 2] == ("ended", "up"):
            continue
        if last is not None and last[0].status == "held":  # "took place as a storm was expected"
            return last
        behind = _aux_before(line, at, index)
        shapes: frozenset[Shape] = frozenset({"participle", "base", "word"} if behind else {"past"})
        group = verb_group(line.tokens, at, at + found[0], shapes)
        if group.first == at and (not _can_be_past(line.plains[at]) or line.plains[at] in _ONLY_PASSIVE):
            continue
        judged = _is_to_be(line, group) or _occurred(found[1], group)
        if group.tense == "infinitive" and last is not None and last[0].ahead:
            continue  # "is due to take place"
        last = judged, (at, *range(group.first, at))
    return last


_ARRANGED = ("planned", "cancelled", "postponed")


def _arranged(line: Line, at: int) -> tuple[Judged, tuple[int, ...]] | None:
    """`A's summit with B set for May` in a heading: a participle of what is, or is not, to come."""
    found = _OCCURRENCES.match(line.plains, at) if line.heading and at < len(line.tokens) else None
    if found is None or found[1] not in _ARRANGED:
        return None
    last = at + found[0]
    behind = line.plains[last : last + 1]
    ends = not behind or behind[0] in ("over", "amid", "until", ",")
    ends = ends or (behind == ("for",) and line.date_at(last + 1) is not None)
    return (Judged(found[1], ahead=found[1] == "planned"), (at,)) if ends else None


_BEGAN = listed("began begun started opened arrived")
_DETERMINERS = listed("a an the no his her their its another this these")
_ORDINALS = listed("first second third fourth fifth sixth last latest")


def _told_behind(line: Line, index: int) -> tuple[Judged, tuple[int, ...]] | None:
    """`the talks with B, held that morning`, `their fourth talk, on 12 April, was the one that mattered`."""
    comma = index - (line.plains[index - 1 : index] == (",",))
    if line.plains[comma : comma + 2] == (",", "held"):
        return Judged("held").because(BY_THE_WAY), (comma + 1,)
    verb = next((at for at in range(index, min(index + 9, len(line.tokens))) if is_finite(line.tokens, at)), None)
    one = verb is not None and line.plains[verb] in ("is", "was") and line.plains[verb + 1 : verb + 2] == ("the",)
    if verb is None or not one or not _ORDINALS & set(line.plains[max(0, index - 4) : index]):
        return None
    return Judged("held").because(BY_THE_WAY), (verb,)


def _past_relative(line: Line, index: int) -> int:
    """Where the clause behind the persons ends: `talks between A and B, who are both in Rome, were held`."""
    if line.plains[index : index + 1] != (",",) or line.plains[index + 1 : index + 2] not in (("who",), ("which",)):
        return index
    closing = next((i for i in range(index + 2, min(index + 24, len(line.tokens))) if line.plains[i] == ","), None)
    return closing + 1 if closing is not None else index


def past_happening(line: Line, at: int) -> int:
    """Where the words end that say what happened, the first of which stands at a token."""
    found = _OCCURRENCES.match(line.plains, at)
    return at + found[0] if found is not None else at


_COMING = listed("will would could may might")
_STRONG_PAST = listed("broke brought gave led left made produced raised sealed set sparked stirred drew went ran won")
_LEFT_OPEN = listed(
    "remained seemed appeared depended required needed faded collapsed loomed failed proposed wanted planned expected"
)
_PASSED = listed("seen overshadowed marked dominated described praised criticised criticized clouded marred watched")


def passing(line: Line, start: int, last: int) -> Judged | None:
    """What another verb behind the two says: `the handshake of A and B was seen`, `Friday's summit could help`."""
    at = skip_forward(line, _past_relative(line, last))
    word = line.plains[at] if at < len(line.tokens) else ""
    dated = any(start <= first < last for _, first, _ in line.dates)
    if line.plains[at : at + 2] in (("set", "for"), ("set", "to")):
        return Judged("planned", True).because(BY_THE_WAY)
    if word in _COMING and dated and "not" not in line.plains[at : at + 3]:
        return Judged("planned", True).because(BY_THE_WAY)
    was = word in ("was", "were") and line.plains[at + 1 : at + 2] and line.plains[at + 1] in _PASSED
    past = word in _STRONG_PAST or (word.endswith("ed") and word not in _LEFT_OPEN and is_finite(line.tokens, at))
    return Judged("held").because(BY_THE_WAY) if was or past else None


_ONLY_PASSIVE = listed(
    "agreed expected denied rejected proposed dropped shelved pulled axed moved pushed struck tipped put"
)
"""Of these somebody else is the subject where no "was" stands before."""
_GOOD = listed(
    "frank good warm productive constructive cordial friendly tense brief short long useful helpful excellent positive "
    "fruitful successful difficult tough candid great fine polite businesslike amicable substantive intense heated "
    "substantive crucial decisive"
)


def _was_good(line: Line, index: int) -> tuple[Judged, tuple[int, ...]] | None:
    """`the meeting was frank`, `the talks had been very good`, `the talks went well`."""
    at = skip_forward(line, index)
    if line.plains[at : at + 2] == ("went", "well") or line.plains[at : at + 3] == ("had", "gone", "well"):
        return Judged("held"), (at,)
    if line.plains[at : at + 1] not in (("was",), ("were",), ("had",)):
        return None
    if line.plains[at + 1 : at + 2] == ("the",) and line.plains[at + 2 : at + 3] in _RANKS:
        return Judged("held").because(BY_THE_WAY), (at,)
    if line.plains[at + 1 : at + 2] == ("about",) and line.plains[at + 2 : at + 3] != ("to",):
        return Judged("held").because(BY_THE_WAY), (at,)
    start = at + 1 + (line.plains[at + 1 : at + 2] == ("been",))
    start += line.plains[start : start + 1] in (("very",), ("quite",), ("extremely",))
    if line.plains[start : start + 1] == () or line.plains[start] not in _GOOD:
        return None
    whole = start + 1 >= len(line.tokens) or not line.tokens[start + 1].word or line.plains[start + 1] in _AND
    return Judged("held") if whole else Judged("held").because(BY_THE_WAY), (at,)


_AND = listed("and but with as after in on at")
"""What may stand behind "frank": of `was good news`, `was difficult to arrange` nothing is known."""


def will_be_good(line: Line, index: int) -> tuple[Judged, tuple[int, ...]] | None:
    """`A's talks with B will be substantive`, behind the persons."""
    at = skip_forward(line, index)
    good = line.plains[at + 1 : at + 2] == ("be",) and bool(_GOOD & set(line.plains[at + 2 : at + 3]))
    if not good or line.plains[at] not in ("will", "would"):
        return None
    doubt = ("reported speech or a condition",) if line.plains[at] == "would" else ()
    return Judged("planned", True, doubt), (at,)


_RANKS = tuple((word,) for word in listed("first second third fourth latest last highest highest-level longest"))
"""What talks can be the first or the last of, that were."""


def _is_to_be(line: Line, group: Group) -> Judged | None:
    """`is to be held`."""
    be = line.plains[group.to - 1] if group.to else ""
    if group.tense != "infinitive" or be not in ("is", "are", "was", "were") or group.negated:
        return None
    judged = Judged("planned", ahead=True)
    return judged if be in ("is", "are") else judged.because(OPEN_SINCE)


def _aux_before(line: Line, at: int, start: int) -> bool:
    index = skip_back(line, at - 1)
    return index >= start and is_finite(line.tokens, index)


def _can_be_past(word: str) -> bool:
    return word in _PASTS or word.endswith("ed")


_PASTS = listed("took came began takes dealt broke ran went got fell")


def _occurred(status: str, group: Group) -> Judged:
    if group.negated and status == "refused":
        return Judged("possible", True).because("it is not ruled out")
    if group.negated or group.habit or group.tense == "irrealis":
        return NO_STATUS
    if status == "held":
        tense = group.tense if not group.passive else ("past" if group.tense == "past" else group.tense)
        if tense == "infinitive":
            return NO_STATUS
        if group.passive and tense == "present":
            return NO_STATUS
        return of_verb(replace(group, tense=tense), later=False, dated=False, heading=False)
    if group.tense in ("modal", "would", "obligation", "future", "infinitive"):
        return NO_STATUS
    if status == "ongoing" and group.tense in ("past", "past progressive"):
        return Judged(status).because("the text tells of it as going on then")
    then = group.tense in ("past", "pluperfect") and status in ("planned", "expected")
    reasons = ("what was planned then",) if then else ()
    return Judged(status, status in ("planned", "expected", "possible", "proposed", "agreed"), reasons)
