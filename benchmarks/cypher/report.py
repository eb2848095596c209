"""What was measured, as Markdown."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The median of the seconds, or why there is none; a `fault` besides a time says that the rows are wrong."""

    seconds: float | None
    fault: str | None = None

    def __str__(self) -> str:
        if self.fault is not None:
            return self.fault.replace("|", "\\|")
        assert self.seconds is not None
        return f"{self.seconds * 1000:.2f}"


@dataclass(frozen=True, slots=True)
class Size:
    """One graph and the outcomes by engine and query."""

    persons: int
    meetings: int
    met: int
    outcomes: dict[str, dict[str, Outcome]]

    def ratio(self, query: str) -> float | None:
        """The time of ours by that of Neo4j; None where ours is wrong."""
        own, theirs = self.outcomes["ours"][query], self.outcomes["Neo4j"][query]
        if own.fault or own.seconds is None or theirs.seconds is None:
            return None
        return own.seconds / theirs.seconds

    def ratios(self) -> dict[str, float]:
        found = {query: self.ratio(query) for query in self.outcomes["ours"]}
        return {query: ratio for query, ratio in found.items() if ratio is not None}


def report(sizes: list[Size], about: str) -> str:
    """The whole file."""
    heading = "# The reader of Cypher beside Neo4j over Bolt"
    parts = [heading, "", f"{about}. Milliseconds; rows are compared with Neo4j's."]
    parts += ["Made by `python -m benchmarks.cypher.run`; no engine keeps results between runs.", ""]
    for size in sizes:
        parts += _section(size)
    return "\n".join(parts)


def _section(size: Size) -> list[str]:
    others = [engine for engine in size.outcomes if engine not in ("ours", "Neo4j")]
    ratios = size.ratios()
    worst = max(ratios, key=lambda query: ratios[query])
    wrong = len(size.outcomes["ours"]) - len(ratios)
    lines = [
        f"## {size.persons:,} persons, {size.meetings:,} meetings, {size.met:,} MET",
        "",
        f"Ours by Neo4j: geometric mean {_mean(list(ratios.values())):.2f}, worst {ratios[worst]:.2f} ({worst}); "
        f"{wrong} of {len(size.outcomes['ours'])} queries wrong.",
        "",
        f"| query | ours | Neo4j | ours by Neo4j |{''.join(f' {each} |' for each in others)}",
        "|---|" + "---:|" * (3 + len(others)),
    ]
    for query in size.outcomes["ours"]:
        ratio = size.ratio(query)
        cells = [query, str(size.outcomes["ours"][query]), str(size.outcomes["Neo4j"][query])]
        cells.append("-" if ratio is None else f"{ratio:.2f}")
        lines.append("| " + " | ".join(cells + [str(size.outcomes[each][query]) for each in others]) + " |")
    for each in others:
        right = sum(outcome.fault is None for outcome in size.outcomes[each].values())
        lines += ["", f"{each} answers {right} of {len(size.outcomes[each])} queries rightly."]
    return [*lines, ""]


def _mean(ratios: list[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
