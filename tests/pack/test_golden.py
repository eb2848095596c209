"""Every saved query gives its golden rows on the seeds, rests on the passages it cites, and keeps out what it must.

The tests grow with the pack by themselves: a query without golden rows fails.
"""

from __future__ import annotations

import pytest

from loader import Graph
from loader.pack import find_pack
from tests.pack.golden_cases import GOLDEN, Case, answer, cases, has

PACK = find_pack()
CASES = list(cases(PACK))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_golden_rows(case: Case, seeds: Graph) -> None:
    assert answer(seeds, case.query, case.parameters) == case.rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_row_is_what_must_not_match(case: Case) -> None:
    assert case.must_not, "name a part of a row that must not match"
    assert not [row for row in case.rows for part in case.must_not if has(row, part)]
    assert all(part.keys() <= case.query.returns.keys() for part in case.must_not)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_passages_that_it_cites_are_in_the_graph(case: Case, ranges: set[str]) -> None:
    assert bool(case.cites) == bool(case.rows), "rows cite what they rest on"
    assert set(case.cites) <= ranges


@pytest.fixture(scope="module")
def ranges(seeds: Graph) -> set[str]:
    """Every range of a document that a relationship of the graph cites."""
    return {place for _, _, data in seeds.to_networkx().edges(data=True) for place in data["evidence"]}


def test_every_query_has_golden_rows_and_every_golden_file_a_query() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(PACK)
