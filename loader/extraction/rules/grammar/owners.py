"""Whose a contact is: `A's meeting with B`, `his talks`, `the Kenyan president's visit`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Found, actor, skip_back, verbs_before
from loader.extraction.rules.grammar.groups import group_before
from loader.extraction.rules.grammar.noun_words import OWNERS, joint_start
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known

__all__ = ["Noun", "owner_of", "owner_start", "owners_of", "speaker_at"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A contact noun: its tokens, and what it tells of."""

    first: int
    last: int
    kind: str
    mode: str | None
    start: int
    """Where its article or other words before it begin."""


def owner_start(line: Line, owner: Found) -> int:
    """Where the words for an owner begin: of `the Kenyan president's meeting` at "the"."""
    start = owner.first
    while owner.pronoun == "description" and start > 0 and _describes(line, start - 1):
        start -= 1
    return start


def _describes(line: Line, at: int) -> bool:
    word = line.plains[at]
    nation = known.DEMONYMS.match(line.texts, at) is not None
    return nation or word in known.TITLE_WORDS or word in known.TENSES or word in ("the", "new")


def owner_of(line: Line, noun: Noun) -> Found | None:
    """`A's meeting`, `his meeting`."""
    for start in range(noun.first, max(noun.start - 1, -1), -1):
        word = line.plains[start] if start < noun.first else ""
        if word in OWNERS:
            return Found((), start, start + 1, pronoun=OWNERS[word])
    at = noun.start - 1
    if at > 1 and line.plains[at] == "whose":
        return group_before(line, at - 1) or group_before(line, at - 2)
    if at > 0 and line.plains[at] in ("'s", "'"):
        named = line.at.get(at - 1)
        if named is not None and named.phrase.owned and named.phrase.tail == at:
            return Found((actor(line, named),), named.phrase.first, at + 1)
        if known.HEADS.match_before(line.plains, at) and at - 1 not in line.at:
            return Found((), at - 1, at + 1, pronoun="description")
    return None


_WORDS = listed("comments comment remarks remark words statement statements warning announcement appeal")
SPOKE_THERE = "whose words came then is taken to have been there"


def speaker_at(line: Line, at: int) -> Found | None:
    """`A's comments came during talks with B`, of which "during" stands at a token: A."""
    verb = next(verbs_before(line, at), None)
    noun = skip_back(line, verb - 1) if verb is not None and line.plains[verb] in ("came", "were", "was") else 0
    if noun < 1 or line.plains[noun] not in _WORDS:
        return None
    found = owner_of(line, Noun(noun, noun + 1, "", None, joint_start(line, noun)))
    return replace(found, reasons=(*found.reasons, SPOKE_THERE)) if found is not None else None


def owners_of(line: Line, noun: Noun) -> Found | None:
    """`A and B's meeting`, `A's and B's meeting`, `the A-B meeting`."""
    at = noun.start - 1
    dashed = _dashed(line, noun, at)
    if dashed is not None:
        return dashed
    named = line.at.get(at - 1) if at > 0 and line.plains[at] in ("'s", "'") else None
    if named is None or not named.phrase.owned or named.phrase.tail != at:
        return None
    joint = named.phrase.first - 1
    end = joint - 1 - (line.plains[joint - 1 : joint] == ("'s",))
    other = line.at.get(end) if joint > 0 and line.plains[joint] == "and" else None
    if other is None or end != other.phrase.tail - 1:
        return None
    return Found((actor(line, other), actor(line, named)), other.phrase.first, noun.last)


def _dashed(line: Line, noun: Noun, at: int) -> Found | None:
    """`the first A-B summit`, of which the last name ends at a token: both."""
    named = line.at.get(at) if at > 1 else None
    if named is None or named.phrase.tail != at + 1 or line.plains[named.phrase.first - 1] not in ("-", "–", "/"):
        return None
    dash = named.phrase.first - 1
    other = line.at.get(dash - 1) if dash else None
    if other is None or other.phrase.tail != dash:
        return None
    return Found((actor(line, other), actor(line, named)), joint_start(line, other.phrase.first), noun.last)
