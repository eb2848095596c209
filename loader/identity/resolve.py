"""Who might be who: pairs of ids that look alike, for a person to decide. Nothing here merges anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from loader import dates
from loader.identity import names
from loader.identity.clusters import Clusters, cluster, in_force
from loader.records import DocumentRecords, MeetingRecord, PersonRecord, SameAsRecord

__all__ = ["Suggestion", "suggest"]

_WIDEST_DAYS = 62
_MANY = 200
"""A name part that more persons share is no ground to compare them all with each other."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two ids that may be one. `score` is from 0 to 1, `reasons` say what speaks for it."""

    kind: str
    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Person:
    names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    wikidata: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Meeting:
    who: frozenset[str]
    spans: list[dates.Span] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def suggest(documents: Iterable[DocumentRecords], decisions: Iterable[SameAsRecord]) -> list[Suggestion]:
    """Pairs that look alike and on which nobody has decided yet, the likeliest first.

    Two ids of one document are never suggested: its author told them apart. Nor are two persons who share a surname
    and nothing else.
    """
    decisions = list(decisions)
    clusters = cluster(decisions)
    persons: dict[str, _Person] = defaultdict(_Person)
    meetings: dict[str, _Meeting] = {}
    for document in documents:
        for record in document.records:
            if isinstance(record, PersonRecord):
                _note_person(persons[clusters.id_of(record.id)], record)
            elif isinstance(record, MeetingRecord):
                _note_meeting(meetings, record, clusters)
    for id_, person in persons.items():
        if id_ in clusters.wikidata:
            person.wikidata = {clusters.wikidata[id_]}
    decided = {tuple(sorted((clusters.id_of(a), clusters.id_of(b)))) for a, b in in_force(decisions)}
    found = [*_person_pairs(persons), *_meeting_pairs(meetings)]
    undecided = (suggestion for suggestion in found if (suggestion.a, suggestion.b) not in decided)
    return sorted(undecided, key=lambda s: (-s.score, s.kind, s.a, s.b))


def _note_person(person: _Person, record: PersonRecord) -> None:
    if record.name != record.family_name:  # a surname alone is nobody's name
        person.names.add(record.name)
    person.names |= {alias.text for alias in record.aliases if alias.kind == "full"}
    person.countries |= {record.country} if record.country else set()
    person.wikidata |= {record.wikidata} if record.wikidata else set()
    person.documents.add(record.document)


def _note_meeting(meetings: dict[str, _Meeting], record: MeetingRecord, clusters: Clusters) -> None:
    who = frozenset(clusters.id_of(p.person or p.role or "") for p in record.participants)
    meeting = meetings.setdefault(clusters.id_of(record.id), _Meeting(who))
    meeting.who |= who
    meeting.documents.add(record.document)
    if record.date:
        meeting.spans.append(dates.parse(record.date))
    if record.place:
        meeting.places.add(clusters.id_of(record.place))
    if record.mode != "unknown":
        meeting.modes.add(record.mode)


def _person_pairs(persons: Mapping[str, _Person]) -> Iterator[Suggestion]:
    shared: dict[str, set[str]] = defaultdict(set)
    for id_, person in persons.items():
        for part in {*person.wikidata, *(part for name in person.names for part in names.grounds(name))}:
            shared[part].add(id_)
    pairs = {pair for ids in shared.values() if len(ids) <= _MANY for pair in combinations(sorted(ids), 2)}
    for a, b in sorted(pairs):
        suggestion = _compare_persons(a, persons[a], b, persons[b])
        if suggestion:
            yield suggestion


def _compare_persons(a: str, one: _Person, b: str, other: _Person) -> Suggestion | None:
    if one.documents & other.documents:
        return None
    if one.wikidata and other.wikidata:
        if one.wikidata.isdisjoint(other.wikidata):
            return None
        return Suggestion("person", a, b, 1.0, (f"the same Wikidata id {min(one.wikidata & other.wikidata)}",))
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return None
    found = filter(None, (names.compare(x, y) for x in sorted(one.names) for y in sorted(other.names)))
    best = max(found, key=lambda likeness: likeness.score, default=None)
    if best is None:
        return None
    shared = sorted(one.countries & other.countries)
    reasons = (best.reason, *(f"both of {country}" for country in shared))
    return Suggestion("person", a, b, round(min(1.0, best.score + 0.02 * len(shared)), 2), reasons)


def _meeting_pairs(meetings: Mapping[str, _Meeting]) -> Iterator[Suggestion]:
    same_people: dict[frozenset[str], list[str]] = defaultdict(list)
    for id_, meeting in meetings.items():
        if len(meeting.who) > 1 and meeting.spans:
            same_people[meeting.who].append(id_)
    for ids in same_people.values():
        for a, b in combinations(sorted(ids), 2):
            suggestion = _compare_meetings(a, meetings[a], b, meetings[b])
            if suggestion:
                yield suggestion


def _compare_meetings(a: str, one: _Meeting, b: str, other: _Meeting) -> Suggestion | None:
    if one.documents & other.documents or (one.modes and other.modes and one.modes.isdisjoint(other.modes)):
        return None
    overlapping = [(x, y) for x in one.spans for y in other.spans if _overlap(x, y)]
    if not overlapping:
        return None
    reasons = ["the same participants", "dates that can be one"]
    score = 0.6
    if any(x.day and x == y for x, y in overlapping):
        score, reasons[1] = 0.8, "the same day"
    if one.places & other.places:
        score += 0.1
        reasons.append(f"the same place {min(one.places & other.places)}")
    return Suggestion("meeting", a, b, round(score, 2), tuple(reasons))


def _overlap(a: dates.Span, b: dates.Span) -> bool:
    if min(a.width, b.width) > _WIDEST_DAYS or not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest
