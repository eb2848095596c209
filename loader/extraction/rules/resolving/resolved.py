"""Contacts with the persons they are between: names, and what pronouns and descriptions stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, combinations, groupby, product

from loader.extraction.article import Article
from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.appearing import appearing_in
from loader.extraction.rules.contacts.besides import with_besides
from loader.extraction.rules.contacts.company import company_in
from loader.extraction.rules.contacts.contacts import APART, Read, verb_contacts
from loader.extraction.rules.contacts.invitations import visits_in
from loader.extraction.rules.contacts.joining import joined_by_others
from loader.extraction.rules.contacts.jointly import jointly_in, sides_in
from loader.extraction.rules.contacts.not_met import without_those_who_never_met
from loader.extraction.rules.contacts.nouns import noun_contacts
from loader.extraction.rules.contacts.occasion_words import UNKNOWN
from loader.extraction.rules.contacts.undone import REASON as CALLED_OFF
from loader.extraction.rules.contacts.undone import as_it_came
from loader.extraction.rules.contacts.welcomes import welcomes_in
from loader.extraction.rules.grammar.bare_relatives import acts_in_a_relative
from loader.extraction.rules.grammar.clauses import UNSURE, Actor, Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.grammar.status import (
    IN_UNKNOWN_WORDS,
    NO_STATUS,
    doubted,
)
from loader.extraction.rules.persons.names import MEDIUM
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading, read
from loader.extraction.rules.references.couples import Pairs
from loader.extraction.rules.resolving.attending import attended
from loader.extraction.rules.resolving.meant import PRONOUN, side
from loader.extraction.rules.resolving.net import caught_in
from loader.extraction.rules.resolving.present import present
from loader.extraction.rules.resolving.remaining import REASON, the_only_two
from loader.extraction.rules.resolving.settled import settled
from loader.extraction.rules.words.verbs import DOUBTS

__all__ = ["Contacted", "contacts_in"]


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


_READERS = (
    verb_contacts, noun_contacts, company_in, visits_in, joined_by_others, welcomes_in, jointly_in, sides_in,
    appearing_in,
)  # fmt: skip


@lru_cache(maxsize=8)
def contacts_in(article: Article) -> tuple[Contacted, ...]:
    """All contact words of an article, with the persons that they govern, in the order of the text."""
    reading = read(article)
    found = [
        one
        for line in reading.lines
        for whole in chain(*(told_by(line) for told_by in _READERS))
        for more in with_besides(whole)
        for one in _apart(more)
        if not _of_a_relative(one)
    ]
    told = _told(_resolved(reading, one, Pairs()) for one in found if not _is_of_two(one))
    known_ = [_resolved(reading, one, told) for one in found]
    known_ += _of_attendance(reading, known_)
    ordered = sorted(known_, key=lambda one: (one.read.line.number, one.read.first))
    lines = groupby(ordered, key=lambda one: one.read.line.number)
    whole = list(_called_off(one for _, inside in lines for one in _with_the_only_two(list(inside))))
    whole = list(_at_the_same(one for one in whole if not _heads_what_is_to_come(one, whole)))
    whole = list(_as_told_elsewhere(whole))
    caught = list(_caught(reading, whole))
    taken = {(one.read.line.number, one.read.first) for one in caught}
    left = [one for one in whole if (one.read.line.number, one.read.first) not in taken]
    return tuple(sorted((*left, *caught), key=lambda one: (one.read.line.number, one.read.first)))


def _of_a_relative(one: Read) -> bool:
    """`met officials B had sent`: whether B is no object but acts in a clause of its own."""
    if one.one is None or one.other is None or not one.one.last <= one.first < one.other.last:
        return False
    if any(who.named is not None and who.named.phrase.owned for who in one.one.actors):
        return False  # "A's decision to meet B drew criticism"
    by_verb = CONTACT_NOUNS.match(one.line.plains, one.first) is None
    held = _HOLDS & set(one.line.plains[one.one.last : one.first])
    return (by_verb or bool(held)) and acts_in_a_relative(one.line, one.one.first, one.other)


_HOLDS = listed("held hold holds had have has having conducted conduct opened open began begin started start")


_GONE = ("cancelled", "postponed")


def _called_off(found: Iterable[Contacted]) -> Iterator[Contacted]:
    """The contacts; `was due to meet B` is doubtful where the text has told that the meeting of the two is off."""
    gone: set[frozenset[int]] = set()
    for one in found:
        pair = _pair(one)
        words = one.read.line.plains[max(0, one.read.first - 5) : one.read.first]
        if one.read.judged.status in _GONE:
            gone.add(pair)
        was = one.read.judged.ahead and {"was", "were"} & set(words)
        yield replace(one, reasons=(*one.reasons, CALLED_OFF)) if was and pair in gone else one


_TOPICS = listed("discuss raise address broach")
_SAME = "it may have been at the meeting told of just before"


def _at_the_same(found: Iterable[Contacted]) -> Iterator[Contacted]:
    """The contacts; `A expected to discuss eels with B`, told behind a meeting of the two that was, may be of that."""
    held: dict[frozenset[int], int] = {}
    for one in found:
        pair, number = frozenset(id(who.person) for who in (*one.one, *one.other)), one.read.line.number
        topic = one.read.judged.ahead and one.read.line.plains[one.read.first] in _TOPICS
        near = number - held.get(pair, -_SOON - 1) <= _SOON
        yield replace(one, reasons=(*one.reasons, _SAME)) if topic and near else one
        if one.read.judged.status == "held":
            held[pair] = number


_SOON = 3


def _heads_what_is_to_come(one: Contacted, whole: list[Contacted]) -> bool:
    """Whether a heading names a meeting of which the text below says that it is still to come."""
    if not one.read.line.heading or one.read.judged.status != "held" or not one.complete:
        return False
    own = {id(who.person) for who in (*one.one, *one.other)}
    below = [other for other in whole if other.complete and not other.read.line.heading]
    same = [other for other in below if own <= {id(who.person) for who in (*other.one, *other.other)}]
    return bool(same) and all(other.read.judged.ahead for other in same)


def _as_told_elsewhere(whole: list[Contacted]) -> Iterator[Contacted]:
    """The contacts; what is only mentioned (`his meeting with B`) has the status under which the text tells of it
    elsewhere, where nothing says that the two have met."""
    told: dict[frozenset[int], list[Contacted]] = defaultdict(list)
    for one in whole:
        named = one.reasons == one.read.judged.reasons or one.read.judged.status in _WAS
        if one.complete and named and not _is_mentioned(one):
            for both in _pairs(one):
                told[both].append(one)
    for one in whole:
        others = told[_pair(one)] if one.complete and _is_mentioned(one) else []
        if not others or any(other.read.judged.status in _WAS for other in others):
            yield one
            continue
        before = [other for other in others if other.read.line.number <= one.read.line.number]
        nearest = (before or others[:1])[-1].read.judged
        yield replace(one, read=replace(one.read, judged=replace(nearest, reasons=one.read.judged.reasons)))


_WAS = ("held", "ongoing")


def _pair(one: Contacted) -> frozenset[int]:
    return frozenset(id(who.person) for who in (*one.one, *one.other))


def _pairs(one: Contacted) -> Iterator[frozenset[int]]:
    """Everybody of one side with everybody of the other."""
    both = product(one.one, one.other) if one.other else combinations(one.one, _COUPLE)
    return (frozenset(id(who.person) for who in pair) for pair in both)


def _is_mentioned(one: Contacted) -> bool:
    """Whether a contact is held only by being spoken of."""
    return one.read.judged.status == "held" and bool({IN_UNKNOWN_WORDS, UNKNOWN} & {*one.reasons})


def _caught(reading: Reading, found: list[Contacted]) -> Iterator[Contacted]:
    """What the net below the grammar holds of the sentences in which no contact is complete."""
    told = {one.read.line.number for one in found if one.complete}
    inside: dict[int, list[Read]] = defaultdict(list)
    for whole in found:
        inside[whole.read.line.number].append(whole.read)
    for line in reading.lines:
        for one in caught_in(line, inside[line.number]) if line.number not in told else ():
            yield _resolved(reading, one, Pairs())


def _is_of_two(one: Read) -> bool:
    """Whether "they" or "the two leaders" stand there, whom other sentences name."""
    return any(found is not None and found.pronoun == "they" for found in (one.one, one.other))


def _told(found: Iterable[Contacted]) -> Pairs:
    """Of whose contacts the text tells: pairs of one person on each side."""
    pairs = []
    for one in found:
        people = [actor.person for actor in (*one.one, *one.other)]
        if one.complete and len(people) == 2 and people[0] is not None and people[1] is not None:
            pairs.append((one.read.line.number, people[0], people[1]))
    return Pairs(pairs)


def _of_attendance(reading: Reading, found: list[Contacted]) -> Iterator[Contacted]:
    """Those who were at a meeting of which only one side is named where it is told of."""
    told = [
        (one.read, one.one or one.other)
        for one in found
        if bool(one.one) != bool(one.other) and one.read.judged.status == "held" and one.read.other is not None
    ]
    both = [(one.read, one.one, one.other) for one in found if one.complete and one.other]
    held = [one for one in both if one[0].judged.status == "held"]
    alone = [(read_, actors) for read_, actors in told if _all_known(actors)]
    for read_, one, other in attended(reading.lines, alone, held):
        yield Contacted(read_, one, other, read_.judged.reasons)
    one_sided = [
        (one.read, one.one or one.other)
        for one in found
        if bool(one.one) != bool(one.other) and one.read.judged.status is not None and one.read.other is not None
    ]
    for read_, one, other in present(reading.lines, [told_ for told_ in one_sided if _all_known(told_[1])]):
        yield Contacted(read_, one, other, read_.judged.reasons)


def _all_known(actors: tuple[Actor, ...]) -> bool:
    return all(actor.person is not None and not actor.person.press for actor in actors)


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
    yield from _with_own_dates(one)
    if found is not None and one.other is not None and found[1] not in ("no", "nor"):
        yield replace(one, other=found[0], judged=doubted(one.judged, found[1]))


def _with_own_dates(one: Read) -> Iterator[Read]:
    """`met B on Monday and C on Tuesday`: a meeting with each, and a date of its own."""
    actors = one.other.actors if one.other is not None else ()
    starts = [0]
    for at in range(1, len(actors)):
        between = range(actors[at - 1].last, actors[at].first)
        if any(first in between for _, first, _ in one.line.dates):
            starts.append(at)
    if one.other is None or len(starts) == 1:
        yield one
        return
    for start, end in zip(starts, [*starts[1:], len(actors)], strict=True):
        first = actors[start].first if start else 0
        last = actors[end].first if end < len(actors) else len(one.line.tokens)
        yield replace(one, other=replace(one.other, actors=actors[start:end]), within=range(first, last))


_SEPARATE = listed("separate separately")
_ELSEWHERE = listed("each apart separate separately different respective respectively rallies")


def _is_each_alone(one: Read) -> bool:
    """Whether two may not have been together: `both dined on Monday`, `spoke in two different cities`."""
    if one.other is not None or one.one is None or one.one.last > one.first:
        return False
    words = one.line.plains
    alone = words[one.one.last : one.one.last + 1] in (("both",), ("each",))
    behind = words[one.last : one.last + _REACH]
    apart = (word for at, word in enumerate(behind) if behind[at + 1 : at + 2] != ("other",))
    return alone or bool(_SEPARATE & {*words[one.one.last : one.first]}) or bool(_ELSEWHERE & {*apart})


_REACH = 10
_CONDITIONS = listed("if unless provided")


def _hangs_on(line: Line, start: int) -> bool:
    """`hold talks on Friday if the truce lasts`, of which who takes part ends before a token."""
    for at in range(start, len(line.tokens)):
        if line.plains[at] in (";", ".") or line.quoted[at] != line.quoted[start - 1]:
            return False
        ends = at - (line.plains[at - 1] == "only")
        behind = line.date_at(ends - 1) is not None or ends - 1 in line.at or line.plains[ends - 1] == ","
        word = line.plains[at]
        inverted = word == "should" and line.plains[at - 1] == ","
        if inverted or word == "permitting" or (word in _CONDITIONS and (behind or at == start)):
            return True
    return False


def _resolved(reading: Reading, one: Read, told: Pairs) -> Contacted:
    one = replace(one, judged=settled(reading, replace(one, judged=as_it_came(reading, one))))
    one = replace(one, judged=without_those_who_never_met(one))
    first, reasons = side(reading, one.line, one.one, (), told)
    second, more = side(reading, one.line, one.other, first, told) if one.other else ((), ())
    if one.other is not None and one.one is not None and one.one.pronoun:
        first, reasons = side(reading, one.line, one.one, second, told)
    if APART in one.judged.reasons and one.one is not None and one.one.pronoun == "they" and not _are_told(first, told):
        first = ()  # "they discussed eels": who "they" are is not clear where nothing tells that two met
    if _is_each_alone(one):
        reasons = (*reasons, APART)
    if one.judged.ahead and _hangs_on(one.line, one.other.last if one.other is not None else one.last):
        reasons = (*reasons, "only on a condition")
    first, second = _not_of_press(_each_once(first)), _not_of_press(_each_once(second))
    reasons = (*reasons, *_of_plan(one, second))
    many = len(first) + len(second) > _COUPLE
    first, second = (_sound(first), _sound(second)) if many else (first, second)
    return Contacted(one, first, second, (*one.judged.reasons, *reasons, *more))


def _of_plan(one: Read, met: tuple[Actor, ...]) -> Iterator[str]:
    """`B will receive her`, who is named in another sentence: a plan may be with somebody else."""
    pronoun = one.other is not None and one.other.pronoun in ("he", "she", "him", "her")
    named = {id(named.person) for named in one.line.named}
    if one.judged.ahead and pronoun and any(id(who.person) not in named for who in met):
        yield PRONOUN


_COUPLE = 2


def _each_once(side_: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Everybody once: of `President A and Mrs. A` the second is who stands beside him."""
    seen: dict[int, Actor] = {}
    for at, who in enumerate(side_):
        seen.setdefault(id(who.person) if who.person is not None else -at - 1, who)
    return tuple(seen.values())


def _not_of_press(side_: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """A side without those of no office who are named behind somebody of the press: `CNN's A and B spoke with`."""
    press = next((at for at, who in enumerate(side_) if who.person is not None and who.person.press), len(side_))
    return tuple(who for at, who in enumerate(side_) if at <= press or who.person is None or who.person.titles)


def _sound(side_: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those of a list who are told apart and surely persons, if there are any: one who is not takes nothing from the
    others."""
    return tuple(who for who in side_ if who.person is not None and _is_somebody(who.person)) or side_


def _is_somebody(person: Person) -> bool:
    return not person.press and (person.evidence >= MEDIUM or (person.full and person.country is not None))


def _are_told(both: tuple[Actor, ...], told: Pairs) -> bool:
    """Whether the text tells elsewhere of a contact of these two."""
    return frozenset(id(who.person) for who in both) in told
