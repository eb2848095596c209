"""Verbs before topics: of those who talk ("discussed fishing") and of their talks ("focused on fishing")."""

from __future__ import annotations

from dataclasses import dataclass

from loader.extraction.lexicon import Phrases
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Form, Shape, forms_of

__all__ = ["TopicVerb", "focus_at", "topic_verb_at"]

_VERBS = forms_of("topic-verbs.tsv")
_FOCUS = forms_of("focus-verbs.tsv")
_PASSIVE = Phrases({"dominated by": True, "devoted to": True, "dedicated to": True, "aimed at": False})
PAST: frozenset[Shape] = frozenset({"past"})


@dataclass(frozen=True, slots=True)
class TopicVerb:
    """A verb whose topics begin at the token `end`. `alone`: one person does it, and not only at a meeting."""

    end: int
    shapes: frozenset[Shape]
    alone: bool = False


def topic_verb_at(line: Line, index: int) -> TopicVerb | None:
    """The verb of talking that stands here, if what was talked about can follow."""
    return _verb_at(_VERBS, line, index)


def focus_at(line: Line, index: int) -> TopicVerb | None:
    """`focused on`, `covering`, `dominated by`."""
    passive = _PASSIVE.match(line.plains, index)
    if passive and passive[1]:
        return TopicVerb(index + passive[0], PAST)
    return _verb_at(_FOCUS, line, index)


def _verb_at(verbs: Phrases[tuple[Form, ...]], line: Line, index: int) -> TopicVerb | None:
    found = verbs.match(line.plains, index)
    if found is None:
        return None
    end, form = index + found[0], found[1][0]
    if form.row[5] != "-":
        if end >= len(line.tokens) or line.plains[end] not in form.row[5].split():
            return None
        end += 1
    if end >= len(line.tokens):
        return None
    return TopicVerb(end, form.shapes, form.row[6:7] == ("raise",))
