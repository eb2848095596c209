"""`met officials B had sent`: who acts behind those who were met, in a clause without "who"."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome


@pytest.mark.parametrize(
    "behind",
    [
        "met officials Prime Minister Sigrún Tarn had sent",
        "met lawmakers Sigrún Tarn had invited",
        "spoke with advisers Prime Minister Sigrún Tarn will need",
        "held talks with rebels Prime Minister Sigrún Tarn has called terrorists",
        "met a man Prime Minister Sigrún Tarn fired",
        "met the envoy Prime Minister Sigrún Tarn had named",
        "visited soldiers Prime Minister Sigrún Tarn could not send home",
        "called the mayors Prime Minister Sigrún Tarn was blaming",
    ],
)
@pytest.mark.parametrize("before", ["President Erik Dal", "An aide said that President Erik Dal"])
def test_who_acts_there_is_not_met(before: str, behind: str) -> None:
    assert meetings(f"{before} {behind}. She leads Norland.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Erik Dal, who met Prime Minister Sigrún Tarn, said so.", "held"),
        ("After President Erik Dal met Prime Minister Sigrún Tarn had gone home.", "held"),
        ("President Erik Dal met Prime Minister Sigrún Tarn accompanied by two ministers.", "held"),
        ("President Erik Dal has cancelled a summit with Prime Minister Sigrún Tarn planned for May.", "cancelled"),
        ("President Erik Dal's meeting with Prime Minister Sigrún Tarn was held on Monday.", "held"),
        ("President Erik Dal said the meeting with Prime Minister Sigrún Tarn had gone well.", "held"),
        ("President Erik Dal met lawmakers Sigrún Tarn and Jonas Holm.", "held"),
    ],
)
def test_others_behind_whom_a_verb_stands_are(text: str, expected: str) -> None:
    assert [line.rpartition(": ")[2] for line in meetings(text)] == [expected]


@pytest.mark.parametrize(
    "whom",
    [
        "rebels holding Prime Minister Sigrún Tarn",
        "a judge investigating Prime Minister Sigrún Tarn",
        "the envoy representing Prime Minister Sigrún Tarn",
        "a lawyer defending Sigrún Tarn, the prime minister",
        "soldiers guarding Foreign Minister Jonas Holm and Prime Minister Sigrún Tarn",
    ],
)
def test_whom_a_participle_has_for_its_object_is_not_met(whom: str) -> None:
    assert meetings(f"President Erik Dal met {whom}.") == []


@pytest.mark.parametrize(
    "way", ["visiting", "the country's acting", "the long-serving", "the human rights campaigning"]
)
def test_a_form_in_ing_before_an_office_is_of_who_holds_it(way: str) -> None:
    office = "lawyer" if way.endswith("campaigning") else "Prime Minister"
    assert meetings(f"President Erik Dal met {way} {office} Sigrún Tarn.") == ["Erik Dal | Sigrún Tarn: held"]


def _said(text: str) -> list[str]:
    found = outcome(text)
    return [record.name for record in found.records if record.record == "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "President Erik Dal told lawmakers Sigrún Tarn had agreed. Prime Minister Sigrún Tarn denied it.",
        "President Erik Dal told reporters Prime Minister Sigrún Tarn had agreed.",
        "President Erik Dal assured allies Prime Minister Sigrún Tarn would come.",
        "President Erik Dal warned colleagues Foreign Minister Jonas Holm could resign.",
    ],
)
def test_who_is_spoken_of_is_not_told(text: str) -> None:
    assert _said(text) == []


def test_who_is_told_is() -> None:
    assert _said("President Erik Dal told envoy Sigrún Tarn that it was over.") == ["Words of Erik Dal to Sigrún Tarn"]


@pytest.mark.parametrize(
    "text",
    [
        "President Erik Dal told Prime Minister Sigrún Tarn in a letter that the talks would fail.",
        "President Erik Dal told Prime Minister Sigrún Tarn in an op-ed before the talks that they would fail.",
        'President Erik Dal told Prime Minister Sigrún Tarn that a law would harm "our allies in the negotiations".',
    ],
)
def test_who_is_told_in_writing_or_of_other_talks_is_not_met(text: str) -> None:
    assert meetings(text) == []


def test_who_is_told_in_a_call_is() -> None:
    text = "President Erik Dal told Prime Minister Sigrún Tarn during a phone call that he agreed, a statement said."
    assert meetings(text, "sure") == ["Erik Dal | Sigrún Tarn: held"]
