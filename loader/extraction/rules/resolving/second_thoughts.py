"""Words around a contact that may make another thing of it than its grammar says; each is a reason to look at it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.persons.titles import KIN
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.resolving.each_alone import each_alone
from loader.extraction.rules.resolving.in_question import in_question
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import noun_before

__all__ = ["second_thoughts"]

_REACH = 10


def second_thoughts(reading: Reading, one: Read) -> Iterator[str]:
    """The reasons that the words before, between and behind a contact give."""
    yield from _of_parties(one)
    before = one.line.plains[: one.first]
    if _THOUGHT.within(before):
        yield "somebody only thinks or writes it"
    above = reading.lines[max(0, one.line.number - 1) : one.line.number + 1]
    if any(_is_labelled(line.plains) for line in above):
        yield "a label says that it is to be checked"
    yield from _behind(one)
    yield from _off(one)
    yield from each_alone(one)
    yield from in_question(reading, one)
    following = reading.lines[one.line.number + 1 : one.line.number + 3]
    if any(_takes_back(other.plains) or _drops(other.plains) for other in following if not other.heading):
        yield "what follows takes it back"


def _off(one: Read) -> Iterator[str]:
    """What `after a meeting with B was scrapped`, `with no meeting with B in sight`, `called B but did not get
    through` and `met B, which she denied` leave open."""
    line, other = one.line, one.other
    behind = line.plains[one.last :]
    if other is not None and other.actors and one.one is not None and other.last <= one.one.first:
        comma = next((at for at in range(other.last, len(line.tokens)) if line.plains[at] == ","), other.last)
        if _GONE & set(line.plains[other.last : comma]) or "no" in line.plains[max(0, one.first - 3) : one.first]:
            yield "the words behind it may say that it was not"
    if _UNHEARD.within(behind):
        yield "nobody may have answered"
    if any(word == "which" and _DENIES & set(behind[at + 1 : at + 5]) for at, word in enumerate(behind)):
        yield "the text also says that it is denied"
    if any(word in _DENIES and _denies_whole(behind, at) for at, word in enumerate(behind)):
        yield "the text also says that it is denied"
    if _is_habit(one):
        yield "a habit"


def _denies_whole(behind: Sequence[str], at: int) -> bool:
    """`a call with B that he later denied`, at the verb."""
    ends = not behind[at + 1 : at + 2] or not behind[at + 1].isalpha()
    return ends and "that" in behind[max(0, at - 3) : at] and "said" not in behind[:at]


def _is_habit(one: Read) -> bool:
    """`met B on Tuesdays`, `met B every week`, `held weekly calls with B`."""
    words = one.line.plains
    end = one.other.last if one.other is not None and one.other.first >= one.last else one.last
    behind = words[end : end + 4]
    every = "every" in behind[:2] and bool(_SPANS & set(behind[1:]))
    adverb = bool(_REGULARLY & set(behind[:1]))
    plural = words[one.last - 1].endswith("s") and bool(_REGULAR & set(words[max(0, one.first - 2) : one.first]))
    return every or adverb or plural or any(word in _WEEKLY for word in words[one.last :])


_SPANS = listed("day days week weeks month months year years morning evening")
_REGULARLY = listed("regularly weekly daily monthly often frequently annually")
_REGULAR = listed("regular weekly daily monthly annual yearly frequent")


_GONE = listed(
    "scrapped called cancelled canceled postponed shelved dropped abandoned failed collapsed fell off hold away reach "
    "sight looming ruled delayed suspended doubt pending imminent begin"
)
_UNHEARD = Phrases(
    dict.fromkeys(("get through", "line was dead", "answering machine", "voicemail", "unanswered"), True)
)
_WEEKLY = listed("mondays tuesdays wednesdays thursdays fridays saturdays sundays")
_DROPPED = listed("dropped scrapped cancelled canceled shelved abandoned")
_PLANS = listed("plan plans meeting talks visit trip summit call")


def _drops(plains: Sequence[str]) -> bool:
    """`The plan was dropped hours later.`, `The call was not returned.`, `She later changed her mind.`"""
    mind = any(
        plains[at : at + 3] in (("changed", "her", "mind"), ("changed", "his", "mind")) for at in range(len(plains))
    )
    opens = plains[:1] in (("the",), ("that",), ("this",), ("their",)) and bool(_PLANS & set(plains[1:2]))
    called = ("called", "off") in itertools.pairwise(plains) or ("not", "returned") in itertools.pairwise(plains)
    unheard = ("pick", "up") in itertools.pairwise(plains) and bool({"not", "didn't", "never"} & set(plains))
    return mind or unheard or (opens and (called or bool(_DROPPED & set(plains[2:6]))))


_THOUGHT = Phrases(
    dict.fromkeys(
        (
            "to think", "would think", "of writing", "that wrote", "for writing", "news to", "far from",
            "possible that", "conceivable that", "plausible that", "unlikely that",
        ),
        True,
    )
)  # fmt: skip
"""`a mistake to think she met B`, `a paper that wrote that`, `news to her that`, `far from having met B`."""


def _of_parties(one: Read) -> Iterator[str]:
    line, other = one.line, one.other
    if one.one is not None and _who_of_another(line, one.one, one.first):
        yield "the one who met may be the other one named before"
    if other is None or not other.actors:
        return
    behind = line.plains[other.last : other.last + 2]
    if "bar" in line.plains[one.last : other.actors[0].first + 1]:
        yield "it may be with all but this one"
    if _goes_on_alone(line, other):
        yield "the last of those named may act in a clause of their own"
    spoke = line.plains[one.first] in _SPOKE and bool(behind[:1]) and (behind[0] in _BEING or behind in _BESIDE)
    if spoke or behind == ("in", "attendance"):
        yield "that somebody was by is said, not that they spoke"
    if behind[:1] == ("to",) and "left" in line.plains[max(0, one.first - 3) : one.first]:
        yield "the talks may have been left to another"
    if one.one is not None and len(one.one.actors) > 1 < len(other.actors) and _APART & set(line.plains):
        yield "who met whom is not said"


_SPOKE = listed("spoke speaks speak spoken speaking talked talk talking")
_BEING = listed("seated standing looking listening watching smiling nodding")
_BESIDE = frozenset({("at", "his"), ("at", "her"), ("at", "their"), ("in", "mind"), ("by", "his"), ("by", "her")})
_APART = listed("respectively separate separately")
_GAPS = listed("to with no nobody nothing none her his their")


def _goes_on_alone(line: Line, other: Found) -> bool:
    """`met B, and C nobody`, `spoke to B, and C to her own party`: what stands behind a last name of two."""
    start = other.actors[-1].start
    before = line.plains[max(0, start - 2) : start]
    begins = before == (",", "and") or (len(other.actors) > 1 and before[-1:] == (",",))
    return begins and bool(_GAPS & set(line.plains[other.last : other.last + 1]))


def _who_of_another(line: Line, one: Found, verb: int) -> bool:
    """`the adviser to A, who met B`: whether a noun for a person stands before, of which A is the owner."""
    who = "who" in line.plains[one.last : one.last + 2] and verb - one.last < _REACH
    owned = one.first > 1 and line.plains[one.first - 1] in ("of", "to", "for")
    if not who or not owned:
        return False
    noun = line.plains[one.first - 2]
    return noun in KIN | known.PRESS_NOUNS | _FOLLOWERS or noun_before(line.plains, one.first - 1) is not None


_FOLLOWERS = listed(
    "successor predecessor heir challenger rival ally critic friend opponent supporter backer confidant confidante "
    "colleague associate protege mentor foe donor biographer lawyer"
)
_LABELS = listed("claim rumor rumour")
_FALSE = ("true", "or", "false")


def _is_labelled(plains: Sequence[str]) -> bool:
    """`Claim: A met B`, `True or false? A met B`."""
    return tuple(plains[:3]) == _FALSE or (bool(_LABELS & set(plains[:1])) and ":" in plains[:6])


def _behind(one: Read) -> Iterator[str]:
    behind = one.line.plains[one.last :]
    if _is_in(behind, "debate", "debates") or any(_is_rated(behind, at) for at in range(len(behind))):
        yield "a debate"
    if any(behind[at : at + 3] == ("in", "the", "race") for at in range(len(behind))):
        yield "a vote or a match"
    rounds = (at for at, pair in enumerate(itertools.pairwise(behind)) if pair == ("round", "of"))
    if any(_CONTESTS & set(behind[at + 2 : at + 7]) for at in rounds):
        yield "a vote or a match"
    if _YOUTH & set(behind) and (_is_in(behind, *_YOUTH) or {"were", "was"} & set(behind)):
        yield "it may be how they came to know each other"
    if ("except", "that") in itertools.pairwise(behind):
        yield "what follows takes it back"
    if any(_DECADE.fullmatch(word) for word in behind):
        yield "it may be long ago"


_CONTESTS = listed("election elections vote voting tournament open cup championship championships masters primaries")
_YOUTH = listed("university college school army students classmates")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0s")
_IN = listed("in on at during")
_COUNTS = listed("first second third final last two three televised")


def _is_rated(behind: Sequence[str], at: int) -> bool:
    """`for their second debate`, `the first of three debates`, at the noun; not `ahead of the second debate`."""
    near = set(behind[max(0, at - 4) : at])
    told = behind[at] in ("debate", "debates") and bool({"for", "of"} & near and _COUNTS & near)
    return told and not {"ahead", "eve", "day", "days", "prepare", "after", "before"} & set(behind[max(0, at - 6) : at])


def _is_in(behind: Sequence[str], *nouns: str) -> bool:
    """Whether `in a televised debate`, `at university` stands behind, without a name in it."""
    ends = (at for at, word in enumerate(behind) if word in nouns)
    return any(_IN & set(behind[max(0, at - 3) : at]) for at in ends)


_BACK = (("only",), ("except", "that"), ("but", "in", "fact"))
_DENIES = listed("deny denied denies")
_SHORT = 7


def _takes_back(plains: Sequence[str]) -> bool:
    """`Only she didn't.`, `Both offices deny it.`, `At least that is what her diary says.`"""
    words = [word for word in plains if word not in (".", ",", '"')]
    denied = any(word in _DENIES and _is_whole(words[at + 1 : at + 3]) for at, word in enumerate(words))
    not_ = any(word.endswith("n't") or word == "not" for word in words)
    only = len(words) < _SHORT and not_ and any(tuple(words[: len(way)]) == way for way in _BACK)
    return only or denied or tuple(words[:3]) == ("at", "least", "that")


def _is_whole(behind: Sequence[str]) -> bool:
    """Whether `it` or `that` is all that is denied, and no clause behind it: not `denied that they spoke of fish`."""
    return behind[:1] == ["it"] or (behind[:1] in (["this"], ["that"]) and behind[1:] in ([], ["on"], ["and"], ["but"]))
