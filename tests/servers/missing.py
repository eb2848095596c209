"""Why there is no server."""

from __future__ import annotations


class NoServer(Exception):
    """There is no server to be had here. `str(error)` says what was looked for and what to install or set."""
