"""docs/first-article.md is followed to the letter: its files are saved, its commands run, its outputs compared.

After a change that is meant, `python -m tests.test_first_article` writes the outputs anew; read what changed.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loader.cli import app
from loader.records import StatedRecord, quote_hash
from loader.records.reading import Entry, read
from tests.helpers import ROOT

PAGE = ROOT / "docs" / "first-article.md"
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", flags=re.M | re.S)
SAVED_AS = re.compile(r"[Ss]aved? (?:it )?as\s+`(?P<name>[^`]+)`")
SETTINGS = ("WHOMET_", "NEO4J_")


def followed(page: str, folder: Path) -> str:
    """The page with what the commands really print."""
    position, parts = 0, []
    for block in BLOCK.finditer(page):
        before = page[position : block.start()]
        position = block.end()
        body = block["body"]
        if block["language"] == "console":
            body = "".join(f"$ {command}\n{printed(command, folder)}" for command in commands(body))
        else:
            save(folder / SAVED_AS.findall(before)[-1], body)
        parts += [before, f"```{block['language']}\n{body}```"]
    return "".join([*parts, page[position:]])


def commands(body: str) -> list[str]:
    return re.findall(r"^\$ (.*)$", body, flags=re.M)


def save(path: Path, content: str) -> None:
    path.write_bytes(content.encode())


def printed(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "whomet"
    unset = {name: None for name in os.environ if name.startswith(SETTINGS)}
    with contextlib.chdir(folder):
        done = CliRunner(env=unset).invoke(app, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return re.sub(r" +$", "", done.output, flags=re.M)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reader")


@pytest.fixture(scope="module")
def reader_sees(folder: Path) -> str:
    return followed(PAGE.read_text(encoding="utf-8"), folder)


def test_the_page_shows_what_happens(reader_sees: str) -> None:
    assert reader_sees == PAGE.read_text(encoding="utf-8")


@pytest.mark.usefixtures("reader_sees")
def test_the_records_of_the_page_cite_the_text_of_the_page(folder: Path) -> None:
    text = (folder / "harbour.txt").read_bytes().decode()
    cited = [item for entry in read([folder]) for _, item in stated(entry).ranges()]
    assert len(cited) > 20
    assert [item for item in cited if quote_hash(text[item.start : item.end]) != item.sha256] == []


def stated(entry: Entry) -> StatedRecord:
    assert isinstance(entry.record, StatedRecord)
    return entry.record


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        PAGE.write_bytes(followed(PAGE.read_text(encoding="utf-8"), Path(made)).encode())
