"""Records of an invented world of diplomacy: so many meetings, told by articles.

`even`: every meeting is told by one article, ten to an article, and everybody is as busy as anybody else. `skewed`: a
few people have most meetings, half of what an article tells was told by others before, with another date, status or
issue; most articles tell of one to four meetings, some of forty.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

__all__ = ["Shape", "World"]

Shape = Literal["even", "skewed"]
Record = dict[str, Any]


def _words(text: str) -> list[str]:
    return text.split()


_EVEN_ARTICLE = 10
_LONGEST_ARTICLE = 40
_COUNTRIES = _words("CN US DE FR GB JP IN BR ZA RU IT ES PL TR EG SA ID VN KR AU CA MX AR NG KE SE NO CH AT HU")
_STATUSES = [*["held"] * 8, "ongoing", "planned", "expected", "possible", "cancelled", "refused"]
_FAMILY = _words(
    "Berg Costa Dahl Endo Faro Gruber Hadad Ito Janda Kovar Lund Mora Nagy Okoye Petit Quist Rossi Sato Toth"
)
_GIVEN = _words("Ana Bela Carl Dina Emil Fay Goran Hana Ivo Jana Kai Lena Milo Nora Otto Pia Quin Rosa Sven Tea")


@dataclass(frozen=True, slots=True)
class World:
    """What is made is a function of these three alone."""

    meetings: int
    shape: Shape = "skewed"
    seed: int = 1

    def articles(self) -> Iterator[list[Record]]:
        """Article by article the records of it."""
        number = told = 0
        while told < self.meetings:
            choose = self._random("article", number)
            count = self._length(choose)
            new = range(told, min(told + (count if self.shape == "even" else (count + 1) // 2), self.meetings))
            old = self._old(choose, told, count // 2) if self.shape == "skewed" else set()
            yield self._article(number, sorted({*new, *old}), choose)
            told, number = new.stop, number + 1

    def write(self, path: Path) -> int:
        """Write all records to a file; how many."""
        count = 0
        with path.open("w", encoding="utf-8") as stream:
            for records in self.articles():
                stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
                count += len(records)
        return count

    def _random(self, *what: object) -> random.Random:
        return random.Random(f"{self.seed}:{what}")

    def _length(self, choose: random.Random) -> int:
        return _EVEN_ARTICLE if self.shape == "even" else min(int(choose.paretovariate(1)), _LONGEST_ARTICLE)

    def _old(self, choose: random.Random, told: int, count: int) -> set[int]:
        """Some of the meetings that were told of lately."""
        return {max(0, told - 1 - int(choose.expovariate(1 / 40))) for _ in range(count)} if told else set()

    def _one_of(self, choose: random.Random, count: int) -> int:
        """A number below `count`; the small ones much more often where the world is skewed."""
        return int(count * choose.random() ** (3 if self.shape == "skewed" else 1))

    def _article(self, number: int, meetings: list[int], choose: random.Random) -> list[Record]:
        id_ = f"article-{number:07}"
        article = _Article(id_, choose)
        told = [self._meeting(meeting, article) for meeting in meetings]
        year, month, day = 2000 + number % 25, 1 + number % 12, 1 + number % 28
        document = {
            "record": "document",
            "id": id_,
            "title": f"Report {number} on {len(told)} meetings",
            "publisher": f"Agency {number % 40}",
            "url": f"https://example.org/{number}",
            "sha256": f"{number:064x}",
            "characters": 100_000,
            "language": "en",
            "published": f"{year}-{month:02}-{day:02}",
            "published_basis": "stated",
        }
        return [document, *article.stated.values(), *told]

    def _meeting(self, number: int, article: _Article) -> Record:
        facts = self._random("meeting", number)
        people = {self._one_of(facts, max(60, self.meetings // 3)) for _ in range(facts.choice([2, 2, 2, 3, 4, 5]))}
        tell = article.choose
        date = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
        status = facts.choice(_STATUSES)
        exact = tell.random() < 0.8
        record = {
            "record": "meeting",
            "document": article.id,
            "id": f"meeting-{number}",
            "name": f"Talks {number} on {date[:7]}",
            "status": status if tell.random() < 0.9 else "planned",
            "kind": facts.choice(["talks", "call", "visit", "summit"]),
            "mode": facts.choice(["in_person", "in_person", "phone", "unknown"]),
            "date": date if exact else date[:7],
            "date_basis": "explicit" if exact else "relative",
            "date_as_written": "on that day",
            "participants": [article.participant(person) for person in sorted(people)],
            "issues": [
                article.issue(self._one_of(facts, max(20, self.meetings // 50))) for _ in range(tell.choice([1, 2]))
            ],
            "place": article.place(self._one_of(facts, max(20, self.meetings // 100))),
            "confidence": round(0.5 + tell.random() / 2, 2),
            "evidence": article.evidence(2),
        }
        record["issues"] = list({link["issue"]: link for link in record["issues"]}.values())
        if tell.random() < 0.3:
            record["claims"] = [article.claim()]
        return record


class _Article:
    """One article while it is being written: what it has stated by now."""

    def __init__(self, id_: str, choose: random.Random) -> None:
        self.id = id_
        self.choose = choose
        self.stated: dict[str, Record] = {}

    def evidence(self, count: int = 1) -> list[Record]:
        starts = sorted(self.choose.randrange(99_000) for _ in range(count))
        return [{"start": at, "end": at + 80, "sha256": f"{at:012x}"} for at in starts]

    def claim(self) -> Record:
        hours = self.choose.randrange(1, 6)
        value = f"about {hours} hours"
        return {"property": "duration", "value": value, "number": hours, "unit": "hours", "evidence": self.evidence()}

    def participant(self, number: int) -> Record:
        country = _COUNTRIES[number % len(_COUNTRIES)]
        person = self._person(number, country)
        return {"person": person, "side": country, "evidence": self.evidence()}

    def issue(self, number: int) -> Record:
        id_ = self._state("issue", f"issue-{number}", name=f"Question {number}")
        return {"issue": id_, "strength": self.choose.choice(["explicit", "explicit", "outcome", "implied"])}

    def place(self, number: int) -> str:
        country = _COUNTRIES[number % len(_COUNTRIES)]
        return self._state("place", f"place-{number}", name=f"City {number}", city=f"City {number}", country=country)

    def _person(self, number: int, country: str) -> str:
        family, given = _FAMILY[number % len(_FAMILY)], _GIVEN[number // len(_FAMILY) % len(_GIVEN)]
        names = {"name": f"{given} {family} {number}", "family_name": family, "given_name": given, "country": country}
        person = self._state(
            "person", f"person-{number}", **names, aliases=[{"text": f"{family} {number}", "kind": "full"}]
        )
        if number % 3:
            role = self._state("role", f"role-{number}", title="Foreign Minister", country=country)
            self._state("holds", f"holds-{number}", person=person, role=role, tense="current")
        return person

    def _state(self, kind: str, id_: str, **fields: Any) -> str:
        if id_ not in self.stated:
            own = {} if kind == "holds" else {"id": id_}
            self.stated[id_] = {"record": kind, "document": self.id, **own, **fields, "evidence": self.evidence()}
        return id_
