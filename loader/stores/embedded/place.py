"""Where a store file may be: what is no file, and what cannot become one, is told as what it is."""

from __future__ import annotations

import os
import stat
from errno import ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path

__all__ = ["hindrance", "no_writing"]

_KINDS = {
    stat.S_IFCHR: "a device, which keeps nothing",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe, which keeps nothing",
    stat.S_IFSOCK: "a socket, which keeps nothing",
}
_NAME_AT_MOST = 239
"""Bytes: most systems take 255, and the longest of the files that come beside it is `NAME.rebuild-journal`."""
_PATH_AT_MOST = 495
"""Bytes of the whole path: SQLite takes 511."""


def hindrance(path: Path) -> tuple[str, str] | None:
    """Why no graph can be kept at a path, and what to give instead; None where nothing stands against it."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - Path.stat raises for a name that is too long
    except ValueError:
        return "no name has a zero byte", "name a file"
    except OSError as error:
        if error.errno not in (ENOENT, ENOTDIR, ENAMETOOLONG):
            return f"cannot be looked at ({error.strerror})", "name another file"
        return _why_not_made(path)
    if stat.S_ISDIR(mode):
        return "this is a folder", f"name a file in it, such as {path / 'whomet.graph'}"
    if not stat.S_ISREG(mode):
        return f"this is {_KINDS.get(stat.S_IFMT(mode), 'no file')}", "name a file, such as whomet.graph"
    if not os.access(path, os.R_OK):
        return "you may not read it", "ask its owner, or name another file"
    return None


def no_writing(path: Path) -> tuple[str, str] | None:
    """Why a graph at a path cannot be written, as far as rights tell, and what to do; None where they allow it."""
    whole = Path(os.path.realpath(path))
    if whole.exists() and not os.access(whole, os.W_OK):
        return "the file may only be read", "ask its owner, or name another with --store"
    if not os.access(whole.parent, os.W_OK | os.X_OK):
        return (
            f"nothing may be written in its folder {whole.parent}, and SQLite needs a journal there while it writes",
            "ask its owner, or name a file in another folder with --store",
        )
    return None


def _why_not_made(path: Path) -> tuple[str, str] | None:
    """Why a file that is not there cannot be made, as far as that can be known without making it."""
    whole = os.path.realpath(path)
    added = len(".rebuild") if path.name.endswith(".rebuild") else 0
    if len(os.fsencode(path.name)) - added > _NAME_AT_MOST or len(os.fsencode(whole)) - added > _PATH_AT_MOST:
        return (
            f"the name is too long: it may have {_NAME_AT_MOST} bytes, and {_PATH_AT_MOST} with all its folders",
            "name a file by a shorter one",
        )
    folder = Path(whole).parent
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "is not there"
        return f"its folder {folder} {what}", "name a file in another folder, or make this one"
    return None
