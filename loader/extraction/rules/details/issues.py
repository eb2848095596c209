"""What a contact was about: as its own sentence says, and as the next ones say of "the talks"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loader.extraction.article import Span
from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.nouns import CONTACT_NOUNS
from loader.extraction.rules.details.attached import attached
from loader.extraction.rules.details.places import place_at
from loader.extraction.rules.details.topic_verbs import focus_at, topic_verb_at
from loader.extraction.rules.details.topics import Topics, topics_at, topics_before
from loader.extraction.rules.grammar.clauses import skip_forward
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.words.verbs import is_finite, verb_group

__all__ = ["Issue", "issues_of", "issues_told_after"]

_AHEAD = listed("will would 'll expected due likely to should may could might planned")
_NO = listed("not no n't never neither nor without hardly cannot whether if unless unclear refused declined")
_BETWEEN = listed("be was were are is have has been mainly largely also had chiefly primarily likely")
_TWO = (
    ("they",),
    ("we",),
    ("the", "two"),
    ("both",),
    ("the", "pair"),
    ("the", "two", "sides"),
    ("both", "sides"),
    ("the", "sides"),
)
_PEOPLE = listed("men women leaders ministers presidents sides officials diplomats countries premiers counterparts")
_OPENING = listed("the their these this those")
_OCCASIONS = listed("meeting talks discussions conversation call summit meetings negotiations agenda")
_SOON = 5
_REACH = 2
"""How many sentences on the text can go on telling of the same talks."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What was talked about. `explicit`: the text says that it was; else it was to be."""

    span: Span
    explicit: bool


def issues_of(one: Read) -> tuple[Issue, ...]:
    """What the contact's own sentence says that it was about."""
    found = [
        Issue(span, explicit=not phrase.purpose and not one.judged.ahead)
        for phrase in attached(one)
        if phrase.topics is not None
        for span in phrase.topics.spans
    ]
    return (*found, *_raised_in(one))


def _raised_in(one: Read) -> Iterator[Issue]:
    """`During talks with B, A raised fishing`, `A raised fishing in her talks with B`."""
    line = one.line
    for at in range(len(line.tokens)):
        verb = topic_verb_at(line, at)
        if verb is None or not verb.alone or "past" not in verb.shapes or one.judged.status not in ("held", "ongoing"):
            continue
        before = line.plains[max(0, one.first - 4) : one.first]
        group = verb_group(line.tokens, at, at + 1, frozenset({"past"}))
        inside = bool({"during", "in", "at"} & set(before)) and not group.negated and group.tense == "past"
        found = topics_at(line, verb.end)
        if line.plains[found.end : found.end + 1] == ("when",) and one.first - found.end < _SOON and not group.negated:
            inside = group.tense == "past"
        near = found.end >= one.first - 4 or one.first < at
        if inside and near and _speaks(one, group.first):
            yield from (Issue(span, explicit=True) for span in found.spans)


def _persons(one: Read) -> set[int]:
    return {id(who.person) for found in (one.one, one.other) if found for who in found.actors if who.person}


def _speaks(one: Read, verb: int) -> bool:
    """Whether the subject of a verb is one of the contact; "her talks" are those of the only one before."""
    subject = subject_of(one.line, verb)
    if subject is None or not subject.actors:
        return False
    own = one.one is not None and one.one.pronoun in ("he", "she") and len(subject.actors) == 1
    return own or any(id(who.person) in _persons(one) for who in subject.actors)


def issues_told_after(reading: Reading, line: Line, persons: list[Person]) -> tuple[Issue, ...]:
    """What the next sentences say of "the talks" or of "the two", where the sentence `line` tells of one contact and
    names nobody but who had it."""
    own = {id(person) for person in persons}
    if any(named.ambiguous or (named.person and id(named.person) not in own) for named in line.named):
        return ()
    found: list[Issue] = []
    for following in reading.lines[line.number + 1 : line.number + 1 + _REACH]:
        if following.heading or any(named.person and id(named.person) not in own for named in following.named):
            break
        told = list(_told(following, own))
        if not told:
            break
        found += told
    return tuple(found)


def _told(line: Line, own: set[int]) -> Iterator[Issue]:
    if _NO & set(line.plains) or any(word.endswith("n't") for word in line.plains):
        return
    for topics, explicit in (
        _of_talks(line),
        _of_the_two(line),
        _of_topics(line),
        _of_agenda(line),
        _raised(line, own),
    ):
        if topics is not None:
            yield from (Issue(span, explicit) for span in topics.spans)
            return


_Told = tuple[Topics | None, bool]
_NOTHING: _Told = (None, False)


def _of_talks(line: Line) -> _Told:
    """`The talks in Lisbon focused on fishing`."""
    at = _past_talks(line, 0)
    if at is None:
        return _NOTHING
    ahead = False
    while at < min(12, len(line.tokens)):
        found = focus_at(line, at)
        if found is not None:
            return topics_at(line, found.end, with_others=True), not ahead
        moved, place = skip_forward(line, at), place_at(line, at) if line.plains[at] in ("in", "at") else None
        if line.plains[at] not in _AHEAD | _BETWEEN and moved == at and place is None:
            return _NOTHING
        ahead = ahead or line.plains[at] in _AHEAD
        at = place[1] if place else max(moved, at + 1)
    return _NOTHING


def _past_talks(line: Line, at: int) -> int | None:
    """Past `the two-hour talks`, `their meeting`."""
    if line.plains[at : at + 1] and line.plains[at] in _OPENING:
        for index in range(at + 1, min(at + 4, len(line.tokens))):
            noun = CONTACT_NOUNS.match(line.plains, index)
            if noun:
                return index + noun[0]
    return None


def _of_the_two(line: Line) -> _Told:
    """`The two leaders discussed fishing`, `They will talk about fishing`."""
    first = int(line.plains[:1] in (('"',), ("“",)))
    start = max((len(words) for words in _TWO if line.plains[first : first + len(words)] == words), default=0)
    if line.plains[first : first + 1] == ("we",) and not first:
        return _NOTHING
    start += first if start else 0
    if not start and line.plains[:1] == ("the",) and line.plains[1:2] and line.plains[1] in _PEOPLE:
        start = 2
    if not start:
        return _NOTHING
    start += line.plains[start : start + 1] != () and line.plains[start] in _PEOPLE
    ahead = False
    for at in range(start, min(start + 6, len(line.tokens))):
        verb = topic_verb_at(line, at)
        if verb is not None:
            past = bool({"past", "participle"} & verb.shapes)
            return (topics_at(line, verb.end), past and not ahead) if past or ahead else _NOTHING
        if line.plains[at] not in _AHEAD | _BETWEEN and skip_forward(line, at) == at:
            return _NOTHING
        ahead = ahead or line.plains[at] in _AHEAD
    return _NOTHING


_TOPPED = listed("topped dominated headed led topping dominating top dominate head")


def _of_topics(line: Line) -> _Told:
    """`Fishing dominated the talks`, `fishing was discussed at the meeting`, `fishing is high on the agenda`."""
    for at in range(1, min(16, len(line.tokens) - 1)):
        word, rest = line.plains[at], line.plains[at + 1 : at + 6]
        if word in _TOPPED and _OCCASIONS & set(rest[:3]):
            end, ahead = _verb_start(line, at)
            return topics_before(line, 0, end), not ahead and "agenda" not in rest[:3]
        if word in ("was", "were", "is", "are") and "on" in rest[:3] and "agenda" in rest[:5]:
            return topics_before(line, 0, at), False
        if word in ("was", "were") and _passive(line, at + 1):
            return topics_before(line, 0, at), True
    return _NOTHING


def _verb_start(line: Line, at: int) -> tuple[int, bool]:
    """Where the verb group that ends here begins, and whether it tells of what is to come."""
    first, ahead = at, False
    while first > 0 and line.plains[first - 1] in _AHEAD | _BETWEEN:
        first -= 1
        ahead = ahead or line.plains[first] in _AHEAD
    return first, ahead


def _passive(line: Line, at: int) -> bool:
    """`discussed`, `also raised during the meeting`; not `discussed by parliament`."""
    at = skip_forward(line, at)
    if line.plains[at : at + 1] not in (("discussed",), ("raised",), ("reviewed",), ("debated",)):
        return False
    after = line.plains[at + 1 : at + 2]
    if not after or not line.tokens[at + 1].word:
        return True
    return after[0] in ("at", "during", "in") and bool(_OCCASIONS & set(line.plains[at + 2 : at + 5]))


_LISTED = listed("topics issues subjects matters themes")
_FOREIGN = listed("his her its other these such key election campaign domestic")


def _of_agenda(line: Line) -> _Told:
    """`The agenda includes fishing`, `On the agenda were fishing and tolls`."""
    listing = next((at for at in range(min(5, len(line.plains))) if line.plains[at] in ("included", "include")), 0)
    if listing and _LISTED & set(line.plains[:listing]) and not _FOREIGN & set(line.plains[:listing]):
        return topics_at(line, listing + 1), line.plains[listing] == "included"
    opening = line.plains[:4]
    if opening[:2] == ("the", "agenda") and opening[2:3] in (("includes",), ("included",), ("covers",), ("will",)):
        return topics_at(line, 3 + (opening[2] == "will")), False
    if opening[:3] == ("on", "the", "agenda") or opening == ("also", "on", "the", "agenda"):
        at = 4 if opening[0] == "also" else 3
        verb = next(
            (index for index in range(at, min(at + 4, len(line.tokens))) if is_finite(line.tokens, index)), None
        )
        start = (
            skip_forward(line, verb + 1 + (line.plains[verb + 1 : verb + 2] == ("be",))) if verb is not None else None
        )
        return (topics_at(line, start), False) if start is not None and start < len(line.tokens) else _NOTHING
    return _NOTHING


def _raised(line: Line, own: set[int]) -> _Told:
    """`A said she raised fishing with B`, `A raised fishing during the meeting`."""
    for at in range(1, len(line.tokens)):
        verb = topic_verb_at(line, at)
        if verb is None or "past" not in verb.shapes:
            continue
        found = topics_at(line, verb.end)
        if _at_meeting(line, found.end, own) and _by_one_of_them(line, at, own):
            return found, True
    return _NOTHING


def _at_meeting(line: Line, end: int, own: set[int]) -> bool:
    word, rest = line.plains[end : end + 1], line.plains[end + 1 : end + 5]
    if word == ("with",):
        named = line.at.get(end + 1)
        return rest[:1] in (("him",), ("her",)) or (named is not None and id(named.person) in own)
    return word in (("in",), ("during",), ("at",)) and bool(_OCCASIONS & set(rest[:3]))


def _by_one_of_them(line: Line, at: int, own: set[int]) -> bool:
    """Whether one of them did it: named as the subject, or "he" behind what one of them said."""
    group = verb_group(line.tokens, at, at + 1, frozenset({"past"}))
    subject = subject_of(line, group.first)
    if subject is None or group.negated or group.tense not in ("past", "perfect", "pluperfect"):
        return False
    if subject.actors:
        return all(id(who.person) in own for who in subject.actors)
    opener = line.at.get(0) if line.plains[:1] not in (("he",), ("she",)) else None
    said = opener is not None and id(opener.person) in own
    return subject.pronoun in ("he", "she") and (said or subject.first == 0)
