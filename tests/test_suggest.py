"""One "did you mean" for everything that can be misspelt."""

from __future__ import annotations

import re
from itertools import product

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


def in_common(one: str, other: str) -> int:
    """The longest text that both have, whatever stands between, by trying."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + in_common(one[1:], other[1:])
    return max(in_common(one[1:], other), in_common(one, other[1:]))


NAMES = ["".join(letters) for length in (1, 2, 3, 4) for letters in product("aBß", repeat=length)]


@pytest.mark.parametrize("near", [1, 50, 66, 90])
def test_names_are_as_alike_as_what_they_have_in_common(near: int):
    for name in NAMES[::7]:
        alike = {
            known: 200 * in_common(name.casefold(), known.casefold()) / len((name + known).casefold())
            for known in NAMES
        }
        expected = sorted((known for known in NAMES if alike[known] >= near), key=lambda known: (-alike[known], known))
        assert nearest(name, NAMES, most=3, near=near) == expected[:3]


def test_of_what_is_folded_the_case_counts():
    assert (nearest("Ab", ["ab", "Abc"]), nearest("Ab", ["ab", "Abc"], folded=True)) == (["ab"], ["Abc"])


def test_nobody_else_looks_for_near_names():
    sources = {
        path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted((ROOT / "loader").rglob("*.py"))
    }
    pattern = re.compile(r"get_close_matches|SequenceMatcher|rapidfuzz")
    assert [path for path, text in sources.items() if pattern.search(text)] == []
