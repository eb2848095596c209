"""Who is asked for: a person of the graph with all that helps to tell who it is, or a name from another program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from loader import dates
from loader.identity.clusters import cluster, in_force
from loader.records import (
    HELD,
    DocumentRecords,
    HoldsRecord,
    MeetingRecord,
    PersonRecord,
    RoleRecord,
    SameAsRecord,
    StatedRecord,
    StatementRecord,
    TripRecord,
    is_wikidata,
)

__all__ = ["Asked", "persons_of"]


@dataclass(slots=True)
class Asked:
    """A person. `stated` has the Wikidata ids that documents give, each with the first that does; `seen` the dates on
    which documents see the person do something; `refused` whom the person is not, by somebody's decision; `decided`
    whom, or None. Of a merged person `id` is the one of the graph."""

    id: str
    names: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    stated: dict[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    decided: str | None = None
    unsure: set[str] = field(default_factory=set)


def persons_of(documents: Iterable[DocumentRecords], decisions: Iterable[SameAsRecord]) -> list[Asked]:
    """Every person of the records, in the order of their ids."""
    decisions = list(decisions)
    clusters = cluster(decisions)
    found: dict[str, Asked] = {}
    roles: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        titles = {record.id: record.title for record in document.records if isinstance(record, RoleRecord)}
        for record in document.records:
            if isinstance(record, PersonRecord):
                id_ = clusters.id_of(record.id)
                _note(found.setdefault(id_, Asked(id_)), record)
            elif isinstance(record, HoldsRecord):
                roles[clusters.id_of(record.person)].add(titles[record.role])
            for person, dated in _seen(record):
                seen[clusters.id_of(person)].add(dated)
    for id_, asked in found.items():
        asked.offices, asked.seen = roles[id_], seen[id_]
        asked.decided, asked.refused = clusters.wikidata.get(id_), clusters.not_wikidata.get(id_, frozenset())
    for (external, id_), decision in in_force(decisions).items():
        if is_wikidata(external) and decision.judgement == "unsure" and clusters.id_of(id_) in found:
            found[clusters.id_of(id_)].unsure.add(external)
    return [found[id_] for id_ in sorted(found)]


def _note(asked: Asked, record: PersonRecord) -> None:
    names = [record.name, *(alias.text for alias in record.aliases if alias.kind == "full")]
    asked.names += [name for name in names if name not in asked.names]
    asked.countries |= {record.country} if record.country else set()
    if record.wikidata:
        asked.stated.setdefault(record.wikidata, record.document)


def _seen(record: StatedRecord) -> Iterable[tuple[str, str]]:
    """Who did something, and when, as far as the record says that it was done."""
    if isinstance(record, HoldsRecord):
        yield from ((record.person, date) for date in record.as_of)
    elif isinstance(record, MeetingRecord) and record.status in HELD and record.date:
        yield from ((who.person, record.date) for who in record.participants if who.person)
    elif isinstance(record, TripRecord) and record.status in HELD and record.date:
        yield record.traveller, record.date
    elif isinstance(record, StatementRecord) and record.speaker.person and record.date:
        yield record.speaker.person, record.date


def is_within(date: str, born: Iterable[str], died: Iterable[str]) -> str | None:
    """None if somebody of these dates can have done something on `date`; else why not."""
    day = dates.parse(date)
    for written in born:
        first = dates.parse(written).earliest
        if first and day.latest and day.latest < first:
            return f"born {written}, and at work {date}"
    for written in died:
        last = dates.parse(written).latest
        if last and day.earliest and day.earliest > last:
            return f"died {written}, and at work {date}"
    return None
