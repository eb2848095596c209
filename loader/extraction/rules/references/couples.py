"""Whom words for several persons mean: "they", "the two leaders", "the leaders of Kenya and Somalia"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Actor, Found, skip_back
from loader.extraction.rules.grammar.descriptions import LEADERS, TWO, are_two
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.offices import Several
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.persons.names import MEDIUM
from loader.extraction.rules.persons.offices import home_of
from loader.extraction.rules.persons.people import Named, Person
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.references.referents import referents
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = [
    "Pairs",
    "holders_of",
    "others_act",
    "the_other_two",
    "the_pair",
    "who_acted",
    "who_dealt",
]

Pair = tuple[Person, Person]


class Pairs:
    """Who met whom, with the number of the sentence that tells of it, in the order of the text."""

    def __init__(self, told: Iterable[tuple[int, Person, Person]] = ()) -> None:
        self._told = list(told)
        self._numbers = [number for number, _, _ in self._told]
        self._known = {frozenset((id(one), id(other))) for _, one, other in self._told}
        self._alike = next((at for at, pair in enumerate(self._told) if not self._is_first(pair)), len(self._told))

    def _is_first(self, pair: tuple[int, Person, Person]) -> bool:
        return {id(who) for who in pair[1:]} == {id(who) for who in self._told[0][1:]}

    def only(self, end: int) -> tuple[Person, ...]:
        """The two of all contacts told before a sentence, if these are always the same."""
        before = bisect_left(self._numbers, end)
        return self._told[before - 1][1:] if 0 < before <= self._alike else ()

    def last(self, start: int, end: int) -> int | None:
        """The last sentence of a range that tells of a contact."""
        at = bisect_left(self._numbers, end) - 1
        return self._numbers[at] if at >= 0 and self._numbers[at] >= start else None

    def of(self, number: int) -> list[Pair]:
        """Those of whose contact one sentence tells."""
        inside = range(bisect_left(self._numbers, number), bisect_right(self._numbers, number))
        return [self._told[at][1:] for at in inside]

    def backwards(self, end: int) -> Iterator[Pair]:
        """Those of before a sentence, the nearest first."""
        return (self._told[at][1:] for at in range(bisect_left(self._numbers, end) - 1, -1, -1))

    def __contains__(self, both: frozenset[int]) -> bool:
        return both in self._known


_NEAR, _FAR = 3, 8
"""How many sentences back "they" and "the two leaders" reach."""


def holders_of(reading: Reading, line: Line, several: Several) -> tuple[Actor, ...]:
    """The one holder of the office for each of the countries; of a country with none or several, nobody."""
    found = []
    for country in several.countries:
        titles = (several.title, *LEADERS) if several.title == "leader" else (several.title,)
        holders = {id(one): one for title in titles for one in reading.people.holders(title, country)}
        holders = holders or {id(one): one for one in reading.people.at_home(several.title, country)}
        if len(holders) == 1:
            found += [Actor(line, several.first, several.last, one) for one in holders.values()]
    return tuple(found)


def the_pair(reading: Reading, line: Line, found: Found, told: Pairs) -> tuple[tuple[Actor, ...], bool]:
    """Whom "they", "the two" or "the three" means, and whether nobody else can be: the only two persons named just
    before, or those who together did something there; of "the two leaders" the only two of whose contact the text has
    told, or the only two who lead. Nobody where they are not of the gender that "the two women" says."""
    actors, plain = _the_several(reading, line, found, told)
    noun = _who_say_so(line, found) if not plain else found
    if noun is not found and (again := _the_several(reading, line, noun, told))[0]:
        actors, plain = again
    return ((), False) if _of_other_gender(reading, line, found, actors) else (actors, plain)


_SAY = listed("said say told added announced confirmed agreed insisted stressed")
_BESIDE_SAY = listed("also that both later then have had")
_SAID_NEAR = 5


def _who_say_so(line: Line, found: Found) -> Found:
    """The words `the two leaders` that "they" takes up: `The two leaders said they addressed fish in talks`."""
    head = next((at for at in range(found.first - 1, max(found.first - _SAID_NEAR, 0), -1) if are_two(line, at)), None)
    if line.plains[found.first] != "they" or head is None:
        return found
    between = {*line.plains[head + 1 : found.first]}
    says = between & _SAY and between <= _SAY | _BESIDE_SAY
    return replace(found, first=head, last=head + 1) if says else found


def _of_kind(both: tuple[Person, ...], may_be: Callable[[Person], bool]) -> tuple[Person, ...]:
    """The two, if each can be called by the noun, or the article gives no office to tell."""
    return both if all(may_be(one) or not one.titles for one in both) else ()


def _of_other_gender(reading: Reading, line: Line, found: Found, actors: tuple[Actor, ...]) -> bool:
    """Whether "the two women" would stand for a man, or the other way round."""
    wanted = {"men": "m", "women": "f"}.get(line.plains[found.last - 1])
    genders = {referents(reading.article).gender(who.person) for who in actors if who.person} - {None}
    return wanted is not None and bool(genders - {wanted})


def _the_several(reading: Reading, line: Line, found: Found, told: Pairs) -> tuple[tuple[Actor, ...], bool]:
    may_be = _kind(line, found)
    plural = line.plains[found.first] in ("they", "their", "them")
    if plural and others_act(line, found.first):
        return (), False
    only = _only_two(reading, line, found)
    if only:
        return only, True
    many = 3 if {"three", "trio"} & {*line.plains[max(0, found.first - 2) : found.last]} else 2
    acting = who_acted(reading, line, found) if plural or many > 2 else ()
    if acting and (many == 2 or len(acting) == many):
        return acting, many == 2 and len(acting) == 2
    if may_be is not _anybody and many == 2 and (met := _of_kind(told.only(line.number), may_be)):
        return tuple(Actor(line, found.first, found.last, person) for person in met), True
    if many == 2 and (both := _of_main_clause(line, found)):
        return both, True
    seen = _seen(reading, line, found, many)
    if not seen and many == 2 and not plural:
        seen = _named_next(reading, line, found)
    alone = _joined_before(line, found.first) or _lead_alone(reading, line, found, seen)
    return seen, many == 2 and alone


def _lead_alone(reading: Reading, line: Line, found: Found, both: tuple[Actor, ...]) -> bool:
    """Whether the article has named nobody so far but these two, of two countries, who can be called leaders, and no
    leaders without a name."""
    may_be = _kind(line, found)
    far = reading.lines[: line.number + 1]
    named = {id(one.person): one.person for before in far for one in before.named if one.person is not None}
    leading = {own for own, person in named.items() if may_be(person)}
    often = any(not one.titles and not one.press and len(one.spans) > _OFTEN for one in named.values())
    if often and not _acted_jointly(reading, line, both):
        return False  # whom the text names often may lead, too
    countries = {home_of(who.person) for who in both if who.person is not None}
    if may_be is _anybody or len(countries) < _COUPLE or None in countries:
        return False
    head = {"prime", "foreign"} & {*line.plains[max(0, found.first - 1) : found.last]}
    if any(not _is_titled(who.person, head) for who in both):
        return False
    unnamed = any(_tells_of_others(before, countries) for before in far)
    return leading == {id(who.person) for who in both} and not unnamed


def _is_titled(person: Person | None, words: set[str]) -> bool:
    """Whether somebody holds an office of all these words: of `the two prime ministers` each is one."""
    return person is not None and any(words <= {*title.split()} for title in _titles(person))


def _acted_jointly(reading: Reading, line: Line, both: tuple[Actor, ...]) -> bool:
    """Whether one of the last sentences is about these two together."""
    own = {id(who.person) for who in both}
    near = reading.lines[max(0, line.number - _NEAR) : line.number]
    return any({id(one) for one in referents(reading.article).subject(before)} == own for before in near)


_OFTEN = 2
_OTHERS = TWO - {"men", "women"}


def _tells_of_others(line: Line, countries: Collection[str | None]) -> bool:
    """Whether a sentence tells of leaders without a name: "the leaders of Europe", "the Peruvian president"."""
    plural = any(word in _OTHERS and not are_two(line, at) for at, word in enumerate(line.plains))
    return plural or any(_is_foreign(line, at, countries) for at in range(len(line.tokens)) if at not in line.at)


def _is_foreign(line: Line, at: int, countries: Collection[str | None]) -> bool:
    nation = known.DEMONYMS.match(line.texts, at) or known.STATES.match(line.texts, at)
    if nation is None or nation[1] in countries:
        return False
    head = at + nation[0]
    head += line.plains[head : head + 1] == ("'s",)
    return head not in line.at and known.HEADS.match(line.plains, head) is not None


_WHEN = listed("when after before")


def _of_main_clause(line: Line, found: Found) -> tuple[Actor, ...]:
    """The only two of `A pressed B on fish when they met`, where no noun in the plural could be meant instead."""
    start = found.first - (line.plains[found.first - 1] in ("the", "two"))
    start -= line.plains[start - 1] == "the"
    if start < 1 or line.plains[start - 1] not in _WHEN or any(line.quoted[:start]):
        return ()
    named = [one for one in line.named if one.phrase.first < start]
    people = {id(one.person): one.person for one in named if one.person is not None}
    alone = all(one.person and one.person.titles and _stands_alone(line, one) for one in named)
    if len(people) != _COUPLE or not alone or any(_is_plural(line, at) for at in range(start)):
        return ()
    return tuple(Actor(line, found.first, found.last, one) for one in people.values())


def _stands_alone(line: Line, one: Named) -> bool:
    """Whether a name is neither whose others are, nor joined by others of theirs: `the team of A`, `A and his wife`."""
    phrase = one.phrase
    joined = line.plains[phrase.last : phrase.last + 2] in (("and", "his"), ("and", "her"))
    owns = phrase.owned or line.plains[phrase.first - 1 : phrase.first] in (("of",), ("and",))
    return not (owns or joined or phrase.press)


def _is_plural(line: Line, at: int) -> bool:
    """Whether a token may be a noun in the plural."""
    word = line.plains[at]
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > _SHORT
    other = word in known.FUNCTION_WORDS or is_finite(line.tokens, at) or line.date_at(at) is not None
    return at not in line.at and ((ends and not other) or word in ("people", "men", "women", "they", "them", "their"))


_SHORT = 3


def _named_next(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """The two of two countries whom one of the next sentences is about, of whom nobody is named before: `The ministers
    of the two countries held talks. A and his counterpart, B, said`."""
    before = {id(one.person) for earlier in reading.lines[: line.number + 1] for one in earlier.named if one.person}
    for after in reading.lines[line.number + 1 : line.number + 1 + _NEXT]:
        people = {id(one.person): one.person for one in after.named if one.person is not None}
        verb = next((i for i in range(1, len(after.tokens)) if is_finite(after.tokens, i) and i not in after.at), None)
        subject = subject_of(after, verb) if verb is not None else None
        acting = [who.person for who in subject.actors if who.person is not None] if subject is not None else []
        if len(acting) == 2 and not before & {id(one) for one in acting} and acting[0].country != acting[1].country:
            return tuple(Actor(line, found.first, found.last, one) for one in acting)
        if people:
            return ()
    return ()


_NEXT = 2


def _joined_before(line: Line, end: int) -> bool:
    """Whether the sentence names two before, joined by "and", and nobody else."""
    before = [one for one in line.named if one.person is not None and one.phrase.tail <= end]
    if len(before) != 2 or any(one.ambiguous for one in line.named if one.phrase.tail <= end):
        return False
    return line.plains[before[0].phrase.last : before[1].phrase.first] == ("and",)


def _seen(reading: Reading, line: Line, found: Found, many: int) -> tuple[Actor, ...]:
    """The only two, or three, who were named in the last sentences."""
    may_be = _kind(line, found)
    reach = _NEAR if may_be is _anybody else _FAR
    plural = line.plains[found.first] in ("they", "their", "them")
    seen: dict[int, Person] = {}
    for number in range(line.number, max(line.number - reach, -1), -1):
        before = reading.lines[number]
        end = found.first if number == line.number else len(before.tokens)
        if plural and others_act(before, end):
            return ()
        inside = [n for n in before.named if n.phrase.tail <= end]
        if any(n.ambiguous for n in inside):
            return ()
        named = [n.person for n in reversed(inside) if n.person]
        named += referents(reading.article).subject(before) if number < line.number else ()
        fitting = [person for person in named if not person.press and may_be(person)]
        seen |= {id(person): person for person in fitting}
        if len(seen) == many:
            return tuple(Actor(line, found.first, found.last, person) for person in reversed(seen.values()))
        if len(seen) > many:
            return ()
    return ()


def who_acted(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """Several of name who are together the one subject of the sentence before, where nobody is named since."""
    before = _sentence_before(reading, line, found)
    if before is None:
        return ()
    verb = next((i for i in range(1, len(before.tokens)) if is_finite(before.tokens, i) and i not in before.at), None)
    subject = subject_of(before, verb) if verb is not None and not before.heading else None
    people = [who.person for who in subject.actors] if subject is not None and not subject.pronoun else []
    if len(people) < 2 or any(person is None or person.press for person in people):
        return ()
    return tuple(Actor(line, found.first, found.last, person) for person in people)


def _sentence_before(reading: Reading, line: Line, found: Found) -> Line | None:
    """The sentence before, where nobody is named since."""
    if line.number == 0 or any(one.person for one in line.named if one.phrase.tail <= found.first):
        return None
    return reading.lines[line.number - 1]


_SPEAKS_TO = listed(
    "told assured warned informed urged thanked promised reminded asked pressed offered invited congratulated "
    "reassured briefed advised implored cautioned pledged"
)
_INVITED = (("invitation", "of"), ("guest", "of"), ("hosted", "by"), ("invited", "by"))


def who_dealt(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """The only two whom the sentence before names, if the one says something to the other there, or is the guest."""
    before = _sentence_before(reading, line, found)
    if before is None:
        return ()
    people = {id(one.person): one.person for one in before.named if one.person is not None}
    sound = len(people) == 2 and all(one.evidence >= MEDIUM and not one.press for one in people.values())
    if not sound or before.heading or any(one.ambiguous for one in before.named):
        return ()
    countries = {one.country for one in people.values()}
    if len(countries) < 2 or not (_spoken_to(before) or _as_guest(before)):
        return ()
    return tuple(Actor(line, found.first, found.last, one) for one in people.values())


def _spoken_to(line: Line) -> bool:
    """Whether one of name says something to another: `A told B that`."""
    for verb, word in enumerate(line.plains):
        if word in _SPEAKS_TO and not line.quoted[verb] and verb not in line.at:
            other = group_after(line, verb + 1) if verb + 1 < len(line.tokens) else None
            if other is not None and len(other.actors) == 1:
                return True
    return False


def _as_guest(line: Line) -> bool:
    behind = (at + 2 for at in range(len(line.tokens) - 2) if line.plains[at : at + 2] in _INVITED)
    return any(group_after(line, at) is not None for at in behind)


def _only_two(reading: Reading, line: Line, found: Found) -> tuple[Actor, ...]:
    """The two of the sentence before where it names no others, whatever their offices: "the two" says that they are."""
    if line.plains[found.first - 1 : found.first] != ("two",) or line.number == 0:
        return ()
    if any(one.person or one.ambiguous for one in line.named if one.phrase.tail <= found.first):
        return ()
    before = reading.lines[line.number - 1]
    people = {id(one.person): one.person for one in before.named if one.person and not one.person.press}
    sound = len(people) == 2 and all(one.evidence >= MEDIUM and one.titles for one in people.values())
    return tuple(Actor(line, found.first, found.last, one) for one in people.values()) if sound else ()


def the_other_two(reading: Reading, line: Line, found: Found, met_by: Sequence[Person]) -> tuple[Actor, ...]:
    """Whom "both leaders" or "the two" means as those whom somebody else meets: the only two others who were named
    last."""
    may_be = _kind(line, found)
    plural = line.plains[found.first] in ("they", "their", "them")
    seen: dict[int, Person] = {}
    for number in range(line.number, max(line.number - _NEAR, -1), -1):
        before = reading.lines[number]
        end = found.first if number == line.number else len(before.tokens)
        inside = [one for one in before.named if one.phrase.tail <= end]
        if any(one.ambiguous for one in inside):
            return ()
        if plural and others_act(before, end):
            return ()
        named = [one.person for one in inside if one.person is not None and one.person not in met_by]
        seen |= {id(one): one for one in named if not one.press and may_be(one)}
        if len(seen) >= _COUPLE:
            break
    if not seen and not plural:
        seen = _who_speak_next(reading, line, may_be, met_by)
    return tuple(Actor(line, found.first, found.last, one) for one in seen.values()) if len(seen) == _COUPLE else ()


_COUPLE = 2


def _who_speak_next(
    reading: Reading, line: Line, may_be: Callable[[Person], bool], met_by: Sequence[Person]
) -> dict[int, Person]:
    """Who acts in the next sentences, where nobody of name was there before: `met both leaders. A told him ...`."""
    seen: dict[int, Person] = {}
    for after in reading.lines[line.number + 1 : line.number + 1 + _NEAR]:
        acting = referents(reading.article).subject(after)
        seen |= {id(one): one for one in acting if one not in met_by and may_be(one)}
        if len(seen) >= _COUPLE:
            break
    return seen


def _kind(line: Line, found: Found) -> Callable[[Person], bool]:
    """Who can be meant by the noun: holders of an office, or anybody."""
    noun = next((word for word in line.plains[found.first : found.last] if word in TWO), "")
    kinds = {"leaders": _leads, "presidents": _presides, "premiers": _leads, "ministers": _is_minister}
    return kinds.get(noun, _anybody)


def _anybody(_: Person) -> bool:
    return True


def _titles(person: Person) -> list[str]:
    return [title.title.lower() for title in person.titles if title.tense not in ("former", "nominee")]


def _leads(person: Person) -> bool:
    return any(title in LEADERS or title.endswith(("leader", "chairman")) for title in _titles(person))


def _presides(person: Person) -> bool:
    return "president" in _titles(person)


def _is_minister(person: Person) -> bool:
    return _leads(person) or any(title.endswith(("minister", "secretary", "of state")) for title in _titles(person))


def others_act(line: Line, end: int) -> bool:
    """Whether a noun in the plural is the subject of the first verb before a token: then "they" are those."""
    verb = next((i for i in range(1, end) if is_finite(line.tokens, i) and i not in line.at), None)
    at = skip_back(line, verb - 1) if verb is not None else -1
    backers = (i - 1 for i in range(1, at + 1) if line.plains[i] == "who" and i - 1 not in line.at)
    at = next(backers, at)  # "councillors who back A met B"
    at = _before_owners(line, at)  # "supporters of A and B met C"
    word = line.plains[at] if at >= 0 else ""
    named = at in line.at and line.at[at].person is not None
    plural = word.endswith("s") and not word.endswith(("ss", "us", "'s")) and not named
    family = line.plains[at - 1 : at] == ("the",)  # "the Ortegas"
    return plural and line.tokens[at].word and word not in TWO and (at == 0 or not line.tokens[at].capital or family)


def _before_owners(line: Line, at: int) -> int:
    """The noun before "of A and B", "for A and B" that end at a token; else the token."""
    group = group_before(line, at) if at >= 0 else None
    start = group.first - 1 if group is not None and len(group.actors) > 1 else 0
    return start - 1 if start > 0 and line.plains[start] in ("of", "for", "to", "by", "from") else at
