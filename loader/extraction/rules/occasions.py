"""Contacts by their occasion: `A told B at talks`, `A invited B to a meeting`, `A is in Lisbon for talks`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.clauses import Found, actor, skip_back
from loader.extraction.rules.groups import group_after, group_before
from loader.extraction.rules.participles import later_date
from loader.extraction.rules.reading import Line
from loader.extraction.rules.status import NO_STATUS, Judged, of_verb
from loader.extraction.rules.subjects import subject_of
from loader.extraction.rules.verbs import Shape, verb_group

__all__ = ["BEING", "asked_for", "be_there", "brought", "brought_together", "told"]

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


_REQUESTS = listed("request requests plea appeal demand")
_ANSWERED = {
    "turned down": "refused", "rejected": "refused", "refused": "refused", "declined": "refused",
    "denied": "refused", "dismissed": "refused", "rebuffed": "refused", "accepted": "agreed", "granted": "agreed",
    "agreed to": "agreed",
}  # fmt: skip
_ANSWERS = Phrases(_ANSWERED)


def asked_for(line: Line, start: int) -> tuple[Found, Found, Judged] | None:
    """`A turned down B's request for a meeting`, `A granted a request by B for talks`: A, B and the status."""
    at = skip_back(line, start - 1)
    if at < 2 or line.plains[at] != "for":
        return None
    by = group_before(line, at - 1)
    noun = by.first - 2 if by is not None and line.plains[by.first - 1] in ("by", "from") else at - 1
    if line.plains[noun] not in _REQUESTS:
        return None
    owner = line.at.get(noun - 2) if line.plains[noun - 1] in ("'s", "'") else None
    if by is None and owner is not None and owner.person is not None and owner.phrase.owned:
        by = Found((actor(line, owner),), owner.phrase.first, noun)
        end = owner.phrase.first
    else:
        end = noun - (line.plains[noun - 1] in ("a", "the"))
    answer = _ANSWERS.match_before(line.plains, end)
    if by is None or answer is None:
        return None
    verb = end - answer[0]
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle"}))
    one = None if group.passive or group.negated or group.tense == "infinitive" else subject_of(line, group.first)
    return (one, by, Judged(answer[1], answer[1] == "agreed")) if one is not None else None


_BRINGS = {"invited": "invited", "invites": "invited", "joined": "held", "join": "held", "invite": "invited"}
"""Verbs that bring somebody to a contact: `A invited B to talks`, `A joined B for lunch`."""


def brought(line: Line, start: int) -> tuple[Found, Found, Judged] | None:
    """`A invited B to talks`, `A joined B for lunch`: A and B, and the status."""
    at = skip_back(line, start - 1)
    guest = group_before(line, at - 1) if at > 0 and line.plains[at] in ("to", "for", "at") else None
    word = line.plains[guest.first - 1] if guest is not None and guest.first else ""
    if guest is not None and line.plains[guest.first - 2 : guest.first] == ("joined", "by"):
        return _joined_by(line, guest)
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


def _joined_by(line: Line, guest: Found) -> tuple[Found, Found, Judged] | None:
    """`A was joined by B for talks`."""
    verb = guest.first - 2
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"participle"}))
    host = subject_of(line, group.first) if group.passive else None
    later, dated = later_date(line, verb)
    judged = of_verb(group, later=later, dated=dated, heading=line.heading)
    return (host, guest, judged) if host is not None else None


_TOGETHER = (("together",), ("face", "to", "face"), ("to", "the", "table"), ("to", "one", "table"))


def brought_together(line: Line, at: int) -> tuple[Found, Judged] | None:
    """`A brought B and C together`, `the talks brought together B and C`: those who came together, A among them."""
    if line.plains[at] not in ("brought", "brings") or line.quoted[at]:
        return None
    begin = at + 1 + (line.plains[at + 1 : at + 2] == ("together",))
    met = group_after(line, begin, closed=True) if begin < len(line.tokens) else None
    behind = met is not None and any(line.plains[met.last : met.last + len(way)] == way for way in _TOGETHER)
    if met is None or len(met.actors) < 2 or not (behind or begin > at + 1):
        return None
    shapes: frozenset[Shape] = frozenset({"past", "participle"} if line.plains[at] == "brought" else {"third"})
    group = verb_group(line.tokens, at, at + 1, shapes)
    later, dated = later_date(line, at)
    judged = NO_STATUS if group.passive else of_verb(group, later=later, dated=dated, heading=line.heading)
    host = subject_of(line, group.first)
    actors = host.actors if host is not None and not host.pronoun else ()
    return replace(met, actors=(*actors, *met.actors)), judged.because("somebody brought them together")


BEING = listed("is be was are were been")


def be_there(line: Line, verb: int) -> Judged | None:
    """`is in Lisbon for talks with B`, `will be in Lisbon for a meeting with B`."""
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"base", "past", "participle"}))
    if group.negated:
        return None
    if group.tense in ("past", "perfect", "pluperfect"):
        return Judged("planned").because("the purpose of a journey; that they met is not said")
    return Judged("planned", True) if group.tense in ("present", "future") else Judged("possible", True)
