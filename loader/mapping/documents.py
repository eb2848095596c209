"""The map over documents: what one document says of each thing, apart from what any other says."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from loader import dates
from loader.countries import country_name
from loader.mapping.units import Key, Link, LinkKey, Pick, Rank, Role, Scalar, Unit, Voice, join, join_links
from loader.records import (
    HELD,
    NOT_HELD,
    UNSTATED,
    Actor,
    Claim,
    Correction,
    DocumentRecord,
    EventRecord,
    Evidence,
    HoldsRecord,
    IssueRecord,
    MeetingRecord,
    PersonRecord,
    PlaceRecord,
    RoleRecord,
    StatedRecord,
    StatementRecord,
    TripRecord,
)

__all__ = ["versions_of"]

_LABELS: Mapping[str, str] = {
    "document": "Document",
    "person": "Person",
    "role": "Role",
    "place": "Place",
    "issue": "Issue",
    "event": "Event",
    "meeting": "Meeting",
    "trip": "Trip",
    "statement": "Statement",
}
_IN_SMALL_LETTERS = {label: label.lower() for label in (*_LABELS.values(), "Country", "Claim")}
_BASIS = {"corrected": 5, "explicit": 4, "heading": 3, "relative": 2, "inferred": 1}


class _Fields:
    """Several fields of a record, or of a part of one."""

    def __init__(self, names: str) -> None:
        self.names = names.split()
        self.of = attrgetter(*self.names)

    def items(self, part: object) -> Iterable[tuple[str, Scalar]]:
        return zip(self.names, self.of(part), strict=True)


_MEETING = _Fields("name kind")
_PERSON = _Fields("name family_name given_name name_order country wikidata")
_ROLE = _Fields("title organisation country")
_PLACE = _Fields("name city region country")
_NAMED = _Fields("name wikidata")
_TRIP = _Fields("name purpose")
_PARTICIPANT = _Fields("part side")
_PERIOD = _Fields("since until")
_DOCUMENT = _Fields("title publisher url published published_basis sha256 characters language")
_CLAIM = _Fields("property value unit qualifier scope attributed_to number confidence")
_REPORTED_MEETING = _Fields("name status date_as_written date_basis event kind mode place")
_REPORTED_TRIP = _Fields("name status date_as_written date_basis event destination purpose")
_UNREVIEWED = 10
"""More than any basis: what nobody has reviewed never stands in the place of what somebody has."""


def versions_of(records: Sequence[StatedRecord]) -> list[Unit]:
    """What one document says of each thing, under the ids that the document uses.

    `records` are all of one document, the document's own among them; they refer to nothing outside. What a record says
    counts as unreviewed where that record is, or one that it refers to.
    """
    stated = {record.id: record for record in records}
    document = next((record for record in stated.values() if record.record == "document"), None)
    if document is None:
        return []
    accepted = _accepted(records)
    units = {unit.key: unit for unit in _Document(document, stated).units(accepted)}
    if len(accepted) < len(stated):
        for unit in _Document(document, stated, unreviewed=True).units(stated.keys() - accepted):
            part = Unit(unit.key, frozenset(), unreviewed=unit)
            units[unit.key] = join(units[unit.key], part) if unit.key in units else part
    return list(units.values())


def _accepted(records: Sequence[StatedRecord]) -> set[str]:
    kept = {record.id: record for record in records if record.review == "accepted"}
    waiting = [] if len(kept) == len(records) else [""]
    while waiting:
        waiting = [
            id_
            for id_, record in kept.items()
            if record.document not in kept or any(reference.id not in kept for reference in record.references())
        ]
        for id_ in waiting:
            del kept[id_]
    return set(kept)


class _Draft:
    """A unit while the document's records are gone through."""

    __slots__ = ("ids", "links", "lists", "picks")

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.picks: dict[str, Pick] = {}
        self.lists: dict[str, dict[str, Rank]] = {}
        self.links: dict[LinkKey, Link] = {}

    def link(self, key: LinkKey, link: Link) -> None:
        self.links[key] = join_links(self.links[key], link) if key in self.links else link


class _Said(NamedTuple):
    """What a record says of what it is a record of."""

    picks: dict[str, Pick]
    lists: Mapping[str, dict[str, Rank]] = MappingProxyType({})
    links: Iterable[tuple[LinkKey, Link]] = ()


class _Document:
    """Goes through records of one document: those that are accepted, or those that are `unreviewed`."""

    def __init__(
        self, document: DocumentRecord, records: Mapping[str, StatedRecord], *, unreviewed: bool = False
    ) -> None:
        self.document = document
        self.records = records
        self._id = document.id
        span = dates.parse(document.published) if document.published else None
        # what is known of "since 2023" is that it was not before
        last = (span.latest or span.earliest) if span else None
        first = span.earliest if span else None
        self._behind_all = _UNREVIEWED if unreviewed else 0
        self._published = (-_ordinal(last), -_ordinal(first), document.id)
        self._own_rank = self._rank()
        self._place_of_evidence = f"{document.id}#char="
        self._spoken: tuple[object, dict[str, Voice]] = (None, {})
        self._drafts: dict[Key, _Draft] = defaultdict(_Draft)
        self._own = self._drafts[Key("Document", document.id)]
        self._countries: dict[str, list[Evidence]] = defaultdict(list)

    def units(self, ids: Collection[str]) -> Iterator[Unit]:
        for record in (record for id_, record in self.records.items() if id_ in ids):
            if record.record == "holds":
                self._holds(record)
            else:
                key = Key(_LABELS[record.record], record.id)
                self._thing(key, record)
                self._mention(key, record)
            if record.claims or record.corrections:
                self._claims(record)
        self._mention_countries()
        for key, draft in self._drafts.items():
            if draft.ids or draft.links:
                yield Unit(key, frozenset(draft.ids), draft.picks, draft.lists, draft.links)

    def _rank(self, basis: int = 0, width: int = 0) -> Rank:
        return self._behind_all - basis, width, *self._published

    def _pick(self, values: dict[str, Scalar]) -> Pick:
        return Pick(self._own_rank, values)

    def _picks(self, values: Mapping[str, Scalar]) -> dict[str, Pick]:
        rank = self._own_rank
        return {name: Pick(rank, {name: value}) for name, value in values.items() if value is not None}

    def _picks_of(self, part: object, fields: _Fields) -> dict[str, Pick]:
        """The same, of fields of a record."""
        rank = self._own_rank
        named = zip(fields.names, fields.of(part), strict=True)
        return {name: Pick(rank, {name: value}) for name, value in named if value is not None}

    def _ranked(self, values: Iterable[str]) -> dict[str, Rank]:
        return dict.fromkeys(values, self._own_rank)

    def _voices(self, evidence: Sequence[Evidence], rank: Rank | None = None) -> dict[str, Voice]:
        """What is the same for several links, one after the other, is made once."""
        if rank is None and self._spoken[0] is evidence:
            return self._spoken[1]
        places = [f"{self._place_of_evidence}{item.start},{item.end}" for item in evidence]
        told = tuple(sorted(set(places)) if len(places) > 1 else places)
        voices = {self._id: Voice(rank or self._own_rank, told)}
        if rank is None:
            self._spoken = (evidence, voices)
        return voices

    def _date(self, edtf: str | None, as_written: str | None, basis: str | None) -> dict[str, Pick]:
        if edtf is None or basis is None:
            return {}
        rank = self._rank(_BASIS[basis], dates.parse(edtf).width)
        return {"date": Pick(rank, {"edtf": edtf, "date_as_written": as_written, "date_basis": basis})}

    def _thing(self, key: Key, record: StatedRecord) -> None:
        """What a record says of what it is a record of."""
        picks, lists, links = _SAID[record.record](self, record)
        draft = self._drafts[key]
        draft.ids.add(record.id)
        draft.picks |= picks
        if lists:
            draft.lists |= _without_empty(lists)
        for link_key, link in dict(links).items():
            draft.link(link_key, link)

    def meeting(self, record: MeetingRecord) -> _Said:
        self._report(record)
        picks = self._picks_of(record, _MEETING)
        if record.mode != "unknown":
            picks |= self._picks({"mode": record.mode})
        return _Said(picks | self._dated(record) | self._status(record), {}, self._meeting_links(record))

    def person(self, record: PersonRecord) -> _Said:
        aliases = self._ranked([alias.text for alias in record.aliases if alias.kind == "full"])
        return _Said(self._picks_of(record, _PERSON), {"aliases": aliases})

    def role(self, record: RoleRecord) -> _Said:
        if record.country:
            self._country(record, record.country)
        return _Said(self._picks_of(record, _ROLE))

    def place(self, record: PlaceRecord) -> _Said:
        if record.country:
            self._country(record, record.country)
        return _Said({"name": self._place_pick(record)})

    def issue(self, record: IssueRecord) -> _Said:
        return _Said(self._picks_of(record, _NAMED))

    def told_by(self, record: DocumentRecord) -> _Said:
        return _Said(self._picks_of(record, _DOCUMENT) | self._picks({"name": record.title}))

    def event(self, record: EventRecord) -> _Said:
        links = self._to("place", "Place", record.place, record.evidence)
        return _Said(self._picks_of(record, _NAMED) | self._dated(record), {}, links)

    def trip(self, record: TripRecord) -> _Said:
        self._report(record)
        picks = self._picks_of(record, _TRIP) | self._dated(record) | self._status(record)
        picks |= self._picks({"invited_by": record.invited_by.name if record.invited_by else None})
        return _Said(picks, {}, self._trip_links(record))

    def statement(self, record: StatementRecord) -> _Said:
        picks = self._picks({"name": record.name, "speaker": record.speaker.name}) | self._dated(record)
        picks |= self._picks({"reported_by": record.reported_by.name if record.reported_by else None})
        lists = {"audience": self._ranked(actor.name for actor in record.audience if actor.name)}
        return _Said(picks, lists, self._statement_links(record))

    def _place_pick(self, record: PlaceRecord) -> Pick:
        values = dict(_PLACE.items(record))
        return Pick(self._rank(0, -sum(value is not None for value in values.values())), values)

    def _dated(self, record: EventRecord | MeetingRecord | TripRecord | StatementRecord) -> dict[str, Pick]:
        return self._date(record.date, record.date_as_written, record.date_basis)

    def _status(self, record: MeetingRecord | TripRecord) -> dict[str, Pick]:
        """Whoever states a status outranks those who state none, whenever these were published."""
        basis = -1 if record.status == UNSTATED else 0
        return {"status": Pick(self._rank(basis), {"status": record.status})}

    def _holds(self, record: HoldsRecord) -> None:
        role: Role = "nominated" if record.tense == "nominee" else "holds"
        picks = {"period": self._pick(dict(_PERIOD.items(record)))} | self._picks({"tense": record.tense})
        if record.confidence is not None:
            least_first = self._rank(width=round(record.confidence * 1000))
            picks["confidence"] = Pick(least_first, {"confidence": record.confidence})
        lists = _without_empty({"as_of": self._ranked(record.as_of)})
        link = Link(picks, lists, self._voices(record.evidence))
        key = LinkKey(role, "Role", record.role, f"{record.since or ''}|{record.until or ''}")
        self._drafts[Key("Person", record.person)].link(key, link)

    def _to(
        self, role: Role, label: str, id_: str | None, evidence: Sequence[Evidence], rank: Rank | None = None
    ) -> Iterator[tuple[LinkKey, Link]]:
        if id_ is not None:
            yield LinkKey(role, label, id_, ""), Link(voices=self._voices(evidence, rank))

    def _actor(self, role: Role, actor: Actor | None, evidence: Sequence[Evidence]) -> Iterator[tuple[LinkKey, Link]]:
        if actor is not None:
            yield from self._to(role, "Person", actor.person, evidence)
            yield from self._to(role, "Role", actor.role, evidence)

    def _meeting_links(self, record: MeetingRecord) -> Iterator[tuple[LinkKey, Link]]:
        for who in record.participants:
            label, id_ = ("Person", who.person) if who.person else ("Role", who.role)
            evidence = who.evidence or record.evidence
            picks = self._picks_of(who, _PARTICIPANT)
            yield LinkKey("participant", label, id_ or "", ""), Link(picks, {}, self._voices(evidence))
        for what in record.issues:
            if what.strength == "context":
                continue
            discussed = record.status in HELD and what.strength in ("explicit", "outcome")
            role: Role = "discussed" if discussed else "may_concern"
            voices = self._voices(what.evidence or record.evidence)
            yield LinkKey(role, "Issue", what.issue, what.strength), Link(voices=voices)
        place = self.records.get(record.place or "")
        precision = self._place_pick(place).rank if place is not None and place.record == "place" else None
        yield from self._to("place", "Place", record.place, record.evidence, precision)
        yield from self._to("event", "Event", record.event, record.evidence)
        yield from self._to("trip", "Trip", record.trip, record.evidence)
        yield from self._said(record)

    def _said(self, record: MeetingRecord | TripRecord) -> Iterator[tuple[LinkKey, Link]]:
        label = _LABELS[record.record]
        if record.status in HELD:
            yield from self._to("said_held", label, record.id, record.evidence)
        elif record.status in NOT_HELD - {"postponed"}:
            yield from self._to("said_not_held", label, record.id, record.evidence)

    def _trip_links(self, record: TripRecord) -> Iterator[tuple[LinkKey, Link]]:
        yield from self._to("traveller", "Person", record.traveller, record.evidence)
        yield from self._to("destination", "Place", record.destination, record.evidence)
        yield from self._to("attends", "Event", record.event, record.evidence)
        yield from self._actor("invited_by", record.invited_by, record.evidence)
        yield from self._said(record)

    def _statement_links(self, record: StatementRecord) -> Iterator[tuple[LinkKey, Link]]:
        yield from self._actor("speaker", record.speaker, record.evidence)
        for actor in record.audience:
            yield from self._actor("audience", actor, record.evidence)
        yield from self._actor("reported_by", record.reported_by, record.evidence)
        yield from self._to("said_at", "Meeting", record.meeting, record.evidence)
        for id_ in record.about:
            label = _LABELS[self.records[id_].record]
            yield LinkKey("about", label, id_, label.lower()), Link(voices=self._voices(record.evidence))

    def _country(self, record: RoleRecord | PlaceRecord, code: str) -> None:
        self._countries[code] += record.evidence
        if record.record == "place":
            links = self._to("located_in", "Country", code, record.evidence, self._place_pick(record).rank)
        else:
            links = self._to("country", "Country", code, record.evidence)
        for link_key, link in links:
            self._drafts[Key(_LABELS[record.record], record.id)].link(link_key, link)

    def _mention_countries(self) -> None:
        for code, evidence in self._countries.items():
            key = Key("Country", code)
            country = self._drafts[key]
            country.ids.add(code)
            country.picks["name"] = self._pick({"name": country_name(code)})
            self._about_document("mentions", key, Link(voices=self._voices(evidence)))

    def _mention(self, key: Key, record: StatedRecord) -> None:
        if record.record == "document":
            self._own.ids.add(record.id)
            return
        evidence: Sequence[Evidence] = record.evidence
        if record.record == "person" and record.aliases:
            of_aliases = [item for alias in record.aliases for item in alias.evidence]
            evidence = [*evidence, *of_aliases] if of_aliases else evidence
        picks = {} if record.confidence is None else self._picks({"confidence": record.confidence})
        self._about_document("mentions", key, Link(picks, {}, self._voices(evidence)))

    def _report(self, record: MeetingRecord | TripRecord) -> None:
        link = Link(self._picks(_reported(record)), self._reported_lists(record), self._voices(record.evidence))
        self._about_document("reports", Key(_LABELS[record.record], record.id), link, record.id)

    def _about_document(self, role: Role, key: Key, link: Link, discriminator: str | None = None) -> None:
        told_apart = _IN_SMALL_LETTERS[key.label] if discriminator is None else discriminator
        self._own.ids.add(self._id)
        self._own.link(LinkKey(role, key.label, key.id, told_apart), link)

    def _reported_lists(self, record: MeetingRecord | TripRecord) -> dict[str, dict[str, Rank]]:
        if record.record == "trip":
            return {"participants": self._ranked([record.traveller])}
        participants = self._ranked(who.person or who.role or "" for who in record.participants)
        issues = self._ranked(f"{what.issue}: {what.strength}" for what in record.issues)
        return _without_empty({"participants": participants, "issues": issues})

    def _claims(self, record: StatedRecord) -> None:
        for claim in record.claims:
            self._claim(record, claim, dict(_CLAIM.items(claim)))
        for correction in record.corrections:
            values: dict[str, Scalar] = {
                "property": correction.property,
                "value": correction.as_written,
                "corrected_to": correction.value,
                "reason": correction.reason,
                "corrected": True,
            }
            self._claim(record, correction, values)

    def _claim(self, record: StatedRecord, claim: Claim | Correction, values: dict[str, Scalar]) -> None:
        spelled = json.dumps(values, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(spelled.encode()).hexdigest()[:8]
        key = Key("Claim", f"{self.document.id}:{record.id}:{claim.property}:{digest}")
        draft = self._drafts[key]
        draft.ids.add(key.id)
        draft.picks["claim"] = self._pick(values | {"document": self.document.id})
        for label, id_ in _subjects(record):
            draft.link(LinkKey("about", label, id_, label.lower()), Link(voices=self._voices(claim.evidence)))
        self._about_document("makes", key, Link(voices=self._voices(claim.evidence)), "")


_SAID: Mapping[str, Callable[[_Document, Any], _Said]] = {
    "document": _Document.told_by,
    "person": _Document.person,
    "role": _Document.role,
    "place": _Document.place,
    "issue": _Document.issue,
    "event": _Document.event,
    "meeting": _Document.meeting,
    "trip": _Document.trip,
    "statement": _Document.statement,
}


def _reported(record: MeetingRecord | TripRecord) -> dict[str, Scalar]:
    """That document's own version of the fields."""
    values: dict[str, Scalar] = {"record": record.id, "edtf": record.date}
    if record.record == "meeting":
        values.update(_REPORTED_MEETING.items(record))
        return values
    by = record.invited_by
    invited_by = (by.person or by.role or by.name) if by else None
    values.update(_REPORTED_TRIP.items(record))
    return values | {"invited_by": invited_by}


def _subjects(record: StatedRecord) -> list[tuple[str, str]]:
    if record.record == "holds":
        return [("Person", record.person), ("Role", record.role)]
    return [(_LABELS[record.record], record.id)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _without_empty(lists: Mapping[str, dict[str, Rank]]) -> dict[str, dict[str, Rank]]:
    return {name: values for name, values in lists.items() if values}
