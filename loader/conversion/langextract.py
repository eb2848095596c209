"""LangExtract: annotated documents as JSON lines. It alone says where in the text an extraction stands, and only what
was matched exactly is evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from loader.conversion.graphs import kind_of, snake, status_of
from loader.conversion.ids import make_id
from loader.conversion.model import Draft, Made, Options, Outcome, Refused, Text, meeting_draft
from loader.conversion.people import people_of
from loader.conversion.source import Source
from loader.conversion.written import edtf
from loader.records import quote_hash
from loader.text import shortened

__all__ = ["rows"]

_WHO = ("participants", "participant", "people", "persons", "attendees", "who", "between", "person", "with")
_WHERE = ("place", "location", "city", "where")
_WHEN = ("date", "when", "time", "day")
_ABOUT = ("issues", "issue", "topics", "topic", "about", "subject")
_KNOWN = frozenset((*_WHO, *_WHERE, *_WHEN, *_ABOUT, "status"))


def rows(source: Source, options: Options) -> Iterator[Outcome]:
    """Each extraction a row; each annotated document with its text a document."""
    for number, line in source.lines():
        try:
            data = json.loads(line)
            text = data["text"]
            extractions = data["extractions"] or []
            name = str(data.get("document_id") or f"line-{number}")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            yield Refused(f"line {number}", f"is no AnnotatedDocument: {type(error).__name__}")
            continue
        about = Text(name, f"Text {name} of {source.path.name}", text) if isinstance(text, str) else None
        for index, one in enumerate(extractions, start=1):
            where = f"line {number}, extraction {index}"
            try:
                yield _outcome(where, one, about, options.name)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield Refused(where, f"is no extraction: {type(error).__name__} {error}")


def _outcome(where: str, one: Mapping[str, Any], about: Text | None, source: str) -> Outcome:
    kind = kind_of(str(one["extraction_class"]))
    words = str(one["extraction_text"]).strip()
    if not words:
        return Refused(where, "an extraction without a text")
    evidence = _evidence(one, about)
    attributes = one.get("attributes") or {}
    if kind == "meeting":
        return Made(where, tuple(_meeting(words, attributes, evidence, about, source)), about, joins=True)
    if kind in ("person", "place", "event", "issue", "role"):
        field = "title" if kind == "role" else "name"
        head = {"record": kind, "id": make_id(source, kind, _line(words)), field: _line(words)}
        return Made(
            where, ({**head, "evidence": evidence, "claims": _claims(attributes, evidence)},), about, joins=True
        )
    claim = {"property": snake(str(one["extraction_class"])), "value": shortened(words, 2000), "evidence": evidence}
    said = "; ".join(f"{name}: {value}" for name, value in attributes.items())
    return Made(where, (), about, ({**claim, **({"scope": shortened(_line(said), 500)} if said else {})},))


def _evidence(one: Mapping[str, Any], about: Text | None) -> list[Draft]:
    """The range, if it was matched exactly and the text has these very words there."""
    interval = one.get("char_interval") or {}
    start, end = interval.get("start_pos"), interval.get("end_pos")
    exact = one.get("alignment_status") == "match_exact"
    if about is None or not exact or not isinstance(start, int) or not isinstance(end, int):
        return []
    quoted = about.text[start:end] if 0 <= start < end <= len(about.text) else ""
    return [{"start": start, "end": end, "sha256": quote_hash(quoted)}] if quoted == one["extraction_text"] else []


def _meeting(
    words: str, attributes: Mapping[str, Any], evidence: list[Draft], about: Text | None, source: str
) -> Iterator[Draft]:
    participants: list[Draft] = []
    for person in [person for cell in _listed(attributes, _WHO) for person in people_of(cell)]:
        id_ = make_id(source, "person", person.name)
        yield {"record": "person", "id": id_, "name": person.name}
        participants += [{"person": id_}] if {"person": id_} not in participants else []
    place = next(iter(_listed(attributes, _WHERE)), None)
    place_id = make_id(source, "place", place) if place else None
    if place:
        yield {"record": "place", "id": place_id, "name": _line(place)}
    issues = []
    for issue in _listed(attributes, _ABOUT):
        issue_id = make_id(source, "issue", issue)
        yield {"record": "issue", "id": issue_id, "name": _line(issue)}
        issues.append({"issue": issue_id, "strength": "explicit"})
    written = next(iter(_listed(attributes, _WHEN)), "")
    date = edtf(written) if written else None
    key = (about.key if about else "", str(evidence[0]["start"]) if evidence else words)
    yield meeting_draft(
        make_id(source, "meeting", *key, words[:60]),
        _line(words),
        status_of(attributes),
        participants=participants,
        place=place_id,
        issues=issues,
        date=date,
        date_basis="inferred" if date else None,
        date_as_written=_line(written) if written != date else "",
        evidence=evidence,
        claims=_claims(attributes, evidence),
    )


def _listed(attributes: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    values = [attributes[name] for name in names if attributes.get(name)]
    return [str(one) for value in values for one in (value if isinstance(value, list) else [value]) if str(one).strip()]


def _claims(attributes: Mapping[str, Any], evidence: list[Draft]) -> list[Draft]:
    return [
        {"property": snake(name), "value": shortened(str(value), 2000), "evidence": evidence}
        for name, value in attributes.items()
        if name not in _KNOWN and value not in (None, "", [])
    ]


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), 300)
