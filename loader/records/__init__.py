"""The record format: what a line may say, how lines are read, and what is wrong between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loader.late import late

if TYPE_CHECKING:
    from loader.records.documents import DocumentRecords, document_records
    from loader.records.model import (
        HELD,
        KINDS,
        NOT_HELD,
        UNSTATED,
        Actor,
        Alias,
        Claim,
        Correction,
        DateBasis,
        DocumentRecord,
        EventRecord,
        Evidence,
        HoldsRecord,
        IssueLink,
        IssueRecord,
        MeetingRecord,
        Participant,
        PersonRecord,
        PlaceRecord,
        Record,
        Reference,
        RoleRecord,
        SameAsRecord,
        StatedRecord,
        StatementRecord,
        Status,
        TripRecord,
        canonical_json,
        is_wikidata,
        json_schema,
        parse,
        quote_hash,
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
    "DocumentRecords",
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
    "document_records",
    "is_wikidata",
    "json_schema",
    "parse",
    "quote_hash",
]

__getattr__ = late(
    __name__,
    {
        "loader.records.documents": "DocumentRecords document_records",
        "loader.records.model": (
            "HELD KINDS NOT_HELD UNSTATED Actor Alias Claim Correction DateBasis DocumentRecord "
            "EventRecord Evidence HoldsRecord IssueLink IssueRecord MeetingRecord Participant "
            "PersonRecord PlaceRecord Record Reference RoleRecord SameAsRecord StatedRecord "
            "StatementRecord Status TripRecord canonical_json is_wikidata json_schema parse "
            "quote_hash"
        ),
    },
)
