"""Words that call in question what is told: a guest who stayed away, a claim that is contradicted, a plan that somebody
thought better of, an office that has changed hands."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.resolving.taken_back import takes_back

__all__ = ["in_question"]

_IDIOMS = Phrases(
    dict.fromkeys(
        (
            "to be believed", "to be trusted", "in a manner of speaking", "so to speak", "or not at all",
            "over my dead body", "hell freezes over", "in truth", "in reality", "both denied it", "both deny it",
            "denied it .",
        ),
        True,
    )
)  # fmt: skip
"""What is said behind a contact, and takes some of it back."""


def in_question(reading: Reading, one: Read) -> Iterator[str]:
    """The reasons to look at a contact that other words of the text call in question."""
    line = one.line
    if _IDIOMS.within(line.plains, one.last):
        yield "words behind it take it back"
    if any(_is_contradicted(line.plains, at) for at in range(one.last, len(line.plains))):
        yield "the text also says that it is denied"
    if _may_be_of_youth(one):
        yield "it may be how they came to know each other"
    if _is_by_forgery(line.plains[: one.first]):
        yield "who tells of it may not be true"
    following = reading.lines[line.number + 1 : line.number + 3]
    if any(_calls_false(other.plains) for other in following if not other.heading):
        yield "what follows takes it back"
    if any(takes_back(other.plains, ahead=one.judged.ahead) for other in following[:1] if not other.heading):
        yield "the next sentence takes it back"
    if _of_others_before(reading, one):
        yield "others of the sentence before may be meant"
    if one.other is not None and one.other.actors:
        yield from _of_guest(one, one.other)
    if one.judged.ahead:
        yield from _of_plan(reading, one)
    yield from _not_directly(one)
    if any(_changed_hands(reading, one, side) for side in (one.one, one.other) if side is not None):
        yield "the office may have changed hands"


def _not_directly(one: Read) -> Iterator[str]:
    """`held indirect talks with B`, `negotiated with B through mediators`, `a call for talks with B`, `calls from B to
    resign`."""
    words = one.line.plains
    behind = words[one.last :]
    if _INDIRECT & set(words[max(0, one.first - 2) : one.first]) or any(
        _is_through(behind, at) for at in range(len(behind))
    ):
        yield "it may have been through others"
    if any(pair in _BY_LETTER for pair in itertools.pairwise(behind)):
        yield "it may have been in writing"
    if words[one.last - 1] in ("call", "calls") and behind[:1] == ("for",) and CONTACT_NOUNS.match(behind, 1):
        yield "it may be a demand"
    end = one.other.last if one.other is not None else -1
    if words[one.last - 1 : one.last + 1] == ("calls", "from") and words[end : end + 1] == ("to",):
        yield "it may be a demand"


def _is_through(behind: Sequence[str], at: int) -> bool:
    return behind[at] in _GO_BETWEENS and bool({"through", "via", "by"} & set(behind[max(0, at - 3) : at]))


_INDIRECT = listed("indirect proximity")
_GO_BETWEENS = listed("mediators intermediaries go-betweens proxies")
_BY_LETTER = frozenset({("by", "letter"), ("by", "letters"), ("by", "proxy"), ("in", "writing")})


_CLAIMS = listed("statement claim charge assertion allegation account accusation suggestion version report")
_CONTRADICTS = listed(
    "contradicted contradicts contradict denied denies deny disputed disputes dispute rejected rejects reject refuted "
    "refutes refute dismissed dismisses dismiss belied"
)


def _is_contradicted(words: Sequence[str], at: int) -> bool:
    """`A met B, a claim that Riga denies`, at the comma."""
    told = (
        words[at] == "," and words[at + 1 : at + 2] in (("a",), ("an",)) and bool(_CLAIMS & set(words[at + 2 : at + 3]))
    )
    return told and bool(_CONTRADICTS & set(words[at + 3 : at + 9]))


def _may_be_of_youth(one: Read) -> bool:
    """`remembered how he met B`, `A, then a salesman, met B`, `the days when A met B`."""
    words = one.line.plains
    start = one.one.first if one.one is not None and one.one.last <= one.first else one.first
    before = words[max(0, start - 2) : start]
    ends = [side.last for side in (one.one, one.other) if side is not None and side.actors]
    then = any(words[end : end + 1] == (",",) and words[end + 1 : end + 3] in _THEN for end in ends)
    told = before[-1:] == ("how",) and bool(_REMEMBERS & set(words[:start]))
    return told or then or before == ("days", "when")


_THEN = (("then", "a"), ("then", "an"), ("then", "still"))
_REMEMBERS = listed("remembered remembers recalled recalls reminisced")
_FORGED = listed("forged fake bogus fabricated doctored")
_PAPERS = listed("memo letter letters report document documents email emails cable tweet post account website note")


def _is_by_forgery(before: Sequence[str]) -> bool:
    """`A, according to a forged memo, met B`; a frame at the head of the sentence is read elsewhere."""
    return any(word in _FORGED and _PAPERS & set(before[at + 1 : at + 3]) for at, word in enumerate(before))


_FALSE = listed("rubbish nonsense false untrue lie fiction invention fabrication fantasy")


def _calls_false(plains: Sequence[str]) -> bool:
    """`Riga called that "rubbish".`, `In reality it was a double.`, `Riga said it knew of no such plan.`"""
    words = [word for word in plains if word not in ('"', "“", "”", ",", "a", "an", ":")]
    such = any(words[at : at + 2] == ["no", "such"] and words[at + 2 : at + 3] in _SUCH for at in range(len(words)))
    calls = any(
        word in ("called", "calls") and words[at + 1 : at + 2] in _IT and _FALSE & set(words[at + 2 : at + 4])
        for at, word in enumerate(words)
    )
    return such or calls or words[:2] in (["in", "reality"], ["in", "truth"])


_IT = (["it"], ["that"], ["this"])
_SUCH = (["plan"], ["plans"], ["meeting"], ["talks"], ["call"], ["visit"], ["agreement"])

_AWAY = Phrases(
    dict.fromkeys(
        (
            "stayed away", "stayed home", "stayed at home", "sent his regrets", "sent her regrets", "sent regrets",
            "did not attend", "did not come", "did not show", "did not turn up", "did not appear", "never came",
            "failed to attend", "failed to show", "failed to turn up", "failed to appear", "was absent", "skipped",
            "boycotted", "cried off", "pulled out",
        ),
        True,
    )
)  # fmt: skip
_MEALS = listed("dinner lunch breakfast banquet reception party ceremony hosted hosts host")


def _of_guest(one: Read, other: Found) -> Iterator[str]:
    """`hosted a dinner for B, who stayed away`, `welcomed B back into the fold in a statement`, `held the talks with B
    to be pointless`."""
    words = one.line.plains
    last = other.last
    relative = words[last : last + 2] == (",", "who")
    if relative and _MEALS & set(words[one.first : one.last]) and any(_AWAY.match(words, last + n) for n in (2, 3)):
        yield "the guest may not have come"
    if _GREETS & set(words[one.first : one.last]) and _in_writing(words, max(last, one.last)):
        yield "it may have been in writing"
    between = words[one.last : other.first]
    if any(pair in _WHEN_TO for pair in itertools.pairwise(between)):
        yield "talks about talks"
    if words[last : last + 2] == ("to", "be") and words[max(0, one.first - 2) : one.first] in _HELD_TO_BE:
        yield "what was thought of it is told"


_WHEN_TO = frozenset({("when", "to"), ("whether", "to"), ("how", "to"), ("where", "to")})
_HELD_TO_BE = (("held", "the"), ("holds", "the"))
_GREETS = listed("welcomed welcomes welcome greeted greets")
_WRITING = listed("statement tweet letter message post telegram cable")
_SAYS = listed("said says told saying added wrote")


def _in_writing(words: Sequence[str], start: int) -> bool:
    found = (
        at for at in range(start, len(words) - 2) if words[at] == "in" and words[at + 1] in ("a", "an", "his", "her")
    )
    return any(
        _WRITING & set(words[at + 2 : at + 4]) and not _SAYS & set(words[max(start, at - 2) : at]) for at in found
    )


_BETTER = Phrases(
    dict.fromkeys(
        (
            "thought better", "had second thoughts", "got cold feet", "changed her mind", "changed his mind",
            "backed out", "knew of no",
        ),
        True,
    )
)  # fmt: skip
_CANCELS = listed(
    "cancels cancel cancelled canceled scraps scrapped postpones postponed shelves shelved snubs skips ditches off"
)


def _of_plan(reading: Reading, one: Read) -> Iterator[str]:
    """What the rest of the sentence, the heading above or an update below says of a plan."""
    if _BETTER.within(one.line.plains, one.last):
        yield "what follows takes it back"
    above = [line for line in reading.lines[: one.line.number] if line.heading]
    if any(_calls_off(line, one) for line in above):
        yield "a heading may say that it was called off"
    after = reading.lines[one.line.number + 1 : one.line.number + 4]
    if any(line.plains[:1] in (("update",), ("updated",), ("correction",)) and _is_off(line.plains) for line in after):
        yield "what follows takes it back"
    if one.line.plains[max(0, one.first - 2) : one.first] == ("still", "to"):
        yield "that it is planned is not said"


def _is_off(plains: Sequence[str]) -> bool:
    return bool(_CANCELS & set(plains)) and CONTACT_NOUNS.within(plains)


def _calls_off(heading: Line, one: Read) -> bool:
    """Whether a heading that names one of them calls something off."""
    named = [side.actors for side in (one.one, one.other) if side is not None]
    surnames = {one.line.plains[who.last - 1] for side in named for who in side}
    return _is_off(heading.plains) and bool(surnames & set(heading.plains))


_ENVOYS = listed(
    "envoys aides ministers officials teams delegations negotiators diplomats advisers advisors lawyers emissaries "
    "representatives supporters sons wives generals"
)


def _of_others_before(reading: Reading, one: Read) -> bool:
    """`A and B sent envoys. They met on Tuesday`."""
    they = one.one is not None and one.one.pronoun == "they" and one.other is None and one.line.number > 0
    return they and bool(_ENVOYS & set(reading.lines[one.line.number - 1].plains))


_FOLLOWS = listed("succeeded replaced ousted toppled resigned impeached")
_BACK = 2


def _changed_hands(reading: Reading, one: Read, side: Found) -> bool:
    """`A was succeeded by Z. The president met B`: who is meant by the office may be another by now."""
    if side.pronoun != "description":
        return False
    before = reading.lines[max(0, one.line.number - _BACK) : one.line.number]
    named = [(line, one.phrase.last) for line in before for one in line.named if one.person is not None]
    return any(_is_gone(line, last) or _leaves_office(line) for line, last in named)


def _leaves_office(line: Line) -> bool:
    return bool(_FOLLOWS & set(line.plains)) or ("stepped", "down") in itertools.pairwise(line.plains)


_GONE = listed("died killed assassinated lost handed conceded")


def _is_gone(line: Line, last: int) -> bool:
    """`A died in March`, `A lost to C`, behind the name."""
    return bool(_GONE & set(line.plains[last : last + 2]))
