"""What belongs to a contact behind its word: persons, dates, places, and what it was about, as far as nothing else
stands between. The walk ends at the first word that it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loader.extraction.lexicon import listed, words
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.nouns import CONTACT_NOUNS
from loader.extraction.rules.contacts.occurrences import past_happening
from loader.extraction.rules.details.places import Place, place_at
from loader.extraction.rules.details.topic_verbs import focus_at, topic_verb_at
from loader.extraction.rules.details.topics import Topics, does_at, topics_at, topics_before
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Actor, skip_forward
from loader.extraction.rules.grammar.objects import skip_means
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["Attached", "attached"]

_ABOUT = listed("on about over regarding concerning")
_MODIFIERS = words("contact-modifiers.txt")
_NO_TOPICS = words("no-topics.txt")
_TALKS = listed(
    "talks talk discussions discussion negotiations negotiation consultations consultation conversation conversations"
)
_TALKED = frozenset({"talks", "phone call", "video call"})
_CONNECTING = listed("with between by and to from including , both")
_EVENTS = listed(
    "summit conference forum assembly festival congress council session meeting annual security economic climate world"
)
_GUESTS = listed("welcomed welcomes welcome received receives receive hosted hosts host greeted greets greet invited")
_CLAUSES = (
    (",", "and", "they"), ("and", "they"), (",", "and", "the", "two"), ("and", "the", "two"), (",", "where", "they"),
    ("where", "they"), (",", "during", "which", "they"), ("during", "which", "they"), (",", "at", "which", "they"),
    ("at", "which", "they"), ("in", "which", "they"), (",", "when", "they"), (",", "and"), ("and",), (",",),
)  # fmt: skip
"""What joins a verb to the contact before it, so that the same persons talk."""
_ELSEWHERE = listed("later then separately afterwards afterward subsequently")
"""Behind "and" these tell of another occasion."""
_OCCASIONS = listed("meeting talks discussions conversation call summit meetings encounter lunch dinner")
_MATTERS = listed(
    "issue issues case cases question questions matter matters subject plight fate topic concern concerns"
)
_AHEAD = listed("will would expected due likely to should may")


@dataclass(frozen=True, slots=True)
class Attached:
    """One phrase behind a contact word: a place, or topics; `purpose`: they are what was to be talked about. `end` is
    the token where it ends."""

    end: int
    place: Place | None = None
    topics: Topics | None = None
    purpose: bool = False


def attached(one: Read) -> tuple[Attached, ...]:
    """The phrases behind a contact word in their order."""
    return tuple(_walk(one))


def _walk(one: Read) -> Iterator[Attached]:
    line, index, purposed = one.line, one.last, False
    if line.plains[one.first] in ("discussed", "discuss", "discusses", "discussing") and index < len(line.tokens):
        found = topics_at(line, index)
        yield Attached(found.end, topics=found)
        index = found.end
    while index < len(line.tokens):
        phrase = _phrase(one, index, purposed=purposed)
        if phrase is None or phrase.end <= index:
            return
        purposed = purposed or phrase.purpose
        yield phrase
        index = phrase.end


def _phrase(one: Read, index: int, *, purposed: bool) -> Attached | None:
    line = one.line
    moved = max(_past_persons(one, index), skip_forward(line, index), skip_means(line, index), _past_talks(line, index))
    moved = max(moved, past_happening(line, max(one.anchors)) if index in one.anchors else index)
    if moved > index:
        return Attached(moved)
    found = _place(one, index + _closes_name(one, index)) if not purposed else None
    return found or _sidelines(line, index) or _topics(one, index) or _told(one, index) or _comma(line, index)


def _past_persons(one: Read, index: int) -> int:
    """The end of the persons of the contact that begin here, with the "with" or "and" before them."""
    line = one.line
    following = index + (line.plains[index] in _CONNECTING)
    following += following > index and line.plains[following : following + 1] in (("with",), ("then",))
    for found in (one.one, one.other):
        if found is not None and found.first <= following < found.last:
            return found.last
        if found is not None and not found.actors and found.first == following and following < len(line.tokens):
            return _description_end(line, following)
    named = line.at.get(following)
    own = named is not None and any(named.person is actor.person for actor in _actors(one))
    return named.phrase.last if named is not None and own else index


def _closes_name(one: Read, index: int) -> bool:
    """Whether the comma here closes what one before the name opened: `his counterpart, A, in Ankara`."""
    line = one.line
    if line.plains[index] != "," or index + 1 >= len(line.tokens):
        return False
    named = line.at.get(index - 1)
    return named is not None and line.plains[named.phrase.head - 1 : named.phrase.head] == (",",)


def _actors(one: Read) -> Iterator[Actor]:
    for found in (one.one, one.other):
        yield from found.actors if found is not None else ()


def _description_end(line: Line, start: int) -> int:
    """`his Kenyan counterpart`: up to the next preposition, sign, date or verb."""
    end = start
    while end < min(start + 8, len(line.tokens)):
        stops = line.plains[end] in PREPOSITIONS - {"of"} or not line.tokens[end].word
        if stops or line.date_at(end) or is_finite(line.tokens, end) or line.plains[end] in ("and", "who", "that"):
            break
        end += 1
    return end


def _past_talks(line: Line, index: int) -> int:
    """Past `for two days of talks`, `during a working lunch`."""
    if line.plains[index] not in ("for", "during", "in", "at", "over"):
        return index
    at = index + 1
    while at < min(index + 7, len(line.tokens)):
        noun = CONTACT_NOUNS.match(line.plains, at)
        if noun:
            return at + noun[0]
        counted = line.plains[at] in ("days", "hours", "of", "rounds", "round") or line.tokens[at].text[:1].isdigit()
        if not counted and line.plains[at] not in _MODIFIERS and "-" not in line.plains[at]:
            return index
        at += 1
    return index


def _place(one: Read, index: int) -> Attached | None:
    line, word = one.line, one.line.plains[index]
    to = word == "to" and line.plains[one.first] in _GUESTS
    if word not in ("in", "at") and not to:
        return None
    found = place_at(line, index)
    return Attached(found[1], place=found[0]) if found else None


def _sidelines(line: Line, index: int) -> Attached | None:
    """`on the sidelines of the Northern Rivers Forum`."""
    at = index + 1 + (line.plains[index + 1 : index + 2] == ("the",))
    if not line.plains[at : at + 1] or line.plains[at] not in ("sidelines", "margins", "fringes"):
        return None
    end = at + 1
    while end < len(line.tokens) and _of_event(line, end):
        end += 1
    return Attached(end)


def _of_event(line: Line, at: int) -> bool:
    word = line.plains[at]
    small = word in _EVENTS or word in ("of", "the", "a", "an", "this", "and") or "-" in word
    return (line.tokens[at].capital or small) and not line.date_at(at)


def _topics(one: Read, index: int) -> Attached | None:
    """`on fishing rights`, `to discuss fishing rights`, `focusing on fishing rights`."""
    line = one.line
    for start, purpose in (
        (_about(one, index), False),
        (_purpose(line, index), True),
        *_focus(line, index),
    ):
        if start is not None:
            known_other = one.other is None or (one.other.actors != () and one.other.last <= index)
            found = topics_at(line, start, with_others=known_other)
            return Attached(found.end, topics=found, purpose=purpose) if found.end > start else None
    return _on_agenda(line, index)


def _about(one: Read, index: int) -> int | None:
    """Where topics begin behind "on" and its like, or None where it tells of something else."""
    line, word = one.line, one.line.plains[index]
    if word not in _ABOUT or line.date_at(index):
        return None
    talked = one.kind in _TALKED or line.plains[index - 1] in _TALKS
    noun = CONTACT_NOUNS.match(line.plains, one.first) is not None
    if not talked and (word == "over" or (word == "on" and not noun)):
        return None
    if any(_is_occasion(line, at) for at in range(index + 1, min(index + 4, len(line.tokens)))):
        return None
    named = any(names.match(line.texts, index + 1) for names in (known.STATES, known.CITIES, known.PLACES))
    return None if named and word == "on" and not talked else index + 1


def _is_occasion(line: Line, at: int) -> bool:
    """Whether a word tells where or how they talked: `on the border`; not so in `on the border dispute`."""
    if line.plains[at] not in _NO_TOPICS:
        return False
    following = at + 1
    ends = following >= len(line.tokens) or not line.tokens[following].word or line.tokens[following].capital
    return ends or line.plains[following] in known.FUNCTION_WORDS or line.date_at(following) is not None


_BIDS = (("in", "a", "bid"), ("in", "an", "effort"), ("in", "an", "attempt"))


def _purpose(line: Line, index: int) -> int | None:
    """`to discuss`, `in order to talk about`."""
    to = index + 2 * (line.plains[index : index + 2] == ("in", "order"))
    to += line.plains[to : to + 1] == (",",)
    to += 3 * (line.plains[to : to + 3] in _BIDS)
    aimed = line.plains[to : to + 2] in (("aimed", "at"), ("aiming", "at"))
    if does_at(line, to + 2) and aimed:
        return to + 3
    if line.plains[to : to + 1] != ("to",):
        return None
    to += 2 * (line.plains[to + 1 : to + 3] == ("try", "to"))
    if does_at(line, to + 1):
        return to + 2
    verb = topic_verb_at(line, skip_forward(line, to + 1))
    return verb.end if verb is not None and "base" in verb.shapes else None


def _focus(line: Line, index: int) -> Iterator[tuple[int, bool]]:
    """`that focused on`, `, covering`, `are expected to focus on`."""
    at = index + (line.plains[index] == ",")
    at += line.plains[at : at + 1] in (("that",), ("which",))
    ahead = False
    while at < min(index + 7, len(line.tokens)):
        found = focus_at(line, at)
        if found is not None:
            yield found.end, ahead or found.shapes == {"base"}
            return
        word = line.plains[at]
        if word not in _AHEAD and word not in ("be", "was", "were", "are", "is", "have", "has", "mainly", "largely"):
            return
        ahead = ahead or word in _AHEAD
        at += 1


def _on_agenda(line: Line, index: int) -> Attached | None:
    """`, with fishing rights high on the agenda`."""
    start = index + (line.plains[index] == ",")
    if line.plains[start : start + 1] != ("with",):
        return None
    for end in range(start + 2, min(start + 14, len(line.tokens) - 2)):
        if line.plains[end] in ("on", "topping") and "agenda" in line.plains[end + 1 : end + 4]:
            last = end - (line.plains[end - 1] in ("high", "top", "also", "first"))
            last -= line.plains[last - 1] == "all"
            found = topics_before(line, start + 1, last)
            closed = line.plains.index("agenda", end) + 1
            return Attached(closed, topics=found, purpose=True) if found.spans else None
    return None


def _told(one: Read, index: int) -> Attached | None:
    """`A met B and discussed fishing rights`, `A met B in Lisbon, where they discussed fishing rights`."""
    line = one.line
    for joint in _CLAUSES:
        if line.plains[index : index + len(joint)] == joint:
            return _told_behind(one, index + len(joint), joint)
    return None


def _told_behind(one: Read, start: int, joint: tuple[str, ...]) -> Attached | None:
    line = one.line
    at = skip_forward(line, start) if start < len(line.tokens) else start
    if at >= len(line.tokens) or (joint[-1] == "and" and _ELSEWHERE & set(line.plains[start:at])):
        return None
    verb = topic_verb_at(line, at)
    if verb is None or not verb.shapes & _shapes(one, joint):
        return None
    found = topics_at(line, verb.end)
    if (
        not found.spans
        or _with_somebody_else(one, found.end)
        or (verb.alone and not _at_meeting(one, verb.end, found.end))
    ):
        return None
    return Attached(found.end, topics=found)


def _shapes(one: Read, joint: tuple[str, ...]) -> frozenset[str]:
    if joint == (",",):
        return frozenset({"gerund"})
    return frozenset({"base"}) if one.judged.ahead and joint[-1] == "and" else frozenset({"past"})


def _with_somebody_else(one: Read, index: int) -> bool:
    """Whether "with" somebody follows who is not of this meeting."""
    line = one.line
    if line.plains[index : index + 1] != ("with",):
        return False
    return (
        line.plains[index + 1 : index + 2] not in (("him",), ("her",), ("them",)) and _past_persons(one, index) == index
    )


def _at_meeting(one: Read, start: int, end: int) -> bool:
    """Whether what one of them raised was raised there: with the other, in the talks; or it is called a matter."""
    line = one.line
    if _MATTERS & set(line.plains[start : start + 3]):
        return True
    if line.plains[end : end + 1] == ("with",):
        return True
    return line.plains[end : end + 1] in (("in",), ("during",), ("at",)) and bool(
        _OCCASIONS & set(line.plains[end + 1 : end + 5])
    )


def _comma(line: Line, index: int) -> Attached | None:
    """A comma before a date, "for talks" or topics; never one before a place, which can be somebody else's."""
    if line.plains[index] != "," or index + 1 >= len(line.tokens):
        return None
    after = line.plains[index + 1]
    closes = line.date_at(index - 1) is not None or after in _ABOUT or after == "for" or line.date_at(index + 1)
    return Attached(index + 1) if closes else None
