"""An article, its paragraphs and its sentences. Offsets count code points, `end` exclusive, as in evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Article", "Sentence", "Span", "sentences"]

PublishedBasis = Literal["stated", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether the other covers all of it."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `paragraph` and `number` (within the paragraph) count from 1; `id` is both, such as `3.2`."""

    paragraph: int
    number: int
    start: int
    end: int

    @property
    def id(self) -> str:
        return f"{self.paragraph}.{self.number}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about it. `name` is what messages call it, such as its file's name; `published` is
    EDTF, and its basis `unknown` exactly where there is none."""

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None

    @property
    def sha256(self) -> str:
        """Of the text's bytes in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def characters(self) -> int:
        return len(self.text)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in their order; no sentence reaches over the end of a paragraph."""
    found = []
    for paragraph, span in enumerate(_paragraphs(text), start=1):
        for number, (start, end) in enumerate(_split(text, span), start=1):
            found.append(Sentence(paragraph, number, start, end))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n\r]+", text):
        if line[0].strip():
            yield Span(line.start(), line.end())


def _split(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    for piece in re.finditer(r"\S.*?(?:[.!?](?=\s+[A-Z“\"])|$)", text[paragraph.start : paragraph.end], re.DOTALL):
        yield paragraph.start + piece.start(), paragraph.start + piece.end()
