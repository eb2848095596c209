"""What an engine is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from loader.extraction.article import Article, Sentence
from loader.extraction.candidates import Candidate

__all__ = ["Engine"]


class Engine(Protocol):
    """Proposes candidates. Nobody relies on their being right: `verify.py` decides."""

    @property
    def name(self) -> str:
        """As records name their extractor: `rules/1`, `llm/some-model`."""

    def propose(self, article: Article, sentences: Sequence[Sentence]) -> Iterable[Candidate]:
        """The candidates, in any order. `sentences` are those of the article's text, all of them."""
