"""What is no meeting of the news although a contact word stands there: interviews, sport, films, families, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from loader.extraction.article import Article
from loader.extraction.lexicon import listed, plain, words
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.headings import REPORTING
from loader.extraction.rules.details.details import date_of
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.persons.names import STRONG
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading, in_title_case, read
from loader.extraction.rules.resolving.denials import denials
from loader.extraction.rules.resolving.frames import (
    WORKS,
    frame_doubts,
    is_impostor,
    is_made_up,
    is_order,
    is_staged,
)
from loader.extraction.rules.resolving.second_thoughts import second_thoughts
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["doubts", "refusal"]

HISTORY = 10
"""Years before publication; what lies further back is history."""
_SPORT = words("sport-words.txt")
_FICTION = words("fiction-words.txt")
_OF_HISTORY = words("persons-of-history.txt")
_COURT = listed("trial court jury judge testified prosecutor prosecutors defendant murder convicted verdict detectives")
_ORDERS = listed("ignore disregard forget override")
_FORMAL = listed("talks negotiations consultations")
_FAMILY = listed("wife husband girlfriend boyfriend fiancee fiancé fiance fiancée bride spouse")
_MARRIED = listed("married wedding betrothed")
_EACH_BY_HIMSELF = listed("speeches statements remarks addresses articles interviews letters memoirs messages books")
_YOUTH = listed("students student classmates college university school teenagers children boys girls youth childhood")
_TEENS = listed("teens teenagers childhood classmates schooldays")
_SPOKE = listed("spoke speak speaks spoken speaking talked talking chatted")
_PRESS = listed(
    "radio tv television programme newspaper herald gazette podcast magazine broadcaster correspondent reporter "
    "presenter columnist bbc itv channel show newsroom journalist editor"
)
_SAID = listed("said says told announced confirmed revealed disclosed stated declared added claimed")
_INTERVIEW = listed("interview interviewed interviews interviewing")


def refusal(reading: Reading, one: Read, people: Sequence[Person]) -> str | None:
    """Why a contact is none of the news, or None."""
    office = any(not title.rank or title.regnal for person in people for title in person.titles)
    return (
        _as_a_heading(reading, one, people, office)
        or _as_words(one)
        or _as_a_work(reading, one, office)
        or _as_private_life(one, office)
        or ("history: long before the article" if _is_history(reading, one) else None)
    )


def _as_a_heading(reading: Reading, one: Read, people: Sequence[Person], office: bool) -> str | None:
    if _in_capitals(one) and not _names_offices(reading, one, people):
        return "a heading in capitals: names cannot be told from other words"
    return "a heading without an office" if one.line.heading and not office else None


def _as_words(one: Read) -> str | None:
    """What is said to the press or to everybody, and words that want to be obeyed."""
    line = one.line
    if any(word in _INTERVIEW for word in line.plains[_told_in(line, one.first) : one.last + 8]):
        return "an interview"
    if line.plains[one.first] in _SPOKE and _PRESS & set(_up_to_comma(line.plains[one.last : one.last + 12])):
        return "an interview"
    if _each_by_himself(_up_to_comma(line.plains[one.last :])):
        return "what each said by himself"
    ordered = is_order(one) or (_ORDERS & set(line.plains) and "instructions" in line.plains)
    return "words that give orders" if ordered else None


def _as_a_work(reading: Reading, one: Read, office: bool) -> str | None:
    """What happened in sport, before a court, in a work of fiction, or not at all."""
    line = one.line
    if _near(line, _SPORT, 3) or (not office and (_near(line, _SPORT, 1) or _about(reading.article) == "sport")):
        return "sport"
    if not office and _near(line, _COURT, 1):
        return "a case before a court"
    told = not office and (_about(reading.article) == "fiction" or _near(line, _FICTION, 1))
    if told or _work_of_fiction(line, one.first) or is_staged(one):
        return "a film, a play or a book"
    return "something made up" if is_made_up(one) or is_impostor(one) else None


def _as_private_life(one: Read, office: bool) -> str | None:
    line, behind = one.line, set(one.line.plains[one.last :])
    if any(word in _FAMILY for word in line.plains[one.last : one.last + 4]) or _MARRIED & behind:
        return "a family"
    first = "first" in line.plains[max(0, one.first - 2) : one.first]
    if (first and _YOUTH & behind) or (not office and _TEENS & behind):
        return "how two came to know each other"
    return None


def _in_capitals(one: Read) -> bool:
    """Whether it is a heading in capitals. Of a sentence that only has many names a verb is small."""
    line = one.line
    small = (i for i, token in enumerate(line.tokens) if not token.capital and len(token.text) > 3 and i not in line.at)
    if not in_title_case(line) or any(is_finite(line.tokens, at) for at in small):
        return False
    return line.heading or (one.first > 0 and line.tokens[one.first].capital)


def _names_offices(reading: Reading, one: Read, people: Sequence[Person]) -> bool:
    """Whether a noun tells of the contact, and who is named there can be told from other words: all have an office, and
    the noun has no capital, the heading opens as one of a report does, or the text below names them too."""
    line = one.line
    noun = CONTACT_NOUNS.match(line.plains, one.first) is not None and line.heading
    if not noun or any(not person.titles or person.evidence < STRONG for person in people):
        return False
    below = {id(named.person) for other in reading.lines if other is not line for named in other.named}
    plainly = not line.tokens[one.first].capital or line.plains[0] in REPORTING
    return plainly or all(id(person) in below for person in people)


def doubts(reading: Reading, one: Read, people: Sequence[Person]) -> Iterator[str]:
    """Why a contact that passes should be looked at all the same."""
    line = one.line
    if line.quoted[one.first]:
        yield "direct speech"
    formal = one.line.plains[one.last - 1] in _FORMAL
    officials = any(person.titles for person in people) or all(person.role for person in people)
    if not formal and not officials and not _of_officials(reading.article):
        yield "nobody of them holds an office in the text"
    yield from frame_doubts(one, reading.article.published)
    yield from denials(reading, one)
    yield from second_thoughts(reading, one)
    if any(plain(" ".join(person.words)) in _OF_HISTORY for person in people):
        yield "a name of history"
    if any(_only_in_history(reading, line, person) for person in people):
        yield "the full name stands only where history is told"
    if reading.lines and line.heading and one.judged.status in ("held", "ongoing"):
        yield "a heading"


def _only_in_history(reading: Reading, here: Line, person: Person) -> bool:
    """Whether somebody's full name stands in no other sentence than such as tell of a year long ago, and not here:
    `President Tarn` of today is perhaps another than who was it then."""
    full = reading.full_names.get(id(person), frozenset())
    return here.number not in full and bool(full) and all(_tells_of_long_ago(reading, reading.lines[n]) for n in full)


def _tells_of_long_ago(reading: Reading, line: Line) -> bool:
    published = reading.article.published or ""
    years = [int(word) for word in line.plains if len(word) == _DIGITS and word.isdigit()]
    return published[:4].isdigit() and any(1800 < year < int(published[:4]) - HISTORY for year in years)


_DIGITS = 4
_OFFICIALS = 3
"""So many holders of an office in an article make it one about politics."""


_POLITICS = listed(
    "president prime minister ministers chancellor government governments parliament summit diplomat diplomats embassy "
    "kremlin treaty sanctions ceasefire negotiator negotiators commission envoy ambassador bilateral foreign"
)
_POLITICAL = 6
"""So many of these words make an article one about politics."""


@lru_cache(maxsize=8)
def _of_officials(article: Article) -> bool:
    """Whether an article is about holders of offices, among whom it names one or the other without it."""
    reading = read(article)
    held = [person for person in reading.people.persons if any(not title.rank for title in person.titles)]
    told = sum(word in _POLITICS for line in reading.lines for word in line.plains)
    return len(held) >= _OFFICIALS or told >= _POLITICAL


def _told_in(line: Line, first: int) -> int:
    """From where an interview would be the contact itself: not in `In an interview, A described his meeting with B` nor
    in `A said in an interview that he hopes to meet B`."""
    start = max(0, first - 8)
    that = next((at for at in range(first - 1, start, -1) if line.plains[at] == "that"), None)
    if that is not None and _SAID & set(line.plains[:that]) and not line.quoted[first]:
        return that
    commas = [at for at in range(min(first, 12)) if line.plains[at] == ","]
    return max(start, commas[0]) if line.plains[:1] == ("in",) and commas else start


def _up_to_comma(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index(",")] if "," in words else words


def _work_of_fiction(line: Line, before: int) -> bool:
    """Whether the sentence opens with `In A's new novel,`: what follows is told in it, whatever office it gives."""
    opening = line.plains[: min(before, 14)]
    if any(_is_part(line, at) for at in range(len(line.tokens) - 1)):
        return True
    return opening[:1] == ("in",) and "," in opening and bool(WORKS & set(opening[: opening.index(",")]))


def _each_by_himself(behind: Sequence[str]) -> bool:
    """`A and B discussed the strike in their speeches`: the topic is one, the talk is not."""
    return any(
        behind[at] == "in"
        and behind[at + 1] in ("their", "separate")
        and _EACH_BY_HIMSELF & set(behind[at + 2 : at + 5])
        for at in range(len(behind) - 1)
    )


def _is_part(line: Line, at: int) -> bool:
    """Whether an actor's part is named here: `A, playing Inspector B,`."""
    acts = line.plains[at] in ("playing", "plays", "portrays", "portraying") and line.tokens[at + 1].capital
    office = known.HEADS.match([line.plains[at + 1]], 0) is not None
    return acts and (office or (at + 1 in line.at and line.at[at + 1].person is not None))


def _near(line: Line, kinds: frozenset[str], least: int) -> bool:
    return sum(word in kinds for word in line.plains) >= least


@lru_cache(maxsize=8)
def _about(article: Article) -> str | None:
    """Whether an article as a whole is about sport or fiction: one such word in sixty, and ten or more."""
    plains = [word for line in read(article).lines for word in line.plains]
    for kind, kinds in (("sport", _SPORT), ("fiction", _FICTION)):
        count = sum(word in kinds for word in plains)
        if count >= 4 and count * 60 > len(plains):
            return kind
    return None


def _own_words(one: Read) -> Sequence[str]:
    """The sentence without what is said of persons behind the contact: `met B, who has led the party since 1976`."""
    plains = one.line.plains
    relative = next((at for at in range(one.last, len(plains)) if plains[at] in ("who", "which", "whose")), len(plains))
    return [word for at, word in enumerate(plains[:relative]) if plains[at - 1 : at] != ("since",)]


def _is_history(reading: Reading, one: Read) -> bool:
    date = date_of(reading, one)
    published = reading.article.published
    years = [word for word in _own_words(one) if len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")]
    if date is not None and date.dated is not None:
        years = [date.dated.edtf[:4]]
    if not years or not published or not published[:4].isdigit() or one.judged.ahead:
        return False
    return all(year.isdigit() and int(published[:4]) - int(year) > HISTORY for year in years)
