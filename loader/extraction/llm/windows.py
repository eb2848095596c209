"""Which sentences are asked about at once, so that they fit what a model reads."""

from __future__ import annotations

from collections.abc import Iterable

from loader.extraction.article import Sentence
from loader.extraction.llm.prompt import INSTRUCTIONS
from loader.extraction.llm.settings import LlmSettings

__all__ = ["characters_for", "windows"]

_MOST_SENTENCES = 25
"""More are read with less care, and answers on them are cut."""
_CHARACTERS_A_TOKEN = 2.5
"""English has about four; names and other languages have fewer, and too long a question is refused whole."""
_AROUND = len(INSTRUCTIONS) // 3 + 400
"""Tokens of the instructions, and of the names that stand before the sentences."""


def characters_for(settings: LlmSettings) -> int:
    """How many characters of sentences fit beside the instructions and the answer."""
    return max(1, int((settings.context - settings.max_tokens - _AROUND) * _CHARACTERS_A_TOKEN))


def windows(sentences: Iterable[Sentence], characters: int) -> list[tuple[Sentence, ...]]:
    """All sentences in their order, as many at once as fit; one that does not fit stands alone."""
    made: list[list[Sentence]] = []
    room = 0
    for sentence in sentences:
        length = sentence.end - sentence.start + len(sentence.id) + 4
        if not made or length > room or len(made[-1]) == _MOST_SENTENCES:
            made.append([])
            room = characters
        made[-1].append(sentence)
        room -= length
    return [tuple(window) for window in made]
