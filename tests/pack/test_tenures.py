"""A tenure without dates counts with a dated one of the same person and office that it agrees with, and else alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from tests.records import document

EVIDENCE = [{"start": 0, "end": 9, "sha256": "0123456789ab"}]
DATED = {"since": "2020", "until": "2024", "as_of": ["2021"], "tense": "current", "confidence": 0.9}
AGREEING = {"as_of": ["2023-05"], "confidence": 0.7}


def told(folder: Path, *tenures: dict[str, Any]) -> whomet.Graph:
    graph = whomet.open_graph(folder / "tenures.graph")
    lines: list[dict[str, Any]] = []
    for number, tenure in enumerate(tenures):
        own = {"document": f"doc-{number}", "evidence": EVIDENCE}
        lines += [
            document(f"doc-{number}", title="Report", sha256=f"{number:064x}", characters=9),
            {"record": "person", "id": "ada-holm", "name": "Ada Holm", **own},
            {"record": "role", "id": "no-minister", "title": "Minister", "country": "NO", **own},
            {"record": "holds", "person": "ada-holm", "role": "no-minister", **tenure, **own},
        ]
    file = folder / "tenures.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    graph.load(file)
    return graph


def test_a_tenure_that_agrees_is_joined(tmp_path: Path) -> None:
    graph = told(tmp_path, AGREEING, DATED)
    [office] = graph.run("offices-of", person="ada-holm")
    assert (office["since"], office["seen_on"], office["confidence"]) == ("2020", ["2021", "2023-05"], 0.7)
    [holder] = graph.run("holders-of", office="minister")
    assert holder["seen_on"] == ["2021", "2023-05"]
    [person] = graph.run("who-is", person="ada-holm")
    assert person["offices"] == ["Minister (NO): current, since 2020, until 2024, seen 2021, seen 2023-05"]


@pytest.mark.parametrize(
    "other",
    [{"as_of": ["2026-05"]}, {"as_of": ["2019"]}, {"as_of": ["2023~"]}, {"as_of": ["2023"], "tense": "former"}],
    ids=lambda other: "-".join(other["as_of"]) + other.get("tense", ""),
)
def test_a_tenure_that_may_be_another_stays(tmp_path: Path, other: dict[str, Any]) -> None:
    graph = told(tmp_path, other, DATED)
    seen = [row["seen_on"] for row in graph.run("offices-of", person="ada-holm")]
    assert sorted(seen) == sorted([["2021"], other["as_of"]])
    assert len(list(graph.run("holders-of", office="minister"))) == 2
    [person] = graph.run("who-is", person="ada-holm")
    assert len(person["offices"]) == 2


def test_a_nomination_stays_beside_a_tenure(tmp_path: Path) -> None:
    graph = told(tmp_path, {"as_of": ["2021"], "tense": "nominee"}, DATED)
    assert [row["nominated"] for row in graph.run("offices-of", person="ada-holm")] == [False, True]
