"""Writes the rows of the golden files anew, after the seeds or a query changed. Read the difference before keeping it.

    python scripts/write_golden.py [NAME ...]

Of each case the graph, the parameters and what must not match stay as they are; the rows become what the embedded
store answers, the passages those that the ids in the rows rest on. A new case needs just `graph`, `parameters` and
`must_not`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import loader as whomet  # noqa: E402
from tests.pack.conftest import FOLDERS  # noqa: E402
from tests.pack.golden_cases import GOLDEN, Row, answer  # noqa: E402


class Passages:
    """The first passage in each document for the id of a node or relationship, and for the name of a node."""

    def __init__(self, graph: whomet.Graph) -> None:
        self._first: dict[str, dict[str, str]] = {}
        drawn = graph.to_networkx()
        for start, end, data in drawn.edges(data=True):
            (kind,) = data["__labels__"]
            told = drawn.nodes[start] if kind == "ABOUT" else drawn.nodes[end]
            names = {data["id"]}
            if kind in ("MENTIONS", "REPORTS", "ABOUT"):
                names |= {told["id"], told["name"]}
            if kind in ("REPORTS", "MAKES"):
                names.add(drawn.nodes[start]["id"])
            for name in names:
                self._add(name, data["evidence"])

    def _add(self, name: str, evidence: Iterable[str]) -> None:
        kept = self._first.setdefault(name, {})
        for passage in evidence:
            document = passage.partition("#")[0]
            kept[document] = min(kept.get(document, passage), passage, key=place)

    def of(self, rows: Iterable[Row]) -> list[str]:
        """What the rows rest on: the passages of their ids; of their names where a row has no id."""
        found: set[str] = set()
        for row in rows:
            ids = [value for column, value in row.items() if column == "path" or column.endswith(("id", "ids"))]
            found |= self._named(ids) or self._named(list(row.values()))
        return sorted(found, key=place)

    def _named(self, values: Any) -> set[str]:
        return {passage for text in strings(values) for passage in self._first.get(text, {}).values()}


def place(passage: str) -> tuple[str, int, int]:
    document, _, characters = passage.partition("#char=")
    start, _, end = characters.partition(",")
    return document, int(start), int(end)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)


def written(case: Mapping[str, Any], rows: list[Row], cites: list[str]) -> str:
    return "\n".join(
        [
            "  {",
            f'    "graph": {_json(case["graph"])},',
            f'    "parameters": {_json(case["parameters"])},',
            f'    "rows": {_a_line_each(rows)},',
            f'    "cites": {_filled(cites)},',
            f'    "must_not": {_a_line_each(case["must_not"])}',
            "  }",
        ]
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _a_line_each(values: list[Row]) -> str:
    return "[\n" + ",\n".join(f"      {_json(value)}" for value in values) + "\n    ]" if values else "[]"


def _filled(values: list[str]) -> str:
    text = ", ".join(map(_json, values))
    lines = textwrap.wrap(text, 104, break_long_words=False, break_on_hyphens=False)
    return "[\n" + "\n".join(f"      {line}" for line in lines) + "\n    ]" if values else "[]"


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        graphs = {name: whomet.open_graph(Path(folder) / f"{name}.graph") for name in FOLDERS}
        for name, graph in graphs.items():
            graph.load(FOLDERS[name])
        passages = {name: Passages(graph) for name, graph in graphs.items()}
        for name in names or sorted(file.stem for file in GOLDEN.glob("*.json")):
            file, cases = GOLDEN / f"{name}.json", []
            for case in json.loads(file.read_text("utf-8")):
                graph = graphs[case["graph"]]
                rows = answer(graph, graph.pack.find(name), case["parameters"])
                cases.append(written(case, rows, passages[case["graph"]].of(rows)))
            file.write_text("[\n" + ",\n".join(cases) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
