"""What the use of a name says: that capitals which no list knows name a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from loader.extraction.lexicon import listed, plain
from loader.extraction.rules.persons.names import MEDIUM, STRONG, WEAK
from loader.extraction.rules.persons.people import Named
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import noun_at
from loader.extraction.rules.words.tokens import Token
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["introduced_from", "surer_persons"]

_DOES = listed(
    "gave flew arrived came travelled traveled returned left met told declined refused insisted welcomed made took has"
)
_OF_PERSONS = listed("spokesman spokeswoman office aides aide ministry adviser advisers delegation wife husband deputy")
_OPENS = listed("the its his her their our a an")
_LONGEST = 14


class Words(Protocol):
    """A sentence as `reading.Line` has it."""

    @property
    def tokens(self) -> tuple[Token, ...]: ...
    @property
    def plains(self) -> tuple[str, ...]: ...
    @property
    def texts(self) -> tuple[str, ...]: ...
    @property
    def named(self) -> tuple[Named, ...]: ...
    @property
    def at(self) -> Mapping[int, Named]: ...
    @property
    def heading(self) -> bool: ...


def surer_persons(lines: Sequence[Words]) -> None:
    """Raise the evidence of persons of whom the article says something that is said of persons alone."""
    for line in lines:
        for named in line.named:
            person = named.person
            if person is not None and person.full and person.evidence == WEAK and not line.heading:
                person.evidence = max(person.evidence, _said(line, named))
    told: dict[int, set[str]] = {}
    for line in lines:
        for named in line.named if not line.heading else ():
            if named.person is not None and named.person.full and named.person.evidence < STRONG:
                told.setdefault(id(named.person), set()).update(_ways(line, named))
                if len(told[id(named.person)]) > 1:
                    named.person.evidence = STRONG


_SPEAKS = listed("said says told tells asked added insisted argued replied recalled thanked urged warned promised")
_OWN = listed("his her")


def _ways(line: Words, named: Named) -> Iterator[str]:
    """In which ways a sentence speaks of somebody as of a person: two of these leave no doubt."""
    phrase, behind = named.phrase, line.plains[named.phrase.tail : named.phrase.tail + 2]
    before = line.plains[phrase.head - 1 : phrase.head]
    if before == ("'s",) and known.STATES.match_before(line.texts, phrase.head - 1) is not None:
        yield "of a country"
    if behind[:1] == ("who",) or behind == (",", "who"):
        yield "who"
    if behind and behind[0] in _SPEAKS:
        yield "speaks by surname" if len(phrase.words) == 1 else "speaks"
    if plain(phrase.words[0]) in known.GENDERS and len(phrase.words) > 1:
        yield "given name"
    if named.phrase.honorific or named.phrase.style:
        yield "form of address"
    rest = line.plains[phrase.tail : phrase.tail + _LONGEST]
    if any(word == "counterpart" and _OWN & set(rest[max(0, at - 2) : at]) for at, word in enumerate(rest)):
        yield "has a counterpart"
        yield "has a counterpart in an office"


def _said(line: Words, named: Named) -> int:
    phrase = named.phrase
    after = line.plains[phrase.tail : phrase.tail + 2]
    if introduced_from(line, phrase.first) is not None and (not after or after[0] in (",", ".") or _acts(line, named)):
        return STRONG
    if after[:1] == ("who",) or after == (",", "who") or (after and after[0] in _DOES):
        return MEDIUM
    if phrase.owned and line.plains[phrase.tail + 1 : phrase.tail + 2] and line.plains[phrase.tail + 1] in _OF_PERSONS:
        return MEDIUM
    if plain(phrase.words[0]) in known.GENDERS and len(phrase.words) > 1:
        return MEDIUM
    owner = line.plains[phrase.first - 1 : phrase.first] == ("'s",) and phrase.first > 1
    return MEDIUM if owner and known.STATES.match_before(line.texts, phrase.first - 1) is not None else WEAK


def _acts(line: Words, named: Named) -> bool:
    return named.phrase.tail < len(line.tokens) and is_finite(line.tokens, named.phrase.tail)


def introduced_from(line: Words, first: int) -> int | None:
    """Where words such as "the EU's special envoy for the region," begin that end before a name."""
    first -= line.plains[first - 1 : first] != (",",) and line.plains[first - 2 : first - 1] == (",",)
    if line.plains[first - 1 : first] != (",",):
        return None
    titled = False
    for start in range(first - 2, max(first - _LONGEST, -1), -1):
        if is_finite(line.tokens, start) or line.plains[start] in (",", ";", ":", '"', "who", "which", "that", "with"):
            return None
        named = line.at.get(start)
        other = named is not None and named is not line.at.get(first) and not named.phrase.owned
        if named is not None and other and named.person and named.person.evidence > WEAK:
            return None
        titled = titled or noun_at(line.plains, start) is not None or line.plains[start] in known.ROLE_NOUNS
        opening = line.plains[start] in _OPENS or line.plains[start + 1 : start + 2] == ("'s",)
        free = start == 0 or line.plains[start - 1] not in ("of", "for", "'s", "to", "in", "on")
        if titled and opening and free:
            return start
    return None
