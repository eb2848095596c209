"""What the words of a sentence say of two who never came together: each was elsewhere, one stayed away, was stopped on
the way or stood against the other in an election; the call did not come about; what told of it was taken back."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.negated import is_negated
from loader.extraction.rules.grammar.clauses import skip_forward
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS
from loader.extraction.rules.grammar.status import IN_UNKNOWN_WORDS, NO_STATUS, OPEN_SINCE, Judged
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["without_those_who_never_met"]

_BOTH = (
    ("their", "own"), ("their", "respective"), ("their", "home"), ("in", "separate"), ("at", "separate"),
    ("hours", "apart"), ("miles", "apart"), ("days", "apart"),
)  # fmt: skip
_EACH = (("one", "other"), ("one", "another"), ("former", "latter"), ("he", "she"), ("she", "he"))
_WHERE = listed("in at from to before on by")
_SPEAKS = listed("speak talk chat lunch dine gather host")
_ABOUT = listed("about of on over")


def without_those_who_never_met(one: Read) -> Judged:
    """The judgement, or none where the words say that they did not come together."""
    if one.judged.status is None or is_negated(one):
        return NO_STATUS
    never = (
        _is_whose(one)
        or _each_elsewhere(one)
        or _in_election(one)
        or _kept_away(one)
        or _call_failed(one)
        or _taken_back(one)
    )
    return NO_STATUS if never else _in_a_diary(one) or _to_bring_something(one) or _that_came_to_nothing(one)


def _is_whose(one: Read) -> bool:
    """`A, whose predecessor, C, met B, flew home`: no verb of A's stands between; not `A, whose wife is ill, met B`."""
    if one.one is None or one.one.last > one.first or "whose" not in one.line.plains[one.one.last : one.one.last + 2]:
        return False
    if CONTACT_NOUNS.match(one.line.plains, one.first):  # "whose talks with B ended"
        return False
    return not any(is_finite(one.line.tokens, at) for at in range(one.one.last + 1, one.first))


def _each_elsewhere(one: Read) -> bool:
    """`A and B spoke in their own parliaments`, `A and B dined on Monday, one in Riga, the other in Oslo`."""
    if one.other is not None or one.one is None or one.one.last > one.first:
        return False
    words = one.line.plains
    for at in range(one.last, len(words) - 1):
        apart = words[at : at + 2] in _BOTH and words[at - 1] not in _ABOUT and words[one.first] != "met"
        if apart or _one_here(words, at):
            return True
    return False


def _one_here(words: tuple[str, ...], at: int) -> bool:
    """Whether `one in Riga, the other in Oslo` begins at a token."""
    if words[at + 1] not in _WHERE or words[at - 1 - (words[at - 1] == "the")] not in (",", "--", "–", "—", "("):
        return False
    others = (other for one, other in _EACH if words[at] == one)
    return any(words[i] == other and words[i + 1] in _WHERE for other in others for i in range(at + 2, len(words) - 1))


_CONTESTS = listed("ballot polls run-off runoff")


def _in_election(one: Read) -> bool:
    """`A and B will meet at the polls`, `met B in a run-off`."""
    end = max(one.last, one.other.last if one.other is not None else 0)
    behind = one.line.plains[end : end + 4]
    at_polls = ("at", "the", "polls") in (one.line.plains[at : at + 3] for at in range(end, len(one.line.plains)))
    return at_polls or (behind[:1] in (("at",), ("in",)) and bool(_CONTESTS & set(behind)))


_STAND_IN = listed("represented replaced deputised deputized")
_FAR = ("as", "far", "as")
_CLAUSE = 12


def _kept_away(one: Read) -> bool:
    """`A was represented at talks with B by C`, `A got as far as the lobby for talks with B`."""
    if one.one is None or one.one.last > one.first:
        return False
    start = max(0, one.first - _CLAUSE) if one.one.pronoun else one.one.last
    words = one.line.plains[start : one.first]
    replaced = any(words[at] in _STAND_IN and words[at - 1] in _BEEN for at in range(1, len(words)))
    return replaced or any(words[at : at + 3] == _FAR for at in range(len(words)))


_BEEN = listed("was were be been being is are")
_CALLS = ("phone call", "video call")
_PLANNED = listed("planned attempted proposed intended scheduled")


def _call_failed(one: Read) -> bool:
    """`a call between A and B failed`, `a planned meeting of A and B failed`; failed talks have been."""
    last = one.one.last if one.other is None and one.one is not None else 0
    words = one.line.plains
    failed = words[last : last + 1] == ("failed",) and words[last + 1 : last + 2] != ("to",)
    called = one.kind in _CALLS or bool(_PLANNED & set(words[max(0, one.first - 2) : one.first]))
    return last > one.last and failed and called


_RETRACTS = listed(
    "withdrew withdraws retracted retracts corrected corrects deleted deletes removed removes recanted recants "
    "disowned disavowed unpublished"
)
_RETRACTED = listed("withdrawn retracted deleted removed taken corrected recanted disowned disavowed")
_STATEMENTS = listed(
    "statement statements report reports tweet tweets post posts notice story article claim claims account message "
    "release announcement assertion line headline caption page entry"
)
_TOOK_BACK = frozenset({("took", "back"), ("apologised", "for"), ("apologized", "for")})
_NEAR = 6


def _taken_back(one: Read) -> bool:
    """`withdrew a statement that A met B`, `apologised for a tweet saying that A met B`, `a report that A met B was
    withdrawn`."""
    words = one.line.plains
    start = min((found.first for found in (one.one, one.other) if found is not None and found.first >= 0), default=0)
    told = next((at for at in range(min(start, one.first) - 1, -1, -1) if words[at] in _STATEMENTS), None)
    if told is None:
        return False
    before = words[max(0, told - _NEAR) : told]
    pairs = {before[at : at + 2] for at in range(len(before))}
    undone = bool(_RETRACTS & set(before)) or not _TOOK_BACK.isdisjoint(pairs)
    behind = any(words[at] in _BEEN and words[at + 1] in _RETRACTED for at in range(one.last, len(words) - 1))
    return undone or behind


_HAD = listed("had has have")
_ARRANGED = {
    "scheduled": "planned", "planned": "planned", "pencilled": "planned", "booked": "planned", "arranged": "planned",
    "coming": "planned",
    "cancelled": "cancelled", "canceled": "cancelled", "scrapped": "cancelled", "postponed": "postponed",
}  # fmt: skip
_DIARY = listed("diary calendar schedule agenda")


def _in_a_diary(one: Read) -> Judged | None:
    """`had a meeting scheduled with B for Friday`, `had talks with B cancelled`, `had a call with B in his diary`."""
    words = one.line.plains
    if one.judged.status != "held" or one.one is None or one.other is None or one.one.last > one.first:
        return None
    between = words[one.one.last : one.first]
    at = skip_forward(one.line, one.other.last)
    arranged = [*words[one.last : one.last + 1], *words[at : at + 1]]
    status = next((_ARRANGED[word] for word in arranged if word in _ARRANGED), None)
    if ("in", "the", "coming") in (words[one.last : one.last + 3], words[at : at + 3]):
        status = "planned"
    if status is None and words[at : at + 1] in (("in",), ("on",)) and _DIARY & set(words[at + 1 : at + 3]):
        status = "planned"
    if status is None or not _HAD & set(between):
        return None
    return Judged(status, status == "planned").because(OPEN_SINCE)


def _to_bring_something(one: Read) -> Judged | None:
    """`the main outcome from the A-B meeting is to be a treaty`: whether it has been, other sentences tell."""
    end = max([one.last, *(found.last for found in (one.one, one.other) if found is not None)])
    is_to = one.line.plains[end : end + 2] in (("is", "to"), ("are", "to"))
    return one.judged.because(IN_UNKNOWN_WORDS) if is_to and one.judged.status == "held" else None


_NOTHING = (("came", "to", "nothing"), ("came", "to", "nought"), ("came", "to", "naught"), ("come", "to", "nothing"))
_ABSENT = (("turned", "up"), ("showed", "up"), ("turn", "up"), ("show", "up"), ("at", "home"), ("stayed", "away"))
_UNSAID = "it came to nothing; whether they met is not said"


def _that_came_to_nothing(one: Read) -> Judged:
    """`the meeting between A and B came to nothing`: if somebody did not turn up, it was not."""
    words = one.line.plains
    came = next((at for at in range(one.last, len(words)) if words[at : at + 3] in _NOTHING), None)
    if came is None or one.judged.status != "held":
        return one.judged
    absent = any(words[at : at + 2] in _ABSENT for at in range(came, len(words)))
    return Judged("cancelled").because(_UNSAID) if absent else one.judged.because(_UNSAID)
