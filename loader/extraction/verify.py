"""The one verifier, for what any engine proposes: nothing passes that the words of the article do not bear out.

A contact passes where (1) its places lie in the text and in one sentence, (2) the words named are persons, (3) a
contact word governs both sides, and (4) the rules read a status. Of the engine's status and that of the rules the
weaker one counts, and the proposal is marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loader.extraction.article import Article, Sentence, Span
from loader.extraction.candidates import Candidate, Contact, Mention, Office, Statement, Trip
from loader.extraction.outcome import Rejected
from loader.extraction.rules.contacts.statements import statements_in
from loader.extraction.rules.details.trips import Journey, journey_at
from loader.extraction.rules.grammar.status import STRENGTH, weaker
from loader.extraction.rules.persons.names import MEDIUM, STRONG
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Reading, read
from loader.extraction.rules.resolving import background, loosely
from loader.extraction.rules.resolving.resolved import Contacted, contacts_in

__all__ = ["Verified", "VerifiedStatement", "VerifiedTrip", "verify"]


_Inside = dict[Sentence, list[Contacted]]

_PRIVATE = "nobody with an office, and no meeting: private life"


@dataclass(frozen=True, slots=True)
class Who:
    """A person of a verified candidate, and where the sentence names them."""

    person: Person
    span: Span
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """A contact that passed. `read` is what the rules read at its trigger; without reasons it is sure."""

    candidate: Contact
    read: Contacted
    one: tuple[Who, ...]
    other: tuple[Who, ...]
    status: str
    reasons: tuple[str, ...]

    @property
    def everybody(self) -> tuple[Who, ...]:
        """Both sides."""
        return (*self.one, *self.other)


@dataclass(frozen=True, slots=True)
class VerifiedTrip:
    candidate: Trip
    journey: Journey
    traveller: Who
    status: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifiedStatement:
    candidate: Statement
    speaker: Who
    audience: tuple[Who, ...]
    reasons: tuple[str, ...]


_Passed = Verified | VerifiedTrip | VerifiedStatement


class _RejectedError(Exception):
    """Why a candidate is refused."""


def verify(article: Article, candidates: Iterable[Candidate]) -> tuple[list[_Passed], list[Rejected]]:
    """What passes, in the order of the candidates, and what does not, each with the reason."""
    reading = read(article)
    passed: list[_Passed] = []
    refused: list[Rejected] = []
    inside = _by_sentence(article)
    for candidate in candidates:
        try:
            passed.append(_verified(reading, inside, candidate))
        except _RejectedError as error:
            refused.append(Rejected(_spans(candidate), str(error)))
    public = [one for one in passed if _is_of_public_life(one, passed)]
    refused += (Rejected(_spans(one.candidate), _PRIVATE) for one in passed if one not in public)
    return public, refused


def _is_of_public_life(one: _Passed, passed: Sequence[_Passed]) -> bool:
    """Whether it is for this graph: a journey of somebody who holds an office or met somebody, words to or of somebody
    with an office, a contact of persons who are known as such or hold one."""
    match one:
        case VerifiedTrip():
            met = {id(who.person) for other in passed if isinstance(other, Verified) for who in other.everybody}
            return _is_official(one.traveller.person) or id(one.traveller.person) in met
        case VerifiedStatement():
            people = [who.person for who in (one.speaker, *one.audience)]
            return any(map(_is_official, people)) and all(person.evidence >= STRONG for person in people)
        case Verified():
            people = [who.person for who in one.everybody]
            return any(map(_is_official, people)) or all(person.evidence >= STRONG for person in people)


def _is_official(person: Person) -> bool:
    """Whether the text gives an office, or a rank of a king."""
    return bool(person.role) or any(not title.rank or title.regnal for title in person.titles)


def _verified(reading: Reading, inside: _Inside, candidate: Candidate) -> _Passed:
    _check_places(reading, candidate)
    match candidate:
        case Contact():
            return _contact(reading, inside, candidate)
        case Trip():
            return _trip(reading, candidate)
        case Statement():
            return _statement(reading, candidate)
    raise _RejectedError("offices are read by the rules alone")


def _spans(candidate: Candidate) -> tuple[Span, ...]:
    match candidate:
        case Contact():
            return (candidate.trigger, *(mention.span for mention in (*candidate.one, *candidate.other)))
        case Trip():
            return (candidate.trigger, candidate.traveller.span)
        case Statement():
            return (candidate.trigger, candidate.speaker.span, *(one.span for one in candidate.audience))
        case Office():
            return (candidate.title, candidate.person.span)


def _check_places(reading: Reading, candidate: Candidate) -> None:
    text = reading.article.text
    spans = _spans(candidate)
    if any(not (0 <= span.start < span.end <= len(text)) for span in spans):
        raise _RejectedError("a range outside the text")
    if isinstance(candidate, Office):
        return
    if reading.line_of(candidate.sentence) is None:
        raise _RejectedError("no sentence of this text")
    if any(not span.within(candidate.sentence.span) for span in spans):
        raise _RejectedError("words that do not stand in the sentence")


def _contact(reading: Reading, inside: _Inside, candidate: Contact) -> Verified:
    one = tuple(_who(reading, mention) for mention in candidate.one)
    other = tuple(_who(reading, mention) for mention in candidate.other)
    _check_two_sides(one, other)
    read, loose = _governing(inside, candidate, one, other)
    judged = read.read.judged
    if judged.status is None:
        raise _RejectedError("no status can be read: denied, conditional, or no more than talked about")
    people = [who.person for who in (*one, *other)]
    refusal = background.refusal(reading, read.read, people)
    if refusal is not None:
        raise _RejectedError(refusal)
    status, marked = _weaker_status(candidate.status, judged.status)
    reasons = (*read.reasons, *loose, *marked, *_doubts((*one, *other)), *background.doubts(reading, read.read, people))
    return Verified(candidate, read, one, other, status, tuple(dict.fromkeys(reasons)))


def _who(reading: Reading, mention: Mention) -> Who:
    """The person of a mention. The words at its fullest name must name somebody, and nothing else."""
    named = reading.person_at(mention.name)
    if named is None:
        raise _RejectedError("words that name no person")
    if named.ambiguous:
        raise _RejectedError("a surname with two bearers")
    if named.person is None:
        raise _RejectedError("words that name no person")
    here = reading.person_at(mention.span)
    if mention.full is not None and here is not None and here.person is not named.person:
        raise _RejectedError("a name that belongs to somebody else")
    if named.person.press:
        raise _RejectedError("a journalist or spokesman: an interview or a briefing is no meeting")
    return Who(named.person, mention.span, rival=here is not None and here.rival)


def _check_two_sides(one: tuple[Who, ...], other: tuple[Who, ...]) -> None:
    persons = [who.person for who in (*one, *other)]
    if len({id(person) for person in persons}) != len(persons):
        raise _RejectedError("one person twice")
    if not one or (not other and len(one) < 2):
        raise _RejectedError("not two persons")
    weak = [person for person in persons if person.evidence < MEDIUM and not (person.full and person.country)]
    if len(weak) > 1 or (weak and len(persons) > 2):
        raise _RejectedError("nothing says that these are persons")


def _governing(
    inside: _Inside, candidate: Contact, one: tuple[Who, ...], other: tuple[Who, ...]
) -> tuple[Contacted, tuple[str, ...]]:
    """The contact that the rules read at the trigger, if it is one between these."""
    at = [found for found in inside.get(candidate.sentence, ()) if _overlap(_trigger(found), candidate.trigger)]
    if not at:
        raise _RejectedError("no contact word")
    for found in at:
        if _covers(found, one, other):
            return found, ()
    for found in at:
        if not found.complete and loosely.governs(found.read, [w.span for w in one], [w.span for w in other]):
            return found, ("the rules find no grammar that ties these to the contact word",)
    raise _RejectedError("no contact word governs both")


def _by_sentence(article: Article) -> _Inside:
    """The contacts that the rules read, by sentence."""
    inside: _Inside = defaultdict(list)
    for found in contacts_in(article):
        inside[found.read.line.sentence].append(found)
    return inside


def _trigger(read: Contacted) -> Span:
    return read.read.line.span(read.read.first, read.read.last)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _covers(read: Contacted, one: tuple[Who, ...], other: tuple[Who, ...]) -> bool:
    left = {id(actor.person) for actor in read.one}
    right = {id(actor.person) for actor in read.other}
    first, second = {id(who.person) for who in one}, {id(who.person) for who in other}
    if not right:
        return first | second <= left
    return bool(second) and ((first <= left and second <= right) or (first <= right and second <= left))


def _weaker_status(claimed: str | None, own: str) -> tuple[str, tuple[str, ...]]:
    if claimed is None or claimed == own:
        return own, ()
    if claimed not in STRENGTH:
        raise _RejectedError("a status of another name")
    return weaker(claimed, own), ("engine and rules read different statuses; the weaker one stands",)


def _doubts(people: Iterable[Who]) -> Iterable[str]:
    for who in people:
        if not who.person.full and not _holds_office(who.person):
            yield "a surname only"
        if who.rival or who.person.namesake:
            yield "others may have the same surname"
        if who.person.evidence < STRONG:
            yield "that this is a person, only the use of the name says"


def _holds_office(person: Person) -> bool:
    """Whether the text gives an office: `President Sokolov` is told apart by it, `Mr Sokolov` is not."""
    return any(not title.rank for title in person.titles)


def _trip(reading: Reading, candidate: Trip) -> VerifiedTrip:
    who = _who(reading, candidate.traveller)
    journey = journey_at(reading.article, candidate.sentence, candidate.trigger)
    if journey is None or all(actor.person is not who.person for actor in journey.traveller.actors):
        raise _RejectedError("no word of travelling governs this person")
    status = journey.judged.status or ""
    final, marked = _weaker_status(candidate.status, status)
    return VerifiedTrip(candidate, journey, who, final, (*journey.judged.reasons, *marked, *_doubts([who])))


def _statement(reading: Reading, candidate: Statement) -> VerifiedStatement:
    speaker = _who(reading, candidate.speaker)
    audience = tuple(_who(reading, mention) for mention in candidate.audience)
    own = [one for one in statements_in(reading.article) if one.trigger == candidate.trigger]
    told = {id(_who(reading, mention).person) for one in own for mention in one.audience}
    spoke = {id(_who(reading, one.speaker).person) for one in own}
    if id(speaker.person) not in spoke or not audience or not {id(who.person) for who in audience} <= told:
        raise _RejectedError("no word of telling governs these")
    return VerifiedStatement(candidate, speaker, audience, tuple(_doubts((speaker, *audience))))
