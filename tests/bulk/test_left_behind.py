"""A bulk that is killed leaves what it was at; the next one takes that away, and nothing of anybody else."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import loader as whomet
from benchmarks.load.synthetic import World
from loader.importing import running
from loader.importing.aside import PREFIX, folder_aside
from loader.importing.installation import Installation
from loader.importing.running import PrivateHome, private_home
from tests.bulk.test_import import at_rest
from tests.helpers import SEEDS
from tests.servers.local import LocalServer

LONG = 120.0


def killed(arguments: list[str], when: Callable[[], bool]) -> None:
    """Starts the command and kills it, and nobody else, as soon as that holds."""
    command = [sys.executable, "-m", "whomet", "bulk", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + LONG
        while not when():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)


def left(folder: Path) -> list[Path]:
    return list(folder.glob(".whomet-*"))


def working_for(folder: Path) -> list[str]:
    """The processes that were told of it in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


def test_files(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    World(300, "even").write(tmp_path / "many.jsonl")
    (tmp_path / f"{PREFIX}a-file").write_text("of somebody")
    (tmp_path / ".files.old").mkdir()
    killed(
        [str(tmp_path / "many.jsonl"), "--output", str(tmp_path / "files")], lambda: any(tmp_path.glob(f"{PREFIX}*/*"))
    )
    assert not (tmp_path / "files").exists()
    report = whomet.bulk([SEEDS], tmp_path / "files")
    assert report.loaded
    assert {path.name for path in tmp_path.iterdir()} == {"files", "many.jsonl", f"{PREFIX}a-file", ".files.old"}
    assert caplog.messages == [message for message in caplog.messages if "left by a bulk that was killed" in message]
    assert len(caplog.messages) == 1


def test_one_who_still_works_is_left_alone(tmp_path: Path) -> None:
    with folder_aside(tmp_path) as mine:
        (mine / "a").touch()
        whomet.bulk([SEEDS], tmp_path / "files")
        with folder_aside(tmp_path) as other:
            assert {mine, other} == set(left(tmp_path))
        assert (mine / "a").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


@pytest.mark.timeout(600)
def test_an_import_and_its_server(local_server: LocalServer) -> None:
    with at_rest(local_server) as home:
        data = home / "data"
        before = sorted(data.glob("*/*"))

        def runs(stage: str) -> bool:
            """Whether the process that tells this file of the private home has begun."""
            return any(working_for(told.parent) for told in data.glob(f"{PREFIX}*/{stage}"))

        for stage in ("output", "server"):
            killed([str(SEEDS), "--neo4j-home", str(home)], lambda stage=stage: runs(stage))
            (folder,) = left(data)
            assert working_for(folder)
            assert sorted(data.glob("*/*")) == sorted([*before, *folder.iterdir()])
            with private_home(Installation(home, (), (), {}), "neo4j"):
                assert not working_for(folder)
                assert not folder.exists()
        report = whomet.bulk([SEEDS], neo4j_home=home)
        assert report.loaded
        assert not left(data)


STEPS = ("transactions away", "transactions there", "databases away", "databases there")


@pytest.mark.parametrize("done", range(len(STEPS) + 1))
@pytest.mark.parametrize("is_killed", [True, False])
def test_while_it_takes_its_place(tmp_path: Path, done: int, is_killed: bool) -> None:
    """What was there is there again, or all of the new."""
    installation = Installation(tmp_path, (), (), {})
    data = tmp_path / "data"
    fill(data, "old")
    with pytest.MonkeyPatch.context() as patch, private_home(installation, "neo4j") as home:
        fill(home.folder / "data", "new")
        move(patch, home, done, is_killed=is_killed)
        kept = home.folder.rename(data / "kept") if is_killed else None
    if kept is not None:
        kept.rename(data / f"{PREFIX}12345678")
    with private_home(installation, "neo4j") as home:
        assert left(data) == [home.folder]
    assert not left(data)
    assert state(data) == ("new" if done == len(STEPS) else "old")


def move(patch: pytest.MonkeyPatch, home: PrivateHome, done: int, *, is_killed: bool) -> None:
    """Put it in place, but stop after so many steps."""
    rename, count = Path.rename, iter(range(done))

    def stopping(self: Path, target: Path) -> Path:
        if next(count, None) is None and "neo4j" in (self.name, target.name):
            patch.setattr(Path, "rename", rename)
            raise KeyboardInterrupt
        return rename(self, target)

    patch.setattr(Path, "rename", stopping)
    if is_killed:
        patch.setattr(running, "_go_back", lambda *_: None)
    try:
        home._put_in_place()
    except KeyboardInterrupt:
        assert done < len(STEPS)
    else:
        assert done == len(STEPS)
    patch.setattr(Path, "rename", rename)


def fill(data: Path, text: str) -> None:
    for kind in ("transactions", "databases"):
        folder = data / kind / "neo4j"
        folder.mkdir(parents=True)
        (folder / "file").write_text(text)


def state(data: Path) -> str:
    (text,) = {(data / kind / "neo4j" / "file").read_text() for kind in ("transactions", "databases")}
    return text
