"""What the records of one document state, in a form that two sets of records can be compared in.

Ids say nothing here: whoever wrote the records chose them. Two claims make gold say how it is to be taken:
`gold: optional` on a meeting, which may be proposed or not, and `gold: participants only` on a document, whose persons
are those who take part in a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, Literal, TypeVar

from loader.identity.names import words_of
from loader.records import (
    DocumentRecord,
    Evidence,
    HoldsRecord,
    IssueRecord,
    MeetingRecord,
    Participant,
    PersonRecord,
    PlaceRecord,
    Record,
    RoleRecord,
)

__all__ = ["Facts", "Named", "Office", "Pair", "Party", "Tier", "facts_of", "overlapping"]

Tier = Literal["sure", "look"]
Words = frozenset[str]

_Fact = TypeVar("_Fact", "Party", "Office")

_SURE = 0.9
_OPTIONAL: Final = "optional"
_PARTICIPANTS_ONLY: Final = "participants only"
_SMALL = frozenset({"a", "an", "and", "for", "of", "the", "to"})


@dataclass(frozen=True, slots=True)
class Party:
    """A person, or an office that takes part. Two are one if they share a name, whatever its case, accents, order.
    What is `optional` in the gold, here and below, may be proposed or not."""

    shown: str
    names: frozenset[tuple[str, ...]]
    tier: Tier = "sure"
    evidence: tuple[Evidence, ...] = ()
    optional: bool = False
    unnamed: bool = False

    def same_as(self, other: Party) -> bool:
        return not self.names.isdisjoint(other.names)


@dataclass(frozen=True, slots=True)
class Office:
    """That a person holds an office: one with another if the person, the words of the title and, where both name one,
    the country are the same."""

    person: Party
    title: str
    words: Words
    country: str | None
    tier: Tier
    evidence: tuple[Evidence, ...] = ()

    @property
    def optional(self) -> bool:
        return self.person.optional

    @property
    def shown(self) -> str:
        return f"{self.person.shown}, {self.title}" + (f" ({self.country})" if self.country else "")

    def same_as(self, other: Office) -> bool:
        countries = {self.country, other.country} - {None}
        return self.person.same_as(other.person) and self.words == other.words and len(countries) < 2


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an issue. Two are one if all words of the one's name stand in the other's; a place may also be named
    by its city."""

    shown: str
    names: frozenset[Words]
    optional: Literal[False] = False

    def same_as(self, other: Named) -> bool:
        return any(one <= two or two <= one for one in self.names for two in other.names)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who met, or were to: principals of one meeting who are not of one side."""

    one: Party
    other: Party
    status: str
    date: str | None
    place: Named | None
    issues: tuple[Named, ...]
    tier: Tier
    evidence: tuple[Evidence, ...] = ()
    optional: bool = False

    @property
    def shown(self) -> str:
        return " and ".join(sorted((self.one.shown, self.other.shown))) + f" ({self.status})"

    def same_as(self, other: Pair) -> bool:
        straight = self.one.same_as(other.one) and self.other.same_as(other.other)
        return straight or (self.one.same_as(other.other) and self.other.same_as(other.one))


@dataclass(frozen=True, slots=True)
class Facts:
    """What one document states. `participants_only` says of gold that it has no persons but those who take part."""

    document: DocumentRecord
    persons: tuple[Party, ...] = ()
    offices: tuple[Office, ...] = ()
    pairs: tuple[Pair, ...] = ()
    participants: tuple[Party, ...] = ()
    participants_only: bool = False

    def sure(self) -> Facts:
        """Without what is only to be looked at."""
        return replace(
            self,
            persons=tuple(person for person in self.persons if person.tier == "sure"),
            offices=tuple(office for office in self.offices if office.tier == "sure"),
            pairs=tuple(pair for pair in self.pairs if pair.tier == "sure"),
        )

    def within(self, gold: Facts) -> Facts:
        """What of this can be scored: gold of participants only says nothing of persons who are in no meeting, of
        offices of persons whom it does not name, and of pairs in which one is an office that nobody is named for."""
        if not gold.participants_only:
            return self
        known = (*gold.persons, *self.participants)
        persons = tuple(p for p in self.persons if any(p.same_as(one) for one in known))
        offices = tuple(o for o in self.offices if any(o.person.same_as(one) for one in gold.persons))
        pairs = tuple(pair for pair in self.pairs if not (pair.one.unnamed or pair.other.unnamed))
        return replace(self, persons=persons, offices=offices, pairs=pairs)


def facts_of(
    document: DocumentRecord, records: Iterable[Record], tiers: Mapping[str, Tier], *, gold: bool = False
) -> Facts:
    """The facts in the records of one document. What `tiers` does not name is sure from a confidence of 0.9 on, or
    without one. Only of `gold` is anything optional: what it calls so, and pairs that take part without meeting, those
    of one side and attendees."""
    return _Reader(records, tiers, gold).facts(document)


class _Reader:
    def __init__(self, records: Iterable[Record], tiers: Mapping[str, Tier], gold: bool) -> None:
        self._records = list(records)
        self._tiers = tiers
        self._gold = gold
        self._meetings = [record for record in self._records if isinstance(record, MeetingRecord)]
        self._parties = dict(self._named())
        self._roles = {record.id: record for record in self._records if isinstance(record, RoleRecord)}
        self._places = {r.id: _named(r.name, r.city) for r in self._records if isinstance(r, PlaceRecord)}
        self._issues = {r.id: _named(r.name) for r in self._records if isinstance(r, IssueRecord)}

    def facts(self, document: DocumentRecord) -> Facts:
        persons = (self._parties[record.id] for record in self._records if isinstance(record, PersonRecord))
        held = (self._office(record) for record in self._records if isinstance(record, HoldsRecord))
        found = (self._party(who) for record in self._meetings for who in record.participants)
        return Facts(
            document,
            _distinct(persons),
            _distinct(office for office in held if office),
            tuple(pair for record in self._meetings for pair in self._pairs(record)),
            tuple(party for party in found if party),
            _says(document, _PARTICIPANTS_ONLY),
        )

    def _named(self) -> Iterator[tuple[str, Party]]:
        needed = {who.person for record in self._meetings if not self._optional(record) for who in record.participants}
        for record in self._records:
            match record:
                case PersonRecord():
                    names, spare = _full_names(record), self._gold and self._spare(record, needed)
                    yield record.id, Party(record.name, names, self._tier(record), record.evidence, spare)
                case RoleRecord():
                    shown = f"the {record.title}" + (f" ({record.country})" if record.country else "")
                    key = ("the", record.country or "", *sorted(_words(record.title)))
                    yield record.id, Party(shown, frozenset({key}), self._tier(record), record.evidence, unnamed=True)

    def _spare(self, record: PersonRecord, needed: set[str | None]) -> bool:
        """Whether a person takes part in optional meetings alone."""
        parts = any(who.person == record.id for meeting in self._meetings for who in meeting.participants)
        return parts and record.id not in needed

    def _optional(self, record: MeetingRecord) -> bool:
        return self._gold and _says(record, _OPTIONAL)

    def _office(self, record: HoldsRecord) -> Office | None:
        person, role = self._parties.get(record.person), self._roles.get(record.role)
        if person is None or role is None:
            return None
        return Office(person, role.title, _words(role.title), role.country, self._tier(record), record.evidence)

    def _pairs(self, record: MeetingRecord) -> Iterator[Pair]:
        principals = sum(who.part == "principal" for who in record.participants)
        for one, other in combinations(record.participants, 2):
            both_meet = one.part == other.part == "principal"
            counts = both_meet and (principals == 2 or not _one_side(one, other))
            parties = self._party(one), self._party(other)
            if parties[0] and parties[1] and (counts or self._gold):
                yield self._pair(record, parties[0], parties[1], optional=not counts or self._optional(record))

    def _pair(self, record: MeetingRecord, one: Party, other: Party, *, optional: bool) -> Pair:
        return Pair(
            one,
            other,
            record.status,
            record.date,
            self._places.get(record.place) if record.place else None,
            tuple(self._issues[link.issue] for link in record.issues if link.issue in self._issues),
            self._tier(record),
            record.evidence or (*one.evidence, *other.evidence),
            optional,
        )

    def _party(self, who: Participant) -> Party | None:
        return self._parties.get(who.person or who.role or "")

    def _tier(self, record: PersonRecord | RoleRecord | HoldsRecord | MeetingRecord) -> Tier:
        by_confidence: Tier = "sure" if record.confidence is None or record.confidence >= _SURE else "look"
        return self._tiers.get(record.id, by_confidence)


def _says(record: DocumentRecord | MeetingRecord, value: str) -> bool:
    return any((claim.property, claim.value) == ("gold", value) for claim in record.claims)


def _one_side(one: Participant, other: Participant) -> bool:
    return one.side is not None and one.side == other.side


def _full_names(person: PersonRecord) -> frozenset[tuple[str, ...]]:
    composed = f"{person.given_name} {person.family_name}" if person.given_name and person.family_name else ""
    names = [person.name, composed, *(alias.text for alias in person.aliases if alias.kind == "full")]
    return frozenset(tuple(sorted(words)) for words in map(words_of, names) if words)


def _named(name: str, *others: str | None) -> Named:
    return Named(name, frozenset(words for words in map(_words, (name, *filter(None, others))) if words))


def _words(text: str) -> Words:
    return frozenset(words_of(text)) - _SMALL


def _distinct(facts: Iterable[_Fact]) -> tuple[_Fact, ...]:
    """Each once; what is said twice of one counts once, as sure if it is so once."""
    kept: list[_Fact] = []
    for fact in sorted(facts, key=lambda fact: fact.tier == "look"):
        if not any(fact.same_as(known) for known in kept):
            kept.append(fact)
    return tuple(kept)


def overlapping(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether two facts rest on common words."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)
