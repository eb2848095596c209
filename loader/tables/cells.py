"""What the cells of a table say: lists, names with ids, participants, issues, aliases. Nothing is guessed: what does
not have the expected form raises CellError."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, get_args

from loader.countries import COUNTRIES, wrong_code
from loader.identity.names import words_of
from loader.records import Alias, IssueLink, Participant
from loader.tables.faults import CellError, shown

__all__ = ["Named", "alias", "issue", "listed", "make_id", "named", "participant", "quotes"]

_ID_BEHIND = re.compile(r"(?P<name>.*?)\s*\[(?P<id>[^\[\]]*)\]", re.DOTALL)
_SIDE_BEHIND = re.compile(r"(?P<name>.*?)\s*\((?P<side>[^()]*)\)", re.DOTALL)
_UNIONS = frozenset({"EU", "UN"})
_LONGEST_ID = 120


def _values(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation)


_PARTS = _values(Participant.model_fields["part"].annotation)
_STRENGTHS = _values(IssueLink.model_fields["strength"].annotation)
_ALIAS_KINDS = _values(Alias.model_fields["kind"].annotation)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the id that stands behind it in square brackets, or None."""

    name: str
    id: str | None


def listed(cell: str) -> list[str]:
    """The items that semicolons separate; blank ones do not count."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def quotes(cell: str) -> list[str]:
    """The quotes that | separates; blank ones do not count."""
    return [quote.strip() for quote in cell.split("|") if quote.strip()]


def named(text: str) -> Named:
    """`Taiwan` or `Taiwan [taiwan-island]`."""
    match = _ID_BEHIND.fullmatch(text)
    return Named(match["name"], match["id"].strip()) if match else Named(text, None)


def participant(text: str) -> tuple[str, str, str]:
    """Who, on which side, in which part: `Wang Yi (CN)` or `Wang Yi (CN, host)`."""
    match = _SIDE_BEHIND.fullmatch(text)
    if not match or not match["name"] or not match["side"].strip():
        raise CellError(f"{shown(text)} without a side", "the side in brackets behind each, such as Wang Yi (CN)")
    side, comma, part = match["side"].rpartition(",")
    if not comma:
        return match["name"], _side(match["side"].strip()), _PARTS[0]
    if part.strip() not in _PARTS:
        raise CellError(f"{shown(part.strip())} after the comma in {shown(text)}", f"one of {', '.join(_PARTS)}")
    return match["name"], _side(side.strip()), part.strip()


def _side(side: str) -> str:
    """Two letters are a country's code or EU, UN: two spellings of one side would make a meeting of two."""
    if len(side) == 2 and side not in COUNTRIES and side not in _UNIONS:
        remedy = "a country code such as US or CN, or an organisation's full name"
        wrong = wrong_code(side)
        raise CellError(f"the side {shown(side)}", f"{wrong.code} for {wrong.name}" if wrong else remedy)
    return side


def issue(text: str) -> tuple[Named, str]:
    """What was talked about, and its strength: `Taiwan` or `trade: implied`."""
    name, colon, strength = text.rpartition(":")
    if not colon:
        return named(text), _STRENGTHS[0]
    if strength.strip() not in _STRENGTHS:
        found = f"{shown(strength.strip())} after the colon in {shown(text)}"
        raise CellError(found, f"one of {', '.join(_STRENGTHS)}; write it also where the issue itself has a colon")
    return named(name.strip()), strength.strip()


def alias(text: str) -> dict[str, str]:
    """Another form of a name: `Dal: surname`."""
    form, _, kind = text.rpartition(":")
    if kind.strip() not in _ALIAS_KINDS or not form.strip():
        raise CellError(shown(text), f"a form, a colon and one of {', '.join(_ALIAS_KINDS)}")
    return {"text": form.strip(), "kind": kind.strip()}


def _is_of_another_script(character: str) -> bool:
    return character.isalpha() and not unicodedata.name(character, "").startswith("LATIN")


def make_id(*names: str) -> str:
    """An id made of names: `Wang Yi` gives `wang-yi`.

    Raises CellError for another script than the Latin one: several names of it are written alike in Latin letters, and
    two persons of one id would be one.
    """
    words = [word for name in names for word in words_of(name)]
    id_ = "-".join(words)[:_LONGEST_ID].rstrip("-")
    if not id_ or any(map(_is_of_another_script, "".join(filter(None, names)))):
        found = f"{shown(' '.join(filter(None, names)))}, of which no id can be made"
        raise CellError(found, "an id of your own, in the letters a to z")
    return id_
