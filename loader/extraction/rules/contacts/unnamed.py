"""Contacts of a sentence that names nobody: `The talks took place in Lima`, `The offer came in a telephone call`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import TALKS
from loader.extraction.rules.contacts.occurrences import what_happened
from loader.extraction.rules.grammar.clauses import Found, skip_back
from loader.extraction.rules.grammar.noun_words import INNER_MEETINGS
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.participles import main_subject
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["JOINT", "NO_DATE", "WHOSE", "of_those_before", "undated", "undone_by"]

JOINT = "joint"
"""What stands for those whom the sentence before names together."""
_REASON = "the talks are taken for those of the two named before"
_OF_OTHERS = listed("of by for among with between to")
_WORDS = listed(
    "appeal call pledge promise assurance offer warning request demand remark remarks comment comments decision "
    "agreement deal accord announcement invitation message commitment exchange statement accusation plea proposal vow "
    "understanding compromise breakthrough"
)
"""What is said or agreed on an occasion."""
_CAME = listed("came come was were is made given issued delivered reached signed announced agreed sealed struck voiced")
_AT = listed("in at during after following over")
_OPENS = listed("the this that his her their")
_FAR = 8


def of_those_before(line: Line, noun: Noun) -> tuple[Found, Judged, tuple[int, ...]] | None:
    """Those whom the sentence before names, the status of their talks, to be looked at, and its verbs. None where the
    words say of whom the talks are, or tell of no talks that were or will be."""
    if any(one.person is not None or one.ambiguous for one in line.named) or line.heading or line.quoted[noun.first]:
        return None
    inner = INNER_MEETINGS & set(line.plains[: noun.first])
    if inner or (line.plains[noun.last : noun.last + 1] and line.plains[noun.last] in _OF_OTHERS):
        return None
    if line.plains[noun.last - 1] not in TALKS | {"summit", "phone"} or {"'s", "'"} & set(line.plains[: noun.first]):
        return None
    if _of_another_time(line, noun):
        return None
    judged, verbs = (_said_there(line, noun), ()) if _opens_with_words(line) else _opening(line, noun)
    return (Found((), 0, 1, pronoun=JOINT), judged.because(_REASON), verbs) if judged.status is not None else None


_WHICH = listed(
    "current recent latest new next previous earlier planned anticipated coming upcoming future possible proposed "
    "second third final round rounds trade original date dates venue site agenda"
)
"""Before the noun these say that the talks are others than those told of just before."""


def _of_another_time(line: Line, noun: Noun) -> bool:
    """`the New York talks`, `the current round of talks`, `the talks in recent weeks`."""
    named = any(line.tokens[at].capital for at in range(1, noun.first))
    return named or bool(_WHICH & {*line.plains[: noun.first], *line.plains[noun.last : noun.last + 2]})


def _opening(line: Line, noun: Noun) -> tuple[Judged, tuple[int, ...]]:
    """`The meeting lasted two hours`, `Talks were held at the palace`: the words for the contact open the sentence."""
    if noun.start != 0 and not (noun.first < _OPENING and line.plains[0] in _OPENS):
        return NO_STATUS, ()
    behind = what_happened(line, noun.last)
    if behind is not None:
        return behind
    was = {"was", "were"} & set(line.plains[noun.last : noun.last + _FAR])
    return Judged("held") if was and line.plains[0] in _OPENS else NO_STATUS, ()


_OPENING = 4


def _opens_with_words(line: Line) -> bool:
    return line.plains[0] in _OPENS and bool(_WORDS & set(line.plains[1:3]))


def _said_there(line: Line, noun: Noun) -> Judged:
    """`The pledge was made in a telephone conversation`."""
    at = skip_back(line, noun.start - 1)
    if at < 1 or line.plains[at] not in _AT:
        return NO_STATUS
    verbs = [i for i in range(1, at) if is_finite(line.tokens, i)]
    plain = bool(verbs) and all(line.plains[i] in _CAME for i in verbs) and line.plains[verbs[0]] != "is"
    return Judged("held") if plain and at - verbs[-1] < _FAR else NO_STATUS


WHOSE = "with whom the meeting was to be is taken from the main clause"
_JOINTS = listed("after when because that since as once hours days minutes")
_UNDONE = listed("cancelled postponed refused")


def undone_by(line: Line, subject: Found, judged: Judged) -> Found | None:
    """`A spoke after B called off a meeting`: A, with whom B was to meet, where nobody else is named before."""
    one = len(subject.actors) == 1 or subject.pronoun == "description"
    start = subject.first
    while start > 1 and line.plains[start - 1] not in _JOINTS and start > subject.first - _FAR:
        if line.at.get(start - 1) is not None and line.at[start - 1].person is not None:
            return None
        start -= 1
    if judged.status not in _UNDONE or not one or line.plains[start - 1 : start] == () or start < 2:
        return None
    if line.plains[start - 1] not in _JOINTS:
        return None
    main = main_subject(line, start - 1)
    alone = main is not None and (len(main.actors) == 1 or main.pronoun in ("he", "she"))
    named = {id(one_.person) for one_ in line.named if one_.person is not None and one_.phrase.first < start}
    return main if alone and len(named) <= 1 else None


NO_DATE = "a meeting of which the text says that it has no date"


def undated(line: Line, noun: Noun) -> bool:
    """`no date has been set for a meeting`, `there is no date yet for talks`."""
    at = skip_back(line, noun.start - 1)
    if at < 2 or line.plains[at] != "for":
        return False
    before = line.plains[max(0, at - _FAR) : at]
    return "date" in before and bool({"no", "not", "yet"} & set(before)) and "rejected" not in before
