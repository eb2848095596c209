"""The record format: what one document says, one JSON object a line. docs/records.md explains every field.

A record is frozen and holds its text in Unicode NFC, without blanks around it. Unknown keys are refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, get_args, get_origin

from msgspec.json import Encoder
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    TypeAdapter,
    model_validator,
)

from loader.records.fields import (
    Confidence,
    Country,
    Edtf,
    Id,
    IdOrWikidata,
    Language,
    Name,
    Property,
    Side,
    Text,
    Timestamp,
    Wikidata,
    form,
)

__all__ = [
    "HELD",
    "KINDS",
    "NOT_HELD",
    "UNSTATED",
    "Actor",
    "Alias",
    "Claim",
    "Correction",
    "DateBasis",
    "DocumentRecord",
    "EventRecord",
    "Evidence",
    "HoldsRecord",
    "IssueLink",
    "IssueRecord",
    "MeetingRecord",
    "Participant",
    "PersonRecord",
    "PlaceRecord",
    "Record",
    "Reference",
    "RoleRecord",
    "SameAsRecord",
    "StatedRecord",
    "StatementRecord",
    "Status",
    "TripRecord",
    "canonical_json",
    "is_wikidata",
    "json_schema",
    "parse",
    "quote_hash",
    "spelled_alike",
]

_LONGEST_TEXT = 1_000_000_000

Status = Literal[
    "held",
    "ongoing",
    "agreed",
    "planned",
    "expected",
    "possible",
    "hoped",
    "proposed",
    "invited",
    "postponed",
    "cancelled",
    "refused",
    "denied",
    "unstated",
]
HELD = frozenset({"held", "ongoing"})
NOT_HELD = frozenset({"postponed", "cancelled", "refused", "denied"})
UNSTATED = "unstated"
"""The source names the meeting or trip and does not say whether it took place, as tables and calendars often do."""

DateBasis = Literal["explicit", "heading", "relative", "corrected", "inferred"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Evidence(_Strict):
    """A range of the document's text: code points, `end` exclusive, and the first 12 hex digits of the SHA-256 of
    the quoted text in UTF-8."""

    start: Annotated[int, Field(ge=0, le=_LONGEST_TEXT)]
    end: Annotated[int, Field(ge=1, le=_LONGEST_TEXT)]
    sha256: Annotated[str, form(r"^[0-9a-f]{12}$", "the first 12 hexadecimal digits of a SHA-256, in small letters")]

    @model_validator(mode="after")
    def _has_text(self) -> Self:
        if self.end <= self.start:
            raise ValueError("an end greater than the start; the end is exclusive")
        return self


class Actor(_Strict):
    """Who acts: exactly one of a person's id, a role's id, or a name as the text gives it."""

    person: Id | None = None
    role: Id | None = None
    name: Name | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(x is not None for x in (self.person, self.role, self.name)) != 1:
            raise ValueError("exactly one of person, role and name")
        return self


class Participant(_Strict):
    """A person or a role that takes part; `side` is a country code or an organisation's name."""

    person: Id | None = None
    role: Id | None = None
    side: Side | None = None
    part: Literal["principal", "attendee", "host"] = "principal"
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.person is None) == (self.role is None):
            raise ValueError("exactly one of person and role")
        return self


class IssueLink(_Strict):
    """An issue, and how firmly the document ties it to the meeting."""

    issue: Id
    strength: Literal["explicit", "outcome", "implied", "context"]
    evidence: tuple[Evidence, ...] = ()


class Alias(_Strict):
    """Another form under which the document names a person. Only a full name helps to find who is who."""

    text: Name
    kind: Literal["full", "surname", "given_name", "description", "typo"]
    evidence: tuple[Evidence, ...] = ()


class Claim(_Strict):
    """What the document says and no field holds: a duration, a rank, "the first in five years"."""

    property: Property
    value: Text
    number: FiniteFloat | None = None
    unit: Name | None = None
    qualifier: Name | None = None
    scope: Name | None = None
    attributed_to: Name | None = None
    confidence: Confidence | None = None
    evidence: tuple[Evidence, ...] = ()


class Correction(_Strict):
    """A value that the document evidently has wrong. `evidence` cites both what is written and what contradicts it."""

    property: Property
    as_written: Text
    value: Text
    reason: Text
    evidence: tuple[Evidence, ...] = ()


class Reference(NamedTuple):
    """That the field `field` of a record names the id `id`, which must be a record of one of `kinds`."""

    field: str
    id: str
    kinds: tuple[str, ...]


class _Stated(_Strict):
    """What every record has that a document states."""

    extractor: Annotated[
        str, form(r"^[a-z][a-z0-9]*(/[A-Za-z0-9._:/-]{1,80})?$", "a kind and a name, such as curated or parser/2")
    ] = "curated"
    confidence: Confidence | None = None
    review: Literal["accepted", "unreviewed"] = "accepted"
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def references(self) -> Iterator[Reference]:
        """The ids that this record names."""
        return iter(())

    def ranges(self) -> Iterator[tuple[str, Evidence]]:
        """Every evidence of the record and of its parts, with the path of the field that holds it."""
        return _ranges(self, "")


def _ranges(part: BaseModel, path: str) -> Iterator[tuple[str, Evidence]]:
    values = vars(part)
    for field in _lists(type(part)):
        items = values[field]
        if not items:
            continue
        if type(items[0]) is Evidence:
            for index, item in enumerate(items):
                yield f"{path}{field}[{index}]", item
        else:
            for index, item in enumerate(items):
                yield from _ranges(item, f"{path}{field}[{index}].")


@cache
def _lists(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that are lists of evidence, or of parts that may have some."""
    return tuple(name for name, field in model.model_fields.items() if _is_list_of_parts(field.annotation))


def _is_list_of_parts(annotation: object) -> bool:
    item = get_args(annotation)[0] if get_origin(annotation) is tuple else None
    return isinstance(item, type) and issubclass(item, BaseModel)


class _OfDocument(_Stated):
    document: Id


class _Dated(_OfDocument):
    date: Edtf | None = None
    date_as_written: Name | None = None
    date_basis: DateBasis | None = None

    @model_validator(mode="after")
    def _date_has_basis(self) -> Self:
        if (self.date is None) != (self.date_basis is None):
            raise ValueError("date and date_basis together, both or neither")
        return self


class DocumentRecord(_Stated):
    """A news report. `sha256` is that of its bytes, `characters` the number of its code points."""

    record: Literal["document"] = "document"
    id: Id
    title: Name
    publisher: Name | None = None
    url: Annotated[str, form(r"^https?://[^\s<>\"'`]{1,2000}$", "an address that begins with https://")] | None = None
    published: Edtf | None = None
    published_basis: Literal["stated", "metadata", "inferred", "unknown"] = "unknown"
    sha256: Annotated[str, form(r"^[0-9a-f]{64}$", "a SHA-256 in 64 hexadecimal digits, in small letters")]
    characters: Annotated[int, Field(ge=0, le=_LONGEST_TEXT)]
    language: Language | None = None

    @property
    def document(self) -> str:
        return self.id

    @model_validator(mode="after")
    def _published_has_basis(self) -> Self:
        if (self.published is None) != (self.published_basis == "unknown"):
            raise ValueError("published and published_basis together; without a date the basis is unknown")
        return self


class PersonRecord(_OfDocument):
    """A person, named as the world spells it in the order of the person's culture."""

    record: Literal["person"] = "person"
    id: Id
    name: Name
    family_name: Name | None = None
    given_name: Name | None = None
    name_order: Literal["given_family", "family_given"] | None = None
    country: Country | None = None
    wikidata: Wikidata | None = None
    aliases: tuple[Alias, ...] = ()


class RoleRecord(_OfDocument):
    """An office; the title goes without the country."""

    record: Literal["role"] = "role"
    id: Id
    title: Name
    organisation: Name | None = None
    country: Country | None = None


class HoldsRecord(_OfDocument):
    """That a person holds a role: from `since` to `until`, or seen in it `as_of` certain dates. Without `tense` the
    document gives the title for the time it tells of and does not say whether it is still held."""

    record: Literal["holds"] = "holds"
    person: Id
    role: Id
    since: Edtf | None = None
    until: Edtf | None = None
    as_of: tuple[Edtf, ...] = ()
    tense: Literal["current", "then", "former", "acting", "nominee"] | None = None

    @property
    def id(self) -> str:
        return f"{self.person}/{self.role}/{self.since or ''}/{self.until or ''}"

    def references(self) -> Iterator[Reference]:
        yield Reference(field="person", id=self.person, kinds=("person",))
        yield Reference(field="role", id=self.role, kinds=("role",))


class PlaceRecord(_OfDocument):
    """A place: a building, a city, a country."""

    record: Literal["place"] = "place"
    id: Id
    name: Name
    city: Name | None = None
    region: Name | None = None
    country: Country | None = None


class IssueRecord(_OfDocument):
    """A matter that is talked about."""

    record: Literal["issue"] = "issue"
    id: Id
    name: Name
    wikidata: Wikidata | None = None


class EventRecord(_Dated):
    """A summit, a conference, an assembly: something that meetings take place on the sidelines of."""

    record: Literal["event"] = "event"
    id: Id
    name: Name
    place: Id | None = None
    wikidata: Wikidata | None = None

    def references(self) -> Iterator[Reference]:
        yield from _optional("place", self.place, "place")


class MeetingRecord(_Dated):
    """A meeting or any other contact, real or not: `status` says which."""

    record: Literal["meeting"] = "meeting"
    id: Id
    name: Name
    status: Status
    kind: Name | None = None
    mode: Literal["in_person", "phone", "virtual", "unknown"] = "unknown"
    participants: tuple[Participant, ...] = ()
    place: Id | None = None
    event: Id | None = None
    trip: Id | None = None
    issues: tuple[IssueLink, ...] = ()

    def references(self) -> Iterator[Reference]:
        for index, who in enumerate(self.participants):
            yield from _optional(f"participants[{index}].person", who.person, "person")
            yield from _optional(f"participants[{index}].role", who.role, "role")
        for index, what in enumerate(self.issues):
            yield Reference(field=f"issues[{index}].issue", id=what.issue, kinds=("issue",))
        yield from _optional("place", self.place, "place")
        yield from _optional("event", self.event, "event")
        yield from _optional("trip", self.trip, "trip")


class TripRecord(_Dated):
    """A journey of one person, made or not: `status` says which."""

    record: Literal["trip"] = "trip"
    id: Id
    name: Name
    traveller: Id
    status: Status
    destination: Id | None = None
    event: Id | None = None
    invited_by: Actor | None = None
    purpose: Name | None = None

    def references(self) -> Iterator[Reference]:
        yield Reference(field="traveller", id=self.traveller, kinds=("person",))
        yield from _optional("destination", self.destination, "place")
        yield from _optional("event", self.event, "event")
        yield from _actor("invited_by", self.invited_by)


class StatementRecord(_Dated):
    """What somebody said; `name` sums it up. `about` names issues, meetings, trips, persons, places or events."""

    ABOUT: ClassVar[tuple[str, ...]] = ("issue", "meeting", "trip", "person", "place", "event")

    record: Literal["statement"] = "statement"
    id: Id
    name: Name
    speaker: Actor
    audience: tuple[Actor, ...] = ()
    reported_by: Actor | None = None
    about: tuple[Id, ...] = ()
    meeting: Id | None = None

    def references(self) -> Iterator[Reference]:
        yield from _actor("speaker", self.speaker)
        for index, actor in enumerate(self.audience):
            yield from _actor(f"audience[{index}]", actor)
        yield from _actor("reported_by", self.reported_by)
        for index, id_ in enumerate(self.about):
            yield Reference(field=f"about[{index}]", id=id_, kinds=StatementRecord.ABOUT)
        yield from _optional("meeting", self.meeting, "meeting")


class SameAsRecord(_Strict):
    """A person's decision on whether two ids are one, or whether the thing of an id is `b` of Wikidata. It belongs to
    no document and outlives them all."""

    record: Literal["same_as"] = "same_as"
    a: Id
    b: IdOrWikidata
    judgement: Literal["same", "different", "unsure"]
    reason: Text | None = None
    by: Name | None = None
    decided: Timestamp

    @property
    def id(self) -> str:
        first, second = sorted((self.a, self.b))
        return f"{first}/{second}/{self.decided.isoformat()}/{self.judgement}"

    @model_validator(mode="after")
    def _two_ids(self) -> Self:
        if self.a == self.b:
            raise ValueError("two ids; a and b are one")
        return self


StatedRecord = (
    DocumentRecord
    | PersonRecord
    | RoleRecord
    | HoldsRecord
    | PlaceRecord
    | IssueRecord
    | EventRecord
    | MeetingRecord
    | TripRecord
    | StatementRecord
)
Record = StatedRecord | SameAsRecord
KINDS: dict[str, type[BaseModel]] = {
    model.model_fields["record"].default: model for model in (*get_args(StatedRecord), SameAsRecord)
}
"""The model of each kind of record."""

_ADAPTER: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Field(discriminator="record")])
_ENCODER = Encoder(order="sorted")


def _optional(field: str, id_: str | None, kind: str) -> Iterator[Reference]:
    if id_ is not None:
        yield Reference(field=field, id=id_, kinds=(kind,))


def _actor(field: str, actor: Actor | None) -> Iterator[Reference]:
    if actor is not None:
        yield from _optional(f"{field}.person", actor.person, "person")
        yield from _optional(f"{field}.role", actor.role, "role")


def is_wikidata(id_: str) -> bool:
    """Whether an id of a decision is one of Wikidata: those of records have no capitals."""
    return id_.startswith("Q")


def parse(value: str | bytes | dict[str, Any]) -> Record:
    """A record from JSON text or from a dict as JSON gives it. Raises pydantic's ValidationError."""
    if isinstance(value, dict):
        value = json.dumps(value)
    return _ADAPTER.validate_json(value)


def canonical_json(record: Record) -> str:
    """The one spelling of a record: sorted keys, defaults left out. Equal records have equal spellings."""
    fields = record.__pydantic_serializer__.to_python(record, mode="json", exclude_defaults=True)
    fields["record"] = record.record
    if ("confidence" in fields or "claims" in fields) and not all(map(spelled_alike, _numbers(fields))):
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _ENCODER.encode(fields).decode()


def _numbers(fields: dict[str, Any]) -> Iterator[float]:
    """Every number of a record that may have a fraction."""
    for part in (fields, *fields.get("claims", ())):
        yield part.get("confidence", 0)
        yield part.get("number", 0)


def spelled_alike(number: float) -> bool:
    """Whether the two ways to write JSON spell a number alike: they do not where one of them needs an exponent."""
    return number == 0 or 1e-3 < abs(number) < 1e15


def quote_hash(quote: str) -> str:
    """The hash that evidence carries of its quoted text."""
    return hashlib.sha256(quote.encode()).hexdigest()[:12]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_ADAPTER.json_schema()}
