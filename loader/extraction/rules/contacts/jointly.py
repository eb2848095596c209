"""What two leaders do in one place together, which tells that they met: `A and B signed the treaty`."""

from __future__ import annotations

from collections.abc import Iterator

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import of_two_countries
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.participles import later_date
from loader.extraction.rules.grammar.status import of_verb
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import verb_group

__all__ = ["jointly_in"]

_TOGETHER = listed(
    "signed inaugurated unveiled inspected toured walked strolled posed emerged planted witnessed cut launched"
)
"""Verbs, in the past, of what takes two to one place."""
REASON = "that they met only what they did together says"
_APART = listed("each separately respectively apart separate remotely virtually both")
_NOT_THERE = listed(
    "letter petition statement appeal open-letter declaration against bill decree law order laws decrees"
)
"""What several sign without each other."""


def jointly_in(line: Line) -> Iterator[Read]:
    """What exactly two holders of offices, of two countries, did together; always to be looked at."""
    for at, word in enumerate(line.plains):
        if word not in _TOGETHER or at in line.at or line.quoted[at] or line.heading:
            continue
        group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
        found = subject_of(line, group.first) if not group.passive and group.tense in ("past", "perfect") else None
        if found is None or group.negated or not of_two_countries(found) or found.reached:
            continue
        offices = all(who.person is not None and who.person.titles and not who.person.press for who in found.actors)
        if not offices or (_APART | _NOT_THERE) & set(line.plains[found.first :]):
            continue
        later, dated = later_date(line, group.verb)
        judged = of_verb(group, later=later, dated=dated, heading=False).because(REASON, *found.reasons)
        yield Read(line, at, at + 1, found, None, "meeting", None, judged, (at, group.first))
