"""`%load_ext loader` (or `whomet`) gives a notebook the cell magic `%%cypher`.

    %%cypher graph person=who
    MATCH (:Person {id: $person})-[m:MET]-(p:Person) RETURN p.name, m.date

The first word names the variable that holds the graph (`g` where it is left out); `person=who` takes the parameter
from the variable `who`, or from JSON (`limit=5`, `name="Wang Yi"`). The cell's value is the result.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any, Protocol

from loader.api import Graph
from loader.errors import UsageError
from loader.result import Result

__all__ = ["load_ipython_extension"]


class _Shell(Protocol):
    user_ns: Mapping[str, Any]

    def register_magic_function(self, func: Any, magic_kind: str, magic_name: str) -> None: ...


def load_ipython_extension(shell: _Shell) -> None:
    """What IPython calls for `%load_ext loader` and `%load_ext loader.notebook`."""

    def cypher(line: str, cell: str) -> Result:
        """Run a reading query in Cypher: %%cypher [graph] [parameter=variable-or-JSON ...]"""
        return _ask(shell.user_ns, line, cell)

    shell.register_magic_function(cypher, "cell", "cypher")


def _ask(variables: Mapping[str, Any], line: str, cell: str) -> Result:
    words = shlex.split(line, posix=False)
    name = words.pop(0) if words and "=" not in words[0] else "g"
    graph = variables.get(name)
    if not isinstance(graph, Graph):
        raise UsageError(f"{name} is no graph of this notebook", remedy=f"write {name} = whomet.open_graph(...)")
    return graph.query(cell, **dict(_parameter(variables, word) for word in words))


def _parameter(variables: Mapping[str, Any], word: str) -> tuple[str, Any]:
    name, equals, value = word.partition("=")
    if not equals:
        raise UsageError(f"{word}: write name=variable, or name=JSON")
    if value in variables:
        return name, variables[value]
    try:
        return name, json.loads(value)
    except ValueError as error:
        raise UsageError(f"{word}: there is no variable {value!r}, and it is no JSON") from error
