"""Records of an invented year of diplomacy: as many meetings as asked for, told by documents of fifty meetings each."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEETINGS_A_DOCUMENT = 50
PERSONS, ISSUES, PLACES = 1_000, 100, 60
STATUSES = ["held"] * 7 + ["planned", "possible", "cancelled"]


def document(number: int) -> Iterator[dict[str, Any]]:
    """The records of one document."""
    choose = random.Random(number)
    id_ = f"doc-{number:06}"
    yield {
        "record": "document",
        "id": id_,
        "title": f"Report {number}",
        "sha256": f"{number:064x}",
        "characters": 100_000,
        "published": f"20{number % 25:02}-0{1 + number % 9}-1{number % 9}",
        "published_basis": "stated",
    }
    people = choose.sample(range(PERSONS), 40)
    for person in people:
        country = "US" if person % 2 else "CN"
        name = f"Ann Bo {person}"
        yield {"record": "person", "document": id_, "id": f"person-{person}", "name": name, "country": country}
    for issue in range(10):
        yield {"record": "issue", "document": id_, "id": f"issue-{(number + issue) % ISSUES}", "name": f"Issue {issue}"}
    for place in range(5):
        yield {"record": "place", "document": id_, "id": f"place-{(number + place) % PLACES}", "name": f"Place {place}"}
    for index in range(MEETINGS_A_DOCUMENT):
        yield meeting(choose, id_, number, index, people)


def meeting(choose: random.Random, document_id: str, number: int, index: int, people: list[int]) -> dict[str, Any]:
    """One meeting of four persons of two sides, in the document's terms."""
    who = choose.sample(people, 4)
    evidence = [{"start": index * 100, "end": index * 100 + 80, "sha256": "0123456789ab"}]
    return {
        "record": "meeting",
        "document": document_id,
        "id": f"meeting-{number}-{index}",
        "name": f"Meeting {index}",
        "status": choose.choice(STATUSES),
        "mode": choose.choice(["in_person", "phone"]),
        "date": f"20{choose.randrange(25):02}-0{1 + index % 9}-1{index % 9}",
        "date_basis": "explicit",
        "participants": [{"person": f"person-{p}", "side": "US" if p % 2 else "CN"} for p in who],
        "issues": [{"issue": f"issue-{(number + choose.randrange(10)) % ISSUES}", "strength": "explicit"}],
        "place": f"place-{(number + choose.randrange(5)) % PLACES}",
        "evidence": evidence,
    }


def write(path: Path, documents: int) -> int:
    """Write so many documents; how many records that were."""
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(documents):
            for record in document(number):
                stream.write(json.dumps(record) + "\n")
                count += 1
    return count
