"""Who was at a meeting of which an earlier sentence tells: `A met activists. B, who was at the meeting, said ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Actor, Found
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import verb_group

__all__ = ["Told", "attended"]

Told = tuple[Read, tuple[Actor, ...]]
"""A contact of which one side is known, and who that is."""
_MEETINGS = listed("meeting talks gathering session lunch dinner")
_TELLING = listed("met meeting meetings talks hosted received")
_WAYS = (("was", "at"), ("were", "at"), ("attended",), ("took", "part", "in"), ("participated", "in"), ("joined",),
         ("sat", "in", "on"))  # fmt: skip
REASON = "whom they met there, another sentence says"


def attended(
    lines: Sequence[Line], told: Sequence[Told]
) -> Iterator[tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]]:
    """Contacts of those who, in a sentence of their own, were at the meeting: with whom they met there."""
    for line in lines:
        for at, word in enumerate(line.plains):
            there = _there(line, at) if word in _MEETINGS else None
            if there is None:
                continue
            before = [one for one in told if one[0].line.number < line.number and _is_meeting(one[0])]
            if before and len({id(actor.person) for _, actors in before for actor in actors}) == 1:
                yield _contact(line, at, there, before[-1])


def _is_meeting(read: Read) -> bool:
    return read.line.plains[read.first] in _TELLING


def _there(line: Line, at: int) -> Found | None:
    """Who was there, if the words before the noun say so: `B, who was at Friday's meeting`."""
    start = at
    while start > 0 and (line.date_at(start - 1) or line.plains[start - 1] in ("the", "'s", "that", "same")):
        start -= 1
    if start == at or (at + 1 < len(line.tokens) and line.tokens[at + 1].word and line.plains[at + 1] != "and"):
        return None
    for way in _WAYS:
        verb = start - len(way)
        if verb < 0 or line.plains[verb:start] != way or line.quoted[verb]:
            continue
        group = verb_group(line.tokens, verb, verb + 1, frozenset({"past"}))
        found = None if group.negated or group.tense != "past" else subject_of(line, verb)
        return found if found is not None and found.actors and not found.pronoun else None
    return None


def _contact(line: Line, at: int, there: Found, told: Told) -> tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]:
    read, actors = told
    met = tuple(Actor(line, at, at + 1, actor.person) for actor in actors)
    other = Found(met, at, at + 1)
    judged = replace(read.judged, reasons=()).because(REASON)
    return Read(line, at, at + 1, there, other, read.kind, read.mode, judged, (at,)), there.actors, met
