"""Contacts that somebody else makes, or a side with "the pair": `offered to bring A and B together`, `to host the two`,
`get the pair into the same room`, and `her host, A,`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.mixed import mixed_after
from loader.extraction.rules.grammar.clauses import Found, actor, skip_back, skip_forward
from loader.extraction.rules.grammar.descriptions import the_two
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.participles import status_of
from loader.extraction.rules.grammar.status import NO_STATUS, Judged, governed
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import Group, Shape, verb_group

__all__ = ["joined_by_others"]

_BRING: dict[str, frozenset[Shape]] = {
    "bring": frozenset({"base"}), "brings": frozenset({"third"}), "brought": frozenset({"past", "participle"}),
    "bringing": frozenset({"gerund"}), "get": frozenset({"base"}), "getting": frozenset({"gerund"}),
    "host": frozenset({"base"}), "hosts": frozenset({"third"}), "hosted": frozenset({"past", "participle"}),
    "hosting": frozenset({"gerund"}), "seat": frozenset({"base"}), "put": frozenset({"base"}),
}  # fmt: skip
_HOSTING = listed("host hosts hosted hosting")
_WAYS = (("together",), ("face", "to", "face"), ("into", "the", "same", "room"), ("in", "the", "same", "room"),
         ("in", "one", "room"), ("into", "one", "room"), ("to", "the", "table"), ("to", "the", "negotiating", "table"),
         ("around", "one", "table"), ("around", "a", "table"), ("to", "one", "table"))  # fmt: skip
_WISHED = {
    "offer": "proposed", "offers": "proposed", "offered": "proposed", "offering": "proposed", "proposal": "proposed",
    "proposed": "proposed", "idea": "proposed", "efforts": "proposed", "effort": "proposed", "attempt": "proposed",
    "attempts": "proposed", "bid": "proposed", "trying": "proposed", "tried": "proposed", "push": "proposed",
    "plan": "planned", "plans": "planned", "hopes": "hoped", "hope": "hoped", "hoped": "hoped", "hoping": "hoped",
    "speak": "proposed", "talk": "proposed", "spoke": "proposed", "possibility": "possible", "prospect": "possible",
    "chance": "possible", "readiness": "possible", "ready": "possible", "want": "hoped", "wants": "hoped",
    "wanted": "hoped", "willing": "possible", "keen": "hoped", "seeking": "proposed",
}  # fmt: skip
"""Words before "to bring", "of getting", to the status that they give to the meeting."""
_REASON = "somebody else would bring them together"


def joined_by_others(line: Line) -> Iterator[Read]:
    """All such contacts of a sentence."""
    for at, word in enumerate(line.plains):
        if at in line.at and line.at[at].person is not None:
            continue
        read = _host(line, at) if word in _HOST_NOUNS else None
        read = _brought(line, at) if read is None and word in _BRING else read
        if read is not None:
            yield read


def _brought(line: Line, verb: int) -> Read | None:
    met = _both(line, verb + 1)
    if met is None or line.quoted[verb]:
        return None
    behind = skip_forward(line, met.last)
    together = any(line.plains[behind : behind + len(way)] == way for way in _WAYS)
    hosted = line.plains[verb] in _HOSTING and bool(met.pronoun)
    if not together and not hosted:
        return None
    judged = _status(line, verb)
    return Read(line, verb, verb + 1, met, None, "meeting", "in_person", judged.because(_REASON), (verb,))


def _both(line: Line, start: int) -> Found | None:
    """`the pair`, `the two ministers`, `both men`, `A and B`, `the Kenyan leader and B`."""
    if start >= len(line.tokens):
        return None
    if line.plains[start : start + 2] in (("the", "pair"), ("the", "duo")):
        return Found((), start + 1, start + 2, pronoun="they")
    two = the_two(line, start)
    if two:
        return Found((), two - 1, two, pronoun="they")
    if line.plains[start : start + 2] in (("both", "men"), ("both", "women"), ("both", "leaders")):
        return Found((), start + 1, start + 2, pronoun="they")
    named = group_after(line, start, closed=True)
    if named is not None and len(named.actors) > 1:
        return named
    return mixed_after(line, start)


def _status(line: Line, verb: int) -> Judged:
    group = verb_group(line.tokens, verb, verb + 1, _BRING[line.plains[verb]])
    if group.negated:
        return NO_STATUS
    if group.tense == "infinitive":
        judged = governed(line, group)[0]
        if judged.status is not None and judged.status != "held":
            return judged
        return _wished(line, group, group.first - 1)
    if group.tense == "gerund":
        return _wished(line, group, group.first - 1)
    judged = status_of(line, group)
    return judged if subject_of(line, group.first) is not None or judged.status != "held" else NO_STATUS


_LONGEST = 8


def _wished(line: Line, group: Group, last: int) -> Judged:
    """What stands before "to bring" or "of getting", over no other verb."""
    at = skip_back(line, last)
    near = line.plains[max(0, at - _LONGEST) : at + 1]
    if line.plains[group.first - 1 : group.first] not in (("of",), ("at",), ("on",)) and group.to is None:
        return NO_STATUS
    if {"no", "not", "never", "failed", "refused"} & set(near):
        return NO_STATUS
    found = next((_WISHED[word] for word in reversed(near) if word in _WISHED), None)
    return Judged(found, ahead=True) if found is not None else NO_STATUS


_HOST_NOUNS = listed("host guest visitor interlocutor")
_HOST_REASON = "that they met only the word for one of them says"


def _host(line: Line, at: int) -> Read | None:
    """`Her host, A, walked her round the garden`: A and her."""
    owner = line.at.get(at - 2) if at > 1 and line.plains[at - 1] in ("'s", "'") else None
    owned = owner is not None and owner.person is not None and owner.phrase.owned
    own = line.plains[at - 1 : at] in (("his",), ("her",)) or owned
    if not own or line.plains[at + 1 : at + 2] != (",",) or at < 1:
        return None
    other = group_after(line, at + 2) if at + 2 < len(line.tokens) else None
    if other is None or len(other.actors) != 1 or any(word in known.PRESS_NOUNS for word in line.plains[at + 1 :]):
        return None
    pronoun = {"his": "he", "her": "she"}.get(line.plains[at - 1])
    one = Found((actor(line, owner),) if owned and owner is not None else (), at - 1, at, pronoun=pronoun)
    judged = Judged("held").because(_HOST_REASON)
    return Read(line, at, at + 1, one, other, "meeting", "in_person", judged, (at,))
