"""What an office is of or for: `Minister of Trade and Industry`, `Chairman of the Joint Chiefs of Staff`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loader.extraction.lexicon import Phrases, listed, words
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = [
    "after_portfolio",
    "ends_with_name",
    "is_of_several",
    "is_portfolio",
    "is_thing",
    "office_with_portfolio",
    "portfolio_end",
]

_PORTFOLIOS = words("portfolios.txt")
_ABSTRACT = re.compile(r"[a-z]{3,}(?:tion|sion|ment|ity|ism|ics|ology|ture|ness|ship|fare|ance|ence|ing|ies)")
"""How words for things end that are no names: of these an office can be as well."""
_SMALL = listed("of for the and 's")
_SENT = listed("ambassador envoy representative emissary consul commander negotiator")
"""Offices that are to or in a country."""
_LONGEST = 14
_LISTED = 8
_ALSO_ADDRESSED = listed("ambassador")
"""Offices by which somebody is addressed behind another one: `Special Envoy for Chad Ambassador A`."""
_LONGEST_NAME = 4
_WITHIN_STATE = 4


def is_portfolio(word: str) -> bool:
    """Whether an office can be of or for what the word says, such as `trade`."""
    return word in _PORTFOLIOS


def is_of_several(line: Sequence[Token], at: int) -> bool:
    """Whether `Trade and` stands before a token, as in `Trade and Industry Minister`, or `Economy,` of several."""
    if at < 2 or not line[at].capital or not line[at - 2].capital or not is_portfolio(line[at - 2].plain):
        return False
    listed_ = line[at - 1].plain == "," and line[at + 1 : at + 2] != () and line[at + 1].plain == "and"
    return line[at - 1].plain == "and" or (listed_ and is_portfolio(line[at].plain))


def is_thing(token: Token) -> bool:
    """Whether a word is that of a thing that an office is for, such as `Transition`, and no name."""
    thing = is_portfolio(token.plain) or _ABSTRACT.fullmatch(token.plain) is not None
    return thing and token.text not in known.GIVEN_NAMES


def _goes_on(line: Sequence[Token], at: int, end: int) -> bool:
    """Whether the comma at a token stands between the things that one office is for: `Trade, Industry and Energy`."""
    texts = [token.text for token in line]
    region = known.PLACES.match_before(texts, at) if line[at].plain == "," else None
    if line[at].plain != "," or at + 3 > end or not (is_thing(line[at - 1]) or region is not None):
        return False
    for behind in range(at + 1, min(at + _LISTED, end)):
        if line[behind].plain == "and":
            more = behind + 1 < end and (
                is_thing(line[behind + 1]) or known.PLACES.match(texts, behind + 1) is not None
            )
            return behind > at + 1 and more
        if line[behind].plain != "," and not (line[behind].capital and (region is not None or is_thing(line[behind]))):
            return False
    return False


def portfolio_end(line: Sequence[Token], stop: int, end: int) -> int:
    """Where the words behind an office end that say what it is of or for; `stop` if there are none, or if they are but
    a country or a city."""
    if 0 < stop < end and line[stop - 1].plain in _SENT:
        sent = _sent_to(line, stop, end)
        if sent is not None or line[stop].plain in ("to", "in"):
            return sent or stop
    if stop >= end or line[stop].plain not in ("of", "for"):
        return stop
    last = at = stop
    plains = [token.plain for token in line[:end]]
    while at < min(end, stop + _LONGEST):
        office = known.HEADS.match(plains, at)
        anothers = office is not None and not (office[1].plural or office[1].rank)
        if anothers and plains[at - 1] != "and":
            return stop
        another = office is not None and plains[at - 1] == "and"
        if plains[at] in _SMALL or _goes_on(line, at, end):
            at += 1
        elif line[at].word and not another and (line[at].capital or plains[at] in _PORTFOLIOS):
            last = at = at + 1
        else:
            break
    return stop if _is_place(line, stop + 1, last) else last


def _sent_to(line: Sequence[Token], stop: int, end: int) -> int | None:
    """Where `to Kenya`, `of Somalia to the United Nations` ends behind an office."""
    if line[stop].plain in ("to", "in", "for"):
        return _place_end(line, stop + 1, end, known.STATES, known.CITIES, known.ORGANISATIONS)
    sender = _place_end(line, stop + 1, end, known.STATES) if line[stop].plain == "of" else None
    return _sent_to(line, sender, end) if sender is not None and sender < end and line[sender].plain == "to" else None


def _is_place(line: Sequence[Token], start: int, end: int) -> bool:
    return _place_end(line, start, end, known.STATES, known.CITIES) == end


def _place_end(line: Sequence[Token], start: int, end: int, *seats: Phrases[str]) -> int | None:
    """Where the country or city ends that is named here."""
    texts = [token.text for token in line[:end]]
    start += texts[start : start + 1] == ["the"]
    found = [start + one[0] for names in seats if (one := names.match(texts, start))]
    return max(found, default=None)


def office_with_portfolio(line: Sequence[Token], end: int) -> int | None:
    """Where an office begins whose portfolio ends before a token, such as that of a name: `Minister of Trade`."""
    plains = [token.plain for token in line[:end]]
    last = known.HEADS.match_before(plains, end)
    if last is not None and (last[1].rank or plains[-1] in _ALSO_ADDRESSED):  # "Minister of Trade General A"
        before = office_with_portfolio(line, end - last[0])
        if last[1].rank or before is not None:
            return before
    if last is not None and not last[1].plural:
        return None
    found = None
    for at in range(end - 1, max(end - _LONGEST, -1), -1):
        matched = known.HEADS.match(plains, at)
        office = matched is not None and not matched[1].plural and not matched[1].rank
        if matched is not None and office and portfolio_end(line, at + matched[0], end) == end:
            found = at
        own = line[at].capital or plains[at] in _PORTFOLIOS | _SMALL | {"to", "in"} or matched
        if not own and not _goes_on(line, at, end):
            break
    return found


def after_portfolio(line: Sequence[Token], start: int, end: int) -> int:
    """Where in a run of capitals the name begins whose first words end a portfolio: behind the last word of such; the
    run's start if it is no such one."""
    texts = [token.text for token in line[:end]]
    for back in range(1, min(_WITHIN_STATE, start) + 1):  # "Bosnia and Herzegovina"
        state = known.STATES.match(texts, start - back)
        if state is not None and start < start - back + state[0] < end:
            return start - back + state[0]
    before = start - (start > 1 and line[start - 1].plain == "the")
    joined = before > 0 and line[before - 1].plain in ("of", "for", "and", "'s")
    if not joined or office_with_portfolio(line, start + 1) is None:
        return start
    region = known.PLACES.match(texts, start)
    if region is not None and region[0] > 1 and start + region[0] < end:
        return start + region[0]
    for at in range(end - 1, max(start, end - 1 - _LONGEST_NAME), -1):
        word = line[at - 1].plain
        if is_thing(line[at - 1]) or word in known.TITLE_WORDS or word in known.ORGANISATION_WORDS:
            return at
    given = (at for at in range(start + 1, end - 1) if line[at].text in known.GIVEN_NAMES)
    return next(given, start)


def ends_with_name(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals that are no words of things end a portfolio that begins here: `for Foreign Affairs Ada Dal`."""
    things = [at for at in range(start, end) if is_thing(line[at])]
    name = line[things[-1] + 1 : end] if things else ()
    body = known.ORGANISATION_WORDS.keys() | known.TITLE_WORDS
    plains = [token.plain for token in line[:end]]
    if any(known.HEADS.match(plains, at) for at in range(start, end)):
        return False
    return len(name) > 1 and all(token.word and token.capital and token.plain not in body for token in name)
