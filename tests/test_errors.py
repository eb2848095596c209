"""Every error says what happened and what to do, apart and together."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from loader import errors
from tests.helpers import ROOT


def tree(of: type[Exception]) -> list[type[Exception]]:
    return [of, *(each for kind in of.__subclasses__() if kind.__module__ == "loader.errors" for each in tree(kind))]


@pytest.mark.parametrize("kind", tree(errors.WhometError), ids=lambda kind: kind.__name__)
def test_a_remedy_is_a_field_of_every_error(kind: type[errors.WhometError]):
    error = kind("x is not there", remedy="make one")
    assert (error.message, error.remedy, str(error)) == ("x is not there", "make one", "x is not there; make one")
    assert (kind("x").remedy, str(kind("x"))) == ("", "x")


def test_a_remedy_that_is_a_sentence_stands_as_one():
    assert str(errors.StoreError("No server listens.", remedy="Start it.")) == "No server listens. Start it."


def test_a_fault_in_a_query_keeps_its_remedy_beside_the_place():
    error = errors.CypherSyntaxError("no", remedy="write yes", text="RETURN no", line=1, column=8)
    assert str(error) == "no; write yes (line 1, column 8)\n  RETURN no\n         ^"
    assert (error.message, error.remedy) == ("no", "write yes")


def test_the_tree_in_the_documentation_is_the_tree():
    drawn = re.findall(r"^(?:[│ ]*[├└]── |)(\w+)(?: {2,}.*|)$", errors.__doc__ or "", re.MULTILINE)
    assert drawn[0] == "WhometError"
    assert sorted(drawn) == sorted(kind.__name__ for kind in tree(errors.WhometError))


def remedies_in_messages(path: Path) -> list[str]:
    """Errors of ours whose message ends in what to do, which belongs into the remedy."""
    names = {kind.__name__ for kind in tree(errors.WhometError)}
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            said = ast.unparse(node.args[0]) if node.args else ""
            if any(f"; {verb} " in said for verb in ("use", "name", "give", "write", "choose", "make", "run", "did")):
                found.append(said)
    return found


def test_no_message_holds_its_remedy():
    assert [said for path in (ROOT / "loader").rglob("*.py") for said in remedies_in_messages(path)] == []
