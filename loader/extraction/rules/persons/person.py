"""Somebody whom an article names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loader.extraction.article import Span
from loader.extraction.lexicon import plain
from loader.extraction.rules.persons.titles import Title
from loader.extraction.rules.words import known

__all__ = ["Person"]

_SHORT = 3
"""How long a name is at most of which its last letter says nothing."""
_SYLLABLES, _SYLLABLE = 2, 5
"""Of how many parts a Korean given name is, and how long each is at most."""


_LINEAGE = (
    (re.compile(r".+d[oó]ttir|bint|kyzy|qızı|kızı|.{3,}(?:ova|eva|skaya|ská|ová)"), "f"),
    (re.compile(r"bin|ibn|uulu|oglu|oğlu|.{3,}(?:ovich|evich)"), "m"),
)
"""Words of names that say whose son or daughter somebody is."""


@dataclass(slots=True)
class Person:
    """Somebody whom the article names. `words` are the fullest form of the name, which stands at `span`; `full` says
    whether that is more than a surname. `kin`: somebody is told of as the wife, son or the like of another. `style`:
    `m` or `f` of `Mr.` or `Mrs.` before the name. `namesake`: somebody else's full name has the same surname."""

    words: tuple[str, ...]
    span: Span
    evidence: int
    full: bool
    titles: list[Title] = field(default_factory=list)
    country: str | None = None
    press: bool = False
    role: bool = False
    kin: bool = False
    style: str | None = None
    namesake: bool = False
    spans: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def family_first(self) -> str | None:
        """The codes of the countries by whose custom the name puts the family first, where the words show that."""
        first, second = self.words[0], self.words[1:2]
        codes = known.FAMILY_FIRST.get(first)
        if codes is None or not second:
            return None
        of_there = codes.split("|")
        given = first in known.GIVEN_NAMES and not self._is_syllabic
        if given and (second[0] in known.FAMILY_FIRST or self.country not in of_there):
            return None
        if self.country is not None and self.country not in of_there:
            return None
        return codes

    @property
    def _is_syllabic(self) -> bool:
        """Whether a given name of two short parts stands behind the first word, as in Korean names: `Kim Ji Won`."""
        parts = [part for word in self.words[1:] for part in word.split("-")]
        strange = not known.GIVEN_NAMES.intersection(self.words[1:])
        return len(parts) == _SYLLABLES and strange and all(len(part) <= _SYLLABLE for part in parts)

    @property
    def gender(self) -> str | None:
        """`m`, `f`, or None where the text and the name leave it open."""
        if self.style is not None or not self.full:
            return self.style
        given = plain(self.words[-1] if self.family_first else self.words[0]).partition("-")[0]
        if given in known.GENDERS:
            return known.GENDERS[given]
        if given.endswith("a") and len(given) > _SHORT and len(self.words) > 1 and given.isascii():
            return "f"
        return next((gender for end, gender in _LINEAGE if any(end.fullmatch(plain(one)) for one in self.words)), None)

    @property
    def organisation(self) -> str | None:
        return next((title.organisation for title in self.titles if title.organisation), None)
