"""What a preposition of time before a contact noun says: `after talks with B`, `ahead of a meeting with B`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import promised
from loader.extraction.rules.contacts.existing import after_it, if_coming
from loader.extraction.rules.contacts.for_talks import if_past, on_way
from loader.extraction.rules.contacts.occasion_words import at_occasion
from loader.extraction.rules.grammar.clauses import skip_back, verbs_behind
from loader.extraction.rules.grammar.governing_clauses import at_press_time
from loader.extraction.rules.grammar.noun_words import TIMES
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.participles import through_verb
from loader.extraction.rules.grammar.status import BY_THE_WAY, NO_STATUS, STILL_TO_COME, Judged
from loader.extraction.rules.reading import Line

__all__ = ["STAGES", "timed"]

STAGES = listed("start beginning opening outset end close conclusion course")
"""Parts of talks that were: `at the start of talks with B`."""
_AHEAD = frozenset({"eve of", "before", "until", "ahead of", "prior to", "in advance of"})


def timed(line: Line, noun: Noun) -> Judged | None:
    """`after talks with B`, `ahead of a meeting with B`."""
    at = skip_back(line, noun.start - 1)
    afterwards = after_it(line, at)
    if afterwards is not None:
        told = through_verb(line, afterwards, Judged("held"))
        held = Judged("held") if told.status == "held" else Judged("held").because(BY_THE_WAY)
        return if_coming(line, (noun.start, noun.first), held)
    return _by_preposition(line, noun, at) if at >= 0 else None


def _by_preposition(line: Line, noun: Noun, at: int) -> Judged | None:
    """What the preposition at a token says of the contact behind it."""
    two = " ".join(line.plains[max(0, at - 1) : at + 1])
    word = line.plains[at]
    if two == "away from" or (two == "out of" and line.plains[at - 2] in _LEAVES):
        return NO_STATUS
    if word == "for":
        return if_past(line, at, on_way(line, at))
    if word == "of" and line.plains[at - 1] in STAGES and at > 1:
        at = skip_back(line, at - 2)
        at -= line.plains[at] == "the"
        judged = through_verb(line, at, Judged("held")) if at >= 0 and line.plains[at] in TIMES else None
        return judged if judged is not None and judged.status == "held" else None
    if word == "before" and _MET & set(line.plains[max(0, at - _NEAR) : at]) and not line.quoted[at]:
        return Judged("held").because(BY_THE_WAY)
    if two in _AHEAD or word in _AHEAD:
        return if_past(line, at, Judged("planned", True, (STILL_TO_COME,)))
    if word == "in" and at and line.plains[skip_back(line, at - 1)] in ("is", "are", "remain", "remains"):
        return Judged("ongoing").because("the present tense")
    if word == "in" and at and line.plains[skip_back(line, at - 1)] in ("was", "were") and at_press_time(line, at):
        return Judged("ongoing")
    if word in ("followed", "follows"):
        return Judged("held")
    on_phone = word == "on" and line.plains[noun.last - 1] in ("call", "calls")
    if word not in TIMES and not on_phone:
        return None
    judged = through_verb(line, at, Judged("held"))
    if judged.status == "planned" and word in ("after", "following") and promised(line, at):
        judged = Judged("held")  # "agreed to open the port, following talks with B"
    if judged.status == "held" and _leads_to_what_comes(line, at):
        return Judged("planned", True).because("what is told of comes after it, and is still to come")
    told_ = at_occasion(line, at) if judged.status == "held" else judged
    return if_coming(line, (noun.start, noun.first), replace(told_, reasons=(*judged.reasons, *told_.reasons)))


def _leads_to_what_comes(line: Line, at: int) -> bool:
    """`said that after talks with B he will`: what somebody tells of begins with the preposition at a token, and its
    verb is of what comes."""
    told_of = line.plains[at] in ("after", "following") and line.plains[at - 1 : at] == ("that",)
    return told_of and line.plains[next(verbs_behind(line, at), at)] in ("will", "would", "'ll")


_LEAVES = listed("walk walks walked walking storm storms stormed storming stay stays stayed staying")
_MET = listed("met received hosted greeted welcomed")
"""What somebody did before talks with another: `met B before talks with C`."""
_NEAR = 14
