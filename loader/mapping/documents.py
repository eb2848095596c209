"""The map over documents: what one document says of each thing, apart from what any other says."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from loader import dates
from loader.countries import country_name
from loader.mapping.units import Key, Link, LinkKey, Pick, Rank, Role, Scalar, Unit, Voice, join, join_all
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
_BASIS = {"corrected": 5, "explicit": 4, "heading": 3, "relative": 2, "inferred": 1}
_UNREVIEWED = 10
"""More than any basis: what nobody has reviewed never stands in the place of what somebody has."""


def versions_of(records: Sequence[StatedRecord]) -> list[Unit]:
    """What one document says of each thing, under the ids that the document uses.

    `records` are all of one document, the document's own among them; they refer to nothing outside. What a record says
    counts as unreviewed where that record is, or one that it refers to.
    """
    stated = {record.id: record for record in records}
    document = next((record for record in stated.values() if isinstance(record, DocumentRecord)), None)
    if document is None:
        return []
    accepted = _accepted(records)
    units: dict[Key, list[Unit]] = defaultdict(list)
    for unit in _Document(document, stated).units(accepted):
        units[unit.key].append(unit)
    for unit in _Document(document, stated, unreviewed=True).units(stated.keys() - accepted):
        units[unit.key].append(Unit(unit.key, frozenset(), unreviewed=unit))
    return [join_all(same) for same in units.values()]


def _accepted(records: Sequence[StatedRecord]) -> set[str]:
    kept = {record.id: record for record in records if record.review == "accepted"}
    while True:
        waiting = [
            id_
            for id_, record in kept.items()
            if record.document not in kept or any(reference.id not in kept for reference in record.references())
        ]
        if not waiting:
            return set(kept)
        for id_ in waiting:
            del kept[id_]


@dataclass(frozen=True, slots=True)
class _Document:
    document: DocumentRecord
    records: Mapping[str, StatedRecord]
    unreviewed: bool = False

    def units(self, ids: Collection[str]) -> Iterator[Unit]:
        for record in (record for id_, record in self.records.items() if id_ in ids):
            if isinstance(record, HoldsRecord):
                yield self._holds(record)
            else:
                yield self._unit(record)
                yield self._mention(record)
            if isinstance(record, RoleRecord | PlaceRecord) and record.country:
                yield from self._country(record, record.country)
            yield from self._claims(record)

    def _rank(self, basis: int = 0, width: int = 0) -> Rank:
        published = self.document.published
        span = dates.parse(published) if published else None
        last = (
            (span.latest or span.earliest) if span else None
        )  # what is known of "since 2023" is that it was not before
        first = span.earliest if span else None
        behind_all = _UNREVIEWED if self.unreviewed else 0
        return behind_all - basis, width, -_ordinal(last), -_ordinal(first), self.document.id

    def _pick(self, **values: Scalar) -> Pick:
        return Pick(self._rank(), values)

    def _picks(self, **values: Scalar) -> dict[str, Pick]:
        return {name: self._pick(**{name: value}) for name, value in values.items() if value is not None}

    def _voice(self, evidence: Iterable[Evidence], rank: Rank | None = None) -> dict[str, Voice]:
        places = sorted({f"{self.document.id}#char={item.start},{item.end}" for item in evidence})
        return {self.document.id: Voice(rank or self._rank(), tuple(places))}

    def _link(self, evidence: Iterable[Evidence], **values: Scalar) -> Link:
        return Link(picks=self._picks(**values), voices=self._voice(evidence))

    def _date(self, edtf: str | None, as_written: str | None, basis: str | None) -> dict[str, Pick]:
        if edtf is None or basis is None:
            return {}
        rank = self._rank(_BASIS[basis], dates.parse(edtf).width)
        return {"date": Pick(rank, {"edtf": edtf, "date_as_written": as_written, "date_basis": basis})}

    def _unit(self, record: StatedRecord) -> Unit:
        picks: dict[str, Pick] = {}
        lists: dict[str, dict[str, Rank]] = {}
        links: dict[LinkKey, Link] = {}
        match record:
            case DocumentRecord():
                picks = self._document_picks()
            case PersonRecord():
                picks = self._picks(**_fields(record, "name family_name given_name name_order country wikidata"))
                lists = {"aliases": {a.text: self._rank() for a in record.aliases if a.kind == "full"}}
            case RoleRecord():
                picks = self._picks(**_fields(record, "title organisation country"))
            case PlaceRecord():
                picks = {"name": self._place_pick(record)}
            case IssueRecord():
                picks = self._picks(**_fields(record, "name wikidata"))
            case EventRecord():
                picks = self._picks(**_fields(record, "name wikidata")) | self._dated(record)
                links = dict(self._to("place", "Place", record.place, record.evidence))
            case MeetingRecord():
                mode = None if record.mode == "unknown" else record.mode
                picks = self._picks(**_fields(record, "name kind"), mode=mode) | self._dated(record)
                picks |= self._status(record)
                links = dict(self._meeting_links(record))
            case TripRecord():
                picks = self._picks(**_fields(record, "name purpose")) | self._dated(record)
                picks |= self._status(record)
                picks |= self._picks(invited_by=record.invited_by.name if record.invited_by else None)
                links = dict(self._trip_links(record))
            case StatementRecord():
                picks = self._picks(name=record.name, speaker=record.speaker.name) | self._dated(record)
                picks |= self._picks(reported_by=record.reported_by.name if record.reported_by else None)
                lists = {"audience": {actor.name: self._rank() for actor in record.audience if actor.name}}
                links = dict(self._statement_links(record))
        return Unit(Key(_LABELS[record.record], record.id), frozenset({record.id}), picks, _without_empty(lists), links)

    def _document_picks(self) -> dict[str, Pick]:
        fields = _fields(self.document, "title publisher url published published_basis sha256 characters language")
        return self._picks(name=self.document.title, **fields)

    def _place_pick(self, record: PlaceRecord) -> Pick:
        values = _fields(record, "name city region country")
        return Pick(self._rank(0, -sum(value is not None for value in values.values())), values)

    def _dated(self, record: EventRecord | MeetingRecord | TripRecord | StatementRecord) -> dict[str, Pick]:
        return self._date(record.date, record.date_as_written, record.date_basis)

    def _status(self, record: MeetingRecord | TripRecord) -> dict[str, Pick]:
        """Whoever states a status outranks those who state none, whenever these were published."""
        basis = -1 if record.status == UNSTATED else 0
        return {"status": Pick(self._rank(basis), {"status": record.status})}

    def _holds(self, record: HoldsRecord) -> Unit:
        role: Role = "nominated" if record.tense == "nominee" else "holds"
        period = _fields(record, "since until")
        picks = {"period": Pick(self._rank(), period)} | self._picks(tense=record.tense)
        if record.confidence is not None:
            least_first = self._rank(width=round(record.confidence * 1000))
            picks["confidence"] = Pick(least_first, {"confidence": record.confidence})
        lists = _without_empty({"as_of": {date: self._rank() for date in record.as_of}})
        link = Link(picks, lists, self._voice(record.evidence))
        key = LinkKey(role, "Role", record.role, f"{record.since or ''}|{record.until or ''}")
        return Unit(Key("Person", record.person), frozenset(), links={key: link})

    def _to(
        self, role: Role, label: str, id_: str | None, evidence: Iterable[Evidence], rank: Rank | None = None
    ) -> Iterator[tuple[LinkKey, Link]]:
        if id_ is not None:
            yield LinkKey(role, label, id_, ""), Link(voices=self._voice(evidence, rank))

    def _actor(self, role: Role, actor: Actor | None, evidence: Iterable[Evidence]) -> Iterator[tuple[LinkKey, Link]]:
        if actor is not None:
            yield from self._to(role, "Person", actor.person, evidence)
            yield from self._to(role, "Role", actor.role, evidence)

    def _meeting_links(self, record: MeetingRecord) -> Iterator[tuple[LinkKey, Link]]:
        for who in record.participants:
            label, id_ = ("Person", who.person) if who.person else ("Role", who.role)
            evidence = who.evidence or record.evidence
            yield LinkKey("participant", label, id_ or "", ""), self._link(evidence, part=who.part, side=who.side)
        for what in record.issues:
            if what.strength == "context":
                continue
            discussed = record.status in HELD and what.strength in ("explicit", "outcome")
            role: Role = "discussed" if discussed else "may_concern"
            link = self._link(what.evidence or record.evidence)
            yield LinkKey(role, "Issue", what.issue, what.strength), link
        place = self.records.get(record.place or "")
        precision = self._place_pick(place).rank if isinstance(place, PlaceRecord) else None
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
            yield LinkKey("about", label, id_, label.lower()), self._link(record.evidence)

    def _country(self, record: RoleRecord | PlaceRecord, code: str) -> Iterator[Unit]:
        key = Key("Country", code)
        yield Unit(key, frozenset({code}), self._picks(name=country_name(code)))
        if isinstance(record, PlaceRecord):
            link = self._to("located_in", "Country", code, record.evidence, self._place_pick(record).rank)
        else:
            link = self._to("country", "Country", code, record.evidence)
        yield Unit(Key(_LABELS[record.record], record.id), frozenset(), links=dict(link))
        yield self._about_document("mentions", key, record.evidence)

    def _mention(self, record: StatedRecord) -> Unit:
        if isinstance(record, DocumentRecord):
            return Unit(Key("Document", record.id), frozenset({record.id}))
        key = Key(_LABELS[record.record], record.id)
        aliases = record.aliases if isinstance(record, PersonRecord) else ()
        evidence = [*record.evidence, *(item for alias in aliases for item in alias.evidence)]
        mention = self._about_document("mentions", key, evidence, confidence=record.confidence)
        if not isinstance(record, MeetingRecord | TripRecord):
            return mention
        return join(mention, self._report(record))

    def _about_document(
        self, role: Role, key: Key, evidence: Iterable[Evidence], discriminator: str | None = None, **values: Scalar
    ) -> Unit:
        link_key = LinkKey(role, key.label, key.id, key.label.lower() if discriminator is None else discriminator)
        own = Key("Document", self.document.id)
        return Unit(own, frozenset({own.id}), links={link_key: self._link(evidence, **values)})

    def _report(self, record: MeetingRecord | TripRecord) -> Unit:
        values: dict[str, Scalar] = {"record": record.id, "edtf": record.date}
        values |= _fields(record, "name status date_as_written date_basis event")
        if isinstance(record, MeetingRecord):
            values |= _fields(record, "kind mode place")
        else:
            values |= _fields(record, "destination purpose")
            by = record.invited_by
            values["invited_by"] = (by.person or by.role or by.name) if by else None
        key = Key(_LABELS[record.record], record.id)
        report = self._about_document("reports", key, record.evidence, record.id, **values)
        (link_key, link), *_ = report.links.items()
        lists = _without_empty(self._reported_lists(record))
        return Unit(report.key, report.ids, links={link_key: Link(link.picks, lists, link.voices)})

    def _reported_lists(self, record: MeetingRecord | TripRecord) -> dict[str, dict[str, Rank]]:
        if isinstance(record, TripRecord):
            return {"participants": {record.traveller: self._rank()}}
        return {
            "participants": {who.person or who.role or "": self._rank() for who in record.participants},
            "issues": {f"{what.issue}: {what.strength}": self._rank() for what in record.issues},
        }

    def _claims(self, record: StatedRecord) -> Iterator[Unit]:
        for claim in record.claims:
            values = _fields(claim, "property value unit qualifier scope attributed_to number confidence")
            yield from self._claim(record, claim, values)
        for correction in record.corrections:
            values = {
                "property": correction.property,
                "value": correction.as_written,
                "corrected_to": correction.value,
                "reason": correction.reason,
                "corrected": True,
            }
            yield from self._claim(record, correction, values)

    def _claim(self, record: StatedRecord, claim: Claim | Correction, values: Mapping[str, Scalar]) -> Iterator[Unit]:
        spelled = json.dumps(values, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(spelled.encode()).hexdigest()[:8]
        key = Key("Claim", f"{self.document.id}:{record.id}:{claim.property}:{digest}")
        values = {**values, "document": self.document.id}
        links = {
            LinkKey("about", label, id_, label.lower()): Link(voices=self._voice(claim.evidence))
            for label, id_ in _subjects(record)
        }
        yield Unit(key, frozenset({key.id}), {"claim": self._pick(**values)}, links=links)
        yield self._about_document("makes", key, claim.evidence, "")


def _subjects(record: StatedRecord) -> list[tuple[str, str]]:
    if isinstance(record, HoldsRecord):
        return [("Person", record.person), ("Role", record.role)]
    return [(_LABELS[record.record], record.id)]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _fields(part: BaseModel, names: str) -> dict[str, Scalar]:
    return {name: getattr(part, name) for name in names.split()}


def _without_empty(lists: dict[str, dict[str, Rank]]) -> dict[str, dict[str, Rank]]:
    return {name: values for name, values in lists.items() if values}
