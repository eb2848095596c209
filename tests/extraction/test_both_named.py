"""Sentences that name both who met, among other words: delegations, places, lists, offices, answers to offers.

Each family stands beside siblings that tell of nothing. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings, outcome

A, B = "Kenyan President Joram Otundi", "Somali Prime Minister Amina Warsame"
PAIR = "Amina Warsame | Joram Otundi"

BEHIND_OTHERS = {
    f"{A} met members of a Somali delegation led by Foreign Minister Amina Warsame.": "held",
    f"{A} also met a Somali delegation headed by {B} to discuss fish.": "held",
    f"{A} held talks on Monday with a delegation led by {B}.": "held",
    f"{A} will meet a group of Somali elders led by Amina Warsame, a former minister, on Friday.": "planned",
    f"{A} received a team of engineers led by {B}.": "held",
    f"{A} will meet members of parliament and {B} on Friday.": "planned",
    f"{A} held talks with members of the Somali parliament and {B}.": "held",
    f"{A} met business leaders, lawmakers and {B} in Rome.": "held",
    f"{A} met with officials of the ministry, members of the chamber of trade and {B}.": "held",
    f"{A} is to meet deputies of all parties and {B}.": "planned",
}
BEHIND_PLACES = {
    f"{A} met in Rome {B} on Monday and voiced support.": "held",
    f"{A} met on Monday in Rome the Somali prime minister, Amina Warsame.": "held",
    f"{A} received on Monday in Nairobi {B}.": "held",
    f"{A} will meet later this week in Paris {B}.": "planned",
    f"{A} met in Rome the leader of the Somali Fisheries Party (SFP), Amina Warsame, on Monday.": "held",
    f"{A} met in Rome the leader of the Somali Fisheries Party (SFP) Amina Warsame on Monday.": "held",
    f"{A} arrived on Monday and after a tour of the port met {B}.": "held",
    f"{A} flew by helicopter to Rome and after a brief ceremony went into talks with {B}.": "held",
    f"{A} and {B} met here on Saturday with both leaders voicing hope.": "held",
    f"{A} and {B} met in Rome on Monday with each side promising restraint.": "held",
}
IN_OFFICES = {
    f"{A} was to meet the chief of the Mogadishu City Fishers Party and acting mayor Amina Warsame.": "planned",
    f"{A} will meet Chief of the General Staff Amina Warsame.": "planned",
    f"{A} met Chairman of the National Assembly Amina Warsame on Monday.": "held",
    f"{A} met the Governor of the Central Bank of Somalia Amina Warsame on Monday.": "held",
    f"{A} met the Secretary-General of the Fishers' Party of Somalia (FPS) Amina Warsame on Monday.": "held",
    f"{A} was met at Rome airport by the chief Somali negotiator, first deputy prime minister Amina Warsame.": "held",
    f"{A} met with Amina Warsame, assistant secretary of state for fish, sand and labor, and with a board.": "held",
    f"{A} met newly- appointed prime minister Amina Warsame of Somalia.": "held",
    "Zairean President Joram Otundi met rebel leader Amina Warsame on Monday.": "held",
    f"The United Nations urged Yugoslavian President Joram Otundi and {B} to hold talks.": "proposed",
}
ANSWERS = {
    f"{A} offered for the first time to meet {B}.": "proposed",
    f"{A} agreed on Monday in Rome to meet {B}.": "agreed",
    f"{A} accepted an invitation from {B} for talks in Rome.": "agreed",
    f"{A} accepted {B}'s invitation for talks in Rome.": "agreed",
    f"{A} has accepted an offer of talks with {B}.": "agreed",
    f"{A} will not answer a call for talks with {B}.": "refused",
    f"{A} will not answer a call by rebels for talks with {B}.": "refused",
    f"{A} did not accept an offer of talks with {B}.": "refused",
    f"{A} rejected calls for talks with {B}.": "refused",
    f"{A} rejected a proposal for a meeting with {B}.": "refused",
    f"{A} turned down an invitation to meet {B}.": "refused",
    f"{A} shelved plans for a meeting with {B}.": "cancelled",
    f"{A} expressed readiness for talks with {B}.": "possible",
    f"{A}, weighing a possible meeting with {B}, consulted his party on Monday.": "possible",
    f"{A}, seeking talks with {B}, flew to Rome.": "proposed",
    f"{A} became the first Kenyan leader to meet {B}.": "held",
    f"{A} was the first leader to hold talks with {B} since March.": "held",
    f"{A} will be the first leader to meet {B} since March.": "planned",
}
OCCASIONS = {
    f"{A} will host a dinner for {B} on Friday.": "planned",
    f"{A} hosted a lunch for {B} at State House.": "held",
    f"{A} gave a banquet for {B} on Monday.": "held",
    f"{A} gave a dinner in honour of {B} on Monday.": "held",
    f"{A} told visiting {B} on Monday that fish matter.": "held",
    f"{A} assured visiting {B} of help, the agency said.": "held",
    f"{A} called on {B} at State House.": "held",
    f"The visit saw {A} meet {B} for the first time.": "held",
    f"{A}'s visit includes talks with {B}.": "planned",
    f"{A}'s programme included a meeting with {B}.": "held",
    f"The trip will include a meeting between {A} and {B}.": "planned",
    f"Kicking off a stay in Rome, which includes talks on Friday with {B}, {A} toured the port.": "planned",
    f"{A} co-chaired a meeting with {B} on Monday.": "held",
    f"{A} plunged into talks with {B} on Monday.": "held",
    f"{A} kicked off talks with {B} on Monday.": "held",
    f"{A} wound up talks with {B} on Monday.": "held",
    f"{A} remains in talks with {B}.": "ongoing",
    f"The talks with {B}, which {A} called useful, lasted two hours.": "held",
    f"{A} called for calm at the opening of talks with {B}.": "held",
    f"{A} said on the eve of a meeting with {B} that fish matter.": "planned",
    f"But both {A} and {B}, with whom he will hold talks on Friday, have tried to mend ties.": "planned",
    f"Few were hopeful, despite a meeting this week of {A} and {B}.": "held",
    f"The meeting in Rome between {A} and {B}, who are both there for a summit, was the highest-level one.": "held",
    f"Talks resumed in Rome on Monday between {A} and {B}.": "held",
    f"Plans for a meeting between {A} and {B} were dropped.": "cancelled",
}
IN_CLAUSES = {
    f"{A}, in a telephone conversation with {B} on Monday, called for calm.": "held",
    f"{A}, after a meeting with {B} in Paris, told reporters that fish matter.": "held",
    f"{A} met, among others, {B}.": "held",
    f"{A} met with, among others, {B}.": "held",
    f"{A} is the highest-ranking official to meet {B} since March.": "held",
    f"{A}, whose talks with {B} ended on Monday, flew home.": "held",
    f"{A} and {B}'s meeting in Rome lasted two hours.": "held",
    f"{A}'s and {B}'s meeting in Rome lasted two hours.": "held",
    f"{A} and {B}, who met in Rome on Monday, agreed on fish.": "held",
    f"{A} and {B}, after two days of talks, agreed on fish.": "held",
    f"{A} said he was willing to meet {B} anywhere.": "possible",
    f"{A} said he would not meet {B}.": "refused",
    f"{A} expressed the hope that he would meet {B}.": "hoped",
    f"{A} is due to arrive in Rome on Friday for talks with {B}.": "planned",
    f"{A} asked {B} for help during talks on Monday.": "held",
    f"{A} urged {B} in a telephone call to act.": "held",
}
FAMILIES = IN_CLAUSES | BEHIND_OTHERS | BEHIND_PLACES | IN_OFFICES | ANSWERS | OCCASIONS


@pytest.mark.parametrize(("text", "status"), FAMILIES.items())
def test_both_who_met_stand_in_the_sentence(text: str, status: str):
    assert meetings(text) == [f"{PAIR}: {status}"]


HEADINGS = {
    f"Otundi, Warsame hold talks on fish\n\n{A} praised the port on Monday. {B} was there as well.": "held",
    f"Otundi, Warsame discuss fish\n\n{A} praised the port on Monday. {B} was there as well.": "held",
    f"Otundi, Warsame to meet in Rome\n\n{A} praised the port on Monday. {B} was ill.": "planned",
    f"Otundi to meet Warsame in Rome\n\n{A} praised the port on Monday. {B} was ill.": "planned",
}


@pytest.mark.parametrize(("text", "status"), HEADINGS.items())
def test_headings_join_with_a_comma_and_plan_with_an_infinitive(text: str, status: str):
    assert meetings(text, tier="look") == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met the Dalai Lama on Monday.",
        f"The Dalai Lama met officially on Monday with {A}.",
        f"Beijing voiced anger at a meeting between {A} and the Dalai Lama.",
    ],
)
def test_whom_nobody_calls_otherwise_is_a_person(text: str):
    assert meetings(text) == ["Dalai Lama | Joram Otundi: held"]
    (found,) = (one for one in outcome(text).records if getattr(one, "name", None) == "Dalai Lama")
    assert getattr(found, "family_name", None) is None


def test_a_hyphen_with_a_space_behind_breaks_no_name():
    assert meetings("South Korean Foreign Minister Ban Ki- moon will meet his Kenyan counterpart Joram Otundi.") == [
        "Ban Ki-moon | Joram Otundi: planned"
    ]
    assert meetings(f"{A} paid two- and three-day visits. Nobody met {B}.") == []


NOBODY = [
    f"{A} met the deadline set by {B}.",
    f"The aide, Tom Reed, said {A}'s position was that he would not meet {B}.",
    "The band is made up of Joram Otundi and Amina Warsame, who met in their early teens.",
    f"{A} and {B}'s brother's meeting in Rome lasted two hours.",
    f"{A} and {B}, after two days of storms, agreed on fish.",
    f"{A} and {B}, who met farmers in Rome, agreed on fish.",
    f"{A} met, among others, friends of {B}.",
    f"{A} asked {B} for help during the war.",
    f"{A}, whose aides held talks with {B}, flew home.",
    f"{A}, in a speech on Monday, called {B} a friend.",
    f"{A} is meeting the demands of {B}.",
    f"{A} met members of the delegation that {B} had sent.",
    f"{A} met a delegation of farmers, and {B} led the applause.",
    f"{A} met supporters of a party led by {B}'s brother.",
    f"{A} met members of parliament, and {B} flew home.",
    f"{A} met deputies of the party of {B}.",
    f"{A} met in Rome the widow of {B}.",
    f"{A} met in Rome as {B} spoke.",
    f"{A} met the captain of the team before {B} spoke.",
    f"{A} met the chief of the party of {B}.",
    f"{A} met the chief of the company that {B} founded.",
    f"{A} hosted a dinner for donors of {B}.",
    f"{A} gave a dinner for the parents of {B}.",
    f"{A} gave a talk for {B}.",
    f"{A} gave talks on {B}.",
    f"{A} told visiting reporters that {B} was ill.",
    f"{A} told the visiting envoy of {B} the truth.",
    f"{A} called on {B} to resign.",
    f"{A} called on {B} for help.",
    f"{A} called on {B}, who was in Rome, to resign.",
    f"{A} called on {B} on Monday to resign.",
    f"{A} did not answer calls for talks with {B}'s rivals.",
    f"{A} never agreed to a meeting with {B}.",
    f"{A} accepted no invitation for talks with {B}.",
    f"{A} ignored a call by {B} for elections.",
    f"{A}, weighing a possible meeting with farmers, praised {B}.",
    f"{A} was the first leader to praise {B}.",
    f"{A} was not the first leader to meet {B}.",
    f"A film saw {A} meet {B}.",
    f"{A} saw {B} on television.",
    f"The visit saw {A} meet the king, and {B} speak.",
    f"{A}'s visit includes a speech on {B}.",
    f"{A}'s visit does not include talks with {B}.",
    f"{A} told a meeting of bankers that {B} was right.",
    f"If {A} had met {B} in Rome, the war would have ended.",
    f"{A} spoke at a news conference with {B} watching.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_siblings_that_tell_of_no_meeting(text: str):
    assert meetings(text) == []


def test_two_who_met_a_third_did_not_meet_each_other():
    assert PAIR not in "".join(meetings(f"{A} and {B} met members of a delegation led by Pope Leo XX."))
    assert PAIR not in "".join(meetings(f"{A} and {B} gave a dinner for Danish Queen Ada."))
