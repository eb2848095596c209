"""Who is who within one article: full names, and which of them a surname stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loader.extraction.article import Span
from loader.extraction.lexicon import rows
from loader.extraction.rules.persons.names import SPOUSES, STRONG, WEAK, Phrase
from loader.extraction.rules.persons.offices import holds, holds_one_of, may_be
from loader.extraction.rules.persons.person import Person
from loader.extraction.rules.persons.titles import Title
from loader.extraction.rules.words import known

__all__ = ["Named", "People", "Person"]


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase of a sentence and the person it means; None where that is unknown or could be several. `rival`: words
    that may be a name, for all the capitals say, have the same surname."""

    phrase: Phrase
    person: Person | None
    ambiguous: bool = False
    rival: bool = False


class People:
    """The persons of an article, made of the phrases of all its sentences."""

    def __init__(self, found: Iterable[tuple[Phrase, Span]]) -> None:
        """`found` are phrases in the order of the text, each with the range of its name."""
        everything = list(found)
        whole = {_key(phrase.words) for phrase, _ in everything if len(phrase.words) > 1 and not phrase.couple}
        everything = [one for one in everything if not (one[0].couple and _is_of_another(one[0], whole))]
        self.persons: list[Person] = []
        self._forms: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        self._by_span: dict[Span, Named] = {}
        self._shorts = Counter(_key(phrase.words) for phrase, _ in everything if len(phrase.words) == 1)
        full = sorted((one for one in everything if _is_full(one[0])), key=lambda one: -len(one[0].words))
        for phrase, span in full:
            self._add(phrase, span)
        for phrase, span in everything:
            if not _is_full(phrase):
                self._add_short(phrase, span)

    def named(self, phrase: Phrase, span: Span) -> Named:
        """Who is meant by a phrase whose name stands at `span`."""
        return self._by_span.get(span) or Named(phrase, None)

    def holders(self, title: str, country: str | None, *, former: bool = False) -> list[Person]:
        """Who holds an office in this article, or held it: of this country, or of any where that is None. "Minister"
        and "envoy" are also those of one thing; a premier is a prime minister."""
        wanted = title.lower()
        of_there = [one for one in self.persons if country is None or one.country == country]
        worded = [one for one in of_there if any(wanted == title.title.lower() for title in one.titles)]
        exact = [one for one in worded or of_there if holds(one, wanted, former=former)]
        return exact or [one for one in of_there if holds(one, f" {wanted}", former=former)]

    def at_home(self, title: str, country: str) -> list[Person]:
        """Who alone holds an office of a country that the article leaves out: `President Whitfield` of the United
        States, as American reports name theirs."""
        titles = ("president",) if title == "leader" else (title,)
        found = {id(one): one for name in titles for one in self.holders(name, None) if one.country is None}
        return list(found.values()) if country == "US" and len(found) == 1 else []

    def _add(self, phrase: Phrase, span: Span) -> None:
        bearers = self._forms.get(_key(phrase.words), [])
        if len(phrase.words) == 1:  # Prince Charles is nobody whose given name is Charles
            called = (_is_called, _is_styled, _is_numbered)
            bearers = [one for one in bearers if any(fits(one, phrase) for fits in called)]
        bearers = _of_that_generation(phrase, bearers)
        if len(bearers) > 1:
            self._by_span[span] = Named(phrase, None, ambiguous=True)
            return
        person = bearers[0] if bearers else self._new(phrase, span)
        self._note(person, phrase, span)

    def _new(self, phrase: Phrase, span: Span) -> Person:
        person = Person(full_words(phrase), span, phrase.evidence, _is_full(phrase))
        self.persons.append(person)
        for form in _forms(phrase):
            self._forms[form].append(person)
        return person

    def _note(self, person: Person, phrase: Phrase, span: Span) -> None:
        self._by_span[span] = Named(phrase, person)
        person.spans.append(span)
        person.evidence = max(person.evidence, phrase.evidence)
        person.press = person.press or (phrase.press and not _is_quoted_by_press(phrase, person))
        person.role = person.role or phrase.role
        person.kin = person.kin or phrase.kin
        person.style = person.style or phrase.style
        person.country = person.country or phrase.country
        for title in phrase.titles:
            if all((title.title, title.tense) != (one.title, one.tense) for one in person.titles):
                person.titles.append(title)
        if len(phrase.words) == len(person.words) and span < person.span and person.full:
            person.span = span

    @staticmethod
    def _is_given_alone(phrase: Phrase, bearer: Person) -> bool:
        """Whether a phrase is no more than the given name of somebody, without a title before it."""
        word = phrase.words[0]
        alone = len(phrase.words) == 1 and not phrase.titles and len(bearer.words) > 1
        return alone and word in known.GIVEN_NAMES and word == bearer.words[0] and bearer.family_first is None

    def _add_short(self, phrase: Phrase, span: Span) -> None:
        bearers = self._forms.get(_key(phrase.words), [])
        if bearers and self._is_given_alone(phrase, bearers[0]):
            bearers = bearers if self._shorts[_key(phrase.words)] > 1 else []
            self._by_span[span] = Named(phrase, bearers[0], rival=True) if len(bearers) == 1 else Named(phrase, None)
            return
        bearers = _of_that_generation(phrase, bearers) if phrase.suffix else bearers
        bearers = _of_that_office(phrase, _called_by_own_name(phrase, bearers))
        bearers = _of_that_style(phrase, bearers)
        sound = [one for one in bearers if one.evidence > WEAK or one.titles]
        if len(sound) == 1 < len(bearers) and sound[0].evidence >= STRONG and not _comes_later(sound[0], bearers, span):
            self._note(sound[0], phrase, span)
            self._by_span[span] = Named(
                phrase, sound[0], rival=not (_outranks(sound[0], bearers) and _is_nearest(sound[0], bearers, span))
            )
        elif len(bearers) > 1:
            only = _main_bearer(sound, span)
            rival = only is not None and not (_outranks(only, bearers) and _is_nearest(only, bearers, span))
            self._by_span[span] = Named(phrase, only, ambiguous=only is None, rival=rival)
        elif bearers:
            self._note(bearers[0], phrase, span)
            self._known_by_surname(bearers[0], phrase)
        elif phrase.evidence >= STRONG or phrase.titles or phrase.honorific:
            others = list(self._forms.get(_key(phrase.words), ()))
            person = self._new(phrase, span)
            self._note(person, phrase, span)
            person.namesake = bool(others) and not _outranks(person, others)

    @staticmethod
    def _known_by_surname(person: Person, phrase: Phrase) -> None:
        """Who acts under a full name, and is then called by its end alone, is a person: nothing else is called so."""
        last = len(phrase.words) < len(person.words) and _key(phrase.words[-1:]) == _key(person.words[-1:])
        if last and person.evidence < STRONG:
            person.evidence += 1


def _of_that_generation(phrase: Phrase, bearers: list[Person]) -> list[Person]:
    """Of the bearers of a name those who can be meant with `Jr.` behind it, or without: `President Oskar Tarn` is not
    Oskar Tarn Jr., and he not the president."""
    own = _generation(phrase.suffix)
    same = [one for one in bearers if _generation(one.words[-1]) == own]
    if own or same or not phrase.titles:
        return same if own or same else bearers
    return [one for one in bearers if one.titles]


def _generation(word: str) -> str:
    """`jr`, `sr` or nothing, for the last word of a name."""
    bare = word.lower().rstrip(".")
    return bare if bare in ("jr", "sr") else ""


def _is_of_another(phrase: Phrase, whole: Iterable[tuple[str, ...]]) -> bool:
    """Whether the article has the given name of one of a couple with another surname, or as somebody's surname."""
    given, surname = (_key((word,)) for word in phrase.words)
    others = any(words[: len(given)] == given and words[-len(surname) :] != surname for words in whole)
    return others or any(words[-len(given) :] == given for words in whole)


def _is_quoted_by_press(phrase: Phrase, person: Person) -> bool:
    """Whether the paper before a bare surname only reports of who holds an office: `tells The Courier Tarn left`."""
    return len(phrase.words) == 1 and any(not title.rank for title in person.titles)


def _of_that_style(phrase: Phrase, bearers: list[Person]) -> list[Person]:
    """Of several bearers those whom `Mrs. Tarn` or `Mr. Tarn` can mean: by their gender, or as the wife of another."""
    if phrase.style is None or len(bearers) < 2:
        return bearers
    wives = [one for one in bearers if _is_spouse(one) or one.kin] if phrase.style == "f" else []
    return wives or [one for one in bearers if one.gender in (None, phrase.style)] or bearers


def _main_bearer(bearers: Sequence[Person], span: Span) -> Person | None:
    """Whom a bare surname at `span` means of several bearers: the only one named before it, the only one who is no
    first lady, or the only one who leads a country."""
    before = [one for one in bearers if one.span < span]
    main = before if len(before) < 2 else [one for one in before if not _is_spouse(one)]
    main = main if len(main) < 2 else [one for one in before if _leads_country(one)]
    return main[0] if len(main) == 1 and main[0].evidence >= STRONG else None


_LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "premier", "king", "queen", "emperor", "sultan"}
    | {"leader", "supreme leader", "ruler", "dictator", "strongman"}
)


def _leads_country(person: Person) -> bool:
    """Whether somebody is, by the article, the head of a state or of its government now."""
    current = [title for title in person.titles if title.tense in (None, "current", "acting")]
    return any(title.title.lower() in _LEADERS and not title.organisation for title in current)


def _outranks(person: Person, bearers: Iterable[Person]) -> bool:
    """Whether a surname without more means this bearer for certain: who leads a country, or holds an office and is
    named first, where no other bearer has an office. His wife and his son are called by more than their surname."""
    others = [one for one in bearers if one is not person]
    first = all(person.span < one.span for one in others)
    return (_leads_country(person) or (first and _has_office(person))) and not any(map(_has_office, others))


_NEAR = 250
"""Characters of about two sentences."""


def _is_nearest(person: Person, bearers: Iterable[Person], span: Span) -> bool:
    """Whether no other bearer of a surname was called by more than it shortly before `span`, later than this one."""
    named = [(other, one) for one in bearers for other in one.spans if span.start - _NEAR < other.start < span.start]
    return not named or max(named, key=lambda at: at[0])[1] is person


def _has_office(person: Person) -> bool:
    return any(not title.rank and title.title.lower() not in SPOUSES for title in person.titles)


def _is_spouse(person: Person) -> bool:
    return any(title.title.lower() in SPOUSES for title in person.titles)


def _comes_later(bearer: Person, bearers: Iterable[Person], span: Span) -> bool:
    """Whether another bearer of a surname that stands at `span` is named before it, and this one only behind it."""
    return bearer.span > span and any(other.span < span for other in bearers)


_MARKS = re.compile("[’‘ʼʻ]")
_LINEAGE = frozenset({"bin", "ibn", "bint"})


_SOVEREIGNS = frozenset({"king", "queen", "emperor", "empress", "pope", "sultan", "emir"})


def _reigns(titles: Iterable[Title]) -> set[str]:
    """As what a sovereign is called by one name, which no surname of another is: `King Idris` is neither Crown Prince
    Yusuf bin Idris nor Ada Idris."""
    return {title.title.lower() for title in titles} & _SOVEREIGNS


def _is_called(person: Person, phrase: Phrase) -> bool:
    """Whether somebody whose last name is said with a title of houses that reign can be meant."""
    reigns = _reigns(phrase.titles)
    return _key(person.words[-1:]) == _key(phrase.words) and (not reigns or bool(reigns & _reigns(person.titles)))


def _called_by_own_name(phrase: Phrase, bearers: list[Person]) -> list[Person]:
    """Of those whom a name alone may mean the sovereign whose own it is, where it is the father's of all others."""
    own = [one for one in bearers if _reigns(one.titles) and _key(phrase.words) == _own_name(one)]
    others = [one for one in bearers if one not in own]
    fathers = all(word.lower() in _LINEAGE for one in others for word in one.words[-2:-1])
    return own if len(own) == 1 and others and fathers and not phrase.titles else bearers


def _own_name(person: Person) -> tuple[str, ...]:
    words = [word for word in person.words if word.lower() not in _SOVEREIGNS]
    return _key(words[:1])


def _is_styled(person: Person, phrase: Phrase) -> bool:
    """Whether `Sheikh Hamad` can be the person: sheikhs and princes of Arab houses are called by their given names."""
    given = _key(person.words[:1]) == _key(phrase.words) and len(person.words) > 2
    styled = any(title.regnal for title in person.titles) or any(word.lower() in _LINEAGE for word in person.words)
    return given and styled


_ROMAN = re.compile("[IVX]+")


def _is_numbered(person: Person, phrase: Phrase) -> bool:
    """Whether `Pope Linus` is Pope Linus XII: the same title, and no more than the number left out."""
    own = [word for word in person.words if word.lower() not in _SOVEREIGNS]
    numbered = len(own) == 2 and _ROMAN.fullmatch(own[1]) is not None and _key(own[:1]) == _key(phrase.words)
    return numbered and bool(_reigns(phrase.titles) & _reigns(person.titles))


def _of_that_office(phrase: Phrase, bearers: list[Person]) -> list[Person]:
    """Of the bearers of a surname those who can be meant with the office before it, or the one who holds it:
    `President Bush` is not his wife, even where nobody else of the name is given in full."""
    held = [one for one in bearers if holds_one_of(phrase, one)]
    fit = held if len(held) == 1 else [one for one in bearers if may_be(phrase, one)]
    return fit if len(fit) == 1 or len(bearers) == 1 else bearers


def full_words(phrase: Phrase) -> tuple[str, ...]:
    """The name with what belongs to it: `Francis` of `Pope Francis` is called so."""
    regnal = next((title.title for title in phrase.titles if title.regnal), None)
    words = phrase.words if regnal is None or len(phrase.words) > 1 else (*regnal.split(), *phrase.words)
    return (*words, phrase.suffix) if phrase.suffix else words


def _is_full(phrase: Phrase) -> bool:
    return len([word for word in phrase.words if len(word.rstrip(".")) > 1]) > 1 or any(t.regnal for t in phrase.titles)


def _forms(phrase: Phrase) -> Iterator[tuple[str, ...]]:
    """Every way in which an article can name the same person again."""
    words = [word for word in phrase.words if len(word.rstrip(".")) > 1]
    seen = {_key(phrase.words), _key(words)}
    if len(words) > 1:
        seen |= {_key(words[-count:]) for count in range(1, len(words))}
        seen |= {_key(phrase.words[-count:]) for count in range(1, len(phrase.words))}  # "Ó Dal"
        seen.add(_key((words[0], words[-1])))
        seen.add(_key(words[:1]))
        seen |= {_key(words[:count]) for count in range(2, len(words))}
        seen |= {_key((given, words[-1])) for given in _OTHER_FORMS.get(words[0], ())}
    yield from seen


def _other_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for whole, short in rows("short-names.tsv"):
        for name in short.split():
            found[whole].add(name)
            found[name].add(whole)
    return {name: frozenset(others) for name, others in found.items()}


_OTHER_FORMS = _other_forms()
"""A given name to its short forms, and a short form to what it is short for."""


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """The words without case and accents; `al-` before a name does not count, and `Ji-won` is `Ji Won`."""
    bare = (unicodedata.normalize("NFKD", word.lower()) for word in words)
    letters = ("".join(c for c in word if not unicodedata.combining(c)) for word in bare)
    plainly = (_MARKS.sub("'", letter).strip("'").removeprefix("al-").removeprefix("el-") for letter in letters)
    return tuple(part.strip("'") for word in plainly for part in word.split("-"))
