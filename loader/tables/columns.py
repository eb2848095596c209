"""The tables of the template: which columns they have, what goes into them, what an example looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from loader.records import DateBasis, MeetingRecord, Status

__all__ = ["DATES", "DOCUMENT", "MEETINGS", "PERSONS", "TABLES", "Column", "Table", "readme"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what to write in it, and an example, which is empty where there is nothing typical."""

    name: str
    meaning: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the template, kept in the file `<name>.csv`. One that is not `needed` may be left out."""

    name: str
    about: str
    columns: tuple[Column, ...]
    needed: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def names(self) -> list[str]:
        """The columns in their order."""
        return [column.name for column in self.columns]


_ID = "Stays empty for an id made of"
_MODES = ", ".join(get_args(MeetingRecord.model_fields["mode"].annotation))

_BASIS = Column(
    "date_basis", f"With date: {', '.join(get_args(DateBasis))}. In a table without this column: inferred.", "explicit"
)
_DATED = (
    Column("date", "A date, as exact as the text and no more.", "2031-05"),
    Column("date_as_written", "The text's own words for it.", "in May"),
    _BASIS,
)


def _where(name: str, meaning: str) -> tuple[Column, ...]:
    return (
        Column(name, f"{meaning} For a city its name again in city.", "Lisbon"),
        Column("city", "Where the place lies.", "Lisbon"),
        Column("country", "Where the place lies, a code.", "PT"),
    )


DOCUMENT = Table(
    "document",
    "The text that all is taken from, in one row. Its length and hash are computed. Without this table the title is the"
    " name of the text's file.",
    (
        Column("id", f"{_ID} the title.", "rivers-report"),
        Column("title", "Your own description if it has none.", "Report on the talks in Lisbon", required=True),
        Column("publisher", "Who published it, if known.", "The Invented Courier"),
        Column("url", "Begins with http:// or https://.", "https://example.org/rivers"),
        Column("published", "The day it was published, a date as below.", "2031-05-05"),
        Column("published_basis", "With published: stated (in the text), metadata (of the page), inferred.", "stated"),
        Column("language", "A language code.", "en"),
        Column("quote", "The words that tell when it was published, if any.", "Lisbon, 5 May 2031"),
    ),
)
PERSONS = Table(
    "persons",
    "One row for each person and office. Who held two has two rows; the second may leave all but the name and the"
    " office empty. A row without a name states an office that somebody unnamed holds. Without this table"
    " whoever takes part in a meeting is stated by the name there.",
    (
        Column("id", f"{_ID} the name. Namesakes need one each.", "sigrun-dal"),
        Column("name", "As the world spells it, in the order of the person's culture.", "Sigrún Dal", required=True),
        Column("family_name", "", "Dal"),
        Column("given_name", "", "Sigrún"),
        Column("name_order", "given_family or family_given.", "given_family"),
        Column("country", "An ISO 3166-1 code of two capital letters.", "IS"),
        Column("wikidata", "The person's Wikidata id.", "Q42"),
        Column(
            "aliases",
            "Other forms in the text, each with a colon and its kind: full, surname, given_name, description, typo.",
            "Dal: surname; the minister: description",
        ),
        Column("quote", "The words of the text that name the person.", "Sigrún Dal"),
        Column("role", "The office, without the country.", "Foreign Minister"),
        Column("role_organisation", "Where it matters.", "Interior Ministry"),
        Column("role_country", "The country of the office, a code.", "IS"),
        Column("role_since", "A date, if the text gives it.", "2030"),
        Column("role_until", "A date, if the text gives it.", "2032-01"),
        Column("role_as_of", "Dates at which the text has the person in the office.", "2031-05-04"),
        Column("role_tense", "current, then, former, acting or nominee, if the text says so.", "current"),
        Column("role_quote", "The words that give the office.", "Iceland’s foreign minister since 2030"),
    ),
)
MEETINGS = Table(
    "meetings",
    "One row for each meeting or other contact, real or not: the status says which.",
    (
        Column("id", f"{_ID} the name and the day, or else the name and the document.", "dal-kovacs-2031-05-04"),
        Column("name", "Your own words. Empty: made of who takes part.", "Dal–Kovács talks"),
        Column("status", f"One of {', '.join(get_args(Status))}.", "held", required=True),
        Column("kind", "Free.", "talks"),
        Column("mode", f"One of {_MODES}.", "in_person"),
        Column("date", "A date, as exact as the text and no more.", "2031-05-04"),
        Column("date_as_written", "The text's own words for it.", "on 4 May 2031"),
        _BASIS,
        Column(
            "participants",
            "Persons by name or id, or offices, as in persons.csv. Behind each, in brackets, the side (a country code"
            " or an organisation); then, after a comma, attendee or host for who is not a principal.",
            "Sigrún Dal (IS); Kovács Éva (HU, host)",
            required=True,
        ),
        Column("participants_quote", "The words that say they took part: one quote for all, or one for each.", ""),
        Column("place", "Where; for a city its name again.", "Lisbon"),
        Column("city", "Where the place lies.", "Lisbon"),
        Column("country", "Where the place lies, a code.", "PT"),
        Column(
            "issues",
            "What was talked about, explicit unless a colon and another strength follow: outcome, implied, context.",
            "Salmon quotas; tariffs: implied",
        ),
        Column("issues_quote", "The words that say so: one quote for all, or one for each.", "salmon quotas | Tariffs"),
        Column(
            "event",
            "What it was on the sidelines of, by name or id, in events.csv or not.",
            "",
        ),
        Column("trip", "During which journey, by name or id, as in trips.csv.", ""),
        Column("quote", "The words that tell of the meeting.", "met her Hungarian counterpart"),
    ),
    needed=True,
)
EVENTS = Table(
    "events",
    "One row for each summit, conference or assembly.",
    (
        Column("id", f"{_ID} the name.", "northern-rivers-forum"),
        Column("name", "", "Northern Rivers Forum", required=True),
        *_DATED,
        *_where("place", "Where."),
        Column("wikidata", "The event's Wikidata id.", "Q42"),
        Column("quote", "The words that tell of it.", ""),
    ),
)
TRIPS = Table(
    "trips",
    "One row for each journey of one person, made or not: the status says which.",
    (
        Column("id", f"{_ID} the name and the date, or else the name and the document.", "dal-budapest-2031"),
        Column("name", "Your own words.", "Visit by Sigrún Dal to Budapest", required=True),
        Column("traveller", "A person by name or id, as in persons.csv.", "Sigrún Dal", required=True),
        Column("status", f"One of {', '.join(get_args(Status))}.", "invited", required=True),
        *_DATED,
        *_where("destination", "Where to."),
        Column("event", "What it is made for, as in meetings.csv.", ""),
        Column("invited_by", "A person or office as in persons.csv, or a name.", "Kovács Éva"),
        Column("purpose", "", "preparing the treaty"),
        Column("quote", "The words that tell of it.", ""),
    ),
)
STATEMENTS = Table(
    "statements",
    "One row for each thing that somebody said.",
    (
        Column("id", f"{_ID} the name.", "dal-on-treaty"),
        Column("name", "What was said, in your own words.", "Dal wants a treaty within the year", required=True),
        Column("speaker", "A person or office as in persons.csv, or a name.", "Sigrún Dal", required=True),
        Column("audience", "To whom, likewise.", "reporters"),
        Column("reported_by", "Through whom the text knows it, likewise.", "her office"),
        *_DATED,
        Column("about", "Issues, meetings, trips, persons, places or events, by name or id.", "Salmon quotas"),
        Column("meeting", "At which meeting it was said, by name or id.", ""),
        Column("quote", "The words.", ""),
    ),
)
CLAIMS = Table(
    "claims",
    "One row for each thing that no column holds: a duration, a figure, a rank, a first.",
    (
        Column("on", "What it is said of, by name or id, as in any table; empty for the document.", "Dal–Kovács talks"),
        Column("property", "A name in small letters, the same for the same kind of thing.", "duration", required=True),
        Column("value", "In words.", "about two hours", required=True),
        Column("number", "The same as a number.", "2"),
        Column("unit", "Of the number.", "hours"),
        Column("qualifier", "more than, about, suspected.", "about"),
        Column("scope", "What it covers.", "without the dinner"),
        Column("attributed_to", "Who says so, if not the reporter.", "Dal’s office"),
        Column("quote", "The words.", ""),
    ),
)
TABLES = (DOCUMENT, PERSONS, MEETINGS, EVENTS, TRIPS, STATEMENTS, CLAIMS)
DATES = frozenset({"published", "date", "role_since", "role_until", "role_as_of"})

_RULES = """\
Fill in the tables that you need with a spreadsheet program or an editor, and keep them as CSV in UTF-8 (in Excel: "CSV
UTF-8"). Commas, semicolons or tabs may separate the cells. The first row stays as it is; columns without use may be
deleted. Then, with the text that all is taken from in text.txt:

    whomet convert FOLDER --text text.txt --output records.jsonl

- Several persons, issues or dates in one cell are separated by semicolons, several quotes by |.
- A quote is copied from the text letter for letter, and is long enough to stand in it only once.
- A meeting needs no more than meetings.csv with participants, status and quote; what is agreed is an issue with the
  strength outcome. All other tables may be left out.
- A date is a day (2031-05-04), a month (2031-05), a year (2031) or a span (2031-05-04/2031-05-06); more in
  docs/records.md. Spreadsheet programs like to rewrite dates: format these columns as text before you fill them in.
- An office, a place or an issue gets an id made of its name. Where that is another's already, or where you want the
  one that other documents have, write the id behind the name: Taiwan [taiwan-island].
"""


def readme() -> str:
    """What the template says about itself: the rules, then every column with an example."""
    return _RULES + "".join(map(_described, TABLES))


def _described(table: Table) -> str:
    lines = [f"\n{table.file}: {table.about}\n"]
    for column in table.columns:
        needed = "Required." if column.required and table is not PERSONS else ""
        example = f"Example: {column.example}" if column.example else ""
        lines.append(f"  {column.name:<20}{' '.join(filter(None, (needed, column.meaning, example)))}")
    return "\n".join(lines) + "\n"
