"""Entities of FollowTheMoney, one a line: what the graph tells as a fact and FollowTheMoney has a place for.

A meeting or trip becomes an event only if it was held and no document denies it: events have no status there. Where
nobody has reviewed something, `notes` (of occupancies `description`) says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from loader import dates
from loader.exports.telling import Graph, Thing
from loader.exports.values import checked_text
from loader.graph import Date, Value
from loader.render import json_text
from loader.stores.base import GraphStore

__all__ = ["entities", "left_out"]

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", re.ASCII)
_PLAIN = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)
"""A day, month or year without doubt, as FollowTheMoney reads them. It reads no other EDTF as it is meant."""
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?", re.ASCII)
_TENSES = {
    "current": "In office when the document was written.",
    "then": "In office then.",
    "acting": "Acting.",
}
"""What is no `status` there: an office that is held when an article is written may be left by now."""
_MOST_PROOFS = 25
_NOT_REVIEWED = "Found by a program; nobody has reviewed it."
_NOWHERE = {
    "Statement": "FollowTheMoney has nothing for what somebody said",
    "Claim": "FollowTheMoney has nothing for what one document claims",
    "NOMINATED_TO": "a nominee does not hold the office",
    "MAY_CONCERN": "it is not said that it was discussed",
}

Properties = dict[str, list[str]]


def entities(store: GraphStore) -> Iterator[bytes]:
    """Persons, positions, organisations, addresses, events and documents, each with a name, in the order of ids; then
    occupancies. Raises UsageError, naming the place, for control codes and halves of characters."""
    graph = Graph(store.to_networkx())
    for thing in graph.things():
        if schema_properties := _entity(thing, graph):
            yield from _lines(thing, *schema_properties, graph)
    for holding in graph.all("HOLDS"):
        yield _line(_id(holding.id), "Occupancy", _occupancy(holding, graph))


def left_out(store: GraphStore) -> Iterator[str]:
    """What is not among the entities, and why: each meeting and trip by itself, all else by its number."""
    graph = Graph(store.to_networkx())
    for thing in graph.things():
        if thing.label in ("Meeting", "Trip") and (why := graph.why_no_fact(thing)):
            yield f"{thing.label.lower()} {thing.id}: {why}"
    for name, why in _NOWHERE.items():
        if number := graph.count(name):
            yield f"{number} {name}: {why}"


def _entity(thing: Thing, graph: Graph) -> tuple[str, Properties] | None:
    match thing.label:
        case "Person":
            return "Person", _person(thing)
        case "Role":
            return "Position", _position(thing)
        case "Place":
            return "Address", _address(thing)
        case "Document":
            return "Article", _document(thing)
        case "Event":
            return "Event", _event(thing, graph)
        case "Meeting" | "Trip" if not graph.why_no_fact(thing):
            return "Event", _event(thing, graph)
    return None


def _person(thing: Thing) -> Properties:
    return {
        "alias": thing.texts("aliases"),
        "firstName": thing.texts("given_name"),
        "lastName": thing.texts("family_name"),
        "country": _country(thing),
        "wikidataId": thing.texts("wikidata"),
    }


def _position(thing: Thing) -> Properties:
    organisation = [_organisation_id(name) for name in thing.texts("organisation")]
    return {"name": thing.texts("title"), "country": _country(thing), "organization": organisation}


def _address(thing: Thing) -> Properties:
    return {"full": thing.texts("name"), "country": _country(thing), **_same(thing, "city", "region")}


def _document(thing: Thing) -> Properties:
    published = [text for text in thing.texts("published") if _PLAIN.fullmatch(text)]
    urls = [url for url in thing.texts("url") if url.startswith(("http://", "https://"))]
    return {**_same(thing, "title", "publisher"), "sourceUrl": urls, "publishedAt": published}


def _event(thing: Thing, graph: Graph) -> Properties:
    places = graph.ends(thing, "AT", "DESTINATION")
    actors = graph.starts(thing, "PARTICIPANT_IN", "TRAVELLER_IN")
    offices = [f"Took part, unnamed: {actor.name}" for actor in actors if actor.label == "Role"]
    doubt = _doubt(thing.properties.get("edtf"), "The date")
    unsure = [] if thing.properties.get("unreviewed") else graph.unreviewed_beside(thing)
    return {
        **_dates(thing.properties),
        "involved": [_id(actor.id) for actor in actors if actor.label == "Person"],
        "location": [place.name for place in places],
        "addressEntity": [_id(place.id) for place in places],
        "country": [code for place in places for code in _country(place)],
        "keywords": [issue.name for issue in graph.ends(thing, "DISCUSSED")],
        "wikidataId": thing.texts("wikidata"),
        "summary": thing.texts("kind", "purpose"),
        "description": [*offices, *doubt, *(f"Nobody has reviewed the part of {one.name} in it." for one in unsure)],
    }


def _occupancy(holding: Thing, graph: Graph) -> Properties:
    tense = holding.texts("tense")
    since, until = holding.properties.get("since"), holding.properties.get("until")
    return {
        "holder": [_id(graph.start_of(holding).id)],
        "post": [_id(graph.end_of(holding).id)],
        "startDate": _end(since, holding.properties.get("earliest")),
        "endDate": _end(until, holding.properties.get("latest")),
        "date": [text for text in holding.texts("as_of") if _PLAIN.fullmatch(text)],
        "status": ["ended" for word in tense if word == "former"],
        "description": [
            *(_TENSES[word] for word in tense if word in _TENSES),
            *_doubt(since, "The beginning"),
            *_doubt(until, "The end"),
            *([_NOT_REVIEWED] if holding.properties.get("unreviewed") else []),
        ],
        "proof": [_id(source) for source in holding.texts("sources")],
    }


def _dates(properties: Mapping[str, Value]) -> Properties:
    edtf = properties.get("edtf")
    plain = [edtf] if isinstance(edtf, str) and _PLAIN.fullmatch(edtf) else []
    return {"date": plain, "startDate": _day(properties.get("earliest")), "endDate": _day(properties.get("latest"))}


def _end(written: Value, bound: Value) -> list[str]:
    """A beginning or an end as exact as it is written; one with a doubt as the outermost day that it can mean."""
    if isinstance(written, str) and _PLAIN.fullmatch(written):
        return [written]
    return _day(bound) if written else []


def _day(value: Value) -> list[str]:
    return [value.iso_format()] if isinstance(value, Date) else []


def _doubt(written: Value, what: str) -> list[str]:
    """In words what a date leaves open, for whoever takes the bounds for the thing."""
    if not isinstance(written, str) or _PLAIN.fullmatch(written) or _DAYS.fullmatch(written):
        return []
    span = dates.parse(written)
    first = f"not before {span.earliest}" if span.earliest else "with no first day known"
    last = f"not after {span.latest}" if span.latest else "with no last day known"
    return [f"{what} is open: {first}, {last}."]


def _lines(thing: Thing, schema: str, own: Properties, graph: Graph) -> Iterator[bytes]:
    for name in thing.texts("organisation"):
        yield _line(_organisation_id(name), "Organization", {"name": [name]})
    notes = [_NOT_REVIEWED] if thing.properties.get("unreviewed") else []
    proof = [_id(document.id) for document in graph.starts(thing, "MENTIONS", "REPORTS")][:_MOST_PROOFS]
    yield _line(_id(thing.id), schema, {"name": [thing.name], **own, "notes": notes, "proof": proof})


def _line(id_: str, schema: str, properties: Properties) -> bytes:
    kept = {
        name: list(dict.fromkeys(checked_text(value, f"{id_}, {name}") for value in values if value.strip()))
        for name, values in properties.items()
    }
    entity: dict[str, Any] = {"id": id_, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}
    return f"{json_text(entity)}\n".encode()


def _id(id_: str) -> str:
    """The id, if FollowTheMoney has such ids; it drops, without a word, what refers to any other."""
    return id_ if _ID.fullmatch(id_) else f"whomet-{sha256(id_.encode()).hexdigest()[:24]}"


def _organisation_id(name: str) -> str:
    return _id(f"organisation {name}")


def _country(thing: Thing) -> list[str]:
    return [code.lower() for code in thing.texts("country")]


def _same(thing: Thing, *names: str) -> Properties:
    return {name: thing.texts(name) for name in names}
