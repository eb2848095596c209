"""What a file of any kind gives: its text and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from loader.records.fields import Edtf, Language, Name

__all__ = ["Parts", "Unreadable", "edtf_of", "language_of", "name_of", "needed"]

_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.ASCII | re.DOTALL)
_UNMARKED = re.compile(r"(\d{4})(/?)(\d{2})\2(\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_WRITTEN = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?|(?P<before>[a-z]{3,9})\.?\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?,?)"
    r"\s+(?P<year>\d{4})(?:\D.*)?",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
"""`Sun, 04 May 2031 08:00:00 GMT`, `Sunday, May 4, 2031 at 8:15 AM`. `04/05/2031` is two dates, and is none here."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
    """The date that a text begins with (`2031-05-04T08:00:00Z`, `20310504`, `Sunday, 4 May 2031`), exactly as precise
    as it is; None of another, and of one that may be read in two ways."""
    text = (text or "").strip()
    if date := _DATE.fullmatch(text):
        return _valid(_edtf, date[1])
    if date := _UNMARKED.fullmatch(text):
        return _valid(_edtf, f"{date[1]}-{date[3]}-{date[4]}")
    return _in_words(_WRITTEN.fullmatch(text))


def _in_words(date: re.Match[str] | None) -> str | None:
    month = (date["month"] or date["before"])[:3].lower() if date else ""
    if date is None or month not in _MONTHS:
        return None
    return _valid(_edtf, f"{date['year']}-{_MONTHS.index(month) + 1:02}-{int(date['day'] or date['after']):02}")


def language_of(text: str | None) -> str | None:
    """A language code, or None."""
    return _valid(_language, (text or "").strip())


def _valid(kind: TypeAdapter[str], text: str) -> str | None:
    try:
        return kind.validate_python(text) if text else None
    except ValidationError:
        return None
