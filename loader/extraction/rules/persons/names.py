"""Who is named in a sentence: phrases of a name with its titles before it and its apposition after it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from loader.extraction.lexicon import listed, words
from loader.extraction.rules.persons.portfolios import after_portfolio
from loader.extraction.rules.persons.shared import first_of_list, nation_of_list, nations_before
from loader.extraction.rules.persons.titles import KIN, Title, name_follows, title_after, titles_before
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = ["MEDIUM", "SPOUSES", "STRONG", "WEAK", "Phrase", "phrases"]

STRONG, MEDIUM, WEAK = 3, 2, 1
"""How sure it is that a name is a person's: a title, an apposition or a given name say so; only its use does; nothing
but the capitals."""

_SUFFIX = re.compile(r"[JjSs][Rr]\.?|[IVX]+")
"""Jr., Sr. and the numbers of kings, behind a name; Xi and Vi are names."""
_SPEAKS = listed("said says told tells added asked argued insisted warned vowed urged noted wrote explained")
_PREFIXED = re.compile(r"(?:(?:al|el|as|ad|an|ar|ash|at|az|ul|ur|ed|es)-['’‘ʼʻ]?|(?:d|l|dell|dall|m|n)['’])")
"""Names that begin with a small word: `al-'Amri`, `d'Albret`."""
_MONTHS = listed("january february march april may june july august september october november december")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS_CUT = listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
_DAYS_CUT = listed("mon. tue. tues. tues wed. weds. weds thu. thur. thurs. thurs fri. sat. sun.")
SPOUSES = frozenset({"first lady", "first gentleman"})
"""Whom an office makes of somebody's husband or wife."""
_BEFORE_MONTH = listed("in on of by since until till last next early late mid this from to through")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A person's name in a sentence. `first` to `last` (exclusive) are the tokens of the whole phrase, `head` and
    `tail` those of the name alone. `owned` says that a possessive 's follows, `press` that it is a journalist or
    spokesman, `shared` that a title in the plural stands before it, `kin` that it is a relative of somebody, `style`
    the gender of a form of address before it, `couple` that the surname stands behind the name of the other. Of the
    titles the last `apposed` stand behind the name."""

    first: int
    head: int
    tail: int
    last: int
    words: tuple[str, ...]
    evidence: int
    titles: tuple[Title, ...] = ()
    country: str | None = None
    press: bool = False
    owned: bool = False
    shared: bool = False
    honorific: bool = False
    role: bool = False
    counterpart: bool = False
    kin: bool = False
    style: str | None = None
    couple: bool = False
    apposed: int = 0
    suffix: str = ""


def phrases(line: Sequence[Token], usual: Collection[str]) -> tuple[Phrase, ...]:
    """The persons that a sentence names. `usual` are words that the article also has in small letters."""
    found: list[Phrase] = []
    for start, end in _runs(line, usual):
        for name in _names_of_run(line, start, end):
            phrase = _completed(line, name)
            if phrase is not None:
                found.append(phrase)
    apart = _without_overlaps(line, found)
    named = _of_nations(line, list(_with_shared_titles(line, list(_of_listed_nations(line, apart)))))
    named = [_of_a_follower(line, _without_acronym(phrase)) for phrase in named]
    return tuple(_of_couples(line, named))


_FOLLOWERS = listed("critic ally supporter loyalist confidant opponent appointee donor backer foe rival associate")


def _of_a_follower(line: Sequence[Token], phrase: Phrase) -> Phrase:
    """`Frequent Tarn critic Vera Dal`: whose critic somebody is, is said by surname; the words before describe her."""
    follower = phrase.tail + 1 < len(line) and line[phrase.tail].plain in _FOLLOWERS and line[phrase.tail + 1].capital
    whole = phrase.titles or phrase.honorific or phrase.tail - phrase.head != len(phrase.words)
    if (
        not follower
        or whole
        or len(phrase.words) != 2
        or phrase.words[0] in known.GIVEN_NAMES | set(known.FAMILY_FIRST)
    ):
        return phrase
    return replace(phrase, first=phrase.head + 1, head=phrase.head + 1, words=phrase.words[1:], evidence=WEAK)


def _without_acronym(phrase: Phrase) -> Phrase:
    """`PTR Vera Dal`: the letters for an office are no part of the name behind them."""
    first, rest = phrase.words[0], phrase.words[1:]
    letters = len(first) >= _LETTERS and first.isalpha() and first.isupper()
    if not letters or len(rest) < 2 or any(word.isupper() and len(word) > 1 for word in rest):
        return phrase
    return (
        replace(phrase, head=phrase.head + 1, words=rest) if phrase.tail - phrase.head == len(phrase.words) else phrase
    )


_LETTERS = 3


def _of_couples(line: Sequence[Token], found: Sequence[Phrase]) -> Iterator[Phrase]:
    """`Jack and Jill Tarn`: the first of a couple has the surname of the second, to be looked at."""
    for at, phrase in enumerate(found):
        other = found[at + 1] if at + 1 < len(found) else None
        yield _with_surname(phrase, other) if other is not None and _are_couple(line, phrase, other) else phrase


def _are_couple(line: Sequence[Token], one: Phrase, other: Phrase) -> bool:
    joined = [token.plain for token in line[one.last : other.first]] == ["and"]
    alone = len(one.words) == 1 and not (one.owned or one.press or one.honorific or one.shared)
    alone = alone and not any(title.regnal for title in one.titles)
    wed = all(title.title.lower() in SPOUSES for title in other.titles)
    whole = len(other.words) == 2 and wed and (other.head == other.first or bool(other.titles))
    return joined and alone and whole and {one.words[0], other.words[0]} <= known.GIVEN_NAMES


def _with_surname(one: Phrase, other: Phrase) -> Phrase:
    return replace(one, words=(*one.words, other.words[-1]), evidence=MEDIUM, couple=True)


def _runs(line: Sequence[Token], usual: Collection[str]) -> Iterator[tuple[int, int]]:
    """Sequences of capitalised words, with small particles between them."""
    index = 0
    while index < len(line):
        if not _can_begin(line, index, usual):
            index += 1
            continue
        end = _run_end(line, index)
        yield index, end
        index = end


def _can_begin(line: Sequence[Token], index: int, usual: Collection[str]) -> bool:
    token = line[index]
    if not _namelike(line, index):
        return False
    if known.CITIES.match([t.text for t in line[: index + 4]], index):
        return True
    following = _namelike(line, index + 1)
    office = index > 0 and known.HEADS.match_before([line[index - 1].plain], 1) is not None
    if token.plain in known.FUNCTION_WORDS and not (following and (office or token.text in known.GIVEN_NAMES)):
        return False
    first = index == 0 or not any(before.word for before in line[:index])
    capital = index + 1 < len(line) and line[index + 1].capital
    return not (first and token.plain in usual and not capital and token.text not in known.GIVEN_NAMES)


def _namelike(line: Sequence[Token], index: int) -> bool:
    if index >= len(line):
        return False
    token = line[index]
    if not token.word or len(token.text) > 40:
        return False
    if token.capital:
        return not _is_calendar(line, index)
    small = _PREFIXED.match(token.text)
    return small is not None and token.text[small.end() :][:1].isupper()


def _is_calendar(line: Sequence[Token], index: int) -> bool:
    word = line[index].plain
    if word in _DAYS or (word in _DAYS_CUT and index + 1 < len(line) and not line[index + 1].capital):
        return True
    if word not in _MONTHS | _MONTHS_CUT:
        return False
    before = line[index - 1].plain if index else ""
    after = line[index + 1].text if index + 1 < len(line) else ""
    named = index > 0 and line[index - 1].text in known.GIVEN_NAMES
    dated = after[:1].isdigit() or before[:1].isdigit()
    return dated or (word in _MONTHS and (before in _BEFORE_MONTH or (not named and not after[:1].isupper())))


_BETWEEN_NAMES = listed(
    "before after following during with their between about meeting meetings meets call calls visit visits visiting "
    "remarks statement talks trip travel phone readout"
)
"""What headings write with a capital too, and no name has in it."""


_LAST = listed("uulu kyzy oglu oğlu zoda zade qizi")
"""Small words at the end of a name that say whose child somebody is."""


def _run_end(line: Sequence[Token], index: int) -> int:
    end = index + 1
    while end < len(line) and line[end].plain not in _BETWEEN_NAMES:
        if line[end].plain in _LAST and line[end].start - line[end - 1].end <= 2 and end > index + 1:
            return end + 1
        if _namelike(line, end) and line[end].start - line[end - 1].end <= 2:
            end += 1
        elif _is_suffix(line, end):
            end += 2
        elif line[end].plain in known.PARTICLES and _after_particles(line, end):
            end = _after_particles(line, end)
        else:
            break
    return end


def _is_suffix(line: Sequence[Token], index: int) -> bool:
    """Whether `, Jr.` stands here."""
    behind = line[index + 1].plain if line[index].text == "," and index + 1 < len(line) else ""
    return behind in ("jr.", "jr", "sr.", "sr")


def _after_particles(line: Sequence[Token], index: int) -> int:
    """Where a run goes on after small particles, or 0."""
    end = index
    while end < len(line) and end - index < 3 and line[end].plain in known.PARTICLES and not line[end].capital:
        end += 1
    return end + 1 if end < len(line) and _namelike(line, end) else 0


def _names_of_run(line: Sequence[Token], start: int, end: int) -> Iterator[Phrase]:
    """The name within a run: after its last title, without countries and organisations before it."""
    words = [token.text for token in line]
    for at in range(start, end):
        whole = known.NO_TITLES.match(words[:end], at)
        if whole is not None:
            yield from _names_of_run(line, start, at) if at > start else ()
            sure = {"person": STRONG, "artist": MEDIUM}.get(whole[1])
            owned = end < len(words) and line[end].plain in ("'s", "'")
            yield from [Phrase(at, at, end, end, tuple(words[at:end]), sure, owned=owned)] if sure else ()
            return
    start = after_portfolio(line, start, end)
    body = known.ORGANISATIONS.match(words[:end], start)
    if body is not None and body[0] > 1 and start + body[0] + 2 <= end:  # "chief of the General Staff Dana Lund"
        start += body[0]
    office = known.HEADS.match_before([token.plain for token in line[max(0, start - 3) : start + 1]], min(start, 3) + 1)
    if office is not None and office[0] > 1 and start + 1 < end:  # "Chief of Staff Dana Lund"
        start += 1
    head = start
    titled = False
    index = start
    while index < end:
        length = _title_length(words, index, end, first=_after_nations(words, head, index) == index)
        rest = index + length
        if length and rest < end and not _is_given(words, index, rest, head):
            head, titled = rest, True
            index = rest
        else:
            index += 1
    tail = end
    if not titled:
        head = _after_nations(words, start, end)
    if start < head == end - 1 and line[head].plain in known.ROLE_NOUNS:  # "Politburo Member"
        return
    name = _name(line, head, tail, titled=titled)
    if name is not None and not _ends_place(words[:end], head):
        yield name


_LONGEST_PLACE = 5


def _ends_place(words: Sequence[str], head: int) -> bool:
    """Whether the words from `head` on are but the end of a place's name: Zealand of `New Zealand`."""
    starts = range(max(0, head - _LONGEST_PLACE), head)
    found = ((start, names.match(words, start)) for start in starts for names in known.NO_PERSON)
    return any(place is not None and start + place[0] == len(words) for start, place in found)


def _title_length(words: Sequence[str], index: int, end: int, *, first: bool) -> int:
    """How many words from here on are a title or what stands for one at the beginning of a run."""
    matched = known.HEADS.match([word.lower() for word in words[:end]], index)
    if matched and not _is_given_name(words, index, end):
        return matched[0]
    word = words[index].lower()
    if word in known.HONORIFICS or word.endswith(("-elect", "-designate")):
        return 1
    return int(first and word in known.ROLE_NOUNS | known.PRESS_NOUNS and words[index] not in known.GIVEN_NAMES)


_LINEAGE = frozenset({"bin", "ibn", "bint", "Al"})
_STYLES = listed("sultan shah amir")
"""Styles of rulers that are given names, too."""
_CIVIL = listed("dr. dr prof. prof professor mr. mr h.e. excellency engr engr.")


def _is_given_name(words: Sequence[str], index: int, end: int) -> bool:
    """Whether a style is a given name here: Sultan of `Sultan bin Ahmed` and `Minister Sultan Tarn`, Amir of `Amir
    Tarn` but not of `Amir Sheikh Tarn` or `Amir Hamad bin Tarn`."""
    word, behind = words[index].lower(), words[index + 1 : index + 2]
    if word not in _STYLES or not behind or behind[0].lower() in known.HEADS:
        return False
    comma = index - (words[index - 1 : index] in ([","], (",",)))
    office = known.HEADS.match_before([one.lower() for one in words[:comma]], comma) if comma else None
    styled = (office is not None and not office[1].regnal) or (index > 0 and words[index - 1].lower() in _CIVIL)
    return behind[0] in _LINEAGE or styled or (word != "sultan" and not _LINEAGE & set(words[index:end]))


def _is_given(words: Sequence[str], index: int, rest: int, head: int) -> bool:
    """Whether what looks like a title is part of the name, as King is of John King Smith."""
    before = words[index - 1] if index > head else ""
    suffix = _SUFFIX.fullmatch(words[rest]) is not None
    return suffix or (before in known.GIVEN_NAMES and rest - index == 1 and words[index].lower() not in ("president",))


def _after_nations(words: Sequence[str], start: int, end: int) -> int:
    head = start
    if any(known.CITIES.match(words, at) for at in (start,)) and words[start] not in known.GIVEN_NAMES:
        head += (known.CITIES.match(words[:end], start) or (0, ""))[0]
    while head < end:
        lists = (known.DEMONYMS, known.PRESS, known.ORGANISATIONS, known.STATES)
        longest = max((found[0] for names in lists if (found := names.match(words[:end], head))), default=0)
        if longest and head + longest < end and words[head] not in known.GIVEN_NAMES:
            head += longest
        else:
            titled = words[head].lower() in known.TITLE_WORDS or words[head].lower() in known.TENSES
            if titled and head + 1 < end and words[head] not in known.GIVEN_NAMES:
                head += 1
                continue
            break
    return head


_LINKS = frozenset({"bin", "bint", "ibn", "Al", "al", "de", "dos", "van"})
"""Small words of names that can be long."""


def _name(line: Sequence[Token], head: int, tail: int, *, titled: bool) -> Phrase | None:
    suffix = ""
    bare = _once([token.text for token in line[head:tail] if token.text != ","])
    while len(bare) > 1 and _SUFFIX.fullmatch(bare[-1]):
        suffix = bare.pop()
    if not bare or len(bare) > (9 if _LINKS & set(bare) else 6) or is_no_person(bare):
        return None
    if _is_title(bare, titled=titled):
        return None
    after = line[tail].plain if tail < len(line) else ""
    evidence = STRONG if bare[0] in known.GIVEN_NAMES and len(bare) > 1 else WEAK
    if suffix.lower().rstrip(".") in ("jr", "sr") and len(bare) > 1:
        evidence = STRONG
    if bare[0] in known.FAMILY_FIRST and len(bare) in (2, 3) and evidence == WEAK:
        evidence = MEDIUM
    return Phrase(head, head, tail, tail, tuple(bare), evidence, owned=after in ("'s", "'"), suffix=suffix)


def _once(words: list[str]) -> list[str]:
    """A name that a page gives twice, the second time in full, once: `Oskar Tarn Oskar John Tarn`."""
    again = words.index(words[-1]) if words else 0
    return words[: again + 1] if 0 < again < len(words) - 1 else words


_OFFICE_ONLY = listed("president minister secretary ambassador chairman governor commissioner")
"""Last words of offices that are nobody's family name."""


def _is_title(words: Sequence[str], *, titled: bool) -> bool:
    lowered = [word.lower() for word in words]
    head = known.HEADS.match_before(lowered, len(lowered)) if len(words) > 1 else None
    if head is not None and head[1].plural and words[0] not in known.GIVEN_NAMES:
        return True  # "the Baltic Leaders"
    if len(words) > 1 and (
        lowered[-1] in _OFFICE_ONLY or (lowered[0] in known.FUNCTION_WORDS and len(words) > 2 and not titled)
    ):
        return words[0] not in known.GIVEN_NAMES
    return all(word in known.TITLE_WORDS or word in known.TENSES or word in known.HEADS for word in lowered) or (
        " ".join(lowered) in known.HEADS
    )


_BODIES = listed("league party front alliance movement union congress")
"""What the Muslim League-Nawaz is, whatever stands behind the hyphen."""


_SO_MANY = listed("two three four five six seven eight nine ten eleven twelve twenty quad quartet quintet troika trio")
"""Last words of groups of so many members: the Big Three."""


def is_no_person(words: Sequence[str]) -> bool:
    """Whether these words are known to name no person: a country, a city, an organisation, a day."""
    for start in range(len(words)):
        for names in known.NO_PERSON:
            matched = names.match(words, start)
            if matched and (matched[0] == len(words) or (start == 0 and matched[0] > 1)):
                return True
    if any("-" in word and word.lower().split("-")[0] in _BODIES for word in words):
        return True
    if len(words) == 1 and "-" in words[0] and all(part in known.DEMONYMS for part in words[0].split("-")):
        return True  # "the American-Israeli hostage"
    given = words[0] in known.GIVEN_NAMES and len(words) > 1
    if words[-1].lower() in _SO_MANY and not given:
        return True
    for word in words:
        kind = known.ORGANISATION_WORDS.get(word.lower().rstrip("."))
        if (
            kind is None
            or (kind == "first" and word != words[0])
            or (kind == "surname" and (given or words[0] in known.FAMILY_FIRST))
        ):
            continue
        if word == words[0] and word in known.FAMILY_FIRST and len(words) > 1:
            continue
        return True
    if words[-1].isupper() and len(words[-1]) > 1 and len(words) == 1:
        return True
    return words[0].lower() in _MONTHS and len(words) == 1 and words[0] not in known.GIVEN_NAMES


def _completed(line: Sequence[Token], name: Phrase) -> Phrase | None:
    """The phrase with its titles, or None where what surrounds it says that it is no person."""
    first, before = titles_before(line, name.head)
    last, after = title_after(line, name.tail) if not name.owned else (name.tail, None)
    if before.titles and after and after.titles and line[last - 1].text == "," and name_follows(line, last):
        last, after = name.tail, None
    if last == name.tail and any(title.regnal for title in before.titles):
        last = _seat_end(line, name.tail)
    if "," in (token.text for token in line[name.head : last]) and last == name.tail and line[last:][:1]:
        last += line[last].text == ","  # "A, Jr., met B"
    titles = (*before.titles, *(after.titles if after else ()))
    said = any(token.plain in _SPEAKS for token in (*line[name.tail : name.tail + 1], *line[first - 1 : first]))
    if len(name.words) == 1 and (_ends_office(line, name.head) or _of_portfolio(line, name.head)):
        return replace(name, first=first, last=name.tail, evidence=WEAK)
    among = _is_among_press(line, first)
    evidence = min(name.evidence + (_owning_state(line, name.head, name) is not None), STRONG)
    if before.person or (after and after.person):
        evidence = STRONG
    elif said or (name.tail < len(line) and line[name.tail].plain == "who"):
        evidence = max(evidence, MEDIUM)
    owner = _owner_start(line, name) if first == name.head else None
    return replace(
        name,
        first=first if owner is None else owner,
        last=last,
        titles=titles,
        apposed=len(after.titles) if after else 0,
        evidence=evidence,
        country=before.country or (after.country if after else None) or _owning_state(line, first, name),
        press=before.press or bool(after and after.press) or among,
        owned=name.owned or (last > name.tail and line[last : last + 1] != () and line[last].plain == "'s"),
        shared=before.plural or among,
        honorific=before.honorific,
        role=before.role or bool(after and after.role) or _has_pursuit(line, name.tail),
        counterpart=before.counterpart,
        kin=before.kin or bool(after and after.kin) or _is_relative(line, first),
        style=_style(line, first, name.head),
    )


def _has_pursuit(line: Sequence[Token], tail: int) -> bool:
    """Whether `, who grows eels` says what somebody does who then holds no office."""
    plains = [token.plain for token in line[tail : tail + 3]]
    return plains[:2] == [",", "who"] and plains[2:] != [] and plains[2] in _PURSUITS


_PURSUITS = words("pursuits.txt")


def _is_relative(line: Sequence[Token], first: int) -> bool:
    """Whether `the president's daughter,` stands before a name."""
    return first > 1 and line[first - 1].text == "," and line[first - 2].plain in KIN


def _style(line: Sequence[Token], first: int, head: int) -> str | None:
    """`m` of `Mr.`, `f` of `Mrs.` before a name."""
    return next((known.STYLES[token.plain] for token in line[first:head] if token.plain in known.STYLES), None)


_AMONG = (("including",), ("such", "as"), ("among", "them"))


def _is_among_press(line: Sequence[Token], first: int) -> bool:
    """Whether a name is of a list behind journalists: `met reporters, including A and B`."""
    plains = tuple(token.plain for token in line[max(0, first - 4) : first])
    joint = next((joint for joint in _AMONG if plains[-len(joint) :] == joint), None)
    if joint is None:
        return False
    behind = plains[: -len(joint)]
    noun = behind[:-1] if behind[-1:] == (",",) else behind
    return bool(noun) and noun[-1] in known.PRESS_PLURALS


def _owning_state(line: Sequence[Token], first: int, name: Phrase) -> str | None:
    """The country of `Somalia's Amina Warsame`."""
    if first < 2 or line[first - 1].plain != "'s" or len(name.words) < 2:
        return None
    state = known.STATES.match_before([token.text for token in line[: first - 1]], first - 1)
    return state[1] if state is not None else None


def _owner_start(line: Sequence[Token], name: Phrase) -> int | None:
    """Where `Somalia's` begins before a name of several words."""
    if name.head < 2 or line[name.head - 1].plain != "'s" or len(name.words) < 2:
        return None
    state = known.STATES.match_before([token.text for token in line[: name.head - 1]], name.head - 1)
    return name.head - 1 - state[0] if state is not None else None


def _ends_office(line: Sequence[Token], head: int) -> bool:
    """Whether capitals before a single one belong with it to an office: `the Director of Public Prosecutions`."""
    plains = [token.plain for token in line[:head]]
    at = head
    while at > 0 and line[at - 1].capital and plains[at - 1] in known.TITLE_WORDS:
        at -= 1
    of = at - 1
    whole = known.HEADS.match_before(plains, head) is not None
    return (
        at < head and not whole and of > 0 and plains[of] == "of" and known.HEADS.match_before(plains, of) is not None
    )


def _of_portfolio(line: Sequence[Token], head: int) -> bool:
    """Whether a single name is the last of the capitals that an office is for: `the envoy for the Lake Basin`."""
    at = head
    while at > 0 and line[at - 1].capital and line[at - 1].plain not in known.TITLE_WORDS | known.HONORIFICS:
        at -= 1
    before = tuple(token.plain for token in line[max(0, at - 2) : at])
    office = known.HEADS.match_before([token.plain for token in line[:head]], head) is not None
    return at < head and not office and before in (("for", "the"), ("of", "the"))


def _seat_end(line: Sequence[Token], tail: int) -> int:
    """Where the seat of a peer ends: `Lord Tarn of Wexcombe`."""
    named = line[tail].plain == "of" and _namelike(line, tail + 1) if tail < len(line) else False
    return _run_end(line, tail + 1) if named else tail


def _is_seat_of(phrase: Phrase, peer: Phrase) -> bool:
    """Whether a name is what stands behind "of" in another's style."""
    return phrase.head == peer.tail + 1 and phrase.tail <= peer.last and any(title.regnal for title in peer.titles)


def _without_overlaps(line: Sequence[Token], found: Sequence[Phrase]) -> list[Phrase]:
    """An apposition ends where the next name's phrase begins; a name inside another's titles is no name of its own."""
    kept: list[Phrase] = []
    for phrase in found:
        if kept and kept[-1].last > phrase.first == kept[-1].tail + 1 and phrase.titles:
            kept[-1] = _without_apposition(line, kept[-1])
        if kept and _is_seat_of(phrase, kept[-1]):
            continue
        if kept and kept[-1].head >= phrase.first:
            kept.pop()
        if kept and kept[-1].last > phrase.first:
            kept[-1] = replace(
                kept[-1], last=kept[-1].last if kept[-1].last >= phrase.last else max(kept[-1].tail, phrase.first)
            )
        kept.append(phrase)
    return kept


def _without_apposition(line: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase without what seemed to be its apposition and is the title of the next of a list."""
    titles = tuple(title for title in phrase.titles if title.span.end <= line[phrase.head].start)
    country = phrase.country if phrase.country in {title.country for title in titles} else None
    return replace(phrase, last=phrase.tail, titles=titles, country=country)


def _with_shared_titles(line: Sequence[Token], found: Sequence[Phrase]) -> Iterator[Phrase]:
    """`Presidents A and B`: what stands in the plural before the first is the title of both."""
    previous: Phrase | None = None
    for phrase in found:
        shared = previous is not None and _shares(line, previous, phrase)
        titles = tuple(replace(title, country=None) for title in previous.titles) if shared and previous else ()
        press = shared and previous is not None and previous.press
        told = replace(phrase, titles=titles, press=press, shared=True, evidence=STRONG)
        previous = told if titles or press else phrase
        yield previous


def _of_nations(line: Sequence[Token], found: Sequence[Phrase]) -> list[Phrase]:
    """`the Somali and Danish ministers, A and B`: to each the office of one country, if there are as many."""
    given = list(found)
    for at, phrase in enumerate(found):
        nations = nations_before(line, phrase.head)
        if nations is None:
            continue
        first, offices = nations
        others = list(_joined(line, found[at:]))[: len(offices) + 1]
        if len(others) != len(offices):
            continue
        for step, (other, (country, title)) in enumerate(zip(others, offices, strict=True)):
            begin = other.first if step else first
            titles = (title,) if title is not None else other.titles
            told = replace(other, first=begin, titles=titles, country=country, counterpart=title is None)
            given[at + step] = replace(told, shared=True, evidence=STRONG)
    return given


def _of_listed_nations(line: Sequence[Token], found: Sequence[Phrase]) -> Iterator[Phrase]:
    """`the ministers of Somalia, A, of Denmark, B, and of Chad, C`: to each the office of the first, of its country."""
    previous: Phrase | None = None
    for phrase in found:
        nation = nation_of_list(line, phrase.head, previous.last) if previous is not None and previous.shared else None
        opens = first_of_list(line, phrase.head) if nation is None and not phrase.titles else None
        if phrase.titles or (nation is None and opens is None):
            previous = phrase
            yield phrase
            continue
        first, country = nation or opens or (phrase.first, "")
        titles = tuple(replace(one, country=country) for one in previous.titles) if previous and nation else ()
        press = previous is not None and nation is not None and previous.press
        previous = replace(
            phrase, first=first, titles=titles, country=country, shared=True, evidence=STRONG, press=press
        )
        yield previous


def _joined(line: Sequence[Token], found: Sequence[Phrase]) -> Iterator[Phrase]:
    """The first, and those that a comma or "and" joins to it."""
    last = None
    for phrase in found:
        joint = [token.plain for token in line[last : phrase.first]] if last is not None else ["and"]
        if joint not in (["and"], [","], [",", "and"]):
            return
        yield phrase
        last = phrase.last


def _shares(line: Sequence[Token], previous: Phrase, phrase: Phrase) -> bool:
    joint = [token.plain for token in line[previous.last : phrase.first]]
    return previous.shared and not phrase.titles and joint in (["and"], [","], [",", "and"])
