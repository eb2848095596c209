"""Which ids are one, by the decisions that people took."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loader.records import SameAsRecord

__all__ = ["Clusters", "Contradiction", "cluster", "in_force"]

_CAUTION = {"same": 0, "unsure": 1, "different": 2}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two ids that were told apart, and the chain of ids by which other decisions make them one all the same."""

    a: str
    b: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """`canonical` gives every merged id the smallest id of its cluster, `members` every such smallest id all ids of
    its cluster. What stands in `contradictions` was not merged."""

    canonical: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]

    def id_of(self, id_: str) -> str:
        """The id under which a thing stands in the graph."""
        return self.canonical.get(id_, id_)

    def ids_of(self, canonical: str) -> tuple[str, ...]:
        """All ids that stand in the graph under `canonical`."""
        return self.members.get(canonical, (canonical,))


def in_force(decisions: Iterable[SameAsRecord]) -> dict[tuple[str, str], SameAsRecord]:
    """The decision that counts for each pair of ids: the latest; of several at one moment the most cautious."""
    latest: dict[tuple[str, str], SameAsRecord] = {}
    for decision in sorted(decisions, key=lambda d: (d.decided, _CAUTION[d.judgement])):
        latest[min(decision.a, decision.b), max(decision.a, decision.b)] = decision
    return latest


def cluster(decisions: Iterable[SameAsRecord]) -> Clusters:
    """The clusters that the decisions make. One that holds two ids that were told apart is not merged at all."""
    same: dict[str, set[str]] = defaultdict(set)
    different: list[tuple[str, str]] = []
    for (a, b), decision in in_force(decisions).items():
        if decision.judgement == "same":
            same[a].add(b)
            same[b].add(a)
        elif decision.judgement == "different":
            different.append((a, b))
    groups = _groups(same)
    of = {id_: group for group in groups for id_ in group}
    contradictions = tuple(
        Contradiction(a, b, _chain(same, a, b)) for a, b in sorted(different) if a in of and of[a] is of.get(b)
    )
    spoilt = {contradiction.a for contradiction in contradictions}
    members = {group[0]: group for group in groups if spoilt.isdisjoint(group)}
    canonical = {id_: smallest for smallest, group in members.items() for id_ in group}
    return Clusters(canonical, members, contradictions)


def _groups(same: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = []
    placed: set[str] = set()
    for start in sorted(same):
        if start not in placed:
            group = tuple(sorted(_paths(same, start)))
            placed.update(group)
            groups.append(group)
    return groups


def _paths(same: Mapping[str, set[str]], start: str) -> dict[str, str | None]:
    """Every id that can be reached, with the one before it on a shortest way."""
    before: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(same[here]):
            if there not in before:
                before[there] = here
                waiting.append(there)
    return before


def _chain(same: Mapping[str, set[str]], a: str, b: str) -> tuple[str, ...]:
    before = _paths(same, a)
    chain = [b]
    while (previous := before[chain[-1]]) is not None:
        chain.append(previous)
    return tuple(reversed(chain))
