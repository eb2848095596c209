"""Names that no text can hold."""

from __future__ import annotations

__all__ = ["HIDDEN"]

HIDDEN = "\0"
"""What the names begin with that no query gave. No name in a text holds it."""
