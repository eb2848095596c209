"""Invitations and visits: `A invited B to Nairobi`, `A accepted B's invitation to visit`, `A paid B a visit`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.invitation_nouns import INVITED, by_noun, to_come
from loader.extraction.rules.grammar.clauses import Found, skip_back
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.participles import main_subject, subject_and_status
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Group, Shape, verb_group

__all__ = ["visits_in"]

_INVITE: dict[str, frozenset[Shape]] = {
    "invited": frozenset({"past", "participle"}),
    "invites": frozenset({"third"}),
    "invite": frozenset({"base"}),
    "inviting": frozenset({"gerund"}),
    "asked": frozenset({"past", "participle"}),
}
_PAY: dict[str, frozenset[Shape]] = {
    "paid": frozenset({"past", "participle"}),
    "pays": frozenset({"third"}),
    "pay": frozenset({"base"}),
    "paying": frozenset({"gerund"}),
    "made": frozenset({"past", "participle"}),
}
_VISITS = listed("visit visits call")


def visits_in(line: Line) -> Iterator[Read]:
    """The invitations and the visits to somebody of a sentence."""
    for at, word in enumerate(line.plains):
        if at in line.at and line.at[at].person is not None:
            continue
        read = None
        if word in _INVITE:
            read = _invited(line, at)
        elif word in _PAY:
            read = _paid(line, at)
        read = read or _by_noun(line, at)
        if read is not None:
            yield read


def _by_noun(line: Line, at: int) -> Read | None:
    found = by_noun(line, at)
    return _read(line, (found[0], found[0] + 1), (found[2], found[3]), found[4]) if found is not None else None


def _invited(line: Line, verb: int) -> Read | None:
    """`A invited B to Nairobi`, `B was invited by A to visit Kenya`."""
    group = verb_group(line.tokens, verb, verb + 1, _INVITE[line.plains[verb]])
    start = verb + 1
    by = group.passive and line.plains[start : start + 1] == ("by",)
    other = _whom(line, start + by)
    if other is None or (group.passive and not by) or not to_come(line, other.last):
        return None
    if line.plains[verb] == "asked" and not line.tokens[other.last + 1].capital:  # "asked B to come clean"
        return None
    one = main_subject(line, verb) if group.tense == "gerund" else subject_of(line, group.first)
    plain = group.tense in ("past", "perfect", "pluperfect") or (group.passive and group.tense == "present")
    plain = plain or (group.tense == "gerund" and bool(_LETTERS & set(line.plains[:verb])))
    judged = INVITED if plain and not (group.negated or group.habit) else NO_STATUS
    return _read(line, (verb, verb + 1), (one, other), judged)


_LETTERS = listed("wrote letter message called telephoned phoned tweeted")
"""In such one invites: `wrote to B inviting him to Lima`."""


def _whom(line: Line, start: int) -> Found | None:
    """Who is named here, or "him" and "her" where nothing belongs to them."""
    pronoun = line.plains[start : start + 1] in (("him",), ("her",)) and to_come(line, start + 1)
    if pronoun:
        return Found((), start, start + 1, pronoun=line.plains[start])
    return group_after(line, start) if start < len(line.tokens) else None


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
