"""Two sets of facts of one document side by side: what is right, what is missed, what is false."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from loader.extraction.scoring.facts import Facts, Named, Office, Pair, Party, Tier, overlapping
from loader.records import HELD, NOT_HELD, Evidence

__all__ = ["MEASURES", "Count", "Difference", "Measure", "compare"]

Measure = Literal["persons", "offices", "pairs", "status", "held or not", "date", "place", "issues"]
MEASURES: tuple[Measure, ...] = ("persons", "offices", "pairs", "status", "held or not", "date", "place", "issues")


@dataclass(frozen=True, slots=True)
class Count:
    """How many were proposed, how many stand in the gold, and how many of both are the same."""

    right: int = 0
    proposed: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.proposed + other.proposed, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is `missed` (in the gold alone), `false` (proposed alone) or `other` (in both, with another value).
    `evidence` is where it stands in the text, as far as the records say."""

    measure: Measure
    kind: Literal["missed", "false", "other"]
    what: str
    found: str | None = None
    expected: str | None = None
    tier: Tier | None = None
    evidence: tuple[Evidence, ...] = ()
    document: str = ""


_Fact = TypeVar("_Fact", Party, Office, Pair, Named)
_Found = tuple[Measure, Count, list[Difference]]


@dataclass(frozen=True, slots=True)
class _Matched(Generic[_Fact]):
    """Pairs of a fact of the gold and one proposed; what is left of either."""

    both: list[tuple[_Fact, _Fact]]
    missed: list[_Fact]
    false: list[_Fact]

    @property
    def count(self) -> Count:
        right = len(self.both)
        return Count(right, right + len(self.false), right + len(self.missed))


def compare(gold: Facts, proposed: Facts) -> tuple[dict[Measure, Count], list[Difference]]:
    """Counts by measure, and every difference. Values of a pair (date, place, issues) are compared where the pair is
    in both; a pair counts for `status` only with the right one. What is optional in the gold is counted nowhere."""
    proposed = proposed.within(gold)
    pairs = _match(gold.pairs, proposed.pairs, _closeness)
    found = [
        _whole("persons", _match(gold.persons, proposed.persons)),
        _whole("offices", _match(gold.offices, proposed.offices)),
        _whole("pairs", pairs),
        _status("status", pairs, str),
        _status("held or not", pairs, _class_of),
        _dates(pairs),
        _named("place", pairs, lambda pair: (pair.place,) if pair.place else ()),
        _named("issues", pairs, lambda pair: pair.issues),
    ]
    counts = {measure: count for measure, count, _ in found}
    return counts, [replace(one, document=gold.document.id) for _, _, some in found for one in some]


def _match(
    gold: Sequence[_Fact], proposed: Sequence[_Fact], closeness: Callable[[_Fact, _Fact], int] = lambda *_: 0
) -> _Matched[_Fact]:
    """Each fact with at most one of the other side, the closest first; of two as close, the one that is needed."""
    alike = [(g, p) for g, one in enumerate(gold) for p, other in enumerate(proposed) if one.same_as(other)]
    alike.sort(key=lambda both: (-closeness(gold[both[0]], proposed[both[1]]), gold[both[0]].optional))
    of_gold: dict[int, int] = {}
    taken: set[int] = set()
    for g, p in alike:
        if g not in of_gold and p not in taken:
            of_gold[g] = p
            taken.add(p)
    spare = [one for one in gold if one.optional]
    return _Matched(
        [(gold[g], proposed[p]) for g, p in sorted(of_gold.items()) if not gold[g].optional],
        [one for g, one in enumerate(gold) if g not in of_gold and not one.optional],
        [p for i, p in enumerate(proposed) if i not in taken and not any(one.same_as(p) for one in spare)],
    )


def _closeness(gold: Pair, proposed: Pair) -> int:
    """The same words weigh most, then the status, the date and the place."""
    same_place = gold.place is not None and proposed.place is not None and gold.place.same_as(proposed.place)
    return (
        8 * overlapping(gold.evidence, proposed.evidence)
        + 4 * (gold.status == proposed.status)
        + 2 * (gold.date == proposed.date)
        + same_place
    )


def _whole(measure: Measure, matched: _Matched[Party] | _Matched[Office] | _Matched[Pair]) -> _Found:
    missed = [Difference(measure, "missed", one.shown, evidence=one.evidence) for one in matched.missed]
    false = [Difference(measure, "false", one.shown, tier=one.tier, evidence=one.evidence) for one in matched.false]
    return measure, matched.count, [*missed, *false]


def _status(measure: Measure, pairs: _Matched[Pair], of: Callable[[str], str]) -> _Found:
    wrong = [(gold, proposed) for gold, proposed in pairs.both if of(gold.status) != of(proposed.status)]
    count = replace(pairs.count, right=len(pairs.both) - len(wrong))
    return measure, count, [_other(measure, g, p, of(p.status), of(g.status)) for g, p in wrong]


def _class_of(status: str) -> str:
    return "held" if status in HELD else "not held" if status in NOT_HELD else "expected"


def _dates(pairs: _Matched[Pair]) -> _Found:
    dated = [(gold, proposed) for gold, proposed in pairs.both if gold.date or proposed.date]
    wrong = [(gold, proposed) for gold, proposed in dated if gold.date != proposed.date]
    count = Count(len(dated) - len(wrong), sum(bool(p.date) for _, p in dated), sum(bool(g.date) for g, _ in dated))
    return "date", count, [_other("date", g, p, p.date, g.date) for g, p in wrong]


def _named(measure: Measure, pairs: _Matched[Pair], of: Callable[[Pair], tuple[Named, ...]]) -> _Found:
    count, differences = Count(), []
    for gold, proposed in pairs.both:
        matched = _match(of(gold), of(proposed))
        count += matched.count
        if matched.missed or matched.false:
            found, expected = _shown(matched.false), _shown(matched.missed)
            differences.append(_other(measure, gold, proposed, found, expected))
    return measure, count, differences


def _shown(names: Sequence[Named]) -> str | None:
    return "; ".join(one.shown for one in names) or None


def _other(measure: Measure, gold: Pair, proposed: Pair, found: str | None, expected: str | None) -> Difference:
    evidence = proposed.evidence or gold.evidence
    kind: Literal["missed", "false", "other"] = "missed" if found is None else "false" if expected is None else "other"
    return Difference(measure, kind, gold.shown, found, expected, proposed.tier, evidence)
