"""What was typed before, kept in a file that nobody else may read, and that never holds a password."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from loader.addresses import without_passwords
from loader.files import of_this_user, refuse_addresses
from loader.settings import Secret

__all__ = ["history", "history_file", "holds_secret"]

_SECRET = re.compile(
    r"pass(word|wd|phrase)|secret|token|api_?key|credential"  # what such a thing is called
    r"|://[^/\s@]*:[^/\s@]*@",  # name:PASSWORD@host
    re.IGNORECASE,
)


def holds_secret(text: str, password: Secret | None = None) -> bool:
    """Whether a text speaks of a password, names one within an address, or holds the one that is in use."""
    known = password is not None and password.is_in(text)
    return known or _SECRET.search(text) is not None or without_passwords(text) != text


def history_file() -> Path:
    """Where programs keep what they remember of one user: `$XDG_STATE_HOME/whomet/history`."""
    return of_this_user("XDG_STATE_HOME", ".local/state") / "whomet" / "history"


def history(file: Path, password: Secret | None, complain: Callable[[str], None]) -> History:
    """The history in the file. Where that cannot be, one that is forgotten in the end, and a word on why. Raises
    UsageError for the address of a server."""
    refuse_addresses(file)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600))
        file.chmod(0o600)
    except OSError as error:
        complain(f"{file}: what is typed is not kept: {error.strerror}")
        return InMemoryHistory()
    return _Kept(file, password)


class _Kept(FileHistory):
    """A file without what begins with a space, as shells have it, and without what may be a password."""

    def __init__(self, file: Path, password: Secret | None) -> None:
        super().__init__(file)
        self._password = password

    def append_string(self, string: str) -> None:
        if not string.startswith(" ") and not holds_secret(string, self._password):
            super().append_string(string)

    def store_string(self, string: str) -> None:
        try:
            super().store_string(string)
        except OSError:  # the disk is full, say: it is still remembered until the end
            return
