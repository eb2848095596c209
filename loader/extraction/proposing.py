"""One article through one engine: candidates, their verification, the records."""

from __future__ import annotations

from collections.abc import Iterable

from loader.extraction.article import Article, Span, sentences
from loader.extraction.build import build, document_id
from loader.extraction.engine import Engine
from loader.extraction.lexicon import listed
from loader.extraction.outcome import Left, Outcome
from loader.extraction.rules.resolving.resolved import Contacted, contacts_in
from loader.extraction.verify import Verified, verify

__all__ = ["document_id", "propose"]

_TELLING = listed("met meet meets meeting meetings talks summit spoke conversation call discussions negotiations")


def propose(article: Article, engine: Engine) -> Outcome:
    """What the engine finds in the article and the verifier keeps, as records with `review: unreviewed`. Never raises
    for what the text is; what the engine raises is passed on."""
    candidates = list(engine.propose(article, sentences(article.text)))
    passed, rejected = verify(article, candidates)
    built = build(article, engine.name, passed)
    covered = [one.candidate.sentence.span for one in passed if isinstance(one, Verified)]
    return Outcome(
        document_id(article),
        article.sha256,
        article.characters,
        engine.name,
        built.records(),
        built.tiers,
        tuple(_left(article, covered)),
        tuple(rejected),
    )


def _left(article: Article, covered: list[Span]) -> Iterable[Left]:
    """Each sentence once that tells of a contact, names somebody, and gave no proposal."""
    seen = set(covered)
    for one in contacts_in(article):
        line = one.read.line
        if line.sentence.span not in seen and _tells(one):
            seen.add(line.sentence.span)
            yield Left(line.sentence.span, line.span(one.read.first, one.read.last))


def _tells(one: Contacted) -> bool:
    """Whether the word is one of meeting somebody here, and a person is named or stands as "he" in the sentence."""
    line = one.read.line
    somebody = any(named.person or named.ambiguous for named in line.named) or {"he", "she", "they"} & set(line.plains)
    both = bool(one.one and one.other)
    return bool(somebody) and (both or one.complete or line.plains[one.read.last - 1] in _TELLING)
