"""Graphs that language models have extracted: nodes and relationships, whatever program keeps them.

Such a graph says who is tied to whom, and rarely whether it happened: its relationship types have neither tense nor
negation that could be relied on. So a meeting in it has a status only where a property states one in a word of ours,
and a relationship that does not mean a meeting for sure is a claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from loader.conversion.ids import make_id, row_hash
from loader.conversion.lists import LABELS, TYPES
from loader.conversion.model import Draft, Made, Outcome, Refused, Text, meeting_draft
from loader.conversion.written import edtf
from loader.records import UNSTATED, Status
from loader.text import shortened

__all__ = ["MET", "Graph", "Node", "Relation", "kind_of", "outcomes", "snake", "status_of"]

_KINDS: Mapping[str, str] = {word: kind for kind, words in LABELS.items() for word in words}
MET = frozenset(TYPES["met"])
"""Types that mean a contact of two for sure, though not that it took place."""
_PHONED, _TOOK_PART, _LIES = (frozenset(TYPES[name]) for name in ("phoned", "took_part", "lies"))
_DISCUSSED, _HOLDS, _OF_TEXT = (frozenset(TYPES[name]) for name in ("discussed", "holds", "of_text"))
_STATUSES = frozenset(get_args(Status))
_HIDDEN = re.compile(r"embedding|_id$|^id$|uuid|^name$", re.I)
_TAKES_BACK = re.compile(
    "(?:is_)?(?:negat(?:ed|ion|ive)|hypothetical|uncertain|speculative|planned|future|denied)|polarity|modality|tense"
    "|certainty|factuality"
)
_AFFIRMED = (
    None,
    False,
    "",
    "false",
    "False",
    "no",
    "none",
    "positive",
    "affirmative",
    "asserted",
    "past",
    "actual",
    "certain",
)
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `key` is how relationships name it."""

    key: str
    label: str
    name: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship; `fact` is a sentence that the program has made of it, `said` what else is known, by property."""

    start: str
    end: str
    type: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    fact: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes and relationships of one file or one text."""

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    text: Text | None = None
    about: str = ""


def snake(text: str) -> str:
    """`MetWith`, `MET WITH` and `met-with` as `met_with`, such as a claim's property is."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    return re.sub(r"[^a-z0-9]+", "_", spaced.casefold()).strip("_").lstrip("0123456789_")[:60] or "related_to"


def kind_of(label: str) -> str:
    """The kind of record that a label asks for; empty where there is none."""
    return _KINDS.get(re.sub(r"[^a-z]", "", label.casefold()), "")


def status_of(properties: Mapping[str, Any]) -> str:
    """A status that is stated in one of our words, else that none is stated; nor where another property takes back
    what it says."""
    if any(_TAKES_BACK.fullmatch(snake(name)) and value not in _AFFIRMED for name, value in properties.items()):
        return UNSTATED
    word = str(properties.get("status", "")).strip().casefold()
    return word if word in _STATUSES else UNSTATED


def outcomes(graph: Graph, source: str) -> Iterator[Outcome]:
    """Each node and each relationship a row."""
    yield from _Reading(graph, source).outcomes()


class _Reading:
    def __init__(self, graph: Graph, source: str) -> None:
        self._graph = graph
        self._source = source
        self._nodes = {node.key: node for node in graph.nodes}
        self._feeds: dict[str, list[Relation]] = {}
        for relation in graph.relations:
            if owner := self._owner(relation):
                self._feeds.setdefault(owner, []).append(relation)

    def outcomes(self) -> Iterator[Outcome]:
        for number, node in enumerate(self._graph.nodes, start=1):
            yield self._tried(f"{self._graph.about}node {number}", self._node, node)
        for number, relation in enumerate(self._graph.relations, start=1):
            yield self._tried(f"{self._graph.about}relationship {number}", self._relation, relation)

    def _tried(self, where: str, make: Any, item: Any) -> Outcome:
        try:
            made = make(item)
        except (ValueError, TypeError, AttributeError) as error:
            return Refused(where, str(error))
        if isinstance(made, str):
            return Refused(where, made, faulty=False)
        drafts, claims = made
        return Made(where, tuple(drafts), self._graph.text, tuple(claims), joins=True)

    def _owner(self, relation: Relation) -> str | None:
        """The meeting or event that the relationship says something of."""
        type_ = snake(relation.type)
        if type_ not in _TOOK_PART | _LIES | _DISCUSSED:
            return None
        for key, other in ((relation.start, relation.end), (relation.end, relation.start)):
            kind, beside = self._kind(key), self._kind(other)
            if kind == "meeting" and self._fits(type_, beside):
                return key
            if kind == "event" and type_ in _LIES and beside in ("place", "actor"):
                return key
        return None

    @staticmethod
    def _fits(type_: str, beside: str) -> bool:
        if type_ in _TOOK_PART:
            return beside in ("person", "role", "actor")
        return beside in ("place", "actor") if type_ in _LIES else type_ in _DISCUSSED and beside == "issue"

    def _kind(self, key: str) -> str:
        node = self._nodes.get(key)
        return kind_of(node.label) if node else ""

    def _id(self, node: Node, kind: str) -> str:
        return make_id(self._source, kind, *node.key.split("|"))

    def _node(self, node: Node) -> tuple[list[Draft], list[Draft]] | str:
        kind = kind_of(node.label)
        if not node.name.strip() and kind != "text":
            raise ValueError("a node without a name")
        if kind == "text":
            return "is a piece of the text, not of what it says"
        if kind == "actor":
            return f"a node {node.label!r} is no person; it is a role where it meets somebody, and named in claims"
        if not kind:
            return f"a node {node.label!r} is no person, place, event, issue, office or meeting; it is named in claims"
        if kind == "meeting":
            return self._meeting(node), []
        drafts = self._stated(node)
        if kind == "event":
            for relation in self._feeds.get(node.key, ()):
                place = self._nodes[relation.end if relation.start == node.key else relation.start]
                made = self._as_place(place)
                drafts = [made, {**drafts[0], "place": made["id"]}]
        return drafts, []

    def _stated(self, node: Node, kind: str = "") -> list[Draft]:
        """The record of a node that is no meeting."""
        kind = kind or kind_of(node.label)
        name = "title" if kind == "role" else "name"
        head: Draft = {"record": kind, "id": self._id(node, kind), name: _line(node.name)}
        return [{**head, "claims": _property_claims(node.properties)}]

    def _as_place(self, node: Node) -> Draft:
        return {"record": "place", "id": self._id(node, "place"), "name": _line(node.name)}

    def _participant(self, node: Node) -> tuple[Draft, Draft]:
        """Who takes part: a person, or whatever else it is as a role."""
        if kind_of(node.label) == "person":
            (draft,) = self._stated(node)
            return {"person": draft["id"]}, draft
        draft = {"record": "role", "id": self._id(node, "role"), "title": _line(node.name)}
        return {"role": draft["id"]}, draft

    def _meeting(self, node: Node) -> list[Draft]:
        drafts: list[Draft] = []
        participants: list[Draft] = []
        issues: list[Draft] = []
        place: str | None = None
        claims = _property_claims(node.properties)
        for relation in self._feeds.get(node.key, ()):
            type_ = snake(relation.type)
            other = self._nodes[relation.end if relation.start == node.key else relation.start]
            if type_ in _TOOK_PART:
                who, draft = self._participant(other)
                participants += [who] if who not in participants else []
            elif type_ in _LIES:
                draft = self._as_place(other)
                claims += [{"property": "place", "value": _line(other.name)}] if place else []
                place = place or draft["id"]
            else:
                draft = self._stated(other)[0]
                link = {"issue": draft["id"], "strength": "explicit"}
                issues += [link] if link not in issues else []
            drafts.append(draft)
        meeting = meeting_draft(
            self._id(node, "meeting"),
            _line(node.name),
            status_of(node.properties),
            participants=participants,
            issues=issues,
            place=place,
            claims=claims,
            **_dated(node.properties),
        )
        return [*drafts, meeting]

    def _relation(self, relation: Relation) -> tuple[list[Draft], list[Draft]] | str:
        ends = [self._nodes.get(key) for key in (relation.start, relation.end)]
        start, end = ends
        if start is None or end is None:
            raise ValueError("names a node that is not in the file")
        type_ = snake(relation.type)
        if type_ in _OF_TEXT and "text" in (kind_of(start.label), kind_of(end.label)):
            return "ties what is said to the text, and says nothing itself"
        if self._owner(relation):
            return [], []
        able = all(kind_of(node.label) in ("person", "role", "actor") for node in (start, end))
        if type_ in MET | _PHONED and able and start != end:
            return self._met(relation, start, end, type_), []
        if type_ in _HOLDS and kind_of(start.label) == "person" and kind_of(end.label) == "role":
            holds = {"record": "holds", "person": self._id(start, "person"), "role": self._id(end, "role")}
            return [*self._stated(start), *self._stated(end), holds], []
        return self._claimed(relation, start, end, type_)

    def _met(self, relation: Relation, start: Node, end: Node, type_: str) -> list[Draft]:
        sides = [self._participant(node) for node in sorted((start, end), key=lambda node: node.key)]
        dated = _dated(relation.properties)
        status = status_of(relation.properties)
        keys = sorted((start.key, end.key))
        text = self._graph.text.key if self._graph.text else ""
        id_ = make_id(self._source, "meeting", row_hash(*keys, dated.get("date", ""), status, text))
        claims = [*_said(relation), *_property_claims(relation.properties)]
        claims.append({"property": "relationship_type", "value": relation.type})
        names = " and ".join(_line(draft.get("name") or draft.get("title", "")) for _, draft in sides)
        mode = "phone" if type_ in _PHONED else "unknown"
        participants = [who for who, _ in sides]
        meeting = meeting_draft(id_, names, status, mode=mode, participants=participants, claims=claims, **dated)
        return [*(draft for _, draft in sides), meeting]

    def _claimed(self, relation: Relation, start: Node, end: Node, type_: str) -> tuple[list[Draft], list[Draft]]:
        """On the record of where it starts, else of where it ends, else on the document."""
        scope = "; ".join(f"{name}: {value}" for name, value in relation.said.items())
        shared = {"scope": shortened(scope, 500)} if scope else {}
        triple = f"{_line(start.name)} {relation.type} {_line(end.name)}"
        for node, value in ((start, relation.fact or _line(end.name)), (end, relation.fact or triple)):
            kind = kind_of(node.label)
            if kind in ("person", "place", "event", "issue", "role"):
                draft = {
                    "record": kind,
                    "id": self._id(node, kind),
                    "title" if kind == "role" else "name": _line(node.name),
                }
                claim = {"property": type_, "value": shortened(value, _MOST), **shared}
                return [{**draft, "claims": [claim]}], []
        return [], [{"property": type_, "value": shortened(relation.fact or triple, _MOST), **shared}]


def _line(text: str) -> str:
    return shortened(" ".join(str(text).split()), 300)


def _said(relation: Relation) -> list[Draft]:
    facts = [{"property": "fact", "value": shortened(relation.fact, _MOST)}] if relation.fact else []
    return [*facts, *({"property": snake(name), "value": value} for name, value in relation.said.items())]


def _property_claims(properties: Mapping[str, Any]) -> list[Draft]:
    """The properties, as claims; not the embeddings, nor what names the node."""
    kept: Iterable[tuple[str, Any]] = ((name, value) for name, value in properties.items() if not _HIDDEN.search(name))
    return [
        {"property": snake(name), "value": shortened(_text(value), _MOST)}
        for name, value in kept
        if value not in (None, "", [], {}) and _text(value).strip()
    ]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _dated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The date that a property `date` states: who extracted it has concluded it, as far as anybody can tell."""
    written = next((str(properties[name]) for name in ("date", "when", "time") if properties.get(name)), "")
    date = edtf(written) if written else None
    if date is None:
        return {"date_as_written": _line(written)} if written else {}
    return {"date": date, "date_basis": "inferred", **({"date_as_written": _line(written)} if written != date else {})}
