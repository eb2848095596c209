"""Somebody who was welcomed by a host, as a noun tells of it: `B got a warm welcome from A`, `A gave B a welcome`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.participles import subject_and_status
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Shape, is_finite, verb_group

__all__ = ["welcomes_in"]

_REASON = "a welcome; that they spoke is not said"
_GETS: dict[str, frozenset[Shape]] = {
    "got": frozenset({"past", "participle"}),
    "gets": frozenset({"third"}),
    "received": frozenset({"past", "participle"}),
    "receives": frozenset({"third"}),
    "given": frozenset({"participle"}),
    "accorded": frozenset({"past", "participle"}),
    "gave": frozenset({"past"}),
    "gives": frozenset({"third"}),
}
_LONGEST = 14
_OF_OTHERS = listed("crowd crowds people fans supporters villagers schoolchildren hero's")


def welcomes_in(line: Line) -> Iterator[Read]:
    """The welcomes of a sentence of which it names host and guest."""
    for at, word in enumerate(line.plains):
        if word == "welcome" and not line.quoted[at] and at not in line.at:
            read = _welcome(line, at)
            if read is not None:
                yield read


def _welcome(line: Line, noun: int) -> Read | None:
    verb = next((at for at in range(noun - 1, max(noun - _LONGEST, -1), -1) if line.plains[at] in _GETS), None)
    if verb is None or _OF_OTHERS & set(line.plains[verb:]):
        return None
    group = verb_group(line.tokens, verb, verb + 1, _GETS[line.plains[verb]])
    one, judged = subject_and_status(line, group)
    other = _given_to(line, verb, noun) if not group.passive else None
    other = other or _from(line, verb, noun)
    if one is None or other is None:
        return None
    judged = in_clause(line, one.first, judged)
    return Read(line, noun, noun + 1, one, other, "meeting", "in_person", _looked_at(judged), (verb, noun))


def _looked_at(judged: Judged) -> Judged:
    return judged.because(_REASON) if judged.status == "held" else NO_STATUS


def _given_to(line: Line, verb: int, noun: int) -> Found | None:
    """B of `gave B a warm welcome`."""
    guest = group_after(line, verb + 1)
    own = guest is not None and line.plains[guest.last] in ("a", "an", "the") and guest.last < noun
    return guest if own and guest is not None and _adjectives(line, guest.last + 1, noun) else None


def _from(line: Line, verb: int, noun: int) -> Found | None:
    """A of `got a warm welcome in Lima from A`, `was given a welcome by A`."""
    start = past_places(line, noun + 1)
    behind = line.plains[start : start + 1] in (("from",), ("by",)) and start + 1 < len(line.tokens)
    plain = line.plains[verb + 1] in ("a", "an", "the") and _adjectives(line, verb + 2, noun)
    return group_after(line, start + 1) if behind and plain else None


def _adjectives(line: Line, start: int, end: int) -> bool:
    """Whether nothing but words that belong to the noun stand there."""
    inside = range(start, end)
    return all(line.tokens[at].word and at not in line.at and not is_finite(line.tokens, at) for at in inside)
