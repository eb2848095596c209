"""Rows to lines of records: every row accounted for, every document whole in itself.

The records of a file are one document, and of a long file several in a row, each of which can be loaded by itself.
Where the source carries the texts along that its records come from, each text is a document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from loader.conversion.ids import make_id
from loader.conversion.model import Draft, Made, Outcome, Refused, Text
from loader.conversion.source import Source
from loader.records import UNSTATED, Record, SameAsRecord, canonical_json, parse
from loader.text import shortened, visible

__all__ = ["MOST_RECORDS", "ConversionReport", "lines_of"]

MOST_RECORDS = 3_000
"""A document is closed by the row that takes it to so many records: what a server can take in one transaction."""
_NO_EVIDENCE = {
    "property": "evidence",
    "value": "missing: the source does not say which words of which text it rests on",
}
_EXAMPLES = 3


@dataclass(slots=True)
class ConversionReport:
    """What became of the rows: `read` = `converted` + `refused`, always."""

    read: int = 0
    converted: int = 0
    records: int = 0
    documents: int = 0
    faulty: int = 0
    reasons: Counter[tuple[bool, str]] = field(default_factory=Counter)
    examples: dict[tuple[bool, str], list[str]] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        return sum(self.reasons.values())

    def refuse(self, row: Refused) -> None:
        key = (row.faulty, row.reason)
        self.reasons[key] += 1
        self.faulty += row.faulty
        shown = self.examples.setdefault(key, [])
        if len(shown) < _EXAMPLES:
            shown.append(row.row)

    def lines(self) -> Iterator[str]:
        """The sums, then each reason with how often and where first."""
        yield f"{self.read} rows read = {self.converted} converted + {self.refused} refused"
        yield f"{self.records} records in {self.documents} documents"
        for (faulty, reason), count in sorted(self.reasons.items(), key=lambda item: (-item[1], item[0])):
            where = ", ".join(self.examples[faulty, reason])
            yield f"  {'refused' if faulty else 'no meeting'} {count}: {visible(reason, breaks=True)} (first: {where})"


@dataclass(slots=True)
class _Document:
    """The records of one document, by kind and id, and what the document itself says."""

    head: Draft
    records: dict[tuple[str, str], Draft] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def state(self, drafts: Iterable[Draft], joins: bool) -> str | None:
        """Take the records in; or the reason why one of them cannot stand beside what is there."""
        new: dict[tuple[str, str], Draft] = {}
        for draft in drafts:
            key = _key(draft)
            known = new.get(key) or self.records.get(key)
            if known is None:
                new[key] = draft
            elif not (joins or _alike(known, draft)) and draft["record"] in ("meeting", "trip"):
                return f"the id {draft['id']!r} is that of another row, with other contents"
            elif known != draft:
                new[key] = _joined(known, draft)
        self.records |= new
        self.ids |= {draft["id"] for draft in new.values() if "id" in draft}
        return None


def _key(draft: Draft) -> tuple[str, str]:
    if draft["record"] == "holds":
        parts = (draft["person"], draft["role"], draft.get("since") or "", draft.get("until") or "")
        return "holds", "/".join(parts)
    return draft["record"], draft["id"]


def _alike(one: Draft, other: Draft) -> bool:
    """Whether they say the same, but for the row that they stand in."""
    return _without_row(one) == _without_row(other)


def _without_row(draft: Draft) -> Draft:
    return {**draft, "claims": [claim for claim in draft.get("claims", ()) if claim["property"] != "source_row"]}


def _joined(one: Draft, other: Draft) -> Draft:
    """Both: lists together, and where a field differs the first stands in it and the other is a claim. Where two
    statuses differ, none of them is stated."""
    merged = {**other, **one}
    claims = [*one.get("claims", ())]
    if one.get("status") != other.get("status"):
        statuses = sorted({one["status"], other["status"]} - {UNSTATED})
        merged["status"] = statuses[0] if len(statuses) == 1 else UNSTATED
        claims += [{"property": "status_as_written", "value": status} for status in statuses if len(statuses) > 1]
        one, other = ({name: value for name, value in each.items() if name != "status"} for each in (one, other))
    for name, value in other.items():
        mine = one.get(name)
        if isinstance(value, list | tuple) and isinstance(mine, list | tuple):
            merged[name] = [*mine, *(item for item in value if item not in mine)]
        elif isinstance(value, str) and mine not in (None, value):
            claims.append({"property": f"other_{name}", "value": value})
    claims += [claim for claim in other.get("claims", ()) if claim not in claims]
    return {**merged, "claims": claims} if claims else merged


def lines_of(
    source: Source, outcomes: Iterable[Outcome], name: str, format_: str, report: ConversionReport
) -> Iterator[bytes]:
    """The lines of all records; `report` counts along. Rows are taken one by one."""
    made = _Making(source, name, f"convert/{format_}", report)
    for outcome in outcomes:
        report.read += 1
        if isinstance(outcome, Refused):
            report.refuse(outcome)
        else:
            yield from made.take(outcome)
    yield from made.finish()


class _Making:
    def __init__(self, source: Source, name: str, extractor: str, report: ConversionReport) -> None:
        self._source = source
        self._name = name
        self._common = {"extractor": extractor, "review": "unreviewed"}
        self._report = report
        self._texts: dict[str, _Document] = {}
        self._part = 0
        self._open = self._next_part()

    def take(self, row: Made) -> Iterator[bytes]:
        document = self._document_of(row)
        fault = _fault(row, document, self._common) or document.state(map(_ready, _with_row(row)), row.joins)
        if fault:
            self._report.refuse(Refused(row.row, fault))
            return
        document.head["claims"] += [claim for claim in row.claims if claim not in document.head["claims"]]
        self._report.converted += 1
        if document is self._open and len(document.records) >= MOST_RECORDS:
            self._open = self._next_part()
            yield from self._written(document)

    def finish(self) -> Iterator[bytes]:
        for document in (self._open, *self._texts.values()):
            if document.records or document.head["claims"]:
                yield from self._written(document)

    def _document_of(self, row: Made) -> _Document:
        if row.text is None:
            return self._open
        if row.text.key not in self._texts:
            self._texts[row.text.key] = _Document(_head_of_text(row.text, self._name))
        return self._texts[row.text.key]

    def _next_part(self) -> _Document:
        self._part += 1
        number = "" if self._part == 1 else f"part-{self._part}"
        head = {
            "record": "document",
            "id": make_id(self._name, number) if number else make_id(self._name),
            "title": f"{visible(self._source.path.name, breaks=True)}{f', part {self._part}' if number else ''}",
            "sha256": self._source.sha256,
            "characters": self._source.characters,
            "claims": [],
        }
        return _Document(head)

    def _written(self, document: _Document) -> Iterator[bytes]:
        self._report.documents += 1
        if not any(draft.get("evidence") for draft in document.records.values()):
            document.head["claims"].append(_NO_EVIDENCE)
        for draft in (document.head, *document.records.values()):
            own = {} if draft is document.head else {"document": document.head["id"]}
            self._report.records += 1
            yield canonical_json(parse({**draft, **own, **self._common})).encode()


def _head_of_text(text: Text, name: str) -> Draft:
    head = {
        "record": "document",
        "id": make_id(name, text.key),
        "title": shortened(text.title, 200),
        "sha256": sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "characters": len(text.text),
        "claims": [],
    }
    return {**head, **text.fields}


def _with_row(row: Made) -> Iterator[Draft]:
    """The drafts, the meetings and trips among them with the row that they come from."""
    for draft in row.drafts:
        if draft["record"] in ("meeting", "trip", "event"):
            claims = [*draft.get("claims", ()), {"property": "source_row", "value": row.row}]
            yield {**draft, "claims": claims}
        else:
            yield draft


def _ready(draft: Draft) -> Draft:
    return {key: value for key, value in draft.items() if value not in (None, "", [], ())}


def _fault(row: Made, document: _Document, common: Mapping[str, str]) -> str | None:
    """What the record format refuses of the row, in words."""
    own = {draft["id"] for draft in row.drafts if "id" in draft}
    # What rows before had the document say was looked at with them.
    record = _parsed({**document.head, "claims": list(row.claims), **common})
    if isinstance(record, str):
        return f"of its document, {record}"
    for draft in map(_ready, row.drafts):
        if document.records.get(_key(draft)) == draft:
            continue  # stated by another row, and looked at then
        record = _parsed({**draft, "document": document.head["id"], **common})
        if isinstance(record, str):
            return record
        if isinstance(record, SameAsRecord):
            return "a decision on who is who; a source states none"
        named = [reference.id for reference in record.references()]
        missing = [id_ for id_ in named if id_ not in own and id_ not in document.ids]
        if missing:
            return f"names {missing[0]!r}, which the source does not describe"
    return None


def _parsed(draft: Draft) -> Record | str:
    """The record, or what the format refuses of it."""
    try:
        return parse(draft)
    except ValidationError as error:
        return _words(error)
    except (ValueError, RecursionError) as error:
        return str(error)


def _words(error: ValidationError) -> str:
    fault: Any = error.errors()[0]
    field_ = ".".join(str(part) for part in fault["loc"][1:])
    expected = fault["msg"].removeprefix("Value error, ")
    found = shortened(json.dumps(fault["input"], ensure_ascii=True, default=str), 60)
    return f"{f'{field_}: ' if field_ else ''}found {found}; expected {expected}"
