"""From the text of an article to proposed records: an engine names places of the text, we compute the rest.

An engine proposes candidates (`candidates.py`), one verifier keeps those that the words bear out (`verify.py`), and
`build.py` makes records of them, each with its evidence and `review: unreviewed`.
"""

from __future__ import annotations

from loader.extraction.article import Article, Sentence, Span, sentences
from loader.extraction.engine import Engine
from loader.extraction.outcome import Outcome
from loader.extraction.proposing import propose

__all__ = ["Article", "Engine", "Outcome", "Sentence", "Span", "propose", "sentences"]
