"""Who was at a meeting, as a list in a sentence of its own: `A met lawmakers. Those who took part were B and C.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Actor, Found, actor, skip_forward
from loader.extraction.rules.persons.names import MEDIUM
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["present"]

Told = tuple[Read, tuple[Actor, ...]]
"""A contact of which one side is known, and who that is."""
REASON = "whom they met, a list behind it says"
_OPENS = (
    ("those", "who"), ("those", "taking"), ("those", "attending"), ("those", "present"), ("those", "participating"),
    ("those", "joining"), ("others", "who"), ("others", "at"), ("others", "attending"), ("others", "present"),
    ("in", "attendance"), ("among", "them"), ("also", "present"), ("also", "attending"), ("also", "participating"),
    ("also", "taking"), ("also", "at"), ("also", "in"), ("also", "joining"), ("joining", "them"),
    ("the", "participants"), ("the", "attendees"), ("the", "guests"), ("the", "following"), ("participants",),
    ("attendees",), ("guests",), ("participating",), ("present",), ("they", "included"), ("they", "were"),
    ("these", "included"), ("among", "those"), ("the", "group"), ("the", "list"), ("the", "delegation"),
    ("around", "the", "table"), ("at", "the", "table"), ("at", "the", "meeting"), ("at", "the", "talks"),
)  # fmt: skip
"""How a sentence opens that lists who was there."""
_HAS = listed("were was included include includes are comprised")
_PLANS = listed("will would")
_OTHERWISE = listed(
    "absent killed died dead missing injured wounded arrested detained not no nobody never without except excluding "
    "declined refused winners victims candidates accused charged invited missed boycotted skipped"
)
"""Words by which the list is one of something else."""
_FAR = 12
_NEAR = 2


def present(lines: Sequence[Line], told: Sequence[Told]) -> Iterator[tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]]:
    """The contacts of those who are listed with the one of whose meeting the text tells just before."""
    for line in lines:
        start = _list_from(line)
        if start is None:
            continue
        before = [one for one in told if line.number - _NEAR <= one[0].line.number < line.number]
        listed_ = _persons(line, start)
        if before and listed_ and not any(who.person is one.person for who in listed_ for one in before[-1][1]):
            yield _contact(line, start, listed_, before[-1])


def _list_from(line: Line) -> int | None:
    """Where the names begin of a sentence that lists who was there."""
    if line.heading or not any(line.plains[: len(words)] == words for words in _OPENS):
        return None
    for at in range(1, min(_FAR, len(line.tokens) - 1)):
        if line.plains[at] == ":" or (line.plains[at] in _HAS and not _goes_on(line, at + 1)):
            spoilt = _OTHERWISE & set(line.plains[:at]) or _PLANS & set(line.plains[:at]) or line.quoted[at]
            return None if spoilt else at + 1
        if at in line.at and line.at[at].person is not None:
            return None
    return None


def _goes_on(line: Line, index: int) -> bool:
    """Whether a word such as "present" stands behind "were", and the names come later."""
    return line.plains[index] in ("present", "in", "also", "joined", "attending", "at")


def _persons(line: Line, start: int) -> tuple[Actor, ...]:
    """All of name up to the next clause."""
    end = next((at for at in range(start, len(line.tokens)) if _ends(line, at)), len(line.tokens))
    inside = [one for one in line.named if start <= one.phrase.head < end and not one.phrase.owned]
    if inside and end < len(line.tokens) and skip_forward(line, inside[-1].phrase.last) == end:
        inside = inside[:-1] if is_finite(line.tokens, end) else inside  # "dishes, and B was late"
    sound = all(one.person is not None and one.person.evidence >= MEDIUM and not one.person.press for one in inside)
    return tuple(actor(line, one) for one in inside) if sound else ()


def _ends(line: Line, at: int) -> bool:
    clause = line.plains[at] in ("who", "which", "that", "whose", "where", "while", "according")
    return clause or (is_finite(line.tokens, at) and at not in line.at)


def _contact(
    line: Line, start: int, there: tuple[Actor, ...], told: Told
) -> tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]:
    read, actors = told
    met = tuple(Actor(line, start - 1, start, one.person) for one in actors)
    judged = read.judged.because(REASON)
    one, other = Found(there, there[0].first, there[-1].last), Found(met, start - 1, start)
    return Read(line, start - 1, start, one, other, read.kind, read.mode, judged, (start - 1,)), there, met
