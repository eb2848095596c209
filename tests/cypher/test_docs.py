"""The examples of docs/cypher.md and of the reference say what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest


@pytest.mark.parametrize(("page", "least"), [("cypher.md", 15), ("cypher-reference.md", 8)])
def test_the_examples_of_the_guide(page: str, least: int) -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / page
    failed, tried = doctest.testfile(str(guide), module_relative=False)
    assert (failed, tried > least) == (0, True)
