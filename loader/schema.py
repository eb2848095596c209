"""This graph: its labels and relationship types, with the properties that each can have.

Every label and type in Cypher text of ours, or given to it as a parameter, is one of these: written in the text, or put
there from here. None ever comes from a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "DISPUTED_LABEL",
    "LABELS",
    "RELATIONSHIPS",
    "SECOND_LABELS",
    "STATUS_LABELS",
    "SUBJECT_LABELS",
    "LabelSchema",
    "PropertyType",
    "RelationshipSchema",
]

PropertyType = Literal["string", "integer", "float", "boolean", "date", "strings"]


@dataclass(frozen=True, slots=True)
class LabelSchema:
    """A label whose nodes have the key `id`, and the properties that they can have besides."""

    properties: MappingProxyType[str, PropertyType]


@dataclass(frozen=True, slots=True)
class RelationshipSchema:
    """A relationship type whose key is `id`: between which labels, with which properties besides the common ones
    (`id`, `sources`, `source_count`, `evidence`, `unreviewed`)."""

    pairs: tuple[tuple[str, str], ...]
    properties: MappingProxyType[str, PropertyType]


def _properties(text: str, kind: PropertyType = "string") -> dict[str, PropertyType]:
    return dict.fromkeys(text.split(), kind)


_DATED: dict[str, PropertyType] = {
    **_properties("edtf date_as_written date_basis"),
    **_properties("date earliest latest", "date"),
}
_NODE: dict[str, PropertyType] = {
    **_properties("id name"),
    **_properties("ids shown_from", "strings"),
    **_properties("unreviewed", "boolean"),
}
_RELATIONSHIP: dict[str, PropertyType] = {
    **_properties("id"),
    **_properties("sources evidence", "strings"),
    **_properties("source_count", "integer"),
    **_properties("unreviewed", "boolean"),
}


def _label(**more: PropertyType) -> LabelSchema:
    return LabelSchema(MappingProxyType({**_NODE, **more}))


def _relationship(pairs: str, **more: PropertyType) -> RelationshipSchema:
    split = tuple((start, end) for start, end in (pair.split(">") for pair in pairs.split()))
    return RelationshipSchema(split, MappingProxyType({**_RELATIONSHIP, **more}))


LABELS = MappingProxyType(
    {
        "Person": _label(
            **_properties("family_name given_name name_order country wikidata"), **_properties("aliases", "strings")
        ),
        "Role": _label(**_properties("title organisation country")),
        "Meeting": _label(**_properties("status kind mode"), **_DATED, disputed="boolean"),
        "Trip": _label(**_properties("status purpose invited_by"), **_DATED, disputed="boolean"),
        "Issue": _label(wikidata="string"),
        "Place": _label(**_properties("city region country")),
        "Event": _label(wikidata="string", **_DATED),
        "Country": _label(),
        "Document": _label(
            **_properties("title publisher url published published_basis sha256 language"), characters="integer"
        ),
        "Statement": _label(**_properties("speaker reported_by"), **_properties("audience", "strings"), **_DATED),
        "Claim": _label(
            **_properties("property value unit qualifier scope attributed_to document subject corrected_to reason"),
            **_properties("number confidence", "float"),
            corrected="boolean",
        ),
    }
)
"""The first label of every node: each has one."""

STATUS_LABELS = ("Held", "Expected", "NotHeld", "Unstated")
"""Every meeting and trip with a status has one of these too."""

DISPUTED_LABEL = "Disputed"
"""A meeting or trip that one document reports as held and another as refused, denied or cancelled has it beside the
label of its status: programs that draw can colour by label, and not by a property."""

SECOND_LABELS = (*STATUS_LABELS, DISPUTED_LABEL)

SUBJECT_LABELS = tuple(label for label in LABELS if label not in ("Document", "Claim"))
"""The labels of what documents speak of."""

_REPORT: dict[str, PropertyType] = {
    **_properties("record name status kind mode place event trip destination purpose invited_by"),
    **_properties("participants issues", "strings"),
    **_DATED,
}
_ACTORS = ("Person", "Role")
_ABOUT = ("Issue", "Meeting", "Trip", "Person", "Place", "Event")


def _pairs(starts: tuple[str, ...], ends: tuple[str, ...]) -> str:
    return " ".join(f"{start}>{end}" for start in starts for end in ends)


RELATIONSHIPS = MappingProxyType(
    {
        "MET": _relationship(
            "Person>Person",
            **_properties("meeting mode"),
            **_properties("date earliest latest", "date"),
            disputed="boolean",
            doubt="string",
        ),
        "PARTICIPANT_IN": _relationship(_pairs(_ACTORS, ("Meeting",)), **_properties("part side")),
        "DISCUSSED": _relationship("Meeting>Issue", strength="string"),
        "MAY_CONCERN": _relationship("Meeting>Issue", strength="string"),
        "HOLDS": _relationship(
            "Person>Role",
            **_properties("since until tense"),
            **_properties("earliest latest", "date"),
            as_of="strings",
            confidence="float",
        ),
        "NOMINATED_TO": _relationship(
            "Person>Role",
            **_properties("since until tense"),
            **_properties("earliest latest", "date"),
            as_of="strings",
            confidence="float",
        ),
        "OF": _relationship("Role>Country"),
        "LOCATED_IN": _relationship("Place>Country"),
        "AT": _relationship("Meeting>Place Event>Place"),
        "ON_SIDELINES_OF": _relationship("Meeting>Event"),
        "PART_OF": _relationship("Meeting>Trip"),
        "TRAVELLER_IN": _relationship("Person>Trip"),
        "DESTINATION": _relationship("Trip>Place"),
        "TO_ATTEND": _relationship("Trip>Event"),
        "INVITED_BY": _relationship(_pairs(("Trip",), _ACTORS)),
        "SAID": _relationship(_pairs(_ACTORS, ("Statement",))),
        "TO_AUDIENCE": _relationship(_pairs(("Statement",), _ACTORS)),
        "REPORTED_BY": _relationship(_pairs(("Statement",), _ACTORS)),
        "SAID_AT": _relationship("Statement>Meeting"),
        "ABOUT": _relationship(f"{_pairs(('Statement',), _ABOUT)} {_pairs(('Claim',), (*SUBJECT_LABELS, 'Document'))}"),
        "REPORTS": _relationship("Document>Meeting Document>Trip", **_REPORT),
        "MAKES": _relationship("Document>Claim"),
        "MENTIONS": _relationship(_pairs(("Document",), SUBJECT_LABELS), confidence="float"),
    }
)
