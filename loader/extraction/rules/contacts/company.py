"""Contacts that no verb of meeting tells of, but that somebody was with somebody: `A spent two hours with B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.behind import no_object
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_forward
from loader.extraction.rules.grammar.governing_clauses import at_press_time, in_clause
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.objects import with_group
from loader.extraction.rules.grammar.participles import (
    later_date,
    main_subject,
    of_participle,
    subject_and_status,
    through_verb,
)
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Group, Shape, is_finite, verb_group

__all__ = ["company_in"]

_UNITS = listed("minutes minute hours hour afternoon morning evening night day days weekend time half-hour lunchtime")
_SPEND: dict[str, frozenset[Shape]] = {
    "spent": frozenset({"past", "participle"}),
    "spend": frozenset({"base"}),
    "spends": frozenset({"third"}),
    "spending": frozenset({"gerund"}),
}
_HAVE: dict[str, frozenset[Shape]] = {
    "had": frozenset({"past", "participle"}),
    "got": frozenset({"past", "participle"}),
    "get": frozenset({"base"}),
}
_MEASURES = listed("minutes minute hours hour half-hour")
"""What one has or gets with somebody: `had half an hour with B`."""
_BE: dict[str, frozenset[Shape]] = {
    "was": frozenset({"past"}),
    "were": frozenset({"past"}),
    "been": frozenset({"participle"}),
    "be": frozenset({"base"}),
    "is": frozenset({"third"}),
    "are": frozenset({"third"}),
}
_SHUT_IN = listed(
    "closeted ensconced holed huddled cloistered phone telephone line conversation room office deep together"
)
"""What one is with somebody to whom one speaks: `was closeted with B`, `was on the phone with B`."""
_BEEN, _TALKS = listed("was were been be"), listed("meeting talks session discussions negotiations")
"""`was in a meeting with B`."""
_PHONES = listed("phone telephone line")
_LONGEST = 9
PRESENT = "that they were together is said, not that they spoke"


def company_in(line: Line) -> Iterator[Read]:
    """The contacts of a sentence of which the words say only who was with whom."""
    for at, word in enumerate(line.plains):
        if word in ("with", "to") or line.plains[at : at + 3] == ("in", "the", "company"):
            read = _with(line, at)
            if read is not None:
                yield read
            hours = _after_hours(line, at) if word == "with" and read is None else None
            if hours is not None:
                yield hours
        elif word == "saw":
            seen = _saw(line, at)
            if seen is not None:
                yield seen
        elif word == "aside" and at:
            aside = _aside(line, at)
            if aside is not None:
                yield aside
        elif word in ("together", "alone") and at:
            both = _together(line, at)
            if both is not None:
                yield both
    opening = _opened_by_meeting(line)
    if opening is not None:
        yield opening


def _verb_before(line: Line, end: int) -> int | None:
    """The verb of spending or being of which the words before `end` are the rest."""
    for verb in range(end - 1, max(end - _LONGEST, -1), -1):
        word = line.plains[verb]
        had = word in _HAVE and line.plains[end - 1] in _MEASURES
        if word in _SPEND or had or (word in _BE and verb not in line.at):
            return verb
        if line.plains[verb : verb + 3] == ("and", "a", "half"):
            continue
        named = verb in line.at and line.at[verb].person is not None
        shut_in = word in _SHUT_IN
        if named or (is_finite(line.tokens, verb) and not shut_in) or word in (",", ";", "that", "who", "which", "and"):
            return None
    return None


def _with(line: Line, at: int) -> Read | None:
    verb = _verb_before(line, at)
    if verb is None or line.quoted[verb] or line.plains[verb + 1 : verb + 2] == ("to",):  # "was to walk into a room"
        return None
    between = set(line.plains[verb + 1 : at])
    spent = line.plains[verb] in _SPEND | _HAVE and bool(_UNITS & between)
    start = at + 1 if line.plains[at] != "in" else at + 4
    phone = bool(_PHONES & between)
    shut_in = line.plains[verb] in _BE and bool(_SHUT_IN & between)
    shut_in = shut_in or (line.plains[verb] in _BEEN and _in_talks(line.plains[verb + 1 : at]))
    alone = line.plains[verb] in _BE and skip_forward(line, verb + 1) == at and line.plains[at] == "with"
    if not (spent or shut_in or alone) or (line.plains[at] == "to" and not phone):
        return None
    other = with_group(line, start) if start < len(line.tokens) else None
    if other is None or not (other.actors or line.plains[start] in ("the", "his", "her")):
        return None
    subject, judged = _judged(line, verb, (spent, alone))
    if judged.status == "held" and line.plains[verb] in _BE and at_press_time(line, other.last):
        judged = replace(judged, status="ongoing")
    mode = "phone" if phone else "in_person"
    return Read(line, verb, verb + 1, subject, other, "phone call" if phone else "meeting", mode, judged, (verb,))


_COUNTED = listed("an a half one two three four five six nearly almost about over more less than and full")
_FEW = 7


def _after_hours(line: Line, at: int) -> Read | None:
    """`said after an hour with B`, `After 40 minutes with B, A left`, of which "with" stands at a token."""
    if line.plains[at - 1] not in _MEASURES or line.quoted[at]:
        return None
    after = at - 2
    while after > max(at - _FEW, 0) and (line.plains[after] in _COUNTED or line.plains[after].isdigit()):
        after -= 1
    other = with_group(line, at + 1) if line.plains[after] == "after" and at + 1 < len(line.tokens) else None
    one = main_subject(line, after) if other is not None and other.actors else None
    if one is None or other is None:
        return None
    judged = through_verb(line, after, Judged("held")).because(PRESENT)
    return Read(line, at - 1, at + 1, one, other, "meeting", "in_person", judged, (after,))


def _in_talks(words: Sequence[str]) -> bool:
    """Whether these are `in a long meeting`, with no further preposition."""
    return words[:1] == ("in",) and words[-1] in _TALKS and not PREPOSITIONS & {*words[1:]}


def _together(line: Line, at: int) -> Read | None:
    """`A and B spent two hours together`."""
    verb = _verb_before(line, at)
    if verb is None or line.plains[verb] not in _SPEND or not _UNITS & set(line.plains[verb + 1 : at]):
        return None
    subject, judged = _judged(line, verb, (True, False))
    if subject is None or len(subject.actors) < 2:
        return None
    return Read(line, verb, verb + 1, subject, None, "meeting", "in_person", judged, (verb,))


def _judged(line: Line, verb: int, how: tuple[bool, bool]) -> tuple[Found | None, Judged]:
    group = verb_group(line.tokens, verb, verb + 1, (_SPEND | _HAVE | _BE)[line.plains[verb]])
    subject, judged = _of_group(line, group)
    if subject is not None:
        judged = in_clause(line, subject.first, judged)
    return subject, judged.because(PRESENT) if how[1] else judged


def _of_group(line: Line, group: Group) -> tuple[Found | None, Judged]:
    if group.tense in ("gerund", "having"):
        judged = Judged("held") if group.tense == "having" else NO_STATUS
        return main_subject(line, group.first) or _first_subject(line), judged
    present = group.tense != "infinitive" and line.plains[group.verb] in ("is", "are")
    if present and not any(later_date(line, group.verb)):
        group = replace(group, tense="progressive")
    return subject_and_status(line, group)


def _first_subject(line: Line) -> Found | None:
    """Who acts in the first clause of the sentence."""
    verb = next((at for at in range(len(line.tokens)) if is_finite(line.tokens, at) and at not in line.at), None)
    return subject_of(line, verb) if verb is not None else None


def _saw(line: Line, verb: int) -> Read | None:
    """`There he saw B`, `flew to Lima, where he saw B`: at the place of a journey; not `saw B win`."""
    other = group_after(line, verb + 1) if verb + 1 < len(line.tokens) and not line.quoted[verb] else None
    one = subject_of(line, verb) if other is not None else None
    if other is None or one is None or not no_object(line, other.last):
        return None
    before = line.plains[: one.first]
    there = before[-1:] == ("where",) or "there" in before[-3:]
    sound = all(who.person is not None and bool(who.person.titles) for who in other.actors)
    judged = in_clause(line, one.first, Judged("held").because("to see somebody has several meanings"))
    return Read(line, verb, verb + 1, one, other, "meeting", "in_person", judged, (verb,)) if there and sound else None


_TAKES = listed("took drew pulled")


def _aside(line: Line, at: int) -> Read | None:
    """`A took B aside`: B may be a name or `the general`."""
    verb = next((i for i in range(at - 1, max(at - _LONGEST, -1), -1) if line.plains[i] in _TAKES), None)
    other = with_group(line, verb + 1) if verb is not None and not line.quoted[verb] else None
    if verb is None or other is None or (other.actors and other.last != at):
        return None
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past"}))
    subject, judged = _of_group(line, group)
    return Read(line, verb, verb + 1, subject, other, "meeting", "in_person", judged, (verb,))


def _nobody_met(line: Line, at: int) -> bool:
    """Whether no object and no "with" stands behind "meeting"."""
    comma = next((i for i in range(at, min(at + 16, len(line.tokens))) if line.plains[i] == ","), None)
    if comma is None or {"with", "of", "between"} & set(line.plains[at:comma]):
        return False
    return no_object(line, at + 1) and group_after(line, at + 1) is None


def _opened_by_meeting(line: Line) -> Read | None:
    """`Meeting in Rome on Monday, A and B agreed`."""
    beside = next((at for at in range(1, len(line.tokens)) if line.plains[at - 1 : at + 1] == (",", "meeting")), None)
    if beside is not None and _nobody_met(line, beside):
        both = main_subject(line, beside)
        if both is not None and len(both.actors) > 1:
            return Read(line, beside, beside + 1, both, None, "meeting", None, of_participle(line, beside), (beside,))
    if line.plains[:1] != ("meeting",) or group_after(line, 1) is not None:
        return None
    comma = next((at for at in range(1, min(14, len(line.tokens))) if line.plains[at] == ","), None)
    if comma is None or {"with", "of", "between"} & set(line.plains[:comma]):
        return None
    subject = main_subject(line, 0)
    if subject is None or len(subject.actors) < 2:
        return None
    return Read(line, 0, 1, subject, None, "meeting", None, Judged("held"), (0,))
