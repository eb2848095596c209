"""Whom a side of a contact means: names, and what pronouns and descriptions stand for."""

from __future__ import annotations

from collections.abc import Iterable

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts import left_out
from loader.extraction.rules.contacts.contacts import CONTACT_VERBS
from loader.extraction.rules.grammar import clauses
from loader.extraction.rules.grammar.clauses import Actor, Found, skip_forward
from loader.extraction.rules.grammar.descriptions import described_after, described_before
from loader.extraction.rules.grammar.groups import group_before
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.grammar.offices import Several, several_after, several_before
from loader.extraction.rules.grammar.participles import main_subject
from loader.extraction.rules.grammar.subjects import introduced_at
from loader.extraction.rules.persons.names import MEDIUM
from loader.extraction.rules.persons.people import Named, Person
from loader.extraction.rules.persons.titles import described
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.references.couples import (
    Pairs,
    holders_of,
    the_other_two,
    the_pair,
    who_acted,
    who_dealt,
)
from loader.extraction.rules.references.delegations import who_lead
from loader.extraction.rules.references.earlier import holders_loosely, last_pair
from loader.extraction.rules.references.genders import PRONOUNS, agrees, beside_another
from loader.extraction.rules.references.referents import referents, span_after, span_before, stands_with
from loader.extraction.rules.references.speakers import author_of, speaker_of
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["PRONOUN", "Side", "side"]

PRONOUN = "a pronoun stands for the name"
_DESCRIPTION = "a description stands for the name"
_LEADERS = "who leads those who met is taken for one of them"
_Meant = tuple[Person, bool]
"""Whom a pronoun or a description means, and whether the text leaves nobody else whom it could mean."""
Side = tuple[tuple[Actor, ...], tuple[str, ...]]
"""Who is on a side, and why one should look at that; nobody where it is not known."""
_NOBODY: Side = ((), ())


def side(reading: Reading, line: Line, found: Found | None, others: tuple[Actor, ...], told: Pairs) -> Side:
    """Who is meant by what the grammar found on one side. `others` are those of the other, `told` the pairs of whose
    contacts the text has told so far."""
    if found is None:
        return _NOBODY
    if found.others:
        return _mixed(reading, line, found, others, told)
    if found.actors:
        return _with_another(reading, line, found) if found.pronoun else _named(found)
    known_ = tuple(actor.person for actor in others if actor.person)
    match found.pronoun:
        case None:
            return _behind(reading, line, found, known_)
        case "description":
            return _office(reading, line, found, known_)
        case "introduced" | "described":
            return _described(reading, line, found, known_)
        case "several":
            several = several_before(line, found.first)
            return _several(reading, line, several, known_) if several else _NOBODY
        case "led" | "joint" | clauses.BEFORE:
            return _of_sentence_before(reading, line, found, known_, told)
        case "they":
            return _both(reading, line, found, known_, told)
        case "i":
            return _one(line, found, _speaker(reading, line, found.first))
    return _one(line, found, _of_pronoun(reading, line, found.first, {person.name for person in known_}))


def _both(reading: Reading, line: Line, found: Found, others: tuple[Person, ...], told: Pairs) -> Side:
    """Whom "they" or "the two leaders" means: not one of those on the other side."""
    both, plain = the_pair(reading, line, found, told)
    if others and (not both or any(who.person in others for who in both)):
        both, plain = the_other_two(reading, line, found, others), False
    if not both:
        return last_pair(reading, line, found, told, others), (PRONOUN,)
    return both, () if plain else (PRONOUN,)


def _of_sentence_before(reading: Reading, line: Line, found: Found, others: tuple[Person, ...], told: Pairs) -> Side:
    """Who leads a delegation, who signed what a meeting was for, or on whose journey it was: named in another one."""
    if found.pronoun == "led":
        return who_lead(reading, line, found), (_LEADERS,)
    if found.pronoun == "joint":
        both = who_acted(reading, line, found) or who_dealt(reading, line, found)
        near = told.last(line.number - _NEAR, line.number) is not None
        two = told.only(line.number) if near and not both else ()
        return both or tuple(Actor(line, found.first, found.last, one) for one in two), (PRONOUN,)
    person = left_out.who_acted_before(reading, line, others)
    return _one(line, found, (person, False) if person is not None else None)


def _described(reading: Reading, line: Line, found: Found, others: tuple[Person, ...]) -> Side:
    """`the envoy`; and `A senior official met B. The official, A, sang`, who is named behind the opening sentence."""
    if found.pronoun == "described":
        return _loosely(reading, line, (found.first, found.last), others)
    start = introduced_at(line, found.last - 1)
    if start is None:
        return _NOBODY
    person = referents(reading.article).named_next(line, (start, found.last), {one.name for one in others})
    return ((Actor(line, found.first, found.last, person),), (_DESCRIPTION,)) if person is not None else _NOBODY


def _several(reading: Reading, line: Line, several: Several, others: tuple[Person, ...]) -> Side:
    """`the foreign ministers of Kenya and Somalia`: plain where each is named with that very office. Of a country of
    which the article gives no holder, who is of it."""
    found = holders_of(reading, line, several)
    if len(found) < len(several.countries):
        loosely = holders_loosely(reading, line, several, {one.name for one in others})
        found = loosely or found
    plain = all(who.person is not None and _holds(who.person, several.title) for who in found)
    return found, () if plain else (_DESCRIPTION,)


def _mixed(reading: Reading, line: Line, found: Found, others: tuple[Actor, ...], told: Pairs) -> Side:
    """Names and others without one, each of whom must be known; "the rebel chief" can be whom the other last met."""
    actors, reasons = found.actors, tuple(reason for actor in found.actors for reason in actor.reasons)
    for one in found.others:
        meant = side(reading, line, one, (*others, *actors), told)
        if not meant[0] and one.pronoun == "described":
            meant = _who_met(reading, line, one, actors, told), (_DESCRIPTION,)
        if len(meant[0]) != 1:
            return _NOBODY
        actors, reasons = (*actors, *meant[0]), (*reasons, *meant[1])
    return actors, reasons


def _who_met(reading: Reading, line: Line, found: Found, beside: tuple[Actor, ...], told: Pairs) -> tuple[Actor, ...]:
    """The one who met somebody last, for words that describe nobody else."""
    known_ = {id(who.person) for who in beside}
    last = next((pair for pair in told.backwards(line.number) if known_ & {id(who) for who in pair}), None)
    if len(beside) != 1 or last is None:
        return ()
    person = last[1] if id(last[0]) in known_ else last[0]
    fits = referents(reading.article).may_be(line, (found.first, found.last), person)
    return (Actor(line, found.first, found.last, person),) if fits else ()


def _named(found: Found) -> Side:
    return found.actors, tuple(reason for actor in found.actors for reason in actor.reasons)


def _one(line: Line, found: Found, meant: _Meant | None) -> Side:
    if meant is None:
        return _NOBODY
    return (Actor(line, found.first, found.last, meant[0]),), () if meant[1] else (PRONOUN,)


def _with_another(reading: Reading, line: Line, found: Found) -> Side:
    """`he and A`, `the president and A`."""
    beside = tuple(actor.person for actor in found.actors if actor.person)
    described = described_before(reading, line, found.first, beside) if found.pronoun == "description" else None
    meant = (described[0], False) if described else None
    if found.pronoun != "description":
        meant = _of_pronoun(reading, line, found.first, {one.name for one in beside})
    if meant is None:
        return _NOBODY
    own = Actor(line, found.first, found.first + 1, meant[0])
    return (own, *found.actors), () if meant[1] else (PRONOUN,)


def _office(reading: Reading, line: Line, found: Found, others: tuple[Person, ...]) -> Side:
    """`the president`, `A and his counterpart`: the words end with the one that was found."""
    earlier = tuple(named.person for named in line.named if named.person and named.phrase.last <= found.first)
    before = described_before(reading, line, found.first, others or earlier)
    if before is None:
        return _loosely(reading, line, span_before(line, found.last - 1), others or earlier)
    own = Actor(line, before[1], found.last, before[0])
    beside = group_before(line, before[1] - 2) if line.plains[before[1] - 1] == "and" else None
    plain = _is_plain(reading, line, before[0], range(before[1], found.last))
    return (*(beside.actors if beside else ()), own), () if plain else (_DESCRIPTION,)


_NEAR = 2
"""How many sentences back somebody is named whom `the president` means for certain."""


def _is_plain(reading: Reading, line: Line, person: Person, words: range) -> bool:
    """Whether a description says of which country its office is, or its holder was named just before."""
    nation = any(known.DEMONYMS.match(line.texts, at) or known.STATES.match(line.texts, at) for at in words)
    near = reading.lines[max(0, line.number - _NEAR) : line.number + 1]
    named = any(one.person is person and one.phrase.first < words.start for one in line.named)
    if "pope" in line.plains[words.start : words.stop]:
        return True  # of whom there is one at a time
    nation = nation and person.country is not None
    return nation or named or any(one.person is person for before in near[:-1] for one in before.named)


def _behind(reading: Reading, line: Line, found: Found, others: tuple[Person, ...]) -> Side:
    """Words behind the contact word that describe one, or several by their countries."""
    if found.first < 0:
        return _NOBODY
    after = described_after(reading, line, found.first, others)
    if after is not None:
        plain = _is_plain(reading, line, after[0], range(found.first, after[1]))
        return (Actor(line, found.first, after[1], after[0]),), () if plain else (_DESCRIPTION,)
    several = several_after(line, found.first)
    if several is not None:
        return _several(reading, line, several, others)
    return _loosely(reading, line, span_after(line, found.first), others)


def _loosely(reading: Reading, line: Line, span: tuple[int, int] | None, others: tuple[Person, ...]) -> Side:
    """Whom a description means that the stricter rules leave open, with a name before "and"."""
    if span is None:
        return _NOBODY
    beside = group_before(line, span[0] - 2) if span[0] > 1 and line.plains[span[0] - 1] == "and" else None
    near = _acted_just_before(reading, line, span)
    if near is not None and near not in others and beside is None:
        return (Actor(line, *span, near),), ()
    person = referents(reading.article).described(line, *span, {one.name for one in others})
    if person is None or ("counterpart" in line.plains[slice(*span)] and not _of_like_office(person, others)):
        return _NOBODY
    return (*(beside.actors if beside else ()), Actor(line, *span, person)), (_DESCRIPTION,)


def _acted_just_before(reading: Reading, line: Line, span: tuple[int, int]) -> Person | None:
    """The holder of an office whom the sentence before is about, if nobody else who holds it is named there or since:
    `Tarn spent a day in Lisbon. The president also met B`."""
    said = described(line.tokens, *span)
    plain = len(said.titles) == 1 and said.titles[0].tense is None and not (said.counterpart or said.plural)
    if line.number == 0 or not plain or said.country is not None or line.plains[span[0]] != "the":
        return None
    before = reading.lines[line.number - 1]
    acting = _subjects(before, len(before.tokens))
    wanted = said.titles[0].title.lower()
    named = [*before.named, *(one for one in line.named if one.phrase.first < span[0])]
    holders = {id(one.person) for one in named if one.person is not None and _holds(one.person, wanted)}
    alone = len(acting) == 1 and not before.heading and not _acts_unnamed(before, len(before.tokens))
    return acting[0] if alone and holders == {id(acting[0])} else None


def _holds(person: Person, title: str) -> bool:
    return any(one.title.lower() == title and one.tense in (None, "current", "acting") for one in person.titles)


def _of_like_office(person: Person, others: tuple[Person, ...]) -> bool:
    """Whether somebody can be the counterpart of one of the others: that the offices of both are known, and no word of
    them is the same, speaks against it."""
    own, theirs = _office_words([person]), _office_words(others)
    return not own or not theirs or bool(own & theirs)


def _office_words(persons: Iterable[Person]) -> set[str]:
    titles = (title for one in persons for title in one.titles if not title.rank)
    return {word for title in titles for word in title.title.lower().split()} - {"of", "the", "and", "for"}


def _speaker(reading: Reading, line: Line, at: int) -> _Meant | None:
    """Who says "I": the speaker of direct speech, or the author of a commentary."""
    if not line.quoted[at]:
        author = author_of(reading)
        return (author, False) if author is not None else None
    speaker = speaker_of(reading, line, at)
    if speaker is None:
        return None
    where, found = speaker
    person = found.actors[0].person if found.actors else None
    return (person, False) if person is not None else _of_pronoun(reading, where, found.first, set())


_FRONTS = listed("after before following during in at on while speaking since ahead upon despite as when")
_EARLY = 12
"""How far in a sentence that opens with such a word a pronoun can stand for the subject that comes."""


def _of_pronoun(reading: Reading, line: Line, at: int, others: set[str]) -> _Meant | None:
    """Whom "he" or "she" means, if only one can be meant that the words before it agree with."""
    if line.quoted[at]:
        return _of_quoted(reading, line, at, others)
    resolver = referents(reading.article)
    strict = _of_subjects(reading, line, at, others)
    if strict is not None and not agrees(resolver.gender(strict[0]), PRONOUNS.get(line.plains[at])):
        strict = None
    within = strict is not None and any(one.person is strict[0] for one in line.named)
    if strict is not None and (strict[1] or within):
        return strict
    loose = resolver.pronoun(line, at, others)
    return (loose, False) if loose is not None else strict


def _of_quoted(reading: Reading, line: Line, at: int, others: set[str]) -> _Meant | None:
    """Whom "he" means in the words of somebody else: `A went on. "He met B," said an aide`. The one whom the sentence
    before names beside those of the other side and the one who speaks."""
    speaker = speaker_of(reading, line, at)
    before = reading.lines[line.number - 1] if line.number else None
    if before is None or before.heading or before.ends_quoted or line.opens_quoted or _named_within(line, at):
        return None
    speaks = speaker[1].actors[0].person if speaker is not None and speaker[1].actors else None
    if speaker is not None and speaks is None:
        return None
    named = [one for one in before.named if one.person is None or one.person.name not in others]
    meant = {id(one.person): one.person for one in named if one.person is not speaks and not one.phrase.press}
    only = next(iter(meant.values())) if len(meant) == 1 else None
    free = any(one.person is only and before.plains[one.phrase.first - 1] not in clauses.PREPOSITIONS for one in named)
    if only is None or not free or only not in _subjects(before, len(before.tokens)) or _names_a_role(before):
        return None
    fits = agrees(referents(reading.article).gender(only), PRONOUNS.get(line.plains[at]))
    return (only, False) if fits else None


def _names_a_role(line: Line) -> bool:
    """Whether somebody without a name stands in a sentence: `his driver`, `the envoy`."""
    roles = (at for at, word in enumerate(line.plains) if word in known.ROLE_NOUNS and at not in line.at)
    offices = _office_acts(line, len(line.tokens)) is not None
    return offices or any(line.plains[at - 1] in _HIS | {"the", "a", "an", "'s"} for at in roles if at)


_HIS = listed("his her")


def _named_within(line: Line, at: int) -> bool:
    """Whether the direct speech at a token names somebody before it."""
    return any(one.phrase.first < at and line.quoted[one.phrase.head] for one in line.named)


def _of_subjects(reading: Reading, line: Line, at: int, others: set[str]) -> _Meant | None:
    """The same: the subject before it in its sentence, else that of a sentence before."""
    own = [person for person in _subjects(line, at) if person.name not in others]
    office = _office_acts(line, at)
    if office is not None and not own:
        return _of_office(reading, line, office, others, at)
    if own:
        alone = _named_before(line, at) - others == {own[-1].name} or _alone_of_gender(reading, line, at, own[-1])
        return own[-1], alone and _agrees(line, at)
    opening = line.plains[min(skip_forward(line, 0), at)]
    ahead = main_subject(line, at) if opening in _FRONTS and at < _EARLY else None
    if ahead is not None and ahead.actors and ahead.first > at:
        person = ahead.actors[0].person
        plain = opening == line.plains[0]
        alone = len(ahead.actors) == 1 and person is not None and person.name not in others
        return (person, plain) if person is not None and alone else None
    unquoted = [n for n in line.named if n.person and n.phrase.first < at and not line.quoted[n.phrase.head]]
    unquoted = [n for n in unquoted if not stands_with(line, n)]
    inside = [n for n in unquoted if n.person and n.person.name not in others]
    if inside:
        only = inside[0].person if len(inside) == 1 and inside[0].phrase.owned else None
        return (only, _named_before(line, at) == {only.name} and _agrees(line, at)) if only is not None else None
    return _of_earlier(reading, line, others, at)


def _alone_of_gender(reading: Reading, line: Line, at: int, person: Person) -> bool:
    """Whether all others whom a sentence names before "he" are women, or before "she" men."""
    resolver, wanted = referents(reading.article), PRONOUNS.get(line.plains[at])
    others = [one.person for one in line.named if one.phrase.first < at and one.person is not person]
    known_ = all(one is not None and resolver.gender(one) not in (None, wanted) for one in others)
    return bool(others) and known_ and resolver.gender(person) == wanted and "?" not in _named_before(line, at)


def _of_office(reading: Reading, line: Line, office: int, others: set[str], end: int) -> _Meant | None:
    """Whom "he" means behind `the French minister said`: who holds that office."""
    described = described_before(reading, line, office, ())
    if described is None or described[0].name in others:
        return None
    named = {one.person.name for one in line.named if one.person and one.phrase.first < end} - others
    plain = _is_plain(reading, line, described[0], range(described[1], office + 1))
    return described[0], plain and named <= {described[0].name} and _agrees(line, end)


def _of_earlier(reading: Reading, line: Line, others: set[str], at: int) -> _Meant | None:
    """Whom "he" or "she" means whose sentence names nobody before it: the subject of the last that names somebody."""
    for back in range(1, 4):
        if line.number < back:
            return None
        before = reading.lines[line.number - back]
        if before.heading:
            return None
        end = len(before.tokens)
        subjects = _subjects(before, end)
        distinct = {id(n.person): n.person for n in before.named if n.person and not n.phrase.press}
        wanted = PRONOUNS.get(line.plains[at])
        if subjects and beside_another(before, subjects[0], wanted):
            return None
        if subjects:
            own = subjects[0].name
            between = reading.lines[before.number + 1 : line.number]
            quiet = all(_is_quiet(one) for one in between) and not _acts_unnamed(line, at)
            alone = _named_before(before, end) == {own} or (back == 1 and _goes_on(before, line, own))
            return (subjects[0], alone and quiet and _agrees(before, end, line)) if own not in others else None
        office = _office_acts(before, end)
        if office is not None:
            return _of_office(reading, before, office, others, end)
        if len(distinct) == 1:
            only = next(iter(distinct.values()))
            if beside_another(before, only, wanted):
                return None
            return (only, False) if only.name not in others else None
        if distinct:
            return None
    return None


def _is_quiet(line: Line) -> bool:
    """Whether nobody whom "he" could mean acts in a sentence between."""
    return not _acts_unnamed(line, len(line.tokens)) and _office_acts(line, len(line.tokens)) is None


def _goes_on(before: Line, line: Line, own: str) -> bool:
    """Whether a sentence goes on to tell what the one acting person of the one before did: `A met C. He also met B`.
    All others named there are those whom that person met, or stand behind "with" and "of"."""
    end = len(before.tokens)
    if {person.name for person in _subjects(before, end)} != {own} or "?" in _named_before(before, end):
        return False
    opens = next((i for i, word in enumerate(line.plains) if not line.quoted[i] and line.tokens[i].word), 0)
    if line.plains[opens] not in ("he", "she") and "also" not in line.plains[opens : opens + 4]:
        return False
    rest = [one for one in before.named if one.person is not None and one.person.name != own]
    met = next((at for at in range(end) if _is_contact(before, at)), end)
    return all(one.phrase.first > met or _stands_aside(before, one) for one in rest)


def _is_contact(line: Line, at: int) -> bool:
    return any(words.match(line.plains, at) for words in (CONTACT_VERBS, CONTACT_NOUNS)) and at not in line.at


_ASIDE = listed("with of from alongside")
_BESIDE = listed("accompanied joined flanked")


def _stands_aside(line: Line, one: Named) -> bool:
    """Whether a name stands behind "with", "of" or "accompanied by", alone or in a list there."""
    first = one.phrase.first
    while first > 0 and line.plains[first - 1] in ("and", ",", "the") and first - 2 in line.at:
        first = line.at[first - 2].phrase.first
    before = line.plains[first - 1] if first else ""
    return one.phrase.owned or before in _ASIDE or (before == "by" and line.plains[first - 2] in _BESIDE)


def _named_before(line: Line, end: int) -> set[str]:
    """All whom a sentence names before a token, `?` among them where a surname has two bearers or somebody without a
    name acts."""
    within = [one for one in line.named if one.phrase.first < end]
    named = {one.person.name if one.person else "?" for one in within if one.person or one.ambiguous}
    return named | ({"?"} if _office_acts(line, end) is not None or _acts_unnamed(line, end) else set())


_HE, _SHE = listed("he him his himself"), listed("she her hers herself")


def _agrees(line: Line, end: int, then: Line | None = None) -> bool:
    """Whether only "he" or only "she" stands up to the pronoun, so that all mean one person."""
    words = {*line.plains[: end + 1], *(then.plains if then is not None else ())}
    return not (_HE & words and _SHE & words)


def _acts_unnamed(line: Line, end: int) -> bool:
    """Whether somebody without a name acts before a token: `his aide said he met B`."""
    nouns = (at for at in range(end) if line.plains[at] in known.ROLE_NOUNS and at not in line.at)
    verbs = (skip_forward(line, at + 1) for at in nouns)
    return any(verb < end and is_finite(line.tokens, verb) for verb in verbs)


def _office_acts(line: Line, end: int) -> int | None:
    """The last word of `the president` or `the French minister`, where that is the first subject before a token."""
    for at in range(end):
        if at in line.at and line.at[at].person is not None:
            return None
        if "the" not in line.plains[max(0, at - 4) : at] or line.quoted[at]:
            continue
        head = known.HEADS.match_before(line.plains, at + 1)
        if head is not None and not head[1].plural:
            verb = skip_forward(line, at + 1)
            if verb < end and is_finite(line.tokens, verb):
                return at
    return None


def _subjects(line: Line, end: int) -> list[Person]:
    """The persons before a token that a finite verb follows, or "said" precedes. Who acts within direct speech is not
    who tells of it."""
    found = []
    for named in line.named:
        phrase = named.phrase
        unknown = named.person is None or named.person.evidence < MEDIUM
        if named.person is None or unknown or phrase.last > end or phrase.owned or named.person.press:
            continue
        if stands_with(line, named) or line.quoted[phrase.head]:
            continue
        with_group = line.plains[phrase.last : phrase.last + 2] in (("and", "his"), ("and", "her"))
        index = skip_forward(line, phrase.last + 3 if with_group else phrase.last)
        begins = phrase.first == 0 and line.plains[phrase.last : phrase.last + 1] == (",",)
        speaks = line.plains[phrase.first - 1 : phrase.first] in (("said",), ("says",), ("added",))
        verb = index < min(end, len(line.tokens)) and is_finite(line.tokens, index)
        if begins or speaks or (verb and group_before(line, phrase.last - 1) is not None):
            found.append(named.person)
    return found
