"""Every saved query gives its golden rows on the seeds, rests on the passages it cites, and keeps out what it must.

The tests grow with the pack by themselves: a query without golden rows fails.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from loader import Graph
from loader.pack import find_pack
from tests.pack.golden_cases import GOLDEN, Case, answer, cases, has

PACK = find_pack()
CASES = list(cases(PACK))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_golden_rows(case: Case, graphs: Mapping[str, Graph]) -> None:
    assert answer(graphs[case.graph], case.query, case.parameters) == case.rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_row_is_what_must_not_match(case: Case) -> None:
    assert case.must_not, "name a part of a row that must not match"
    assert not [row for row in case.rows for part in case.must_not if has(row, part)]
    assert all(part.keys() <= case.query.returns.keys() for part in case.must_not)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_passages_that_it_cites_are_in_the_graph(case: Case, ranges: Mapping[str, set[str]]) -> None:
    assert case.cites or not case.rows or case.query.topic == "quality", "rows cite what they rest on"
    assert set(case.cites) <= ranges[case.graph]


@pytest.fixture(scope="module")
def ranges(graphs: Mapping[str, Graph]) -> Mapping[str, set[str]]:
    """Every range of a document that a relationship of a graph cites."""
    return {
        name: {place for _, _, data in graph.to_networkx().edges(data=True) for place in data["evidence"]}
        for name, graph in graphs.items()
    }


def test_every_query_has_golden_rows_and_every_golden_file_a_query() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(PACK)


def test_every_query_has_a_case_with_rows() -> None:
    assert {case.query.name for case in CASES if case.rows} == set(PACK)
