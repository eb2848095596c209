"""A model of spaCy, where one is installed: its word on which names are persons'. The rules need none.

The model is asked about one sentence at a time, so that a headline never runs into what follows it. It is asked for
names alone; who met whom is read by the rules with and without it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

__all__ = ["model_name", "persons_by_model"]


def model_name() -> str | None:
    """The installed English model that is used, with its version; None without one, or with WHOMET_NLP=off."""
    model = None if os.environ.get("WHOMET_NLP") == "off" else _model()
    return f"{model.meta['name']}-{model.meta['version']}" if model is not None else None


def persons_by_model(sentences: Sequence[str]) -> Iterator[frozenset[tuple[int, int]]]:
    """For each sentence the ranges that the model takes for names of persons. Nothing without a model."""
    model = _model() if model_name() is not None else None
    if model is None:
        yield from (frozenset[tuple[int, int]]() for _ in sentences)
        return
    for read in model.pipe(sentences):
        yield frozenset((name.start_char, name.end_char) for name in read.ents if name.label_ == "PERSON")


@cache
def _model() -> Any:
    """The first installed English pipeline that knows names, or None."""
    try:
        spacy = importlib.import_module("spacy")
        names = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_"))
    except (ImportError, OSError):
        return None
    for name in names:
        try:
            model = spacy.load(name, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"])
        except (ImportError, OSError, ValueError):
            continue
        if "ner" in model.pipe_names:
            return model
    return None
