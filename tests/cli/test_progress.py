"""How far something long has come: a bar in a real terminal, nothing elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import loader as whomet
from loader.loading import load
from loader.records.reading import read
from loader.stores.embedded.store import EmbeddedStore
from tests.cli.test_commands import whomet as command
from tests.extraction.reviewing.terminal import Terminal
from tests.records import document, person

MANY = 2_400
MAP = "id: Ref\ndate: Date\nparticipants:\n- column: Who\n"


def written(path: Path) -> Path:
    """One document of many records."""
    records = [document(characters=100), *(person(f"p-{number}", f"Ann {number}") for number in range(MANY - 1))]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_a_large_document_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with EmbeddedStore(None) as store:
        load(store, read([written(tmp_path / "many.jsonl")]), progress=lambda *done: told.append(done))
    assert told == sorted(told)
    assert told[0] == (250, MANY)  # five hundred are read, none is written
    assert told[-1] == (MANY, MANY)


def test_what_takes_as_long_as_a_load_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = written(tmp_path / "many.jsonl")
    whomet.check(path, progress=lambda *done: told.append(done))
    assert told == [(read, 0) for read in range(500, MANY, 500)]
    told.clear()
    whomet.load(path, tmp_path / "a.graph")
    whomet.doctor(tmp_path / "a.graph", progress=lambda *done: told.append(done))
    assert told == [(1, 1)]
    told.clear()
    whomet.bulk(path, tmp_path / "files", progress=lambda *done: told.append(done))
    assert told[-65:] == [(MANY, MANY), *((part, 64) for part in range(1, 65))]


def test_a_bar_in_a_terminal_alone(tmp_path: Path) -> None:
    written(tmp_path / "many.jsonl")
    shown = shown_by(tmp_path, f"{MANY} loaded", "load", "many.jsonl", "--store", "a.graph")
    assert re.search(rf"loading.*{MANY}/{MANY} .*[0-9,]+/s", shown), shown
    quiet = command(tmp_path, "load", "many.jsonl", "--store", "b.graph")
    assert (quiet.returncode, quiet.stderr) == (0, b"")


def test_a_table_tells_of_its_rows(tmp_path: Path) -> None:
    rows = [f"{number},2031-05-04,Ann {number}" for number in range(1_200)]
    (tmp_path / "table.csv").write_text("\n".join(["Ref,Date,Who", *rows, ""]), encoding="utf-8")
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    arguments = ("convert", "table.csv", "--from", "csv", "--map", "map.yaml", "-o", "records.jsonl")
    shown = shown_by(tmp_path, "1200 converted", *arguments)
    assert re.search(r"converting.*1000/1201 .*[0-9,]+/s", shown), shown
    quiet = command(tmp_path, *arguments)
    assert b"converting" not in quiet.stderr


def shown_by(folder: Path, end: str, *arguments: str) -> str:
    """All that a terminal is told, without the codes for places and colours; at the end the bar is gone."""
    with Terminal(folder, arguments=arguments) as terminal:
        assert terminal.to_the_end(240) == 0
        assert end in terminal.text
        assert "━" not in terminal.text
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.raw.decode())
