"""The rules are tested without a model, as they must be good without one."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_NLP", "off")
