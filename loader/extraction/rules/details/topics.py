"""Topics of a sentence: the noun phrases behind "discussed" or "talks on", each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loader.extraction.article import Span
from loader.extraction.lexicon import Phrases, listed, rows, words
from loader.extraction.rules.details.places import place_at
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, skip_forward
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["Topics", "does_at", "topics_at", "topics_before"]

_EMPTY = words("topics-empty.txt")
_HEADS = words("topic-heads.txt")
_ADJECTIVES = words("topic-adjectives.txt")
_TO_NOUNS = words("topic-to-nouns.txt")
_HAPPENINGS = words("happenings.txt")
_JOINED = Phrases([(row[0], True) for row in rows("topics-joined.txt")])
_THIRD_PERSON = words("third-person-only.txt")
_NOUNS_TOO = listed("cut cuts cost costs spread split ground set read run light hit hurt")
"""Forms of verbs that are nouns as often."""
_ENDS = listed(
    "by after before during when where who whom whose which that as while since until if said told but ahead amid from "
    "because despite following than though although he she they we it i you without unless whether at"
)
_OPENERS = listed("how whether what why when where who if whatever")
"""A clause begins with these, no noun phrase."""
_TRIMMED = listed("the a an its his her their our how both also on of about over and or some any all")
_JOINTS = (
    ("as", "well", "as"), ("such", "as"), ("along", "with"), ("together", "with"), ("among", "them"),
    ("ranging", "from"), ("including",), ("notably",), ("especially",), ("particularly",), ("plus",), (",",), ("and",),
)  # fmt: skip
_PARTICIPLES = listed(
    "ranging allowing facing involving regarding concerning relating related arising affecting leading calling urging "
    "adding saying telling making giving paving hoping warning noting insisting stressing promising pledging seeking "
    "aiming trying according agreeing covering touching raising surrounding requiring"
)
"""Words with which a clause of its own begins behind a topic."""
_BEFORE_PARTICIPLE = listed("a an the his her their its of on about over in for and newly recently so-called")
_ASIDE = (
    ("bid",),
    ("attempt",),
    ("effort",),
    ("order",),
    ("which",),
    ("what",),
    ("addition",),
    ("response",),
    ("return",),
)
_LONGEST, _FARTHEST = 10, 34


@dataclass(frozen=True, slots=True)
class Topics:
    """Where each topic stands; `end` is the token at which what belongs to them ends."""

    spans: tuple[Span, ...]
    end: int


@dataclass(slots=True)
class _Pieces:
    """Noun phrases in the making: the first token of the present one, those that are done, what joined them."""

    first: int
    done: list[tuple[int, int]] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)
    ranging: bool = False

    def close(self, end: int, following: int, joint: str) -> None:
        self.done.append((self.first, end))
        self.joints.append(joint)
        self.first = following


def topics_at(line: Line, start: int, *, with_others: bool = False, limit: int | None = None) -> Topics:
    """The topics that begin at a token. `with_others`: who was met is named before, so that "with" goes on with a
    topic: `talks with B on ties with Kenya`. None goes beyond `limit`."""
    start = _past_doing(line, start)
    if start >= len(line.tokens) or line.plains[start] in _OPENERS | PREPOSITIONS - {"including", "like"}:
        return Topics((), start)
    pieces = _Pieces(start)
    at, stop = start, min(len(line.tokens), start + _FARTHEST, len(line.tokens) if limit is None else limit)
    while at < stop and not _ends(line, pieces, at, with_others=with_others):
        at = _next(line, pieces, at)
    end = at
    pieces.close(end, end, "")
    return Topics(tuple(_spans(line, pieces, None if end == limit else end)), end)


_WAYS = listed("how whether ways way means efforts steps measures plans attempts")
_DOES = listed(
    "end ending resolve resolving settle settling solve solving ease easing boost boosting strengthen strengthening "
    "improve improving promote promoting cut cutting reduce reducing avert averting defuse defusing save saving "
    "revive reviving halt halting stop stopping prevent preventing combat combating fight fighting expand expanding "
    "increase increasing deepen deepening restore restoring tackle tackling break breaking rescue rescuing advance "
    "advancing enhance enhancing develop developing lift lifting"
)


def does_at(line: Line, at: int) -> bool:
    """Whether a verb stands here whose object is what one talks about: `end` of `how to end the war`."""
    return line.plains[at : at + 1] != () and line.plains[at] in _DOES


def _past_doing(line: Line, start: int) -> int:
    """Past `how to end`, `new ways of boosting`, so that the matter itself is the topic."""
    for at in range(start, min(start + 3, len(line.tokens) - 2)):
        if line.plains[at] in _WAYS and line.plains[at + 1] in ("to", "of") and does_at(line, at + 2):
            return at + 3
        if line.plains[at] in _WAYS or line.tokens[at].capital or not line.tokens[at].word:
            return start
    return start


def topics_before(line: Line, start: int, end: int) -> Topics:
    """The topics that fill a range, as the subject of `... topped the agenda`; none if they do not fill it."""
    found = topics_at(line, start, with_others=True, limit=end)
    return found if found.end == end else Topics((), start)


def _next(line: Line, pieces: _Pieces, at: int) -> int:
    """Go one step on, and begin another piece at a word that joins two."""
    whole = _JOINED.match(line.plains, at)
    if whole:
        return at + whole[0]
    if pieces.ranging and line.plains[at] == "to":
        pieces.close(at, at + 1, "and")
        return at + 1
    for joint in _JOINTS:
        if line.plains[at : at + len(joint)] == joint and not _belongs(line, pieces.first, at):
            following = at + len(joint)
            pieces.ranging = pieces.ranging or joint[0] == "ranging"
            pieces.close(at, following, joint[-1])
            return following
    return at + 1


def _belongs(line: Line, first: int, at: int) -> bool:
    """Whether an "and" or comma joins within a topic: `ties between A and B`, `political and economic ties`."""
    if line.plains[at] == "and" and "between" in line.plains[first:at]:
        between = line.plains.index("between", first, at)
        return "and" not in line.plains[between:at]
    if line.plains[at] not in ("and", ",") or at == first:
        return False
    before = line.plains[at - 1]
    return before in _ADJECTIVES or known.DEMONYMS.match(line.texts[:at], at - 1) is not None


def _ends(line: Line, pieces: _Pieces, at: int, *, with_others: bool) -> bool:
    token, word = line.tokens[at], line.plains[at]
    named = line.at.get(at)
    if line.date_at(at) or (named is not None and named.person is not None and not _completes(line, pieces, at)):
        return True
    if not token.word:
        return not (token.text[:1].isdigit() or token.text in (",", "'", "’", "%", "$", "€", "£", "&", "'s", "’s"))
    if word == "with":
        return not with_others or _somebody(line, at + 1)
    if word in ("in", "at", "near") and at > pieces.first and _leaves(line, pieces.first, at):
        return True
    if word == "to" and not pieces.ranging:
        doing = line.plains[pieces.first].endswith("ing")
        return not doing and not set(line.plains[pieces.first : at]) & _TO_NOUNS
    if word in ("following", "including", "that") and at == pieces.first:
        return word != "including"
    if word in _ENDS or _is_verb(line, pieces.first, at):
        return True
    adverb = skip_forward(line, at) != at and word not in _NO_ADVERBS
    return at > pieces.first and adverb and not _ahead_of_noun(line, at)


_NO_ADVERBS = listed("supply family assembly ally reply monopoly anomaly")


def _completes(line: Line, pieces: _Pieces, at: int) -> bool:
    """Whether a person belongs to the topic: `the release of Ann Lee`."""
    phrase = line.at[at].phrase
    return pieces.first < phrase.first and line.plains[phrase.first - 1] == "of" and not phrase.owned


def _ahead_of_noun(line: Line, at: int) -> bool:
    """`the early elections`: the adverb is an adjective."""
    following = at + 1
    if following >= len(line.tokens) or line.plains[at] == "for":
        return False
    return line.tokens[following].word and line.plains[following] not in known.FUNCTION_WORDS


def _somebody(line: Line, at: int) -> bool:
    """Whether persons are named or described behind "with", so that it tells who was met."""
    if at >= len(line.tokens) or line.plains[at] in ("him", "her", "them", "his", "reporters", "journalists"):
        return True
    return any(
        index in line.at and line.at[index].person is not None for index in range(at, min(at + 8, len(line.tokens)))
    )


def _leaves(line: Line, first: int, at: int) -> bool:
    """Whether "in" leads away from the topic: to where they met, or to why."""
    if line.plains[at + 1 : at + 3] and (
        line.plains[at + 1 : at + 2] in _ASIDE or line.plains[at + 2 : at + 3] in _ASIDE
    ):
        return line.plains[at + 1] in ("a", "an", "the", "order", "which", "what", "addition", "response", "return")
    found = place_at(line, at)
    if found is None or found[0].city is None:
        return False
    phrase = line.plains[first:at]
    happens = (
        bool(_HAPPENINGS & set(phrase)) or phrase[0] in ("the", "a", "an", "his", "her", "their") or "of" in phrase
    )
    following = line.plains[found[1] : found[1] + 1]
    closed = not following or not line.tokens[found[1]].word or line.date_at(found[1]) is not None
    return not happens and (closed or following[0] in ("on", "with", "for", "during"))


def _is_verb(line: Line, first: int, at: int) -> bool:
    """Whether a form that may be a finite verb is one here, and neither a plural nor the adjective of a noun."""
    word = line.plains[at]
    if not is_finite(line.tokens, at) or word in _NOUNS_TOO:
        return False
    if word.endswith("s") and not word.endswith("ss") and word not in _THIRD_PERSON:
        return False
    followed = at + 1 < len(line.tokens) and line.tokens[at + 1].word
    return not (followed and word.endswith(("ed", "en")) and _is_adjective(line, first, at))


def _is_adjective(line: Line, first: int, at: int) -> bool:
    """`a disputed lagoon`, `two jailed singers`: by what stands before the participle."""
    before = line.plains[at - 1] if at else ""
    opens = at == first and before not in ("and", ",")
    return opens or before in _BEFORE_PARTICIPLE - {"and"} or before[:1].isdigit() or before in _COUNTS


_COUNTS = listed("two three four five six seven eight nine ten dozens hundreds thousands several many some more")


def _spans(line: Line, pieces: _Pieces, end: int | None) -> Iterator[Span]:
    done = _without_asides(line, pieces, end)
    for first, last in done:
        span = _span(line, first, last)
        if span is not None:
            yield span


def _without_asides(line: Line, pieces: _Pieces, end: int | None) -> list[tuple[int, int]]:
    """The pieces of a list. What follows a comma is none where a verb comes next at `end`, or where no "and" closes a
    list."""
    done, joints = list(pieces.done), pieces.joints
    if (
        len(done) > 1
        and end is not None
        and end < len(line.tokens)
        and _is_verb(line, done[-1][0], end)
        and done[-1][0] < end
    ):
        done.pop()
    if "," in joints[: len(done) - 1] and not {"and", "as", "plus"} & set(joints[:-1]):
        opened = next((i for i, joint in enumerate(joints) if joint == ","), 0)
        listing = any(joint in ("including", "as", "from", "them") for joint in joints)
        done = done if listing else done[: opened + 1]
    return done


def _span(line: Line, first: int, last: int) -> Span | None:
    """The words of one topic without what introduces it, or None where they name none."""
    if first < last and line.plains[first] in _OPENERS:
        return None
    first = _trimmed(line, first, last)
    if line.plains[first : first + 1] in _POINTING:
        return None
    last = next((at for at in range(first, last) if line.plains[at] in _PARTICIPLES), last)
    while last > first and (not line.tokens[last - 1].word or line.plains[last - 1] in known.FUNCTION_WORDS):
        last -= 1
    own = [word for word in line.plains[first:last] if word not in _TRIMMED]
    empty = all(word in _EMPTY or word == "'s" for word in own)
    return None if empty or last - first > _LONGEST else line.span(first, last)


_POINTING = (("same",), ("such",), ("this",), ("that",), ("these",), ("those",))
"""What these begin stands elsewhere: `the same quotas`."""


def _trimmed(line: Line, first: int, last: int) -> int:
    while first < last:
        word = line.plains[first]
        head = next((at for at in range(first, min(first + 4, last)) if line.plains[at] in _HEADS), None)
        if word in _TRIMMED or word == ",":
            first += 1
        elif head is not None and head + 1 < last and line.plains[head + 1] in ("of", "about", "concerning", "over"):
            first = head + 2
        else:
            break
    return first
