"""One article through one engine: candidates, their verification, the records."""

from __future__ import annotations

from loader.extraction.article import Article, sentences
from loader.extraction.engine import Engine
from loader.extraction.outcome import Outcome

__all__ = ["document_id", "propose"]


def propose(article: Article, engine: Engine) -> Outcome:
    """What the engine finds in the article and the verifier keeps, as records with `review: unreviewed`. Never raises
    for what the text is; what the engine raises is passed on."""
    tuple(engine.propose(article, sentences(article.text)))
    return Outcome(document_id(article), article.sha256, article.characters, engine.name)


def document_id(article: Article) -> str:
    """The id of the article's document record: of its name and its text, so that two texts never share one."""
    return f"document-{article.sha256[:12]}"
