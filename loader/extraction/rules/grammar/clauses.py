"""Who stands at a place of a sentence, and the small words around: prepositions, adverbs, dates to be passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loader.extraction.lexicon import listed
from loader.extraction.rules.persons.people import Named, Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import DOUBTS, is_finite

__all__ = [
    "BEFORE",
    "CLAUSE_WORDS",
    "PLACE_PREPOSITIONS",
    "PREPOSITIONS",
    "UNSURE",
    "Actor",
    "Found",
    "actor",
    "in_place_name",
    "skip_back",
    "skip_forward",
    "verbs_before",
    "verbs_behind",
]

BEFORE = "before"
"""What stands for a side that only the sentence before names: who is on a journey there."""
PREPOSITIONS = listed(
    "of to for from by with about against under behind near at on in between among like including than over into "
    "toward towards without except via per unlike alongside regarding concerning inside outside"
)
PLACE_PREPOSITIONS = listed("in at on over for during via near inside outside aboard by around under")
CLAUSE_WORDS = listed(
    "that after before since until when as while because if whether although though where once unless so but and "
    "or than said says saying says"
)
UNSURE = frozenset(DOUBTS) | listed("not never or nor either neither without instead")
"""Words within a coordination behind which not everybody of it is meant for certain."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at one place of a sentence: `first` to `last` are the tokens that name them there."""

    line: Line
    first: int
    last: int
    person: Person | None
    named: Named | None = None
    reasons: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the words for them begin, titles among them."""
        return self.named.phrase.first if self.named is not None else self.first

    @property
    def surname_only(self) -> bool:
        return self.person is not None and not self.person.full


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, where the words begin that name them, and why one should look at it. `others` stand beside them
    without a name."""

    actors: tuple[Actor, ...]
    first: int
    last: int
    reasons: tuple[str, ...] = ()
    pronoun: str | None = None
    reached: tuple[str, ...] = ()
    others: tuple[Found, ...] = ()


def actor(line: Line, named: Named) -> Actor:
    phrase = named.phrase
    return Actor(line, phrase.head, phrase.tail, named.person, named)


def in_place_name(line: Line, comma: int) -> bool:
    """Whether a comma belongs to a place, as both of `in Austin, Texas, on Monday` do."""
    if line.plains[comma] != ",":
        return False
    opening = comma - 2 if line.plains[comma - 2 : comma - 1] == (",",) else comma
    beside = (opening - 1, opening + 1)
    if opening < 1 or opening + 1 >= len(line.tokens) or any(not line.tokens[at].capital for at in beside):
        return False
    return all(at not in line.at or line.at[at].person is None for at in beside)


def skip_forward(line: Line, index: int) -> int:
    """Past adverbs, dates and how long it lasted."""
    while index < len(line.tokens):
        date = line.date_at(index)
        adverb = next((n for n in (4, 3, 2, 1) if " ".join(line.plains[index : index + n]) in known.ADVERBS), 0)
        if date:
            index = date[2]
        elif adverb:
            index += adverb
        elif _is_manner(line, index):
            index += 1
        elif line.plains[index + 1 : index + 2] == ("times",) and line.plains[index] in _COUNTS:
            index += 2
        elif _length_of_time(line, index):
            index = _length_of_time(line, index)
        else:
            break
    return index


_COUNTS = listed("two three four five six seven several many")


def _is_manner(line: Line, index: int) -> bool:
    """Whether a word is an adverb by its ending, and no adjective that says how sure something is."""
    token, word = line.tokens[index], line.plains[index]
    return word.endswith("ly") and token.word and not token.capital and word not in ("likely", "unlikely")


def _length_of_time(line: Line, index: int) -> int:
    """Where `for two hours` ends, or 0."""
    if line.plains[index] != "for":
        return 0
    for end in range(index + 2, min(index + 9, len(line.tokens) + 1)):
        if line.plains[end - 1] in ("minutes", "hours", "hour", "minute", "days", "day", "time"):
            return end
        if line.tokens[end - 1].capital or is_finite(line.tokens, end - 1):
            return 0
    return 0


def skip_back(line: Line, index: int) -> int:
    """The last token at or before `index` that is neither an adverb nor part of a date."""
    while index >= 0:
        date = line.date_at(index)
        word = line.plains[index]
        if date:
            index = date[1] - 1
        elif word in known.ADVERBS or _is_manner(line, index):
            index -= 1
        else:
            words = next((n for n in (4, 3, 2) if " ".join(line.plains[index + 1 - n : index + 1]) in known.ADVERBS), 0)
            if index + 1 <= words or not words:
                break
            index -= words
    return index


def verbs_before(line: Line, at: int) -> Iterator[int]:
    """The finite verbs before a token that belong to no name, the nearest first."""
    return (verb for verb in range(at - 1, -1, -1) if is_finite(line.tokens, verb) and verb not in line.at)


def verbs_behind(line: Line, at: int) -> Iterator[int]:
    """Those behind it."""
    behind = range(at + 1, len(line.tokens))
    return (verb for verb in behind if is_finite(line.tokens, verb) and verb not in line.at)
