"""What the page knows: persons, meetings and trips, issues, countries, documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from networkx import MultiDiGraph

from loader.countries import adjectives, country_name
from loader.progress import told_of
from loader.schema import STATUS_LABELS

__all__ = ["page_data"]

Properties = Mapping[str, Any]
_STATUSES = STATUS_LABELS
_TRAITS = ("status", "kind", "mode", "edtf", "date_as_written", "date_basis", "purpose", "disputed", "unreviewed")
_SAID = ("name", "status", "kind", "mode", "edtf", "date_as_written", "date_basis", "purpose")
_SAID_OF_NODES = ("place", "destination", "event", "trip")
_ACTORS = {"PARTICIPANT_IN": "", "TRAVELLER_IN": "traveller", "INVITED_BY": "invited by"}
_PLACES = {"AT": "place", "DESTINATION": "destination", "ON_SIDELINES_OF": "on the sidelines of", "PART_OF": "part of"}


def page_data(graph: MultiDiGraph[str]) -> dict[str, Any]:
    """Lists of persons, meetings (trips among them), issues, countries and documents, each sorted: the same for one
    graph."""
    around = _Around(graph)
    return {
        "persons": sorted(map(around.person, _told(around.of("Person"))), key=_by_name),
        "meetings": sorted(map(around.meeting, _told([*around.of("Meeting"), *around.of("Trip")])), key=_by_day),
        "issues": sorted(map(around.issue, _told(around.of("Issue"))), key=_by_name),
        "countries": sorted(map(around.country, around.countries()), key=_by_name),
        "documents": sorted(map(around.document, _told(around.of("Document"))), key=_by_name),
    }


def _told(ids: list[str]) -> Iterable[str]:
    return told_of(ids, lambda: len(ids), every=100)


def _by_name(item: Properties) -> tuple[str, str]:
    return str(item["name"]).casefold(), str(item["id"])


def _by_day(item: Properties) -> tuple[str, str, str]:
    return item["first"] or item["last"] or "9999", item["last"], str(item["id"])


class _Around:
    """What stands around a node, by the type of relationship."""

    def __init__(self, graph: MultiDiGraph[str]) -> None:
        self._graph = graph

    def of(self, label: str) -> list[str]:
        return sorted(id_ for id_, data in self._graph.nodes(data=True) if label in data["__labels__"])

    def person(self, id_: str) -> dict[str, Any]:
        own = self._graph.nodes[id_]
        offices = [
            {**_kept(data, ("since", "until", "tense", "as_of")), "title": self._name(role), "type": type_}
            for type_, role, data in self._out(id_, ("HOLDS", "NOMINATED_TO"))
        ]
        met = [{"id": other, "meeting": data.get("meeting")} for _, other, data in self._both(id_, "MET")]
        return {
            "id": id_,
            "name": own["name"],
            **_kept(own, ("aliases", "ids")),
            **_place_of(own.get("country")),
            "offices": sorted(offices, key=lambda office: (str(office.get("since", "")), office["title"])),
            "met": sorted(met, key=lambda item: (item["id"], str(item["meeting"]))),
            "claims": self._claimed(id_),
            "evidence": self._evidence(id_),
        }

    def meeting(self, id_: str) -> dict[str, Any]:
        own = self._graph.nodes[id_]
        labels = own["__labels__"]
        actors = [
            {
                "id": actor,
                "name": self._name(actor),
                "part": data.get("part") or _ACTORS[type_],
                **({"side": _country(data["side"]), "code": data["side"]} if data.get("side") else {}),
            }
            for type_, actor, data in (*self._in(id_, tuple(_ACTORS)), *self._out(id_, ("INVITED_BY",)))
        ]
        return {
            "id": id_,
            "name": own["name"],
            "what": "Trip" if "Trip" in labels else "Meeting",
            "class": next((status for status in _STATUSES if status in labels), ""),
            "first": _day(own.get("earliest")),
            "last": _day(own.get("latest")),
            **_kept(own, _TRAITS),
            "actors": sorted(actors, key=lambda actor: (actor["part"] != "principal", str(actor["name"]))),
            "where": [[_PLACES[type_], self._name(end), end] for type_, end, _ in self._out(id_, tuple(_PLACES))],
            "issues": sorted(
                [self._name(issue), data.get("strength"), issue]
                for _, issue, data in self._out(id_, ("DISCUSSED", "MAY_CONCERN"))
            ),
            "reports": [
                {
                    "document": document,
                    "said": self._said(data),
                    "evidence": list(data.get("evidence", ())),
                }
                for _, document, data in self._in(id_, ("REPORTS",))
            ],
            "claims": self._claimed(id_),
            "evidence": self._evidence(id_),
        }

    def issue(self, id_: str) -> dict[str, Any]:
        """An issue with what was said about it; its meetings are told by themselves."""
        return {"id": id_, "name": self._name(id_), "evidence": self._evidence(id_), "claims": self._claimed(id_)}

    def countries(self) -> list[str]:
        """The codes of countries, and the organisations that take part in meetings as sides."""
        codes = {self._graph.nodes[id_].get("country") for id_ in self.of("Person")}
        sides = (data.get("side") for _, _, data in self._graph.edges(data=True))
        return sorted({*self.of("Country"), *filter(None, codes), *filter(None, sides)})

    def country(self, code: str) -> dict[str, Any]:
        return {
            "id": code,
            "name": country_name(code),
            "also": [code, *adjectives(code)],
            "claims": self._claimed(code) if code in self._graph else [],
        }

    def document(self, id_: str) -> dict[str, Any]:
        own = self._graph.nodes[id_]
        return {"id": id_, "name": own["name"], **_kept(own, ("publisher", "published", "url", "sha256"))}

    def _claimed(self, id_: str) -> list[dict[str, Any]]:
        return sorted(self._claims(id_), key=lambda claim: (str(claim["property"]), str(claim["document"])))

    def _claims(self, id_: str) -> Iterator[dict[str, Any]]:
        for _, claim, _ in self._in(id_, ("ABOUT",)):
            own = self._graph.nodes[claim]
            if "Claim" in own["__labels__"]:
                for _, document, data in self._in(claim, ("MAKES",)):
                    said = _kept(
                        own, ("property", "value", "unit", "scope", "qualifier", "attributed_to", "corrected_to")
                    )
                    yield {**said, "document": document, "evidence": list(data.get("evidence", ()))}

    def _said(self, report: Properties) -> dict[str, Any]:
        """A document's own version, with names where it has ids."""
        said = _kept(report, (*_SAID, *_SAID_OF_NODES))
        said |= {name: self._name(said[name]) for name in _SAID_OF_NODES if name in said}
        issues = [issue.rpartition(": ") for issue in report.get("issues", ())]
        lists = {
            "participants": sorted(map(self._name, report.get("participants", ()))),
            "issues": sorted(f"{self._name(id_)} ({strength})" for id_, _, strength in issues),
        }
        return said | _kept(lists, tuple(lists))

    def _evidence(self, id_: str) -> list[str]:
        return sorted({range_ for _, _, data in self._in(id_, ("MENTIONS",)) for range_ in data.get("evidence", ())})

    def _name(self, id_: str) -> str:
        return str(self._graph.nodes[id_].get("name", id_)) if id_ in self._graph else id_

    def _out(self, id_: str, types: Sequence[str]) -> list[tuple[str, str, Properties]]:
        found = ((data, end, key) for _, end, key, data in self._graph.out_edges(id_, keys=True, data=True))
        return _typed(found, types)

    def _in(self, id_: str, types: Sequence[str]) -> list[tuple[str, str, Properties]]:
        found = ((data, start, key) for start, _, key, data in self._graph.in_edges(id_, keys=True, data=True))
        return _typed(found, types)

    def _both(self, id_: str, type_: str) -> list[tuple[str, str, Properties]]:
        return [*self._out(id_, (type_,)), *self._in(id_, (type_,))]


def _typed(found: Iterator[tuple[Properties, str, str]], types: Sequence[str]) -> list[tuple[str, str, Properties]]:
    of_type = ((key, "".join(data["__labels__"]), other, data) for data, other, key in found)
    return [(type_, other, data) for _, type_, other, data in sorted(of_type, key=lambda e: e[0]) if type_ in types]


def _kept(properties: Properties, names: Sequence[str]) -> dict[str, Any]:
    return {name: properties[name] for name in names if properties.get(name) not in (None, [], False)}


def _place_of(code: str | None) -> dict[str, Any]:
    return {"country": _country(code), **({"code": code} if code else {})}


def _country(code: str | None) -> str | None:
    return country_name(code) if code else None


def _day(value: Any) -> str:
    return value.iso_format() if value is not None else ""
