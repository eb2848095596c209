"""What became of a meeting that was planned: `A was to meet B on Monday, but the meeting was cancelled`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import skip_back
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.reading import Line, Reading
from loader.extraction.rules.words.verbs import forms_of, verb_group

__all__ = ["JOURNEYS", "as_it_came", "journey_undone"]

_UNDONE = Phrases({
    "cancelled": "cancelled", "canceled": "cancelled", "called off": "cancelled", "scrapped": "cancelled",
    "abandoned": "cancelled", "shelved": "cancelled", "axed": "cancelled", "ditched": "cancelled", "nixed": "cancelled",
    "aborted": "cancelled", "dropped": "cancelled", "binned": "cancelled",
    "postponed": "postponed", "put off": "postponed", "delayed": "postponed",
    "put back": "postponed",
})  # fmt: skip
_AUXILIARIES = listed("was were been is are being")
_OF_MEETINGS = listed("meeting talks summit call lunch dinner encounter session trip visit it that this which they")
_MEETINGS = listed("meeting talks summit call lunch dinner encounter session")
_FAR = 3
_BEFORE = listed("planned expected agreed invited hoped proposed possible")
JOURNEYS = listed("visit visits trip trips journey journeys tour stop stopover mission")
_GOVERNING = forms_of("support-verbs.tsv")
REASON = "other words say that it was called off"


def as_it_came(reading: Reading, one: Read) -> Judged:
    """The status with what the same sentence or the next says became of the meeting."""
    if _other_choice(one):
        return NO_STATUS
    if one.judged.status not in _BEFORE:
        return one.judged
    journey = next((at for at in range(one.first - 1, -1, -1) if one.line.plains[at] in JOURNEYS), None)
    if journey is not None and not _JOINTS & set(one.line.plains[journey : one.first]):
        undone = journey_undone(one.line, journey)
        if undone is not None:
            return undone
    for line, start in _behind(reading, one):
        near = line.number <= one.line.number + 1
        status = _undone(line, start, _OF_MEETINGS if near else _MEETINGS)
        if status is not None:
            return Judged(status).because(REASON)
    answer = _answered(one)
    if answer is not None:
        return Judged(answer).because(REASON)
    return _undone_before(reading, one) or one.judged


_INSTEAD = (("rather", "than"), ("instead", "of"))
_PARTS_CLAUSES = listed(", ; that who but")


def _other_choice(one: Read) -> bool:
    """`will stay in Rome rather than go to Lisbon to see B`: what somebody does not do."""
    start = one.one.last if one.one is not None and one.one.last <= one.first else 0
    words = one.line.plains[start : one.first]
    chosen = (at + 2 for at in range(len(words)) if words[at : at + 2] in _INSTEAD)
    return any(not _PARTS_CLAUSES & set(words[at:]) for at in chosen)


_ASKED = listed("hoped proposed invited")
_OUTCOMES = Phrases({
    "pulled out": "cancelled", "backed out": "cancelled", "dropped out": "cancelled", "cried off": "cancelled",
    "called it off": "cancelled", "cancelled it": "cancelled", "cancelled at": "cancelled", "stayed away": "cancelled",
    "stayed home": "cancelled", "stayed at home": "cancelled", "did not show up": "cancelled",
    "did not turn up": "cancelled", "did not go": "cancelled", "did not come": "cancelled", "fell ill": "cancelled",
    "never turned up": "cancelled", "never showed up": "cancelled", "never went": "cancelled", "cut short": "cancelled",
    "changed her mind": "cancelled", "changed his mind": "cancelled",
})  # fmt: skip
"""What came of a plan, told behind "but" or "before"."""
_ANSWERS = Phrases({
    "said no": "refused", "declined": "refused", "turned him down": "refused", "turned her down": "refused",
    "turned them down": "refused", "turned it down": "refused", "turned down": "refused", "was rebuffed": "refused",
    "was refused": "refused", "was turned away": "refused", "was told no": "refused", "was snubbed": "refused",
    "was ignored": "refused", "without success": "refused", "in vain": "refused", "to no avail": "refused",
    "rejected it": "refused", "rejected the request": "refused", "refused to meet": "refused",
    "refused to see": "refused", "refused to receive": "refused", "would not see": "refused",
    "would not receive": "refused",
})  # fmt: skip
"""What was answered to a wish, told in the same sentence."""
_TURNS = listed("but before until only who though although however , and")


def _answered(one: Read) -> str | None:
    """What the rest of the sentence says that came of it: `was to meet B but pulled out`, `asked to see B, who
    said no`."""
    line = one.line
    outcomes = _ANSWERS if one.judged.status in _ASKED else _OUTCOMES
    for at in range(one.last, len(line.tokens)):
        found = outcomes.match(line.plains, at)
        if found is not None and _TURNS & set(line.plains[one.last : at]) and not line.quoted[at]:
            return found[1]
    return "cancelled" if one.judged.status not in _ASKED and _met_another(line.plains[one.last :]) else None


def _met_another(behind: Sequence[str]) -> bool:
    """`was to meet B but met C instead`."""
    turn = next((at for at, word in enumerate(behind) if word == "but"), len(behind))
    return "instead" in behind[turn:] and bool(_MET & set(behind[turn:]))


_MET = listed("met saw received hosted welcomed visited spoke talked held went flew")
_HAD_BEEN = (("had", "been"), ("was", "to", "have"), ("were", "to", "have"))


def _undone_before(reading: Reading, one: Read) -> Judged | None:
    """`called off a trip to Rome. He had been due to meet B`: what the sentence before says of the journey."""
    words = one.line.plains[: one.first]
    been = any(words[at : at + len(had)] == had for had in _HAD_BEEN for at in range(len(words)))
    before = reading.lines[one.line.number - 1] if been and one.line.number else None
    if before is None:
        return None
    nouns = (at for at, word in enumerate(before.plains) if word in JOURNEYS | _MEETINGS)
    return next(filter(None, (journey_undone(before, at) for at in nouns)), None)


_JOINTS = listed("and but ; that")
_WORDS_BEFORE = 5


def journey_undone(line: Line, noun: int) -> Judged | None:
    """What `cancelled a visit to Rome`, `postponed the trip`, whose noun is at a token, leaves of what was to be done
    there."""
    for end in range(noun, max(noun - _WORDS_BEFORE, 0), -1):
        found = _GOVERNING.match_before(line.plains, end)
        if found is None:
            continue
        group = verb_group(line.tokens, end - found[0], end, found[1][0].shapes)
        status = found[1][0].row[5]
        plain = status in ("cancelled", "postponed") and group.tense in ("past", "perfect", "pluperfect", "present")
        return Judged(status).because(_ITS_JOURNEY) if plain and not group.negated else None
    return None


_ITS_JOURNEY = "the journey on which it was to be was called off"


def _behind(reading: Reading, one: Read) -> Iterator[tuple[Line, int]]:
    """The rest of the sentence, and the next ones up to that in which somebody of name stands."""
    yield one.line, one.last
    for line in reading.lines[one.line.number + 1 : one.line.number + 1 + _FAR]:
        if line.heading or any(named.person or named.ambiguous for named in line.named):
            return
        yield line, 0


def _undone(line: Line, start: int, nouns: Collection[str]) -> str | None:
    for at in range(start, len(line.tokens)):
        if line.plains[at] in nouns and _comes_to_nothing(line, at + 1):
            return "cancelled"
        found = _UNDONE.match(line.plains, at)
        aux = skip_back(line, at - 1) if found is not None else -1
        while aux >= 0 and line.plains[aux] in {*_AUXILIARIES, "has", "had", "have"}:
            aux -= 1
        acted = found is not None and aux < at - 1 and line.plains[at - 1] not in ("not", "never")
        if acted and aux >= start and line.plains[aux] in nouns and found is not None:
            return found[1]
    return None


_NOTHING = Phrases({
    "take place": True, "took place": True, "go ahead": True, "went ahead": True, "happen": True, "happened": True,
    "come off": True, "came off": True, "materialise": True, "materialize": True, "materialised": True,
    "materialized": True, "be held": True,
})  # fmt: skip
_NOT = listed("not never won't didn't wouldn't cannot")
_REACH = 6


def _comes_to_nothing(line: Line, start: int) -> bool:
    """`the meeting will not go ahead`, `the talks fell through`, `their summit is now off`, behind the noun."""
    words = line.plains[start : start + _REACH]
    fell = words[:2] == ("fell", "through") or (
        words[:1] in (("is",), ("was",), ("are",), ("were",)) and _is_off(words)
    )
    never = next((at for at, word in enumerate(words) if word in _NOT), None)
    return fell or (never is not None and _NOTHING.within(words, never + 1))


def _is_off(words: Sequence[str]) -> bool:
    return words[1:2] == ("off",) or (words[1:2] in (("now",), ("suddenly",)) and words[2:3] == ("off",))
