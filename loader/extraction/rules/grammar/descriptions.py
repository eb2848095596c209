"""Whom words such as "the Chinese president" or "his Hungarian counterpart" mean, where the article leaves no doubt."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.persons.titles import described
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import PLURALS
from loader.extraction.rules.words.verbs import is_finite

__all__ = [
    "LEADERS",
    "TWO",
    "are_two",
    "described_after",
    "described_before",
    "of_both",
    "past_counterparts",
    "the_two",
]

TWO = listed("leaders presidents men ministers premiers politicians statesmen secretaries chancellors monarchs women")
"""What two persons can be called who were named before: `the two prime ministers`."""
BOTH = frozenset({"two", "both", "three"})
"""What may stand before it."""
_OFFICES = listed("prime foreign defence defense finance trade interior world political religious deputy energy vice")
"""What may stand before such a noun: `the two foreign ministers`, but not `the two team leaders`."""
LEADERS = ("president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan")
"""Whom `the French leader` can mean, if the article has one alone of them."""
_CALLED = {
    "leader": LEADERS, "head of state": ("president", "king", "queen", "emir", "sultan"),
    "head of government": ("prime minister", "premier", "chancellor"),
}  # fmt: skip
"""What is said for an office, to those that it can mean."""
_BEGINS = frozenset({"the", "his", "her", "its", "their"})


def described_after(reading: Reading, line: Line, start: int, others: tuple[Person, ...]) -> tuple[Person, int] | None:
    """The one person whom the words from here on describe, and where they end."""
    end = start
    while end < len(line.tokens) and end - start < 8 and _belongs(line, end):
        end += 1
    if not _introduced(line, start):
        return None
    if end == start or (end < len(line.tokens) and line.plains[end] in ("'s", "of")):
        return None
    person = _person(reading, line, start, end, others)
    return (person, end) if person is not None else None


def described_before(reading: Reading, line: Line, last: int, others: tuple[Person, ...]) -> tuple[Person, int] | None:
    """The one person whom the words up to the token `last` describe, and where they begin."""
    start = last + 1
    while start > 0 and last - start < 8 and _belongs(line, start - 1) and line.plains[start - 1] not in _BEGINS:
        start -= 1
    if start > 0 and line.plains[start - 1] in _BEGINS:
        start -= 1
    if not _introduced(line, start):
        return None
    if start == last + 1 or (start > 0 and line.plains[start - 1] in ("of", "to", "for", "by", "with", "from")):
        return None
    person = _person(reading, line, start, last + 1, others)
    return (person, start) if person is not None else None


def _introduced(line: Line, start: int) -> bool:
    """Whether the words begin as a description of one person does: with "the", "his" or a nation."""
    if start >= len(line.tokens):
        return False
    nation = known.DEMONYMS.match(line.texts, start) or known.STATES.match(line.texts, start)
    return line.plains[start] in _BEGINS or nation is not None


def _belongs(line: Line, index: int) -> bool:
    if index in line.at and line.at[index].person is not None:
        return False
    word = line.plains[index]
    heads = known.HEADS.match(line.plains, index)
    nation = known.DEMONYMS.match(line.texts, index) or known.STATES.match(line.texts, index)
    inside = index > 0 and (
        known.STATES.match_before(line.texts, index + 1) or known.DEMONYMS.match_before(line.texts, index + 1)
    )
    return bool(
        heads
        or _within_head(line, index)
        or nation
        or inside
        or word in _BEGINS
        or word in known.TITLE_WORDS
        or word in known.TENSES
        or word in ("'s", "counterpart", "new")
        or (word in ("of", "state", "general") and known.HEADS.match_before(line.plains, index) is not None)
    )


def _within_head(line: Line, index: int) -> bool:
    """Whether a word is the second or third of an office such as `head of state`."""
    begun = ((back, known.HEADS.match(line.plains, index - back)) for back in (1, 2) if index >= back)
    return any(head is not None and head[0] > back for back, head in begun)


def _person(reading: Reading, line: Line, start: int, end: int, others: tuple[Person, ...]) -> Person | None:
    said = described(line.tokens, start, end)
    nation = said.country
    if said.counterpart:
        return _counterpart(reading, nation, others)
    if len(said.titles) != 1 or said.titles[0].tense == "nominee" or said.plural:
        return None
    former = said.titles[0].tense == "former"
    holders = reading.people.holders(said.titles[0].title, nation, former=former)
    if not holders and nation is not None and not former:
        called = _CALLED.get(said.titles[0].title.lower(), ())
        holders = [one for title in called for one in reading.people.holders(title, nation)]
    if not holders and nation is not None and not former:
        holders = reading.people.at_home(said.titles[0].title.lower(), nation)
    holders = [one for one in {id(one): one for one in holders}.values() if one not in others]
    if len(holders) > 1:  # "the pope" is no other pope whom only later sentences name
        holders = [one for one in holders if one.span.start < line.tokens[start].start]
    return holders[0] if len(holders) == 1 else None


def _counterpart(reading: Reading, nation: str | None, others: tuple[Person, ...]) -> Person | None:
    """The same office of the country that is named."""
    if nation is None or not others:
        return None
    found = {
        id(person): person
        for other in others
        for title in other.titles
        for person in reading.people.holders(title.title, nation)
        if person not in others
    }
    return next(iter(found.values())) if len(found) == 1 else None


def past_counterparts(line: Line, index: int) -> int:
    """Where the names begin behind `her Bolivian and Chilean counterparts,`; the same place where no such words are."""
    for end in range(index, min(index + 7, len(line.tokens) - 2)):
        if line.plains[end] == "counterparts":
            after = _past_countries(line, end + 1)
            return after + (after < len(line.tokens) and line.plains[after] in (",", "--", "–", "—"))
        nation = known.DEMONYMS.match(line.texts, end) or known.STATES.match(line.texts, end)
        if not nation and line.plains[end] not in ("his", "her", "their", "its", "the", "and", ",", "two", "other"):
            return index
    return index


def _past_countries(line: Line, at: int) -> int:
    """Where `from Ghana and Benin` ends, or the same place."""
    if line.plains[at : at + 1] not in (("from",), ("of",)):
        return at
    end = at + 1
    while end < min(at + 12, len(line.tokens)):
        state = known.STATES.match(line.texts, end)
        if state is not None:
            end += state[0]
        elif line.plains[end] in ("and", "the") or (
            line.plains[end] == "," and known.STATES.match(line.texts, end + 1) is not None
        ):
            end += 1
        else:
            break
    return end


def are_two(line: Line, head: int) -> bool:
    """Whether a noun is one such as "leaders" behind "two", with no more than "prime" or "foreign" between."""
    if line.plains[head] not in TWO and PLURALS.match(line.plains, head) is None:
        return False
    before = line.plains[max(0, head - 2) : head]
    return bool(before) and (before[-1] in BOTH or (before[-1] in _OFFICES and before[0] in BOTH))


_SIDES = listed("countries nations states sides governments neighbours neighbors republics")


def of_both(line: Line, at: int) -> bool:
    """Whether words such as `the leaders of the two countries`, `the foreign ministers of both nations` end here."""
    if line.plains[at] not in _SIDES or line.plains[at - 1] not in ("two", "both"):
        return False
    of = at - 2 - (line.plains[at - 2] == "the")
    return of > 0 and line.plains[of] == "of" and line.plains[of - 1] in TWO


def the_two(line: Line, start: int) -> int:
    """Where `the two`, `the two prime ministers`, `the leaders of the two countries` or `them` ends, or 0."""
    if line.plains[start : start + 1] == ("them",):
        return start + 1
    far = next((at for at in range(start + 3, min(start + 8, len(line.tokens))) if of_both(line, at)), None)
    if far is not None and line.plains[start] == "the":
        return far + 1
    if line.plains[start : start + 2] != ("the", "two"):
        return 0
    ends = (start + 2, start + 3)
    behind = next((at for at in ends if at < len(line.tokens) and are_two(line, at)), None)
    plain = start + 2 >= len(line.tokens) or is_finite(line.tokens, start + 2) or not line.tokens[start + 2].word
    return behind + 1 if behind is not None else start + 2 if plain else 0
