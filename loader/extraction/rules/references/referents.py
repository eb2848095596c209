"""Whom a reference means within the article, where the stricter rules leave it open: to be looked at.

Who acts in a sentence is more likely meant by the next pronoun than who else stands there; a description is resolved
by its country and its office; of two who could be meant alike, nobody is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from loader.extraction.article import Article
from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_forward
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.persons.evidence import introduced_from
from loader.extraction.rules.persons.names import MEDIUM
from loader.extraction.rules.persons.people import Named, Person
from loader.extraction.rules.reading import Line, Reading, read
from loader.extraction.rules.references.genders import PRONOUNS, agrees, beside_another, gender_of
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import ANYBODY, PersonNoun, noun_at, noun_before
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["Referents", "referents", "span_after", "span_before", "stands_with"]

_BEGINS = listed("the his her its their this that")
_NO_ONE = listed("former late new next future another other ex- incoming late one-time first second no any every each")
"""Words that make of a description somebody who may not be named."""
_TELLING = known.TITLE_WORDS | listed("opposition party rebel guerrilla union team trade business church army youth")
"""Words of an office that somebody else with the same one does not have."""
_PRAISING = listed("top leading veteran influential powerful")
_STRONG = listed("opposition rebel guerrilla vice deputy former acting")
_LESSER = listed("assistant vice deputy junior")
_SEATS = listed("senator lawmaker legislator deputy congressman congresswoman representative") | {
    "member of parliament"
}
"""What one is beside another office."""
_SAYS = listed("said says added told explained insisted noted warned")
_FRONTS = listed("after before following during in at on while when as since despite although though with for if")
_BACK = 4
"""How many sentences back a pronoun reaches."""
_NEAR = 2
_OFTEN = 2


@lru_cache(maxsize=8)
def referents(article: Article) -> Referents:
    """The resolver of an article. The last few are remembered."""
    return Referents(read(article))


class Referents:
    """Resolves pronouns and descriptions of one article."""

    def __init__(self, reading: Reading) -> None:
        """`reading` is the article as read."""
        self._lines = reading.lines
        self._persons = [one for one in reading.people.persons if not one.press and one.evidence >= MEDIUM]
        self._subjects: dict[int, tuple[Person, ...]] = {}
        self._genders: dict[int, str | None] = {}
        self._first = {id(n.person): line.number for line in reversed(self._lines) for n in line.named if n.person}
        self._words = {id(one): self._offices(one) for one in self._persons}
        self._nations = {id(one): one.country or self._nation(one) for one in self._persons}
        self._stems = {id(one): frozenset(self._introducing(one)) for one in self._persons}
        self._of_neighbours()

    def _of_neighbours(self) -> None:
        """Give whom one sentence describes and another beside it names the office and the country described."""
        for line in self._lines:
            for at in range(len(line.tokens)):
                found = subject_of(line, at) if is_finite(line.tokens, at) and at not in line.at else None
                span = span_before(line, found.last - 1) if found and found.pronoun == "description" else None
                person = self.described(line, *span, (), recent=False) if span is not None else None
                if person is not None and span is not None and not self._words[id(person)][0]:
                    words, titles = self._words[id(person)]
                    self._words[id(person)] = (words | frozenset(line.plains[span[0] : span[1]]), titles)
                    self._nations[id(person)] = self._nations[id(person)] or nation_in(line, *span)
        self._subjects = {}

    def gender(self, person: Person) -> str | None:
        """`m` or `f`, None where it is open."""
        if id(person) not in self._genders:
            self._genders[id(person)] = gender_of(person, self._lines)
        return self._genders[id(person)]

    def country(self, person: Person) -> str | None:
        """The country that the article gives somebody."""
        return self._nations.get(id(person), person.country)

    def subject(self, line: Line) -> tuple[Person, ...]:
        """Who acts in a sentence: nobody where that is not known, or no person of name."""
        if line.number not in self._subjects:
            self._subjects[line.number] = ()  # a pronoun that leads back here stands for nobody
            self._subjects[line.number] = tuple(self._acting(line))
        return self._subjects[line.number]

    def _acting(self, line: Line) -> Iterator[Person]:
        found = _subject_found(line)
        if found is None:
            return
        yield from (who.person for who in found.actors if who.person is not None and not who.person.press)
        if found.pronoun in ("he", "she"):
            one = self.pronoun(line, found.first, ())
            yield from (one,) if one is not None else ()
        elif found.pronoun == "description":
            span = span_before(line, found.last - 1)
            one = self.described(line, *span, ()) if span is not None else None
            yield from (one,) if one is not None else ()

    def pronoun(self, line: Line, at: int, excluded: Collection[str]) -> Person | None:
        """Whom "he", "him" or "her" at a token means. `excluded` are names of those who cannot be meant."""
        wanted = PRONOUNS.get(line.plains[at])
        found = _subject_found(line)
        if found is not None and found.first < at and not line.quoted[at]:
            acting = self._fitting(self.subject(line), wanted, excluded)
            if len(acting) == 1:
                return acting[0]
            if len(acting) > 1 or (found.pronoun == "description" and not self.subject(line)):
                return None
        before = [
            n.person
            for n in line.named
            if n.person and n.phrase.first < at and not line.quoted[n.phrase.head] and not stands_with(line, n)
        ]
        inside = self._fitting(before, wanted, excluded)
        if inside:
            return inside[0] if len(inside) == 1 else None
        return self._of_earlier(line, wanted, excluded)

    def _of_earlier(self, line: Line, wanted: str | None, excluded: Collection[str]) -> Person | None:
        """Who acts in the last sentences comes before who else is named there."""
        for number in range(line.number - 1, max(line.number - _BACK, 0) - 1, -1):
            before = self._lines[number]
            if before.heading:
                break
            acting = self._fitting(self.subject(before), wanted, excluded)
            acting = [one for one in acting if self.gender(one) or not beside_another(before, one, wanted)]
            if len(acting) == 1 and self.gender(acting[0]) is None and wanted is not None:
                return self._main_one(wanted, excluded) or acting[0]
            if acting:
                return acting[0] if len(acting) == 1 else None
            found = _subject_found(before)
            if found is not None and found.pronoun == "description" and not self.subject(before):
                return None
        return self._named_earlier(line, wanted, excluded)

    def _main_one(self, wanted: str, excluded: Collection[str]) -> Person | None:
        """Whom the whole article is about, if that is one of this gender: named twice as often as any other."""
        ranked = sorted(self._persons, key=lambda one: -len(one.spans))
        count = [len(one.spans) for one in ranked[:2]]
        alone = len(count) == 1 or (bool(count) and count[0] >= 2 * count[1])
        if not ranked or not alone or count[0] < _OFTEN or ranked[0].name in excluded:
            return None
        return ranked[0] if self.gender(ranked[0]) == wanted else None

    def _named_earlier(self, line: Line, wanted: str | None, excluded: Collection[str]) -> Person | None:
        """Who alone is named in the last sentence that names anybody."""
        for number in range(line.number - 1, max(line.number - _BACK, 0) - 1, -1):
            before = self._lines[number]
            if before.heading:
                return None
            named = [n.person for n in before.named if n.person and not before.quoted[n.phrase.head]]
            others = self._fitting(named, wanted, excluded)
            others = [one for one in others if self.gender(one) or not beside_another(before, one, wanted)]
            if others:
                return others[0] if len(others) == 1 else None
        return None

    def _fitting(self, persons: Sequence[Person], wanted: str | None, excluded: Collection[str]) -> list[Person]:
        known_ = {id(one): one for one in persons if not one.press and (one.evidence >= MEDIUM or self.gender(one))}
        return [one for one in known_.values() if one.name not in excluded and agrees(self.gender(one), wanted)]

    def described(
        self, line: Line, start: int, end: int, excluded: Collection[str], *, recent: bool = True
    ) -> Person | None:
        """Whom the words of a description mean: by its country and office, else by its office alone, else, where
        nothing more is said, who acted last (`recent`)."""
        words = line.plains[start:end]
        last = noun_before(line.plains, end)
        nation = nation_in(line, start, end) or _named_nation(line, start, end)
        noun = last[1] if last is not None else ANYBODY
        if words[:2] == ("the", "former"):
            return self._former(noun, frozenset(words) & _LESSER, excluded)
        if _NO_ONE & set(words) or line.plains[start : start + 1] in (("a",), ("an",)):
            return None
        if last is None and nation is None:
            return None
        own = frozenset(words[: len(words) - last[0]] if last is not None else ()) & _TELLING - _PRAISING
        acting = _subject_found(line)
        own = own if noun.fits else own & _STRONG
        here = {who.person.name for who in acting.actors if who.person} if acting and acting.last <= start else set()
        gone = {*excluded, *here}
        everybody = [one for one in self._persons if one.name not in gone and agrees(self.gender(one), noun.gender)]
        before = [one for one in everybody if self._first.get(id(one), 0) <= line.number]
        for persons in (before, everybody):
            found = self._of_kind(line, persons, nation, (noun, own), recent=recent)
            if found is not None:
                return found
        return self._named_next(line, nation, gone) or self._named_before(line, nation, noun)

    def _former(self, noun: PersonNoun, lesser: frozenset[str], excluded: Collection[str]) -> Person | None:
        """The only one who held an office before: `the former president`, `the former U.S. leader`."""
        found = []
        for one in self._persons:
            offices = (frozenset(title.title.lower().split()) for title in one.titles if title.tense == "former")
            if one.name not in excluded and any(noun.fits & words and words & _LESSER == lesser for words in offices):
                found.append(one)
        return found[0] if len(found) == 1 else None

    def may_be(self, line: Line, span: tuple[int, int], person: Person) -> bool:
        """Whether a description can stand for somebody of whom the article gives no other office or country."""
        if not self._may_be_meant(person):
            return False
        last = noun_before(line.plains, span[1])
        nation = nation_in(line, *span) or _named_nation(line, *span)
        fits = (
            last is None
            or not last[1].fits
            or not self._words[id(person)][0]
            or bool(last[1].fits & self._words[id(person)][0])
        )
        return fits and (nation is None or self._is_of(person, nation))

    def _may_be_meant(self, person: Person) -> bool:
        """Whether it is clear enough that this is a person, and none of the press."""
        return id(person) in self._words

    def of_country(self, line: Line, country: str, office: str, excluded: Collection[str]) -> Person | None:
        """Who of a country holds an office, or, where the office says nothing, is named with the country alone."""
        words = tuple(office.split())
        last = noun_before(words, len(words))
        noun = last[1] if last is not None else ANYBODY
        persons = [one for one in self._persons if one.name not in excluded]
        own = frozenset(words[: -last[0]] if last else ())
        return self._of_kind(line, persons, country, (noun, own), recent=False)

    def _of_kind(
        self,
        line: Line,
        persons: Sequence[Person],
        nation: str | None,
        office: tuple[PersonNoun, frozenset[str]],
        *,
        recent: bool,
    ) -> Person | None:
        fitting = [one for one in persons if self._fits(one, *office)]
        unknown = [one for one in persons if not office[0].fits or not (self._words[id(one)][0] or one.titles)]
        if nation is not None:
            there = [[one for one in group if self._is_of(one, nation)] for group in (fitting, unknown)]
            opens = line.number <= _OPENING
            named = [one for one in fitting if opens or self._first.get(id(one), 0) <= line.number]
            ranked = [*there, [one for one in named if self.country(one) is None and office[0].fits]]
        else:
            near = [one for one in self._recent(line) if one in unknown] if recent else []
            ranked = [fitting if office[0].fits else [], near[:1]]
        group = next((group for group in ranked if group), [])
        return group[0] if len(group) == 1 else self._nearest(line, group)

    def _is_of(self, person: Person, nation: str) -> bool:
        """Whether somebody is of a country: by its code, or where it has none by the words that introduce them."""
        return self.country(person) == nation or (nation.islower() and nation in self._stems[id(person)])

    def _fits(self, person: Person, noun: PersonNoun, own: frozenset[str]) -> bool:
        """Whether the office of somebody is one that a noun and the words before it can stand for."""
        words, titles = self._words[id(person)]
        if " " in noun.word and noun.fits == {noun.word}:
            return noun.word in titles or (noun.word == "prime minister" and "premier" in titles)
        if noun.word in words and _LESSER & words - own:
            return False
        return own <= words and (not noun.fits or bool(noun.fits & words))

    def _recent(self, line: Line) -> list[Person]:
        """Who acted in the sentences just before, the last first; nobody where several acted at once."""
        found: list[Person] = []
        for number in range(line.number - 1, max(line.number - _NEAR, 0) - 1, -1):
            acting = self.subject(self._lines[number])
            found += acting if len(acting) == 1 else ()
        return found

    def _nearest(self, line: Line, persons: Sequence[Person]) -> Person | None:
        """The one of them whom alone the sentences just before name."""
        near = self._lines[max(0, line.number - _NEAR) : line.number]
        named = {id(n.person) for one in near for n in one.named}
        found = [one for one in persons if id(one) in named]
        acting = {id(one) for before in near for one in self.subject(before)}
        found = found if len(found) < 2 else [one for one in found if id(one) in acting]
        return found[0] if len(found) == 1 else None

    def _named_next(self, line: Line, nation: str | None, excluded: Collection[str]) -> Person | None:
        """Who is named only behind the sentence that opens the article: `Egypt's minister left. A B gave no reason.`"""
        if line.number > _OPENING or line.heading:
            return None
        for after in self._lines[line.number + 1 : line.number + 1 + _AHEAD]:
            acting = self.subject(after)
            new = [one for one in acting if self._first.get(id(one)) == after.number and one.name not in excluded]
            plain = len(acting) == 1 and new and not new[0].titles and self.country(new[0]) in (None, nation)
            if plain and self._may_be_meant(new[0]):
                return new[0]
            if any(self._first.get(id(n.person)) == after.number for n in after.named if n.person):
                return None
        return None

    def named_next(self, line: Line, span: tuple[int, int], excluded: Collection[str]) -> Person | None:
        """Who acts first in the sentences behind, named there for the first time, for `a top Kenyan envoy`: of that
        country, and in no office that the words exclude."""
        if line.number > _OPENING:
            return None
        nation = nation_in(line, *span)
        for after in self._lines[line.number + 1 : line.number + 1 + _NEAR]:
            acting = self.subject(after)
            new = [one for one in acting if self._first.get(id(one)) == after.number and one.name not in excluded]
            if len(acting) == 1 and new and self._may_be_meant(new[0]) and self.country(new[0]) in (None, nation):
                return new[0]
            if any(self._first.get(id(n.person)) == after.number for n in after.named if n.person):
                return None
        return None

    def _named_before(self, line: Line, nation: str | None, noun: PersonNoun) -> Person | None:
        """Who alone acts in the sentence before, where the article gives nobody the country: `A left. The Kenyan
        president spoke of fish.`"""
        if nation is None or not noun.fits or line.number == 0:
            return None
        acting = self.subject(self._lines[line.number - 1])
        meant = [one for one in acting if self._may_be_meant(one)]
        free = [one for one in meant if not self._words[id(one)][0] and self.country(one) is None and not one.titles]
        return free[0] if len(acting) == 1 and free else None

    def _offices(self, person: Person) -> tuple[frozenset[str], tuple[str, ...]]:
        """All words of the offices that the article gives somebody, and the offices."""
        titles = [title.title.lower() for title in person.titles if title.tense not in ("former", "nominee")]
        titles = [title for title in titles if title not in _SEATS]
        words = {word for title in titles for word in title.split()}
        for line in self._lines:
            for named in line.named:
                if named.person is not person:
                    continue
                start = introduced_from(line, named.phrase.head)
                start = named.phrase.first if start is None else start
                words |= _office_words(line, start, named.phrase.head)
        return frozenset(words), tuple(titles)

    def _introducing(self, person: Person) -> Iterator[str]:
        """The beginnings of words of capitals that stand beside a name."""
        for line in self._lines:
            for named in line.named:
                phrase = named.phrase
                if named.person is person:
                    beside = (*line.texts[phrase.first : phrase.head], *line.texts[phrase.tail : phrase.last])
                    start = introduced_from(line, phrase.first)
                    beside += line.texts[start : phrase.first] if start is not None else ()
                    yield from (word[:_STEM].lower() for word in beside if word[:1].isupper())

    def _nation(self, person: Person) -> str | None:
        """The country that stands as an owner before a name, or in the words that introduce it."""
        for line in self._lines:
            for named in line.named:
                if named.person is not person:
                    continue
                first = named.phrase.first
                owner = known.STATES.match_before(line.texts, first - 1) if first > 1 else None
                if owner is not None and line.plains[first - 1] == "'s":
                    return owner[1]
                start = introduced_from(line, first)
                nation = nation_in(line, start, first - 1) if start is not None else None
                if nation is not None:
                    return nation
        return None


_WITH = listed("with against between without")


def stands_with(line: Line, named: Named) -> bool:
    """Whether somebody is whom another thing is with, as in `A meeting with B is not on his programme`."""
    return named.phrase.first > 0 and line.plains[named.phrase.first - 1] in _WITH


_OPENING, _AHEAD = 2, 4
"""The sentences that can open an article, and how many behind one may name whom it describes."""


def _office_words(line: Line, start: int, end: int) -> set[str]:
    if any(known.TENSES.get(word) in ("former", "nominee") for word in line.plains[start:end]):
        return set()
    heads = (at for at in range(start, end) if (noun := noun_at(line.plains, at)) is not None and noun[1].fits)
    return {line.plains[at] for at in heads}


def nation_in(line: Line, start: int, end: int) -> str | None:
    """The country that a description names: `the Kenyan guest`, `Kenya's envoy`; not that of `the envoy to Kenya`."""
    for at in range(start, end):
        if line.plains[at] in ("to", "in", "for", "on"):
            return None
        for names in (known.DEMONYMS, known.STATES):
            found = names.match(line.texts, at)
            if found is not None:
                return found[1]
    return None


_STEM = 5


def _named_nation(line: Line, start: int, end: int) -> str | None:
    """The beginning of a word such as "Korean" of which no one country is known, in small letters."""
    for at in range(start + 1, end):
        word = line.texts[at]
        if word[:1].isupper() and noun_at(line.plains, at) is None and line.plains[at] not in known.TITLE_WORDS:
            return word[:_STEM].lower()
    return None


_LABEL = 6


def _past_label(line: Line) -> int:
    """Where a sentence begins behind the name of its speaker, as in `Gu Lan: The minister will travel`."""
    colon = next((at for at, word in enumerate(line.plains[:_LABEL]) if word == ":"), 0)
    label = 0 < colon < len(line.tokens) - 1 and all(token.capital for token in line.tokens[:colon])
    return colon + 1 if label else 0


def _subject_found(line: Line) -> Found | None:
    """The subject of the first clause of a sentence that is not fronted or spoken."""
    comma = next((at for at, word in enumerate(line.plains) if word == ","), 0)
    begin = _past_label(line)
    fronted = line.plains[begin] in _FRONTS if line.plains else False
    for at, word in enumerate(line.plains):
        if at < begin or line.quoted[at] or at in line.at or not is_finite(line.tokens, at) or (fronted and at < comma):
            continue
        if line.plains[at - 1 : at] in (("who",), ("which",), ("that",), ("whose",)):
            continue
        if word in _SAYS and at and (line.plains[at - 1] in (",", '"', "”") or line.quoted[at - 1]):
            behind = group_after(line, at + 1) if at + 1 < len(line.tokens) else None
            if behind is not None:
                return behind
        return subject_of(line, at)
    return None


def span_before(line: Line, last: int) -> tuple[int, int] | None:
    """Where a description begins and ends whose last word is at a token: from "the", "his" or a country's name on."""
    for start in range(last, max(last - 8, -1), -1):
        word = line.plains[start]
        named = start in line.at and line.at[start].person is not None
        if named or word in PREPOSITIONS - {"of"} or word in (",", ";", ":", "and", '"', "“", "”"):
            return _from_nation(line, start + 1, last + 1)
        if word in _BEGINS:
            return (start, last + 1) if not _owned(line, start, last + 1) else None
        if start < last and is_finite(line.tokens, start):
            return _from_nation(line, start + 1, last + 1)
    return _from_nation(line, max(last - 7, 0), last + 1)


def _from_nation(line: Line, start: int, end: int) -> tuple[int, int] | None:
    nation = known.DEMONYMS.match(line.texts, start) or known.STATES.match(line.texts, start)
    return (start, end) if nation is not None and start < end else None


def span_after(line: Line, start: int) -> tuple[int, int] | None:
    """The same of a description that begins at a token."""
    at = skip_forward(line, start)
    nation = known.DEMONYMS.match(line.texts, at) or known.STATES.match(line.texts, at)
    if at >= len(line.tokens) or (line.plains[at] not in _BEGINS and nation is None):
        return None
    begin, end = at, 0
    at += 1
    while at < min(begin + 8, len(line.tokens)):
        named = at in line.at and line.at[at].person is not None
        word = line.plains[at]
        if word == "and" and not end and _joins_nations(line, at):
            at += 1
            continue
        inner = noun_at(line.plains, at)
        if inner is not None:
            at += inner[0]
            end = at
            continue
        nation = known.DEMONYMS.match(line.texts, at) or known.STATES.match(line.texts, at)
        if nation is not None:
            at += nation[0]
            end = at if line.plains[begin] == "the" and not end else end
            continue
        empty = word in known.FUNCTION_WORDS - known.TITLE_WORDS and word not in known.TENSES
        if named:
            return None
        if (empty and word != "'s") or not (line.tokens[at].word or word == "'s"):
            break
        if is_finite(line.tokens, at):
            break
        if end and word != "'s":
            return None
        at += 1
    if not end or line.plains[end : end + 1] in (("'s",), ("of",), ("'",), ("for",)) or _owned(line, begin, end):
        return None
    return begin, end


def _joins_nations(line: Line, joint: int) -> bool:
    """Whether "and" joins an organisation or a country with a country: `the EU and Danish envoy`."""
    before = known.DEMONYMS.match_before(line.texts, joint) or known.STATES.match_before(line.texts, joint)
    before_ = before is not None or line.texts[joint - 1].isupper()
    return before_ and known.DEMONYMS.match(line.texts, joint + 1) is not None


def _owned(line: Line, start: int, end: int) -> bool:
    """Whether somebody belongs to others than a country: `the rebels' leader`, `the firm's envoy`."""
    owners = [at for at in range(start, end) if line.plains[at] in ("'s", "'")]
    return any(known.STATES.match_before(line.texts, at) is None for at in owners)
