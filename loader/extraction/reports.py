"""The report that `whomet extract` keeps beside its records: tiers, what was left and rejected, and the texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loader.errors import RecordsError
from loader.extraction.outcome import Outcome
from loader.records import Record

__all__ = ["Reported", "read_report", "report_beside", "report_bytes", "texts_beside"]

_KIND, _VERSION = "whomet extract", 1


@dataclass(frozen=True, slots=True)
class Reported:
    """One document of a report: what came of it (without the records), the file it was read from, and the file with
    the text that all offsets count in."""

    outcome: Outcome
    name: str
    source: str
    text: Path

    def to_json(self, folder: Path) -> dict[str, Any]:
        """As plain JSON values; the text's path is relative to `folder` where it lies in it."""
        text = self.text.relative_to(folder) if self.text.is_relative_to(folder) else self.text
        return {**self.outcome.to_json(), "name": self.name, "source": self.source, "text": text.as_posix()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any], folder: Path, records: Sequence[Record] = ()) -> Reported:
        """The reverse of `to_json`."""
        return cls(Outcome.from_json(value, records), value["name"], value["source"], folder / value["text"])


def report_beside(records: Path) -> Path:
    """Where the report on the records in that file is: `news.report.json` for `news.jsonl`."""
    return records.with_name(f"{records.name.removesuffix('.jsonl')}.report.json")


def texts_beside(records: Path) -> Path:
    """The folder for the texts of the records in that file: `news.texts` for `news.jsonl`."""
    return records.with_name(f"{records.name.removesuffix('.jsonl')}.texts")


def report_bytes(documents: Iterable[Reported], folder: Path) -> bytes:
    """The report as it is written to a file in `folder`."""
    listed = [document.to_json(folder) for document in documents]
    whole = {"report": _KIND, "version": _VERSION, "documents": listed}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"


def read_report(path: Path) -> list[Reported]:
    """The documents of a report. Raises RecordsError for a file that is none."""
    try:
        whole = json.loads(path.read_bytes())
        if (whole["report"], whole["version"]) != (_KIND, _VERSION):
            raise ValueError(f"version {whole['version']!r} of {whole['report']!r}")
        return [Reported.from_json(value, path.parent.absolute()) for value in whole["documents"]]
    except OSError as error:
        raise RecordsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RecordsError(
            f"{path}: is no report that this version of `whomet extract` wrote ({error!r})",
            remedy="run it again, or move it",
        ) from error
