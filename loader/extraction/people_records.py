"""The records of persons and their offices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from loader.extraction.article import Span
from loader.extraction.ids import Ids
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.words import known

__all__ = ["OfficeDraft", "office_records", "person_fields"]

Evidence = Callable[[Span], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """An office that the text gives a person."""

    id: str
    span: Span
    title: str
    organisation: str | None
    country: str | None
    tense: str | None


def person_fields(evidence: Evidence, who: Person, text: str) -> dict[str, Any]:
    """The fields of a person's record but its id: the fullest name, its parts where their order is known, and the
    surnames under which the text goes on."""
    fields: dict[str, Any] = {"name": who.name, "country": who.country, "aliases": _aliases(evidence, who, text)}
    if who.full and len(who.words) == 2 and who.name not in known.NO_TITLES:
        family_first = who.family_first is not None
        family, given = (0, 1) if family_first else (1, 0)
        fields |= {
            "family_name": who.words[family],
            "given_name": who.words[given],
            "name_order": "family_given" if family_first else "given_family",
        }
    return fields


def _aliases(evidence: Evidence, who: Person, text: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for span in who.spans:
        words = span.of(text)
        if words == who.name or words in found or not who.full or len(words) > 200 or "\n" in words:
            continue
        kind = "full" if " " in words else "surname"
        if kind == "surname" and words == who.words[0] and who.family_first is None:
            kind = "given_name"
        if kind == "full" and words.split()[0] != who.words[0]:
            kind = "surname"
        found[words] = {"text": words, "kind": kind, "evidence": [evidence(span)]}
    return list(found.values())[:8]


def office_records(ids: Ids, who: Person) -> Iterator[OfficeDraft]:
    """The offices of a person; ranks and forms of address are none."""
    for title in who.titles:
        if title.rank:
            continue
        country = title.country or who.country
        parts = [part for part in (country, title.organisation, title.title) if part]
        id_ = ids.of(("role", country, title.organisation, title.title), *parts)
        yield OfficeDraft(id_, title.span, title.title, title.organisation, country, title.tense)
