"""The TCK's scenarios, outlines expanded, as what they ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

CLAUSES = ("match", "match-where", "return", "return-orderby", "return-skip-limit", "unwind", "union")
WITHS = ("with", "with-orderBy", "with-skip-limit", "with-where")
FOLDERS = (*(f"clauses/{name}/" for name in (*CLAUSES, *WITHS)), "expressions/", "useCases/")

_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE)\b", re.IGNORECASE)
_QUOTED = re.compile(r"'[^']*'")
_RESULT = re.compile(r"the result should be( empty|(, in (any )?order)? ?(\(ignoring element order for lists\))?:)")
_ERROR = re.compile(r"an? (\w+) should be raised at ([a-z ]+): (.+)")
_NAMED_GRAPH = re.compile(r"the (\S+) graph")

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ExpectedRows:
    """`table` has the columns' names first; it is empty where no row is expected."""

    table: Table
    ordered: bool
    lists_ordered: bool


@dataclass(frozen=True, slots=True)
class ExpectedError:
    """An error's type, when it is due (compile time, runtime, any time), and the detail."""

    type: str
    phase: str
    detail: str


@dataclass(slots=True)
class Scenario:
    """One scenario. `key` is its feature's path, its number there, and the number of its example."""

    key: str
    name: str
    setup: list[str] = field(default_factory=list)
    query: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    expected: ExpectedRows | ExpectedError | None = None
    side_effects: bool = False

    @property
    def writes(self) -> bool:
        """Whether the query itself, and not just the set-up, changes the graph."""
        return self.side_effects or bool(_WRITES.search(_QUOTED.sub("", self.query)))


def scope(jar: Path) -> list[Scenario]:
    """The scenarios of the folders that are about reading, less those whose own query writes."""
    with ZipFile(jar) as archive:
        names = sorted(name for name in archive.namelist() if _in_scope(name))
        found = [scenario for name in names for scenario in _read(archive, name)]
    return [scenario for scenario in found if not scenario.writes]


def _in_scope(name: str) -> bool:
    return name.endswith(".feature") and name.removeprefix("features/").startswith(FOLDERS)


def _read(archive: ZipFile, name: str) -> Iterator[Scenario]:
    document: Any = Parser().parse(archive.read(name).decode())
    document["uri"] = name
    examples: Counter[str] = Counter()
    for pickle in Compiler().compile(document):
        number = pickle["name"].split(" ")[0]
        examples[number] += 1
        path = name.removeprefix("features/").removesuffix(".feature")
        scenario = Scenario(f"{path} {number} {examples[number]}", pickle["name"])
        for step in pickle["steps"]:
            _take_step(archive, scenario, step["text"], step.get("argument") or {})
        yield scenario


def _take_step(archive: ZipFile, scenario: Scenario, text: str, argument: dict[str, Any]) -> None:
    table = _table(argument)
    if text == "executing query:":
        scenario.query = argument["docString"]["content"]
    elif text == "having executed:":
        scenario.setup.append(argument["docString"]["content"])
    elif text == "parameters are:":
        scenario.parameters = {row[0]: row[1] for row in table}
    elif match := _ERROR.fullmatch(text):
        scenario.expected = ExpectedError(*match.groups())
    elif _RESULT.fullmatch(text):
        scenario.expected = ExpectedRows(table, ", in order" in text, "ignoring element order" not in text)
    elif text in ("the side effects should be:", "executing control query:"):
        scenario.side_effects = True
    elif text not in ("an empty graph", "any graph", "no side effects"):
        scenario.setup.append(_named_graph(archive, text))


def _table(argument: dict[str, Any]) -> Table:
    rows = argument.get("dataTable", {}).get("rows", [])
    return tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)


def _named_graph(archive: ZipFile, step: str) -> str:
    match = _NAMED_GRAPH.fullmatch(step)
    if match is None:
        raise ValueError(f"The TCK has a step that is not known here: {step}")
    return _graph_script(archive, match[1])


def _graph_script(archive: ZipFile, name: str) -> str:
    return archive.read(f"graphs/{name}/{name}.cypher").decode()
