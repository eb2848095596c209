"""Records of some thousands of invented meetings, the same in every run, made to be awkward.

Names that differ by an accent or collide, dates of every vagueness, documents that contradict each other, ties
everywhere: what could make two stores answer in different orders.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

Line = dict[str, Any]

COUNTRIES = ("US", "CN", "NO", "BR", "VN", "FR")
FAMILIES = ("Åberg", "Aberg", "Silva", "Nguyễn", "Wang", "O’Neill", "de la Cruz", "Ødegård", "Zhang", "Ben-Ami")
GIVEN = ("Ana", "Ána", "Yi", "Bo", "Émile", "Eva", "Łucja", "Tom")
OFFICES = ("President", "Foreign Minister", "Ambassador", "Trade Minister", "Defence Minister")
STATUSES = (
    "held",
    "held",
    "held",
    "ongoing",
    "agreed",
    "planned",
    "possible",
    "invited",
    "postponed",
    "refused",
    "denied",
)
MODES = ("in_person", "in_person", "phone", "virtual", "unknown")
PEOPLE, PLACES, ISSUES, EVENTS, DOCUMENTS = 120, 30, 25, 12, 8


class Synthetic:
    """Builds the lines. Every document states all that it refers to."""

    def __init__(self, meetings: int, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311  (no secret, the same in every run)
        self.meetings = meetings

    def lines(self) -> Iterator[Line]:
        ids = [f"meeting-{n:05}" for n in range(self.meetings)]
        told = [ids[n::DOCUMENTS] + self.random.sample(ids, self.meetings // 60) for n in range(DOCUMENTS)]
        for number, meetings in enumerate(told):
            yield from self.document(f"doc-{number:02}", sorted(set(meetings)), number)

    def document(self, id_: str, meetings: list[str], number: int) -> Iterator[Line]:
        published = "" if number % 7 == 0 else f"2023-{number % 12 + 1:02}"
        stated = {"published": published, "published_basis": "stated"} if published else {}
        yield {
            "record": "document",
            "id": id_,
            "title": f"Report {id_}",
            "sha256": f"{number:064x}",
            "characters": 10**6,
            **stated,
        }
        base = {"document": id_, "evidence": [{"start": number, "end": number + 9, "sha256": "0123456789ab"}]}
        told = [self.tell(meeting) for meeting in meetings]
        for line in [*self.things(), *self.careers(), *(line for lines in told for line in lines)]:
            yield {**base, "confidence": round(self.random.random(), 1), **line}

    def things(self) -> Iterator[Line]:
        for n in range(PEOPLE):
            family, given = FAMILIES[n % len(FAMILIES)], GIVEN[n % len(GIVEN)]
            name = {"name": f"{given} {family}", "family_name": family, "given_name": given}
            yield {"record": "person", "id": f"person-{n:03}", "country": COUNTRIES[n % len(COUNTRIES)], **name}
        for n in range(PLACES):
            where = {"city": f"City {n % 9}", "country": COUNTRIES[n % len(COUNTRIES)]} if n % 4 else {}
            yield {"record": "place", "id": f"place-{n}", "name": f"Place {n % 11}", **where}
        yield from ({"record": "issue", "id": f"issue-{n}", "name": f"Issue {n % 20}"} for n in range(ISSUES))
        yield from ({"record": "event", "id": f"event-{n}", "name": f"Summit {n % 8}"} for n in range(EVENTS))
        for country in COUNTRIES:
            for n, title in enumerate(OFFICES):
                yield {"record": "role", "id": f"{country.lower()}-{n}", "title": title, "country": country}

    def careers(self) -> Iterator[Line]:
        for n in range(0, PEOPLE, 2):
            role = f"{COUNTRIES[n % len(COUNTRIES)].lower()}-{n % len(OFFICES)}"
            tense = self.random.choice(["current", "then", "former", "acting", "nominee"])
            held = {"since": self.random.choice(["2019", "2020-05", "2021-01-20"])} if n % 3 else {}
            yield {
                "record": "holds",
                "person": f"person-{n:03}",
                "role": role,
                "tense": tense,
                "as_of": [self.day()],
                **held,
            }

    def tell(self, id_: str) -> Iterator[Line]:
        """A meeting, sometimes with a trip or a statement."""
        yield self.meeting(id_)
        if int(id_[-1]) == 1:
            yield self.trip(id_)
        if int(id_[-1]) == 2:
            yield self.statement(id_)

    def meeting(self, id_: str) -> Line:
        pick = self.random.choice
        where = {"place": f"place-{pick(range(PLACES))}"} if self.random.random() < 0.6 else {}
        beside = {"event": f"event-{pick(range(EVENTS))}"} if self.random.random() < 0.2 else {}
        name = f"Meeting {int(id_[-5:]) % 997}"
        said = {"status": pick(STATUSES), "mode": pick(MODES), **where, **beside, **self.dated(), **self.claims()}
        return {
            "record": "meeting",
            "id": id_,
            "name": name,
            "participants": self.people(),
            "issues": self.issues(),
            **said,
        }

    def people(self) -> list[Line]:
        if self.random.random() < 0.05:
            return [{"role": "us-2", "side": "US"}, {"person": "person-001", "side": "CN"}]
        parts = ["principal", "principal", "principal", "attendee", "host"]
        chosen = self.random.sample(range(PEOPLE), self.random.choice([1, 2, 2, 2, 3, 5]))
        return [
            {"person": f"person-{n:03}", "side": COUNTRIES[n % len(COUNTRIES)], "part": self.random.choice(parts)}
            for n in chosen
        ]

    def issues(self) -> list[Line]:
        chosen = self.random.sample(range(ISSUES), self.random.choice([0, 1, 3]))
        strengths = ["explicit", "outcome", "implied", "context"]
        return [{"issue": f"issue-{n}", "strength": self.random.choice(strengths)} for n in chosen]

    def claims(self) -> Line:
        hours = self.random.choice([1.0, 1.5, 2.0, 90.0])
        unit = "minutes" if hours > 9 else "hours"
        spot = [{"start": 1, "end": 9, "sha256": "0123456789ab"}]
        long = {"property": "duration", "value": f"{hours} {unit}", "number": hours, "unit": unit, "evidence": spot}
        first = {"property": "first", "value": f"first in {hours} years", "confidence": 0.5, "evidence": spot}
        wrong = {"property": "date", "as_written": "yesterday", "value": "2023", "reason": "no", "evidence": spot}
        corrected = {"corrections": [wrong]} if hours == 1.0 and self.random.random() < 0.1 else {}
        return {"claims": [long, first][: int(hours) % 3], **corrected}

    def statement(self, meeting: str) -> Line:
        speaker = {"person": f"person-{self.random.randrange(PEOPLE):03}"}
        about = [f"issue-{self.random.randrange(ISSUES)}", meeting]
        said = {
            "speaker": speaker,
            "audience": [{"name": "reporters"}],
            "about": about,
            "meeting": meeting,
            **self.dated(),
        }
        return {"record": "statement", "id": f"statement-{meeting[8:]}", "name": f"Word {meeting[-2:]}", **said}

    def trip(self, meeting: str) -> Line:
        status, place = self.random.choice(STATUSES), f"place-{self.random.randrange(PLACES)}"
        who = f"person-{self.random.randrange(PEOPLE):03}"
        name = f"Trip {meeting[-2:]}"
        return {
            "record": "trip",
            "id": f"trip-{meeting[8:]}",
            "name": name,
            "traveller": who,
            "status": status,
            "destination": place,
            **self.dated(),
        }

    def day(self) -> str:
        return f"{self.random.randint(2019, 2024)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def dated(self) -> Line:
        day = self.day()
        vague = [day, day, day, day[:7], day[:4], f"../{day}", f"{day}/..", f"{day}~", ""]
        date = self.random.choice(vague)
        return {"date": date, "date_basis": self.random.choice(["explicit", "relative", "heading"])} if date else {}
