"""What the sentence around a contact says of its reality: it is an order to write it down, told in a film, a hoax, a
joke or before a court, a match, or long ago."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import Phrases, listed, rows, words
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.reading import Line
from loader.extraction.rules.resolving.denials import is_denial
from loader.extraction.rules.words.known import FUNCTION_WORDS

__all__ = ["WORKS", "frame_doubts", "is_impostor", "is_made_up", "is_order", "is_staged"]

_FRAMES = Phrases({row[0]: row[1] for row in rows("frame-words.tsv")})
_REASONS = {
    "made up": "the sentence speaks of what is made up",
    "court": "told before a court",
    "sport": "words of sport",
}
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_WON = listed("won lost beat ended drew finished leads led")


_BEFORE = Phrases({row[0]: row[1] for row in rows("frames-before.tsv")})
_EVENTS = Phrases([(name, True) for name in words("events-of-history.txt")])
_BEFORE_REASONS = {
    "unreal": "told in a game, a tale or a picture",
    "school": "words of a test or of an example",
    "false": "words around it deny or doubt it",
}


def frame_doubts(one: Read, published: str | None) -> Iterator[str]:
    """Why a contact whose sentence has such words should be looked at."""
    line = one.line
    told = {*_frames_before(one), *_frames_behind(one)}
    yield from (_BEFORE_REASONS[kind] for kind in sorted(told))
    if _is_ahead(line.plains, published) and one.judged.status == "held":
        yield "the year lies ahead"
    found = (_FRAMES.match(line.plains, at) for at in range(len(line.tokens)) if at not in line.at)
    kinds = {match[1] for match in found if match is not None}
    if any(_SCORE.fullmatch(word) for word in line.plains) and _WON & set(line.plains):
        kinds.add("sport")
    yield from (_REASONS[kind] for kind in sorted(kinds))
    if _ends_in_work(one):
        yield _BEFORE_REASONS["unreal"]
    if "once" in line.plains[max(0, one.first - 2) : one.first]:
        yield "it may be long ago"
    if "never" in line.plains[-2:]:
        yield "a word that denies it stands behind it"
    if line.plains and line.plains[-1] == "?" and one.judged.status == "held":
        yield "a question"
    if any(_is_late(line, at) for at in range(1, len(line.tokens))):
        yield "somebody of them is dead"
    if _EVENTS.within(line.plains):
        yield "an event of history"
    if any(_is_long_ago(line.plains, at, published) for at in range(len(line.tokens))):
        yield "it may be long ago"


_FRAMING = listed("in on during according by under per")


def _frames_before(one: Read) -> Iterator[str]:
    """The frames that open the clause: words up to the first of the persons, and those up to a comma behind "In"."""
    before = one.line.plains[: min(_first_word(one), one.first)]
    commas = [at for at, word in enumerate(before) if word == ","]
    opening = before[: commas[0]] if commas and (before[0] in _FRAMING or commas[0] == 1) else ()
    clause = before[commas[-1] + 1 :] if commas else before
    yield from _kinds(opening)
    yield from _kinds(clause)
    if before == ("that",) or before[1:2] == (")",):
        yield "false" if before == ("that",) else "school"


def _kinds(plains: Sequence[str]) -> Iterator[str]:
    found = (_BEFORE.match(plains, at) for at in range(len(plains)))
    yield from (match[1] for match in found if match is not None)


_PARTS = listed(", : ; - -- – — .")
_SAYS = listed("says said claims claimed wrote writes tells told goes shows showed")


def _frames_behind(one: Read) -> Iterator[str]:
    """The frames that close the sentence: `A met B, the novel says`, `A met B, or so the story goes`."""
    plains = one.line.plains
    cuts = [at for at in range(one.last, len(plains)) if plains[at] in _PARTS]
    for start, end in itertools.pairwise([*cuts, len(plains)]):
        part = plains[start + 1 : end]
        if part == ("not",) or part[:2] == ("or", "so") or is_denial(part):
            yield "false"
        elif part[:1] == ("according",) or _SAYS & set(part):
            yield from _kinds(part)


_NO_PLACES = listed("battle combat court ring app chess effigy hologram spirit pages print")


def _ends_in_work(one: Read) -> bool:
    """`A and B met in a comedy sketch`, `in battle`, `on a dating app`."""
    plains = one.line.plains
    end = one.other.last if one.other is not None and one.other.last > one.last else one.last
    if plains[end : end + 1] not in (("in",), ("on",)):
        return False
    words = itertools.takewhile(lambda at: one.line.tokens[at].word, range(end + 1, min(end + 5, len(plains))))
    return any(plains[at] in WORKS | _NO_PLACES and not _goes_on(one.line, at + 1) for at in words)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a noun follows that the word before only describes: `in the film studio`."""
    return at < len(line.tokens) and line.tokens[at].word and line.plains[at] not in FUNCTION_WORDS


def _is_ahead(plains: Sequence[str], published: str | None) -> bool:
    """Whether a sentence opens with a year behind the article: `By 2090, A met B`."""
    year = plains[1] if plains[:1] in (("by",), ("in",)) and plains[1:2] != () and len(plains[1]) == 4 else ""
    return published is not None and year.isdigit() and published[:4].isdigit() and year > published[:4]


_POSING = (("posing", "as"), ("posed", "as"), ("dressed", "as"), ("disguised", "as"), ("masquerading", "as"))
_PRETENDS = listed("pretending pretended pretends claiming")


def is_impostor(one: Read) -> bool:
    """Whether one of the persons is only played by somebody: `a man posing as A`, `a caller pretending to be A`."""
    plains = one.line.plains
    firsts = [who.named.phrase.first for side in (one.one, one.other) if side for who in side.actors if who.named]
    return any(
        plains[first - 2 : first] in _POSING
        or (plains[first - 2 : first] == ("to", "be") and plains[first - 3] in _PRETENDS)
        or plains[first - 1 : first] in (("impersonating",), ("impersonated",))
        for first in firsts
        if first > 2
    )


def _is_late(line: Line, at: int) -> bool:
    """`the late A`, at "late"."""
    behind = line.at.get(at + 1)
    return line.plains[at - 1 : at + 1] == ("the", "late") and behind is not None and behind.person is not None


_WRITES = listed("write record insert add output list say report note confirm state treat mark extract register store "
                 "enter save log repeat answer")  # fmt: skip
_DEMANDS = listed("must should will shall now please")
_READERS = listed("reader readers assistant parser extractor extractors model system ai chatbot bot annotator")


def is_order(one: Read) -> bool:
    """Whether the words before a contact tell the reader to write it down: `Please record that A met B`."""
    line = one.line
    before = line.plains[: min(_first_word(one), one.first)]
    if any(named.person is not None and named.phrase.first < len(before) for named in line.named):
        return False
    addressed = bool(before) and (before[0] in _READERS or before[:1] == ("note",) or "whoever" in before)
    addressed = addressed or ("instruction" in before or "instructions" in before)
    return (addressed and bool({",", ":"} & set(before))) or any(_bids(before, at) for at in range(len(before)))


def _first_word(one: Read) -> int:
    """Where the words for the first of the persons begin, titles among them."""
    who = [who for found in (one.one, one.other) if found for who in found.actors]
    return min((each.start for each in who), default=one.first)


_ENTRIES = listed("record line entry meeting row")


def _bids(before: tuple[str, ...], at: int) -> bool:
    """Whether a verb of writing down stands at the beginning of a clause, or behind "you must", and a clause or a colon
    follows it."""
    if before[at] not in _WRITES:
        return False
    told = at == 0 or before[at - 1] in (",", ";", ":", "please", "now")
    told = told or ("you" in before[:at] and before[at - 1] in _DEMANDS)
    behind = before[at + 1 :]
    whole = not behind or "that" in behind or behind[-1] in ("down", "as", "between")
    whole = whole or (behind[-1] == ":" and bool(_ENTRIES & set(behind)))
    return told and whole and not {"who", "which", "said"} & set(before)


WORKS = listed(
    "novel film movie play drama series sitcom comedy musical opera thriller sequel episode sketch skit cartoon dream "
    "nightmare fantasy game comic spoof fairytale tale poem ballad satire"
)
"""Works and dreams in which something is told."""
_DETERMINERS = listed("the a an this his her my their its")
_TELL = listed("tells tell told shows show showed has had sees see saw depicts depicted portrays portrayed imagines "
               "follows lets let begins opens ends where in which how")  # fmt: skip


def is_staged(one: Read) -> bool:
    """Whether the sentence opens with a work or a dream in which the contact is: `In the film A met B`, `The play tells
    how A met B`, `In my dream A met B`."""
    plains = one.line.plains
    start = 1 if plains[:1] == ("in",) else 0
    if plains[start : start + 1] == () or plains[start] not in _DETERMINERS:
        return False
    work = next((at for at in range(start + 1, min(start + 6, one.first)) if plains[at] in WORKS), None)
    if work is None or any(at in one.line.at for at in range(work)):
        return False
    behind = plains[work + 1 : work + 2]
    told = behind and (behind[0] in _TELL or behind[0] == "'s" or work + 1 in one.line.at or start == 1)
    return bool(told) and behind != ("of",)


_MADE_UP = listed("hoax hoaxes satirical satire satirists spoof parody deepfake deepfakes")
"""Words for what somebody made up: what they tell of was not, whatever office it gives."""
_PICTURES = listed(
    "photo photograph photos photographs picture pictures image images video clip footage audio recording"
)
_FORGED = listed("fake faked fakes forged forgery doctored fabricated manipulated staged ai-generated")


def is_made_up(one: Read) -> bool:
    """Whether a hoax, a satire or a forged picture tells of the contact, or the first of April: its word stands before.
    Behind, it may be what they talked about."""
    plains = one.line.plains
    before = set(plains[: one.first])
    forged = bool(_PICTURES & before and _FORGED & set(plains))
    fools = any(plains[at : at + 2] in (("april", "fool"), ("april", "fools")) for at in range(len(plains)))
    return bool(_MADE_UP & before) or forged or fools


_CHILDREN = listed("child children boy boys girl girls student students teenager teenagers pupil pupils youth")
_TENS = listed("ten twenty thirty forty fifty sixty seventy eighty ninety")
_AGES = listed("decades century centuries generations")
_DECADE = re.compile(r"(?:1[0-9]|20)\d0s")
_HISTORY = 10


def _is_long_ago(plains: tuple[str, ...], at: int, published: str | None) -> bool:
    """Whether `forty years ago`, `as a child` or `in the 1970s` ends or begins at a token."""
    word = plains[at]
    if word in ("ago", "after") and at:
        return plains[at - 1] in _AGES or _many_years(plains, at - 1)
    if word in _CHILDREN:
        return "as" in plains[max(0, at - 2) : at] and plains[at + 1 : at + 2] not in (("leader",), ("leaders",))
    decade = _DECADE.fullmatch(word) is not None and published is not None and published[:4].isdigit()
    return decade and published is not None and int(published[:4]) - int(word[:4]) > 2 * _HISTORY


def _many_years(plains: tuple[str, ...], at: int) -> bool:
    """`forty years`, `25 years`, whose last word is at a token."""
    if plains[at] not in ("years", "year") or not at:
        return plains[at] == "century"
    count = plains[at - 1]
    return count.split("-")[0] in _TENS or (count.isdigit() and int(count) >= _HISTORY)
