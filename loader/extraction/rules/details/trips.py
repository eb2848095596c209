"""Journeys: `A visited Lisbon`, `A will travel to Budapest`, `invited B to Washington`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loader.extraction.article import Article, Sentence, Span
from loader.extraction.candidates import Mention, Trip
from loader.extraction.rules.details.places import Place, named_place_at
from loader.extraction.rules.grammar.clauses import Found, skip_forward
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.participles import later_date
from loader.extraction.rules.grammar.status import Judged, governed, of_verb
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line, read
from loader.extraction.rules.words.verbs import Form, Group, forms_of, verb_group

__all__ = ["Journey", "journeys_in", "trips_in"]

_JOURNEYS = forms_of("journey-verbs.tsv")


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey as read: the trigger's tokens, who travels, where to, and its status."""

    line: Line
    first: int
    last: int
    traveller: Found
    destination: Place
    judged: Judged
    anchors: tuple[int, ...]


def trips_in(article: Article) -> Iterator[Trip]:
    """The journeys of persons who are named, as candidates."""
    for one in journeys_in(article):
        for actor in one.traveller.actors:
            if actor.person is not None:
                name = one.line.span(actor.first, actor.last)
                full = actor.person.span if actor.person.span != name else None
                trigger = one.line.span(one.first, one.last)
                yield Trip(one.line.sentence, trigger, Mention(name, full), one.destination.span)


def journey_at(article: Article, sentence: Sentence, trigger: Span) -> Journey | None:
    """The journey that the rules read at a trigger."""
    for one in journeys_in(article):
        if one.line.sentence == sentence and one.line.span(one.first, one.last) == trigger:
            return one
    return None


@lru_cache(maxsize=8)
def journeys_in(article: Article) -> tuple[Journey, ...]:
    """All journeys of an article whose traveller and destination are named and whose status can be read."""
    return tuple(one for line in read(article).lines if not line.heading for one in _journeys(line))


def _journeys(line: Line) -> Iterator[Journey]:
    index = 0
    while index < len(line.tokens):
        found = _JOURNEYS.match(line.plains, index)
        if found is None:
            index += 1
            continue
        journey = _journey(line, index, index + found[0], found[1][0])
        if journey is not None:
            yield journey
        index += found[0]


def _journey(line: Line, verb: int, last: int, form: Form) -> Journey | None:
    group = verb_group(line.tokens, verb, last, form.shapes)
    if (
        group.passive
        or group.tense in ("gerund", "having")
        or (group.first == verb and "base" in form.shapes and group.tense == "present")
    ):
        return None
    destination = _destination(line, last, form.row[5])
    if destination is None:
        return None
    subject, judged = _who(line, group)
    if subject is None or not subject.actors or judged.status is None:
        return None
    return Journey(line, verb, last, subject, destination, judged, (verb, group.first))


def _who(line: Line, group: Group) -> tuple[Found | None, Judged]:
    if group.tense == "infinitive":
        judged, subject = governed(line, group)
    else:
        later, dated = later_date(line, group.verb)
        judged = of_verb(group, later=later, dated=dated, heading=False)
        subject = subject_of(line, group.first)
    if subject is not None:
        judged = in_clause(line, subject.first, judged)
    return subject, judged


def _destination(line: Line, start: int, how: str) -> Place | None:
    """A country or city behind the verb: directly, or behind its preposition."""
    start = skip_forward(line, start)
    if how != "-":
        if line.plains[start : start + 1] != (how,):
            return None
        start += 1
    return named_place_at(line, start)
