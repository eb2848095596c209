"""Who was at a meeting that another leads, what two did on an occasion, calls from one to another, what was put off."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B = "Danish President Ada Tarn", "Chilean Prime Minister Bo Lind"
MET = "Ada Tarn | Bo Lind: held"
LOOK = [
    (f"{A} and {B} have ended a year of silence with a dinner of soup.", MET),
    (f"{A} met fishermen on Friday. A Chilean senator who was at the meeting, Bo Lind, sang.", MET),
    (f"{A} met fishermen on Friday. Another participant, Bo Lind, said that eels were scarce.", MET),
    (f"{A} chaired the talks. At the table were Bo Lind of Chile and others.", MET),
    (f"On the margins, {A} saw {B}, and promised buses.", MET),
    (f"{A} cancelled a trip to Lima, at which she was to have met {B}.", "Ada Tarn | Bo Lind: cancelled"),
    (
        f"{A} was to hold talks with {B} on Friday. It rained. Officials said the meeting was postponed.",
        "Ada Tarn | Bo Lind: postponed",
    ),
]


@pytest.mark.parametrize(("text", "meeting"), LOOK)
def test_it_is_to_be_looked_at(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]
    assert meetings(text, "sure") == []


SURE = [
    (f"{A} and {B} condemned the raid. Both presidents added that they addressed eels in talks at the palace.", MET),
    (f"The news came after a phone call from {A} to Bo Lind, the leader of Chile's party.", MET),
    (f"The next session will be in Lima. It will be co-chaired by {A} and {B}.", "Ada Tarn | Bo Lind: planned"),
    (f"On her way home {A} will stop over in Lima for lunch with {B}.", "Ada Tarn | Bo Lind: planned"),
    (f"{A} sat across the table from {B} for a week.", MET),
    (f"{A} and {B} will sit around a table in Lima on Friday.", "Ada Tarn | Bo Lind: planned"),
]


@pytest.mark.parametrize(("text", "meeting"), SURE)
def test_it_is_sure(text: str, meeting: str) -> None:
    assert meetings(text, "sure") == [meeting]


NONE = f"""
{A} and {B} spoke at a dinner of farmers.
{A} and {B} spoke at a meeting of fishermen.
A phone call from {A} to the office of {B} was not answered.
A call from {A} to end the war reached {B}.
{A} chaired the talks. At the table were dishes from Chile, and Bo Lind was in Lima.
{A} met fishermen on Friday. Another farmer, Bo Lind, said that eels were scarce.
{A} met fishermen on Friday. A senator who was at home, Bo Lind, sang.
On the margins, {A} saw {B} win.
The fund is co-chaired by the son of {A}.
{A} sat across the table from the sons of {B}.
{A} saw {B} as weak.
"""


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_nobody_met(text: str) -> None:
    assert meetings(text) == []


def test_another_meeting_that_is_put_off_leaves_the_plan() -> None:
    text = f"{A} is to hold talks with {B} on Friday. Ana Rios is ill. Officials said the meeting was postponed."
    assert meetings(text) == ["Ada Tarn | Bo Lind: planned"]


ABOUT = (
    "Trade negotiator Steinvör Bakke leads the talks. She likes milk. Envoy Quim Reyes left Rolv Dahl behind. "
    "Last week she met {}. Nobody knows Bakke well. Bakke is funny."
)


def test_an_article_about_one_person_means_her() -> None:
    assert meetings(ABOUT.format(B)) == ["Bo Lind | Steinvör Bakke: held"]


def test_a_pronoun_of_the_next_sentence_says_whether_somebody_is_he_or_she() -> None:
    text = f"Danish envoy Rolv Dahl left. Chilean envoy Quim Reyes arrived on Monday. He wore a hat. Later she met {B}."
    assert meetings(text) == ["Bo Lind | Rolv Dahl: held"]


LINEAGE = [
    (
        "Inga Tarn spoke. Envoy Freyr Oddsdóttir sang. She will meet {B} on Friday.",
        "Bo Lind | Freyr Oddsdóttir: planned",
    ),
    (
        "Ambassador Ada Tarn spoke. Envoy Hilal bin Omar sang. She will meet {B} on Friday.",
        "Ada Tarn | Bo Lind: planned",
    ),
]


@pytest.mark.parametrize(("text", "meeting"), LINEAGE)
def test_a_name_that_says_whose_child_somebody_is(text: str, meeting: str) -> None:
    assert meetings(text.format(B=B)) == [meeting]


ASIDE = [
    f"{A} likes milk. Her aide Quim Reyes fears nobody. Last week she met {B}.",
    f"{A} likes milk. Envoy Quim Reyes admired her. Last week she met {B}.",
]


@pytest.mark.parametrize("text", ASIDE)
def test_who_stands_beside_her_is_another(text: str) -> None:
    assert meetings(text) == [MET]


SENT = [
    (f"{A} sent Foreign Minister Rolv Dahl to Lima to meet {B}.", "Bo Lind | Rolv Dahl: planned"),
    (f"{A} dispatched Foreign Minister Rolv Dahl to meet {B}.", "Bo Lind | Rolv Dahl: planned"),
    (f"The rebels refused to send their chief negotiator, Rolv Dahl, to meet {B}.", "Bo Lind | Rolv Dahl: refused"),
]


@pytest.mark.parametrize(("text", "meeting"), SENT)
def test_whom_another_sends(text: str, meeting: str) -> None:
    assert meetings(text) == [meeting]
    assert meetings(text, "sure") == []


LISTED = (
    "Danish Foreign Minister Ada Tarn chaired the meeting. Around the table were her colleagues from Chile, Bo Lind; "
    "the Central African Republic, Kofi Mensah; and Peru, Xul Qorri."
)


def test_colleagues_by_their_countries_are_with_who_led_it() -> None:
    assert meetings(LISTED) == [MET, "Ada Tarn | Kofi Mensah: held", "Ada Tarn | Xul Qorri: held"]
    assert meetings(LISTED, "sure") == []


LABEL = "Lis Ng: As special envoy, Minister Rolv Dahl will go to Lima. During his stay he will also meet {}."


def test_a_speakers_name_before_a_colon_is_no_subject() -> None:
    assert meetings(LABEL.format(B)) == ["Bo Lind | Rolv Dahl: planned"]


def test_the_previous_holder_is_not_the_holder() -> None:
    text = (
        "The High Representative, Ada Tarn, spoke. Meetings began under the previous High Representative, Rolv Dahl. "
        f"The High Representative met {B} on Friday."
    )
    assert meetings(text) == [MET]


def test_a_small_word_can_end_a_name() -> None:
    assert meetings(f"{A} met the Kyrgyz prime minister, Temir Olzho uulu, in Lima.") == [
        "Ada Tarn | Temir Olzho uulu: held"
    ]


AGREED = [
    (f"The two states agreed to open the port, following a meeting on Friday between {A} and {B}.", "held"),
    (f"{A} agreed to open the port after talks with {B} on Friday.", "held"),
    (f"{A} will open the port after talks with {B} on Friday.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), AGREED)
def test_what_is_agreed_lies_ahead_and_the_talks_behind(text: str, status: str) -> None:
    assert meetings(text) == [f"Ada Tarn | Bo Lind: {status}"]


def test_the_meeting_is_that_of_the_only_two_who_met() -> None:
    text = f"{A} is to meet {B} on Friday. Lima is full of flags. Hotels are full. The meeting was put off by a week."
    assert meetings(text)[0].startswith("Ada Tarn | Bo Lind: ")


def test_the_meeting_is_nobodys_where_several_pairs_met() -> None:
    text = (
        f"{A} met {B} on Friday. {A} met Danish envoy Rolv Dahl on Monday. Lima is full of flags. Hotels are full. "
        "The meeting lasted an hour."
    )
    assert meetings(text) == [MET, "Ada Tarn | Rolv Dahl: held"]


@pytest.mark.parametrize("did", ["inspected a dam in Lima", "walked along the river", "unveiled a stone"])
def test_what_two_did_together_is_to_be_looked_at(did: str) -> None:
    assert meetings(f"{A} and {B} {did}.") == [MET]
    assert meetings(f"{A} and {B} {did}.", "sure") == []


APART = f"""
{A} and {B} signed a letter.
{A} and {B} signed an accord.
{A} and {B} each unveiled a stone.
{A} and {B} never unveiled a stone.
{A} and Danish Foreign Minister Rolv Dahl unveiled a stone.
{A} and {B} would have unveiled a stone.
The son of {A} and {B} unveiled a stone.
{A} sang, and {B} unveiled a stone.
"""


@pytest.mark.parametrize("text", APART.strip().splitlines())
def test_what_they_did_apart_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


MORE = [
    (f"{A} had one-on-one meetings with Chile's Bo Lind, Ghana's Kofi Mensah and Peru's Ana Rios.", 3),
    (f"Danish Vice-Minister Rolv Dahl met {B} in Lima.", 1),
    (f"{A} called on {B} twice on Friday.", 1),
    (f"{A} went to see {B} on Friday.", 1),
    (f"{A} raised the dam with {B} on the phone on Friday.", 1),
    ("The Danish delegation was led by Minister Ada Tarn and the Chilean side by Deputy Minister Bo Lind.", 1),
]


@pytest.mark.parametrize(("text", "count"), MORE)
def test_more_that_was_held(text: str, count: int) -> None:
    found = meetings(text)
    assert len(found) == count
    assert all(one.endswith(": held") for one in found)


LESS = f"""
{A} raised the dam in the house with the phone of {B}.
The Danish delegation was led by Minister Ada Tarn and the attack by Bo Lind.
The Danish team was led by Minister Ada Tarn and the house was built by Bo Lind.
The march was led by Minister Ada Tarn and the Chilean one by Deputy Minister Bo Lind.
{A} called on {B} to resign.
"""


@pytest.mark.parametrize("text", LESS.strip().splitlines())
def test_less_that_was_not(text: str) -> None:
    assert meetings(text) == []
