"""Who waits is told so once, when there is something to tell."""

from __future__ import annotations

import time

import pytest

from loader.stores import waiting
from loader.stores.waiting import told_while_waiting


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SECONDS", 0.02)


def test_it_is_asked_again_until_there_is_something_to_tell(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[float] = []

    def message(seconds: float) -> str | None:
        asked.append(seconds)
        return "waiting for her" if len(asked) == 3 else None

    with told_while_waiting(message):
        time.sleep(0.5)
    assert caplog.messages == ["waiting for her"]
    assert asked == [0.02, 0.04, 0.06]


def test_a_wait_that_ends_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    with told_while_waiting(lambda _seconds: "waiting for her"):
        pass
    time.sleep(0.1)
    assert caplog.messages == []
