"""Whom words of a later sentence mean: offices, pronouns, "the two leaders", countries. To be looked at, never sure."""

from __future__ import annotations

import pytest

from loader.records import RoleRecord
from tests.extraction.reading import meetings, outcome

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
C = "Ethiopian Foreign Minister Sara Bekele"
PAIR = "Amina Warsame | Joram Otundi"
MEANT = {
    # by office
    f"{A} and his aides landed on Monday. The Kenyan president met {B}.": "held",
    f"Former Kenyan President Joram Otundi landed on Monday. The former president met {B}.": "held",
    f"Kenyan Foreign Minister Joram Otundi landed on Monday. The minister met {B}.": "held",
    f"Kenyan Foreign Minister Joram Otundi landed on Monday. The foreign minister also met {B}.": "held",
    "Kenyan Prime Minister Joram Otundi landed on Monday. The premier met Somali President Amina Warsame.": "held",
    f"Joram Otundi, the UN's special envoy, landed on Monday. The envoy met {B}.": "held",
    f"Kenyan opposition leader Joram Otundi landed on Monday. The opposition leader met {B}.": "held",
    f"{A} landed in Rome. In a talk with reporters, the president also discussed his Tuesday meeting with {B}.": "held",
    f"{A} landed in Rome. The president said he had met {B}.": "held",
    f"{A} landed in Rome. He was tired. The president then met {B}.": "held",
    f"{A} landed in Rome. Earlier, the president described his meeting with {B} as warm.": "held",
    f"{A} landed in Rome. The mood in his State House meeting with {B} was warm.": "held",
    f"{A} landed in Rome. {B} met with the Kenyan leader on Friday.": "held",
    f"{A} landed in Rome. He and {B} met on Friday.": "held",
    f"{A} landed in Rome. The president and {B} met on Friday.": "held",
    f"{A} landed in Rome, where he will meet {B}.": "planned",
    f"{A} landed in Rome. Otundi said he would meet {B} on Friday.": "planned",
    f'{A} landed in Rome. "It was good," he said after meeting {B}.': "held",
    f'{A} landed in Rome. "It was good," the president said after meeting {B}.': "held",
    f"{A} landed in Rome. After his meeting with {B}, he flew home.": "held",
    f"{A} landed in Rome. After meeting {B}, the president flew home.": "held",
    f"{A} landed in Rome. After meeting {B}, he flew home.": "held",
    f"{A} landed in Rome. Speaking after talks with {B}, he promised help.": "held",
    # two of the article
    f"{A} praised {B} on Monday. A spokesman, Abdi Noor, said the two leaders had met in Rome.": "held",
    f"{A} praised {B} on Monday. Ali Hassan sells fish. Rain fell. The two leaders met in Rome.": "held",
    f"{A} landed on Monday. So did {B}. The two leaders will meet on Friday.": "planned",
    f"{A} landed on Monday. {B} was waiting. Aides say that when the two leaders met in May, it was warm.": "held",
    f"{A} praised {B} on Monday. It was the first meeting between the two leaders since May.": "held",
    f"{A} praised {B} on Monday. Their first meeting was in May.": "held",
    # by their countries
    f"The leaders of Kenya and Somalia met in Rome on Monday. {A} spoke first. {B} listened.": "held",
    f"The Kenyan and Somali leaders met in Rome on Monday. {A} spoke first. {B} listened.": "held",
    f"{A} and {B} landed in Rome. The leaders of Kenya and Somalia will meet on Friday.": "planned",
    "The foreign ministers of Kenya and Somalia met. Kenyan Foreign Minister Joram Otundi spoke. Somali Foreign"
    " Minister Amina Warsame did not.": "held",
    f"Kenya's president met the Somali prime minister in Rome on Monday. {A} spoke first. {B} listened.": "held",
    f"The president of Kenya held talks with the prime minister of Somalia. {A} spoke first. {B} listened.": "held",
    # at a meeting of which another sentence tells
    f"{A} met farmers in Nakuru. {B}, who was at the meeting, spoke of fish.": "held",
    f"{A} met with activists in Nakuru. It rained. {B} attended the meeting.": "held",
    # a surname that other capitals seem to bear
    f'{A} landed. "Jambo Otundi," banners said. Otundi met {B}.': "held",
}
NOBODY = [
    f"{A} and Chadian President Idriss Abakar landed. The president met {B}.",
    f"{A} landed. Rebels praised the president and met {B}.",
    f"{A} landed. The president's brother met {B}.",
    f"{A} landed. The vice president met {B}.",
    f"{A} landed. The president of Chad met {B}.",
    f"{A} landed. The president of a bank met {B}.",
    f"{A} landed. The president of the bank met {B}.",
    f"{A} landed. Chad's president met {B}.",
    f"{A} landed. A president met {B}.",
    f"{A} landed. The former president met {B}.",
    f"{A} landed. The opposition leader met {B}.",
    f"{A} landed. A minister met {B}.",
    f"{A} praised {B}, {C} and Chadian President Idriss Abakar. The two leaders met in Rome.",
    f"{A} praised {B}. The two team leaders met in Rome.",
    f"{A} praised {B}. Two leaders of the strike met in Rome.",
    f"{A} praised {B}. The leaders of the strike met in Rome.",
    f"{A} praised {B}. The leaders of Chad and Mali met in Rome.",
    f"{A} praised {B}. The French and German leaders met in Rome.",
    f"{A} praised {B}. The foreign ministers of Kenya and Somalia met in Rome.",
    f"{A} praised {B}. Kenya and Somalia met in the final.",
    f"{A} praised {B}. The teams of Kenya and Somalia met in Rome.",
    f"{A} praised {B}. The Kenyan and Somali teams met in Rome.",
    f"{A} praised {B}. Leaders of the Kenyan and Somali unions met in Rome.",
    f"{A} praised {B}. Former leaders of Kenya and Somalia met in Rome.",
    f"{A} praised {B}. The opposition leaders of Kenya and Somalia met in Rome.",
    f"{A} met farmers in Nakuru. {B}, who was not at the meeting, spoke of fish.",
    f"{A} met farmers, and {C} met traders. {B}, who was at the meeting, spoke of fish.",
    f"{A} spoke of fish. {B}, who was at the meeting, did not.",
    f"{A} will meet farmers. {B} attended the meeting.",
    f"{A} met farmers. {B} attended the meeting of the board.",
]


@pytest.mark.parametrize(("text", "status"), MEANT.items())
def test_those_of_another_sentence_are_meant(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_meant_where_the_text_leaves_it_open(text: str):
    assert meetings(text) == []


def test_an_office_behind_a_comma_that_acts_is_no_apposition():
    found = outcome(f"After the talks with {B}, the president flew home.")
    assert all(record.title != "President" for record in found.records if isinstance(record, RoleRecord))


WITH_ANOTHER = (
    "Danish Foreign Minister Rolv Dahl flies to Lima next week. A meeting with Minister Juan Paz is not on his "
    "programme, but he is expected to see President Omar Filali, his office said."
)


def test_he_is_not_whom_a_meeting_is_with() -> None:
    assert meetings(WITH_ANOTHER) == ["Omar Filali | Rolv Dahl: expected"]


BESIDE = (
    "Danish Commissioner Hanne Dahl visited the harbour of Callao on Monday. A contract was signed in the presence of "
    "Ambassador Jorun Vik. This morning, she was received by President Omar Filali."
)


def test_who_acted_two_sentences_before_comes_before_who_stood_by() -> None:
    assert meetings(BESIDE) == ["Hanne Dahl | Omar Filali: held"]


TWO_ACTED = (
    "Danish Commissioner Hanne Dahl spoke on Monday. Chilean Minister Ana Rios spoke, too. A contract was signed. "
    "This morning, she was received by President Omar Filali."
)


def test_the_last_who_acted_is_meant() -> None:
    assert meetings(TWO_ACTED) == ["Ana Rios | Omar Filali: held"]


_LED = "President Marek Tarn left on Monday. "


@pytest.mark.parametrize(
    "words",
    [
        '"He met with Chancellor Karl Holm," an aide said.',
        '"He\'s spoken with Chancellor Karl Holm twice," said Anna Lund.',
        '"He had talks with Chancellor Karl Holm," his spokeswoman Anna Lund said.',
    ],
)
def test_he_in_the_words_of_another_is_who_the_sentence_before_is_about(words: str) -> None:
    assert meetings(_LED + words, "look") == ["Karl Holm | Marek Tarn: held"]
    assert meetings(_LED + words, "sure") == []


@pytest.mark.parametrize(
    "text",
    [
        'The aide to President Marek Tarn left. "He met Chancellor Karl Holm," a guard said.',
        'A spokesman for President Marek Tarn praised the envoy. "He met Chancellor Karl Holm," the spokesman said.',
        'President Marek Tarn spoke of his host. "He met Chancellor Karl Holm," he said.',
        'President Marek Tarn and Minister Jan Lund left. "He met Chancellor Karl Holm," an aide said.',
        _LED + '"He never met Chancellor Karl Holm," an aide said.',
        _LED + '"She\'s met by Chancellor Karl Holm," an aide said.',
    ],
)
def test_he_in_the_words_of_another_may_be_anybody(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The truce rests on a deal President Marek Tarn hashed out with Chancellor Karl Holm over the phone.",
        "President Marek Tarn agreed with Chancellor Karl Holm by phone on Monday to open the port.",
        "President Marek Tarn is busy. He's met Chancellor Karl Holm twice this week.",
    ],
)
def test_said_by_telephone_and_in_short(text: str) -> None:
    assert meetings(text, "sure") == ["Karl Holm | Marek Tarn: held"]


def test_where_somebody_is_now_for_talks() -> None:
    text = "President Marek Tarn of Poland is currently in Oslo for talks with Chancellor Karl Holm."
    assert meetings(text, "look") == ["Karl Holm | Marek Tarn: planned"]


@pytest.mark.parametrize("office", [("President", "head of state"), ("Prime Minister", "head of government")])
def test_who_heads_a_state_or_its_government(office: tuple[str, str]) -> None:
    text = f"Polish {office[0]} Marek Tarn is in Lima. {A} met the Polish {office[1]} on Monday."
    assert meetings(text, "sure") == ["Joram Otundi | Marek Tarn: held"]


@pytest.mark.parametrize("words", ["the German head of state", "the aide of the Polish head of state"])
def test_the_head_of_another_state_is_not_he(words: str) -> None:
    assert meetings(f"Polish President Marek Tarn is in Lima. {A} met {words} on Monday.") == []


def test_a_prime_minister_is_no_head_of_state() -> None:
    assert meetings(f"Polish Prime Minister Marek Tarn is in Lima. {A} met the Polish head of state on Monday.") == []
