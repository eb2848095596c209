"""Where the words say that it was not this person, or that it was no meeting at all: `not by B but by C`, `Everyone but
A met B`, `a mock meeting with B`, `had the meeting happened`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import CONTACT_VERBS, Read
from loader.extraction.rules.grammar.clauses import Actor, Found

__all__ = ["is_negated"]


def is_negated(one: Read) -> bool:
    """Whether the contact cannot have been, or not with who is named alone on one of its sides."""
    sides = [side for side in (one.one, one.other) if side is not None]
    return any(_is_not_it(one, side) for side in sides) or _is_unreal(one)


def _is_not_it(one: Read, side: Found) -> bool:
    """Whether "not" or "everyone but" stands before the only one of a side, or the last who acts."""
    if not side.actors or any(who.named is not None and who.named.phrase.owned for who in side.actors):
        return False
    if one.other is None and len(side.actors) > 1:
        return _not_each_other(one)
    return len(side.actors) == 1 and (_after_not(one, side.actors[0]) or _all_but(one, side.actors[0]))


_BEFORE = listed("by with to from the")


def _after_not(one: Read, who: Actor) -> bool:
    """`received not by B`, `It was not A who met`, `Z, not A, met`; of `It was not A who spoke at talks with B` it is
    not known."""
    words = one.line.plains
    at = who.start - 1
    while at > 0 and words[at] in _BEFORE:
        at -= 1
    by_verb = CONTACT_VERBS.match(words, one.first) is not None
    return at >= 0 and words[at] == "not" and words[at - 1 : at] != ("or",) and by_verb


_EVERYBODY = listed("everyone everybody all every")


def _all_but(one: Read, who: Actor) -> bool:
    words, start = one.line.plains, who.start
    return words[start - 1 : start] == ("but",) and bool(_EVERYBODY & set(words[max(0, start - 4) : start - 1]))


def _not_each_other(one: Read) -> bool:
    """`A and B talked about peace, but not to each other`."""
    words = one.line.plains
    nots = (at for at in range(one.last, len(words)) if words[at] in ("not", "never", "neither"))
    return any(words[at + 1 : at + 2] in (("with",), ("to",)) and words[at + 2 : at + 4] in _EACH_OTHER for at in nots)


_EACH_OTHER = (("each", "other"), ("one", "another"))
_UNREAL = listed("mock would-be imaginary imagined fictitious hypothetical make-believe simulated")
_NOTHING_LIKE = (("nothing", "resembling"), ("nothing", "like"))
_HAPPENED = listed("happened taken gone come occurred been materialised materialized")


def _is_unreal(one: Read) -> bool:
    """`a mock meeting with B`, `nothing resembling a meeting`, `A's meeting with B, had it happened,`."""
    words = one.line.plains
    before = words[max(0, one.first - 4) : one.first]
    likened = any(before[at : at + 2] in _NOTHING_LIKE for at in range(len(before)))
    adjective = bool(_UNREAL & set(before[-2:]))
    behind = range(one.last, len(words) - 2)
    never = any(words[at : at + 2] in _HAD_IT and words[at + 2] in _HAPPENED for at in behind)
    return likened or adjective or never


_HAD_IT = (("had", "it"), ("had", "they"))
