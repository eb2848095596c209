"""Whose words direct speech is: who says "I" in it."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.persons.people import Person
from loader.extraction.rules.reading import Line, Reading

__all__ = ["Speaker", "author_of", "speaker_of"]

_SAYS = listed(
    "said says told tells added adds recalled recalls explained explains wrote writes noted insisted continued asked "
    "announced declared joked replied tweeted posted stated remarked boasted"
)

Speaker = tuple[Line, Found]
"""Who speaks, and in which sentence that stands."""


def speaker_of(reading: Reading, line: Line, at: int) -> Speaker | None:
    """Who says the words at a token of direct speech: named in the sentence, else in one of the paragraph through which
    the speech goes on, else in the sentence before. None where the text names nobody, or somebody without a name."""
    if not line.quoted[at]:
        return None
    for near in _where_it_stands(reading, line):
        verb = next((i for i, word in enumerate(near.plains) if word in _SAYS and not near.quoted[i]), None)
        if verb is not None:
            found = _sayer(near, verb)
            return (near, found) if found is not None else None
    return None


def _where_it_stands(reading: Reading, line: Line) -> Iterator[Line]:
    yield line
    for following in reading.lines[line.number + 1 : line.number + 4]:
        if following.sentence.paragraph != line.sentence.paragraph or not following.opens_quoted:
            break
        yield following
    before = reading.lines[line.number - 1] if line.number else None
    if before is not None and before.sentence.paragraph == line.sentence.paragraph:
        yield before


def _sayer(line: Line, verb: int) -> Found | None:
    """The subject of a verb of saying, before it or behind it; nobody where words without a name are the subject."""
    before = line.plains[verb - 1] if verb else ""
    inverted = verb > 0 and (line.quoted[verb - 1] or before in (",", '"', "”"))
    behind = group_after(line, verb + 1) if inverted and verb + 1 < len(line.tokens) else None
    found = behind or subject_of(line, verb)
    if found is None or len(found.actors) > 1 or (not found.actors and found.pronoun not in ("he", "she")):
        return None
    return found


_VIEWS = listed("opinions views")


_WRITINGS = Phrases(
    {
        f"{name} {by}": True
        for name in (
            "statement", "remarks", "message", "speech", "address", "letter", "comment", "comments", "op-ed",
            "opening remarks", "opening statement", "press statement", "transcript of remarks", "article", "tweet",
        )
        for by in ("by", "from", "of")
    }
)  # fmt: skip
"""What a heading calls the words of somebody."""
_PRESS = listed("press spokesperson spokesman spokeswoman")
_LABEL = 6
"""Within so many words the colon stands behind who speaks in a transcript."""


def author_of(reading: Reading) -> Person | None:
    """Who says "I" outside direct speech: the author of a commentary, where a line says whose the opinions are, or the
    one whose statement the first line calls it."""
    for line in reading.lines:
        if _VIEWS & set(line.plains) and ("expressed" in line.plains or "solely" in line.plains):
            persons = {id(named.person): named.person for named in line.named if named.person is not None}
            behind = "those" in line.plains or "own" in line.plains
            return next(iter(persons.values())) if len(persons) == 1 and behind else None
    return _whose_statement(reading)


def _whose_statement(reading: Reading) -> Person | None:
    first = reading.lines[0] if reading.lines else None
    found = _WRITINGS.match(first.plains, 0) if first is not None and first.heading else None
    if first is None or found is None or found[0] >= len(first.tokens) or any(map(_has_label, reading.lines[1:])):
        return None
    group = group_after(first, found[0])
    if group is not None and _PRESS & set(first.plains[: group.last]):
        return None
    return group.actors[0].person if group is not None and len(group.actors) == 1 else None


def _has_label(line: Line) -> bool:
    """Whether a line of a transcript opens with who speaks: `PRESIDENT DORST: Thank you.`"""
    colon = next((at for at in range(min(_LABEL, len(line.tokens))) if line.plains[at] == ":"), None)
    return colon is not None and colon > 0 and all(text.isupper() for text in line.texts[:colon])
