"""What was decided, kept at each key press: a file that only grows, a line a step.

A line that was not written whole (the machine went off, the process was killed) is at the end and counts as not
pressed. While a review runs it holds the lock of the file, so that of two at once the second is refused.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from pydantic import ValidationError

from loader.errors import RecordsError, StoreLocked, UsageError
from loader.extraction.reviewing.material import Material
from loader.extraction.reviewing.session import Session, Step

try:
    import fcntl
except ImportError:  # Windows has no such locks; two reviews at once are not noticed there
    fcntl = None  # type: ignore[assignment]

__all__ = ["Journal", "journal_beside"]

_KIND, _VERSION = "whomet review", 1


def journal_beside(records: Path) -> Path:
    """Where the steps of a review are kept: `news.review.jsonl` for `news.jsonl`."""
    return records.with_name(f"{records.name.removesuffix('.jsonl')}.review.jsonl")


class Journal:
    """The session of a review with its file. Every step is on the disk when `take` returns."""

    def __init__(self, material: Material, path: Path | None = None) -> None:
        """Take up the review of this file, or begin it. Raises StoreLocked while another one runs, RecordsError for a
        file that is no journal or belongs to other records, UsageError where none can be written."""
        self.path = path or journal_beside(material.file)
        try:
            self._file: BinaryIO = open(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)  # noqa: PTH123, SIM115 - open to the end
        except OSError as error:
            raise UsageError(f"{self.path}: what is decided cannot be kept there: {error.strerror or error}") from error
        try:
            self._lock()
            self.session = self._read(material)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Nothing can be decided afterwards."""
        self._file.close()

    def take(self, step: Step) -> None:
        """Take a step and keep it."""
        self._check_open()
        self.session.take(step)
        try:
            self._append(step.model_dump(mode="json", exclude_defaults=True))
        except UsageError:
            self.session.undo()
            raise

    def undo(self) -> Step | None:
        """Take the last step back, which is kept too."""
        self._check_open()
        step = self.session.undo()
        if step is None:
            return None
        try:
            self._append({"undo": True})
        except UsageError:
            self.session.take(step)
            raise
        return step

    def _check_open(self) -> None:
        if self._file.closed:
            raise UsageError("this review has ended", remedy="take it up again to go on")

    def _lock(self) -> None:
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreLocked(
                f"{self.path}: this file is being reviewed elsewhere", remedy="end that review first"
            ) from error

    def _read(self, material: Material) -> Session:
        whole, _, torn = self._file.read().rpartition(b"\n")
        if torn:
            self._file.truncate(len(whole) + bool(whole))
        self._file.seek(0, os.SEEK_END)
        lines = whole.split(b"\n") if whole else []
        if not lines:
            self._append({"review": _KIND, "version": _VERSION, "sha256": material.sha256})
            return Session(material)
        self._check_head(lines[0], material)
        return self._replayed(material, lines[1:])

    def _check_head(self, line: bytes, material: Material) -> None:
        head: object = None
        with suppress(ValueError):
            head = json.loads(line)
        if not isinstance(head, dict) or (head.get("review"), head.get("version")) != (_KIND, _VERSION):
            raise RecordsError(
                f"{self.path}: not the journal of a review by this version of whomet", remedy="move it away"
            )
        if head.get("sha256") != material.sha256:
            raise RecordsError(
                f"{self.path}: what was decided there is of other records than {material.file} holds now",
                remedy="move it away to review these from the beginning",
            )

    def _replayed(self, material: Material, lines: Sequence[bytes]) -> Session:
        session = Session(material)
        for number, line in enumerate(lines, start=2):
            try:
                value = json.loads(line)
                if value == {"undo": True}:
                    session.undo()
                else:
                    session.take(Step.model_validate(value))
            except (ValueError, LookupError, StopIteration, TypeError, ValidationError) as error:
                raise RecordsError(
                    f"{self.path}:{number}: this step cannot be read", remedy="move the file away"
                ) from error
        return session

    def _append(self, value: object) -> None:
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
        before = self._file.seek(0, os.SEEK_END)
        try:
            written = self._file.write(body)
            if written != len(body):
                raise OSError(28, "the disk is full")
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(before)
            raise UsageError(f"{self.path}: the last decision could not be kept: {error.strerror or error}") from error
