"""Lines that are shown at the end of a run, whatever pytest captures and however quiet it is."""

from __future__ import annotations

import pytest

LINES = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(LINES, []):
        terminalreporter.write_line(line)
