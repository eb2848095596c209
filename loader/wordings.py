"""Dates in the words of a text, and the EDTF to write for them: for messages alone, nothing is read so."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from datetime import date

__all__ = ["edtf_for"]

_MONTHS = {name.casefold()[:3]: number for number, name in enumerate(month_name) if name}
_MONTH = "(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_YEAR = "(?P<year>[12]\\d{3})"
_PART = "(?P<part>early|mid|middle|late|the beginning|beginning|start|the start|the end|end)(?: of|-| in)? ?"
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2, "beginning": 0, "start": 0, "end": 2}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_ABOUT = re.compile("(?:about|around|circa|c\\.|ca\\.?|approximately|roughly|some time in|sometime in) ?")
_UNSURE = re.compile("(?:probably|perhaps|possibly|maybe) (?:in |on )?|\\?$")
_LEADING = re.compile("^(?:in|on|during|the|of) ")


def edtf_for(text: str) -> str:
    """What to write for a date in English words, such as `late 2030`, or nothing where that is not clear."""
    words = " ".join(text.casefold().replace(",", " ").split())[:80]
    for pattern, sign in ((_ABOUT, "~"), (_UNSURE, "?")):
        if pattern.search(words):
            plain = edtf_for(pattern.sub("", words).strip())
            return plain + sign if plain and not re.search("[~?/]", plain) else ""
    words = _LEADING.sub("", _LEADING.sub("", words))
    for pattern, write in _FORMS:
        if match := pattern.fullmatch(words):
            return write(match)
    return words if re.fullmatch(_YEAR, words) else ""


def _in_month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_MONTHS[match['month']]:02}"


def _on_day(match: re.Match[str]) -> str:
    return _day(match, match["day"])


def _day(match: re.Match[str], day: str) -> str:
    try:
        return date(int(match["year"]), _MONTHS[match["month"]], int(day)).isoformat()
    except ValueError:
        return ""


def _days(match: re.Match[str]) -> str:
    first, last = _day(match, match["first"]), _day(match, match["last"])
    return f"{first}/{last}" if first and first < last else ""


def _third_of_year(match: re.Match[str]) -> str:
    return f"{match['year']}-{37 + _third(match)}"


def _third_of_month(match: re.Match[str]) -> str:
    third, month = _third(match), _in_month(match)
    last = monthrange(int(match["year"]), _MONTHS[match["month"]])[1]
    return f"{month}-{(1, 11, 21)[third]:02}/{month}-{(10, 20, last)[third]:02}"


def _third(match: re.Match[str]) -> int:
    return _THIRDS[match["part"].removeprefix("the ")]


def _numbered(first: int, many: int) -> Callable[[re.Match[str]], str]:
    def write(match: re.Match[str]) -> str:
        ordinal = match["ordinal"]
        number = int(ordinal) - 1 if ordinal.isdigit() else _ORDINALS.get(ordinal, many - 1)
        return f"{match['year']}-{first + number}" if number < many else ""

    return write


_ORDINAL = f"(?P<ordinal>{'|'.join(_ORDINALS)}|last) "
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form, re.ASCII), write)
    for form, write in (
        (f"{_PART}{_YEAR}", _third_of_year),
        (f"{_PART}{_MONTH} {_YEAR}", _third_of_month),
        (f"{_MONTH} {_YEAR}", _in_month),
        (f"(?P<day>\\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH} {_YEAR}", _on_day),
        (f"{_MONTH} (?P<day>\\d{{1,2}})(?:st|nd|rd|th)? {_YEAR}", _on_day),
        (f"(?P<first>\\d{{1,2}}) ?(?:-|–|to|and) ?(?P<last>\\d{{1,2}}) {_MONTH} {_YEAR}", _days),
        (f"{_MONTH} (?P<first>\\d{{1,2}}) ?(?:-|–|to|and) ?(?P<last>\\d{{1,2}}) {_YEAR}", _days),
        (f"(?P<season>{'|'.join(_SEASONS)})(?: of)? {_YEAR}", lambda m: f"{m['year']}-{_SEASONS[m['season']]}"),
        (f"{_ORDINAL}half(?: of)? {_YEAR}", _numbered(40, 2)),
        (f"{_ORDINAL}quarter(?: of)? {_YEAR}", _numbered(33, 4)),
        (f"q(?P<ordinal>[1-4]) ?/?{_YEAR}", _numbered(33, 4)),
        ("(?P<decade>[12]\\d{2})0'?s", lambda m: f"{m['decade']}X"),
        (f"(?:before|until|up to|by) {_YEAR}", lambda m: f"../{m['year']}"),
        (f"(?:since|from|after) {_YEAR}", lambda m: f"{m['year']}/.."),
        (f"(?:since|from|after) {_MONTH} {_YEAR}", lambda m: f"{_in_month(m)}/.."),
        (f"(?:before|until|up to|by) {_MONTH} {_YEAR}", lambda m: f"../{_in_month(m)}"),
        (
            "(?:between|from)? ?(?P<a>[12]\\d{3}) ?(?:-|–|to|and) ?(?P<b>[12]\\d{3})",
            lambda m: f"{m['a']}/{m['b']}" if m["a"] < m["b"] else "",
        ),
    )
)
