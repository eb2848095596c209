"""What the words alone leave no doubt of, and what looks like it and does. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A = "Danish President Oskar Tarn"
B = "Kenyan President Joram Otundi"
HELD = ["Joram Otundi | Oskar Tarn: held"]
PLANNED = ["Joram Otundi | Oskar Tarn: planned"]


@pytest.mark.parametrize(
    "text",
    [
        "{A} told {B} in a telephone call on Tuesday that eels are rare.",
        "{A} told {B} in a phone call that eels are rare.",
        "{A} told {B} during a brief conversation that eels are rare.",
        "{A} warned {B} in a call against eels.",
        "{A} assured {B} on a video call that eels are rare.",
        "{A} congratulated {B} during a phone call late on Monday.",
        "{A} asked {B} in a tense phone conversation on Sunday to sell the eels.",
        "{A} told visiting {B} that eels are rare.",
        "{A} urged visiting {B} on Monday to sell the eels.",
        "{A} promised visiting {B} a pond.",
    ],
)
def test_who_says_something_to_somebody_in_a_call_or_to_a_visitor_meets_him(text: str) -> None:
    assert meetings(text.format(A=A, B=B), "sure") == HELD


@pytest.mark.parametrize(
    "text",
    [
        "{A} told {B} during a speech that eels are rare.",
        "{A} told {B} in a letter that eels are rare.",
        "{A} thanked {B} in a call to Ada Lind.",
        "{A} thanked {B} during a call between Ada Lind and the press.",
        "{A} never told {B} in a phone call that eels are rare.",
        "{A} told {B} on a whim that eels are rare.",
    ],
)
def test_other_ways_of_saying_so_are_none(text: str) -> None:
    assert meetings(text.format(A=A, B=B), "sure") == []


@pytest.mark.parametrize("when", ["on Thursday", "Friday", "on Saturday", "on May 9"])
def test_the_present_of_a_day_that_comes_soon_is_a_plan(when: str) -> None:
    assert meetings(f"{A} meets {B} {when}.", "sure") == PLANNED


@pytest.mark.parametrize("when", ["on Wednesday", "on Tuesday", "Sunday", "on Monday"])
def test_the_present_of_a_day_that_may_lie_behind_is_no_certain_plan(when: str) -> None:
    assert meetings(f"{A} meets {B} {when}.", "sure") == []


@pytest.mark.parametrize("who", ["Reuters", "The BBC", "The New York Times", "The Associated Press"])
def test_what_a_paper_reports_is_not_doubted(who: str) -> None:
    assert meetings(f"{who} reports that {A} will meet {B} on Friday.", "sure") == PLANNED
    assert meetings(f"{who} reported that {A} met {B} on Monday.", "sure") == HELD


@pytest.mark.parametrize("start", ["A blog claims", "There are reports", "Rumour has it", "It is alleged"])
def test_what_others_claim_is(start: str) -> None:
    assert meetings(f"{start} that {A} met {B} on Monday.", "sure") == []


@pytest.mark.parametrize("verb", ["will be", "will become"])
@pytest.mark.parametrize("rank", ["first", "second", "only", "first foreign"])
def test_who_will_be_the_first_to_meet_somebody_will_meet_him(verb: str, rank: str) -> None:
    assert meetings(f"{A} {verb} the {rank} leader to meet {B} on Friday.", "sure") == PLANNED


@pytest.mark.parametrize("verb", ["would have been", "wants to be", "might become", "will not be"])
def test_who_only_may_be_the_first_need_not(verb: str) -> None:
    assert meetings(f"{A} {verb} the first leader to meet {B}.", "sure") == []


@pytest.mark.parametrize("journey", ["spend two days in Nairobi", "fly to Nairobi on Friday", "visit the port of Lamu"])
@pytest.mark.parametrize("end", ["meeting", "holding talks with"])
def test_what_one_will_do_on_a_journey_is_planned(journey: str, end: str) -> None:
    assert meetings(f"{A} will {journey}, {end} {B}.", "sure") == PLANNED
    assert meetings(f"{A} may {journey}, {end} {B}.", "sure") == []


@pytest.mark.parametrize("thing", ["communications", "communication", "correspondence", "interactions", "interaction"])
@pytest.mark.parametrize("verb", ["discussed", "declined to discuss", "refused to discuss", "will discuss"])
def test_who_discusses_what_was_with_somebody_need_not_do_so_with_him(thing: str, verb: str) -> None:
    assert meetings(f"{A} {verb} his {thing} with {B}.") == []


@pytest.mark.parametrize("verb", ["stepped out, shaking hands with {A}", "shook hands with {A}", "met {A}"])
def test_the_men_may_be_any_number(verb: str) -> None:
    text = "Kenyan minister Ada Lind met Somali leader Yusuf Warsame. The fishermen were freed. The men "
    assert meetings(text + verb.format(A=A) + ".", "sure") == ["Ada Lind | Yusuf Warsame: held"]


@pytest.mark.parametrize("men", ["The two men", "Both men"])
def test_the_two_men_are_two(men: str) -> None:
    text = f"{A} met {B} on Monday. {men} discussed eels on Tuesday."
    assert HELD[0] in meetings(text, "sure")
