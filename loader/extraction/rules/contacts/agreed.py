"""What two did together says that they met: `A and B agreed on trade after talks`, `A and B reviewed it in a call`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import Found, skip_back, verbs_before
from loader.extraction.rules.grammar.descriptions import are_two
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.noun_words import INNER_MEETINGS
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.participles import main_subject, through_verb, verb_follows
from loader.extraction.rules.grammar.status import ONGOING, Judged
from loader.extraction.rules.persons.offices import home_of
from loader.extraction.rules.reading import Line

__all__ = ["TALKS", "agreed_there", "of_two_countries", "promised"]

TALKS = listed("talks meeting meetings negotiations discussions consultations conversation dinner lunch call")
"""Last words of what two have with each other."""
_AGREED = listed("agreed agree signed discussed decided resolved settled sealed reached struck")
"""What two do with each other at a summit."""
_PROMISED = listed("agreed vowed pledged decided promised resolved")
"""Verbs of which what was agreed lies ahead, and not the talks: `agreed to open the port after talks in Rome`."""
_NOT_THEIRS = listed("of with between by for among to")
_PLACES = {
    "in": ("talks", "call", "conversation", "meeting", "summit"), "at": ("talks", "summit", "meeting"),
    "over": (*TALKS, "breakfast", "supper"),
}  # fmt: skip
"""Nouns that stand behind these prepositions as an occasion."""
_FIRST = listed("first second third")
_STAND = listed("is are remain remains")
_WITH = frozenset({"at", "with", "over", "by"})


def agreed_there(line: Line, noun: Noun) -> tuple[Found, Judged] | None:
    """The two whom the sentence is about, and the status of their talks. Sure where they hold offices of two countries
    and the text speaks of `talks` or `a meeting`, not of one that others have."""
    at = skip_back(line, noun.start - 1)
    alone = line.plains[noun.last : noun.last + 1] == () or line.plains[noun.last] not in _NOT_THEIRS
    alone = alone or _of_dishes(line, noun)
    if at < 0 or line.plains[at] not in ("after", "following", "during", "in", "at", "with", "over", "by") or not alone:
        return None
    if line.plains[noun.last - 1] not in (_PLACES.get(line.plains[at]) or TALKS):
        return None
    article = line.plains[noun.start] if noun.start < noun.first else ""
    others = article in ("the", "that", "this", "his", "her")
    first = others and bool(_FIRST & set(line.plains[noun.start : noun.first]))  # "in the first summit in a decade"
    if INNER_MEETINGS & set(line.plains[noun.start : noun.first]):
        return None
    if others and not first and line.plains[at] in _WITH | {"in"}:
        return None
    theirs = article != "" or line.plains[noun.last - 1] == "talks"
    if line.plains[at] == "at" and at and not _AGREED & set(line.plains) and not _by_two(line, at):
        return None
    if line.plains[at] in ("in", "at") and not theirs:
        return None
    return _by(line, noun, at, plain=theirs and not others and line.plains[noun.last : noun.last + 1] != ("of",))


def _of_dishes(line: Line, noun: Noun) -> bool:
    """`a dinner of roti and herring`: of what a meal is, and not of whom."""
    words = range(noun.last + 1, min(noun.last + 4, len(line.tokens)))
    small = all(not line.tokens[at].capital and line.plains[at] not in ("the", "his", "her", "its") for at in words)
    return noun.kind == "meal" and line.plains[noun.last] == "of" and small


def _by_two(line: Line, at: int) -> bool:
    subject = main_subject(line, at)
    return subject is not None and of_two_countries(subject)


def _by(line: Line, noun: Noun, at: int, *, plain: bool) -> tuple[Found, Judged] | None:
    """Who acts, and the status; `at` is the preposition's token."""
    subject = main_subject(line, at) or (_fronted(line, noun.last) if at == 0 else None)
    several = subject is not None and (len(subject.actors) + (subject.pronoun is not None) > 1 or _are_two(subject))
    if subject is None or not several:
        return None
    if line.plains[at] == "in" and line.plains[skip_back(line, at - 1)] in _STAND:  # "A and B are in talks"
        return subject, Judged("ongoing").because(ONGOING)
    judged = through_verb(line, at, Judged("held"))
    if judged.status == "planned" and promised(line, at):
        judged = Judged("held")
    two = of_two_countries(subject) or _two_lead(line, subject)
    sure = plain and two and not subject.reached and judged.status == "held"
    return subject, judged if sure else judged.because("that they talked to each other is not said")


def _two_lead(line: Line, found: Found) -> bool:
    """Whether it is `the two leaders` who act, or "they" of `The two leaders said they`."""
    near = range(max(0, found.first - _NEAR), found.last)
    return found.pronoun == "they" and any(line.plains[at] in _LEADING and are_two(line, at) for at in near)


_NEAR = 5
_LEADING = listed("leaders presidents premiers chancellors")


def _are_two(found: Found) -> bool:
    """Whether "the two leaders" or "they" act."""
    return found.pronoun == "they"


def of_two_countries(found: Found) -> bool:
    """Whether these are two persons of name, of two countries."""
    countries = [home_of(who.person) for who in found.actors if who.person is not None]
    return found.pronoun is None and None not in countries and len(countries) == len(set(countries)) == 2


def promised(line: Line, at: int) -> bool:
    """Whether the verb before is `agreed` or the like."""
    verb = next((i for i in verbs_before(line, at) if line.plains[i - 1 : i] not in (("to",), ("be",))), None)
    return (
        verb is not None
        and line.plains[verb] in _PROMISED
        and line.plains[verb - 1 : verb] not in (("had",), ("have",))
    )


def _fronted(line: Line, index: int) -> Found | None:
    """`At talks in Rome on Monday A and B agreed`: who acts directly behind the place and the date."""
    start = past_places(line, index)
    start += line.plains[start : start + 1] == (",",)
    group = group_after(line, start, closed=True) if start < len(line.tokens) else None
    return group if group is not None and verb_follows(line, group.last) else None
