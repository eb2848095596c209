"""Countries in the words of news: by an adjective or people (Chinese, the Germans), or by the capital (Beijing).

The list (spoken.tsv) has a line a country: code, more names, adjectives and peoples, capitals. What is on no list is no
country's, and what is on it for several (Congolese, Korean) means all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from loader.countries.former import country_name
from loader.countries.names import LISTS, Meant, folded, in_english

__all__ = ["adjectives", "beside_title", "capital_of", "spoken", "spoken_of"]

_LONGEST = 5
_OWNERS = re.compile(r"['’]s?$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)


@cache
def spoken() -> tuple[tuple[str, ...], ...]:
    """The lines of the list, each as its columns."""
    text = (files("loader.countries") / "spoken.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


def spoken_of(text: str) -> tuple[Meant, ...]:
    """The countries whose adjective or people the text is, a word for a side behind it or not: `the French side`."""
    words = [word for word in text.split() if word.casefold() != "the"]
    if len(words) > 1 and words[-1].casefold() in _sides():
        return _meant(_named(" ".join(words[:-1])))
    return _meant(_adjectives().get(folded(" ".join(words)), ()) or in_english(_OWNERS.sub("", " ".join(words))))


def capital_of(text: str) -> tuple[Meant, ...]:
    """The country that is often called by this capital or seat of government; none of a capital that stands for others
    too, such as Brussels."""
    return _meant(_capitals().get(folded(_OWNERS.sub("", text.strip())), ()))


def adjectives(code: str) -> tuple[str, ...]:
    """The adjectives and peoples of a country."""
    return tuple(name for each, name in _listed(2) if each == code)


def beside_title(text: str) -> tuple[tuple[str, ...], str]:
    """The codes of the country that stands before or behind a title, and the title: `Chinese foreign minister`,
    `US Secretary of State`, `President of France`. No codes and the text where none stands there."""
    words = text.split()
    if words and words[0].casefold() == "the":
        words = words[1:]
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        codes = _named(" ".join(words[:length]))
        if codes and words[length] != "of":
            return codes, " ".join(words[length:])
    for found in _OF.finditer(text):
        codes = _named(text[found.end() :])
        if codes and found.start():
            return codes, text[: found.start()]
    return (), text


def _named(text: str) -> tuple[str, ...]:
    """By name, code or adjective in English. A code in small letters is a word (in, is, to), but for us and uk."""
    plain = _OWNERS.sub("", text.strip())
    is_word = len(plain) < 4 and plain != plain.upper() and plain.casefold() not in ("us", "uk")
    return () if is_word else (_adjectives().get(folded(plain)) or in_english(plain))


def _meant(codes: tuple[str, ...]) -> tuple[Meant, ...]:
    return tuple(Meant(code, country_name(code)) for code in codes)


@cache
def _sides() -> frozenset[str]:
    return frozenset(LISTS["sides"].split())


@cache
def _adjectives() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in _listed(2):
        if code not in found[folded(name)]:
            found[folded(name)].append(code)
    return {name: tuple(codes) for name, codes in found.items()} | {
        folded(name): tuple(codes.split()) for name, codes in LISTS["adjectives"].items()
    }


@cache
def _capitals() -> Mapping[str, tuple[str, ...]]:
    """Those in brackets are none, and some stand for more than their country."""
    found = {folded(name): (code,) for code, name in _listed(3) if "(" not in name}
    found |= {folded(name): (code,) for name, code in LISTS["seats"].items()}
    return {name: codes for name, codes in found.items() if name not in LISTS["no_capitals"]}


def _listed(column: int) -> Iterator[tuple[str, str]]:
    for row in spoken():
        for name in row[column].split("|") if len(row) > column else ():
            if name.strip():
                yield row[0], name.strip()
