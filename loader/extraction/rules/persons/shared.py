"""Offices in the plural of several countries, and whose each is: `the Somali and Danish ministers, A and B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import listed
from loader.extraction.rules.persons.titles import Title, title_of
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = ["Nations", "first_of_list", "nation_of_list", "nations_before"]

Nations = tuple[int, tuple[tuple[str, Title | None], ...]]
"""Where the words for an office begin, and each country in its order with that office; None for `counterparts`."""


def nations_before(line: Sequence[Token], head: int) -> Nations | None:
    """What the words directly before a name, or before its comma, say of several: `Somali and Danish leaders`, `the
    leaders of Somalia and Denmark`."""
    at = head - (head > 0 and line[head - 1].text in (",", "--", "–", "—"))
    plains, texts = [token.plain for token in line[:at]], [token.text for token in line[:at]]
    matched = known.HEADS.match_before(plains, at)
    if at > 0 and plains[at - 1] == "counterparts":
        first, codes = _listed(texts, at - 1)
        return _from_article(line, (first, tuple((code, None) for code in codes)), first) if len(codes) > 1 else None
    if matched is not None and matched[1].plural:
        return _adjectives(line, texts, at - matched[0], (at, matched[1]))
    first, codes = _listed(texts, at)
    of = first - 1 - (first > 0 and plains[first - 1] == "the")
    matched = known.HEADS.match_before(plains, of) if of > 0 and plains[of] == "of" else None
    if matched is None or not matched[1].plural or len(codes) < 2:
        return None
    begin = of - matched[0]
    return _offices(line, begin, (of, matched[1]), codes)


def _adjectives(line: Sequence[Token], texts: Sequence[str], index: int, end: tuple[int, known.Head]) -> Nations | None:
    begin = index
    while begin > 0 and line[begin - 1].plain in known.TITLE_WORDS | known.TENSES.keys():
        begin -= 1
    first, codes = _listed(texts, begin)
    offices = _offices(line, index, end, codes) if len(codes) > 1 else None
    return _from_article(line, offices, first)


def _from_article(line: Sequence[Token], found: Nations | None, first: int) -> Nations | None:
    """The same, with where the words begin: at the article before them."""
    if found is None:
        return None
    return first - (first > 0 and line[first - 1].plain in ("the", "his", "her", "their")), found[1]


def _offices(line: Sequence[Token], index: int, end: tuple[int, known.Head], codes: Sequence[str]) -> Nations:
    stop, head = end
    begin = index
    while begin > 0 and line[begin - 1].plain in known.TITLE_WORDS:
        begin -= 1
    titles = tuple((code, title_of(line, begin, (index, stop, head), code, stop)) for code in codes)
    return begin - (begin > 0 and line[begin - 1].plain == "the"), titles


def _listed(texts: Sequence[str], end: int) -> tuple[int, list[str]]:
    """The countries that end here, `X, Y and Z`, and where they begin."""
    codes: list[str] = []
    first = end
    for begin, code in _backwards(texts, end):
        codes.insert(0, code)
        first = begin
    return first, codes


def _backwards(texts: Sequence[str], end: int) -> Iterator[tuple[int, str]]:
    while end > 0:
        found = known.DEMONYMS.match_before(texts, end) or known.STATES.match_before(texts, end)
        if found is None:
            return
        end -= found[0]
        yield end, found[1]
        joints = [joint for joint in _JOINTS if tuple(texts[end - len(joint) : end]) == joint]
        if not joints:
            return
        end -= len(joints[0])


_JOINTS = ((",", "and"), ("and", "the"), ("and",), (",",))


_BETWEEN = frozenset({",", ";", "and", "of", "from", "the", "for"})


def nation_of_list(line: Sequence[Token], head: int, last: int) -> tuple[int, str] | None:
    """The country of `of Denmark, B`, which a list goes on with behind the phrase that ends at `last`, and where its
    words begin: `the ministers of Somalia, A, of Denmark, B, and of Chad, C`."""
    last -= line[last - 1].plain == ","
    state = _state_before_comma(line, head) if head - last >= _SHORTEST_STEP else None
    if state is None or state[0] < last or not {token.plain for token in line[last : state[0]]} <= _BETWEEN:
        return None
    first, code = state
    while first > last and line[first - 1].plain in ("of", "from", "the", "for"):
        first -= 1
    return first, code


def _state_before_comma(line: Sequence[Token], head: int) -> tuple[int, str] | None:
    """Where the country of `Denmark, B` begins, whose name begins at `head`, and its code."""
    if line[head - 1].plain != ",":
        return None
    state = known.STATES.match_before([token.text for token in line[: head - 1]], head - 1)
    return None if state is None else (head - 1 - state[0], state[1])


_SHORTEST_STEP = 3
_COLLEAGUES = listed(
    "colleagues counterparts homologues ministers envoys ambassadors representatives negotiators leaders"
)


def first_of_list(line: Sequence[Token], head: int) -> tuple[int, str] | None:
    """The country of `his colleagues from Denmark, B`, and where the words begin."""
    state = _state_before_comma(line, head) if head >= _SHORTEST_STEP else None
    at = state[0] - 1 if state is not None else 0
    at -= at > 0 and line[at].plain == "the"
    if state is None or at < 1 or line[at].plain not in ("from", "of") or line[at - 1].plain not in _COLLEAGUES:
        return None
    begin = at - 1
    return begin - (begin > 0 and line[begin - 1].plain in ("the", "his", "her", "their", "its")), state[1]
