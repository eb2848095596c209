"""Whom one name with a title of a house that reigns means, beside others who bear it. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

PRINCE = "Crown Prince Yusuf bin Idris"
B = "Kenyan President Joram Otundi"

APART = {
    f"King Idris met {B} on Monday. {PRINCE} opened a school.": ["Joram Otundi | King Idris: held"],
    f"{PRINCE} opened a school. King Idris met {B} on Monday.": ["Joram Otundi | King Idris: held"],
    f"Marula's King Idris opened a school. Idris met {B} on Monday. {PRINCE} was ill.": [
        "Joram Otundi | King Idris: held"
    ],
    f"King Idris was ill. {PRINCE} met {B} on Monday.": ["Joram Otundi | Yusuf bin Idris: held"],
    f"King Idris was ill. Yusuf bin Idris met {B} on Monday.": ["Joram Otundi | Yusuf bin Idris: held"],
    f"King Idris was ill. Prince Yusuf met {B} on Monday, and {PRINCE} spoke.": [
        "Joram Otundi | Yusuf bin Idris: held"
    ],
    f"Pope Benno met {B} on Monday. Archbishop Tomas Benno spoke.": ["Joram Otundi | Pope Benno: held"],
    f"Queen Marta met {B} on Monday. Senator Ana Marta was not there.": ["Joram Otundi | Queen Marta: held"],
    f"Sultan Idris met {B} on Monday. {PRINCE} opened a school.": ["Joram Otundi | Sultan Idris: held"],
    f"{B} met King Idris and {PRINCE} on Monday.": ["Joram Otundi | King Idris + Yusuf bin Idris: held"],
}


@pytest.mark.parametrize("text", APART)
def test_a_sovereign_is_nobody_who_has_the_name_behind_his_own(text: str) -> None:
    found = meetings(text)
    assert found == APART[text]


def test_the_name_behind_his_own_stands_for_a_prince_where_nobody_else_has_it() -> None:
    assert meetings(f"{PRINCE} opened a school. Prince Idris met {B} on Monday.") == [
        "Joram Otundi | Yusuf bin Idris: held"
    ]


def test_who_speaks_within_quotation_marks_is_not_who_is_told_of() -> None:
    quoted = '"If Chairman Holm chooses peace, there is a future," he said after talks in Rome with'
    told = f"Oskar Tarn, the Danish envoy, came home. {quoted} {B}."
    assert meetings(told) == ["Joram Otundi | Oskar Tarn: held"]
