"""The file of names of a large graph: a question means by it what it means by all names, and it is never the truth."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

import loader as whomet
from loader.errors import UsageError
from loader.finding import Resolver, filed
from loader.finding.things import THINGS

QUESTIONS = [
    ("person", "Wang Yi"), ("person", "wang-yi"), ("person", "Wang"), ("person", "Yi Wang"), ("person", "王毅"),
    ("person", "Tony Blinken"), ("person", "Antony John Blinken"), ("person", "US Secretary of State"),
    ("person", "Secretary of State Antony Blinken"), ("person", "Commerce Minister Wang"), ("person", "US officials"),
    ("person", "nobody at all"), ("person", "German chancellor"), ("person", "!?"), ("person", "Xi's"),
    ("meeting", "Blinken Qin"), ("meeting", "Diaoyutai"), ("meeting", "18 June 2023"), ("meeting", "zzz"),
    ("issue", "Taiwan"), ("issue", "fentan"), ("issue", "precursor"), ("issue", "miconduct"), ("event", "G20"),
    ("office", "Foreign Minister"), ("office", "Chinese defence chief"), ("office", "Secretary of State"),
    ("place", "Bali"), ("place", "China"), ("document", "report-003"), ("organisation", "State Department"),
    ("country", "US"), ("thing", "Yellen"), ("thing", "Yellen trip"), ("thing", "Qin Gang"), ("thing", ""),
]  # fmt: skip


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[whomet.Graph]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with whomet.open_graph(tmp_path / "seeds.graph") as opened:
        opened.load(whomet.seeds())
        yield opened


def test_a_question_means_the_same_by_the_file_as_by_all_names(
    graph: whomet.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Resolver(graph.store)
    assert whole.filed() is None
    monkeypatch.setattr(filed, "LARGE", 1)
    few = Resolver(graph.store)
    assert few.filed() is not None
    for kind, text in QUESTIONS:
        here, there = whole.asked(kind, text).look(text), few.asked(kind, text).look(text)
        assert (there.step, there.things, there.others) == (here.step, here.things, here.others), (kind, text)
    for text in ("Blinken", "fentanyl", "chinese", "first visit five years", "Sino nothing Taiwan", "zzz"):
        assert {row["id"] for row in graph.search(text, limit=500)} == searched(graph, text, monkeypatch)


def searched(graph: whomet.Graph, text: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    with monkeypatch.context() as patched:
        patched.setattr(filed, "LARGE", 10**9)
        return {row["id"] for row in graph.search(text, limit=500)}


def test_the_file_is_of_one_state_and_nobody_elses_to_read(
    graph: whomet.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filed, "LARGE", 1)
    assert len(graph.search("Wang Yi"))
    (path,) = (tmp_path / "cache" / "whomet").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    graph.retract("report-003")
    assert not any(row["id"] == "liu-he" for row in graph.search("Liu He"))
    (path,) = (tmp_path / "cache" / "whomet").iterdir()
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    assert graph.search("Wang Yi").records()[0]["id"] == "wang-yi"


def test_where_no_file_can_be_written_all_names_are_read(
    graph: whomet.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filed, "LARGE", 1)
    (tmp_path / "cache").write_text("no folder")
    assert Resolver(graph.store).filed() is None
    assert graph.run("who-is", person="Wang Yi").rows
    with pytest.raises(UsageError, match="did you mean Wang Yi"):
        graph.run("who-is", person="Wang Yii")


def test_every_kind_of_thing_is_in_it(graph: whomet.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filed, "LARGE", 1)
    file = Resolver(graph.store).filed()
    assert file is not None
    for source in THINGS:
        assert len(file.index(source, [source], "zzzz")) > 0
