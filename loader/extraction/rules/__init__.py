"""The default engine: rules over the article's own words. It needs no model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loader.extraction.article import Article, Sentence
from loader.extraction.candidates import Candidate

__all__ = ["RulesEngine"]


class RulesEngine:
    """Proposes what the rules read."""

    name = "rules/1"

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:  # noqa: ARG002
        """The candidates, in the order of the text."""
        return ()
