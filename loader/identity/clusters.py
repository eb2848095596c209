"""Which ids are one, by the decisions that people took.

An id of Wikidata (`Q42`) is one more id, under which nothing stands in the graph: who is it has it as `wikidata`. Two
of them are never one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations

from loader import records
from loader.errors import UsageError

__all__ = ["Clusters", "Contradiction", "cluster", "in_force", "now_in_force"]

_CAUTION = {"same": 0, "unsure": 1, "different": 2}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two ids that were told apart, and the chain of ids by which other decisions make them one all the same."""

    a: str
    b: str
    chain: tuple[str, ...]

    def __str__(self) -> str:
        why = "are two things" if records.is_wikidata(self.a) and records.is_wikidata(self.b) else "were told apart"
        return f"not merged: {self.a} and {self.b} {why}, but decisions say {' = '.join(self.chain)}; take one back"


@dataclass(frozen=True, slots=True)
class Clusters:
    """`canonical` gives every merged id the smallest id of its cluster, `members` every such smallest id all ids of
    its cluster. What stands in `contradictions` was not merged. `wikidata` says which thing of Wikidata such an id is,
    `not_wikidata` which it is not."""

    canonical: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]
    wikidata: Mapping[str, str] = field(default_factory=dict)
    not_wikidata: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the decisions change anything in a graph."""
        return bool(self.canonical or self.wikidata or self.not_wikidata)

    def differing(self, other: Clusters) -> set[str]:
        """The ids that stand in the graph otherwise by `other`: under another id, or as another thing of Wikidata."""
        named = {
            id_ for one in (self, other) for names in (one.canonical, one.wikidata, one.not_wikidata) for id_ in names
        }
        heads = {id_ for id_ in named if self._stands_as(id_) != other._stands_as(id_)}
        return heads | {member for head in heads for one in (self, other) for member in one.ids_of(one.id_of(head))}

    def _stands_as(self, id_: str) -> tuple[str, str | None, frozenset[str]]:
        head = self.id_of(id_)
        return head, self.wikidata.get(head), self.not_wikidata.get(head, frozenset())

    def id_of(self, id_: str) -> str:
        """The id under which a thing stands in the graph."""
        return self.canonical.get(id_, id_)

    def ids_of(self, canonical: str) -> tuple[str, ...]:
        """All ids that stand in the graph under `canonical`."""
        return self.members.get(canonical, (canonical,))


def in_force(decisions: Iterable[records.SameAsRecord]) -> dict[tuple[str, str], records.SameAsRecord]:
    """The decision that counts for each pair of ids: the latest; of several at one moment the most cautious."""
    latest: dict[tuple[str, str], records.SameAsRecord] = {}
    for decision in sorted(decisions, key=lambda d: (d.decided, _CAUTION[d.judgement])):
        latest[min(decision.a, decision.b), max(decision.a, decision.b)] = decision
    return latest


def now_in_force(decision: records.SameAsRecord, present: Iterable[records.SameAsRecord]) -> records.SameAsRecord:
    """The decision that a person takes now, so that it counts: where the clock of whoever decided before was ahead, or
    this one is behind, it is dated right after that one. UsageError for one of the last moment that there is."""
    standing = in_force(present).get((min(decision.a, decision.b), max(decision.a, decision.b)))
    if standing is None or standing.decided < decision.decided:
        return decision
    try:
        return decision.model_copy(update={"decided": standing.decided + timedelta(microseconds=1)})
    except OverflowError as error:
        raise UsageError(f"a decision on {decision.a} and {decision.b} is dated {standing.decided}") from error


def cluster(decisions: Iterable[records.SameAsRecord]) -> Clusters:
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
    apart = {*different, *(pair for group in groups for pair in combinations(filter(records.is_wikidata, group), 2))}
    contradictions = tuple(
        Contradiction(a, b, _chain(same, a, b)) for a, b in sorted(apart) if a in of and of[a] is of.get(b)
    )
    spoilt = {contradiction.a for contradiction in contradictions}
    sound = [group for group in groups if spoilt.isdisjoint(group)]
    return _clusters(sound, different, contradictions)


def _clusters(
    groups: Iterable[tuple[str, ...]], different: Iterable[tuple[str, str]], contradictions: tuple[Contradiction, ...]
) -> Clusters:
    members: dict[str, tuple[str, ...]] = {}
    wikidata: dict[str, str] = {}
    for group in groups:
        own = tuple(id_ for id_ in group if not records.is_wikidata(id_))
        external = next(filter(records.is_wikidata, group), None)
        if external:
            wikidata[own[0]] = external
        if len(own) > 1:
            members[own[0]] = own
    canonical = {id_: smallest for smallest, group in members.items() for id_ in group}
    refused: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one, id_ in (pair for pair in different if records.is_wikidata(pair[0])):
        refused[canonical.get(id_, id_)] |= {one}
    return Clusters(canonical, members, contradictions, wikidata, dict(refused))


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
