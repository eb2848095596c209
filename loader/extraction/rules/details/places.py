"""Places of a sentence: `in Lisbon`, `at the Hotel Aurora in Geneva`, `in the southern town of Vessolt`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loader.extraction.article import Span
from loader.extraction.lexicon import listed, rows, words
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known

__all__ = ["Place", "named_place_at", "place_at", "place_before", "place_of_dateline"]

_BUILDINGS = {row[0]: len(row) > 1 for row in rows("buildings.txt")}
"""Last words of the names of buildings, and whether they name none by themselves."""
_SITE_WORDS = words("site-words.txt")
_BEFORE = words("places-before.txt")
_OWNERS = listed("the his her their its a an")
_AFTER_TOWN = listed(
    "on to for after before during and where when as last next this earlier ahead amid with between by"
)
_EVENTS = listed(
    "summit conference forum assembly festival congress council session meeting annual security economic climate world "
    "funeral ceremony regional international global nations"
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text has it: its name as it is to be written, the range of the words that say it, its city where
    that is known to be one, and the code of its country."""

    name: str
    span: Span
    city: str | None
    country: str | None


def place_at(line: Line, preposition: int) -> tuple[Place, int] | None:
    """The place behind the "in", "at" or "to" that stands at `preposition`, and where its words end."""
    start = preposition + 1
    if line.plains[preposition] == "at":
        listed_ = _listed(line, start)
        if listed_ is not None and not listed_[0].city:
            return listed_
        return _building(line, start) or listed_ or _town_of_event(line, start)
    found = _town(line, start, _past_words_before(line, start))
    return found or _building(line, start)


def _town_of_event(line: Line, start: int) -> tuple[Place, int] | None:
    """`a summit in Geneva`, `the United Nations in New York`: the town in which that is."""
    end = start + (line.plains[start : start + 1] != () and line.plains[start] in _OWNERS)
    body = known.ORGANISATIONS.match(line.texts, end)
    end += body[0] if body is not None else 0
    while body is None and end < min(start + 8, len(line.tokens)) and not line.date_at(end):
        small = line.plains[end] in _EVENTS or line.plains[end] in ("of", "the") or "-" in line.plains[end]
        if not (line.tokens[end].capital or small) or _is_person(line, end):
            break
        end += 1
    named = body is not None or (end > start and line.plains[end - 1] in _EVENTS)
    return _around(line, end) if named else None


def named_place_at(line: Line, start: int) -> Place | None:
    """The city, region or country that is named at a token, not what belongs to it or only begins so."""
    if start in line.at and line.at[start].person is not None:
        return None
    found = _listed(line, start)
    return found[0] if found else None


def place_before(line: Line, end: int) -> Place | None:
    """The known place whose words end before `end`: `Brussels` of `to Brussels, where he met B`."""
    for names in (known.CITIES, known.STATES):
        matched = names.match_before(line.texts, end)
        if matched:
            return _known(line, end - matched[0], end)
    return None


def place_of_dateline(text: str, span: Span) -> Place:
    """The place of a dateline, whose name is written in capital letters."""
    written = span.of(text)
    name = written.title() if written.isupper() else written
    parts = tuple(name.split())
    city, state = known.CITIES.match(parts, 0), known.STATES.match(parts, 0)
    region = name in known.REGIONS or state is not None
    country = city[1] if city else state[1] if state else None
    return Place(name, span, None if region else name, country)


def _past_words_before(line: Line, start: int) -> int:
    """Past `the Portuguese capital,` and `the southern town of`."""
    index = start
    while index < min(start + 6, len(line.tokens) - 1):
        demonym = known.DEMONYMS.match(line.texts, index)
        behind = line.plains[index + demonym[0] : index + demonym[0] + 1] if demonym else ()
        if demonym and behind and behind[0] in _BEFORE:
            index += demonym[0]
        elif line.plains[index] in _BEFORE and not line.tokens[index].capital:
            index += 1
        else:
            break
    return index + (index > start and line.plains[index] == "," and line.plains[index - 1] in ("capital", "city"))


def _town(line: Line, start: int, at: int) -> tuple[Place, int] | None:
    """A city, region or country at `at`; a town that no list has, by what stands before and behind it."""
    if _matched(line, at) is not None:
        return _listed(line, at)
    return _unknown_town(line, start, at)


def _matched(line: Line, at: int) -> int | None:
    """Where a place ends that the lists know."""
    lengths = [found[0] for names in (known.CITIES, known.STATES) if (found := names.match(line.texts, at))]
    return at + max(lengths) if lengths else None


def _listed(line: Line, at: int) -> tuple[Place, int] | None:
    end = _matched(line, at)
    if end is None or line.plains[end : end + 1] == ("'s",) or _goes_on(line, end):
        return None
    return _in_country(line, _known(line, at, end), end)


def _known(line: Line, start: int, end: int) -> Place:
    parts = line.texts[start:end]
    name = " ".join(parts).replace(" 's", "'s").replace(" ’s", "’s")
    city, state = known.CITIES.match(parts, 0), known.STATES.match(parts, 0)
    country = city[1] if city else state[1] if state else None
    return Place(
        name, line.span(start, end), name if city and not state and name not in known.REGIONS else None, country
    )


def _in_country(line: Line, place: Place, end: int) -> tuple[Place, int]:
    """`Lisbon, Portugal,`: with the country that follows."""
    if line.plains[end : end + 1] == (",",):
        for names in (known.STATES, known.CITIES):
            matched = names.match(line.texts, end + 1)
            region = matched and (names is known.STATES or line.texts[end + 1] in known.REGIONS)
            if matched and region and not _goes_on(line, end + 1 + matched[0]):
                last = end + 1 + matched[0]
                span = Span(place.span.start, line.tokens[last - 1].end)
                closed = line.plains[last : last + 1] == (",",)
                return Place(place.name, span, place.city, matched[1]), last + closed
    return place, end


def _unknown_town(line: Line, start: int, at: int) -> tuple[Place, int] | None:
    end = at
    while end < len(line.tokens) and _is_named(line, end) and not _is_person(line, end) and not line.date_at(end):
        end += 1
    if not 1 <= end - at <= 3 or any(word in known.ORGANISATION_WORDS for word in line.plains[at:end]):
        return None
    if any(names.match(line.texts, at) for names in (known.DEMONYMS, known.ORGANISATIONS, known.PLACES)):
        return None
    called = at > start and line.plains[at - 1] in ("of", "town", "city", "village", "port", "resort", "capital", ",")
    following = line.plains[end : end + 1]
    free = not following or not line.tokens[end].word or line.date_at(end) is not None or following[0] in _AFTER_TOWN
    if not free or (line.plains[start - 1] != "in" and not called):
        return None
    name = " ".join(line.texts[at:end])
    return _in_country(line, Place(name, line.span(at, end), name, None), end)


def _is_named(line: Line, at: int) -> bool:
    """Whether a word begins as a name does: `Győr`, `el-Tahfa`."""
    article, _, rest = line.texts[at].partition("-")
    return line.tokens[at].capital or (article in ("al", "el", "es", "as", "ar", "ad") and rest[:1].isupper())


def _is_person(line: Line, at: int) -> bool:
    return at in line.at and line.at[at].person is not None


def _goes_on(line: Line, index: int) -> bool:
    return (
        index < len(line.tokens) and line.tokens[index].capital and line.date_at(index) is None and index not in line.at
    )


def _building(line: Line, start: int) -> tuple[Place, int] | None:
    """`the Hotel Aurora in Geneva`, `the Belgian Embassy in Nairobi`, `his office in Jerusalem`: the building with its
    city, or where it is but a room or a building that many towns have, the city alone or nothing."""
    first = start + (line.plains[start : start + 1] != () and line.plains[start] in _OWNERS)
    end = _building_end(line, first)
    if end is None:
        return None
    if line.plains[end - 1] in _BEFORE and line.plains[end : end + 1] == ("of",):  # "the Red Sea resort of Tahfa"
        return _town(line, end, end + 1)
    around = _around(line, end)
    city = around[0] if around else _city_within(line, first, end)
    own = line.plains[start] in _OWNERS - {"the"}
    if own or _BUILDINGS.get(line.plains[end - 1], False):
        return around
    if city is None and not _has_own_name(line, first, end):
        return None
    name = " ".join(line.texts[first:end]).replace(" 's", "'s").replace(" ’s", "’s")
    span = Span(line.tokens[first].start, around[0].span.end if around else line.tokens[end - 1].end)
    place = Place(name, span, city.city if city else None, city.country if city else None)
    return place, around[1] if around else end


def _building_end(line: Line, start: int) -> int | None:
    """Where the name of a building ends that begins here; the last of its words that is one."""
    found = None
    for index in range(start, min(start + _LONGEST, len(line.tokens))):
        token, word = line.tokens[index], line.plains[index]
        named = index in line.at and line.at[index].person is not None and not line.at[index].phrase.owned
        if not token.word and word != "'s":
            break
        fits = token.capital or word in _BUILDINGS or word in _SITE_WORDS or word == "'s"
        if not fits or line.date_at(index) or (named and word not in _BUILDINGS and found is not None):
            break
        if word in _BUILDINGS:
            found = index + 1
            if _hotel_name(line, index):
                continue
    return _past_name(line, found) if found is not None else None


def _hotel_name(line: Line, index: int) -> bool:
    return line.tokens[index].capital and line.plains[index] in ("hotel", "villa", "castle", "palace", "hall")


def _past_name(line: Line, end: int) -> int:
    """Past the own name behind "Hotel": `Hotel Aurora`."""
    if line.plains[end - 1] in ("hotel", "villa", "camp") and line.tokens[end - 1].capital:
        while end < len(line.tokens) and line.tokens[end].capital and not line.date_at(end):
            end += 1
    of = end + 1 + (line.plains[end : end + 2] == ("of", "the"))
    if line.plains[end : end + 1] == ("of",) and line.tokens[end - 1].capital and of < len(line.tokens):
        while of < len(line.tokens) and line.tokens[of].capital and not _is_person(line, of) and not line.date_at(of):
            end = of = of + 1
    return end


def _around(line: Line, end: int) -> tuple[Place, int] | None:
    """The city behind a building: `in Geneva`, `outside Paris`, `, Geneva,`."""
    if line.plains[end : end + 1] in (("in",), ("outside",), ("near",)):
        return _town(line, end + 1, _past_words_before(line, end + 1))
    return None


def _city_within(line: Line, start: int, end: int) -> Place | None:
    """`Mombasa airport`, `Nairobi's State House`."""
    matched = known.CITIES.match(line.texts, start)
    return _known(line, start, start + matched[0]) if matched and start + matched[0] < end else None


def _has_own_name(line: Line, start: int, end: int) -> bool:
    """Whether a word of it names this one building: not so `the Foreign Ministry` and `the Belgian Embassy`."""
    return any(_is_own(line.texts, index) for index in range(start, end) if line.tokens[index].capital)


def _is_own(texts: Sequence[str], index: int) -> bool:
    word = texts[index]
    common = word.lower() in _SITE_WORDS or word in _SITE_WORDS or word.lower() in _BUILDINGS
    unique = word.lower() in ("kremlin", "vatican", "pentagon", "elysee", "élysée", "capitol")
    return unique or not (common or known.DEMONYMS.match(texts, index))
