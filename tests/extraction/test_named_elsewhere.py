"""Sides that an office, a list or another sentence names, and siblings that tell of nothing. All are invented."""

from __future__ import annotations

import pytest

from loader.records import MeetingRecord, PersonRecord
from tests.extraction.reading import meetings, outcome

TOLD: list[tuple[str, set[str]]] = [
    # an envoy who is a secretary of state
    (
        "Chilean Trade Secretary Rosa Lanza likes trains. In Quito the Chilean envoy had dinner with Ecuadorean "
        "President Iker Salas.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # called-by
    (
        "Kenyan President Amos Wekesa was called by Norwegian Prime Minister Ingrid Solvang on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Prime Minister Ingrid Solvang was telephoned by Kenyan President Amos Wekesa on Monday to discuss fishing.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa received a phone call from Norwegian Prime Minister Ingrid Solvang on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # mrs
    (
        "President and Mrs. Wekesa received Norwegian Prime Minister Ingrid Solvang at State House on "
        "Monday. President Amos Wekesa gave a dinner.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang was welcomed by President and Mrs. Amos Wekesa at State "
        "House on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "President Amos Wekesa and first lady Grace Wekesa hosted Norwegian Prime Minister Ingrid Solvang "
        "and her husband Lars Solvang for dinner.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # discussed-over-phone
    (
        "Kenyan President Amos Wekesa discussed over the phone the fishing dispute with Norwegian Prime "
        "Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa discussed by telephone on Monday bilateral ties and trade with "
        "Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan Foreign Minister Amos Wekesa discussed the latest developments in the region with his "
        "Norwegian counterpart, Ingrid Solvang, in a phone call.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # refusals
    (
        "Kenyan President Amos Wekesa shied away from a meeting with Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa refused to meet Norwegian Prime Minister Ingrid Solvang during the summit.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa snubbed Norwegian Prime Minister Ingrid Solvang's request for a meeting.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa has ruled out talks with Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa rebuffed an offer of talks from Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa avoided a meeting with Norwegian Prime Minister Ingrid Solvang in Geneva.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa turned down a meeting with Norwegian Prime Minister Ingrid Solvang in Geneva.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    (
        "Kenyan President Amos Wekesa said he would not meet with Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: refused"},
    ),
    # spoke-about-talks
    (
        "Kenyan President Amos Wekesa told reporters about his meeting last week with Norwegian Prime "
        "Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # he
    (
        "Kenyan President Amos Wekesa arrived in Oslo on Monday for a two-day visit. He held talks with "
        "Prime Minister Ingrid Solvang on fishing rights.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa arrived in Oslo on Monday. The visit is his first to the Nordic "
        "region. He is scheduled to meet Prime Minister Ingrid Solvang on Tuesday.",
        {"Amos Wekesa + Ingrid Solvang: planned"},
    ),
    (
        "Kenyan President Amos Wekesa arrived in Oslo on Monday. Thousands of people lined the streets. "
        "Later he met Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenya's foreign minister, Grace Otieno, has left for Oslo. Officials in Nairobi say she will hold "
        "talks there with her Norwegian counterpart, Lars Hauge.",
        {"Grace Otieno + Lars Hauge: planned"},
    ),
    (
        "Kenya's foreign minister, Grace Otieno, has left for Oslo. A spokesman for her ministry said the "
        "minister would meet Norwegian Prime Minister Ingrid Solvang on Tuesday.",
        {"Grace Otieno + Ingrid Solvang: planned"},
    ),
    (
        "Kenyan President Amos Wekesa flew to Oslo on Sunday. On Monday morning, Norwegian Prime Minister "
        "Ingrid Solvang welcomed him at her residence.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa is in Oslo on a state visit. Norwegian Prime Minister Ingrid Solvang "
        "greeted the Kenyan leader with full military honours.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa is in Oslo. Norwegian Prime Minister Ingrid Solvang met with him for "
        "an hour and promised money.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa is in Oslo. Norwegian Prime Minister Ingrid Solvang said after "
        "meeting him that fish was cheap.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa is in Oslo. Norwegian Prime Minister Ingrid Solvang said after their "
        "meeting that fish was cheap.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa is in Oslo this week. In talks with the president, Norwegian Prime "
        "Minister Ingrid Solvang raised the price of fish.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # office
    (
        "Amos Wekesa, the Kenyan president, wants cheaper fish. The president met Norwegian Prime Minister "
        "Ingrid Solvang on Monday. The prime minister promised to help.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang wants dearer fish. She told parliament so. Kenya wants "
        "cheap fish. The Kenyan president, Amos Wekesa, said so again on Sunday. The prime minister met "
        "the Kenyan leader on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang arrived in Nairobi on Monday. The prime minister was "
        "received at the airport by President Amos Wekesa.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang arrived in Nairobi on Monday. President Amos Wekesa and "
        "his guest discussed the price of fish.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # the two leaders
    (
        "Kenyan President Amos Wekesa and Norwegian Prime Minister Ingrid Solvang want cheap fish. The two "
        "leaders met in Geneva on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa sent a letter to Norwegian Prime Minister Ingrid Solvang. The two "
        "leaders will meet in Geneva next week.",
        {"Amos Wekesa + Ingrid Solvang: planned"},
    ),
    (
        "Kenyan President Amos Wekesa sent a letter to Norwegian Prime Minister Ingrid Solvang. A meeting "
        "between the two is planned for next week.",
        {"Amos Wekesa + Ingrid Solvang: planned"},
    ),
    (
        "Kenyan President Amos Wekesa spoke first. Norwegian Prime Minister Ingrid Solvang spoke next. "
        "Both leaders then held a private meeting.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa praised Norway. Norwegian Prime Minister Ingrid Solvang praised "
        "Kenya. The leaders of the two countries met for two hours on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa praised Norway. Norwegian Prime Minister Ingrid Solvang praised "
        "Kenya. Their talks in Geneva lasted two hours.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa arrived in Oslo. He was met at the airport by Norwegian Prime "
        "Minister Ingrid Solvang. They then drove to a farm for talks.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # counterpart
    (
        "Kenyan Foreign Minister Grace Otieno met her Norwegian counterpart on Monday. Norway's foreign "
        "minister, Lars Hauge, said that fish was cheap.",
        {"Grace Otieno + Lars Hauge: held"},
    ),
    (
        "Norway's foreign minister, Lars Hauge, arrived in Nairobi on Monday. Kenyan Foreign Minister "
        "Grace Otieno held talks with her counterpart on fish.",
        {"Grace Otieno + Lars Hauge: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge arrived in Nairobi on Monday. He met his Kenyan "
        "counterpart, Grace Otieno, and President Amos Wekesa.",
        {"Amos Wekesa + Lars Hauge: held", "Grace Otieno + Lars Hauge: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge spoke by telephone on Monday with his Kenyan counterpart. "
        "Grace Otieno said afterwards that the call went well.",
        {"Grace Otieno + Lars Hauge: held"},
    ),
    # nobody in the sentence
    (
        "Norwegian Prime Minister Ingrid Solvang has told Kenyan President Amos Wekesa that fish is too "
        "cheap. The meeting took place in Nairobi on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang has urged Kenyan President Amos Wekesa to lower tolls. "
        "The appeal came during talks in Nairobi on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang promised Kenyan President Amos Wekesa three ships. The "
        "pledge was made in a telephone conversation on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang has assured Kenyan President Amos Wekesa of her support. "
        "Her assurance came in a phone call on Sunday, officials said.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    # lists
    (
        "Kenyan President Amos Wekesa, Ugandan President Moses Okot and Tanzanian President Neema Mushi "
        "each held talks with Norwegian Prime Minister Ingrid Solvang on Monday.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met separately with Kenyan President Amos Wekesa, Ugandan "
        "President Moses Okot and Tanzanian President Neema Mushi.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "On the sidelines of the summit, Norwegian Prime Minister Ingrid Solvang met with Amos Wekesa of "
        "Kenya, Moses Okot of Uganda and Neema Mushi of Tanzania.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang held bilateral meetings with Kenya's President Amos "
        "Wekesa, Uganda's Moses Okot and Tanzania's Neema Mushi.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang will host Kenyan President Amos Wekesa, Ugandan President "
        "Moses Okot and Tanzanian President Neema Mushi in Oslo next week.",
        {
            "Amos Wekesa + Ingrid Solvang: planned",
            "Ingrid Solvang + Moses Okot: planned",
            "Ingrid Solvang + Neema Mushi: planned",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang spoke by telephone on Monday with the leaders of Kenya, "
        "Uganda and Tanzania. Kenyan President Amos Wekesa, Ugandan President Moses Okot and Tanzanian "
        "President Neema Mushi agreed to open their ports.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang spoke first with Kenyan President Amos Wekesa and later "
        "with Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met Kenyan President Amos Wekesa in the morning before "
        "talks with Ugandan President Moses Okot in the afternoon.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met Kenyan President Amos Wekesa on Monday, and on "
        "Tuesday she will see Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: planned"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang's meeting with Kenyan President Amos Wekesa was followed "
        "by one with Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "In addition to Kenyan President Amos Wekesa, Norwegian Prime Minister Ingrid Solvang also met "
        "Ugandan President Moses Okot and the head of the World Eel Fund, Pavel Dorn.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Pavel Dorn: held",
        },
    ),
    (
        "Besides Kenyan President Amos Wekesa, Norwegian Prime Minister Ingrid Solvang met Ugandan "
        "President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang had talks with, among others, Kenyan President Amos "
        "Wekesa and Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Among those who met Norwegian Prime Minister Ingrid Solvang were Kenyan President Amos Wekesa and "
        "Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang has met several African leaders in Geneva, among them "
        "Kenyan President Amos Wekesa and Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang received three guests on Monday: Kenyan President Amos "
        "Wekesa, Ugandan President Moses Okot and Tanzanian President Neema Mushi.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang and Danish Prime Minister Mette Friis met Kenyan "
        "President Amos Wekesa and Ugandan President Moses Okot in Geneva.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Amos Wekesa + Mette Friis: held",
            "Ingrid Solvang + Moses Okot: held",
            "Mette Friis + Moses Okot: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang, Danish Prime Minister Mette Friis and Kenyan President "
        "Amos Wekesa met in Geneva on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held", "Amos Wekesa + Mette Friis: held", "Ingrid Solvang + Mette Friis: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang held a trilateral meeting with Danish Prime Minister "
        "Mette Friis and Kenyan President Amos Wekesa.",
        {"Amos Wekesa + Ingrid Solvang: held", "Amos Wekesa + Mette Friis: held", "Ingrid Solvang + Mette Friis: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang held a video conference with the Danish prime minister, "
        "Mette Friis, the Kenyan president, Amos Wekesa, and the Ugandan president, Moses Okot.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Mette Friis: held",
            "Ingrid Solvang + Moses Okot: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang joined a video call with Prime Minister Mette Friis of "
        "Denmark, President Amos Wekesa of Kenya, and President Moses Okot of Uganda.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Mette Friis: held",
            "Ingrid Solvang + Moses Okot: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang convened a call with the following leaders: Prime "
        "Minister Mette Friis of Denmark, President Amos Wekesa of Kenya, and President Moses Okot of "
        "Uganda.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Mette Friis: held",
            "Ingrid Solvang + Moses Okot: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met with President Amos Wekesa of Kenya, as well as with "
        "Pavel Dorn, president of the World Eel Fund, and Anna Berg, his deputy.",
        {"Amos Wekesa + Ingrid Solvang: held", "Anna Berg + Ingrid Solvang: held", "Ingrid Solvang + Pavel Dorn: held"},
    ),
    (
        "During her stay the Norwegian prime minister, Ingrid Solvang, met President Amos Wekesa, Foreign "
        "Minister Grace Otieno, and the speaker of parliament, Joseph Mbeki.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Grace Otieno + Ingrid Solvang: held",
            "Ingrid Solvang + Joseph Mbeki: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang is to meet President Amos Wekesa and opposition leader "
        "Daniel Ruto Kiprop during a visit to Nairobi this week.",
        {"Amos Wekesa + Ingrid Solvang: planned", "Daniel Ruto Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang will meet Kenyan President Amos Wekesa, followed by "
        "Ugandan President Moses Okot and Tanzanian President Neema Mushi.",
        {
            "Amos Wekesa + Ingrid Solvang: planned",
            "Ingrid Solvang + Moses Okot: planned",
            "Ingrid Solvang + Neema Mushi: planned",
        },
    ),
    (
        "Presidents Amos Wekesa of Kenya and Moses Okot of Uganda met Norwegian Prime Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held", "Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Presidents Amos Wekesa (Kenya), Moses Okot (Uganda) and Neema Mushi (Tanzania) met Norwegian "
        "Prime Minister Ingrid Solvang.",
        {
            "Amos Wekesa + Ingrid Solvang: held",
            "Ingrid Solvang + Moses Okot: held",
            "Ingrid Solvang + Neema Mushi: held",
        },
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met Kenyan President Amos Wekesa but not Ugandan "
        "President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met Kenyan President Amos Wekesa, who had earlier "
        "criticised Ugandan President Moses Okot.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met Kenyan President Amos Wekesa, the predecessor of "
        "Moses Okot, and praised Neema Mushi.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Unlike Kenyan President Amos Wekesa, Norwegian Prime Minister Ingrid Solvang met Ugandan "
        "President Moses Okot.",
        {"Ingrid Solvang + Moses Okot: held"},
    ),
    (
        "Instead of Kenyan President Amos Wekesa, Norwegian Prime Minister Ingrid Solvang met Ugandan "
        "President Moses Okot.",
        {"Ingrid Solvang + Moses Okot: held"},
    ),
    # hosts
    (
        "Kenyan President Amos Wekesa attended a lunch hosted by Norwegian Prime Minister Ingrid Solvang in Oslo.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Amos Wekesa was the guest of honour at a dinner given by Norwegian Prime "
        "Minister Ingrid Solvang.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang's host, Kenyan President Amos Wekesa, gave her a carpet.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang, standing next to Kenyan President Amos Wekesa, said that "
        "their talks had been long.",
        {"Amos Wekesa + Ingrid Solvang: held"},
    ),
    (
        "Chilean President Rosa Lanza's host, Peruvian President Iker Salas, gave her a llama.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    (
        "President Iker Salas has met three times this year with Chilean leader Rosa Lanza.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge is home again from Kenya, where in three days he met "
        "President Daniel Kiprop and opposition leader Amos Wekesa.",
        {"Amos Wekesa + Lars Hauge: held", "Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "Mr. Lars Hauge, who held talks with Kenyan President Daniel Kiprop earlier on Monday, said fish was cheap.",
        {"Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge arrived in Nairobi on Sunday. His visit comes a day after "
        "he met Somali Prime Minister Amos Wekesa in Oslo.",
        {"Amos Wekesa + Lars Hauge: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge says his talks in Nairobi with Kenyan President Daniel "
        "Kiprop were useful.",
        {"Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "The announcement came as Norwegian Foreign Minister Lars Hauge met Kenyan President Daniel Kiprop in Nairobi.",
        {"Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge is in Nairobi, where he is meeting President Daniel Kiprop.",
        {"Daniel Kiprop + Lars Hauge: ongoing"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge, on a tour of East Africa, is expected in Nairobi on Friday "
        "for talks with President Daniel Kiprop.",
        {"Daniel Kiprop + Lars Hauge: expected"},
    ),
    (
        "Norwegian Foreign Minister Lars Hauge and the visiting Kenyan president, Daniel Kiprop, discussed "
        "fish on Monday.",
        {"Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "Kenya's visiting president, Daniel Kiprop, was welcomed at the palace by King Olav.",
        {"Daniel Kiprop + King Olav: held"},
    ),
    (
        "Kenyan President Daniel Kiprop told his Norwegian counterpart Ingrid Solvang in a telephone "
        "conversation on Monday that fish was cheap.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "In a telephone call on Monday, Kenyan President Daniel Kiprop and Norwegian Prime Minister Ingrid "
        "Solvang agreed to lower tolls.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop's office says he spoke by phone with Norwegian Prime Minister "
        "Ingrid Solvang late on Monday.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "State media say Kenyan President Daniel Kiprop received Norwegian Prime Minister Ingrid Solvang "
        "and her delegation on Monday.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan officials say President Daniel Kiprop will meet Norwegian Prime Minister Ingrid Solvang in "
        "Geneva on Friday.",
        {"Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang says she and Kenyan President Daniel Kiprop agreed to "
        "meet again soon.",
        {"Daniel Kiprop + Ingrid Solvang: agreed"},
    ),
    (
        "The two countries' leaders, Norwegian Prime Minister Ingrid Solvang and Kenyan President Daniel "
        "Kiprop, met on Monday in Geneva.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang is visiting Kenya. She met Monday with President Daniel "
        "Kiprop, and is to hold talks Tuesday with his Somali counterpart, Amos Wekesa.",
        {"Amos Wekesa + Ingrid Solvang: planned", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang plans separate meetings with Kenyan President Daniel "
        "Kiprop and Somali President Amos Wekesa.",
        {"Amos Wekesa + Ingrid Solvang: planned", "Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang's schedule includes meetings with Kenyan President Daniel "
        "Kiprop and Somali President Amos Wekesa.",
        {"Amos Wekesa + Ingrid Solvang: planned", "Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "Kenyan President Daniel Kiprop and Somali President Amos Wekesa are in Oslo. Both held talks with "
        "Norwegian Prime Minister Ingrid Solvang on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop and Somali President Amos Wekesa are in Oslo. Each met separately "
        "with Norwegian Prime Minister Ingrid Solvang on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop and Somali President Amos Wekesa are in Oslo. Norwegian Prime "
        "Minister Ingrid Solvang received them at her residence on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop and Somali President Amos Wekesa are in Oslo. They were received "
        "by Norwegian Prime Minister Ingrid Solvang on Monday.",
        {"Amos Wekesa + Ingrid Solvang: held", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop has returned home. The meeting with Norwegian Prime Minister "
        "Ingrid Solvang was his first abroad.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Kenyan President Daniel Kiprop needs a success. The meeting with Norwegian Prime Minister Ingrid "
        "Solvang will show whether he can have one.",
        {"Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "The presidents of Kenya, Somalia and Uganda gathered in Oslo on Friday. Kenyan President Daniel "
        "Kiprop, Somali President Amos Wekesa and Ugandan President Grace Otieno want peace.",
        {"Amos Wekesa + Daniel Kiprop: held", "Amos Wekesa + Grace Otieno: held", "Daniel Kiprop + Grace Otieno: held"},
    ),
    (
        "Kenyan President Daniel Kiprop met Norwegian officials on Monday. Foreign Minister Lars Hauge was "
        "at the meeting.",
        {"Daniel Kiprop + Lars Hauge: held"},
    ),
    (
        "After the meeting, Norwegian Prime Minister Ingrid Solvang said she had told Kenyan President "
        "Daniel Kiprop that fish was cheap.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang is ready to receive Kenyan President Daniel Kiprop at any time.",
        {"Daniel Kiprop + Ingrid Solvang: possible"},
    ),
    (
        "Somali President Amos Wekesa has offered to mediate talks between Norwegian Prime Minister Ingrid "
        "Solvang and Kenyan President Daniel Kiprop.",
        {"Daniel Kiprop + Ingrid Solvang: proposed"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang asked to see Kenyan President Daniel Kiprop, aides said.",
        {"Daniel Kiprop + Ingrid Solvang: proposed"},
    ),
    (
        "Kenyan President Daniel Kiprop's spokesman denied that he had met Norwegian Prime Minister Ingrid Solvang.",
        {"Daniel Kiprop + Ingrid Solvang: denied"},
    ),
    (
        "It is not clear whether Norwegian Prime Minister Ingrid Solvang will meet Kenyan President Daniel "
        "Kiprop during her trip.",
        {"Daniel Kiprop + Ingrid Solvang: possible"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang plans to travel to Kenya to meet with President Daniel "
        "Kiprop on fish quotas.",
        {"Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang had earlier held a closed-door session with President Daniel Kiprop.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "Today, National Security Advisor Lars Hauge met virtually with his counterparts Grace Otieno of "
        "Kenya and Amos Wekesa of Somalia.",
        {"Amos Wekesa + Lars Hauge: held", "Grace Otieno + Lars Hauge: held"},
    ),
    (
        "President Daniel Kiprop spoke separately today with President Amos Wekesa of Somalia and Prime "
        "Minister Ingrid Solvang of Norway.",
        {"Amos Wekesa + Daniel Kiprop: held", "Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "President Daniel Kiprop and Prime Minister Ingrid Solvang of Norway held a virtual bilateral "
        "meeting today. The President thanked the Prime Minister.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "This morning, the President spoke with Prime Minister Ingrid Solvang of Norway. President Daniel "
        "Kiprop thanked her for the ships.",
        {"Daniel Kiprop + Ingrid Solvang: held"},
    ),
    (
        "On Friday, May 9, the President will host Prime Minister Ingrid Solvang of Norway. President "
        "Daniel Kiprop and the Prime Minister will discuss fish.",
        {"Daniel Kiprop + Ingrid Solvang: planned"},
    ),
    # brokered talks
    (
        "Chilean Foreign Minister Rosa Lanza and Peruvian President Iker Salas began Swiss-mediated border "
        "talks in June.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # the premier and B
    (
        "Chilean Prime Minister Rosa Lanza is popular. Shares rose following a dinner on Tuesday between "
        "the premier and Peruvian President Iker Salas.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # after meeting the president
    (
        "Peruvian President Iker Salas likes trains. Having ridden one, Chilean Foreign Minister Rosa "
        "Lanza smiled after meeting the president in Lima.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # a senior envoy, named next
    (
        "A veteran Chilean negotiator met Peruvian President Iker Salas in Lima. Rosa Lanza called the mood warm.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # relatives
    (
        "Chilean Foreign Minister Rosa Lanza talked with Mr. Ibarra's predecessor, former President Iker "
        "Salas, in Lima.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # both leaders
    (
        "Peruvian President Iker Salas and Bolivian President Nuno Prado share a lake. Chilean Foreign "
        "Minister Rosa Lanza dined with both presidents in Lima.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza dined with the two presidents in Lima. President Iker Salas "
        "of Peru sang. President Nuno Prado of Bolivia told her a joke.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    # talks not mentioned
    (
        "The bishop spoke of hunger. He never mentioned the talks between Peruvian President Iker Salas "
        "and Bolivian President Nuno Prado.",
        {"Iker Salas + Nuno Prado: held"},
    ),
    # whose meeting was called off
    (
        "Bolivian President Nuno Prado left Lima in anger because Peruvian President Iker Salas had put "
        "off their meeting.",
        {"Iker Salas + Nuno Prado: postponed"},
    ),
    # what the visit includes
    (
        "Chilean Foreign Minister Rosa Lanza flies to Peru in May. The trip includes a dinner with "
        "President Iker Salas.",
        {"Iker Salas + Rosa Lanza: planned"},
    ),
    # who joined
    (
        "Chilean Foreign Minister Rosa Lanza dined with Peruvian minister Alba Nieto in Lima. They held "
        "talks over coffee. Peruvian President Iker Salas looked in on the talks.",
        {"Alba Nieto + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza met Peruvian minister Alba Nieto in Lima. Peruvian President "
        "Iker Salas stopped by the meeting for coffee.",
        {"Alba Nieto + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza met Peruvian minister Alba Nieto in Lima. Peruvian President "
        "Iker Salas took part in the meeting.",
        {"Alba Nieto + Rosa Lanza: held", "Iker Salas + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza met Peruvian minister Alba Nieto in Lima. Peruvian President "
        "Iker Salas mocked the meeting.",
        {"Alba Nieto + Rosa Lanza: held"},
    ),
    # delegations
    (
        "A Chilean delegation headed by Foreign Minister Rosa Lanza landed in Lima. President Iker Salas "
        "dined with the delegation.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    (
        "President Iker Salas of Peru greeted a Chilean delegation at the port. The delegation is headed "
        "by Foreign Minister Rosa Lanza.",
        {"Iker Salas + Rosa Lanza: held"},
    ),
    # may be called off
    (
        "Peruvian President Iker Salas may put off a dinner with Chilean Foreign Minister Rosa Lanza.",
        {"Iker Salas + Rosa Lanza: planned"},
    ),
    # headings of what is to come
    (
        "Statement on the Dinner of President Iker Salas and Prime Minister Rosa Lanza of "
        "Chile\n\nPresident Iker Salas will host Prime Minister Rosa Lanza of Chile for dinner on June 3.",
        {"Iker Salas + Rosa Lanza: planned"},
    ),
    # was to be, and was called off
    (
        "Peruvian President Iker Salas has put off a dinner with Chilean Foreign Minister Rosa Lanza. He "
        "was to dine with Lanza at the port on Saturday.",
        {"Iker Salas + Rosa Lanza: postponed"},
    ),
    # lists of those present
    (
        "Chilean Foreign Minister Rosa Lanza held talks with mayors in Lima. Those who attended were Mayor "
        "Alba Nieto, Mayor Iker Salas and Mayor Nuno Prado.",
        {"Alba Nieto + Rosa Lanza: held", "Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza met mayors in Lima. Among them were Mayor Alba Nieto and "
        "Mayor Nuno Prado.",
        {"Alba Nieto + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    # no date
    (
        "No date was agreed for talks between Peruvian President Iker Salas and Chilean Foreign Minister Rosa Lanza.",
        {"Iker Salas + Rosa Lanza: possible"},
    ),
    # of a party
    (
        "Iker Salas of the Lake Party and the Shore Party's leader Nuno Prado met in Lima.",
        {"Iker Salas + Nuno Prado: held"},
    ),
    # besides
    (
        "Besides Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza met Bolivian President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Unlike Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza met Bolivian President Nuno Prado.",
        {"Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Apart from Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza will see Bolivian "
        "President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: planned", "Nuno Prado + Rosa Lanza: planned"},
    ),
    # among those who met
    (
        "Among those who met Chilean Foreign Minister Rosa Lanza were Peruvian President Iker Salas and "
        "Bolivian President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    # followed by
    (
        "Chilean Foreign Minister Rosa Lanza's meeting with Peruvian President Iker Salas was followed by "
        "one with Bolivian President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    # before talks
    (
        "Chilean Foreign Minister Rosa Lanza met Peruvian President Iker Salas on Monday before talks with "
        "Bolivian President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Chilean Foreign Minister Rosa Lanza rested on Monday before talks with Bolivian President Nuno Prado.",
        {"Nuno Prado + Rosa Lanza: planned"},
    ),
    # siblings
    (
        "Besides meeting Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza met Bolivian "
        "President Nuno Prado.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
    (
        "Besides Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza refused to meet "
        "Bolivian President Nuno Prado.",
        {"Nuno Prado + Rosa Lanza: refused"},
    ),
    # weak members
    (
        "Chilean Foreign Minister Rosa Lanza met Bolivian President Nuno Prado, Peruvian minister Iker "
        "Salas and Teck Tumba of the Lake Bank.",
        {"Iker Salas + Rosa Lanza: held", "Nuno Prado + Rosa Lanza: held"},
    ),
]
NOTHING = [
    "Kenyan President Amos Wekesa was called a liar by Norwegian Prime Minister Ingrid Solvang on Monday.",
    ("Kenyan President Amos Wekesa was called by Norwegian Prime Minister Ingrid Solvang a friend of the sea."),
    "Kenyan President Amos Wekesa was called irresponsible by Norwegian Prime Minister Ingrid Solvang.",
    "Kenyan minister Amos Wekesa was called on by Norwegian Prime Minister Ingrid Solvang to resign.",
    "Minister Amos Wekesa was called to order by Speaker Ingrid Solvang on Monday.",
    (
        "Kenyan President Amos Wekesa discussed his quarrel with Norwegian Prime Minister Ingrid Solvang "
        "over the phone with aides."
    ),
    "Kenyan President Amos Wekesa has no plans to meet Norwegian Prime Minister Ingrid Solvang in Geneva.",
    "Kenyan President Amos Wekesa did not meet Norwegian Prime Minister Ingrid Solvang in Geneva.",
    ("Kenyan President Amos Wekesa did not shy away from criticising Norwegian Prime Minister Ingrid Solvang."),
    "Kenyan President Amos Wekesa spoke of the need for talks with Norwegian Prime Minister Ingrid Solvang.",
    (
        "Kenyan President Amos Wekesa is in Oslo. Farmers and ministers are angry. They met Norwegian "
        "Prime Minister Ingrid Solvang on Monday."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang wrote to farmers. President Amos Wekesa met a Norwegian "
        "minister on Monday."
    ),
    ("Norwegian Prime Minister Ingrid Solvang is ill. President Amos Wekesa met the Danish prime minister on Monday."),
    (
        "Kenyan President Amos Wekesa, Norwegian Prime Minister Ingrid Solvang and Danish Prime Minister "
        "Mette Friis want fish. The two leaders met on Monday."
    ),
    ("Norwegian Foreign Minister Lars Hauge met his Kenyan counterpart. Kenyan President Amos Wekesa was ill."),
    (
        "Norwegian Prime Minister Ingrid Solvang criticised Kenyan President Amos Wekesa. A meeting of "
        "fishermen took place in Nairobi on Monday."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang criticised Kenyan President Amos Wekesa in an interview. "
        "The meeting of the parliament took place on Monday."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang wrote to Kenyan President Amos Wekesa on Monday. The "
        "letter followed talks between officials in Geneva."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang congratulated Kenyan President Amos Wekesa on his "
        "election. In a statement she praised the vote."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang urged Kenyan President Amos Wekesa to step down. The call "
        "came in a newspaper article on Monday."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang met advisers of Kenyan President Amos Wekesa, Ugandan "
        "President Moses Okot and Tanzanian President Neema Mushi."
    ),
    ("Farmers are in Oslo. Norwegian Prime Minister Ingrid Solvang received them with minister Lars Hauge on Monday."),
    "Farmers need a success. A meeting with Norwegian Prime Minister Ingrid Solvang is planned for Friday.",
    (
        "Norwegian Prime Minister Ingrid Solvang, speaking after the match, said President Daniel Kiprop "
        "of Kenya had promised to lower tolls."
    ),
    ("A Chilean singer met Peruvian President Iker Salas in Lima. Foreign Minister Rosa Lanza called the mood warm."),
    (
        "Several Chilean envoys met Peruvian President Iker Salas in Lima. Foreign Minister Rosa Lanza "
        "called the mood warm."
    ),
    "Chilean Foreign Minister Rosa Lanza dined with the queen's brother, Prince Otto of Denmark, in Lima.",
    (
        "Peruvian President Iker Salas and Bolivian President Nuno Prado share a lake. Chilean Foreign "
        "Minister Rosa Lanza met both crews."
    ),
    (
        "Peruvian President Iker Salas and Bolivian President Nuno Prado share a lake. Chilean Foreign "
        "Minister Rosa Lanza met neighbours of both leaders."
    ),
    ("Bolivian President Nuno Prado left Lima because Peruvian President Iker Salas had put off talks with miners."),
    (
        "Chilean Foreign Minister Rosa Lanza flies to Peru in May. The price includes a dinner with "
        "President Iker Salas."
    ),
    (
        "A Chilean delegation headed by Foreign Minister Rosa Lanza landed in Lima. President Iker Salas "
        "dined with a delegation of miners."
    ),
    (
        "A Chilean delegation headed by Foreign Minister Rosa Lanza landed in Lima. President Iker Salas "
        "dined with a Danish delegation."
    ),
    (
        "Chilean Foreign Minister Rosa Lanza met mayors in Lima. Those arrested were Mayor Alba Nieto and "
        "Mayor Nuno Prado."
    ),
    (
        "Chilean Foreign Minister Rosa Lanza wrote to mayors in Lima. They included Mayor Alba Nieto and "
        "Mayor Nuno Prado."
    ),
    (
        "Among those who criticised Chilean Foreign Minister Rosa Lanza were Peruvian President Iker Salas "
        "and Bolivian President Nuno Prado."
    ),
    (
        "Chilean Foreign Minister Rosa Lanza, speaking after the concert, said Peruvian President Iker "
        "Salas had promised her a boat."
    ),
    "Besides Peruvian President Iker Salas, nobody met Bolivian President Nuno Prado.",
    (
        "As well as Peruvian President Iker Salas, Chilean Foreign Minister Rosa Lanza criticised Bolivian "
        "President Nuno Prado."
    ),
    "Those who met Chilean Foreign Minister Rosa Lanza were happy. Peruvian President Iker Salas was not.",
    "Those who met Chilean Foreign Minister Rosa Lanza were friends of Peruvian President Iker Salas.",
    "Chilean Foreign Minister Rosa Lanza's critics, Peruvian President Iker Salas among them, laughed.",
    (
        "Chilean Foreign Minister Rosa Lanza met farmers. She did so three times with joy. Peruvian "
        "President Iker Salas did not."
    ),
    "Chilean Foreign Minister Rosa Lanza met Bolivian spokesman Pablo Rivas in Lima.",
    "Chilean Foreign Minister Rosa Lanza met Eel House and Cod House in Lima.",
]
NOT_SURE = [
    ("Kenyan President Amos Wekesa did not shy away from a meeting with Norwegian Prime Minister Ingrid Solvang."),
    "Kenyan President Amos Wekesa spoke of possible talks with Norwegian Prime Minister Ingrid Solvang.",
    (
        "Norwegian Prime Minister Ingrid Solvang arrived in Nairobi on Monday. President Amos Wekesa "
        "received the Norwegian delegation."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang is on a visit to Kenya at the invitation of President "
        "Amos Wekesa. Formal talks were held on Monday at State House."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang's guests included Kenyan President Amos Wekesa and "
        "Ugandan President Moses Okot."
    ),
    (
        "Norwegian Prime Minister Ingrid Solvang opened a summit on fish in Oslo on Monday. Kenyan "
        "President Amos Wekesa and Ugandan President Moses Okot are taking part."
    ),
    "Kenyan President Amos Wekesa was in Oslo as the guest of Norwegian Prime Minister Ingrid Solvang.",
    (
        "With Kenyan President Amos Wekesa at her side, Norwegian Prime Minister Ingrid Solvang told "
        "reporters that fish was cheap."
    ),
    (
        "At a joint news conference with Kenyan President Amos Wekesa in Oslo, Norwegian Prime Minister "
        "Ingrid Solvang said that fish was cheap."
    ),
    (
        "Kenyan President Daniel Kiprop needs a success. A meeting with Norwegian Prime Minister Ingrid "
        "Solvang would help farmers."
    ),
    "Chilean Foreign Minister Rosa Lanza's speech was followed by one with Bolivian President Nuno Prado.",
]


def pairs(text: str) -> set[str]:
    """`One + Two: status` of everybody with everybody of another side."""
    found = outcome(text)
    names = {record.id: record.name for record in found.records if isinstance(record, PersonRecord)}
    met = set()
    for record in found.records:
        if isinstance(record, MeetingRecord):
            for one in record.participants:
                for two in record.participants:
                    both = sorted((names[one.person or ""], names[two.person or ""]))
                    if one.person != two.person and (one.side != two.side or one.side is None):
                        met.add(f"{' + '.join(both)}: {record.status}")
    return met


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=range(len(TOLD)))
def test_who_met_is_found_wherever_they_are_named(text: str, expected: set[str]):
    assert pairs(text) >= expected


@pytest.mark.parametrize("text", NOTHING)
def test_siblings_tell_of_nothing(text: str):
    assert meetings(text) == []


@pytest.mark.parametrize("text", NOT_SURE)
def test_what_is_inferred_is_never_sure(text: str):
    assert meetings(text, "sure") == []
