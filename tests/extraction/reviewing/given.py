"""An invented one-page report, and what an extraction could propose of it."""

# ruff: noqa: E501 - a record a line

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from loader.records import quote_hash

TEXT = """\
Talks on the river treaty end in Lisbon

LISBON, 5 May 2031 - Sigrún Dal, Iceland’s foreign minister, met her Hungarian counterpart Kovács Éva in Lisbon on Sunday. \
Their talks dealt with salmon quotas and lasted two hours, said Dal’s office.

The two had spoken by phone in April. Kovács is to travel to Reykjavík in the autumn, at Dal’s invitation.

Dal and Tomé Arroz, the Portuguese trade secretary, greeted each other in the lobby and were to meet again on Tuesday. \
She also exchanged words with the host of the Northern Rivers Forum, Íris Vala, who had met nobody else that day.
"""
NAME = "rivers.txt"
DOCUMENT = "rivers"


def at(words: str, nth: int = 0) -> dict[str, Any]:
    """The evidence for words of the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "sha256": quote_hash(words)}


def span(words: str) -> list[int]:
    return [at(words)["start"], at(words)["end"]]


def made(kind: str, id_: str, words: str, /, **fields: Any) -> dict[str, Any]:
    base = {"record": kind, "document": DOCUMENT, "id": id_, "evidence": [at(words)]}
    return base | {"review": "unreviewed", "extractor": "rules/1"} | fields


def records() -> list[dict[str, Any]]:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    document = {"record": "document", "id": DOCUMENT, "title": "Talks on the river treaty end in Lisbon",
                "published": "2031-05-05", "published_basis": "stated", "sha256": digest, "characters": len(TEXT),
                "review": "unreviewed", "extractor": "rules/1"}  # fmt: skip
    holds = {"record": "holds", "document": DOCUMENT, "review": "unreviewed"}
    dal = {"person": "sigrun-dal", "side": "IS", "evidence": [at("Sigrún Dal")]}
    kovacs = {"person": "kovacs-eva", "side": "HU", "evidence": [at("Kovács Éva")]}
    return [
        document,
        made("person", "sigrun-dal", "Sigrún Dal", name="Sigrún Dal", country="IS"),
        made("person", "kovacs-eva", "Kovács Éva", name="Kovács Éva", country="HU"),
        made("person", "tome-arroz", "Tomé Arroz", name="Tomé Arroz", country="PT"),
        made("role", "is-foreign-minister", "foreign minister", title="Foreign Minister", country="IS"),
        made("role", "hu-foreign-minister", "counterpart", title="Foreign Minister", country="HU"),
        {**holds, "person": "sigrun-dal", "role": "is-foreign-minister", "evidence": [at("Sigrún Dal, Iceland’s foreign minister")]},
        {**holds, "person": "kovacs-eva", "role": "hu-foreign-minister", "evidence": [at("counterpart Kovács Éva")]},
        made("place", "lisbon", "Lisbon", name="Lisbon", city="Lisbon"),
        made("place", "reykjavik", "Reykjavík", name="Reykjavík", city="Reykjavík"),
        made("issue", "salmon-quotas", "salmon quotas", name="Salmon quotas"),
        made("meeting", "dal-kovacs-2031-05-04", "met her Hungarian counterpart Kovács Éva in Lisbon on Sunday",
             name="Dal–Kovács talks", status="held", kind="talks", mode="in_person", date="2031-05-04",
             date_as_written="on Sunday", date_basis="relative", participants=[dal, kovacs], place="lisbon",
             issues=[{"issue": "salmon-quotas", "strength": "explicit", "evidence": [at("salmon quotas")]}], confidence=0.95),
        made("meeting", "dal-kovacs-2031-04", "The two had spoken by phone in April", name="Dal–Kovács phone call",
             status="held", kind="phone call", mode="phone", date="2031-04", date_as_written="in April",
             date_basis="relative", participants=[{**dal, "evidence": [at("The two")]}, {**kovacs, "evidence": [at("The two")]}],
             confidence=0.5),
        made("trip", "kovacs-reykjavik", "Kovács is to travel to Reykjavík in the autumn", name="Kovács to Reykjavík",
             traveller="kovacs-eva", status="planned", destination="reykjavik", date="2031-23", date_basis="relative",
             date_as_written="in the autumn", invited_by={"person": "sigrun-dal"}, confidence=0.92),
        made("meeting", "dal-arroz", "greeted each other in the lobby", name="Dal–Arroz greeting", status="held",
             kind="handshake", mode="in_person", date="2031-05-05", date_basis="relative",
             participants=[{"person": "sigrun-dal", "side": "IS", "evidence": [at("Dal and")]},
                           {"person": "tome-arroz", "side": "PT", "evidence": [at("Tomé Arroz")]}], confidence=0.6),
    ]  # fmt: skip


def report(text: str) -> dict[str, Any]:
    tiers = {
        "dal-kovacs-2031-05-04": {"tier": "sure", "reasons": []},
        "kovacs-reykjavik": {"tier": "sure", "reasons": []},
        "dal-kovacs-2031-04": {"tier": "look", "reasons": ["“The two” names nobody"]},
        "dal-arroz": {"tier": "look", "reasons": ["a surname only"]},
    }
    sentence = "She also exchanged words with the host of the Northern Rivers Forum, Íris Vala, who had met nobody else that day."
    document = {"document": DOCUMENT, "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "characters": len(TEXT),
                "engine": "rules/1", "tiers": tiers, "left": [{"sentence": span(sentence), "trigger": span("had met")}],
                "rejected": [], "name": NAME, "source": NAME, "text": text}  # fmt: skip
    return {"report": "whomet extract", "version": 1, "documents": [document]}


def write(folder: Path, *, text: bool = True, given: list[dict[str, Any]] | None = None) -> Path:
    """news.jsonl, its report, and the text beside them; the file of records."""
    if text:
        (folder / NAME).write_bytes(TEXT.encode())
    (folder / "news.report.json").write_text(json.dumps(report(NAME)), encoding="utf-8")
    file = folder / "news.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in given or records()) + "\n", encoding="utf-8")
    return file
