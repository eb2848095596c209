"""Inputs for the readers, all invented, and what they come to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loader.conversion import ConversionReport, Options, convert
from loader.conversion.gdelt import EVENTS

Line = dict[str, Any]


@dataclass(frozen=True)
class Converted:
    """The records of a file, and the report on its rows."""

    lines: list[Line]
    report: ConversionReport

    def of(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line["record"] == kind]

    def one(self, kind: str) -> Line:
        (line,) = self.of(kind)
        return line

    def claims(self, kind: str = "meeting") -> dict[str, str]:
        return {claim["property"]: claim["value"] for line in self.of(kind) for claim in line.get("claims", ())}

    def reasons(self) -> dict[str, int]:
        return {reason: count for (_, reason), count in self.report.reasons.items()}


def converted(format_: str, path: Path, **options: Any) -> Converted:
    output = path.parent / f"{path.name}.records.jsonl"
    report = convert(format_, path, output, Options(**options))
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert report.read == report.converted + report.refused
    assert report.records == len(lines)
    assert {line["review"] for line in lines} <= {"unreviewed"}
    assert {line["extractor"] for line in lines} <= {f"convert/{format_}"}
    return Converted(lines, report)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def table(path: Path, header: Sequence[str], rows: Iterable[Mapping[str, str]], separator: str = "\t") -> Path:
    lines = [separator.join(header), *(separator.join(row.get(name, "") for name in header) for row in rows)]
    return written(path, "".join(f"{line}\n" for line in lines))


def gdelt(path: Path, *rows: Mapping[str, str]) -> Path:
    shared = {"GlobalEventID": "1", "SQLDATE": "20310504", "DATEADDED": "20310505101500", "EventCode": "040"}
    shared |= {"Actor1Code": "ISLGOV", "Actor1Name": "ICELAND", "Actor1CountryCode": "ISL"}
    shared |= {"Actor2Code": "HUN", "Actor2Name": "HUNGARY", "Actor2CountryCode": "HUN"}
    lines = ["\t".join({**shared, **row}.get(name, "") for name in EVENTS) for row in rows]
    return written(path, "".join(f"{line}\n" for line in lines))


def json_file(path: Path, value: Any) -> Path:
    return written(path, json.dumps(value, ensure_ascii=False))


def json_lines(path: Path, values: Iterable[Any]) -> Path:
    return written(path, "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values))
