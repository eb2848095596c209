"""Records at random: documents that share ids, differ in values, decide on identity and hold broken lines."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

Line = dict[str, Any]

DATES = ["2023-06-18", "2022-11", "2021", "../2023-05", "2022-08~", "2023-06-18/2023-06-19", "2023/.."]
STATUSES = ["held", "ongoing", "agreed", "expected", "possible", "postponed", "cancelled", "refused", "denied"]
STATUSES += ["unstated"]
IDS = {kind: [f"{kind}-{n}" for n in range(3)] for kind in ("role", "place", "issue", "event", "trip", "meeting")}
PERSONS = [f"person-{n}" for n in range(5)]
DOCUMENTS = [f"doc-{n}" for n in range(4)]
LENGTH = 500


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def evidence() -> st.SearchStrategy[list[Line]]:
    def made(start: int, width: int) -> Line:
        return {"start": start, "end": start + width, "sha256": "0123456789ab"}

    one = st.builds(made, st.integers(0, 400), st.integers(1, 99))
    return st.lists(one, max_size=2)


def claims() -> st.SearchStrategy[list[Line]]:
    one = st.fixed_dictionaries(
        {"property": st.sampled_from(["duration", "rank"]), "value": st.sampled_from(["7 hours", "first"])},
        optional={"number": st.floats(0, 9), "scope": st.just("with dinner"), "evidence": evidence()},
    )
    return st.lists(one, max_size=1)


@st.composite
def dated(draw: st.DrawFn) -> Line:
    date = draw(maybe(st.sampled_from(DATES)))
    if date is None:
        return {}
    return {"date": date, "date_basis": draw(st.sampled_from(["explicit", "heading", "relative", "corrected"]))}


class Document:
    """Builds the lines of one document; whatever a record refers to is stated too."""

    def __init__(self, draw: st.DrawFn, id_: str, unreviewed_of_20: int) -> None:
        self.draw, self.id, self.unreviewed_of_20 = draw, id_, unreviewed_of_20
        self.lines: dict[str, Line] = {}

    def add(self, kind: str, id_: str, **fields: Any) -> str:
        given = {name: value for name, value in fields.items() if value is not None}
        unreviewed = self.draw(st.integers(0, 19)) < self.unreviewed_of_20
        common = {"record": kind, "document": self.id, "id": id_, "evidence": self.draw(evidence())}
        self.lines[id_] = {**common, **given, **({"review": "unreviewed"} if unreviewed else {})}
        return id_

    def pick(self, kind: str) -> str | None:
        id_ = self.draw(maybe(st.sampled_from(IDS[kind])))
        return id_ if id_ is None or id_ in self.lines else getattr(self, kind)(id_)

    def name(self) -> str:
        return self.draw(st.sampled_from(["Ann", "Bob", "Élan", "Wang Yi"]))

    def person(self, id_: str) -> str:
        if id_ in self.lines:
            return id_
        aliases = [{"text": self.name(), "kind": self.draw(st.sampled_from(["full", "surname"]))}]
        country = self.draw(maybe(st.sampled_from(["US", "CN"])))
        return self.add("person", id_, name=self.name(), country=country, aliases=aliases)

    def role(self, id_: str) -> str:
        return self.add("role", id_, title=self.name(), country=self.draw(maybe(st.sampled_from(["US", "CN"]))))

    def place(self, id_: str) -> str:
        return self.add("place", id_, name=self.name(), city=self.draw(maybe(st.just("Beijing"))))

    def issue(self, id_: str) -> str:
        return self.add("issue", id_, name=self.name())

    def event(self, id_: str) -> str:
        return self.add("event", id_, name=self.name(), place=self.pick("place"), **self.draw(dated()))

    def trip(self, id_: str) -> str:
        traveller = self.person(self.draw(st.sampled_from(PERSONS)))
        status = self.draw(st.sampled_from(STATUSES))
        return self.add(
            "trip",
            id_,
            name=self.name(),
            traveller=traveller,
            status=status,
            destination=self.pick("place"),
            **self.draw(dated()),
        )

    def meeting(self, id_: str) -> str:
        who = self.draw(st.lists(st.sampled_from(PERSONS), max_size=3, unique=True))
        part = st.sampled_from(["principal", "principal", "attendee"])
        side = st.sampled_from(["US", "CN"])
        strength = st.sampled_from(["explicit", "outcome", "implied", "context"])
        issue = self.pick("issue")
        return self.add(
            "meeting",
            id_,
            name=self.name(),
            status=self.draw(st.sampled_from(STATUSES)),
            mode=self.draw(maybe(st.sampled_from(["in_person", "phone"]))),
            participants=[{"person": self.person(p), "part": self.draw(part), "side": self.draw(side)} for p in who],
            issues=[{"issue": issue, "strength": self.draw(strength)}] if issue else [],
            place=self.pick("place"),
            event=self.pick("event"),
            trip=self.pick("trip"),
            claims=self.draw(claims()),
            **self.draw(dated()),
        )

    def holds(self) -> None:
        person, role = self.person(self.draw(st.sampled_from(PERSONS))), self.pick("role")
        if role is None:
            return
        since = self.draw(maybe(st.sampled_from(DATES[:3])))
        tense = self.draw(maybe(st.sampled_from(["current", "then", "nominee"])))
        line = {"record": "holds", "document": self.id, "person": person, "role": role, "since": since, "tense": tense}
        self.lines[f"{person}/{role}/{since}"] = {key: value for key, value in line.items() if value is not None}

    def statement(self) -> None:
        meeting = self.pick("meeting")
        speaker = {"person": self.person(self.draw(st.sampled_from(PERSONS)))}
        about = [id_ for id_ in [self.pick("issue"), self.pick("trip")] if id_]
        self.add("statement", "statement-0", name="said", speaker=speaker, about=about, meeting=meeting)


@st.composite
def document(draw: st.DrawFn, id_: str, unreviewed_of_20: int = 1) -> list[Line]:
    """All lines of one faultless document; of twenty so many are unreviewed."""
    made = Document(draw, id_, unreviewed_of_20)
    for meeting in draw(st.lists(st.sampled_from(IDS["meeting"]), max_size=2, unique=True)):
        if meeting not in made.lines:
            made.meeting(meeting)
    if draw(st.booleans()):
        made.holds()
    if draw(st.booleans()):
        made.statement()
    published = draw(maybe(st.sampled_from(DATES)))
    own: Line = {"record": "document", "id": id_, "title": f"Report {id_}", "sha256": "a" * 64, "characters": LENGTH}
    if published:
        own |= {"published": published, "published_basis": "inferred"}
    return [own, *made.lines.values()]


@st.composite
def decision(draw: st.DrawFn) -> Line:
    a, b = draw(st.lists(st.sampled_from(PERSONS), min_size=2, max_size=2, unique=True))
    if draw(st.integers(0, 3)) == 0:
        a, b = draw(
            st.sampled_from([IDS["meeting"][:2], IDS["issue"][:2], DOCUMENTS[:2], [PERSONS[0], IDS["role"][0]]])
        )
    if draw(st.integers(0, 3)) == 0:
        b = draw(st.sampled_from(["Q42", "Q43"]))
    return {
        "record": "same_as",
        "a": a,
        "b": b,
        "judgement": draw(st.sampled_from(["same", "same", "different", "unsure"])),
        "decided": f"2026-01-0{draw(st.integers(1, 3))}T00:00:00Z",
    }


@st.composite
def documents(draw: st.DrawFn, at_least: int = 1, unreviewed_of_20: int = 1) -> dict[str, list[Line]]:
    """Some documents, by their ids."""
    ids = draw(st.lists(st.sampled_from(DOCUMENTS), min_size=at_least, max_size=4, unique=True))
    return {id_: draw(document(id_, unreviewed_of_20)) for id_ in ids}


@st.composite
def broken(draw: st.DrawFn, lines: list[Line]) -> list[bytes]:
    """The lines as bytes, one or two of them spoilt."""
    raw = [json.dumps(line).encode() for line in lines]
    for index in draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=2, unique=True)):
        raw[index] = draw(
            st.sampled_from(
                [
                    raw[index][: len(raw[index]) // 2],
                    raw[index].replace(b'"record"', b'"recrod"', 1),
                    raw[index].replace(b'"id"', b'"x": 1, "id"', 1),
                    raw[index].replace(b"person-", b"nobody-"),
                    b"\xff\xfe" + raw[index],
                    b"[]",
                    raw[index] + b"\n" + raw[index].replace(b'"evidence": [', b'"claims": [], "evidence": [{}, ', 1),
                ]
            )
        )
    return [part for line in raw for part in line.split(b"\n")]
