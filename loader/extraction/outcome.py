"""What came of one article: the records proposed, how sure each is, what was left and what was rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from loader.extraction.article import Span
from loader.records import Record

__all__ = ["Left", "Outcome", "Rejected", "Tiered"]

Tier = Literal["sure", "look"]


@dataclass(frozen=True, slots=True)
class Tiered:
    """How far a proposal can be trusted: `sure`, or `look` with the reasons to look at it, in words."""

    tier: Tier
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that has a contact word and gave no proposal, for a reader to look at."""

    sentence: Span
    trigger: Span


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that the verifier refused: the places that it named, its trigger first, and why."""

    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`tiers` has each proposed meeting, trip and statement by its record's id. `sha256` and `characters` are those of
    the text that all offsets count in."""

    document: str
    sha256: str
    characters: int
    engine: str
    records: tuple[Record, ...] = ()
    tiers: Mapping[str, Tiered] = field(default_factory=dict)
    left: tuple[Left, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """All but the records, as plain JSON values: offsets and reasons, no words of the text."""
        return {
            "document": self.document,
            "sha256": self.sha256,
            "characters": self.characters,
            "engine": self.engine,
            "tiers": {id_: {"tier": one.tier, "reasons": list(one.reasons)} for id_, one in self.tiers.items()},
            "left": [{"sentence": _pair(one.sentence), "trigger": _pair(one.trigger)} for one in self.left],
            "rejected": [{"spans": [_pair(s) for s in one.spans], "reason": one.reason} for one in self.rejected],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], records: Sequence[Record] = ()) -> Outcome:
        """The reverse of `to_json`, with the records that were written elsewhere. Raises KeyError, TypeError or
        ValueError for what `to_json` never gives."""
        return cls(
            document=value["document"],
            sha256=value["sha256"],
            characters=value["characters"],
            engine=value["engine"],
            records=tuple(records),
            tiers={id_: Tiered(_tier(one["tier"]), tuple(one["reasons"])) for id_, one in value["tiers"].items()},
            left=tuple(Left(_span(one["sentence"]), _span(one["trigger"])) for one in value["left"]),
            rejected=tuple(Rejected(tuple(map(_span, one["spans"])), one["reason"]) for one in value["rejected"]),
        )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _tier(name: str) -> Tier:
    match name:
        case "sure" | "look":
            return name
    raise ValueError(f"found the tier {name!r}; expected sure or look")
