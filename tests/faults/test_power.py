"""The power fails: of what was written to a store file since the last sync, any part may be lost.

A sync promises one file alone. What was not promised when the power went is on the disk or not, write by write, and of
a write of several sectors some may be; so the file is opened in many such states. It must hold what it held before a
transaction or after it, and the load that is run again must end as an undisturbed one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from loader.stores.embedded.store import EmbeddedStore
from tests.faults.conftest import some, times
from tests.faults.recording import JOURNAL, Step, recorded, statements
from tests.faults.story import BEFORE, LOAD, accounted, expected, load_lines, state_of
from tests.faults.test_failing_writes import whole_documents
from tests.helpers import digest

SECTOR = 512
Disk = dict[str, bytearray]


def done(disk: Disk, step: Step) -> None:
    """Do it to a disk."""
    content = disk.setdefault(step.file, bytearray())
    if step.what == "write":
        content.extend(bytes(max(0, step.offset - len(content))))
        content[step.offset : step.offset + len(step.data)] = step.data
    elif step.what == "truncate":
        del content[step.offset :]
    elif step.what == "delete":
        del disk[step.file]


def torn(step: Step, dice: random.Random) -> list[Step]:
    """What of a step that nobody promised has come to the disk."""
    if step.what != "write":
        return [step] * dice.randint(0, 1)
    pieces = range(0, len(step.data), SECTOR)
    return [
        Step("write", step.file, step.offset + at, step.data[at : at + SECTOR]) for at in pieces if dice.random() < 0.5
    ]


def promised(steps: Sequence[Step]) -> int:
    """How many of the first steps last whatever comes: those before the last sync of their file."""
    return max((number for number, step in enumerate(steps, 1) if step.what == "sync"), default=0)


def after_the_failure(before: Disk, steps: Sequence[Step], how: str, dice: random.Random) -> Disk:
    """The disk where the power failed after these steps: with none of what was not promised, or some of it."""
    disk = {name: bytearray(content) for name, content in before.items()}
    files = {step.file for step in steps}
    sure = {file: promised([step if step.file == file else Step("write", file) for step in steps]) for file in files}
    hidden: set[str] = set()  # where the old file still has the name, what was written to the new one is out of reach
    for number, step in enumerate(steps):
        if number < sure[step.file] or how == "all":
            done(disk, step)
        elif how == "some" and step.file not in hidden:
            pieces = torn(step, dice)
            for piece in pieces:
                done(disk, piece)
            if step.what == "delete" and not pieces:
                hidden.add(step.file)
    return disk


def put(folder: Path, disk: Disk) -> Path:
    folder.mkdir()
    for name, content in disk.items():
        (folder / Path(name).name).write_bytes(content)
    return folder / "power.graph"


@pytest.fixture
def story(tmp_path: Path) -> tuple[Disk, list[Step], list[str]]:
    """The disk before the load, what the load does to it, and all states that it may be found in."""
    path, copy = tmp_path / "first" / "power.graph", tmp_path / "second" / "power.graph"
    for file in (path, copy):
        file.parent.mkdir()
    with EmbeddedStore(path) as store:
        load_lines(store, BEFORE)
    copy.write_bytes(path.read_bytes())
    before: Disk = {str(copy): bytearray(path.read_bytes())}
    with EmbeddedStore(path) as store, statements(store._db) as texts:
        load_lines(store, LOAD)
    return before, recorded(copy, texts), [text for text in texts if text == "COMMIT"]


def test_the_recording_is_of_the_whole_load(story: tuple[Disk, list[Step], list[str]], tmp_path: Path) -> None:
    before, steps, commits = story
    assert len(commits) >= 3
    assert {Path(step.file).name for step in steps} == {"power.graph", f"power.graph{JOURNAL}"}
    assert sum(step.what == "sync" for step in steps) >= 3 * len(commits)
    whole = after_the_failure(before, steps, "all", random.Random(0))  # noqa: S311
    with EmbeddedStore(put(tmp_path / "whole", whole)) as store:
        assert state_of(store) == expected(BEFORE, LOAD)


def test_the_power_fails_after_every_write(
    story: tuple[Disk, list[Step], list[str]], tmp_path: Path, tally: Counter[str]
) -> None:
    before, steps, _ = story
    dice = random.Random(17)  # noqa: S311
    whole, seen = set(whole_documents()), set()
    for number in some(range(len(steps) + 1), sample=25):
        for turn, how in enumerate(["none", "all", *["some"] * times(8, 1)]):
            disk = after_the_failure(before, steps[:number], how, dice)
            with EmbeddedStore(put(tmp_path / f"{number}-{turn}", disk)) as store:
                seen.add(digest(store))
                assert seen <= whole
                if turn == 0:
                    accounted(load_lines(store, LOAD), LOAD)
                    assert state_of(store) == expected(BEFORE, LOAD)
            tally["failures of the power"] += 1
    assert len(seen) == 4  # before the load, and after each of its three transactions
