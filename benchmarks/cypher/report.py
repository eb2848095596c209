"""What was measured, as Markdown."""

from __future__ import annotations

import math
from dataclasses import dataclass

MADE = """\
Made by `python -m benchmarks.cypher.run`; no engine keeps results between runs. Wall time on a busy machine hurts
Neo4j more, which works on several threads; processor time: [SHAPES.md](SHAPES.md), [EMBEDDED.md](EMBEDDED.md)."""
ELSEWHERE = "Shapes picked to hurt: [SHAPES.md](SHAPES.md); beside kglite and ladybug: [EMBEDDED.md](EMBEDDED.md)."


@dataclass(frozen=True, slots=True)
class Outcome:
    """The median of the seconds, or why there is none; a `fault` besides a time says that the rows are wrong."""

    seconds: float | None
    fault: str | None = None
    least: float | None = None

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

    def ratios(self, *, least: bool = False) -> dict[str, float]:
        """The times of ours by those of Neo4j, of the queries that ours answers rightly: medians, or the least."""
        pairs = {query: (own, self.outcomes["Neo4j"][query]) for query, own in self.outcomes["ours"].items()}
        return {
            query: (own.least / theirs.least) if least and own.least and theirs.least else own.seconds / theirs.seconds
            for query, (own, theirs) in pairs.items()
            if own.fault is None and own.seconds and theirs.seconds
        }


def report(sizes: list[Size], about: str) -> str:
    """The whole file."""
    heading = "# The reader of Cypher beside Neo4j over Bolt"
    parts = [heading, "", f"{about}. Milliseconds; rows are compared with Neo4j's."]
    parts += [MADE, "", ELSEWHERE, ""]
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
        f"of the fastest runs {_mean(list(size.ratios(least=True).values())):.2f}; "
        f"{wrong} of {len(size.outcomes['ours'])} queries wrong.",
        "",
        f"| query | ours | Neo4j | ours by Neo4j |{''.join(f' {each} |' for each in others)}",
        "|---|" + "---:|" * (3 + len(others)),
    ]
    for query in size.outcomes["ours"]:
        ratio = ratios.get(query)
        cells = [query, str(size.outcomes["ours"][query]), str(size.outcomes["Neo4j"][query])]
        cells.append("-" if ratio is None else f"{ratio:.2f}")
        lines.append("| " + " | ".join(cells + [str(size.outcomes[each][query]) for each in others]) + " |")
    for each in others:
        right = sum(outcome.fault is None for outcome in size.outcomes[each].values())
        lines += ["", f"{each} answers {right} of {len(size.outcomes[each])} queries rightly."]
    return [*lines, ""]


def _mean(ratios: list[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
