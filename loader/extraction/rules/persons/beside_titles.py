"""Words beside a title that belong to it and are none of its own: whom somebody leads, of what people, from where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.persons.portfolios import is_thing
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = ["is_host", "may_be_nation", "of_a_body", "of_a_group", "past_from"]


def past_from(line: Sequence[Token], first: int) -> int:
    """How many words before `first` are the `from` or `from the` behind "counterpart"."""
    at = first - 1 - (line[first - 1].plain == "the")
    return first - at if at > 0 and line[at].plain == "from" and line[at - 1].plain == "counterpart" else 0


def is_host(line: Sequence[Token], at: int) -> bool:
    """Whether "host" is the noun: `talks with host President A`."""
    return line[at].plain == "host" and at > 0 and line[at - 1].plain in ("with", "by", "and", "between", "from")


def of_a_group(line: Sequence[Token], first: int, end: int) -> bool:
    """Whether a capital before `first` belongs to what somebody leads: `Umoja wa Taifa Coalition leader A`."""
    token = line[first - 1]
    led = any(not line[i].capital and known.HEADS.match([line[i].plain], 0) for i in range(first, end))
    if not led or not (line[first].capital or line[first].plain in known.PARTICLES or first == end - 1):
        return False
    small = token.plain in known.PARTICLES and first > 1 and line[first - 2].capital
    name = token.capital and token.word and token.text not in known.GIVEN_NAMES
    return small or (name and token.plain not in known.FUNCTION_WORDS | _CALENDAR)


def of_a_body(line: Sequence[Token], first: int) -> int:
    """How many words before `first`, where a country or what it is for stands, are a body of it: `Workers' Party of
    Somalia leader A`, `Ministry of Trade official A`."""
    state = known.STATES.match([token.text for token in line], first) is not None or is_thing(line[first])
    at = first - 1
    if not state or line[at].plain != "of" or at < 1 or line[at - 1].plain not in known.ORGANISATION_WORDS:
        return 0
    while at > 0 and (line[at - 1].capital or line[at - 1].text in ("'", "’")):
        at -= 1
    return first - at if line[first - 2].capital else 0


_CALENDAR = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)


_NATION = re.compile(r"[a-z]{3,}(?:ean|ian|ese|ish|ani|slav|slovak)|soviet|chechen|croat|serb|tatar|abkhaz|kosovar")


def may_be_nation(token: Token) -> bool:
    """Whether a word of capitals before an office is of a people or a country that is no more: `Zairean President`."""
    return token.capital and token.text not in known.GIVEN_NAMES and _NATION.fullmatch(token.plain) is not None
