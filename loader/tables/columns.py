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
    """A table of the template, kept in the file `<name>.csv`."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def names(self) -> list[str]:
        """The columns in their order."""
        return [column.name for column in self.columns]


_ID = "Stays empty for an id made of"
_MODES = ", ".join(get_args(MeetingRecord.model_fields["mode"].annotation))

DOCUMENT = Table(
    "document",
    "The text that all is taken from, in one row. Its length and hash are computed.",
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
    " office empty. A row without a name states an office that somebody unnamed holds.",
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
        Column("name", "Your own words.", "Dal–Kovács talks", required=True),
        Column("status", f"One of {', '.join(get_args(Status))}.", "held", required=True),
        Column("kind", "Free.", "talks"),
        Column("mode", f"One of {_MODES}.", "in_person"),
        Column("date", "A date, as exact as the text and no more.", "2031-05-04"),
        Column("date_as_written", "The text's own words for it.", "on 4 May 2031"),
        Column("date_basis", f"With date: {', '.join(get_args(DateBasis))}.", "explicit"),
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
        Column("quote", "The words that tell of the meeting.", "met her Hungarian counterpart"),
    ),
)
TABLES = (DOCUMENT, PERSONS, MEETINGS)
DATES = frozenset({"published", "date", "role_since", "role_until", "role_as_of"})

_RULES = """\
Fill in the three tables with a spreadsheet program or an editor, and keep them as CSV in UTF-8 (in Excel: "CSV UTF-8").
Commas, semicolons or tabs may separate the cells. The first row stays as it is; columns without use may be deleted.
Then, with the text that all is taken from in text.txt:

    whomet convert FOLDER --text text.txt --output records.jsonl

- Several persons, issues or dates in one cell are separated by semicolons, several quotes by |.
- A quote is copied from the text letter for letter, and is long enough to stand in it only once.
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
