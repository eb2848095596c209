"""One "did you mean" for everything that can be misspelt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loader.suggest import did_you_mean, nearest
from tests.helpers import ROOT


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("meet", ["MET", "HOLDS"], "did you mean MET?"),
        ("persn", ["person", "since"], "did you mean person?"),
        ("x", ["person", "since"], ""),
        ("", ["person"], ""),
        ("person", [], ""),
    ],
)
def test_the_nearest_known_name_is_said(name: str, known: list[str], hint: str):
    assert did_you_mean(name, known) == hint


def test_several_are_said_in_the_order_of_likeness_and_each_once():
    known = ["who-met-whom", "who-met", "who-met-drawn", "who-met"]
    assert did_you_mean("who-mett", known, most=2, quotes="`") == "did you mean `who-met` or `who-met-whom`?"
    assert nearest("WHO-MET", known) == ["who-met"]


def test_nobody_else_looks_for_near_names():
    sources = {
        path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted((ROOT / "loader").rglob("*.py"))
    }
    pattern = re.compile(r"get_close_matches|process\.extract")
    assert [path for path, text in sources.items() if pattern.search(text)] == [
        Path("loader/suggest.py"),
    ]
