"""Files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from loader.addresses import looks_like_an_address, without_passwords
from loader.errors import UsageError

__all__ = ["of_this_user", "refuse_addresses", "write_chunks", "write_lines", "write_unless_changed"]


def refuse_addresses(path: Path) -> None:
    """Raises UsageError for an address with a password: no file is to have that in its name."""
    if without_passwords(name := str(path)) != name or looks_like_an_address(path.name):
        raise UsageError("what is to be written is named like the address of a server", remedy="name a file")


def of_this_user(variable: str, otherwise: str) -> Path:
    """The folder that a variable of the environment names, else one in the home of this user. Where nobody knows of a
    home, a name under which nothing can be made."""
    try:
        return Path(os.environ.get(variable) or f"~/{otherwise}").expanduser()
    except RuntimeError:
        return Path(os.devnull, otherwise)


def write_lines(path: Path, lines: Iterable[bytes], *, sources: Iterable[Path] = ()) -> int:
    """Write all lines, each with a line end, as `write_chunks` writes; how many they were."""
    return write_chunks(path, (line + b"\n" for line in lines), sources=sources)


def write_unless_changed(path: Path, lines: Iterable[bytes], *, sources: Iterable[Path] = ()) -> int:
    """Write all lines as `write_lines` does, but never over what this did not write, or what somebody has changed
    since: of that it is a UsageError, and the file stays as it is. Beside the file `.NAME.written` keeps its hash."""
    sources, target = list(sources), path.resolve()
    mark = target.with_name(f".{target.name[:200]}.written")
    own = target in {source.resolve() for source in sources}
    written = mark.read_text(errors="replace").strip() if mark.is_file() else ""
    if not own and target.is_file() and written != _hash(target):
        how = "was changed since it was written here" if written else "was not written here"
        remedy = "name another file with --output; or remove this one, if nothing in it is wanted"
        raise UsageError(f"{path}: {how}; it is left as it is", remedy=remedy)
    count = write_lines(path, lines, sources=sources)
    if target.is_file():
        write_lines(mark, [_hash(target).encode()])
    return count


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def write_chunks(path: Path, chunks: Iterable[bytes], *, sources: Iterable[Path] = ()) -> int:
    """Write all of it, or leave whatever was there as it was; how many chunks it was. A link is followed; a pipe or a
    device is written to as it is. Raises UsageError for a path that cannot be written, or that is one of `sources`,
    which it comes from."""
    refuse_addresses(path)
    if path.is_dir() or not path.name:
        raise UsageError(f"{path}: cannot be written: this is a folder", remedy="name a file")
    target = path.resolve()
    if target in {source.resolve() for source in sources}:
        raise UsageError(f"{path}: what is written comes from this very file", remedy="name another one")
    try:
        if target.exists() and not target.is_file():
            return _write(target, "wb", chunks)
        whole = target.parent / f".{target.name[:200]}.{os.getpid()}"
        try:
            count = _write(whole, "xb", chunks)
            whole.replace(target)
        finally:
            whole.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    return count


def _write(path: Path, mode: Literal["wb", "xb"], chunks: Iterable[bytes]) -> int:
    count = 0
    with path.open(mode) as stream:
        for chunk in chunks:
            stream.write(chunk)
            count += 1
    return count
