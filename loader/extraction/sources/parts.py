"""What a file of any kind gives: its text and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from loader.records.fields import Edtf, Language, Name

__all__ = ["Parts", "Unreadable", "edtf_of", "language_of", "name_of", "needed"]

_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.ASCII | re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_LONGEST_NAME = 300

_edtf: TypeAdapter[str] = TypeAdapter(Edtf)
_language: TypeAdapter[str] = TypeAdapter(Language)
_name: TypeAdapter[str] = TypeAdapter(Name)


class Unreadable(Exception):
    """A file that holds no article that can be read; `str` says why, and the remedy."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The text, and what the file says of itself where it does."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def needed(package: str, kind: str) -> Unreadable:
    """What to say where a package is not there."""
    return Unreadable(f"{kind} needs the package {package}: pip install 'whomet[articles]'")


def name_of(text: str | None) -> str | None:
    """A text as a record's name: on one line, without control characters, cut where it is too long; None of nothing."""
    line = " ".join(_CONTROL.sub(" ", text or "").split())
    return _valid(_name, line[:_LONGEST_NAME])


def edtf_of(text: str | None) -> str | None:
    """The date that a text begins with (`2031-05-04T08:00:00Z`), exactly as precise as it is; None of another."""
    date = _DATE.fullmatch((text or "").strip())
    return _valid(_edtf, date[1]) if date else None


def language_of(text: str | None) -> str | None:
    """A language code, or None."""
    return _valid(_language, (text or "").strip())


def _valid(kind: TypeAdapter[str], text: str) -> str | None:
    try:
        return kind.validate_python(text) if text else None
    except ValidationError:
        return None
