"""What a person can do with a candidate: each makes the step of it, or raises UsageError and says what would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any

from pydantic import ValidationError

from loader.errors import UsageError
from loader.extraction.article import Span
from loader.extraction.ids import slug
from loader.extraction.reviewing.known import Known, Thing, name_of, things_of
from loader.extraction.reviewing.material import Fields, Item, Key, Material
from loader.extraction.reviewing.mendable import Field
from loader.extraction.reviewing.session import State, Step, Verdict
from loader.records import parse, quote_hash

__all__ = ["Editor", "candidates_to_merge"]

_REFERRING = ("person", "role", "place", "event", "trip", "issue", "traveller", "destination", "meeting")


class Editor:
    """Makes steps from a state. `known` is what the graph knows; what the file knows is seen in the state."""

    def __init__(self, material: Material, known: Known | None = None) -> None:
        self.material = material
        self.known = known or Known()

    def decide(self, state: State, item: Item, verdict: Verdict) -> Step:
        """Accept or reject a candidate, or take such a decision back (`open`)."""
        name = "the sentence" if item.tier == "left" else name_of(state.records[item.key])
        return Step(said=f"{verdict}: {name}", verdicts=((*item.key, verdict),))

    def mend(self, state: State, field: Field, text: str) -> Step:
        """Give a field another value. No text takes it out, or the whole participant, issue or office."""
        text = text.strip()
        if not text and field.label.startswith("another "):
            raise UsageError(f"{field.label}: nothing was typed")
        if field.kind in ("person", "place", "issue", "event", "role"):
            return self._refer(state, field, text)
        record = _copy(state.records[field.key])
        if field.kind == "date":
            _set_date(record, field, text)
        elif field.kind == "actor":
            _set(record, field.path, {"name": text} if text else None)
        else:
            _set(record, field.path, text or None)
        said = f"{field.label}: {text or 'none'}"
        if field.key.id == _id_of(record):
            return _checked(Step(said=said, put=(record,)), field)
        return _checked(Step(said=said, put=(record,), drop=(field.key,)), field)  # an office whose dates have changed

    def _refer(self, state: State, field: Field, text: str) -> Step:
        record = _copy(state.records[field.key])
        if not text:
            if record["record"] == "holds":
                return Step(said="the office is left out", drop=(field.key,))
            _set(record, field.whole, None)
            return _checked(Step(said=f"{field.label}: none", put=(record,)), field)
        id_, made = self.named(state, field.kind, text, record, self._taken(state))
        if field.label == "another office":
            held = {**_bare(record), "record": "holds", "person": record["id"], "role": id_}
            return _checked(Step(said=f"office: {text}", put=(*made, held)), field)
        _set(record, field.path, _element(field, id_))
        drop = () if field.key.id == _id_of(record) else (field.key,)
        return _checked(Step(said=f"{field.label}: {text}", put=(*made, record), drop=drop), field)

    def _taken(self, state: State) -> set[str]:
        """Ids that nothing new can have: a graph may hold another of that name."""
        return {key.id for key in state.records} | self.known.ids

    def named(
        self, state: State, kind: str, name: str, beside: Fields, taken: set[str]
    ) -> tuple[str, tuple[dict[str, Any], ...]]:
        """The id of what a person typed: of a thing of this document, of the file, of the graph, or a new one; and the
        record that its document needs of it, if it has none. `beside` is a record that names it, `taken` are the ids
        that it cannot have."""
        document = beside["document"]
        here = Known(things_of(f for key, f in state.records.items() if key.document == document))
        thing = here.called(kind, name)
        if thing is not None:
            return thing.id, ()
        thing = Known(things_of(state.records.values())).called(kind, name) or self.known.called(kind, name)
        fields = dict(thing.fields) if thing else _new_fields(kind, name)
        id_ = thing.id if thing else _new_id(fields, taken)
        made = {
            **_bare(beside),
            "record": kind,
            "id": id_,
            **fields,
            "evidence": self._evidence(document, name, beside),
        }
        return id_, (made,)

    def _evidence(self, document: str, name: str, beside: Fields) -> list[dict[str, Any]]:
        """Where the text has the name, within the evidence of `beside` if it stands there; else that evidence."""
        text = self.material.sources[document].text
        given: list[dict[str, Any]] = list(beside.get("evidence", ()))
        if text is None:
            return given
        words = re.sub(r"\s*\([A-Z]{2}\)$", "", name)
        near = [(one["start"], one["end"]) for one in given]
        for start, end in (*near, (0, len(text))):
            for wanted in (words, words.rpartition(" ")[2]):
                found = re.search(rf"\b{re.escape(wanted)}\b", text[start:end], re.IGNORECASE)
                if found:
                    return [_range(text, start + found.start(), start + found.end())]
        return given

    def merge(self, state: State, key: Key, thing: Thing) -> Step:
        """Make a person, meeting or other thing of the file one with a known one: it goes by that one's id in all
        documents of the file. Where a document has both, the two records become one."""
        own = state.records[key]
        if own["record"] != thing.kind:
            raise UsageError(
                f"{key.id} is a {own['record']} and {thing.id} a {thing.kind}; only two of one kind are one"
            )
        if key.id == thing.id:
            raise UsageError(f"{key.id} goes by that id already")
        put: dict[Key, dict[str, Any]] = {}
        drop: list[Key] = []
        for old, record in state.records.items():
            new = _renamed(record, own["record"], key.id, thing.id)
            if new != record:
                drop.append(old)
                place = Key(old.document, _id_of(new))
                there = put.get(place) or (state.records.get(place) if place != old else None)
                put[place] = _united(there, new) if there else new
        verdicts = tuple((place.document, place.id, "open") for place in put if state.verdict(place) != "open")
        return _checked(
            Step(
                said=f"{key.id} is {thing.name}",
                put=tuple(put.values()),
                drop=tuple(drop),
                renamed=tuple((old.document, key.id, thing.id) for old in drop if old.id == key.id),
                verdicts=verdicts if own["record"] == "meeting" else (),
            )
        )

    def split(self, state: State, key: Key, first: Sequence[int], second: Sequence[int]) -> Step:
        """Make two meetings of one: the participants of each, by their numbers from 1. Both can name the same."""
        record = state.records.get(key, {})
        if record.get("record") != "meeting":
            raise UsageError("there is no meeting here to split")
        who = record.get("participants", ())
        wrong = [number for number in (*first, *second) if not 1 <= number <= len(who)]
        if wrong or not first or not second:
            raise UsageError(f"two lists of participants' numbers from 1 to {len(who)}, such as 1 2 / 1 3")
        parts = [[who[number - 1] for number in numbers] for numbers in (first, second)]
        one, other = ({**_copy(record), "participants": part} for part in parts)
        other["id"] = _free_id(key.id, self._taken(state))
        return _checked(
            Step(said=f"split: {name_of(record)}", put=(one, other), items=((key.document, other["id"], key.id),))
        )

    def add(self, state: State, document: str, sentence: Span, names: Sequence[str], after: Key) -> Step:
        """A meeting, to be mended and accepted, of those named, out of a marked sentence. `after` is the item that it
        comes after; if that is a sentence that was left, it is done with."""
        if len(names) < 2:
            raise UsageError("the names of two persons at least, with a comma between them")
        text = self.material.sources[document].text
        if text is None:
            raise UsageError("the text is not at hand; a record needs its quote")
        base = {"document": document, "review": "unreviewed", "evidence": [_range(text, sentence.start, sentence.end)]}
        made: dict[str, dict[str, Any]] = {}
        who: list[dict[str, Any]] = []
        countries: list[str | None] = []
        taken = self._taken(state)
        for name in names:
            id_, records = self.named(state, "person", name, base, taken)
            taken.add(id_)
            made |= {record["id"]: record for record in records}
            known = {**made, **{key.id: fields for key, fields in state.records.items() if key.document == document}}
            countries.append(known[id_].get("country"))
            who.append({"person": id_, "evidence": self._evidence(document, name, base)})
        for participant, side in zip(who, _sides(countries, names), strict=True):
            participant["side"] = side
        meeting = {**base, "record": "meeting", "name": " – ".join(names), "status": "held", "participants": who}
        own = state.records[Key(document, document)]["sha256"][:8]  # in another document they may have met another time
        meeting["id"] = _free_id(f"{slug('-'.join(one['person'] for one in who))}-{own}", taken)
        new = (document, meeting["id"], after.id)
        verdicts: tuple[tuple[str, str, Verdict], ...] = ((*after, "added"),) if after.id.startswith("left:") else ()
        step = Step(said=f"added: {meeting['name']}", put=(*made.values(), meeting), items=(new,), verdicts=verdicts)
        return _checked(step)


def _sides(countries: Sequence[str | None], names: Sequence[str]) -> list[str]:
    """The countries of those who met; their own names where these are not known or do not tell them apart, since a
    participant without a side meets nobody in the graph."""
    apart = None in countries or len(set(countries)) > 1
    return [country if country and apart else name for country, name in zip(countries, names, strict=True)]


def _checked(step: Step, field: Field | None = None) -> Step:
    """The step, if all that it puts are records."""
    for record in step.put:
        try:
            parse(dict(record))
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            expected = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
            name = field.label if field else ".".join(map(str, fault["loc"][1:]))
            raise UsageError(f"{name}: found {fault['input']!r:.60}; expected {expected}") from error
    return step


def _copy(record: Fields) -> dict[str, Any]:
    return {name: _deep(value) for name, value in record.items()}


def _deep(value: Any) -> Any:
    if isinstance(value, dict):
        return _copy(value)
    return [_deep(one) for one in value] if isinstance(value, list | tuple) else value


def _bare(record: Fields) -> dict[str, Any]:
    """What a record that is made beside another has in common with it."""
    return {name: record[name] for name in ("document", "review", "extractor") if name in record}


def _id_of(record: Fields) -> str:
    """The id of a record that may have faults yet."""
    if record["record"] != "holds":
        return str(record["id"])
    return "/".join(str(record.get(name) or "") for name in ("person", "role", "since", "until"))


def _set(record: dict[str, Any], path: Sequence[str | int], value: Any) -> None:
    """Put a value at a path of names and numbers, or take it out where it is None; `+` is a new element."""
    *way, last = path
    place: Any = record
    for step in way:
        place = place[step] if isinstance(step, int) else place.setdefault(step, [])
    if last == "+":
        place.append(value)
    elif value is not None:
        place[last] = value
    elif isinstance(last, int):
        del place[last]
    else:
        place.pop(last, None)


def _set_date(record: dict[str, Any], field: Field, text: str) -> None:
    names = ("date", "date_basis") if field.path == ("date",) else tuple(map(str, field.path))
    for name in names if not text else ():
        record.pop(name, None)
    if text:
        record[names[0]] = text
        if names[0] == "date":
            record.setdefault("date_basis", "inferred")


def _element(field: Field, id_: str) -> Any:
    if field.path[-1] != "+":
        return id_
    return {"person": id_} if field.kind == "person" else {"issue": id_, "strength": "explicit"}


_COUNTRY = re.compile(r"(.+?)\s*\(([A-Z]{2})\)")


def _new_fields(kind: str, name: str) -> dict[str, Any]:
    """The fields of something new: `Foreign Minister (IS)`, `Lisbon (PT)` name a country too."""
    match = _COUNTRY.fullmatch(name) if kind in ("role", "place", "person") else None
    title = "title" if kind == "role" else "name"
    return {title: match[1], "country": match[2]} if match else {title: name}


def _new_id(fields: Fields, taken: set[str]) -> str:
    words = [fields["country"], fields["title"]] if {"country", "title"} <= fields.keys() else []
    return _free_id(slug(" ".join(words) or str(fields.get("title") or fields["name"])), taken)


def _free_id(wanted: str, taken: set[str]) -> str:
    """The id, with a number behind it where it is taken, by whatever kind."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(id_ for id_ in chain((wanted,), numbered) if id_ not in taken)


def _renamed(record: Fields, kind: str, old: str, new: str) -> dict[str, Any]:
    renamed: dict[str, Any] = _with_reference(record, old, new)
    if record["record"] == kind and record.get("id") == old:
        renamed["id"] = new
    return renamed


def _with_reference(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {name: _new_value(name, one, old, new) for name, one in value.items()}
    return [_with_reference(one, old, new) for one in value] if isinstance(value, list | tuple) else value


def _new_value(name: str, value: Any, old: str, new: str) -> Any:
    if name in _REFERRING and value == old:
        return new
    if name == "about":
        return [new if one == old else one for one in value]
    return _with_reference(value, old, new)


def _united(kept: Fields, other: Fields) -> dict[str, Any]:
    """Two records of one thing as one: the fields of the first, what only the other has, and the lists of both."""
    united = {**other, **kept}
    for name in ("evidence", "aliases", "claims", "corrections", "issues", "participants", "about", "audience"):
        if name in kept and name in other:
            united[name] = [*kept[name], *(one for one in other[name] if not _among(one, kept[name]))]
    return united


def _among(one: Any, others: Sequence[Any]) -> bool:
    """Whether a list has it already; of participants and issues, whether it has the same one."""
    for name in ("person", "role", "issue"):
        if isinstance(one, dict) and name in one:
            return any(one[name] == other.get(name) for other in others)
    return one in others


def _range(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "sha256": quote_hash(text[start:end])}


def candidates_to_merge(state: State, key: Key) -> Iterator[Key]:
    """What of a candidate can be merged: itself, then the persons and the rest that it refers to."""
    yield key
    record = parse(dict(state.records[key]))
    for reference in record.references():  # type: ignore[union-attr]  # no decision is among the records
        yield Key(key.document, reference.id)
