"""Which country is meant by a name or code that somebody writes: exactly what is listed, and no guess.

A name that is only like another country's is nobody's. Names in other languages are those of Unicode's CLDR, which
scripts/write_country_names.py takes from it (LICENSE.unicode).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from loader.countries.codes import ALPHA_3, COUNTRIES
from loader.countries.former import FORMER, country_name

__all__ = ["LISTS", "WORLD", "Meant", "folded", "in_english", "meant_by", "organisation", "wrong_code"]

WORLD = "world.json"
"""Beside this file: the names of each country in other languages."""
_WORD = re.compile(r"[a-z0-9]+")
LISTS = tomllib.loads((files("loader.countries") / "names.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Meant:
    """A country that can be meant: its code, of ISO 3166-1 or 3166-3, and its name, of a former one with its years."""

    code: str
    name: str


def meant_by(text: str) -> tuple[Meant, ...]:
    """The countries that the text can mean, as code or name in any of some thirty languages: one where it is clear,
    several where it is ambiguous (CS, Congo), none where it is no country's."""
    return tuple(Meant(code, country_name(code)) for code in _codes(text))


def in_english(text: str) -> tuple[str, ...]:
    """The codes that the text can mean as a code or an English name."""
    code = text.strip().upper()
    return (code,) if code in COUNTRIES or code in FORMER else _own_names().get(folded(text), ())


def wrong_code(text: str) -> Meant | None:
    """The country of a code that is in use and that ISO 3166-1 does not have, such as UK."""
    code = LISTS["wrong"].get(text.strip().replace(".", "").upper())
    return None if code is None else Meant(code, COUNTRIES[code])


def organisation(text: str) -> tuple[str, ...]:
    """All usual names of an organisation that is no country, the first the most usual; nothing of anything else."""
    return _organisations().get(folded(text), ())


def organisations() -> tuple[tuple[str, ...], ...]:
    """The organisations that are known, each by all its usual names."""
    return tuple(dict.fromkeys(_organisations().values()))


def _codes(text: str) -> tuple[str, ...]:
    code = text.strip().upper()
    if code in COUNTRIES or code in FORMER:
        return (code,)
    if code in ALPHA_3:
        return (ALPHA_3[code],)
    if wrong_code(text):
        return ()
    old = tuple(four for four, former in FORMER.items() if former.old == code)
    plain = folded(text)
    return old or _own_names().get(plain) or _names_of_the_world().get(plain, ())


def folded(text: str) -> str:
    """Without case, accents, stops and hyphens, in Latin letters; `the` and short forms of Saint say nothing."""
    plain = anyascii(text).replace(".", "").replace("'", "").replace("&", " and ").casefold()
    words = ["saint" if word in ("st", "ste", "sainte") else word for word in _WORD.findall(plain)]
    return " ".join(word for word in words if word != "the")


@cache
def _own_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {folded(former.name): (code,) for code, former in FORMER.items()}
    found |= {folded(name): (code,) for code, name in COUNTRIES.items()}
    found |= {folded(name): (code,) for code, names in LISTS["names"].items() for name in names.split(" | ")}
    return found | {folded(name): tuple(codes.split()) for name, codes in LISTS["several"].items()}


@cache
def _names_of_the_world() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in _translated():
        found[folded(name)].add(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items() if name}


def _translated() -> Iterator[tuple[str, str]]:
    world = json.loads((files("loader.countries") / WORLD).read_text(encoding="utf-8"))
    return ((code, name) for code, names in world.items() for name in names)


@cache
def _organisations() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for usual, others in LISTS["organisations"].items():
        names = tuple(filter(None, (usual, *others.split(" | "))))
        found |= {folded(name): names for name in names}
    return found
