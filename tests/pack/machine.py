"""What a careless program could propose beside a set of records: the same documents again, with more and other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OTHERWISE = {"held": "denied", "planned": "held", "expected": "held", "possible": "held", "refused": "held"}


def lines_of(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.rglob("*.jsonl"))
    return [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def unreviewed(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each document once more under another id, published last: statuses turned round, names and dates changed, a
    stranger in every meeting, and a meeting of everybody with the stranger."""
    stated = [line for line in lines if line["record"] != "same_as"]
    for document in sorted({line["id"] for line in stated if line["record"] == "document"}):
        mine = [line for line in stated if line.get("document", line.get("id")) == document]
        own = {"document": f"machine-{document}", "review": "unreviewed", "extractor": "rules/1"}
        yield {"record": "person", "id": "a-stranger", "name": "A Stranger", "country": "CL", **own}
        yield {"record": "role", "id": "a-strange-office", "title": "Stranger", "country": "CL", **own}
        yield {"record": "holds", "person": "a-stranger", "role": "a-strange-office", **own}
        for line in mine:
            yield _changed({**line, **own})
        for person in [line["id"] for line in mine if line["record"] == "person"]:
            who = [{"person": person, "side": "XA"}, {"person": "a-stranger", "side": "CL"}]
            yield {"record": "meeting", "id": f"strange-{person}", "name": "A strange meeting", "status": "held",
                   "participants": who, "date": "2022-02-02", "date_basis": "explicit", **own}  # fmt: skip


def _changed(line: dict[str, Any]) -> dict[str, Any]:
    match line["record"]:
        case "document":
            changed = {name: value for name, value in line.items() if name != "document"}
            return {**changed, "id": line["document"], "published": "2035-01-01", "published_basis": "stated"}
        case "meeting":
            who = [*line.get("participants", ()), {"person": "a-stranger", "side": "CL"}]
            return {**line, "participants": who, "name": "Otherwise", "status": OTHERWISE.get(line["status"], "held")}
        case "trip":
            return {**line, "status": OTHERWISE.get(line["status"], "held"), "purpose": "otherwise"}
        case "person" | "issue" | "place":
            return {**line, "name": f"{line['name']} otherwise"}
    return line
