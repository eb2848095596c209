"""Wikidata: entities as JSON, one a line (dumps, their pieces), or one value (Special:EntityData, wbgetentities).

The file is read twice: first for the labels of what statements name, then for the records.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from loader.conversion.model import Draft, Made, Options, Outcome, Refused, meeting_draft
from loader.conversion.shelf import Shelf
from loader.conversion.source import Source
from loader.conversion.written import edtf, until
from loader.countries import COUNTRIES

__all__ = ["edtf_of", "rows"]

HUMAN = "Q5"
_MEETINGS = frozenset({"Q1072326", "Q2761147"})
"""Summit, meeting."""
_WORDS = re.compile(
    r"\b(?:summit|meeting|talks|conference|state visit|official visit|negotiations|consultations)\b", re.I
)
_NO_CONTACT = re.compile(
    r"\b(?:war|battle|election|sports?|match|tournament|film|song|album|book|building|series)\b", re.I
)
_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_TIME = re.compile(r"\+(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T")
_GREGORIAN = "Q1985727"
_INSTANCE, _CITIZENSHIP, _ISO, _POSITION = "P31", "P27", "P297", "P39"
_PARTICIPANT, _PLACE, _SIGNIFICANT, _COUNTRY = "P710", "P276", "P793", "P17"
_POINT, _START, _END = "P585", "P580", "P582"
_LANGUAGES = ("en", "mul", "en-gb", "en-us")

_FAULTS = (ValueError, KeyError, TypeError, AttributeError, IndexError)

Entity = Mapping[str, Any]


def rows(source: Source, _options: Options) -> Iterator[Outcome]:
    """Each human a person with the offices held, each event with participants a meeting of which nobody says here
    whether it was held, each other event with a date an event."""
    with Shelf.temporary() as shelf:
        for _, entity in _entities(source):
            if entity is not None:
                _shelve(entity, shelf)
        for where, entity in _entities(source):
            if entity is None:
                yield Refused(where, "is no JSON of an entity")
                continue
            try:
                yield _outcome(where, entity, shelf)
            except _FAULTS as error:
                yield Refused(where, f"is not as Wikidata writes an entity: {error}")


def _entities(source: Source) -> Iterator[tuple[str, Entity | None]]:
    first = next(source.lines(), (0, b""))[1].strip()
    one_list = first.startswith(b"[") and len(first) > 1
    if one_list or (first.startswith(b"{") and not _is_entity(_parsed(first.removesuffix(b",")))):
        yield from _whole(source)
        return
    for number, line in source.lines():
        text = line.strip().removesuffix(b",")
        if text not in (b"[", b"]", b""):
            entity = _parsed(text)
            yield f"line {number}", entity if _is_entity(entity) else None


def _whole(source: Source) -> Iterator[tuple[str, Entity | None]]:
    data = _parsed(source.whole())
    found = data.get("entities", data) if isinstance(data, dict) else data
    values = found if isinstance(found, list) else list(found.values()) if isinstance(found, dict) else [None]
    values = [found] if _is_entity(found) else values
    for number, entity in enumerate(values, start=1):
        yield f"entity {number}", entity if _is_entity(entity) else None


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_entity(data: Any) -> bool:
    return (
        isinstance(data, dict) and isinstance(data.get("id"), str) and isinstance(data.get("claims", {}), dict | list)
    )


def _shelve(entity: Entity, shelf: Shelf) -> None:
    with suppress(*_FAULTS):  # it is refused when it is its turn
        shelf.put(entity["id"], _known(entity))


def _known(entity: Entity) -> Draft:
    """What other entities need of this one."""
    return {"label": _label(entity), "iso": _texts(entity, _ISO)[:1], "human": HUMAN in _items(entity, _INSTANCE)}


def _outcome(where: str, entity: Entity, shelf: Shelf) -> Outcome:
    qid = entity["id"]
    if not _QID.fullmatch(qid):
        return Refused(where, "is no item (a property, a lexeme)", faulty=False)
    if HUMAN in _items(entity, _INSTANCE):
        return Made(where, tuple(_human(entity, shelf)))
    dated = any(_statements(entity, p) for p in (_POINT, _START, _END))
    participants = _items(entity, _PARTICIPANT)
    if not (participants or dated):
        return Refused(where, "is no person and no event with participants or a date", faulty=False)
    return Made(where, tuple(_event(entity, participants, shelf)))


def _label(entity: Entity) -> str:
    labels = entity.get("labels") or {}
    chosen = next((labels[code] for code in _LANGUAGES if code in labels), None) or next(iter(labels.values()), None)
    return " ".join(chosen["value"].split())[:1000] if chosen else entity["id"]


def _statements(entity: Entity, property_: str) -> list[Entity]:
    """The statements that stand: the preferred ones, else the normal ones, never the deprecated."""
    claims = entity.get("claims") or {}
    found = [one for one in claims.get(property_, ()) if one.get("rank") != "deprecated"]
    preferred = [one for one in found if one.get("rank") == "preferred"]
    return preferred or found


def _value(snak: Entity) -> Any:
    return snak["datavalue"]["value"] if snak.get("snaktype") == "value" and "datavalue" in snak else None


def _all(entity: Entity, property_: str) -> list[Any]:
    claims = entity.get("claims") or {}
    kept = [one for one in claims.get(property_, ()) if one.get("rank") != "deprecated"]
    return [value for one in kept if (value := _value(one["mainsnak"])) is not None]


def _items(entity: Entity, property_: str) -> list[str]:
    found = [_item(value) for value in _all(entity, property_)]
    return list(dict.fromkeys(item for item in found if item))


def _item(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    number = value.get("numeric-id")
    return str(value.get("id") or (f"Q{number}" if number else "")) or None


def _texts(entity: Entity, property_: str) -> list[str]:
    return [value for value in _all(entity, property_) if isinstance(value, str)]


def _named(qid: str, shelf: Shelf) -> str:
    known = shelf.get(qid)
    return str(known["label"]) if known else qid


def _iso(qid: str, shelf: Shelf) -> str | None:
    known = shelf.get(qid)
    return next((code for code in (known["iso"] if known else ()) if code in COUNTRIES), None)


def edtf_of(value: Entity) -> str | None:
    """A time in EDTF, as exact as its precision: digits below it mean nothing. None before the year 1 and for what is
    vaguer than a century."""
    match = _TIME.match(str(value.get("time", "")))
    precision = value.get("precision")
    if not match or not isinstance(precision, int):
        return None
    year, month, day = match["year"], match["month"], match["day"]
    written = {7: f"{year[:2]}XX", 8: f"{year[:3]}X", 9: year, 10: f"{year}-{month}"}.get(precision)
    if precision >= 11:
        written = f"{year}-{month}-{day}"
    return edtf(written) if written else None


def _times(snaks: list[Any], property_: str) -> tuple[str | None, list[Draft]]:
    """The first time that can be told, and claims: its calendar where it is not today's, every other time."""
    dates: list[str] = []
    claims: list[Draft] = []
    for value in snaks:
        date = edtf_of(value) if isinstance(value, dict) else None
        if date is None:
            written = value.get("time", value) if isinstance(value, dict) else value
            claims.append({"property": property_, "value": f"{written}, precision {value.get('precision')}"})
            continue
        calendar = str(value.get("calendarmodel", "")).rpartition("/")[2]
        if calendar and calendar != _GREGORIAN:
            claims.append({"property": "calendar_model", "value": calendar, "scope": f"{property_} {date}"})
        dates.append(date)
    claims += [{"property": property_, "value": date} for date in dates[1:]]
    return (dates[0] if dates else None), claims


def _when(entity: Entity) -> tuple[str | None, list[Draft]]:
    points = [_value(one["mainsnak"]) for one in _statements(entity, _POINT)]
    date, claims = _times([point for point in points if point is not None], "point_in_time")
    ends = []
    for property_, name in ((_START, "start_time"), (_END, "end_time")):
        found = [_value(one["mainsnak"]) for one in _statements(entity, property_)]
        end, more = _times([value for value in found if value is not None], name)
        ends.append(end)
        claims += more
    span = until(*ends) if all(ends) else f"{ends[0]}/" if ends[0] else f"/{ends[1]}" if ends[1] else None
    if date is None:
        return span, claims
    claims += [
        {"property": name, "value": end} for name, end in zip(("start_time", "end_time"), ends, strict=True) if end
    ]
    return date, claims


def _human(entity: Entity, shelf: Shelf) -> Iterator[Draft]:
    qid = entity["id"]
    citizenships = _items(entity, _CITIZENSHIP)
    country = _iso(citizenships[0], shelf) if len(citizenships) == 1 else None
    claims = [] if country else [_claim("country_of_citizenship", c, shelf) for c in citizenships]
    claims += [claim for one in _statements(entity, _SIGNIFICANT) for claim in _significant(one, shelf)]
    label = _label(entity)
    listed = (entity.get("aliases") or {}).get("en", ())
    aliases = [{"text": a["value"], "kind": "full"} for a in listed if a["value"] != label and " " in a["value"]]
    head = {"record": "person", "id": qid.lower(), "name": label, "country": country, "wikidata": qid}
    yield {**head, "aliases": aliases[:50], "claims": claims}
    for statement in _all_statements(entity, _POSITION):
        yield from _holds(qid, statement, shelf)


def _all_statements(entity: Entity, property_: str) -> list[Entity]:
    return [one for one in (entity.get("claims") or {}).get(property_, ()) if one.get("rank") != "deprecated"]


def _holds(qid: str, statement: Entity, shelf: Shelf) -> Iterator[Draft]:
    position = _item(_value(statement["mainsnak"]))
    if not position:
        return
    qualifiers = statement.get("qualifiers") or {}
    bounds: list[str | None] = []
    claims: list[Draft] = []
    for property_, name in ((_START, "start_time"), (_END, "end_time")):
        values = [value for snak in qualifiers.get(property_, ()) if (value := _value(snak)) is not None]
        bound, more = _times(values, name)
        bounds.append(bound)
        claims += more
    yield {"record": "role", "id": position.lower(), "title": _named(position, shelf)}
    holds = {"record": "holds", "person": qid.lower(), "role": position.lower()}
    yield {**holds, "since": bounds[0], "until": bounds[1], "claims": claims}


def _claim(property_: str, qid: str, shelf: Shelf) -> Draft:
    label = _named(qid, shelf)
    return {"property": property_, "value": qid if label == qid else f"{label} ({qid})"}


def _significant(statement: Entity, shelf: Shelf) -> Iterator[Draft]:
    item = _item(_value(statement["mainsnak"]))
    if item:
        qualifiers = statement.get("qualifiers") or {}
        values = [value for snak in qualifiers.get(_POINT, ()) if (value := _value(snak)) is not None]
        date, _ = _times(values, "point_in_time")
        claim = _claim("significant_event", item, shelf)
        yield {**claim, "scope": date} if date else claim


def _event(entity: Entity, participants: list[str], shelf: Shelf) -> Iterator[Draft]:
    qid, label = entity["id"], _label(entity)
    date, claims = _when(entity)
    classes = _items(entity, _INSTANCE)
    claims = [_claim("instance_of", one, shelf) for one in classes] + claims
    claims += [claim for one in _statements(entity, _SIGNIFICANT) for claim in _significant(one, shelf)]
    places = _items(entity, _PLACE)
    place = places[0].lower() if places else None
    claims += [_claim("location", other, shelf) for other in places[1:]]
    if place:
        yield {"record": "place", "id": place, "name": _named(places[0], shelf), "country": _country(entity, shelf)}
    shared = {"place": place, "date": date, "date_basis": "explicit" if date else None}
    wikidata = {"property": "wikidata", "value": qid}
    if not (participants and _is_meeting(entity, label, classes, shelf)):
        claims += [_claim("participant", one, shelf) for one in participants]
        head = {"record": "event", "id": qid.lower(), "name": label, "wikidata": qid}
        yield {**head, **shared, "claims": claims}
        return
    listed = []
    for one in participants:
        human = (shelf.get(one) or {}).get("human")
        yield _participant(one, bool(human), shelf)
        listed.append({"person" if human else "role": one.lower()})
    yield meeting_draft(qid.lower(), label, "unstated", participants=listed, claims=[wikidata, *claims], **shared)


def _participant(qid: str, human: bool, shelf: Shelf) -> Draft:
    """Who is not known to be a human takes part as a role: a state, a body, somebody who is not in the file."""
    if human:
        return {"record": "person", "id": qid.lower(), "name": _named(qid, shelf), "wikidata": qid}
    return {"record": "role", "id": qid.lower(), "title": _named(qid, shelf), "country": _iso(qid, shelf)}


def _country(entity: Entity, shelf: Shelf) -> str | None:
    countries = _items(entity, _COUNTRY)
    return _iso(countries[0], shelf) if len(countries) == 1 else None


def _is_meeting(entity: Entity, label: str, classes: list[str], shelf: Shelf) -> bool:
    """By its class, or by the words of its classes, its name and its description."""
    if _MEETINGS & set(classes):
        return True
    described = (entity.get("descriptions") or {}).get("en", {}).get("value", "")
    words = " ".join([label, described, *(_named(one, shelf) for one in classes)])
    return bool(_WORDS.search(words)) and not _NO_CONTACT.search(
        " ".join([described, *(_named(c, shelf) for c in classes)])
    )
