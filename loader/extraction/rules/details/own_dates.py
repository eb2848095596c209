"""Whether a date of a sentence is that of a contact, or of something else that the sentence tells of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import CONTACT_VERBS, Read
from loader.extraction.rules.dates import When
from loader.extraction.rules.details.other_events import of_other_event
from loader.extraction.rules.details.said_days import DEFINITE, SAYS
from loader.extraction.rules.grammar.clauses import PREPOSITIONS
from loader.extraction.rules.grammar.noun_words import MODIFIERS
from loader.extraction.rules.grammar.status import GOVERNORS
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import PAST, Shape, is_finite

__all__ = ["distance", "parts_clauses", "within_noun"]

_SINCE = re.compile(r"^(?:since|until|till|by|for|of|from)\b", re.IGNORECASE)
_BOUNDS = (("by",), ("until",), ("till",), ("since",), ("from",))
"""Before a date these say that it is not the day itself."""
_REPORTS = listed(
    "statement speech address interview briefing tweet message remarks according announcement readout attend "
    "inaugurate commemorate celebrate"
)
"""What says something, or is done, on a day of its own."""
_BEING = listed("is are was were be been being 's")
_HAPPENS = listed("was were had")


def distance(line: Line, one: Read, date: tuple[When, int, int]) -> int | None:
    """How far a date stands from the contact's words, or None where it belongs to another verb or to an apposition."""
    _when, first, last = date
    return one.first - last if within_noun(one, first, last) else _distance_apart(line, one, date)


def _distance_apart(line: Line, one: Read, date: tuple[When, int, int]) -> int | None:
    """The same of a date that does not stand within the contact's words."""
    _when, first, last = date
    if _is_anothers(line, one, date) or _of_deciding(line, one, first, last) or of_other_event(line, one, first, last):
        return None
    if _said_there(line, one, last) or _told_on_it(line, one, last) or _said_after(line, one, (first, last)):
        return one.first - last
    own = {*one.anchors, *range(one.first, one.last)}
    reach = min(own)
    if one.one is not None and one.one.last <= reach and one.judged.ahead:
        own |= set(range(one.one.last, reach))
    between: Sequence[int]
    if first >= one.last:
        between = range(one.last, first)
    elif last <= min(own):
        between = _without_asides(line, range(last, min(own)))
        if first and is_finite(line.tokens, first - 1) and line.plains[first - 1] not in ("on",):
            return None
    else:
        between = ()
    if any(parts_clauses(line, index) for index in between if index not in own) or _told_then(line, between):
        return None
    if last <= one.first and one.judged.ahead and _did_then(line, range(last, one.first)):
        return None
    if last <= one.first and one.judged.ahead and _did_first(line, one, (first, last)):
        return None
    if (
        last <= min(own)
        and one.one is not None
        and any(
            is_finite(line.tokens, index)
            for index in range(one.one.last, first)
            if index not in own and index not in line.at
        )
    ):
        return None
    if last <= min(own) and not one.judged.ahead and _joined(line, one, range(last, min(own))):
        return None
    return min(abs(first - one.last), abs(one.first - last))


_WORDS = 4
_OWNS = listed("the 's ' his her their a an")


def within_noun(one: Read, first: int, last: int) -> bool:
    """Whether a date stands between "the", "a" or "'s" and the noun, with nothing but what describes it: `a 4 May
    telephone call`."""
    words = one.line.plains[last : one.first]
    opens = one.line.plains[first - 1 : first]
    return (
        last <= one.first and len(words) <= _WORDS and bool(opens) and opens[0] in _OWNS and not PREPOSITIONS & {*words}
    )


def _without_asides(line: Line, between: range) -> Sequence[int]:
    """The words between a date and a contact, without what stands between two commas and has no verb: `On Monday, a day
    after the attack, A met B`."""
    commas = [at for at in between if line.plains[at] == ","]
    asides = [range(*pair) for pair in itertools.pairwise(commas)]
    left_out = {at for aside in asides if not any(is_finite(line.tokens, i) for i in aside) for at in aside}
    return [at for at in between if at not in left_out]


def _joined(line: Line, one: Read, between: range) -> bool:
    """Whether an "and" joins what is told to something else, and not those who met to each other."""
    own = range(one.one.first, one.one.last) if one.one is not None else range(0)
    return any(line.plains[at] == "and" for at in between if at not in own and at not in line.at)


def _said_there(line: Line, one: Read, last: int) -> bool:
    """Whether the date that ends here is that of the contact: `the news came Monday during talks with B`."""
    inside = range(last + 1, one.first)
    at = line.plains[last : last + 1] in (("during",), ("at",), ("in",)) and one.judged.status == "held"
    return (
        at
        and last < one.first
        and not any(
            line.plains[i] in PREPOSITIONS or line.tokens[i].capital or is_finite(line.tokens, i) for i in inside
        )
    )


_TELLS = listed("told said warned assured urged stressed informed reassured pressed thanked congratulated")
_THERE = (("in",), ("during",), ("on",), ("by",), ("over",), ("at",))
_OPENS = 3


def _told_on_it(line: Line, one: Read, last: int) -> bool:
    """Whether the date that ends here opens a sentence that goes on `A told B in a phone call`."""
    if one.judged.status != "held" or one.one is None or not last <= one.one.first <= last + _OPENS:
        return False
    if line.dates[0][1] or {";", "that"} & set(line.plains[last : one.first]):
        return False
    between = [at for at in range(one.one.last, one.first) if is_finite(line.tokens, at) and at not in line.at]
    there = any(line.plains[at : at + 1] in _THERE for at in range(max(0, one.first - _OPENS), one.first))
    return there and len(between) == 1 and line.plains[between[0]] in _TELLS


def _said_after(line: Line, one: Read, date: tuple[int, int]) -> bool:
    """Whether it was said on that day, with nothing between it and the contact: `said on Friday after meeting B`. Of
    `said on Friday after his meeting with B` it may be a day later."""
    first, last = date
    behind = line.plains[last : last + 1] in (("after",), ("following",)) and one.judged.status == "held"
    if not behind or len(line.dates) > 1 or not _says(line.plains[max(0, first - _WORDS) : first]):
        return False
    words = set(line.plains[last + 1 : one.first])
    return words <= MODIFIERS and not DEFINITE & words


_NEWS = listed("news announcement statement comments remarks")


def _says(words: Sequence[str]) -> bool:
    """Whether words before a date say that something was said, or that the news came."""
    return bool(SAYS & set(words)) or ("came" in words and bool(_NEWS & set(words)))


def _in_parenthesis(one: Read, first: int, reach: int) -> bool:
    """Whether a date belongs to what stands between: `A, who arrived on Sunday, will meet B`."""
    reached = one.one.last if one.one is not None and "parenthesis" in one.one.reached else None
    return reached is not None and reached + 1 < first < reach


def _is_anothers(line: Line, one: Read, date: tuple[When, int, int]) -> bool:
    """Whether a date is a bound ("since Sunday"), or stands in an apposition, a parenthesis or beside somebody."""
    when, first, last = date
    if when.kind not in ("range", "weekdays"):
        bound = _SINCE.match(" ".join(line.plains[first:last])) or line.plains[first - 1 : first] in _BOUNDS
        if bound:
            return True
    inside = first in line.at and line.at[first].phrase.tail <= first
    outside = one.within is not None and first not in one.within
    return inside or outside or _in_parenthesis(one, first, min(*one.anchors, one.first))


_DECIDING = listed(
    "offered proposed agreed accepted refused declined rejected consented decided invited asked requested demanded "
    "urged suggested announced promised vowed pledged threatened cancelled canceled postponed hoped wanted "
    "appealed ordered"
)


def _deciding_from(line: Line, one: Read) -> int:
    """From where on somebody may decide on a contact: behind who acts, or at `asked B`, where B is to act."""
    who = one.one
    if who is None or who.last > one.first:
        return max(0, one.first - 12)
    return who.first - 1 if line.plains[who.first - 1] in _DECIDING else who.last


def _of_deciding(line: Line, one: Read, first: int, last: int) -> bool:
    """Whether it is the date of what somebody did before the meeting: `on Monday offered to meet B`, `agreed on Sunday
    to meet B`."""
    start = _deciding_from(line, one)
    verbs = [at for at in range(start, one.first) if line.plains[at] in _DECIDING and at not in line.at]
    if not verbs or last > one.first or first < start:
        return False
    be = any(word in ("is", "are", "was", "were", "be", "been") for word in line.plains[start : verbs[0]])
    return not be or first > verbs[0]


def _told_then(line: Line, between: Sequence[int]) -> bool:
    """Whether the date behind these words is that of a speech or of another event: `met B, in her address on Monday`,
    `met B ahead of the summit on Monday`."""
    plains = [line.plains[at] for at in between]
    return bool(_REPORTS & set(plains)) or ("ahead", "of") in itertools.pairwise(plains)


def _did_then(line: Line, between: range) -> bool:
    """Whether something was done between the date and a contact that lies ahead, so that the date is of that:
    `on Monday called C and is to meet B`."""
    return any(
        is_finite(line.tokens, at) and line.plains[at] not in _HAPPENS and at not in line.at and not _after_be(line, at)
        for at in between
        if line.tokens[at].plain.endswith("ed") or PAST in _shapes_at(line, at)
    )


def _did_first(line: Line, one: Read, date: tuple[int, int]) -> bool:
    """`A arrived on Monday and will meet B`, `A will fly home on Friday after meeting B`: the day is that of what
    stands before it."""
    start = one.one.last if one.one is not None and one.one.last <= date[0] else date[0]
    done = any(_is_past(line, at) for at in range(start, date[0]))
    behind = line.plains[date[1] : one.first]
    done = done or any(first >= one.last for _, first, _ in line.dates)
    return (done and "and" in behind and bool(_WILL & set(behind))) or bool(_AROUND & set(behind))


_AROUND = listed("after before")


def _is_past(line: Line, at: int) -> bool:
    found = GOVERNORS.match(line.plains, at)
    irregular = found is not None and any(PAST in form.shapes for form in found[1])
    return is_finite(line.tokens, at) and (irregular or line.plains[at].endswith("ed"))


_WILL = listed("will 'll would is are was were plans intends hopes")


def _after_be(line: Line, at: int) -> bool:
    return any(word in _BEING for word in line.plains[max(0, at - 4) : at])


def _shapes_at(line: Line, at: int) -> frozenset[Shape]:
    found = CONTACT_VERBS.match(line.plains, at)
    return frozenset().union(*(form.shapes for form in found[1])) if found else frozenset()


def parts_clauses(line: Line, index: int) -> bool:
    """Whether a word begins another clause, so that a date behind it is not the contact's."""
    inside = index in line.at and line.at[index].phrase.tail <= index
    if index and line.plains[index].endswith("ed") and line.plains[index - 1] in PREPOSITIONS:
        return False  # "of shared interest"
    word = line.plains[index]
    if word in (";", "who", "which", "that", "where", "when", "after", "before", "since", "because", "while", "whom"):
        return not inside
    return is_finite(line.tokens, index) and not inside
