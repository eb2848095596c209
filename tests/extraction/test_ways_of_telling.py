"""Ways in which news tells that two met, by kind, each beside its siblings that tell of no meeting. All is invented."""

from __future__ import annotations

import pytest

from tests.extraction.reading import meetings

A, B, C = (
    "Kenyan President Joram Otundi",
    "Somali Prime Minister Amina Warsame",
    "Ethiopian Foreign Minister Sara Bekele",
)
PAIR = "Amina Warsame | Joram Otundi"

DIRECT = {
    "participles": [
        f"{A} spent Monday in Mogadishu, meeting {B} and touring the port.",
        f"{A} ended a tour of the coast on Monday, holding talks with {B}.",
        f"After meeting {B} in Mogadishu, {A} flew home.",
        f"After a meeting with {B} in Mogadishu, {A} flew home.",
        f"Following talks with {B} in Mogadishu, {A} flew home.",
        f"Having met {B} in Mogadishu on Monday, {A} flew home.",
        f"Meeting {B} in Mogadishu on Monday, {A} promised help.",
        f"Meeting in Mogadishu on Monday with {B}, {A} promised help.",
        f"Speaking on Monday after talks with {B}, {A} promised help.",
        f"Speaking in Mogadishu after a meeting with {B}, {A} promised help.",
        f"{A}, who was speaking after talks with {B}, promised help.",
        f"{A} left Mogadishu on Monday following closed talks for two hours with {B}.",
        f"{A} said on Monday after a meeting with {B} that the port would open.",
        f"{A} said, after a two-hour meeting with {B}, that the port would open.",
        f'"The port will open," {A} said after talks with {B}.',
        f'"The port will open," said {A} after talks with {B}.',
        f'"The port will open," {A} told reporters after meeting {B} on Monday.',
    ],
    "at the occasion": [
        f"At a meeting with {B} on Monday, {A} promised help.",
        f"During talks with {B} in Mogadishu, {A} called for calm.",
        f"In talks with {B}, {A} called for calm.",
        f"In a telephone conversation with {B}, {A} called for calm.",
        f"In a phone call on Monday with {B}, {A} called for calm.",
        f"{A} promised help during a meeting with {B} in Mogadishu.",
        f"{A} raised the matter in a meeting on Monday with {B}.",
        f"{A} raised the matter at talks with {B}.",
    ],
    "verbs": [
        f"{A} hosted {B} at State House on Monday.",
        f"{A} hosted {B} for dinner on Monday.",
        f"{A} welcomed {B} to State House on Monday.",
        f"{B} was welcomed at State House on Monday by {A}.",
        f"{A} received {B} in audience on Monday.",
        f"{A} sat down with {B} for an hour on Monday.",
        f"{A} sat down on Monday with {B} for lunch.",
        f"{A} spoke with {B} for half an hour on Monday.",
        f"{A} spoke by telephone with {B} on Monday.",
        f"{A} met face to face with {B} on Monday.",
        f"{A} also met with {B}.",
        f"{A} has met in Mogadishu with {B}.",
        f"{A} had met in Mogadishu with {B}.",
        f"{A} met, for the second time in a month, with {B}.",
        f"{A} met Monday in Mogadishu with {B}.",
        f"{A} conferred with {B} on Monday.",
        f"{A} dined with {B} at State House.",
        f"{A} yesterday met {B}.",
        f"Yesterday {A} met {B}.",
        f"On Monday, {A} met {B}.",
        f"In Mogadishu, {A} met {B}.",
        f"In Mogadishu on Monday, {A} met with {B}.",
        f"At the summit in Rome on Monday, {A} met with {B}.",
        f"As ships waited outside the port, {A} met {B} in Rome.",
    ],
    "nouns": [
        f"{A} held talks with {B} on Monday.",
        f"{A} held separate talks with {B} on Monday.",
        f"{A} had talks in Mogadishu with {B}.",
        f"{A} had a working lunch with {B}.",
        f"{A} had a phone call with {B} on Monday.",
        f"{A} had a telephone conversation on Monday with {B}.",
        f"{A} made a ten-minute telephone call to {B} on Monday.",
        f"{A} took part in a meeting with {B} on Monday.",
        f"{A} opened talks with {B} on Monday.",
        f"A meeting between {A} and {B} took place on Monday.",
        f"The talks between {A} and {B} lasted two hours.",
        f"The meeting between {A} and {B} on Monday lasted two hours.",
        f"{A}'s meeting with {B} on Monday lasted two hours.",
        f"{A}'s talks with {B} ended late on Monday.",
        f"{A} and {B} held a meeting on Monday.",
        f"{A} and {B} had lunch on Monday.",
        f"{A} and {B} spoke by phone on Monday.",
        f"{A} and {B} met for two hours on Monday.",
        f"{A} and {B} met Monday to discuss the port.",
        f"{A} met {B} on the sidelines of a summit in Rome.",
    ],
    "appositions": [
        "Joram Otundi, the president of Kenya, met Somalia's prime minister, Amina Warsame, on Monday.",
        "Kenya's president, Joram Otundi, met on Monday with the prime minister of Somalia, Amina Warsame.",
        "The president of Kenya, Joram Otundi, has held talks with Amina Warsame, the Somali prime minister.",
        "The African Union's special envoy to the Horn, Joram Otundi, met with Somali President Amina Warsame.",
        "The chief executive of the Kenya Ports Authority, Joram Otundi, met Somali President Amina Warsame.",
        "Joram Otundi, a former judge who leads the Kenyan delegation, met Somali President Amina Warsame on Monday.",
        "Kenyan President Joram Otundi met with his friend and ally, Somali President Amina Warsame.",
        "Kenyan President Joram Otundi met with the visiting speaker of Somalia's parliament, Amina Warsame.",
        "Kenyan President Joram Otundi met the head of the African Union's mission in Mogadishu, Amina Warsame.",
        "Kenyan President Joram Otundi met with Somali opposition leader Amina Warsame on Monday.",
        "Kenyan President Joram Otundi met his Somali opposite number, Amina Warsame, on Monday.",
        "Kenya's top negotiator, Joram Otundi, held talks with African Union foreign policy chief Amina Warsame.",
        "Kenyan President Joram Otundi has met with the new president of the Somali Republic, Amina Warsame.",
        "Kenyan President Joram Otundi (left) met Somali President Amina Warsame in Rome.",
        "Kenyan President Joram Otundi, right, met Somali President Amina Warsame in Rome.",
        "Sir Joram Otundi, Kenya's foreign secretary, met Somali President Amina Warsame.",
    ],
    "surname resolved in the document": [
        f"Kenya's {A.split(' ', 1)[1]} flew to Rome on Sunday. On Monday Otundi met {B}.",
        f"{A} flew to Rome on Sunday. Mr Otundi met {B} on Monday.",
        f"{A} praised {B} on Sunday. Otundi met Warsame on Monday.",
        f"{A} praised {B} on Sunday. President Otundi and Ms. Warsame met on Monday.",
        f"President Otundi met with {B} on Monday. Joram Otundi was elected in May.",
    ],
}
STATUSES = {
    f"{A} is to hold talks with {B} on Friday.": "planned",
    f"{A} is to meet with {B} on Friday.": "planned",
    f"{A} is due to meet {B} on Friday.": "planned",
    f"{A} is set to meet {B}.": "planned",
    f"{A} will be in Rome next week for talks with {B}.": "planned",
    f"{A} will fly to Rome next week for talks with {B}.": "planned",
    f"{A} is visiting Mogadishu for talks with {B}.": "planned",
    f"{A} is in Mogadishu to meet {B}.": "planned",
    f"{A} will travel to Rome next week to meet {B}.": "planned",
    f"{A} plans to travel to Rome next week and meet {B}.": "planned",
    f"{A} will visit Rome on Friday and meet with {B}.": "planned",
    f"{A} meets next week with {B}.": "planned",
    f"{A} meets {B} next week.": "planned",
    f"{A} and {B} will meet next week.": "planned",
    f"{A} is expected to meet {B} in Rome.": "expected",
    f"{A} hopes to meet {B} in Rome.": "hoped",
    f"{A} wants to meet {B} in Rome.": "hoped",
    f"{A} has agreed to meet {B} in Rome.": "agreed",
    f"{A} has refused to meet {B}.": "refused",
    f"{A} declined to meet with {B}.": "refused",
    f"{A} has cancelled a meeting with {B}.": "cancelled",
    f"{A} called off talks with {B}.": "cancelled",
    f"{A} denied having met {B}.": "denied",
    f"{A} may meet {B} in Rome.": "possible",
    f"{A} could meet {B} in Rome.": "possible",
    f"{A} proposed a meeting with {B}.": "proposed",
    f"{A} has invited {B} to talks in Rome.": "invited",
    f"A meeting between {A} and {B} is planned for Friday.": "planned",
    f"A meeting between {A} and {B} has been cancelled.": "cancelled",
    f"A meeting between {A} and {B} will take place on Friday.": "planned",
    f"Talks between {A} and {B} are set for Friday.": "planned",
}
BY_THE_WAY = {
    "journeys": {
        f"{A} flew to Mogadishu to meet {B}.": "planned",
        f"{A} has made a surprise visit to Mogadishu to meet with his friend and ally, {B}.": "planned",
        f"{A} arrived in Mogadishu on Monday for talks with {B}.": "planned",
        f"{A} is on his way to Rome to meet {B}.": "planned",
    },
    "what pictures show": {
        f"State television showed {A} meeting with {B} in Rome.": "held",
        f"Photographs showed {A} shaking hands with {B}.": "held",
        f"Television broadcast images of {A} meeting {B} in Rome.": "held",
    },
    "told at talks": {
        f"During talks on Monday, {A} told {B} that the port would open.": "held",
        f"{A} told {B} during a meeting in Rome that the port would open.": "held",
        f"{A} told {B} in a telephone call that the port would open.": "held",
        f"At a meeting in Rome on Monday, {A} told his Somali counterpart, Amina Warsame, that the port would open.":
            "held",
    },
    "first person": {
        f"\"I met {B} in Rome,\" {A} said.": "held",
        f"\"I met with {B} last week,\" said {A}.": "held",
        f"\"I spoke with {B} on Sunday,\" {A} told reporters.": "held",
        f"\"I will meet {B} on Friday,\" {A} said.": "planned",
        f"\"I look forward to meeting {B} in Rome,\" {A} said.": "hoped",
        f"{A} said: \"I had a good meeting with {B} in Rome.\"": "held",
        f"\"The port matters,\" {A} said. \"I met {B} last week.\"": "held",
        f"\"When I met {B} in Rome, we spoke of the port,\" {A} said.": "held",
    },
    "the sentence before": {
        f"{A} arrived in Mogadishu on Monday. He met {B} at the port.": "held",
        f"{A} arrived in Mogadishu on Monday. Later, he met {B}.": "held",
        f"{A} arrived in Mogadishu on Monday. In the evening he held talks with {B}.": "held",
        f"{A} arrived in Mogadishu on Monday. The president met {B} at the port.": "held",
        f"{A} arrived in Mogadishu on Monday. The president will meet {B} on Friday.": "planned",
        f"{A} arrived in Mogadishu on Monday. The Kenyan president met {B} at the port.": "held",
        f"{A} arrived in Mogadishu on Monday. The Kenyan leader then had talks with {B}.": "held",
        f"{A} arrived in Mogadishu on Monday. He is due to meet {B} on Friday.": "planned",
        f"{A} arrived in Mogadishu on Monday. He was met at the port by {B}.": "held",
        f"{A} arrived in Mogadishu on Monday. {B} met him at the port.": "held",
        f"{A} arrived in Mogadishu on Monday. {B} met with the president on Tuesday.": "held",
        f"{A} arrived in Mogadishu on Monday. His meeting with {B} lasted an hour.": "held",
        f"{A} arrived in Mogadishu on Monday. The president's meeting with {B} lasted an hour.": "held",
        f"{A} arrived in Mogadishu on Monday. It rained. He met {B} at the port.": "held",
        f"{A} flew to Mogadishu, where he met {B}.": "held",
        f"{A} said he had met {B} in Rome.": "held",
        f"{A} raised the matter in his meeting with {B}.": "held",
        f"{A} said that he would meet {B} on Friday.": "planned",
        f"{A} said on Monday he met {B}.": "held",
        f"\"It was good,\" said {A}. He met {B} on Monday.": "held",
    },
    "both of them": {
        f"{A} praised {B} on Monday. The two leaders met in Rome.": "held",
        f"{A} praised {B} on Monday. Both leaders met in Rome.": "held",
        f"{A} praised {B} on Monday. The pair met in Rome.": "held",
        f"{A} praised {B} on Monday. The leaders met for an hour.": "held",
        f"{A} praised {B} on Monday. They met in Rome last week.": "held",
        f"{A} praised {B} on Monday. They will meet again in Rome.": "planned",
        f"{A} praised {B} on Monday. It was warm in Rome. The two leaders met for an hour.": "held",
        f"{A} flew to Rome on Monday. {B} was there, too. The two met for an hour.": "held",
        f"{A} praised {B} on Monday. Otundi said the two leaders had met in Rome.": "held",
        f"{A} praised {B} on Monday. The port was on the agenda when they met in Rome.": "held",
        f"{A} praised {B} on Monday. It is the third time the two have met.": "held",
        f"{A} praised {B} on Monday. In their talks, the two leaders discussed the port.": "held",
    },
}  # fmt: skip
WITH_BOTH = f"{PAIR}: held; Joram Otundi | Sara Bekele: held"
LISTS = {
    f"{A}, {B} and {C} met in Rome on Monday.": "Amina Warsame | Joram Otundi | Sara Bekele: held",
    f"{A} met {B}, {C} and others in Rome on Monday.": WITH_BOTH,
    f"{A} held talks with {B} and {C} on Monday.": WITH_BOTH,
    f"{A} met separately with {B} and with {C}.": WITH_BOTH,
    f"{A} and {B} met with {C} on Monday.": "Amina Warsame | Sara Bekele: held; Joram Otundi | Sara Bekele: held",
    f"{A} met {B} on Monday and {C} on Tuesday.": WITH_BOTH,
    f"{A} met {B} and other leaders in Rome.": "Amina Warsame | Joram Otundi: held",
    f"{A} met leaders including {B} and {C}.": WITH_BOTH,
    f"{A} met with {B}, as well as {C}.": WITH_BOTH,
}  # fmt: skip
NOBODY = {
    "beside each other": [
        f"{A}, accompanied by {B}, met reporters on Monday.",
        f"{A}, alongside {B}, toured the port on Monday.",
        f"{A} was accompanied by {B} when he met farmers.",
        f"{A} stood alongside {B} at the parade.",
        f"{A} sat next to {B} at the funeral.",
        f"{A} and {B} signed letters on Monday.",
        f"{A} and {B} both addressed the summit in Rome.",
        f"{A} and {B} were among those at the meeting.",
        f"{A} followed talks between ministers on television with {B}.",
        f"{A} watched the talks with {B} on television.",
        f"{A} took a question about {B} at a meeting with farmers.",
        f"{A}, meeting farmers in Nakuru, criticised {B}.",
        f"{A} criticised {B} after meeting farmers in Nakuru.",
        f"{A} criticised {B} at a meeting with farmers.",
        f"{A} spoke of {B} during talks with farmers.",
        f"After meeting farmers, {A} criticised {B}.",
        f"Meeting farmers in Nakuru on Monday, {A} criticised {B}.",
        f"In talks with farmers, {A} criticised {B}.",
        f"During talks with farmers, {A} told reporters that {B} was right.",
    ],
    "no meeting at all": [
        f"{A} has ruled out nothing, but no meeting with {B} is planned.",
        f"{A} left without meeting {B}.",
        f"{A} flew home instead of meeting {B}.",
        f"{A} flew home rather than meet {B}.",
        f"{A} was too ill to meet {B}.",
        f"{A} failed to meet {B}.",
        f"{A} never met {B}.",
        f"{A} had hoped that talks with {B} would follow.",
        f"{A} held out hope for a meeting with {B}, but none came.",
        f"{A} would have met {B} had it not rained.",
        f"{A} might have met {B} in Rome.",
        f"Had {A} met {B}, the port would be open.",
        f"Imagine {A} meeting {B}.",
        f"A cartoon shows {A} meeting {B}.",
        f"A film about {A} meeting {B} opens on Friday.",
        f"In a doctored photograph, {A} is seen meeting {B}.",
        f"A fake video showed {A} meeting {B}.",
        f"Talk of {A} meeting {B} is idle.",
        f"The idea of {A} meeting {B} is absurd.",
        f"There is no question of {A} meeting {B}.",
        f"Nobody expects a meeting between {A} and {B}.",
        f"It has been a year without a meeting between {A} and {B}.",
    ],
    "others who met": [
        f"The son of {A} met {B} on Monday.",
        f"The special envoy of {A} met {B} on Monday.",
        f"A spokesman for {A} met {B} on Monday.",
        f"{A}'s brother met {B} on Monday.",
        f"{A}'s party held talks with {B} on Monday.",
        f"{A} met the brother of {B} on Monday.",
        f"{A} met {B}'s brother on Monday.",
        f"{A} met a man who knows {B}.",
        f"{A} met critics of {B} in Rome.",
        f"Ministers of {A} held talks with aides of {B}.",
        f"{A}'s talks with the rebels angered {B}.",
        f"The rebels' talks with {A} angered {B}.",
        f"{A} said rebels had met {B}.",
        f"{A} said that farmers would meet {B}.",
        f"{A} asked farmers to meet {B}.",
        f"\"I met him in Rome,\" a farmer said of {A}, a friend of {B}.",
        f"\"I met {B} in Rome,\" a farmer told {A}.",
        f"\"I met {B} in Rome,\" said a farmer who cheered {A}.",
        f"A farmer said: \"I met {B} in Rome.\" {A} did not comment.",
        f"{A} quoted a farmer as saying \"I met {B} in Rome.\"",
        f"{A} arrived in Mogadishu on Monday. Rebels met {B} at the port.",
        f"{A} arrived in Mogadishu on Monday. It met with protests from {B}.",
        f"{A} arrived in Mogadishu on Monday. The rebels' leader met {B}.",
        f"{A} arrived in Mogadishu on Monday. Her meeting with farmers angered {B}.",
        f"{A} and {C} arrived in Mogadishu. The rebels said they had met {B}.",
        f"Farmers praised {A} and {B}. They met in a barn to plan the harvest.",
        f"{A} praised {B}. Farmers cheered. They met in a barn to plan the harvest.",
        f"{A} praised {B} on Monday. The two countries met in the final.",
        f"{A} praised {B} on Monday. The two armies met at the river.",
        f"{A} praised {B} on Monday. Leaders of the two parties met in Rome.",
        f"{A} praised {B} on Monday. Their ministers met in Rome.",
    ],
    "organisations and stage names": [
        f"General Motors met targets that {B} had set.",
        f"General Electric held talks with {B}.",
        f"General Motors will meet with {B} on Friday.",
        f"Dr Pepper met {B} with a new label.",
        f"Judge Dredd meets {B} in a comic.",
        f"{A} had talks with Moscow about {B}.",
        f"{A} held talks with Mogadishu.",
        f"{A} met with General Electric.",
        f"{A} met the Queen Mary at the port.",
        f"{A} boarded the Prince Rupert to meet sailors.",
    ],
    "sport, works and the past": [
        "Joram Otundi met Amina Warsame in the final in straight sets.",
        "Joram Otundi will meet Amina Warsame in the second round of the championship.",
        f"In the drama, {A} meets {B} on a train.",
        f"In 1987, {A} met {B} in Rome.",
        f"{A} met {B} in 1987 in Rome.",
        "Presenter Joram Otundi talks to actor Amina Warsame about her new film.",
        f"{A} spoke to Amina Warsame of Radio Mogadishu.",
        f"{A} received a letter from {B}.",
        f"{A} received a phone from {B}.",
        f"{A} welcomed a promise by {B}.",
        f"{A} welcomed the election of {B}.",
        f"{A} hosted a show that {B} watched.",
        f"{A} visited the grave of {B}.",
        f"{A} called {B} brave.",
        f"{A} called for {B} to resign.",
    ],
}  # fmt: skip


def _flat(kinds: dict[str, list[str]]) -> list[str]:
    return [text for texts in kinds.values() for text in texts]


@pytest.mark.parametrize("text", _flat(DIRECT))
def test_what_is_told_directly_is_sure(text: str):
    assert meetings(text, "sure") == [f"{PAIR}: held"]
    assert meetings(text) == [f"{PAIR}: held"]


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_the_verb_before_says_whether_it_took_place(text: str, status: str):
    assert meetings(text, "sure") == [f"{PAIR}: {status}"]


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for texts in BY_THE_WAY.values() for text, status in texts.items()]
)
def test_what_is_told_by_the_way_is_to_be_looked_at(text: str, status: str):
    assert meetings(text, "look") == [f"{PAIR}: {status}"]
    assert meetings(text, "sure") == []


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_everybody_of_a_list_is_taken(text: str, expected: str):
    assert meetings(text, "sure") == sorted(expected.split("; "))


@pytest.mark.parametrize("text", _flat(NOBODY))
def test_siblings_tell_of_no_meeting(text: str):
    assert meetings(text) == []
