"""Two who face the press together: `said at a joint news conference with B`, `speaking alongside B, A warned`,
`A, sitting next to B, told reporters`. That they met the words do not say, so it is always to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import of_two_countries
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.supports import support_of
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import Found, skip_back
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.objects import with_group
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.participles import main_subject, subject_and_status, through_verb
from loader.extraction.rules.grammar.status import Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Shape, is_finite, verb_group

__all__ = ["appearing_in"]

REASON = "they faced the press together; that they met is not said"
_PRESS, _OCCASION = listed("news press media"), listed("conference conferences briefing appearance availability")
_AT = listed("at during in after following from")
_TAKES_PLACE = ("held", "ongoing", "planned", "expected")
_BESIDE = (("alongside",), ("beside",), ("next", "to"), ("side", "by", "side", "with"))
_BEING: dict[str, frozenset[Shape]] = {
    "speaking": frozenset({"gerund"}), "appearing": frozenset({"gerund"}), "standing": frozenset({"gerund"}),
    "sitting": frozenset({"gerund"}), "seated": frozenset({"participle"}), "spoke": frozenset({"past"}),
    "appeared": frozenset({"past"}), "stood": frozenset({"past"}), "sat": frozenset({"past"}),
}  # fmt: skip
_SAYS = listed(
    "said told added warned insisted promised pledged vowed emphasized emphasised stressed called urged defended "
    "praised thanked repeated declared announced suggested acknowledged argued noted hailed dismissed"
)
"""What somebody does before the press."""
_SHOWS = listed("parade funeral match game rally memorial mass concert statue portrait stage panel church altar")
"""Where one stands beside another before others than the press."""
_NEAR = 7


def appearing_in(line: Line) -> Iterator[Read]:
    """All such pairs of a sentence."""
    for at, word in enumerate(line.plains):
        if line.quoted[at] or _SHOWS & set(line.plains):
            continue
        read = _at_conference(line, at) if word == "joint" else _beside(line, at)
        if read is not None:
            yield read


def _at_conference(line: Line, at: int) -> Read | None:
    """`at a joint news conference with B`, of which "joint" stands at a token."""
    last = at + 1 + (line.plains[at + 1 : at + 2] != () and line.plains[at + 1] in _PRESS)
    if line.plains[last : last + 1] == () or line.plains[last] not in _OCCASION or line.heading:
        return None
    last += 1
    start = at - (line.plains[at - 1 : at] in (("a",), ("the",), ("their",)))
    behind = past_places(line, last)
    other = with_group(line, behind + 1) if line.plains[behind : behind + 1] == ("with",) else None
    before = skip_back(line, start - 1)
    if before >= 0 and line.plains[before] in _AT:
        one, judged = main_subject(line, before), through_verb(line, before, Judged("held"))
    else:
        held = support_of(line, Noun(at, last, "meeting", "in_person", start))
        one, judged = (held[0], held[1]) if held is not None else (None, Judged(None))
    return _read(line, (at, last), (one, other), judged)


def _beside(line: Line, at: int) -> Read | None:
    """`speaking in Rome alongside B`, of which "alongside" stands at a token."""
    way = next((words for words in _BESIDE if line.plains[at : at + len(words)] == words), None)
    verb = _being(line, at) if way is not None else None
    if way is None or verb is None or at + len(way) >= len(line.tokens):
        return None
    other = group_after(line, at + len(way))
    group = verb_group(line.tokens, verb, verb + 1, _BEING[line.plains[verb]])
    if group.tense == "past" and not group.passive:
        one, judged = subject_and_status(line, group)
    else:
        one, judged = main_subject(line, verb), Judged("held")
    before_press = any(word in _SAYS and not line.quoted[i] and i not in line.at for i, word in enumerate(line.plains))
    before_press = before_press or line.plains[verb] == "appeared"
    return _read(line, (verb, verb + 1), (one, other), judged) if before_press and other is not None else None


def _being(line: Line, at: int) -> int | None:
    """The verb of standing or speaking before a token, over the words for where and when."""
    for verb in range(at - 1, max(at - _NEAR, -1), -1):
        if line.plains[verb] in _BEING and verb not in line.at:
            return verb
        named = verb in line.at and line.at[verb].person is not None
        if named or is_finite(line.tokens, verb) or line.plains[verb] in (",", ";", "and", "to", "with"):
            return None
    return None


def _read(line: Line, span: tuple[int, int], sides: tuple[Found | None, Found | None], judged: Judged) -> Read | None:
    one, other = sides
    if one is None or one.pronoun is not None or judged.status not in _TAKES_PLACE or "no" in line.plains[: span[0]]:
        return None
    both = one if other is None else replace(one, actors=(*one.actors, *other.actors))
    if not of_two_countries(both) or not all(who.person is not None and who.person.titles for who in both.actors):
        return None
    return Read(line, *span, one, other, "meeting", "in_person", judged.because(REASON), (span[0],))
