"""What is sure and what is to be looked at: who a pronoun or an office can be, and what a verb of saying reports."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Kenyan President Joram Otundi", "Somali Foreign Minister Amina Warsame"
SURE = {
    # a pronoun with one subject whom it can mean
    f"{A} said in Rome that he had met {B}.": "held",
    f"{A} told reporters he would meet {B} on Friday.": "planned",
    f"{A} flew to Rome, where he met {B}.": "held",
    f"{A} landed in Rome on Monday. He met {B} on Tuesday.": "held",
    f"{A} landed in Rome. Later in the week, he will meet {B}.": "planned",
    f"{A} is in Rome. On Sunday he will have a working lunch with {B}, sources said.": "planned",
    f"After his meeting with {B}, {A} thanked the hosts.": "held",
    f"Following talks with {B}, {A} flew home.": "held",
    f"{A} landed. It rained. He met {B}.": "held",
    f"{A} flew in with General Ali Noor. He also met {B}.": "held",
    f"{A} flew to Rome, accompanied by General Ali Noor. He is to meet {B}.": "planned",
    f"The tour of {A} ends in Rome, where he will meet {B}.": "planned",
    f'{A} landed. "It was good," he said after meeting {B}.': "held",
    f"{A} landed. The Kenyan president said he had met {B}.": "held",
    f"{A} and {B} landed. They met in Rome.": "held",
    f"{A} flew home and met {B}.": "held",
    # an office with one holder
    f"{A} landed. The Kenyan president met {B}.": "held",
    f"{A} landed. The president also met {B}.": "held",
    f"{A} landed. {B} received the Kenyan president.": "held",
    "President Otundi of Kenya met Somali Foreign Minister Amina Warsame.": "held",
    # a plan that a verb of saying reports
    f"Officials said {A} would meet {B} in Rome.": "planned",
    f"It was announced that {A} and {B} would meet in Rome next week.": "planned",
    f"{A} is meeting {B} on Thursday.": "planned",
    f"{A} meets {B} on Thursday.": "planned",
    # what two do together
    f"{A} and {B} discussed fish in Rome.": "held",
    f"{A} called {B} on Sunday to discuss fish.": "held",
    f"{A} told {B} during talks in Rome that fish mattered.": "held",
    f"{A} spoke of fish after holding talks with {B}.": "held",
}
LOOK = {
    # somebody else could be meant
    f"{A} thanked Prime Minister Lise Maes. He met {B}.": "held",
    f"{A} said his aide hoped he would meet {B}.": "hoped",
    f"{A} said she thought he had met {B}.": "held",
    f"{A} named Ali Noor as envoy. He met {B}.": "held",
    f"{A} landed. His brother waved. He met {B}.": "held",
    f"{A} said the envoy Ali Noor knew that he had met {B}.": "held",
    f"Rebels praised {A}. He met {B}.": "held",
    f"{A} praised {B}. The two met in Rome.": "held",
    "Mr Otundi met Somali Foreign Minister Amina Warsame.": "held",
    # doubt, purpose, and what nobody reports
    f"{A} reportedly met {B}.": "held",
    f"{A} would meet {B} in Rome.": "planned",
    f"{A} travelled to Rome to meet {B}.": "planned",
    f"{A} meets {B} on Tuesday.": "planned",
    f"{A} called {B}.": "held",
}


@pytest.mark.parametrize(("text", "status"), SURE.items())
def test_one_reading_is_sure(text: str, status: str):
    assert [line.rpartition(": ")[2] for line in meetings(text, "sure")] == [status]
    assert meetings(text, "look") == []


@pytest.mark.parametrize(("text", "status"), LOOK.items())
def test_more_than_one_is_to_be_looked_at(text: str, status: str):
    assert [line.rpartition(": ")[2] for line in meetings(text, "look")] == [status]
    assert meetings(text, "sure") == []
