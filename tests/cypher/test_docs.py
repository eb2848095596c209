"""The examples of docs/cypher.md say what happens."""

from __future__ import annotations

import doctest
from pathlib import Path


def test_the_examples_of_the_guide() -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "cypher.md"
    failed, tried = doctest.testfile(str(guide), module_relative=False)
    assert (failed, tried > 15) == (0, True)
