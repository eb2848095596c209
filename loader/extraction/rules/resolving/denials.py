"""Where a text says of what it has told before that it was not so, or names a time that is not over yet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.reading import Line, Reading

__all__ = ["denials", "is_denial"]

_LONGEST = 12
"""So many words may stand between "during" and a contact: an office and a name."""
_NEAR = 3
"""So many sentences behind one may still speak of it."""
_DENIES = listed("denies denied deny denying rejects rejected dismisses dismissed disputes disputed")
_REPORTS = listed(
    "report reports claim claims account accounts story stories allegation allegations rumour rumours rumor rumors"
)
_FALSE = listed(
    "invented false untrue fabricated baseless unfounded wrong nonsense fiction fake incorrect lie lies rubbish never"
)
_HAPPENS = listed("took taken happened happen occurred held place")
_POINTING = listed("the this that these those such any")
_OTHERS = listed("that of with between about by")
_BE = listed("is are was were 's as")
_BEING = listed("is was 's never did has")
_SHORT = 9
"""A denial has fewer words than this; in a longer sentence "that" may be anything."""
_PARTS = listed(", : ; - -- – — .")
_GOES_ON = frozenset(("this", time) for time in ("week", "weekend", "month", "year"))


def denials(reading: Reading, one: Read) -> Iterator[str]:
    """Why a contact that is told as held should be looked at: the text has it denied, or it may not be over."""
    line = one.line
    following = reading.lines[line.number + 1 : line.number + 2]
    if any(not other.quoted[0] and is_denial(other.plains) for other in following):
        yield "the next sentence denies it"
    if one.judged.status not in ("held", "ongoing"):
        return
    after = [other for other in reading.lines[line.number + 1 : line.number + 1 + _NEAR] if not other.heading]
    above = [other for other in reading.lines[: line.number] if other.heading]
    withdrawn = any(_withdrawn(line.plains, at) for at in range(one.last, len(line.plains)))
    if withdrawn or any(_says_no(other.plains) for other in after) or any(_denies_a_contact(other) for other in above):
        yield "the text also says that it is denied"
    before, behind = line.plains[max(0, one.first - _LONGEST) : one.first], line.plains[one.first :]
    if "during" in before and any(pair in _GOES_ON for pair in itertools.pairwise(behind)):
        yield "the time it names is not over"


def is_denial(words: Sequence[str]) -> bool:
    """Whether words say of what was told before that it is false: `that is untrue`, `this never happened`."""
    plains = tuple(word for word in words if word not in _PARTS)
    pointing = plains[:1] in (("that",), ("this",), ("it",)) and bool(_BEING & set(plains[1:2]))
    return pointing and len(plains) < _SHORT and (bool(_FALSE & set(plains)) or plains[2:4] == ("not", "true"))


def _says_no(plains: Sequence[str]) -> bool:
    corrected = bool(plains) and plains[0] in _CORRECTS
    ways = (_no_contact, _never_was, _no_report, _no_proof, _withdrawn)
    return corrected or any(way(plains, at) for way in ways for at in range(len(plains)))


_CORRECTS = listed("correction clarification erratum")
_WITHDRAWS = listed("retracted retracts retracting withdrew withdraws withdrawing withdrawn corrected")


def _withdrawn(plains: Sequence[str], at: int) -> bool:
    """`withdrew the story`, `we were wrong`, at the verb."""
    story = bool(_POINTING & set(plains[at + 1 : at + 2]) and _REPORTS & set(plains[at + 2 : at + 3]))
    return (plains[at] in _WITHDRAWS and story) or plains[at - 1 : at + 2] == ("we", "were", "wrong")


_PROOFS = listed("evidence proof record trace sign confirmation")
_OF_IT = frozenset({("of", "it"), ("for", "it"), ("of", "this"), ("for", "this"), ("of", "that"), ("for", "that")})


def _no_proof(plains: Sequence[str], at: int) -> bool:
    """`there is no evidence for it`, `no record of such a meeting`, at "no"; not `no sign of rain`."""
    if plains[at] != "no" or not _PROOFS & set(plains[at + 1 : at + 2]):
        return False
    behind = tuple(plains[at + 2 : at + 4])
    told = CONTACT_NOUNS.match(plains, at + 5) if behind[1:2] in (("such",), ("any",), ("a",)) else None
    return behind in _OF_IT or told is not None or CONTACT_NOUNS.match(plains, at + 4) is not None


def _no_contact(plains: Sequence[str], at: int) -> bool:
    """`no such meeting`, `no meeting had taken place`, at "no"; of "no meeting with the rebels" nothing follows."""
    if plains[at] != "no":
        return False
    such = plains[at + 1 : at + 2] == ("such",)
    noun = CONTACT_NOUNS.match(plains, at + 1 + such)
    if noun is None:
        return False
    end = at + 1 + such + noun[0]
    behind = plains[end : end + 4]
    return such or (not _OTHERS & set(behind[:1]) and bool(_HAPPENS & set(behind)))


_HAPPENED = listed("happened happen occurred occur took take")


def _never_was(plains: Sequence[str], at: int) -> bool:
    """`the meeting never happened`, `the talks did not take place`, at the noun."""
    noun = CONTACT_NOUNS.match(plains, at) if at and plains[at - 1] in ("the", "this", "that", "their") else None
    behind = tuple(plains[at + noun[0] : at + noun[0] + 3]) if noun is not None else ()
    not_ = behind[:1] in (("never",), ("didn't",)) or behind[:2] == ("did", "not")
    return not_ and bool(_HAPPENED & set(behind[1:]))


def _no_report(plains: Sequence[str], at: int) -> bool:
    """`denied the report`, `the report is invented`, at verb or noun; not `denied a report that she would go`."""
    pointing, report, behind = (set(plains[index : index + 1]) for index in (at + 1, at + 2, at + 3))
    if plains[at] in _DENIES:
        return bool(pointing & _POINTING and report & _REPORTS) and not behind & _OTHERS
    told = plains[at] in _REPORTS and at > 0 and plains[at - 1] in _POINTING
    return told and bool(pointing & _BE) and bool(_FALSE & set(plains[at + 2 : at + 5]))


def _denies_a_contact(line: Line) -> bool:
    """A heading such as `Norway denies secret meeting with B`."""
    verbs = [at for at, word in enumerate(line.plains) if word in _DENIES]
    return any(
        CONTACT_NOUNS.match(line.plains, at)
        for verb in verbs
        for at in range(verb + 1, min(verb + 5, len(line.plains)))
    )
