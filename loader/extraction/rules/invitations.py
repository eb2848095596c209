"""Invitations and visits: `A invited B to Nairobi`, `A accepted B's invitation to visit`, `A paid B a visit`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.clauses import Found, actor, skip_back
from loader.extraction.rules.contacts import Read
from loader.extraction.rules.governing_clauses import in_clause
from loader.extraction.rules.groups import group_after
from loader.extraction.rules.participles import main_subject, subject_and_status
from loader.extraction.rules.reading import Line
from loader.extraction.rules.status import NO_STATUS, Judged
from loader.extraction.rules.subjects import subject_of
from loader.extraction.rules.verbs import Group, Shape, verb_group

__all__ = ["visits_in"]

_INVITE: dict[str, frozenset[Shape]] = {
    "invited": frozenset({"past", "participle"}),
    "invites": frozenset({"third"}),
    "invite": frozenset({"base"}),
    "inviting": frozenset({"gerund"}),
    "asked": frozenset({"past", "participle"}),
}
_ACCEPT: dict[str, frozenset[Shape]] = {
    "accepted": frozenset({"past", "participle"}),
    "accepts": frozenset({"third"}),
    "accept": frozenset({"base"}),
    "received": frozenset({"past", "participle"}),
}
_PAY: dict[str, frozenset[Shape]] = {
    "paid": frozenset({"past", "participle"}),
    "pays": frozenset({"third"}),
    "pay": frozenset({"base"}),
    "paying": frozenset({"gerund"}),
    "made": frozenset({"past", "participle"}),
}
_VISITS = listed("visit visits call")
_TO_COME = listed("visit come travel pay make fly tour attend stay return")
_AN = listed("a an the his her any formal official standing open new recent personal 's")
ONLY_INVITED = "an invitation; that they are to meet is not said"


def visits_in(line: Line) -> Iterator[Read]:
    """The invitations and the visits to somebody of a sentence."""
    for at, word in enumerate(line.plains):
        if at in line.at and line.at[at].person is not None:
            continue
        read = None
        if word in _INVITE:
            read = _invited(line, at)
        elif word in _ACCEPT:
            read = _accepted(line, at)
        elif word in ("extended", "issued", "sent", "handed"):
            read = _extended(line, at)
        elif word in _PAY:
            read = _paid(line, at)
        if read is not None:
            yield read


def _invited(line: Line, verb: int) -> Read | None:
    """`A invited B to Nairobi`, `B was invited by A to visit Kenya`."""
    group = verb_group(line.tokens, verb, verb + 1, _INVITE[line.plains[verb]])
    start = verb + 1
    by = group.passive and line.plains[start : start + 1] == ("by",)
    other = group_after(line, start + by) if start + by < len(line.tokens) else None
    if other is None or (group.passive and not by) or not _to_come(line, other.last):
        return None
    if line.plains[verb] == "asked" and not line.tokens[other.last + 1].capital:  # "asked B to come clean"
        return None
    one = subject_of(line, group.first)
    plain = group.tense in ("past", "perfect", "pluperfect") or (group.passive and group.tense == "present")
    judged = Judged("invited", True) if plain and not (group.negated or group.habit) else NO_STATUS
    return _read(line, (verb, verb + 1), (one, other), judged.because(ONLY_INVITED))


def _to_come(line: Line, index: int) -> bool:
    """Whether a journey follows: `to Nairobi`, `to visit Kenya`, `for a visit`."""
    word = line.plains[index : index + 1]
    if word == ("for",):
        return bool(_VISITS & set(line.plains[index + 1 : index + 5]))
    if word != ("to",) or index + 1 >= len(line.tokens):
        return False
    return line.plains[index + 1] in _TO_COME or line.tokens[index + 1].capital


def _accepted(line: Line, verb: int) -> Read | None:
    """`A accepted B's invitation to visit Kenya`, `A accepted an invitation from B to visit Kenya`."""
    noun = next((i for i in range(verb + 1, min(verb + 12, len(line.tokens))) if line.plains[i] == "invitation"), None)
    if noun is None:
        return None
    group = verb_group(line.tokens, verb, verb + 1, _ACCEPT[line.plains[verb]])
    host, behind = _host(line, verb, noun)
    closed = line.plains[behind : behind + 1] in ((), (",",), (".",))
    if host is None or not (closed or _to_come(line, behind)) or group.passive:
        return None
    plain = group.tense in ("past", "perfect", "pluperfect") and not group.negated
    judged = Judged("invited", True).because(ONLY_INVITED) if plain else NO_STATUS
    return _read(line, (noun, noun + 1), (subject_of(line, group.first), host), judged)


def _extended(line: Line, verb: int) -> Read | None:
    """`A extended an invitation to B`."""
    noun = next((i for i in range(verb + 1, min(verb + 6, len(line.tokens))) if line.plains[i] == "invitation"), None)
    if noun is None or line.plains[noun + 1 : noun + 2] != ("to",) or noun + 2 >= len(line.tokens):
        return None
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle"}))
    guest = group_after(line, noun + 2)
    plain = group.tense in ("past", "perfect", "pluperfect") and not group.negated and not group.passive
    judged = Judged("invited", True).because(ONLY_INVITED) if plain else NO_STATUS
    return _read(line, (noun, noun + 1), (subject_of(line, group.first), guest), judged) if guest is not None else None


def _host(line: Line, verb: int, noun: int) -> tuple[Found | None, int]:
    """Whose invitation it is, and where the words go on behind it."""
    owner = line.at.get(noun - 2) if line.plains[noun - 1] in ("'s", "'") else None
    if owner is not None and owner.phrase.owned and owner.phrase.first == verb + 1:
        return Found((actor(line, owner),), owner.phrase.first, noun), noun + 1
    by = line.plains[noun + 1 : noun + 2] in (("from",), ("by",)) and set(line.plains[verb + 1 : noun]) <= _AN
    host = group_after(line, noun + 2) if by and noun + 2 < len(line.tokens) else None
    return host, host.last if host is not None else noun + 1


def _paid(line: Line, verb: int) -> Read | None:
    """`A paid a condolence visit to B`, `A paid B a visit`."""
    noun = next((i for i in range(verb + 1, min(verb + 8, len(line.tokens))) if line.plains[i] in _VISITS), None)
    if noun is None or (line.plains[noun] == "call" and line.plains[verb] == "made"):
        return None
    met = group_after(line, verb + 1)
    if met is None and line.plains[noun + 1 : noun + 2] in (("to",), ("on",)):
        met = group_after(line, noun + 2) if noun + 2 < len(line.tokens) else None
    elif met is not None and not (met.last < noun and line.plains[met.last] in ("a", "an", "another")):
        met = None
    if met is None or any(who.person is None or who.person.evidence < 2 for who in met.actors):
        return None
    group = verb_group(line.tokens, verb, verb + 1, _PAY[line.plains[verb]])
    one, judged = _of_group(line, group)
    return _read(line, (noun, noun + 1), (one, met), judged, verb)


def _of_group(line: Line, group: Group) -> tuple[Found | None, Judged]:
    if group.tense in ("gerund", "having"):
        after = line.plains[skip_back(line, group.first - 1)] in ("after", "following") if group.first else False
        return main_subject(line, group.first), Judged("held") if after or group.tense == "having" else NO_STATUS
    return subject_and_status(line, group)


def _read(
    line: Line, at: tuple[int, int], sides: tuple[Found | None, Found], judged: Judged, verb: int | None = None
) -> Read:
    one, other = sides
    if one is not None:
        judged = in_clause(line, one.first, judged)
    anchors = (at[0],) if verb is None else (verb, at[0])
    return Read(line, *at, one, other, "meeting", "in_person", judged, anchors)
