"""What one person told another: `A told B that ...`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loader.extraction.article import Article
from loader.extraction.candidates import Mention, Statement
from loader.extraction.rules.grammar.bare_relatives import acts_in_a_relative
from loader.extraction.rules.grammar.clauses import Actor
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line, read
from loader.extraction.rules.words.verbs import verb_group

__all__ = ["statements_in"]

_TELLS = frozenset({"told", "assured", "warned"})


@lru_cache(maxsize=8)
def statements_in(article: Article) -> tuple[Statement, ...]:
    """What is said from one person of name to another; what journalists were told is none."""
    return tuple(
        statement
        for line in read(article).lines
        for index, word in enumerate(line.plains)
        if word in _TELLS
        for statement in _statement(line, index)
    )


def _statement(line: Line, verb: int) -> Iterator[Statement]:
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle"}))
    speaker = subject_of(line, group.first)
    audience = group_after(line, verb + 1) if verb + 1 < len(line.tokens) else None
    if group.negated or group.passive or group.tense not in ("past", "perfect", "pluperfect"):
        return
    if speaker is None or audience is None or len(speaker.actors) != 1:
        return
    if acts_in_a_relative(line, speaker.first, audience):
        return  # "told lawmakers B had agreed"
    people = (*speaker.actors, *audience.actors)
    if any(one.person is None or one.person.press or not one.person.full for one in people):
        return
    if any(one.person is speaker.actors[0].person for one in audience.actors):
        return
    yield Statement(
        line.sentence,
        line.span(verb, verb + 1),
        _mention(line, speaker.actors[0]),
        tuple(_mention(line, one) for one in audience.actors),
    )


def _mention(line: Line, actor: Actor) -> Mention:
    span = line.span(actor.first, actor.last)
    full = actor.person.span if actor.person is not None and actor.person.span != span else None
    return Mention(span, full)
