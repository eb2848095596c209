"""Who waits is told so once, when there is something to tell."""

from __future__ import annotations

import threading
import time

import pytest

from loader.stores import waiting
from loader.stores.waiting import told_while_waiting

LONG = 60.0
"""Seconds after which a machine that is busy has done it as well."""


def threads_end(before: set[threading.Thread]) -> bool:
    """Whether every thread that came since has ended, within a time that no machine needs."""
    until = time.monotonic() + LONG
    while set(threading.enumerate()) - before and time.monotonic() < until:
        time.sleep(0.01)
    return not set(threading.enumerate()) - before


def test_it_is_asked_again_until_there_is_something_to_tell(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SECONDS", 0.02)
    before = set(threading.enumerate())
    asked: list[float] = []

    def message(seconds: float) -> str | None:
        asked.append(seconds)
        return "waiting for her" if len(asked) == 3 else None

    with told_while_waiting(message):
        assert threads_end(before)
    assert caplog.messages == ["waiting for her"]
    assert asked == [0.02, 0.04, 0.06]


def test_a_wait_that_ends_is_not_told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SECONDS", 10 * LONG)
    before = set(threading.enumerate())
    with told_while_waiting(lambda _seconds: "waiting for her"):
        pass
    assert threads_end(before)
    assert caplog.messages == []
