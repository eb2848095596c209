"""The Reconciliation Service API, version 0.2, as OpenRefine speaks it: JSON in, JSON out.

No candidate is ever called a match: OpenRefine takes such a one without asking anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from loader.conversion.codes import country_of
from loader.errors import UsageError
from loader.reconciliation.asked import Asked
from loader.reconciliation.index import Index
from loader.reconciliation.scoring import Candidate
from loader.reconciliation.table import Entry

__all__ = ["PROPERTIES", "Protocol"]

_HUMAN = {"id": "Q5", "name": "human"}
PROPERTIES: Mapping[str, str] = {
    "P27": "country of citizenship",
    "P39": "position held",
    "P569": "date of birth",
    "P570": "date of death",
}
"""What a query may say besides the name, and what can be fetched for an id."""
_VALUES: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "P27": lambda entry: entry.countries,
    "P39": lambda entry: entry.offices,
    "P569": lambda entry: entry.born,
    "P570": lambda entry: entry.died,
}
_MOST, _USUAL = 50, 5
_QUERIES = 1_000
_IDS = 10_000

Json = dict[str, Any]


class Protocol:
    """Answers over one index. Every method raises UsageError for what is no such question."""

    def __init__(self, index: Index, name: str) -> None:
        self._index = index
        self._name = name

    def manifest(self, address: str) -> Json:
        """What the service is and does; `address` is where it is."""
        return {
            "versions": ["0.1", "0.2"],
            "name": f"whomet: Wikidata in {self._name}",
            "identifierSpace": "http://www.wikidata.org/entity/",
            "schemaSpace": "http://www.wikidata.org/prop/direct/",
            "defaultTypes": [_HUMAN],
            "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
            "suggest": {
                "entity": {"service_url": address, "service_path": "/suggest/entity"},
                "property": {"service_url": address, "service_path": "/suggest/property"},
            },
            "extend": {
                "propose_properties": {"service_url": address, "service_path": "/properties"},
                "property_settings": [],
            },
        }

    def results(self, queries: object) -> Json:
        """The candidates of each query of a batch."""
        if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
            raise UsageError("queries: expected an object of queries by their keys")
        if len(queries) > _QUERIES:
            raise UsageError(f"queries: {len(queries)} at once; expected {_QUERIES} at most")
        return {key: {"result": self._candidates(key, query)} for key, query in queries.items()}

    def _candidates(self, key: str, query: Json) -> list[Json]:
        text = query.get("query")
        if not isinstance(text, str):
            raise UsageError(f"{key}.query: expected a text")
        limit = query.get("limit", _USUAL)
        most = limit if isinstance(limit, int) and not isinstance(limit, bool) and 0 < limit <= _MOST else _USUAL
        asked = Asked("", [text[:1000]])
        for one in query.get("properties") or ():
            _note(asked, key, one)
        if text.strip() and (entry := self._index.entry(text.strip())):
            return [_found(Candidate(entry, 1.0, ("this very id",)))]
        return [_found(one) for one in self._index.candidates(asked, most)]

    def entities(self, prefix: str) -> Json:
        """Entries to complete what somebody types: by the beginning of a name, or by id."""
        return {"result": [_suggested(entry) for entry in self._index.beginning(prefix[:1000])]}

    def properties(self, prefix: str) -> Json:
        """Properties that begin so."""
        start = prefix.casefold()
        found = ((id_, name) for id_, name in PROPERTIES.items() if name.startswith(start) or id_.casefold() == start)
        return {"result": [{"id": id_, "name": name} for id_, name in found]}

    def proposed(self, type_: str) -> Json:
        """What can be fetched for things of a type."""
        found = [{"id": id_, "name": name} for id_, name in PROPERTIES.items()]
        return {"type": type_ or _HUMAN["id"], "properties": found}

    def extended(self, extend: object) -> Json:
        """The values of some properties of some entries."""
        if not isinstance(extend, dict):
            raise UsageError("extend: expected an object with ids and properties")
        ids, wanted = extend.get("ids"), extend.get("properties")
        if not isinstance(ids, list) or not isinstance(wanted, list) or len(ids) > _IDS:
            raise UsageError(f"extend: expected lists of ids, {_IDS} at most, and of properties")
        chosen = [str(one.get("id")) if isinstance(one, dict) else "" for one in wanted]
        unknown = [id_ for id_ in chosen if id_ not in PROPERTIES]
        if unknown:
            raise UsageError(f"extend: found the property {unknown[0][:40]!r}; expected {', '.join(PROPERTIES)}")
        entries = {str(id_): self._index.entry(str(id_)) for id_ in ids}
        rows = {
            id_: {name: [{"str": value} for value in _VALUES[name](entry)] if entry else [] for name in chosen}
            for id_, entry in entries.items()
        }
        return {"meta": [{"id": id_, "name": PROPERTIES[id_]} for id_ in chosen], "rows": rows}


def _note(asked: Asked, key: str, one: object) -> None:
    if not isinstance(one, dict) or "pid" not in one:
        raise UsageError(f"{key}.properties: expected objects with pid and v")
    values = one.get("v")
    for value in values if isinstance(values, list) else [values]:
        text = str(value.get("name") or value.get("id") or "") if isinstance(value, dict) else str(value or "")
        if one["pid"] == "P27" and (code := country_of(text)):
            asked.countries.add(code)
        elif one["pid"] == "P39" and text:
            asked.offices.add(text[:1000])


def _found(one: Candidate) -> Json:
    said = "; ".join(filter(None, (one.entry.description, *one.reasons)))
    return {
        "id": one.entry.id,
        "name": one.entry.names[0],
        "description": said,
        "type": [_HUMAN],
        "score": round(one.score * 100),
        "match": False,
        "features": [{"id": "score", "value": one.score}],
    }


def _suggested(entry: Entry) -> Json:
    said = entry.description or "; ".join((*entry.offices[:2], *entry.countries[:2]))
    return {"id": entry.id, "name": entry.names[0], "description": said, "notable": [_HUMAN]}
