"""How far a long work is: told step by step, the same work whoever hears, and nothing of it where nobody looks."""

from __future__ import annotations

import itertools
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from loader.exports import FORMATS
from loader.progress import Progress, heard_by, told_of
from tests.helpers import ROOT


def written(what: str, graph: whomet.Graph, folder: Path, progress: Progress | None) -> dict[str, bytes]:
    folder.mkdir()
    paths = graph.export(what, folder if FORMATS[what].folder else folder / "file", progress=progress)
    return {path.name: path.read_bytes() for path in paths}


LONG: dict[str, Callable[[whomet.Graph, Path, Progress | None], Any]] = {
    "digest": lambda graph, _, progress: graph.digest(progress=progress),
    "stats": lambda graph, _, progress: graph.stats(progress=progress),
    "resolve": lambda graph, _, progress: graph.suggestions(progress=progress),
    **{f"export {name}": partial(written, name) for name, form in FORMATS.items() if form.of == "graph"},
}
"""What takes long of a large graph, beside what `load`, `retract`, `rebuild` and `doctor` tell of themselves."""


def steps(signs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """What was told, step by step: each begins at 0."""
    found: list[list[tuple[int, int]]] = []
    for sign in signs:
        if sign[0] == 0 or not found:
            found.append([])
        found[-1].append(sign)
    return found


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    World(250, "skewed").write(folder / "many.jsonl")
    with whomet.open_graph(folder / "whomet.db") as graph:
        graph.load(folder / "many.jsonl")
    return folder / "whomet.db"


@pytest.mark.parametrize("work", LONG)
def test_every_step_is_told_to_its_end_and_changes_nothing(graph: Path, tmp_path: Path, work: str) -> None:
    signs: list[tuple[int, int]] = []
    with whomet.open_graph(graph) as opened:
        told = LONG[work](opened, tmp_path / "heard", lambda done, whole: signs.append((done, whole)))
        number = len(signs)
        assert told == LONG[work](opened, tmp_path / "unheard", None)
    assert len(signs) == number
    assert any(len(step) > 2 for step in steps(signs))
    for step in steps(signs):
        (whole,) = {whole for _, whole in step}
        assert [done for done, _ in step] == sorted({done for done, _ in step})
        assert step[-1] == (whole, whole)


@pytest.mark.parametrize("name", ["graphml", "gexf", "gephi"])
def test_writing_xml_tells_of_all_that_is_written(graph: Path, tmp_path: Path, name: str) -> None:
    signs: list[tuple[int, int]] = []
    with whomet.open_graph(graph) as opened:
        opened.export(name, tmp_path / "file", progress=lambda done, whole: signs.append((done, whole)))
    text = (tmp_path / "file").read_text()
    last = steps(signs)[-1]
    assert last[-1][1] == text.count("<node ") + text.count("<edge ")
    assert len(last) > 2


@pytest.mark.parametrize("files", [1, 3])
def test_one_long_text_tells_of_its_sentences_and_several_of_texts(tmp_path: Path, files: int) -> None:
    told = "Foreign Minister Anna Berg of Norland met President Carlo Costa of Ostia on {} March 2021. Rain fell. "
    for number in range(files):
        (tmp_path / f"{number}.txt").write_text("".join(told.format(1 + day % 28) for day in range(60)) + f"{number}.")
    signs: list[tuple[int, int]] = []
    heard = whomet.extract(tmp_path, published="2021-04-01", progress=lambda done, whole: signs.append((done, whole)))
    assert list(heard.records) == list(whomet.extract(tmp_path, published="2021-04-01").records)
    assert list(heard.records)
    meetings = sum(record.record == "meeting" for record in heard.records)
    if files == 1:
        assert signs == [
            (0, 1),
            (0, 121),
            (50, 121),
            (100, 121),
            (121, 121),
            (0, meetings),
            (meetings, meetings),
            (1, 1),
        ]
    else:
        assert signs == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_making_a_page_tells_of_the_things_on_it(graph: Path, tmp_path: Path) -> None:
    signs: list[tuple[int, int]] = []
    with whomet.open_graph(graph) as opened:
        opened.export("html", tmp_path / "page.html", progress=lambda done, whole: signs.append((done, whole)))
        nodes = opened.stats().nodes
    told = [step[-1][1] for step in steps(signs)]
    assert told[-4:] == [nodes["Person"], nodes["Meeting"] + nodes.get("Trip", 0), nodes["Issue"], nodes["Document"]]


def issues(document: str, number: int, name: str) -> list[dict[str, object]]:
    own: dict[str, object] = {
        "record": "document",
        "id": document,
        "title": document,
        "sha256": "0" * 64,
        "characters": 100,
    }
    stated: dict[str, object] = {"record": "issue", "document": document}
    return [own, *({**stated, "id": f"issue-{n}", "name": f"{name} {n}"} for n in range(number))]


@pytest.mark.parametrize("documents", [1, 3])
def test_a_load_into_a_file_tells_how_much_of_a_transaction_is_written(tmp_path: Path, documents: int) -> None:
    said = [issues(f"report-{n}", 3_000 // documents, name) for n in range(documents) for name in ("Trade", "Fishing")]
    with whomet.open_graph(tmp_path / "a.graph") as graph:
        for records in ([each for one in said[::2] for each in one], [each for one in said[1::2] for each in one]):
            signs: list[tuple[int, int]] = []
            report = graph.load(records, progress=lambda done, whole: signs.append((done, whole)))  # noqa: B023
            assert report.loaded == len(records)
            done = [number for number, _ in signs]
            assert done == sorted(done)
            assert signs[-1] == (len(records), len(records))
            written = {number for number in done if number > len(records) / 2}
            assert len(written) > 6
            assert max(b - a for a, b in itertools.pairwise([0, *done])) < len(records) / 5


def test_what_nobody_has_counted_is_told_without_an_end() -> None:
    signs: list[tuple[int, int]] = []
    with heard_by(lambda done, whole: signs.append((done, whole))):
        assert list(told_of(iter("abc"), lambda: 0)) == ["a", "b", "c"]
    assert signs == [(0, 0), (3, 0)]


def test_who_has_stopped_hearing_hears_nothing_and_nobody_counts() -> None:
    signs: list[tuple[int, int]] = []
    with heard_by(lambda done, whole: signs.append((done, whole))):
        pass
    assert list(told_of("abc", pytest.fail)) == ["a", "b", "c"]
    assert not signs


@pytest.mark.parametrize("command", ["digest", "stats", "resolve", "export json -o there.json", "export csv -o there"])
def test_a_terminal_shows_it_and_anything_else_does_not(graph: Path, tmp_path: Path, command: str) -> None:
    ours, its = pty.openpty()
    run = [sys.executable, str(ROOT / "whomet.py"), *command.split(), "--store", str(graph)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    try:
        shown = subprocess.run(run, cwd=tmp_path, stdout=subprocess.PIPE, stderr=its, env=environment, check=True)
        on_terminal = os.read(ours, 65536)
    finally:
        os.close(ours)
        os.close(its)
    silent = subprocess.run(run, cwd=tmp_path, capture_output=True, env=environment, check=True)
    assert b"\x1b[2K" in on_terminal  # a line that is drawn over
    assert b"\x1b" not in silent.stdout + silent.stderr
    assert shown.stdout == silent.stdout
