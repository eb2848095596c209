"""Whom "the two leaders", "they", "the president" and "he" mean for certain, and who acts behind or beside a comma."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

HOLM, DAL = "Kenyan President Joseph Holm", "Estonian Prime Minister Sigrún Dal"
MET = "Joseph Holm | Sigrún Dal: held"
SENATORS = "Joseph Holm | Mark Tarn + Peter Lind: held"

SURE = [
    (f'After meeting with {HOLM}, {DAL} said, "We are friends."', MET),
    (f'After a call with {HOLM}, {DAL} wrote, "We agree on fish."', MET),
    (f'{DAL} warned of it. After meeting visiting {HOLM} in Tallinn, Dal said, "it is worse."', MET),
    (f"{HOLM}, after meeting with {DAL}, said the ports would stay.", MET),
    (f"{HOLM}, speaking after a meeting with {DAL}, said the ports would stay.", MET),
    (f"{HOLM} and {DAL} criticized it. Dal was sad. The two leaders said they discussed fish in talks in Rome.", MET),
    (f"{HOLM} arrived in Tallinn. {DAL} had promised help. The two leaders held talks on Monday.", MET),
    (f"{HOLM} arrived. The Peruvian foreign minister followed. {DAL} was ill. The two leaders held talks.", MET),
    (f"{HOLM} raised the matter with {DAL} when they met in Oslo on Monday.", MET),
    (f"{HOLM} assured {DAL} of his help after the two met in Oslo.", MET),
    (f"Hungarian President Kovács Éva was in Rome. {HOLM} spent a day in Lima. The president also met {DAL}.", MET),
    (f"{DAL} wrote to Hungarian President Peter Lind after she met {HOLM}.", MET),
    (f"In a phone call Thursday, President Joseph Holm told {DAL} that he would wait.", MET),
    (f"President Joseph Holm and {DAL} discussed fish on Monday.", MET),
    (f"Tuesday's meeting between {HOLM} and {DAL} was tense.", MET),
    (f"Talks between {HOLM} and {DAL} stretched late into the night.", MET),
    ("The Pope met Cuban leader Raul Dal. It rained. Pope Linus likes it.", "Pope Linus | Raul Dal: held"),
    ("Pope Linus XII landed. Pope Linus met Cuban President Mark Tarn.", "Mark Tarn | Pope Linus XII: held"),
]


@pytest.mark.parametrize(("text", "meeting"), SURE)
def test_it_is_sure(text: str, meeting: str) -> None:
    assert meetings(text, "sure") == [meeting]


LOOK = [
    (f"{HOLM} arrived. The Peruvian president followed. {DAL} was ill. The two leaders held talks.", MET),
    (f"{HOLM} criticized the advisers of {DAL} when they met in Oslo.", MET),
    (f"{HOLM} said the police of {DAL} were angry when they met in Oslo.", MET),
    (f"{HOLM} and his wife praised {DAL} when they met in Oslo.", MET),
    (f"In a call to reporters, President Joseph Holm urged {DAL} to wait.", MET),
    (f"A meeting between {HOLM} and {DAL} was difficult to arrange.", MET),
    (f"A delegation of Senators Mark Tarn and Peter Lind met with {HOLM}.", SENATORS),
    (f"A group of senators, including Mark Tarn and Peter Lind, met {HOLM}.", SENATORS),
]


@pytest.mark.parametrize(("text", "meeting"), LOOK)
def test_it_is_to_be_looked_at(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]
    assert meetings(text, "sure") == []


NONE = f"""
After meeting {HOLM} he flew home, {DAL} said, "and that was all."
"After meeting {HOLM}, she left," {DAL} said, "with a smile."
After critics met {HOLM}, {DAL} said, "We agree on fish."
Without meeting {HOLM}, {DAL} said, "We are friends."
The adviser to {DAL}, after meeting with {HOLM}, said the ports would stay.
{DAL}'s wife, after meeting with {HOLM}, said the ports would stay.
{HOLM} and {DAL} criticized it. The two leaders said their ministers had met in Rome.
{HOLM} and {DAL} criticized it. The two leaders said they had not met.
{HOLM} flew home. The president's aide met {DAL}. Peruvian President Mark Tarn was ill.
The wife of Senators Mark Tarn and Peter Lind met with {HOLM} on Monday.
The head of a delegation including Sens. Mark Tarn and Peter Lind met with {HOLM} on Monday.
"""


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_it_is_none(text: str) -> None:
    assert meetings(text) == []
