"""What the processes that a bulk starts are told: this one's environment without our settings and Neo4j's, among which
are passwords. They need none of it, and what they start themselves would have it too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["environment_without_settings", "settings_aside"]

_SETTINGS = ("NEO4J_", "WHOMET_")


def environment_without_settings() -> dict[str, str]:
    """For a process that we start."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}


@contextmanager
def settings_aside() -> Iterator[None]:
    """For processes that a library starts, which gives them all that stands in `os.environ`. It is as it was at the
    end."""
    aside = {name: value for name, value in os.environ.items() if name.startswith(_SETTINGS)}
    for name in aside:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(aside)
