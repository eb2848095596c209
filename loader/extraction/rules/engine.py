"""The engine: what the rules read, as candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loader.extraction.article import Article, Sentence
from loader.extraction.candidates import Candidate, Contact, Mention
from loader.extraction.rules.contacts.statements import statements_in
from loader.extraction.rules.details.trips import trips_in
from loader.extraction.rules.grammar.clauses import Actor
from loader.extraction.rules.persons.model import model_name
from loader.extraction.rules.resolving.resolved import Contacted, contacts_in

__all__ = ["RulesEngine"]


class RulesEngine:
    """Proposes what the rules read. `verify.py` reads the same article again and judges."""

    @property
    def name(self) -> str:
        """`rules/1`, or with the model whose word on names was heard: `rules/1:core_web_sm-3.8.0`."""
        model = model_name()
        return f"rules/1:{model}" if model else "rules/1"

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:  # noqa: ARG002
        """The candidates, in the order of the text."""
        for one in contacts_in(article):
            if one.complete:
                yield _contact(one)
        yield from trips_in(article)
        yield from statements_in(article)


def _contact(one: Contacted) -> Contact:
    read = one.read
    trigger = read.line.span(read.first, read.last)
    return Contact(read.line.sentence, trigger, tuple(_mentions(one.one)), tuple(_mentions(one.other)))


def _mentions(actors: Sequence[Actor]) -> Iterator[Mention]:
    """Where they are named, without journalists and spokesmen: the others of a list met all the same."""
    for actor in actors:
        if actor.person is not None and not actor.person.press:
            yield mention(actor)


def mention(actor: Actor) -> Mention:
    """Where an actor is named, and where the person's full name stands."""
    span = actor.line.span(actor.first, actor.last)
    full = actor.person.span if actor.person is not None and actor.person.span != span else None
    return Mention(span, full)
