"""The judgement: so many random queries over random graphs, asked of both sides."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import neo4j

from loader.cypher import Engine
from loader.cypher.ast.nodes import Language
from tests.judge.choices import Choices, shrink
from tests.judge.compare import difference
from tests.judge.coverage import Coverage
from tests.judge.graphs import RandomGraph, random_graph, random_parameters
from tests.judge.known import (
    PATTERN_AGAIN,
    TOO_EARLY,
    Sides,
    known,
    may_come_of_sorting,
    plan_of,
    refuses_to_sort,
    shown,
)
from tests.judge.queries import Queries, Query
from tests.judge.sides import Answer, ask_engine, ask_neo4j

QUERIES_PER_GRAPH = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """A query on which the sides differ, in the smallest form that was found; `seed` makes the original again."""

    seed: tuple[int, int, int]
    text: str
    parameters: dict[str, Any]
    graph: RandomGraph
    what: str

    def __str__(self) -> str:
        used = {name: value for name, value in self.parameters.items() if f"${name}" in self.text}
        return f"seed {self.seed}\n  {self.text}\n  {used or ''}\n  {self.what}"


@dataclass(slots=True)
class Verdict:
    """What came of it."""

    coverage: Coverage = field(default_factory=Coverage)
    queries: int = 0
    with_rows: int = 0
    failing: int = 0
    left_out: int = 0
    wavering: int = 0
    known: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, query: Query, theirs: Answer, ours: Answer) -> None:
        self.queries += 1
        self.coverage.add(query.text)
        self.with_rows += bool(theirs.rows)
        self.failing += bool(theirs.code) and not theirs.too_large
        self.left_out += theirs.too_large
        if theirs.code and ours.code:
            self.codes[theirs.code.rpartition(".")[2], ours.code.rpartition(".")[2]] += 1

    def lines(self) -> list[str]:
        return [
            f"{self.queries} queries: {self.with_rows} return rows, {self.failing} fail on Neo4j, "
            f"{self.left_out} left out (too large), {len(self.differences)} differ; Neo4j answered {self.wavering} "
            "otherwise once the same graph was loaded again",
            "Known to differ: " + ", ".join(f"{what} {number}" for what, number in self.known.items()),
            "Error codes there and here: " + ", ".join(f"{a}/{b} {n}" for (a, b), n in self.codes.most_common()),
            *self.coverage.lines(),
        ]


class Court:
    """Asks both sides. One graph is loaded at a time; the database must be the tests' own."""

    def __init__(self, driver: neo4j.Driver, language: Language | None = None, *, sessions: int = 1) -> None:
        """With a `language` each query says by which it is read. So many sessions ask at once: most of the time a
        server reads and plans, which it does for each on its own."""
        self._driver = driver
        self._language: Language | None = language
        self._sessions = sessions

    def judge(
        self,
        seed: int,
        queries: int,
        *,
        begin: int = 0,
        shrinks: int = 5,
        progress: Callable[[Verdict], None] | None = None,
    ) -> Verdict:
        """Ask so many queries of one seed, beginning with the graph of that number. The first differences are
        shrunk."""
        verdict = Verdict()
        with ThreadPoolExecutor(self._sessions) as asking:
            for number in range(begin, begin + (queries + QUERIES_PER_GRAPH - 1) // QUERIES_PER_GRAPH):
                asked = min(QUERIES_PER_GRAPH, queries - verdict.queries)
                self._of_one_graph((seed, number), asked, verdict, asking, shrinks)
                if progress:
                    progress(verdict)
        return verdict

    def _of_one_graph(
        self, seed: tuple[int, int], asked: int, verdict: Verdict, asking: ThreadPoolExecutor, shrinks: int
    ) -> None:
        choices = Choices(seed)
        graph, parameters = random_graph(choices), random_parameters(choices)
        self._load(graph)
        engine = Engine(graph.to_networkx())
        made = [self._query(Choices((*seed, place))) for place in range(asked)]
        answers = asking.map(lambda each: self._both(engine, each[1], parameters), made)
        for place, ((taken, query), (theirs, ours)) in enumerate(zip(made, list(answers), strict=True)):
            verdict.count(query, theirs, ours)
            what = difference(query, theirs, ours)
            if what is None:
                continue
            reason = self._known(engine, taken, (query, theirs, ours), parameters)
            if reason is not None:
                verdict.known[reason] += 1
            elif self._wavers(engine, graph, query, parameters):
                verdict.wavering += 1
            else:
                found = query, what
                if len(verdict.differences) < shrinks:
                    found = self._shrunk(engine, taken, parameters, found)
                verdict.differences.append(Difference((*seed, place), found[0].text, parameters, graph, found[1]))

    def _known(
        self, engine: Engine, taken: Sequence[int], found: tuple[Query, Answer, Answer], parameters: dict[str, Any]
    ) -> str | None:
        """Why the answers may differ. What is said to come of sorting has to be gone without an order."""
        query, theirs, ours = found
        sides = self._sides(engine, parameters)
        if (reason := known(query, theirs) or shown(query, theirs, ours, sides)) is not None:
            return reason
        if refuses_to_sort(query, theirs):
            reason = PATTERN_AGAIN
        elif may_come_of_sorting(query, theirs, ours, lambda: self._plan(query, parameters)):
            reason = TOO_EARLY
        else:
            return None
        unsorted = Queries(Choices(replay=taken), pages=False).by_language(self._language)
        return reason if sides.agree(unsorted) else None

    def _plan(self, query: Query, parameters: dict[str, Any]) -> dict[str, Any]:
        with self._driver.session() as session:
            return plan_of(session, query, _used(query, parameters))

    def _query(self, choices: Choices) -> tuple[Sequence[int], Query]:
        return choices.taken, Queries(choices).by_language(self._language)

    def _load(self, graph: RandomGraph) -> None:
        with self._driver.session() as session:
            graph.load_into(session)

    def _wavers(self, engine: Engine, graph: RandomGraph, query: Query, parameters: dict[str, Any]) -> bool:
        """Whether nothing differs any more once the same graph is loaded again, its nodes under other numbers.

        After OPTIONAL MATCH Neo4j 5.26 now and then returns nodes that were known before without their properties.
        """
        self._load(graph)
        return difference(query, *self._both(engine, query, parameters)) is None

    def _both(self, engine: Engine, query: Query, parameters: dict[str, Any]) -> tuple[Answer, Answer]:
        sides = self._sides(engine, parameters)
        return sides.there(query), sides.here(query)

    def _sides(self, engine: Engine, parameters: dict[str, Any]) -> Sides:
        def there(query: Query) -> Answer:
            with self._driver.session() as session:
                return ask_neo4j(session, query.text, _used(query, parameters))

        return Sides(there, lambda query: ask_engine(engine, query.text, _used(query, parameters)))

    def _shrunk(
        self, engine: Engine, taken: Sequence[int], parameters: dict[str, Any], found: tuple[Query, str]
    ) -> tuple[Query, str]:
        best = found
        kind = found[1].split(":")[0]

        def still_differs(candidate: list[int]) -> bool:
            nonlocal best
            query = Queries(Choices(replay=candidate)).by_language(self._language)
            if len(query.text) >= len(best[0].text):
                return False
            what = difference(query, *self._both(engine, query, parameters))
            if what is None or what.split(":")[0] != kind:
                return False
            best = query, what
            return True

        shrink(taken, still_differs)
        return best


def _used(query: Query, parameters: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if f"${name}" in query.text}


def fresh_seed() -> int:
    """A seed that differs from run to run."""
    return random.SystemRandom().randrange(1_000_000)
