"""Contacts with the persons they are between: names, and what pronouns and descriptions stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby

from loader.extraction.article import Article
from loader.extraction.rules.clauses import UNSURE, Actor, Found, group_after, group_before, skip_back, skip_forward
from loader.extraction.rules.contacts import Read, verb_contacts
from loader.extraction.rules.descriptions import TWO, described_after, described_before
from loader.extraction.rules.nouns import noun_contacts
from loader.extraction.rules.people import Person
from loader.extraction.rules.reading import Line, Reading, read
from loader.extraction.rules.remaining import REASON, the_only_two
from loader.extraction.rules.speakers import author_of, speaker_of
from loader.extraction.rules.status import NO_STATUS, doubted
from loader.extraction.rules.verbs import DOUBTS, is_finite

__all__ = ["Contacted", "contacts_in"]

_PRONOUN = "a pronoun stands for the name"
_DESCRIPTION = "a description stands for the name"


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact of which all persons are known: everybody of `one` with everybody of `other`, or all of `one` with each
    other where `other` is empty. `complete` says that the text names both sides."""

    read: Read
    one: tuple[Actor, ...]
    other: tuple[Actor, ...]
    reasons: tuple[str, ...]

    @property
    def complete(self) -> bool:
        actors = (*self.one, *self.other)
        known_all = all(actor.person is not None for actor in actors)
        enough = len(self.one) > 1 if self.read.other is None else bool(self.one and self.other)
        return known_all and enough and self.read.judged.status is not None


@lru_cache(maxsize=8)
def contacts_in(article: Article) -> tuple[Contacted, ...]:
    """All contact words of an article, with the persons that they govern, in the order of the text."""
    reading = read(article)
    found = (
        _resolved(reading, one)
        for line in reading.lines
        for whole in chain(verb_contacts(line), noun_contacts(line))
        for one in _apart(whole)
    )
    ordered = sorted(found, key=lambda one: (one.read.line.number, one.read.first))
    lines = groupby(ordered, key=lambda one: one.read.line.number)
    return tuple(one for _, inside in lines for one in _with_the_only_two(list(inside)))


def _with_the_only_two(inside: list[Contacted]) -> Iterator[Contacted]:
    """The contacts of a sentence; where none is complete, the first that can be between its only two persons is."""
    missing = not any(one.complete for one in inside)
    for one in inside:
        pair = the_only_two(one.read) if missing else None
        if pair is None:
            yield one
            continue
        missing = False
        met = Found(pair[1], pair[1][0].first, pair[1][0].last)
        yield Contacted(replace(one.read, other=met), *pair, (*one.read.judged.reasons, REASON))


def _doubted_after(line: Line, last: int) -> tuple[Found, str] | None:
    """`B and possibly C`: who stands behind the doubt that follows the persons that end before `last`, and the doubt.
    What it is, is "no" for `but not C` and `or` for an alternative."""
    at = last + (line.plains[last : last + 1] == (",",))
    joint = line.plains[at : at + 1]
    if joint not in (("and",), ("but",), ("or",), ("nor",)):
        return None
    start = at + 1
    doubt = joint[0] if joint[0] in ("or", "nor") else None
    while start < len(line.tokens) and (line.plains[start] in {*UNSURE, "also", "later", "then", "with", "for"}):
        word = line.plains[start]
        doubt = doubt or DOUBTS.get(word) or ("no" if word in UNSURE else None)
        start += 1
    group = group_after(line, start) if doubt and start < len(line.tokens) else None
    return (group, doubt) if group is not None and doubt is not None else None


def _apart(one: Read) -> Iterator[Read]:
    """`will meet B and possibly C` is a meeting with B, and a possible one with C; `B or C` is none with either."""
    objects = one.other or one.one
    found = _doubted_after(one.line, objects.last) if objects is not None and objects.actors else None
    if found is not None and found[1] == "or":
        yield replace(one, judged=NO_STATUS)
        return
    yield one
    if found is not None and one.other is not None and found[1] not in ("no", "nor"):
        yield replace(one, other=found[0], judged=doubted(one.judged, found[1]))


def _resolved(reading: Reading, one: Read) -> Contacted:
    first, reasons = _side(reading, one, one.one, ())
    second, more = _side(reading, one, one.other, first) if one.other else ((), ())
    if one.other is not None and one.one is not None and one.one.pronoun:
        first, reasons = _side(reading, one, one.one, second)
    return Contacted(one, first, second, (*one.judged.reasons, *reasons, *more))


def _side(
    reading: Reading, one: Read, found: Found | None, others: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    if found is None:
        return (), ()
    if found.actors and found.pronoun:
        person = _of_pronoun(reading, one.line, found.first, {a.person.name for a in found.actors if a.person})
        if person is None:
            return (), ()
        return (Actor(one.line, found.first, found.first + 1, person), *found.actors), (_PRONOUN,)
    if found.actors:
        return found.actors, tuple(reason for actor in found.actors for reason in actor.reasons)
    known_others = tuple(actor.person for actor in others if actor.person)
    if found.pronoun == "description":
        earlier = tuple(named.person for named in one.line.named if named.person and named.phrase.last <= found.first)
        before = described_before(reading, one.line, found.first, known_others or earlier)
        if before is None:
            return (), ()
        own = Actor(one.line, before[1], found.last, before[0])
        beside = group_before(one.line, before[1] - 2) if one.line.plains[before[1] - 1] == "and" else None
        return (*(beside.actors if beside else ()), own), (_DESCRIPTION,)
    if found.pronoun is None and found.first >= 0:
        after = described_after(reading, one.line, found.first, known_others)
        return ((Actor(one.line, found.first, after[1], after[0]),), (_DESCRIPTION,)) if after else ((), ())
    if found.pronoun == "i":
        speaker = _speaker(reading, one.line, found.first)
        return ((Actor(one.line, found.first, found.last, speaker),), (_PRONOUN,)) if speaker else ((), ())
    if found.pronoun == "they":
        return _pair(reading, one.line, found), (_PRONOUN,)
    if found.pronoun:
        person = _of_pronoun(reading, one.line, found.first, {person.name for person in known_others})
        return ((Actor(one.line, found.first, found.last, person),), (_PRONOUN,)) if person else ((), ())
    return (), ()


def _speaker(reading: Reading, line: Line, at: int) -> Person | None:
    """Who says "I": the speaker of direct speech, or the author of a commentary."""
    if not line.quoted[at]:
        return author_of(reading)
    speaker = speaker_of(reading, line, at)
    if speaker is None:
        return None
    where, found = speaker
    return found.actors[0].person if found.actors else _of_pronoun(reading, where, found.first, set())


def _of_pronoun(reading: Reading, line: Line, at: int, others: set[str]) -> Person | None:
    """Whom "he" or "she" means: the subject before it in its sentence, else that of the sentence before."""
    if line.quoted[at]:
        return None
    own = [person for person in _subjects(line, at) if person.name not in others]
    if own:
        return own[-1]
    inside = [n for n in line.named if n.person and n.phrase.first < at and n.person.name not in others]
    if inside:
        return inside[0].person if len(inside) == 1 and inside[0].phrase.owned else None
    for back in range(1, 4):
        if line.number < back:
            return None
        before = reading.lines[line.number - back]
        if before.heading:
            return None
        subjects = _subjects(before, len(before.tokens))
        distinct = {id(n.person): n.person for n in before.named if n.person and not n.phrase.press}
        if subjects:
            return subjects[0] if subjects[0].name not in others else None
        if len(distinct) == 1:
            only = next(iter(distinct.values()))
            return only if only.name not in others else None
        if distinct:
            return None
    return None


def _subjects(line: Line, end: int) -> list[Person]:
    """The persons before a token that a finite verb follows, or "said" precedes."""
    found = []
    for named in line.named:
        phrase = named.phrase
        if named.person is None or phrase.last > end or phrase.owned or named.person.press:
            continue
        index = skip_forward(line, phrase.last)
        begins = phrase.first == 0 and line.plains[phrase.last : phrase.last + 1] == (",",)
        speaks = line.plains[phrase.first - 1 : phrase.first] in (("said",), ("says",), ("added",))
        verb = index < min(end, len(line.tokens)) and is_finite(line.tokens, index)
        if begins or speaks or (verb and group_before(line, phrase.last - 1) is not None):
            found.append(named.person)
    return found


def _others_act(line: Line, end: int) -> bool:
    """Whether a noun in the plural is the subject of the first verb before a token: then "they" are those."""
    verb = next((i for i in range(1, end) if is_finite(line.tokens, i) and i not in line.at), None)
    at = skip_back(line, verb - 1) if verb is not None else -1
    word = line.plains[at] if at >= 0 else ""
    named = at in line.at and line.at[at].person is not None
    plural = word.endswith("s") and not word.endswith(("ss", "us", "'s")) and not named
    return plural and line.tokens[at].word and word not in TWO and (at == 0 or not line.tokens[at].capital)


def _pair(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """Whom "they" or "the two" means: the only two persons named just before."""
    seen: dict[int, Person] = {}
    plural = line.plains[found.first] in ("they", "their", "them")
    for number in range(line.number, max(line.number - 3, -1), -1):
        before = reading.lines[number]
        end = found.first if number == line.number else len(before.tokens)
        if plural and _others_act(before, end):
            return ()
        inside = [n for n in before.named if n.phrase.tail <= end]
        if any(n.ambiguous for n in inside):
            return ()
        seen |= {id(n.person): n.person for n in reversed(inside) if n.person and not n.person.press}
        if len(seen) == 2:
            return tuple(Actor(line, found.first, found.last, person) for person in reversed(seen.values()))
        if len(seen) > 2:
            return ()
    return ()
