"""Titles before a name ("Iceland's minister Sigrún Dal") and after it ("Sigrún Dal, Iceland's minister,")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules.persons.beside_titles import is_host, may_be_nation, of_a_body, of_a_group, past_from
from loader.extraction.rules.persons.portfolios import (
    ends_with_name,
    is_of_several,
    is_portfolio,
    office_with_portfolio,
    portfolio_end,
)
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["KIN", "Described", "Title", "described", "name_follows", "title_after", "title_of", "titles_before"]

_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "this"})
_LONGEST_APPOSITION = 16
_LONGEST_HEAD = 7
_FINITE = listed("is are was were has have had will would said says told met did does")
_BEFORE_VERBS = frozenset({"will", "to", "would", "may", "could", "might", "should", "can", "must", "not"})
"""Words behind which `host`, `head` or `chair` is a verb."""
_SOVEREIGNS = listed("king queen emperor empress pope")
"""Who of these follows an office behind a comma does not hold it."""
_PARTY = re.compile(r"(?:R|D|I)-[A-Z]\w+\.?")
"""How American reports name a party and a state behind a name."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text words it. `rank`: a rank or form of address. `tense` as in docs/records.md."""

    span: Span
    title: str
    organisation: str | None
    country: str | None
    tense: str | None
    rank: bool = False
    regnal: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What the words beside a name say. `person`: they say that it is a person's. `counterpart`: that the person has
    the office of somebody named before."""

    titles: tuple[Title, ...] = ()
    country: str | None = None
    person: bool = False
    press: bool = False
    plural: bool = False
    honorific: bool = False
    counterpart: bool = False
    role: bool = False
    kin: bool = False


def titles_before(line: Sequence[Token], head: int) -> tuple[int, Described]:
    """The first token of what describes the name that begins at `head`, and what it says."""
    end = head
    comma = _behind_honorifics(line, head) - 1
    if head >= 3 and (line[head - 2].plain, line[head - 1].plain) in _CALLED and _title_ends(line, head - 2):
        end = head - 2
    elif comma >= 1 and line[comma].text == "," and _closes_description(line, comma):
        end = comma
    first = _leftmost(line, end)
    if end != head and not described(line, first, end).person:
        end, first = head, _leftmost(line, head)
    said = described(line, first, end)
    if first > 0 and line[first - 1].plain == "of" and not (said.person or said.role):
        return head, Described()
    if first < end and first > 1 and line[first - 1].plain == "'s" and line[first - 2].plain in _OWN:
        first -= 2
    while first > 0 and line[first - 1].plain in _DETERMINERS and first < end:
        first -= 1
    return first, said


_OWN = listed("country nation kingdom republic bloc union organisation organization alliance party group state city")
"""Whose offices are: `the country's special envoy, A`."""


def _past_of(line: Sequence[Token], first: int, end: int) -> int:
    """How many words before `first` are the `of`, `for` or `of the` behind an office."""
    at = first - (2 if line[first - 1].plain == "the" else 1)
    joins = at > 0 and line[at].plain in (("of",) if at < first - 1 else ("of", "for"))
    return first - at if joins and _title_ends(line, at) and not _has_title(line, first, end) else 0


def _behind_honorifics(line: Sequence[Token], head: int) -> int:
    """Where forms of address and ranks before a name begin, as `H.E. Ms.` or `General`, or the name itself."""
    while head > 0 and _is_address(line[head - 1].plain):
        head -= 1
    return head


def _is_address(word: str) -> bool:
    rank = known.HEADS.match([word], 0)
    return word in known.HONORIFICS | _STYLED or (rank is not None and rank[1].rank and word not in _SOVEREIGNS)


_STYLED = listed("ambassador amb amb. senator sen. sen chief justice")
"""Offices that somebody is also addressed by who holds another: `the minister of trade, Ambassador A`."""


_CALLED = {("known", "as"), ("called", "only"), ("identified", "as"), ("named", "as")}
"""Words between what describes somebody and the name: `the commander known as Tarn`."""


def _closes_description(line: Sequence[Token], comma: int) -> bool:
    """Whether the comma ends words such as "South Korea's unification minister," that introduce the name after it."""
    first = _leftmost(line, comma)
    said = described(line, first, comma)
    if first == comma or not (said.titles or said.role or said.press):
        return False
    before = line[first - 1].plain if first else ""
    owner = any(line[i].plain == "'s" for i in range(first, comma))
    joined = before in (",", "or", "as") or (before == "and" and said.country is None)
    office = bool(said.titles) and not said.plural and not joined
    return before in _DETERMINERS or owner or (office and name_follows(line, comma + 1))


def _leftmost(line: Sequence[Token], end: int) -> int:
    """How far to the left words reach that can describe a person."""
    texts = [token.text for token in line]
    office = office_with_portfolio(line, end)
    first = end if office is None else office
    while first > 0 and end - first < 14:
        step = _step_left(line, texts, first, end)
        if not step:
            break
        first -= step
    return first


def _step_left(line: Sequence[Token], texts: Sequence[str], first: int, end: int) -> int:
    token = line[first - 1]
    verbal = first > 1 and line[first - 2].plain in _BEFORE_VERBS and not token.capital
    told = token.plain in known.PRESS_PLURALS and _are_told(line, first - 1, end)
    if told or (verbal and token.plain not in known.TENSES):
        return 0
    near = [_bare(t.plain) for t in line[max(0, first - _LONGEST_HEAD) : first]]
    heads = known.HEADS.match_before(near, len(near))
    if heads:
        return heads[0]
    if first < end and (region := known.PLACES.match_before(texts, first)):
        return region[0]
    for names in (known.DEMONYMS, known.ORGANISATIONS, known.STATES, known.PRESS, known.CITIES):
        matched = names.match_before(texts, first)
        if matched:
            return matched[0]
    if (
        token.plain == "'s"
        and first > 1
        and (known.PRESS.match_before(texts, first - 1) or (first < end and line[first - 2].capital))
    ):
        return 1
    if (
        token.plain in known.TITLE_WORDS | known.ROLE_NOUNS | known.PRESS_NOUNS | known.HONORIFICS
        or token.plain in known.TENSES
    ):
        return 1
    if first < end and token.plain in ("and", "/") and _one_title_ends(line, first - 1) and _title_begins(line, first):
        return 1
    if first < end and (words := _past_joint(line, first, end)):
        return words
    if (
        token.text.isupper()
        and len(token.text) > 1
        and line[first - 2 : first - 1]
        and line[first - 2].plain in ("of", "for")
    ):
        return 1
    if first < end and token.capital and token.plain in known.ORGANISATION_WORDS:
        return 1
    if first < end and (token.plain in ("-", "then-") or may_be_nation(token)):
        return 1
    prefixed = _is_elect(token) or token.plain.startswith(("ex-", "then-", "vice-", "deputy-"))
    return int(prefixed or (first < end and (is_host(line, first - 1) or of_a_group(line, first, end))))


def _past_joint(line: Sequence[Token], first: int, end: int) -> int:
    """How many words before `first` join what stands there to what comes before: `Trade and`, `of the`."""
    if is_of_several(line, first) and _has_title(line, first, end):
        return 2
    return _past_of(line, first, end) or past_from(line, first) or of_a_body(line, first)


_TELL = listed("tell tells told telling inform informs informed informing assured reminded")


def _are_told(line: Sequence[Token], at: int, end: int) -> bool:
    """Whether journalists are none of those named behind them: `told reporters A would come`."""
    return _has_title(line, at + 1, end) or (at > 0 and line[at - 1].plain in _TELL)


def _is_elect(token: Token) -> bool:
    return token.plain.endswith(("-elect", "-designate"))


def _title_ends(line: Sequence[Token], end: int) -> bool:
    return known.HEADS.match_before([t.plain for t in line[:end]], end) is not None


def _one_title_ends(line: Sequence[Token], end: int) -> bool:
    """Whether the title of one person ends here: `ministers and President A` are others and A."""
    matched = known.HEADS.match_before([t.plain for t in line[:end]], end)
    return matched is not None and not matched[1].plural


def _has_title(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether a title stands here, so that what precedes its "of" is somebody else: `aides of President A`."""
    plains = [token.plain for token in line[:end]]
    return any(known.HEADS.match(plains, index) for index in range(start, end))


def _title_begins(line: Sequence[Token], start: int) -> bool:
    word = line[start].plain
    return word in known.TITLE_WORDS or known.HEADS.match([t.plain for t in line], start) is not None


def title_after(line: Sequence[Token], tail: int) -> tuple[int, Described | None]:
    """The end of an apposition behind the name that ends at `tail`, its closing comma included, and what it says."""
    if tail >= len(line):
        return tail, None
    if line[tail].plain == "of" and tail + 2 < len(line):
        return _of(line, tail)
    if line[tail].text == "(":
        return _bracketed(line, tail)
    if line[tail].text != "," or _nation_names_next(line, tail + 1):
        return tail, None
    end = _apposition_end(line, tail + 1)
    if end is None:
        return tail, None
    said = described(line, tail + 1, end)
    closed = end + 1 if end < len(line) and line[end].text == "," else end
    if _is_age(line, tail + 1, end):
        last, more = title_after(line, end)
        return (last, replace(more, person=True)) if more is not None else (closed, Described(person=True))
    if _PARTY.fullmatch(line[tail + 1].text):
        return closed, Described(person=True)
    if _speaks_for(line, tail + 1, said) and closed > end and name_follows(line, closed):
        return tail, None
    if _acts_next(line, end) or not (said.person or said.titles) or _names_next(line, tail + 1, end):
        return tail, None
    return closed, said


def _nation_names_next(line: Sequence[Token], start: int) -> bool:
    """Whether `Ghana's Kofi Tarn` follows: the next of a list."""
    state = known.STATES.match([token.text for token in line], start) if start < len(line) else None
    owner = start + state[0] if state is not None else start
    owns = state is not None and owner + 1 < len(line) and line[owner].plain == "'s"
    titled = owns and known.HEADS.match([token.plain for token in line], owner + 1) is not None
    return owns and not titled and name_follows(line, owner + 1)


def _speaks_for(line: Sequence[Token], start: int, said: Described) -> bool:
    """Whether these words are whoever speaks for the one before them: `met A, her spokesman, B, and C`."""
    return said.press and line[start].plain in ("his", "her", "their")


def name_follows(line: Sequence[Token], start: int) -> bool:
    """Whether a name of several words stands here, perhaps behind forms of address."""
    while start < len(line) and line[start].plain in known.HONORIFICS:
        start += 1
    words = line[start : start + 2]
    return len(words) == 2 and all(word.word and word.capital for word in words) and not _known_place(line, start)


def _of(line: Sequence[Token], tail: int) -> tuple[int, Described | None]:
    """`Sergei Lavrov of Russia`, `Ann Curry of NBC`."""
    start = tail + 1 + (line[tail + 1].plain == "the")
    texts = [token.text for token in line]
    state, press = known.STATES.match(texts, start), known.PRESS.match(texts, start)
    state = state or known.CITIES.match(texts, start)
    if state:
        return start + state[0], Described(country=state[1])
    if press:
        return start + press[0], Described(press=True)
    return tail, None


def _bracketed(line: Sequence[Token], tail: int) -> tuple[int, Described | None]:
    for end in range(tail + 1, min(tail + 8, len(line))):
        if line[end].text == ")":
            person = _is_age(line, tail + 1, end)
            last, said = title_after(line, end + 1)
            return last, replace(said, person=said.person or person) if said else Described(person=person)
    return tail, None


def _is_age(line: Sequence[Token], start: int, end: int) -> bool:
    return end - start == 1 and line[start].text.isdigit() and 10 <= int(line[start].text[:4]) <= 120


def _apposition_end(line: Sequence[Token], start: int) -> int | None:
    """Where words up to the next comma, dash or end can be an apposition; None where they are a clause or a list."""
    for end in range(start, min(start + _LONGEST_APPOSITION, len(line))):
        token = line[end]
        if token.text in (",", ".", ";", "--", "–", "—", ")", "”", '"'):
            return end if end > start and _begins_apposition(line, start) else None
        if token.plain in _FINITE or token.plain in ("who", "which", "whom", "whose", "when", "where"):
            return None
        if end > start and _acts(line, end):
            return None
    return None


_FRONTS = listed("after before following during in at when while speaking having meeting on since as upon despite")


def _acts(line: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind an office here, so that it is the subject of a clause: `After the talks with A, the
    president flew home`. Of a form in -ed that is so only where the sentence opens with such a phrase."""
    office = known.HEADS.match_before([t.plain for t in line[:at]], at) is not None
    clear = not line[at].plain.endswith("ed") or line[0].plain in _FRONTS
    return office and clear and is_finite(line, at)


def _begins_apposition(line: Sequence[Token], start: int) -> bool:
    token = line[start]
    texts = [t.text for t in line]
    nation = any(names.match(texts, start) for names in (known.STATES, known.DEMONYMS, known.ORGANISATIONS))
    titled = known.HEADS.match([t.plain for t in line], start) is not None
    words = token.plain in known.TITLE_WORDS | known.ROLE_NOUNS | known.PRESS_NOUNS | _DETERMINERS
    return words or nation or titled or token.plain in known.TENSES or token.text[:1].isdigit() or token.capital


def _names_next(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name follows the title: then it is the next of a list, no apposition."""
    plains = [t.plain for t in line]
    for index in range(start, end - 1):
        matched = known.HEADS.match(plains, index)
        rest = _past_state(line, index + matched[0]) if matched else 0
        if matched and rest < end and line[rest].capital and not _known_place(line, rest):
            return True
        if matched and rest < end:
            return line[rest].plain in ("of", "for") and ends_with_name(line, rest + 1, end)
    return False


def _acts_next(line: Sequence[Token], comma: int) -> bool:
    """Whether behind a comma a name and another comma with a verb stand: `met B, the spokesman, A, said`, of A."""
    if comma + 3 >= len(line) or line[comma].text != "," or not line[comma + 1].capital:
        return False
    end = comma + 1
    while end < len(line) and line[end].capital and end - comma < 6:
        end += 1
    return end + 1 < len(line) and line[end].text == "," and is_finite(line, end + 1)


def _past_state(line: Sequence[Token], at: int) -> int:
    """Where words such as "of Canada" end behind an office, or the same place."""
    start = at + 1 + (at + 1 < len(line) and line[at + 1].plain == "the")
    state = known.STATES.match([t.text for t in line], start) if at < len(line) and line[at].plain == "of" else None
    return start + state[0] if state is not None else at


def _known_place(line: Sequence[Token], start: int) -> bool:
    texts = [t.text for t in line]
    return any(names.match(texts, start) for names in known.NO_PERSON) or line[start].plain in known.ORGANISATION_WORDS


KIN = listed(
    "wife husband son daughter widow widower brother sister mother father uncle aunt cousin nephew niece grandson "
    "granddaughter son-in-law daughter-in-law brother-in-law spouse fiancée stepson stepdaughter"
)
"""Relatives, whose offices are none of those of whom they are relatives of."""
_SPEAK_FOR = frozenset({"secretary", "officer", "aide", "adviser", "advisor", "attaché", "chief"})
"""Who behind "press" or "media" speaks for somebody."""


def described(line: Sequence[Token], start: int, end: int) -> Described:
    """What these words say of the person that they describe."""
    plains = [_bare(t.plain) for t in line]
    texts = [t.text for t in line[:end]]
    speaks = any(plains[i] in ("press", "media") and plains[i + 1] in _SPEAK_FOR for i in range(start, end - 1))
    said = Described(country=_country(line, start, end), press=speaks)
    titles: list[Title] = []
    begin = start
    index = start
    while index < end:
        body = known.ORGANISATIONS.match(texts, index)
        if body and index + body[0] < end:
            index += body[0]
            continue
        press = known.PRESS.match(texts, index) and not known.STATES.match(texts, index)
        said = replace(said, press=said.press or bool(press))
        matched = known.HEADS.match(plains[:end], index)
        if matched is None:
            hosting = plains[index] == "host" and index + 1 < end and _title_begins(line, index + 1)
            said = said if hosting else _noted(said, "guest" if _hosts_somebody(line, index) else plains[index])
            if plains[index] in (",", "and") or line[index].plain in _DETERMINERS:
                begin = index + 1
            index += 1
            continue
        stop = index + matched[0]
        if _goes_on(plains, index, stop, end):
            index = stop
            continue
        title = title_of(line, begin, (index, stop, matched[1]), said.country, end)
        after = stop if matched[1].plural or matched[1].rank else portfolio_end(line, stop, end)
        titles.append(_with_portfolio(line, title, stop, after))
        said = replace(said, person=True, plural=said.plural or matched[1].plural)
        begin = index = after
        if after == stop and _is_of_another(plains, stop, end):
            break
    kin = next((i for i in range(start, end) if plains[i] in KIN), None)
    if kin is not None:
        titles = [one for one in titles if one.span.start > line[kin].start and plains[kin + 1] not in ("of", "to")]
    return replace(said, titles=tuple(title for title in titles if title.title), kin=kin is not None)


_NEAR = 4


def _hosts_somebody(line: Sequence[Token], at: int) -> bool:
    """Whether `host` is who receives somebody, as in `their Kenyan host`, and no host of a programme."""
    before = [token.plain for token in line[max(0, at - _NEAR) : at]]
    return line[at].plain == "host" and bool({"his", "her", "their"} & {*before}) and "," not in before


def _goes_on(plains: Sequence[str], index: int, stop: int, end: int) -> bool:
    """Whether a head is only the beginning of a longer title: `deputy` of `deputy foreign minister`."""
    more = stop < end and (plains[stop] in known.TITLE_WORDS or known.HEADS.match(plains[:end], stop) is not None)
    return more and stop == index + 1 and plains[index] in known.TITLE_WORDS


def _bare(word: str) -> str:
    """`president` of `president-elect`, `minister` of `ex-minister`."""
    for suffix in ("-elect", "-designate"):
        word = word.removesuffix(suffix)
    for prefix in ("ex-", "then-"):
        word = word.removeprefix(prefix)
    return word


def _noted(said: Described, word: str) -> Described:
    if word in known.HONORIFICS:
        return replace(said, person=True, honorific=True)
    if word in known.PRESS_NOUNS:
        return replace(said, person=True, press=True, plural=said.plural or word in known.PRESS_PLURALS)
    if word in known.ROLE_NOUNS:
        return replace(said, person=True, role=True, counterpart=said.counterpart or word == "counterpart")
    return said


def title_of(
    line: Sequence[Token], begin: int, found: tuple[int, int, known.Head], country: str | None, end: int
) -> Title:
    """The words from the first that belongs to the title up to its head, which stands at `found`."""
    index, stop, head = found
    first = index
    while first > begin and line[first - 1].plain in known.TITLE_WORDS:
        first -= 1
    while is_of_several(line, first):
        first -= 2
    words = [token.plain for token in line[first:index]]
    title = _capitalised(" ".join([*words, head.singular]).replace(" ,", ","))
    span = Span(line[first].start, line[stop - 1].end)
    tense = _tense(line, (begin, first, stop, end))
    return Title(span, title, _organisation(line, begin, first), country, tense, head.rank and not words, head.regnal)


def _is_of_another(plains: Sequence[str], stop: int, end: int) -> bool:
    """Whether somebody else's office follows, whose holder one serves: `aide to the minister of trade`."""
    if stop >= end or plains[stop] not in ("of", "to"):
        return False
    for at in range(stop + 1, min(stop + 6, end)):
        if plains[at] in (",", "and"):
            return False
        if known.HEADS.match(plains[:end], at) is not None:
            return True
    return False


def _with_portfolio(line: Sequence[Token], title: Title, stop: int, end: int) -> Title:
    """`Minister of Trade`; of an organisation of several countries, that is the organisation: `President`, `EU`."""
    if stop == end:
        return title
    start = stop + 1 + (line[stop + 1].plain == "the")
    texts = [token.text for token in line[:end]]
    body = known.ORGANISATIONS.match(texts, start)
    if body is not None and start + body[0] == end and body[1] == "-":
        return replace(title, organisation=title.organisation or " ".join(texts[start:end]))
    state = known.STATES.match_before(texts, end)
    of = end - state[0] - 1 if state is not None else stop
    if of > stop + 1 and line[of].plain == "of" and is_portfolio(line[of - 1].plain):
        end = of
    words = " ".join(texts[stop:end]).replace(" 's", "'s").replace(" ’s", "’s")
    return replace(title, title=f"{title.title} {_capitalised(words)}", span=Span(title.span.start, line[end - 1].end))


def _tense(line: Sequence[Token], place: tuple[int, int, int, int]) -> str | None:
    """What the words before the title, and its own form, say of the time in which it is held."""
    begin, first, stop, end = place
    following = line[stop].plain if stop < end else ""
    if _is_elect(line[stop - 1]) or following in ("-elect", "elect", "designate"):
        return "nominee"
    if line[first].plain.startswith(("ex-", "then-")):
        return "former" if line[first].plain.startswith("ex-") else "then"
    tenses = (known.TENSES.get(token.plain.rstrip("-"), "-") for token in line[begin:first])
    return next((tense for tense in tenses if tense != "-"), None)


def _organisation(line: Sequence[Token], begin: int, end: int) -> str | None:
    """Capitalised words directly before the title that are an organisation."""
    texts = [token.text for token in line[:end]]
    matched = known.ORGANISATIONS.match_before(texts, end)
    if matched and end - matched[0] >= begin:
        return " ".join(texts[end - matched[0] : end])
    return None


def _country(line: Sequence[Token], start: int, end: int) -> str | None:
    """The first country named in these words, but not where somebody is sent to or works in."""
    texts = [token.text for token in line[:end]]
    for index in range(start, end):
        before = [token.plain for token in line[max(start, index - 2) : index] if token.plain != "the"]
        if index > start and before and before[-1] in ("to", "in", "for", "on", "with", "from", "at", "against"):
            continue
        for names in (known.DEMONYMS, known.STATES, known.ORGANISATIONS):
            matched = names.match(texts, index)
            inner = index > start and (line[index - 1].capital or before[-1:] == ["'s"])
            if names is known.ORGANISATIONS and matched and matched[0] == 1 and inner:
                continue  # the Congress of "National People's Congress" is another
            if matched and matched[1] != "-":
                return matched[1]
        region = known.CITIES.match(texts, index)
        after = index + region[0] if region else end
        if region and after < end and line[after].plain in _OF_REGIONS:
            return region[1]
    return None


_OF_REGIONS = frozenset({"sen.", "rep.", "gov.", "senator", "governor", "congressman", "congresswoman", "mayor"})
"""Titles that follow the name of a region or city of the country."""


def _capitalised(title: str) -> str:
    small = {"of", "the", "and", "for", "in", "to"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in title.split())
