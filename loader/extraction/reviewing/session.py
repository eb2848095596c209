"""The state of a review, and the steps that change it: pure functions, without a terminal and without a file.

A step holds its whole effect (the records that it puts and drops, the verdicts), so that taking up a review anew needs
nothing but its steps. `edits.py` makes the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from loader.extraction.reviewing.material import CANDIDATES, Fields, Item, Key, Material
from loader.records import StatedRecord, parse

__all__ = ["Session", "State", "Step", "Verdict", "accepted"]

Verdict = Literal["accepted", "rejected", "nothing", "added", "open"]
"""`nothing`: a sentence that was left holds no meeting; `added`: a record was made of it."""


class Step(BaseModel):
    """What one decision changes. `said` tells it in words. `put` are records, `drop`, `verdicts` and `renamed` name
    them by document and id; `items` are new candidates, each with the one that it comes after."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    said: str
    put: tuple[dict[str, Any], ...] = ()
    drop: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[tuple[str, str, Verdict], ...] = ()
    renamed: tuple[tuple[str, str, str], ...] = ()
    items: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The records as they are by now, what there is to decide on, and what was decided."""

    records: Mapping[Key, Fields]
    items: tuple[Item, ...]
    verdicts: Mapping[Key, Verdict] = field(default_factory=dict)

    def after(self, step: Step) -> State:
        """The state that the step leads to."""
        records = {key: value for key, value in self.records.items() if tuple(key) not in set(step.drop)}
        for put in step.put:
            records[_key_of(put)] = put
        renamed = {Key(document, old): Key(document, new) for document, old, new in step.renamed}
        verdicts = {renamed.get(key, key): verdict for key, verdict in self.verdicts.items()}
        verdicts |= {Key(document, id_): verdict for document, id_, verdict in step.verdicts}
        items = [replace(item, key=renamed.get(item.key, item.key)) for item in self.items]
        for document, id_, after in step.items:
            place = next(n for n, item in enumerate(items) if item.key == Key(document, after))
            tier = items[place].tier if items[place].tier != "left" else "look"
            items.insert(place + 1, replace(items[place], key=Key(document, id_), tier=tier, sentence=None))
        there: dict[Key, Item] = {}
        for item in items:
            if item.tier == "left" or item.key in records:
                there.setdefault(item.key, item)  # two candidates that were made one stand where the first did
        return State(records, tuple(there.values()), verdicts)

    def verdict(self, key: Key) -> Verdict:
        """What was decided on a candidate; `open` is what nobody has decided on yet."""
        return self.verdicts.get(key, "open")

    def open(self) -> list[Item]:
        """What is left to decide on, in order."""
        return [item for item in self.items if self.verdict(item.key) == "open"]


def _key_of(record: Fields) -> Key:
    parsed = parse(dict(record))
    document = record["id"] if record["record"] == "document" else record["document"]
    return Key(document, parsed.id)


class Session:
    """A review: what it starts from, and the steps taken. Taking one back is no step, it takes the last away."""

    def __init__(self, material: Material, steps: Iterable[Step] = ()) -> None:
        self.material = material
        self._states = [State(material.records, material.items)]
        self.steps: list[Step] = []
        for step in steps:
            self.take(step)

    @property
    def state(self) -> State:
        return self._states[-1]

    def take(self, step: Step) -> None:
        """Take a step. Raises LookupError or pydantic's ValidationError for one that does not fit this material."""
        self._states.append(self.state.after(step))
        self.steps.append(step)

    def undo(self) -> Step | None:
        """Take the last step back, and return it."""
        if not self.steps:
            return None
        self._states.pop()
        return self.steps.pop()


def accepted(state: State) -> list[StatedRecord]:
    """The accepted records, each with `review: accepted`, and what they refer to: persons with their offices, roles,
    places, issues, events, the document. What they refer to of candidates that were not accepted is left out. A
    document of which nothing was accepted gives nothing."""
    found: dict[Key, Fields] = {}
    for key, fields in state.records.items():
        proposed = fields.get("review") == "unreviewed"
        if state.verdict(key) == "accepted" or (not proposed and fields["record"] != "document"):
            _bring(state, key, found)
    _bring_offices(state, found)
    spoken = {key.document for key in found}
    own = {key: fields for key, fields in state.records.items() if key.id == key.document and key.id in spoken}
    return [_reviewed(fields) for fields in {**own, **found}.values()]


def _bring(state: State, key: Key, found: dict[Key, Fields]) -> None:
    """Put a record and all that it needs among the found ones."""
    if key in found:
        return
    fields = _without_undecided(state, state.records[key])
    found[key] = fields
    for reference in _stated(fields).references():
        _bring(state, Key(key.document, reference.id), found)


def _bring_offices(state: State, found: dict[Key, Fields]) -> None:
    for key, fields in state.records.items():
        if (
            fields["record"] == "holds"
            and Key(key.document, fields["person"]) in found
            and state.verdict(key) == "open"
        ):
            _bring(state, key, found)


def _without_undecided(state: State, fields: Fields) -> Fields:
    """The record without its mentions of candidates that were not accepted."""
    document = str(fields.get("document", fields["id"]) if fields["record"] == "document" else fields["document"])

    def stays(id_: str | None) -> bool:
        key = Key(document, id_ or "")
        other = state.records.get(key, {})
        undecided = other.get("record") in CANDIDATES and other.get("review") == "unreviewed"
        return not undecided or state.verdict(key) == "accepted"

    kept = {name: value for name, value in fields.items() if name not in ("meeting", "trip") or stays(value)}
    if "about" in kept:
        kept["about"] = [id_ for id_ in kept["about"] if stays(id_)]
    return kept


def _stated(fields: Fields) -> StatedRecord:
    return parse(dict(fields))  # type: ignore[return-value]  # no decision is among the records


def _reviewed(fields: Fields) -> StatedRecord:
    return _stated({name: value for name, value in fields.items() if name != "review"})
