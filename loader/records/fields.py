"""The fields of records: what a text, an id, a date, a country may be. A refusal says what is expected instead."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, FiniteFloat, StringConstraints

from loader import dates
from loader.countries import COUNTRIES, FORMER, meant_by, organisation, wrong_code
from loader.wordings import edtf_for

__all__ = [
    "FORMS",
    "Confidence",
    "Country",
    "Edtf",
    "Id",
    "IdOrWikidata",
    "Language",
    "Name",
    "Property",
    "Side",
    "Text",
    "Timestamp",
    "Wikidata",
    "form",
]

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.strip()
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise ValueError(f"a text without the character U+{ord(forbidden[0]):04X}")
    return unicodedata.normalize("NFC", text).strip()


def _text(text: str) -> str:
    clean = _clean(text)
    if not clean:
        raise ValueError("a text that is not empty, or no such field")
    return clean


def _name(text: str) -> str:
    clean = _text(text)
    if "\n" in clean or "\r" in clean or "\t" in clean:
        raise ValueError("a text on one line, without tabs")
    return clean


def _edtf(text: str) -> str:
    try:
        dates.parse(text)
    except ValueError as error:
        written = edtf_for(text)
        raise ValueError(f"{error}: write {written}" if written else str(error)) from error
    return text


def _country(code: str) -> str:
    if code not in COUNTRIES and code not in FORMER:
        raise ValueError(f"an ISO 3166-1 alpha-2 code in capitals, such as US or CN{_right_code(code)}")
    return code


def _right_code(text: str) -> str:
    """The code to write instead, where that is clear; those of four letters are of states that are no more."""
    if text.upper() in COUNTRIES:
        return ""
    wrong = wrong_code(text)
    found = meant_by(text) if wrong is None else (wrong,)
    return f": write {' or '.join(f'{meant.code} for {meant.name}' for meant in found)}" if found else ""


def _side(side: str) -> str:
    """Two spellings of one country would be two sides."""
    if len(side) == 2 and side.isupper() and side not in COUNTRIES and not organisation(side):
        right = _right_code(side)
        if right:
            raise ValueError(f"a country's code or an organisation's name{right}")
    return side


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time with its zone, such as 2026-01-31T12:00:00Z")
    return moment


FORMS: dict[str, str] = {}
"""What each pattern of the format asks for, in words."""


def form(pattern: str, words: str) -> StringConstraints:
    """Texts of this pattern, which a person is told of in these words."""
    FORMS[pattern] = words
    return StringConstraints(pattern=pattern)


Id = Annotated[
    str,
    form(
        r"^[a-z0-9][a-z0-9._-]{0,119}$",
        "an id of small letters a-z, digits, '-', '.' and '_', begun by a letter or digit, at most 120 long",
    ),
]
Name = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_name)]
Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_text)]
Edtf = Annotated[str, AfterValidator(str.strip), AfterValidator(_edtf)]
Country = Annotated[str, AfterValidator(_country)]
Side = Annotated[Name, AfterValidator(_side)]
Property = Annotated[str, form(r"^[a-z][a-z0-9_]{0,59}$", "a name in small letters, such as duration_hours")]
Wikidata = Annotated[str, form(r"^Q[1-9][0-9]{0,11}$", "a Wikidata id such as Q42")]
IdOrWikidata = Annotated[
    str,
    form(r"^([a-z0-9][a-z0-9._-]{0,119}|Q[1-9][0-9]{0,11})$", "an id as in records, or a Wikidata id such as Q42"),
]
Language = Annotated[str, form(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a language code such as en or zh-Hans")]
Confidence = Annotated[FiniteFloat, Field(ge=0, le=1)]
Timestamp = Annotated[datetime, Field(strict=False), AfterValidator(_with_zone)]
