"""Who stands in a cell: several names, names with titles, names with the family name first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loader.conversion.codes import country_of
from loader.conversion.ids import make_id
from loader.conversion.lists import PEOPLE
from loader.conversion.model import Draft
from loader.identity.names import words_of

__all__ = ["Person", "drafts_of", "people_of"]

_HONORIFICS = frozenset(PEOPLE["honorifics"])
_OFFICES = frozenset(PEOPLE["offices"])
_LINKS = frozenset(("of", "for", "the", "and"))
_HEADS = _OFFICES - _LINKS - {"state", "first"}
_NOBODY = frozenset(("", "n/a", "na", "none", "unknown", "tbd", "tba", "tbc", "-", "–", "?", "various", "null", "nan"))
_BRACKETS = re.compile(r"(?P<name>[^()\[\]]+?)\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*")
_LISTED = re.compile(r"\s*[;；、|\n\r]\s*")
_AND = re.compile(r",?\s+(?:and|&)\s+|\s+&\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a cell. `title` is an office that stands beside the name, `side` a country or an organisation."""

    name: str
    written: str
    title: str = ""
    side: str = ""


def people_of(cell: str, separator: str | None = None) -> list[Person]:
    """The people that a cell names, in its order. Raises ValueError where commas could separate people or the parts of
    one name."""
    pieces = [piece for piece in (cell.split(separator) if separator else _LISTED.split(cell)) if piece.strip()]
    if not separator and len(pieces) == 1:
        pieces = [part for piece in _AND.split(pieces[0]) for part in _by_comma(piece.strip())]
    return [_person(piece.strip()) for piece in pieces if piece.strip().casefold() not in _NOBODY]


def _by_comma(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2 or "(" in text:
        return re.split(r",\s*(?![^(\[]*[)\]])", text)
    if _is_office(parts[1]) and not any(_is_office(part) for part in (parts[0], *parts[2:])):
        return [text] if len(parts) == 2 else _unsure(text)
    full = [len(words_of(part)) > 1 for part in parts]
    if all(full):
        return parts
    return [text] if len(parts) == 2 and not full[0] else _unsure(text)


def _unsure(text: str) -> list[str]:
    raise ValueError(
        f"commas in {text[:60]!r} may separate people or the parts of one name; give the column a separator in the map"
    )


def _person(text: str) -> Person:
    side = ""
    if match := _BRACKETS.fullmatch(text):
        inside = match["inside"].strip()
        if _is_office(inside):
            name, _ = _untitled(match["name"])
            return Person(name, text, inside)
        text, side = match["name"], country_of(inside) or inside
    head, comma, tail = text.partition(",")
    if comma and _is_office(tail.strip()):
        name, _ = _untitled(head)
        return Person(name, text, tail.strip(), side)
    if comma:
        given, title = _untitled(tail)
        return Person(f"{given} {head.strip()}", text, title, side)
    name, title = _untitled(text)
    return Person(name, text, title, side)


def _is_office(text: str) -> bool:
    words = words_of(text)
    return any(word in _HEADS for word in words[:3]) and not (len(words) > 2 and words[0] not in _OFFICES)


def _untitled(text: str) -> tuple[str, str]:
    """The name, and the office before it: both as they are written. A title of honour is no office."""
    words = text.split()
    plain = [("".join(words_of(word))) for word in words]
    start = 0
    while start < len(words) - 1 and plain[start] in _HONORIFICS:
        start += 1
    at = start
    while at < len(words) - 1 and plain[at] in _OFFICES:
        at += 1
    office = words[start:at]
    if not any(word in _HEADS - {"prime", "foreign", "vice"} for word in plain[start:at]):
        return " ".join(words[start:]), ""
    if plain[at - 1] in _LINKS:
        return " ".join(words), ""
    if at == len(words) - 1:
        return " ".join(words), " ".join(office)  # a surname alone is nobody in particular
    return " ".join(words[at:]), " ".join(office)


def drafts_of(person: Person, source: str, as_of: str | None = None, id_: str | None = None) -> tuple[str, list[Draft]]:
    """The person's id, and the records of the person, of the office beside the name, and of its being held."""
    own = make_id(source, id_) if id_ else make_id(source, person.name)
    drafts: list[Draft] = [{"record": "person", "id": own, "name": person.name}]
    if person.title:
        country = country_of(person.side)
        role = make_id(source, "role", person.title, country or "none")
        drafts.append({"record": "role", "id": role, "title": person.title, "country": country})
        drafts.append({"record": "holds", "person": own, "role": role, "as_of": [as_of] if as_of else []})
    return own, drafts
