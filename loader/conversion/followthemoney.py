"""FollowTheMoney: entities as JSON lines, and the statement files of nomenklatura (CSV, JSON lines, packs).

A statement file is put together to entities first; then each entity is a row.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from loader.conversion.codes import country_of, former_name
from loader.conversion.ids import make_id
from loader.conversion.model import Draft, Made, Options, Outcome, Refused
from loader.conversion.shelf import Shelf
from loader.conversion.source import Source
from loader.conversion.written import edtf, until
from loader.errors import RecordsError

__all__ = ["SCHEMATA", "rows"]

SCHEMATA = ("Person", "Position", "Occupancy", "Event", "Trip")
"""What becomes a record. Addresses become the places that events and trips name; all else is no meeting."""
_PACK = (
    "entity_id",
    "prop",
    "value",
    "dataset",
    "lang",
    "original_value",
    "target",
    "external",
    "first_seen",
    "last_seen",
)
_TENSES = {"current": "current", "ended": "former"}
_COUNTRIES = ("nationality", "citizenship", "country")

_ALSO = "\x00"
"""Before the other ids of an entity: no id of FollowTheMoney begins so."""

Properties = Mapping[str, Sequence[str]]


def rows(source: Source, _options: Options) -> Iterator[Outcome]:
    """Each entity of SCHEMATA a record. What it refers to must stand in the same file."""
    with Shelf.temporary() as shelf:
        torn = list(_shelve(source, shelf))
        yield from torn
        for id_, entity in shelf:
            if not id_.startswith(_ALSO):
                yield _outcome(id_, entity, shelf)


def _shelve(source: Source, shelf: Shelf) -> Iterator[Refused]:
    first = next(source.lines(), (0, b""))[1]
    if not first:
        raise RecordsError(f"{source.path}: is empty")
    if first.lstrip().startswith(b"{"):
        return _shelve_json(source, shelf)
    return _shelve_csv(source, shelf)


def _shelve_json(source: Source, shelf: Shelf) -> Iterator[Refused]:
    for number, line in source.lines():
        try:
            data = json.loads(line)
            if "prop" in data and "schema" in data:
                _add(shelf, data)
            elif _is_entity(data):
                _merge(shelf, data["id"], data["schema"], _caption_first(data))
            else:
                yield Refused(f"line {number}", "has no id and schema of an entity")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            yield Refused(f"line {number}", f"is no JSON of an entity or statement: {type(error).__name__}")


def _is_entity(data: Any) -> bool:
    values = data.get("properties", {}).values()
    return isinstance(data.get("id"), str) and isinstance(data.get("schema"), str) and all(map(_are_texts, values))


def _caption_first(data: Mapping[str, Any]) -> Properties:
    """The properties, and of several names the one that FollowTheMoney shows before the others."""
    properties = data.get("properties", {})
    names, caption = properties.get("name", []), data.get("caption")
    if caption not in names:
        return dict(properties)
    return {**properties, "name": [str(caption), *(name for name in names if name != caption)]}


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _shelve_csv(source: Source, shelf: Shelf) -> Iterator[Refused]:
    with source.text() as stream:
        reader = csv.reader(stream, dialect=csv.unix_dialect)
        header: Sequence[str] | None = None
        for cells in reader:
            if header is None:
                named = "entity_id" in cells and "prop" in cells
                header = cells if named else _PACK
                if named:
                    continue
                if len(cells) != len(_PACK) or ":" not in cells[1]:
                    raise RecordsError(f"{source.path}: is neither entities nor statements of FollowTheMoney")
            if len(cells) != len(header):
                yield Refused(f"line {reader.line_num}", f"has {len(cells)} columns; expected are {len(header)}")
                continue
            _add(shelf, dict(zip(header, cells, strict=True)))


def _add(shelf: Shelf, statement: Mapping[str, Any]) -> None:
    """A statement of its entity. In packs the property carries its schema: `Person:name`."""
    schema, colon, prop = str(statement["prop"]).rpartition(":")
    id_ = statement.get("canonical_id") or statement["entity_id"]
    values = {} if prop == "id" else {prop: [str(statement["value"])]}
    _merge(shelf, str(id_), schema if colon else str(statement["schema"]), values)
    if id_ != statement["entity_id"]:
        shelf.put(f"{_ALSO}{statement['entity_id']}", str(id_))


def _canonical(id_: str, shelf: Shelf) -> str:
    """The id under which statements of several sources were put together."""
    return shelf.get(f"{_ALSO}{id_}") or id_ if id_ else ""


def _look(id_: str, shelf: Shelf) -> Any:
    return shelf.get(_canonical(id_, shelf))


def _merge(shelf: Shelf, id_: str, schema: str, properties: Properties) -> None:
    known = shelf.get(id_) or {"schemata": [], "properties": {}}
    known["schemata"] += [] if schema in known["schemata"] else [schema]
    for name, values in properties.items():
        listed = known["properties"].setdefault(name, [])
        listed += [value for value in values if value not in listed]
    shelf.put(id_, known)


def _outcome(id_: str, entity: Mapping[str, Any], shelf: Shelf) -> Outcome:
    schema = next((name for name in reversed(SCHEMATA) if name in entity["schemata"]), None)
    where = f"entity {id_}"
    if schema is None:
        return Refused(where, f"the schema {entity['schemata'][0]} is no meeting, person or office", faulty=False)
    properties = entity["properties"]
    try:
        return Made(where, tuple(_MAKERS[schema](id_, properties, shelf)))
    except ValueError as error:
        return Refused(where, str(error))


def _first(properties: Properties, *names: str) -> str:
    return next((value for name in names for value in properties.get(name, ()) if value.strip()), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _id(id_: str) -> str:
    """A Wikidata id is that of the world; any other is one of FollowTheMoney's."""
    wikidata = id_[:1] == "Q" and id_[1:].isdigit()
    return id_.lower() if wikidata else make_id("ftm", id_)


def _wikidata(id_: str, properties: Properties) -> str | None:
    return next((q for q in (id_, _first(properties, "wikidataId")) if q[:1] == "Q" and q[1:].isdigit()), None)


def _countries(properties: Properties) -> tuple[str | None, list[Draft]]:
    """The country, if there is one only; each other, and each that is no more, as a claim."""
    codes = list(dict.fromkeys(code for name in _COUNTRIES for code in properties.get(name, ())))
    known = [code for code in codes if country_of(code)]
    if len(codes) == 1 and known:
        return country_of(known[0]), []
    return None, [{"property": "country", "value": _country_in_words(code)} for code in codes]


def _country_in_words(code: str) -> str:
    former = former_name(code)
    return f"{code} ({former})" if former else code


def _person(id_: str, properties: Properties, _shelf: Shelf | None = None) -> Iterator[Draft]:
    names = [_one_line(name) for name in properties.get("name", ()) if name.strip()]
    if not names:
        raise ValueError("a person without a name")
    country, claims = _countries(properties)
    others = [*names[1:], *(_one_line(name) for name in properties.get("alias", ()))]
    aliases = [{"text": name, "kind": "full"} for name in dict.fromkeys(others) if name and name != names[0]]
    family, given = _first(properties, "lastName"), _first(properties, "firstName")
    yield {
        **{"record": "person", "id": _id(id_), "name": names[0], "family_name": family, "given_name": given},
        **{"country": country, "wikidata": _wikidata(id_, properties), "aliases": aliases[:50], "claims": claims},
    }


def _position(id_: str, properties: Properties, shelf: Shelf) -> Iterator[Draft]:
    title = _one_line(_first(properties, "name"))
    if not title:
        raise ValueError("a position without a name")
    country, claims = _countries(properties)
    body = _look(_first(properties, "organization"), shelf) or {"properties": {}}
    organisation = _one_line(_first(body["properties"], "name")) or None
    yield {
        **{"record": "role", "id": _id(id_), "title": title, "country": country},
        **{"organisation": organisation, "claims": claims},
    }


def _occupancy(id_: str, properties: Properties, shelf: Shelf) -> Iterator[Draft]:
    holder, post = (_canonical(_first(properties, end), shelf) for end in ("holder", "post"))
    person, position = shelf.get(holder), shelf.get(post)
    if not person or not position:
        missing = "holder" if not person else "post"
        raise ValueError(f"the {missing} of {id_} does not stand in the file")
    yield from _person(holder, person["properties"])
    yield from _position(post, position["properties"], shelf)
    since, last = (edtf(_first(properties, name)) for name in ("startDate", "endDate"))
    status = _first(properties, "status")
    kept = ("status", "declarationDate", "electionDate", "periodStart", "periodEnd", "constituency", "date")
    claims = [
        _claim(name, value)
        for name in kept
        for value in properties.get(name, ())
        if value != status or name != "status"
    ]
    yield {
        **{"record": "holds", "person": _id(holder), "role": _id(post), "since": since, "until": last},
        **{"tense": _TENSES.get(status), "claims": claims},
    }


def _claim(name: str, value: str) -> Draft:
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
    return {"property": snake, "value": value}


def _dated(properties: Properties) -> Draft:
    """As in FollowTheMoney: a day has `date`, a span `startDate` and `endDate`."""
    first, last = edtf(_first(properties, "startDate")), edtf(_first(properties, "endDate"))
    date = edtf(_first(properties, "date")) or until(first, last) if not (first and not last) else f"{first}/"
    return {"date": date, "date_basis": "explicit"} if date else {}


def _place(properties: Properties, shelf: Shelf, *names: str) -> Draft | None:
    written = _first(properties, *names)
    address = _look(written, shelf)
    if not written:
        return None
    said = address["properties"] if address else {}
    name = _one_line(_first(said, "full", "name", "city", "street") or written)
    country = country_of(_first(said, "country"))
    place = {"record": "place", "id": make_id("ftm", "place", written), "name": name, "city": _first(said, "city")}
    return {**place, "country": country}


def _involved(properties: Properties, shelf: Shelf) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for id_ in (*properties.get("involved", ()), *properties.get("organizer", ())):
        entity = _look(id_, shelf)
        yield _canonical(id_, shelf), entity or {"schemata": [], "properties": {"name": [id_]}}


def _event(id_: str, properties: Properties, shelf: Shelf) -> Iterator[Draft]:
    name = _one_line(_first(properties, "name", "summary"))
    if not name:
        raise ValueError("an event without a name")
    place = _place(properties, shelf, "location", "address", "addressEntity")
    if place:
        yield place
    claims = [
        {"property": "involved", "value": _one_line(_first(entity["properties"], "name")) or id_}
        for id_, entity in _involved(properties, shelf)
    ]
    claims += [_claim("summary", value) for value in properties.get("summary", ()) if _one_line(value) != name]
    head = {"record": "event", "id": _id(id_), "name": name, "place": place["id"] if place else None}
    yield {**head, **_dated(properties), "claims": claims}


def _trip(id_: str, properties: Properties, shelf: Shelf) -> Iterator[Draft]:
    """A trip of each person who is involved; whether it was made is not said."""
    people = [(who, one) for who, one in _involved(properties, shelf) if "Person" in one["schemata"]]
    if not people:
        raise ValueError("a trip of nobody: no Person of the file is involved")
    place = _place(properties, shelf, "endLocation", "location")
    if place:
        yield place
    claims = [
        _claim("start_location", _one_line(_first(_said(shelf, s), "full", "name") or s))
        for s in properties.get("startLocation", ())
    ]
    name = _one_line(_first(properties, "name")) or "Trip without a name"
    for who, person in people:
        yield from _person(who, person["properties"])
        own = _id(id_) if len(people) == 1 else make_id("ftm", id_, who)
        head = {"record": "trip", "id": own, "name": name, "traveller": _id(who), "status": "unstated"}
        yield {**head, "destination": place["id"] if place else None, **_dated(properties), "claims": claims}


def _said(shelf: Shelf, id_: str) -> Properties:
    entity = _look(id_, shelf)
    return entity["properties"] if entity else {}


_MAKERS: Mapping[str, Any] = {
    "Person": _person,
    "Position": _position,
    "Occupancy": _occupancy,
    "Event": _event,
    "Trip": _trip,
}
