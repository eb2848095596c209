"""Words that make it another person, no meeting at all, or one that is called in question; and the same words where
they take nothing away."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, the_meeting

A, B, C = "President Erik Dal", "Prime Minister Sigrún Tarn", "Foreign Minister Jonas Holm"
AB = "Erik Dal | Sigrún Tarn"


@pytest.mark.parametrize(
    "text",
    [
        f"It was not {A} who met {B} on Tuesday.",
        f"It was {C}, not {A}, who met {B} on Tuesday.",
        f"{A} was received on Tuesday not by {B} but by a junior minister.",
        f"{A} was greeted at the airport on Tuesday not by {B} but by a clerk.",
        f"Everyone but {A} met {B} on Tuesday.",
        f"{A} and {B} talked about peace on Tuesday, but not to each other.",
        f"{A} and {B} will meet on Thursday, but not with one another.",
        f"In a mock meeting with {B}, {A} practised his lines.",
        f"At a would-be meeting with {B}, {A} sat alone on Tuesday.",
        f"{A} had nothing resembling a meeting with {B} on Tuesday.",
        f"{A}'s meeting with {B} on Tuesday, had it happened, would have been their first.",
    ],
)
def test_another_or_none_is_not_proposed(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} held cabinet meetings on Tuesday.",
        f"{A} and {B} held town hall meetings on Tuesday.",
        f"{A} and {B} held rival summits on Tuesday.",
        f"{A} and {B} discussed the dam on television on Tuesday.",
        f"{A} and {B} discussed the dam through Russian mediators.",
        f"{A} and {B} discussed the dam by letter on Tuesday.",
        f"{A} and {B} exchanged views on X on Tuesday.",
        f"{A} and {B} dined on Tuesday at opposite ends of the hall.",
        f"{A} and {B} met, to their surprise, a wall of protesters on Tuesday.",
        f"{A} and {B} met, in that order, the king of Jordan on Tuesday.",
        f"{A} held a call with officials and {B} a rally on Tuesday.",
        f"{A} met officials and {B} the press on Tuesday.",
        f"{A} met with Russian diplomats and {B} with Japan's on Tuesday.",
        f"{A} met {B}, and {C}, absent with flu, was represented by a deputy.",
        f"After talks with {B} by {C}, {A} flew home on Tuesday.",
        f"{A} met {B} on Tuesday, if his spokesman is to be believed.",
        f"{A} met {B} on Tuesday — in a manner of speaking: their waxworks share a plinth.",
        f"On paper, {A} met {B} on Tuesday; in truth, no one came.",
        f"Officially, {A} met {B} on Tuesday. In reality it was a double.",
        f'{A} met {B} on Tuesday, a website claimed. Her office called that "rubbish".',
        f"{A} met {B} on Tuesday, a claim that her office denies.",
        f"{C} said {A} and {B} agreed to meet; both denied it.",
        f"{C} said {A} had agreed to meet {B}. Her office said it knew of no such plan.",
        f"{A}, according to a forged memo, met {B} on Tuesday.",
        f"Gone are the days when {A} met {B}.",
        f"{A} remembered how he met {B}.",
        f"{A} hosted a dinner for {B}, who sent her regrets, on Tuesday.",
        f"{A} held a reception in honour of {B}, who stayed away, on Tuesday.",
        f"{A} was welcomed back into the fold by {B} in a statement on Tuesday.",
        f"{A} held the talks with {B} to be pointless.",
        f"{A} held talks on Tuesday on when to hold talks with {B}.",
        f"{A} will meet {B} on Friday or not at all.",
        f'{A} will meet {B} "when hell freezes over", an aide said on Tuesday.',
        f"{A} had agreed to meet {B} on Tuesday, then thought better of it.",
        f"{A} is still to meet {B}.",
        f"Dal cancels Tarn meeting\n\n{A} was to meet {B} on Thursday.",
        f"{A} meets {B} on Thursday.\n\nUpdate: The meeting has since been called off.",
        f"{C}, seen as the successor to {A}, who met {B} on Tuesday, was absent.",
        f"{A} met {B} in chess and lost.",
        f"{A} met {B} in the pages of a magazine.",
        f"{A} met {B} in effigy at the bonfire on Tuesday.",
        f"{A} was preparing to meet {B} on Tuesday when the news broke.",
        f"An ally of {A} who met {B} on Tuesday said no.",
        f"{C}, a critic of {A}, who met {B} on Tuesday, said no.",
        f"{C} held talks with {A} and {B} with Minister Marta Rust on Tuesday.",
        f"{A} held indirect talks with {B} on Tuesday.",
        f"{A} negotiated with {B} through intermediaries on Tuesday.",
        f"{A} consulted with {B} by letter on Tuesday.",
        f"{A} and {B} agreed on a call for talks with {C}.",
        f"{A} received calls from {B} to resign on Tuesday.",
        f"{A} agreed to meet {B} only if she apologised.",
        f"{C} said it was possible that {A} had met {B}.",
        f"{A} had a phone call with {B} that he later denied.",
        f"{A} met {B} every week.",
        f"{A} met {B} regularly.",
        f"{A} held weekly calls with {B}.",
        f"{A} held regular talks with {B}.",
        f"{A} and {B} will meet on Thursday for their second debate.",
        f"{A} and {B} met on Tuesday in the first of three debates.",
        f"{A} and {B} met in the race for mayor.",
        f"{A} and {B} are rivals. They have met three times at the polls.",
        f"{A} had a meeting with {B} scheduled for Thursday.",
        f"{A} had a call with {B} in his diary for Tuesday.",
        f"{A} had talks with {B} cancelled on Tuesday.",
    ],
)
def test_is_never_sure(text: str) -> None:
    assert meetings(text, "sure") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{A} was received on Tuesday by {B}, not by a clerk.",
        f"{A} and {B} held bilateral meetings on Tuesday.",
        f"{A} and {B} held talks on Tuesday on television rights.",
        f"{A} held talks with {B} on Tuesday in the opposite wing.",
        f"{A} and {B} met, for the first time, in the new palace on Tuesday.",
        f"{A} and {B} met on Tuesday, and the press was let in.",
        f"{A} met officials and {B} a day after the vote.",
        f"{A} met {B}, and the press was let in.",
        f"{A} met {B} by the lake on Tuesday.",
        f"{A} met {B} on Tuesday, a claim for damages in hand.",
        f"{A} met {B} on Tuesday. Her office called it a success.",
        f"{A} met {B}, then the two dined with bankers.",
        f"{A} hosted a dinner for {B}, who praised the fish, on Tuesday.",
        f"{A} welcomed {B} to the palace on Tuesday, his office said in a statement.",
        f"{A} held the first talks with {B} on Tuesday.",
        f"{A} had a meeting with {B} on Tuesday.",
        f"{A} held direct talks with {B} on Tuesday.",
        f"{A} held a weekly call with {B} on Tuesday.",
        f"{A} received a call from {B} on Tuesday.",
        f"{A} met {B} on Tuesday and, a week later, mediators left.",
        f"{A} met {B} on Tuesday, hours after the debate.",
        f"{A} met {B} on Tuesday and denied that he was ill.",
        f"{A} met {B} on Tuesday for the first time in a year.",
        f"Tarn cancels holiday\n\n{A} met {B} on Tuesday.",
        f"{C}, the successor of Marta Rust, watched as {A} met {B} on Tuesday.",
    ],
)
def test_the_same_words_take_nothing_from_others(text: str) -> None:
    assert f"{AB}: held" in meetings(text, "sure")


def test_what_is_arranged_is_no_more_than_planned() -> None:
    assert meetings(f"{A} had a meeting with {B} scheduled for Thursday.") == [f"{AB}: planned"]
    assert meetings(f"{A} had talks with {B} cancelled on Tuesday.") == [f"{AB}: cancelled"]


def test_the_office_may_be_of_who_followed() -> None:
    left = f"{A} was succeeded in March by Marta Rust. The president met {B} on Tuesday."
    stayed = f"{A} arrived in March with Marta Rust. The president met {B} on Tuesday."
    assert meetings(left, "sure") == []
    assert meetings(stayed, "sure") == [f"{AB}: held"]


@pytest.mark.parametrize("what", ["marathon meetings", "talks", "a series of meetings"])
def test_what_goes_on_this_week_is_under_way(what: str) -> None:
    assert meetings(f"{A} is having {what} with {B} this week.") == [f"{AB}: ongoing"]
    assert meetings(f"{A} is having {what} with {B} on Friday.") == [f"{AB}: planned"]


@pytest.mark.parametrize("asking", ["called for talks with", "sought a meeting with", "agreed to meet"])
def test_a_day_of_asking_is_none_of_the_talks(asking: str) -> None:
    assert the_meeting(f"{A} {asking} {B} on Tuesday.").date is None
    assert the_meeting(f"{A} {asking} {B} on Friday.").date == "2031-05-09"


def test_the_day_of_what_is_planned_there_is_another() -> None:
    assert the_meeting(f"{A} met {B} to plan a summit on Thursday.").date is None
    assert the_meeting(f"{A} met {B} to discuss the dam on Tuesday.").date == "2031-05-06"


@pytest.mark.parametrize(
    "follows",
    [
        "She said he did not.",
        '"Not true," she said.',
        '"That is a lie," said Tarn.',
        "Her office said this was false.",
        "Iceland disputes that.",
        "Her office has not confirmed the meeting.",
        "He later admitted he had not.",
        "He later corrected himself: it was another.",
        "He was joking.",
        "It was a joke.",
        "Fact check: false.",
        "In fact he met her deputy.",
    ],
)
def test_the_next_sentence_takes_it_back(follows: str) -> None:
    assert meetings(f"{A} said he met {B}. {follows}", "sure") == []


@pytest.mark.parametrize(
    "follows",
    [
        "The talks are in doubt.",
        "The meeting depends on a truce.",
        "Her office said no date had been set.",
        "Hours later he called it off.",
        "That plan has been scrapped.",
    ],
)
def test_the_next_sentence_doubts_a_plan(follows: str) -> None:
    assert meetings(f"{A} will meet {B} on Thursday. {follows}", "sure") == []


@pytest.mark.parametrize(
    "follows",
    [
        "She said he did not look well.",
        "Her office confirmed the meeting.",
        "Iceland disputes the border.",
        "The truce depends on it.",
        "He denied that he had asked for fish.",
        "The fate of the dam is in doubt.",
        "It was a warm day.",
    ],
)
def test_the_next_sentence_speaks_of_something_else(follows: str) -> None:
    assert meetings(f"{A} met {B} on Tuesday. {follows}", "sure") == [f"{AB}: held"]
    assert meetings(f"{A} will meet {B} on Thursday. {follows}", "sure") == [f"{AB}: planned"]


@pytest.mark.parametrize("gone", ["died in March", "lost to Marta Rust in March", "handed power to Marta Rust"])
def test_who_is_gone_is_not_the_president(gone: str) -> None:
    assert meetings(f"{A} {gone}. The president met {B} on Tuesday.", "sure") == []


def test_envoys_may_have_met_and_not_who_sent_them() -> None:
    assert meetings(f"{A} and {B} sent envoys. They met on Tuesday.", "sure") == []
    assert meetings(f"{A} and {B} came to Rome. They met on Tuesday.", "sure") == [f"{AB}: held"]
