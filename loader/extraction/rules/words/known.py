"""What the lexicons know: countries, places, organisations, titles, given names, each as something to look up."""

from __future__ import annotations

from dataclasses import dataclass

from loader.countries import COUNTRIES, spoken
from loader.extraction.lexicon import Phrases, plain, rows, words

__all__ = [
    "ADVERBS",
    "CITIES",
    "DEMONYMS",
    "FAMILY_FIRST",
    "FUNCTION_WORDS",
    "GENDERS",
    "GIVEN_NAMES",
    "HEADS",
    "HONORIFICS",
    "NO_PERSON",
    "NO_TITLES",
    "ORGANISATIONS",
    "ORGANISATION_WORDS",
    "PARTICLES",
    "PLACES",
    "PRESS",
    "PRESS_NOUNS",
    "PRESS_PLURALS",
    "REGIONS",
    "ROLE_NOUNS",
    "STATES",
    "STYLES",
    "TENSES",
    "TITLE_WORDS",
    "Head",
]


@dataclass(frozen=True, slots=True)
class Head:
    """The last words of a title, in full and in the singular. `rank`: no office by itself; `regnal`: said with a given
    name alone; `plural`: a title of several persons."""

    singular: str
    rank: bool
    regnal: bool
    plural: bool


def _countries(column: int) -> dict[str, str]:
    """Names (1) or adjectives (2) of countries, with their codes."""
    return {name: row[0] for row in spoken() for name in _cells(row, column)}


def _cells(row: tuple[str, ...], column: int) -> list[str]:
    cell = row[column] if len(row) > column else ""
    return [name.strip("() ") for name in cell.split("|") if name.strip("() ")]


def _heads() -> dict[str, Head]:
    found = {}
    for row in rows("title-heads.txt"):
        rank, regnal = row[2] != "-", row[2] == "regnal"
        full = row[3] if len(row) > 3 else row[0]
        if row[1] != "-":
            found[row[1]] = Head(full, rank, regnal, plural=True)
        found[row[0]] = Head(full, rank, regnal, plural=False)
    return found


def _family_first() -> dict[str, str]:
    """Family names, with all codes of countries where they stand first, such as `KR|KP`."""
    found: dict[str, str] = {}
    for (line,) in rows("family-first.txt"):
        code, *names = line.split()
        for name in names:
            found[name] = f"{found[name]}|{code}" if name in found else code
    return found


_CAPITALS = {name: row[0] for row in spoken() for name in _cells(row, 3)}

_NAMED = {name: code for code, name in COUNTRIES.items()} | _countries(1)
_FORMS = (
    *("Republic", "Islamic Republic", "Federal Republic", "People's Republic", "Arab Republic"),
    *("Kingdom", "Sultanate"),
)
STATES = Phrases(
    [*_NAMED.items(), *((f"{form} of {name}", _NAMED[name]) for form in _FORMS for name in _NAMED)], cased=True
)
"""Names of countries, also as a republic or kingdom, to their codes; one that has a line of its own counts by that."""
DEMONYMS = Phrases(_countries(2), cased=True)
"""Adjectives and peoples, to the code of the country."""
CITIES = Phrases({row[0]: row[1] for row in rows("cities.tsv")} | _CAPITALS, cased=True)
"""Cities and regions, to the code of their country."""
REGIONS = frozenset(row[0] for row in rows("cities.tsv") if row[2:] == ("region",))
"""Those of these that are no cities."""
ORGANISATIONS = Phrases([(row[0], row[1] if len(row) > 1 else "-") for row in rows("organisations.txt")], cased=True)
"""Organisations, to the code of their country or `-`."""
PRESS = Phrases([(row[0], row[0]) for row in rows("press.txt")], cased=True)
NO_TITLES = Phrases({row[0]: row[1] for row in rows("no-titles.txt")}, cased=True)
"""Names that begin like a title, to what is called so: `person`, `artist` or `-`."""
PLACES = Phrases([(row[0], row[0]) for row in rows("regions.txt")], cased=True)
HEADS = Phrases(_heads())
"""Last words of titles."""
TITLE_WORDS = words("title-words.txt")
ROLE_NOUNS = words("role-nouns.txt")
_PRESS = words("press-nouns.txt")
PRESS_PLURALS = frozenset({f"{word.removesuffix('y')}{'ies' if word.endswith('y') else 's'}" for word in _PRESS}) | {
    word.replace("man", "men") for word in _PRESS if word.endswith("man")
}
PRESS_NOUNS = _PRESS | PRESS_PLURALS
HONORIFICS = words("honorifics.txt")
PARTICLES = words("particles.txt")
ADVERBS = words("adverbs.txt")
TENSES = {row[0]: row[1] for row in rows("tense-words.txt")}
"""Words before a title, to a tense of docs/records.md or `-`."""
GIVEN_NAMES = frozenset(name for (line,) in rows("given-names.txt") for name in line.split())
FAMILY_FIRST = _family_first()


def _organisation_words() -> dict[str, str]:
    """The words with their plurals; of these some are family names too."""
    listed = {plain(row[0]): row[1] if len(row) > 1 else "" for row in rows("organisation-words.txt")}
    return {_plural(word): "surname" for word in listed} | listed


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


ORGANISATION_WORDS = _organisation_words()
"""Words of organisations and places; `surname` where a family name can be the same."""
FUNCTION_WORDS = words("function-words.txt")
GENDERS = {plain(name): row[0] for row in rows("genders.tsv") for name in row[1].split()}
"""Given names and words before a name, to `m` or `f`."""
STYLES = {word: row[0] for row in rows("genders.tsv") if row[1].startswith("mr") for word in row[1].split()}
"""The words before a name of these."""
NO_PERSON = (STATES, DEMONYMS, CITIES, ORGANISATIONS, PRESS, PLACES)
"""Lists whose entries are never persons."""
