"""Texts whose lines end at a width: the sentences go on over the ends of lines, and offsets are those of the text."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from loader.extraction import sentences
from loader.extraction.sources.reading import read_article
from loader.records import MeetingRecord, PersonRecord, quote_hash
from tests.extraction.reading import meetings, outcome

ONE = (
    "Sigrún Dal, the foreign minister of Iceland, met the Norwegian prime minister Tove Brandal in Lisbon on Sunday to "
    "discuss tolls."
)
TWO = (
    "Foreign Minister Ilse Marrand of Belgium held talks with President Joram Otundi of Kenya in Nairobi on Monday, "
    "and they discussed tea and tolls, officials said."
)
HEADING = "Iceland and Norway talk about salmon"
FIRST, SECOND = "Sigrún Dal | Tove Brandal: held", "Ilse Marrand | Joram Otundi: held"
WIDTHS = (50, 60, 66, 72, 76, 108)


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_of_a_width_are_put_together_in_texts(width: int) -> None:
    one, two = textwrap.fill(ONE, width), textwrap.fill(TWO, width)
    assert meetings(one) == [FIRST]
    assert meetings(f"{HEADING}\n{one}") == [FIRST]
    assert meetings(f"{HEADING}\n\n{one}\n\n{two}\n") == [SECOND, FIRST]
    assert meetings(f"{one}\n{two}".replace("\n", "\r\n")) == [SECOND, FIRST]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_evidence_of_a_wrapped_text_stands_where_it_says(width: int) -> None:
    text = f"{HEADING}\n\n{textwrap.fill(ONE, width)}"
    found = outcome(text)
    (meeting,) = (one for one in found.records if isinstance(one, MeetingRecord))
    quotes = [text[one.start : one.end] for one in meeting.evidence]
    assert [" ".join(quote.split()) for quote in quotes] == [ONE.partition(" in Lisbon")[0]]
    assert [one.sha256 for one in meeting.evidence] == [quote_hash(quote) for quote in quotes]
    assert (meeting.date, meeting.place) == ("2031-05-04", "lisbon")
    assert {one.name for one in found.records if isinstance(one, PersonRecord)} == {"Sigrún Dal", "Tove Brandal"}


def test_lines_that_are_whole_stay_apart() -> None:
    headings = (
        "Norway's premier Tove Brandal to visit Lisbon on Sunday\nMarrand and Otundi hold talks in Nairobi on tea\n"
    )
    assert len(sentences(headings)) == 2
    assert len(sentences("Tea and\ntolls and\nsalmon and\nships")) == 4


@pytest.mark.parametrize("width", WIDTHS)
def test_what_a_mail_quotes_is_read_without_its_marks(width: int) -> None:
    quoted = textwrap.fill(ONE, width, initial_indent="> ", subsequent_indent="> ")
    mail = f"Subject: see below\nContent-Type: text/plain; charset=utf-8\n\nWorth reading.\n\n{quoted}\n>\n>> no\n"
    article = read_article("a.eml", Path("a.eml"), mail.encode())
    assert article.text == f"Worth reading.\n{ONE}\nno\n"
