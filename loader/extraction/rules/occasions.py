"""Contacts by their occasion: `A told B at talks`, `A invited B to a meeting`, `A is in Lisbon for talks`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.clauses import Found, skip_back
from loader.extraction.rules.groups import group_after, group_before
from loader.extraction.rules.participles import later_date
from loader.extraction.rules.reading import Line
from loader.extraction.rules.status import NO_STATUS, Judged, of_verb
from loader.extraction.rules.subjects import subject_of
from loader.extraction.rules.verbs import Shape, verb_group

__all__ = ["BEING", "be_there", "brought", "told"]

_AT_TALKS = listed("during at in")
_TELLS = listed("told assured warned informed reassured urged thanked congratulated")


def told(line: Line, start: int, last: int) -> tuple[Found, Found] | None:
    """`During talks on Monday, A told B that ...`: who spoke to whom there. The talks' words begin at `start`
    and end before `last`."""
    at = skip_back(line, start - 1)
    if at < 0 or line.plains[at] not in _AT_TALKS or line.plains[last : last + 1] == ("of",):
        return None
    verbs = [i for i, word in enumerate(line.plains) if word in _TELLS and not line.quoted[i] and i not in line.at]
    if len(verbs) != 1:
        return None
    group = verb_group(line.tokens, verbs[0], verbs[0] + 1, frozenset({"past", "participle"}))
    other = group_after(line, verbs[0] + 1)
    one = subject_of(line, group.first) if group.tense == "past" and not group.negated and not group.passive else None
    alone = one is not None and one.actors and other is not None and not any(who.surname_only for who in other.actors)
    return (one, other) if one is not None and other is not None and alone else None


_BRINGS = {"invited": "invited", "invites": "invited", "joined": "held", "join": "held", "invite": "invited"}
"""Verbs that bring somebody to a contact: `A invited B to talks`, `A joined B for lunch`."""


def brought(line: Line, start: int) -> tuple[Found, Found, Judged] | None:
    """`A invited B to talks`, `A joined B for lunch`: A and B, and the status."""
    at = skip_back(line, start - 1)
    guest = group_before(line, at - 1) if at > 0 and line.plains[at] in ("to", "for", "at") else None
    word = line.plains[guest.first - 1] if guest is not None and guest.first else ""
    if guest is None or word not in _BRINGS:
        return None
    shapes: frozenset[Shape] = frozenset({"past", "participle"} if word.endswith("ed") else {"base"})
    group = verb_group(line.tokens, guest.first - 1, guest.first, shapes)
    host = None if group.passive or group.tense == "infinitive" else subject_of(line, group.first)
    if host is None:
        return None
    later, dated = later_date(line, group.verb)
    judged = of_verb(group, later=later, dated=dated, heading=line.heading)
    if _BRINGS[word] == "invited":
        judged = Judged("invited", ahead=True) if judged.status == "held" else NO_STATUS
    return host, guest, judged


BEING = listed("is be was are were been")


def be_there(line: Line, verb: int) -> Judged | None:
    """`is in Lisbon for talks with B`, `will be in Lisbon for a meeting with B`."""
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"base", "past", "participle"}))
    if group.negated:
        return None
    if group.tense in ("past", "perfect", "pluperfect"):
        return Judged("planned").because("the purpose of a journey; that they met is not said")
    return Judged("planned", True) if group.tense in ("present", "future") else Judged("possible", True)
