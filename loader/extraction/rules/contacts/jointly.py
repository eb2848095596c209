"""What two leaders do in one place together, which tells that they met: `A and B inspected the dam`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import of_two_countries
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.participles import later_date
from loader.extraction.rules.grammar.status import of_verb
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import verb_group

__all__ = ["jointly_in", "sides_in"]

SIDES = "who led the two sides is taken for those who met"
_SIDES = listed("delegation delegations team side")
_OTHER_SIDE = listed("side one delegation team")
_JOINED = listed("and , ; while")

_TOGETHER = listed("inaugurated unveiled inspected toured walked strolled posed emerged planted cut")
"""Verbs, in the past, of what takes two to one place."""
_AGREE = listed("agreed discussed decided pledged signed")
_MARGINS = listed("sidelines margins fringes")
"""`On the sidelines A and B agreed to share the costs`."""
_TWO_DO = listed(
    "walked strolled toured sat dined ate lunched posed embraced prayed drank inspected stood clashed argued sparred "
    "laughed signed emerged hugged travelled traveled"
)
"""What "the two" do, who were named before, that takes them to one place."""
REASON = "that they met only what they did together says"
_APART = listed("each separately respectively apart separate remotely virtually both")
_NOT_THERE = listed(
    "letter petition statement appeal open-letter declaration against bill decree law order laws decrees"
)
"""What several sign without each other."""


def sides_in(line: Line) -> Iterator[Read]:
    """`The Kenyan delegation was led by A and the Danish side by B`: A and B, to be looked at."""
    for at, word in enumerate(line.plains[:-1]):
        if (word, line.plains[at + 1]) not in (("led", "by"), ("headed", "by")) or line.quoted[at]:
            continue
        group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
        one = group_after(line, at + 2) if at + 2 < len(line.tokens) else None
        other = _led_beside(line, one.last) if one is not None and len(one.actors) == 1 else None
        if one is None or other is None or group.negated or not _SIDES & set(line.plains[max(0, at - 4) : at]):
            continue
        judged = of_verb(group, later=later_date(line, at)[0], dated=False, heading=line.heading).because(SIDES)
        yield Read(line, at, at + 1, one, other, "talks", None, judged, (at, group.first))


def _led_beside(line: Line, start: int) -> Found | None:
    """The leader of the other side, behind `and the Danish one by`."""
    begin = start - (line.plains[start - 1] in _JOINED)
    by = next((at for at in range(begin, min(begin + _NEAR, len(line.tokens) - 1)) if line.plains[at] == "by"), None)
    if by is None or line.plains[begin] not in _JOINED or not _OTHER_SIDE & set(line.plains[begin:by]):
        return None
    found = group_after(line, by + 1)
    return found if found is not None and len(found.actors) == 1 else None


_NEAR = 9


def jointly_in(line: Line) -> Iterator[Read]:
    """What exactly two holders of offices, of two countries, did together; always to be looked at."""
    for at, word in enumerate(line.plains):
        two = word in _TWO_DO and at not in line.at and not line.quoted[at] and not line.heading
        both = _the_two(line, at) if two else None
        if both is not None:
            yield both
        if word not in _TOGETHER | _AGREE or at in line.at or line.quoted[at] or line.heading:
            continue
        if word in _AGREE and not _MARGINS & set(line.plains[:at]):
            continue
        group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
        found = subject_of(line, group.first) if not group.passive and group.tense in ("past", "perfect") else None
        if found is None or group.negated or not of_two_countries(found) or found.reached:
            continue
        offices = all(who.person is not None and who.person.titles and not who.person.press for who in found.actors)
        if not offices or _APART & set(line.plains[found.first :]):
            continue
        later, dated = later_date(line, group.verb)
        judged = of_verb(group, later=later, dated=dated, heading=False).because(REASON, *found.reasons)
        yield Read(line, at, at + 1, found, None, "meeting", None, judged, (at, group.first))


def _the_two(line: Line, at: int) -> Read | None:
    """`The two ministers walked along the wire`: those who were named before."""
    group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
    found = subject_of(line, group.first) if not group.passive and group.tense in ("past", "perfect") else None
    if found is None or group.negated or found.pronoun != "they" or _APART & set(line.plains[found.first :]):
        return None
    if "two" not in line.plains[max(0, found.first - 2) : found.last] or _NOT_THERE & set(line.plains[at:]):
        return None
    judged = of_verb(group, later=False, dated=False, heading=False).because(REASON)
    return Read(line, at, at + 1, found, None, "meeting", None, judged, (at, group.first))
