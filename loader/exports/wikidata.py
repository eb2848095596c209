"""Statements for QuickStatements, of what has a Wikidata id in the records, and the list of what is not among them.

Nothing is created: an item must have a QID in the records. Only what a person has reviewed is written, only meetings
that were held and that no document denies, and only dates of one value: the day, month, year or decade itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loader.exports.telling import Graph, Thing
from loader.graph import Value
from loader.stores.base import GraphStore

__all__ = ["left_out", "statements"]

_QID = re.compile(r"[Qq][1-9]\d{0,15}", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", re.ASCII)
"""From day to day; an inferred one may mean some day between them."""
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_WRITTEN_BY = ("convert/wikidata", "convert/followthemoney")
"""The readers that keep a QID as the id of what it is of; any other id that looks like one is no QID."""
_URL = re.compile(r"https?://[^\s\"|]+", re.ASCII)
_TENSES = (None, "current", "then", "former")

_POSITION, _START, _END, _TIME, _PLACE, _PARTICIPANT = "P39", "P580", "P582", "P585", "P276", "P710"
_REFERENCE_URL = "S854"


@dataclass(slots=True)
class _Telling:
    """The statements, and beside them what cannot be said and why; both sorted by what they are of."""

    graph: Graph
    qids: dict[str, str]
    urls: dict[str, str]
    lines: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def all(self) -> _Telling:
        for thing in self.graph.things():
            if thing.label in ("Meeting", "Event", "Trip"):
                self._occasion(thing)
        for holding in self.graph.all("HOLDS"):
            self._holding(holding)
        for nomination in self.graph.all("NOMINATED_TO"):
            self.left_out.append(f"{nomination.id}: a nominee does not hold the office")
        return self

    def _occasion(self, thing: Thing) -> None:
        where = f"{thing.label.lower()} {thing.id}"
        if why := self._why_not(thing):
            self.left_out.append(f"{where}: {why}")
            return
        subject = self.qids[thing.id]
        found = [*self._moment(thing, where), *self._at(thing, where)]
        sources = [source.id for source in self.graph.starts(thing, "REPORTS", "MENTIONS")]
        self.lines += ["\t".join((subject, *said, *self._reference(sources))) for said in found]

    def _why_not(self, thing: Thing) -> str | None:
        if thing.label == "Trip":
            return "Wikidata has no items for trips of one person"
        if thing.id not in self.qids:
            return "has no QID in the records"
        if thing.properties.get("unreviewed"):
            return "nobody has reviewed it"
        return self.graph.why_no_fact(thing) if thing.label == "Meeting" else None

    def _moment(self, thing: Thing, where: str) -> Iterator[tuple[str, str]]:
        edtf = thing.properties.get("edtf")
        if not isinstance(edtf, str):
            return
        days = _DAYS.fullmatch(edtf)
        if value := _value(edtf):
            yield _TIME, value
        elif days and thing.properties.get("date_basis") != "inferred":
            yield _START, str(_value(days[1]))
            yield _END, str(_value(days[2]))
        else:
            self.left_out.append(f"{where}: its date {edtf} has no single value")

    def _at(self, thing: Thing, where: str) -> Iterator[tuple[str, str]]:
        tied = {_PLACE: self.graph.ends(thing, "AT"), _PARTICIPANT: self.graph.starts(thing, "PARTICIPANT_IN")}
        unsure = {other.id for other in self.graph.unreviewed_beside(thing)}
        for property_, others in tied.items():
            for other in others:
                if other.id in unsure:
                    self.left_out.append(
                        f"{where}: nobody has reviewed what ties {other.label.lower()} {other.id} to it"
                    )
                elif other.id in self.qids:
                    yield property_, self.qids[other.id]
                else:
                    self.left_out.append(f"{where}: {other.label.lower()} {other.id} has no QID in the records")

    def _holding(self, holding: Thing) -> None:
        person, role = self.graph.start_of(holding), self.graph.end_of(holding)
        qualifiers = {_START: holding.properties.get("since"), _END: holding.properties.get("until")}
        missing = [f"{one.label.lower()} {one.id}" for one in (person, role) if one.id not in self.qids]
        vague = [str(date) for date in qualifiers.values() if date and not _value(date)]
        if missing:
            self.left_out.append(f"{holding.id}: {' and '.join(missing)} without QID in the records")
        elif holding.properties.get("unreviewed"):
            self.left_out.append(f"{holding.id}: nobody has reviewed it")
        elif holding.properties.get("tense") not in _TENSES:
            self.left_out.append(f"{holding.id}: holds it {holding.properties['tense']} only")
        elif vague:
            self.left_out.append(f"{holding.id}: its date {' and '.join(vague)} has no single value")
        else:
            said = [part for name, date in qualifiers.items() if date for part in (name, str(_value(date)))]
            head = (self.qids[person.id], _POSITION, self.qids[role.id])
            self.lines.append("\t".join((*head, *said, *self._reference(holding.texts("sources")))))

    def _reference(self, documents: list[str]) -> tuple[str, ...]:
        url = next((self.urls[document] for document in documents if document in self.urls), "")
        return (_REFERENCE_URL, f'"{url}"') if url else ()


def statements(store: GraphStore) -> Iterator[bytes]:
    """Commands of QuickStatements (version 1), one a line, tab between: offices of persons with their start and end;
    time, place and participants of meetings and events; each with the address of a document, where one has it."""
    return (f"{line}\n".encode() for line in _telling(store).lines)


def left_out(store: GraphStore) -> Iterator[str]:
    """What there is no statement of, and why, one a line."""
    return iter(_telling(store).left_out)


def _telling(store: GraphStore) -> _Telling:
    graph = Graph(store.to_networkx())
    kept = _kept_ids(store)
    refused = store.clusters().not_wikidata
    qids: dict[str, str] = {}
    urls: dict[str, str] = {}
    for thing in graph.things():
        found = (*thing.texts("wikidata"), *(id_ for id_ in (thing.id, *thing.texts("ids")) if id_ in kept))
        known = {qid.upper() for qid in found if _QID.fullmatch(qid)} - refused.get(thing.id, frozenset())
        if len(known) == 1:
            qids[thing.id] = known.pop()
        if thing.label == "Document":
            urls.update((thing.id, url) for url in thing.texts("url") if _URL.fullmatch(url))
    return _Telling(graph, qids, urls).all()


def _kept_ids(store: GraphStore) -> set[str]:
    """The ids that are QIDs, by the word of the reader that made the record."""
    made = (record for document in store.documents() for record in document.records)
    return {str(r.id) for r in made if getattr(r, "extractor", None) in _WRITTEN_BY and _QID.fullmatch(str(r.id))}


def _value(date: Value) -> str | None:
    """A date of one value as QuickStatements has it, with its precision (11 day, 10 month, 9 year, 8 decade)."""
    if found := _DATE.fullmatch(str(date)):
        year, month, day = found.groups()
        precision = 11 if day else 10 if month else 9
        return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{precision}"
    decade = _DECADE.fullmatch(str(date))
    return f"+{decade[1]}0-00-00T00:00:00Z/8" if decade else None
