"""Whether a date beside a contact is the day of another event that the sentence names: `met B to discuss the vote on
Thursday`, `After an attack on Monday, A met B`, `met B in the wake of Monday's attack`."""

from __future__ import annotations

from loader.extraction.lexicon import listed, words
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import PREPOSITIONS
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["of_other_event"]

_EVENTS = words("dated-events.txt")
_AT = listed("at during in for sidelines margins fringes")
"""Before an event these say that the contact was there, so that the day of the event is its own."""
_ON = listed("sidelines margins fringes day days occasion")
_BESIDE = listed("after before following since despite amid amidst ahead wake aftermath eve until hours days weeks")
"""Words for what was before, around or behind the contact."""
_UNITS = listed("hours days weeks")
_PARTS_OF_DAYS = listed(
    "hours hour morning afternoon evening night dawn early end start beginning middle week weekend course part"
)
_SHORT = 4


def of_other_event(line: Line, one: Read, first: int, last: int) -> bool:
    """Whether the date whose words begin at `first` and end before `last` is that of another event."""
    if _is_within_contact(line, one, last):
        return False
    if line.plains[last : last + 1] in (("'s",), ("'",)):
        return not _at_event(line, first)
    if first >= one.last:
        return _behind(line, range(one.last, first)) or _of_next_verb(line, one, last)
    return last <= one.first and _opens_beside(line, first)


def _is_within_contact(line: Line, one: Read, last: int) -> bool:
    """`Monday's talks with B`, `after talks on Monday with B`, `the June 5 call`."""
    between = range(last, one.first)
    near = len(between) <= _SHORT and not any(line.plains[at] in {",", ";", *PREPOSITIONS} for at in between)
    return last <= one.first and near and not any(at in line.at for at in between)


def _at_event(line: Line, first: int) -> bool:
    """Whether somebody is there `at Monday's summit`, `on the sidelines of the Monday summit`."""
    before = first - 1 - (line.plains[first - 1 : first] == ("the",))
    before -= line.plains[before : before + 1] == ("of",)
    return before >= 0 and line.plains[before] in _AT


def _behind(line: Line, between: range) -> bool:
    """Whether the words between a contact and a date end with another event: `about the killing of a nurse`, or the
    date is that of a thing: `the deal of March 3`."""
    if not between:
        return False
    end = between.stop - 1
    if line.plains[end] == "of":
        return line.plains[end - 1] not in _PARTS_OF_DAYS and end > between.start
    if any(_is_with(line, at) or _plans_another(line, at, between.stop) for at in between):
        return True
    start = _phrase(line, between)
    if start is None:
        return False
    head = line.plains[start]
    rest = {line.plains[at] for at in range(start + 1, end + 1) if not _is_length(line, at)}
    there = (head in _AT and not _is_ready(line, start)) or (head == "on" and bool(_ON & rest))
    return bool(_BESIDE & {head, *rest}) or (not there and bool(_EVENTS & rest))


def _is_ready(line: Line, at: int) -> bool:
    """`to prepare for a summit on June 3`, at "for": the contact is not there."""
    return line.plains[at] == "for" and bool(_READY & set(line.plains[max(0, at - 2) : at]))


_READY = listed(
    "prepare preparing prepared prepares preparation preparations plan plans planning arrangements campaign"
)


def _is_with(line: Line, at: int) -> bool:
    """`, with talks to resume on Friday`: what goes on beside the contact."""
    opens = line.plains[at : at + 2] == (",", "with")
    return opens and not any(index in line.at for index in range(at + 2, at + _SHORT))


_PLANS = listed("plan prepare arrange organise organize discuss schedule announce cancel postpone agree")


def _plans_another(line: Line, at: int, end: int) -> bool:
    """`to plan a meeting with C`, at "to": what is to be on the day behind it."""
    plans = line.plains[at] == "to" and bool(_PLANS & set(line.plains[at + 1 : at + 2]))
    return plans and any(CONTACT_NOUNS.match(line.plains, noun) for noun in range(at + 2, end))


def _phrase(line: Line, between: range) -> int | None:
    """Where the phrase begins that the last words belong to: its preposition, but for "of", or a purpose's verb."""
    for at in reversed(between):
        if line.plains[at] == "of" or (at in line.at and line.plains[at] not in _EVENTS) or _is_length(line, at):
            continue
        if line.plains[at] in PREPOSITIONS or line.plains[at] in _BESIDE or line.plains[at] == "to":
            return at
        if line.plains[at] in (",", ";", "and") or is_finite(line.tokens, at):
            return None
    return between.start - 1


def _is_length(line: Line, at: int) -> bool:
    """`for more than two hours`, at "hours"."""
    return line.plains[at] in _UNITS and "for" in line.plains[max(0, at - _SHORT) : at]


def _of_next_verb(line: Line, one: Read, last: int) -> bool:
    """`met B and on Monday flew home`: a verb behind the date that "and" joins."""
    joined = "and" in line.plains[one.last : last] and last < len(line.tokens)
    return joined and is_finite(line.tokens, last) and last not in line.at


def _opens_beside(line: Line, first: int) -> bool:
    """Whether the words from the beginning of the clause up to a date name what was before or after: `Hours after an
    attack on Monday, A met B`."""
    start = max((at + 1 for at in range(first) if line.plains[at] in (",", ";", ":")), default=0)
    return bool(_BESIDE & set(line.plains[start:first]))
